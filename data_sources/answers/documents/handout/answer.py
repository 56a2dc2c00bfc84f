"""What a deck is handed out with: behind every slide, the tables whose rows it speaks of."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final

from data_sources.answers.documents.deck.answer import (
    Changes,
    Deck,
    Extremes,
    LastDecisions,
    LastOwners,
    NewDecisions,
    Overdue,
    PresenceSlide,
    RegionOnly,
    Sittings,
    Slide,
    Standing,
    TrendSlide,
    Where,
)
from data_sources.answers.row_lists.answer import RowStream
from data_sources.question.choices import EVERY_BODY
from data_sources.question.request import Request
from data_sources.vocabulary.execution import ExecutionStatus

INDICATORS: Final = "indicators"
"""The table of the overview's own values; every other name is that of a declared table."""


@dataclass(frozen=True)
class Behind:
    """A table and its question: the file of that name has the same rows for the same question.

    `only` narrows the indicators to one; None leaves them all.
    """

    table: str
    asked: Request
    only: str | None = None


@dataclass(frozen=True)
class Handout:
    """A deck and the rows behind it, of one state of the database; good within its transaction.

    `behind` has a tuple for every slide, in their order; `every` has each table once, that of
    all indicators first. `stream` gives the rows of a declared table, one after another.
    """

    deck: Deck
    behind: tuple[tuple[Behind, ...], ...]
    stream: Callable[[Behind], RowStream]

    @property
    def every(self) -> tuple[Behind, ...]:
        first = Behind(INDICATORS, of_indicators(self.deck))
        return tuple(dict.fromkeys((first, *(each for slide in self.behind for each in slide))))


def of_indicators(deck: Deck) -> Request:
    """The question of the deck as the table of indicators understands it."""
    return deck.request.without(
        "body", "meeting", "sort", "page", "q", "status", "owner", "slide", "i"
    )


def behind(deck: Deck) -> tuple[tuple[Behind, ...], ...]:
    """The tables behind every slide; none where the slide itself says all there is."""
    return tuple(tuple(_behind(deck, slide)) for slide in deck.slides)


def _behind(deck: Deck, slide: Slide) -> Iterator[Behind]:
    if isinstance(slide, Standing | TrendSlide | Where | Extremes | Changes):
        yield Behind(INDICATORS, of_indicators(deck), slide.indicator)
    match slide:
        case LastDecisions():
            yield Behind("decisions", slide.asked)
        case LastOwners():
            yield Behind("decisions", slide.last.asked)
        case NewDecisions():
            yield Behind("decisions", _of_meeting(deck, slide.card.meeting.code))
        case Overdue():
            yield Behind(INDICATORS, of_indicators(deck), "decision_overdue")
            asked = of_indicators(deck).changed(body=EVERY_BODY, status=ExecutionStatus.OVERDUE)
            yield Behind("decisions", asked)
        case PresenceSlide():
            yield Behind("attendance", _of_meeting(deck, slide.card.meeting.code))
        case RegionOnly():
            yield Behind(INDICATORS, of_indicators(deck))
        case Sittings():
            body = deck.question.filters.body
            yield Behind("attendance", of_indicators(deck).changed(body=body))


def _of_meeting(deck: Deck, code: str) -> Request:
    return of_indicators(deck).changed(body=EVERY_BODY, meeting=code)
