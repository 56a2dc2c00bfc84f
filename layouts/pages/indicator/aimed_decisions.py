"""Decisions about an indicator: who has to do what by when, and whether it shifted since."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from data_sources.question.request import Request
from data_sources.shifts.aimed import AimedDecision
from layouts.frame import links
from layouts.markup import html
from layouts.markup.element import Element
from layouts.wording import numbers
from layouts.wording.indicators import effect_words
from layouts.wording.subjects import decision_words

SHOWN: Final = 4
OWNERS: Final = 2
LONGEST: Final = 120
REMARK: Final = "сдвиг ищется в шести целых месяцах после заседания"


def draw(decisions: Sequence[AimedDecision], request: Request) -> list[Element]:
    """The newest first; nothing where no decision names the indicator."""
    if not decisions:
        return []
    items = [_item(each, request) for each in decisions]
    rest = len(items) - SHOWN
    return [
        html.Section(
            [
                html.H2(["Решения об этом показателе", html.Small(REMARK)]),
                html.Ul(items[:SHOWN], className="shifts"),
                *([_folded(items[SHOWN:], rest)] if rest > 0 else []),
            ],
            className="panel wide-panel aimed-panel",
        )
    ]


def name(decision: AimedDecision) -> str:
    """«п. 1.2, РУМО № 2 от 14.11.2025»."""
    number = decision.number or str(decision.position)
    return f"п.{numbers.NBSP}{number}, {decision_words.meeting(decision.meeting)}"


def _folded(items: list[Element], rest: int) -> Element:
    return html.Details(
        [html.Summary(f"ещё {rest}"), html.Ul(items, className="shifts")],
        id="indicator-decisions",
        className="more",
    )


def _item(decision: AimedDecision, request: Request) -> Element:
    asked = request.without("i").changed(meeting=decision.meeting.code)
    address = links.other_page(links.DECISIONS, asked)
    told = ". ".join(_told(decision))
    return html.Li(
        [
            html.Link(name(decision), href=f"{address}#{decision_words.anchor(decision.position)}"),
            f": {decision_words.shortened(decision.text, LONGEST)} ",
            *([html.Small(f"{told}. ")] if told else []),
            effect_words.draw(decision.effect),
        ]
    )


def _told(decision: AimedDecision) -> Iterator[str]:
    if decision.owners:
        more = len(decision.owners) - OWNERS
        rest = f" и{numbers.NBSP}ещё {more}" if more > 0 else ""
        yield f"{', '.join(decision.owners[:OWNERS])}{rest}"
    if decision.due_on is not None:
        yield f"Срок {numbers.day(decision.due_on)}"
