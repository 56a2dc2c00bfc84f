"""What a deck is handed out with: behind every slide, the tables whose rows it speaks of."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any, Final

from data_sources.answers.documents.deck.answer import (
    Deck,
    LastDecisions,
    LastOwners,
    NewDecisions,
    Overdue,
    PresenceSlide,
    RegionOnly,
    Sittings,
)
from data_sources.answers.row_lists.answer import RowStream
from data_sources.question.choices import EVERY_BODY
from data_sources.question.filters import Filters
from data_sources.vocabulary.execution import ExecutionStatus

INDICATORS: Final = "indicators"
"""The table of the overview's own values; every other name is that of a declared table."""


@dataclass(frozen=True)
class Behind:
    """A table and its question: the file of that name has the same rows for the same question.

    `only` narrows the indicators to one; None leaves them all.
    """

    table: str
    asked: Filters
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


def of_indicators(deck: Deck) -> Filters:
    """The question of the deck as the table of indicators understands it."""
    return deck.question.filters.without(
        "body", "meeting", "sort", "page", "q", "status", "owner", "slide", "i"
    )


def behind(deck: Deck) -> tuple[tuple[Behind, ...], ...]:
    """The tables behind every slide; none where the slide itself says all there is."""
    return tuple(tuple(_behind(deck, slide)) for slide in deck.slides)


def _behind(deck: Deck, slide: Any) -> Iterator[Behind]:
    indicator: str | None = getattr(slide, "indicator", None)
    if indicator is not None:
        yield Behind(INDICATORS, of_indicators(deck), indicator)
    more = _ROWS.get(type(slide))
    if more is not None:
        yield from more(deck, slide)


def _of_meeting(deck: Deck, code: str) -> Filters:
    return replace(of_indicators(deck), body=EVERY_BODY, meeting=code)


def _last(_: Deck, slide: LastDecisions) -> Iterator[Behind]:
    yield Behind("decisions", slide.asked)


def _last_owners(_: Deck, slide: LastOwners) -> Iterator[Behind]:
    yield Behind("decisions", slide.last.asked)


def _presence(deck: Deck, slide: PresenceSlide) -> Iterator[Behind]:
    yield Behind("attendance", _of_meeting(deck, slide.card.meeting.code))


def _sittings(deck: Deck, _: Sittings) -> Iterator[Behind]:
    body = deck.question.filters.body
    yield Behind("attendance", replace(of_indicators(deck), body=body))


def _overdue(deck: Deck, _: Overdue) -> Iterator[Behind]:
    yield Behind(INDICATORS, of_indicators(deck), "decision_overdue")
    yield Behind(
        "decisions", replace(of_indicators(deck), body=EVERY_BODY, status=ExecutionStatus.OVERDUE)
    )


def _region(deck: Deck, _: RegionOnly) -> Iterator[Behind]:
    yield Behind(INDICATORS, of_indicators(deck))


def _decided(deck: Deck, slide: NewDecisions) -> Iterator[Behind]:
    yield Behind("decisions", _of_meeting(deck, slide.card.meeting.code))


_ROWS: Final[Mapping[type[Any], Callable[[Deck, Any], Iterator[Behind]]]] = {
    LastDecisions: _last,
    LastOwners: _last_owners,
    NewDecisions: _decided,
    Overdue: _overdue,
    PresenceSlide: _presence,
    RegionOnly: _region,
    Sittings: _sittings,
}
