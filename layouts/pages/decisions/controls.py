"""The request of the list of decisions, and its counts by status, which filter on a click."""

from __future__ import annotations

from typing import Final

from data_sources.answers.decisions.answer import DecisionsPicture
from data_sources.question.request import FILTER_KEYS, Request
from data_sources.row_tables.records.decisions import LISTING
from data_sources.vocabulary.execution import ExecutionStatus
from layouts.frame import links
from layouts.markup import html, theme
from layouts.markup.element import Element
from layouts.widgets import filter_fields
from layouts.widgets.filter_fields import Option
from layouts.wording import numbers
from layouts.wording.subjects import decision_words

_ALL: Final = filter_fields.option("все", "")


def draw(picture: DecisionsPicture) -> Element:
    """Status, body, meeting, owner, words of the text."""
    request = picture.request
    fields = {
        "status": filter_fields.select("status", request, _statuses()),
        "body": filter_fields.select("body", request, _bodies(picture, request)),
        "meeting": filter_fields.select("meeting", request, _meetings(picture)),
        "owner": filter_fields.text("owner", request, "часть имени"),
        "q": filter_fields.text("q", request, "слово или номер"),
    }
    return html.Div(
        [filter_fields.labelled(key, field) for key, field in fields.items()],
        className="controls list-controls",
    )


def drawn(request: Request) -> dict[str, str]:
    """Name -> text of these controls."""
    texts = request.texts()
    return {key: texts.get(key, "") for key in LISTING.filters}


def _statuses() -> list[Option]:
    return [
        _ALL,
        *(filter_fields.option(decision_words.status(key), key) for key in ExecutionStatus),
    ]


def _bodies(picture: DecisionsPicture, request: Request) -> list[Option]:
    known = dict.fromkeys((*picture.bodies, request.filters.body))
    return [
        _ALL,
        *(
            filter_fields.option(decision_words.body(body), body)
            for body in sorted(known, key=decision_words.body)
            if body != request.filters.default_body
        ),
    ]


def _meetings(picture: DecisionsPicture) -> list[Option]:
    offered = list(picture.meetings)
    if picture.minutes is not None and picture.minutes.meeting not in offered:
        offered.append(picture.minutes.meeting)
    return [
        _ALL,
        *(filter_fields.option(decision_words.meeting(each), each.code) for each in offered),
    ]


def by_status(picture: DecisionsPicture, path: str) -> Element:
    """«○ просрочено 6 · ◐ в работе 77 …»: each is a link to its rows, the chosen one back."""
    request = picture.request
    counts = [each for each in picture.counts if each.rows or each.status == request.filters.status]
    every = sum(each.rows for each in counts)
    counted = [
        _count(path, request, None, "все", every),
        *(
            _count(path, request, each.status, decision_words.status(each.status), each.rows)
            for each in counts
        ),
    ]
    return html.Nav(
        html.Ul(counted),
        className="by-status",
        hidden=not counts,
        aria_label=FILTER_KEYS["status"].title,
    )


def _count(path: str, request: Request, status: str | None, words: str, count: int) -> Element:
    chosen = request.filters.status == status
    wanted = None if chosen else status
    link = html.Link(
        [words, " ", html.B(numbers.number(count, 0))],
        href=links.with_filter(path, request, status=wanted, page=1),
        id=f"status-{status or 'all'}",
        className=theme.classes(
            decision_words.CLASSES.get(status or "", ""), "chosen" if chosen else ""
        ),
    )
    return html.Li(link, aria_current="true" if chosen else None)
