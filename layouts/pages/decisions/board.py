"""The board of assignments by term: the first of each group, and the way to the others."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from types import MappingProxyType
from typing import Final

from data_sources.answers.decisions.answer import DecisionsPicture
from data_sources.answers.decisions.execution import Lane, LaneKey
from data_sources.question.request import Request
from data_sources.row_tables.records.decisions import DecisionRow
from layouts.frame import links
from layouts.markup import html, theme
from layouts.markup.element import Element
from layouts.pages.decisions import rows
from layouts.wording import numbers
from layouts.wording.brief_names import brief
from layouts.wording.subjects import decision_words

LONGEST: Final = 72
TITLES: Final = MappingProxyType(
    {
        LaneKey.OVERDUE: "○ Просрочено",
        LaneKey.WEEK: "◐ В ближайшие 7 дней",
        LaneKey.FORTNIGHT: "◐ Через 8–14 дней",
        LaneKey.MONTH: "◐ Через 15–30 дней",
        LaneKey.LATER: "◐ Позже 30 дней",
        LaneKey.CONTINUOUS: "∞ Постоянно",
        LaneKey.NO_TERM: "◐ Без срока",
        LaneKey.UNOWNED: "? Без ответственного",
    }
)
_PLAIN: Final = MappingProxyType(
    {key: title[2:3].lower() + title[3:] for key, title in TITLES.items()}
)
_CLASSES: Final = MappingProxyType(
    {LaneKey.OVERDUE: "bad", LaneKey.WEEK: "watch", LaneKey.UNOWNED: "watch"}
)


def draw(picture: DecisionsPicture, path: str) -> Element:
    """The groups; the empty ones are named: that nothing is due this week is an answer."""
    question = picture.question
    full = [lane for lane in picture.execution.board if lane.size]
    empty = [_PLAIN[lane.key] for lane in picture.execution.board if not lane.size]
    return html.Div(
        [
            html.Div(
                [_lane(lane, path, picture.request, question.as_of) for lane in full],
                className="lanes",
                hidden=not full,
            ),
            html.P(f"Нет поручений: {', '.join(empty)}.", className="remark", hidden=not empty),
        ]
    )


def _lane(lane: Lane, path: str, request: Request, as_of: date) -> Element:
    texts = brief((row.text for row in lane.rows), LONGEST)
    return html.Section(
        [
            html.H3([TITLES[lane.key], " ", html.B(numbers.number(lane.size, 0))]),
            html.P(_nearest(lane, as_of), className="sub"),
            html.Ul(
                [
                    html.Li(list(_row(row, texts[row.text], path, request, as_of)))
                    for row in lane.rows
                ]
            ),
            *_onward(lane, path, request),
        ],
        id=f"lane-{lane.key}",
        className=theme.classes("lane", _CLASSES.get(lane.key, "")),
    )


def _nearest(lane: Lane, as_of: date) -> str:
    """What is said of the first row: how old it is, or how near."""
    due_on = lane.rows[0].due_on
    if due_on is None or lane.key == LaneKey.UNOWNED:
        return ""
    if lane.key == LaneKey.OVERDUE:
        late = decision_words.days((as_of - due_on).days)
        return f"самое давнее — на{numbers.NBSP}{late}"
    return f"ближайшее — {numbers.day(due_on)}, {_ahead((due_on - as_of).days)}"


def _ahead(days: int) -> str:
    return f"через{numbers.NBSP}{decision_words.days(days)}" if days else "сегодня"


def _row(
    row: DecisionRow, text: str, path: str, request: Request, as_of: date
) -> Iterator[Element]:
    yield html.Link(
        text,
        href=rows.sentence_address(path, request, row),
        title=f"{row.text}: открыть в тексте протокола",
    )
    yield html.Small(f"{_owner(row)} · {_term(row, as_of)}")


def _owner(row: DecisionRow) -> str:
    names = (row.assignee or "ответственный не назван", row.municipality)
    return ", ".join(dict.fromkeys(name for name in names if name))


def _term(row: DecisionRow, as_of: date) -> str:
    if row.due_on is None:
        return "постоянно" if row.due_kind == "continuous" else "без срока"
    late = (as_of - row.due_on).days
    said = f"срок {numbers.day(row.due_on)}"
    return f"{said}, опоздание {decision_words.days(late)}" if late > 0 else said


def _onward(lane: Lane, path: str, request: Request) -> Iterator[Element]:
    onward = lane.onward
    if onward is None:
        return
    asked = request.changed(status=onward.status, sort=onward.sort, page=onward.page)
    yield html.Link(
        f"ещё{numbers.NBSP}{numbers.number(lane.others, 0)} — в списке",
        href=f"{links.page(path, asked)}#rows",
        className="onward",
    )
