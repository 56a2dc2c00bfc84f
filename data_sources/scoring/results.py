"""Typed answers: what the data floor hands to those who draw."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from functools import cached_property
from typing import Final, NamedTuple

from data_sources.question.filters import Filters
from data_sources.question.notices import Notice
from data_sources.question.periods import Period
from data_sources.question.request import Request
from data_sources.question.view import View
from data_sources.row_tables.records.notes import Note
from data_sources.scoring.due import EarlierYear, Forecast, forecast
from data_sources.scoring.explaining.bridges import Bridge
from data_sources.scoring.notes.notes import Contact
from data_sources.scoring.yearly_change import YearlyChange, yearly_change
from data_sources.vocabulary.identity_enum import IdentityEnum
from data_sources.vocabulary.reasons import Doubt, Reason

KINDS: Final = ("city", "district", "regional")


class Level(IdentityEnum):
    """Whose row it is."""

    MUNICIPALITY = "municipality"
    SELECTION = "selection"
    REGION = "region"


class Status(IdentityEnum):
    """How a value stands to its target."""

    GOOD = "good"
    WATCH = "watch"
    BAD = "bad"
    NONE = "none"


@dataclass(frozen=True)
class Region:
    code: str
    name: str
    oktmo: str


@dataclass(frozen=True)
class Municipality:
    """A municipality as the register described it at the time of knowledge."""

    oktmo: str
    name: str
    short_name: str | None
    kind: str
    peer_group: str | None
    tile: tuple[int, int] | None

    @property
    def is_regional(self) -> bool:
        return self.kind == "regional"


@dataclass(frozen=True)
class Registers:
    """Regions and the municipalities of the asked one, in Russian order of names."""

    regions: tuple[Region, ...]
    region: Region | None
    municipalities: tuple[Municipality, ...]

    @property
    def groups(self) -> tuple[str, ...]:
        """Peer groups and kinds by which municipalities can be chosen."""
        peers = {m.peer_group for m in self.municipalities if m.peer_group}
        kinds = {m.kind for m in self.municipalities}
        return (
            *sorted(peers - kinds),
            *(k for k in ("city", "district", "regional") if k in kinds),
        )


@dataclass(frozen=True)
class Question:
    """What was asked, with everything that the address leaves unsaid."""

    filters: Filters
    period: Period
    today: date
    as_of: date
    moment: datetime
    region: Region | None
    shown: tuple[Municipality, ...]
    group: tuple[Municipality, ...]


@dataclass(frozen=True)
class AnsweredRequest:
    """A question and a view as they were answered; `notices` say what had to be dropped."""

    question: Question
    view: View
    notices: tuple[Notice, ...]

    @property
    def request(self) -> Request:
        """What was answered, as an address says it."""
        return Request(self.question.filters, self.view)


BEGUN: Final = 0.05
"""Of a target, as long as less is due a period has only begun: a few people are a great share."""


class Row(NamedTuple):
    """One indicator at one level; `None` is an empty cell, never a zero.

    `value`, `score` and `previous` are not rounded. `left_out` counts the municipalities that a
    sum leaves out: their denominator is unknown, or they have not reported. `scored` is, for the
    index, how many indicators entered it out of how many have a weight. `target_to_date` is what
    of the target is due by `as_of`, and what `status` is held against; None before the period.
    `notes` explain the number, the newest first; `contact` may be asked where it is missing.
    `weighed` is, for the index, the weight of its scores, and of all that it could have.
    """

    level: Level
    oktmo: str | None
    name: str
    indicator: str
    numerator: float | None = None
    denominator: float | None = None
    value: float | None = None
    reason: Reason | None = None
    small: bool = False
    target: float | None = None
    near: float | None = None
    status: Status = Status.NONE
    score: float | None = None
    rank: int | None = None
    left_out: int = 0
    scored: tuple[int, int] | None = None
    target_to_date: float | None = None
    doubt: Doubt | None = None
    notes: tuple[Note, ...] = ()
    contact: Contact | None = None
    weighed: tuple[float, float] | None = None
    previous: float | None = None
    previous_then: float | None = None

    @property
    def is_comparable(self) -> bool:
        """It has a value that may be held against the others."""
        return self.value is not None and not self.small and self.doubt is None

    @property
    def change(self) -> YearlyChange | None:
        """How the value changed since a year ago."""
        return yearly_change(self.value, self.previous, self.previous_then)

    @property
    def was(self) -> float | None:
        """The value of a year ago that this one is compared with: as it was seen then."""
        return self.previous if self.previous_then is None else self.previous_then

    @property
    def known_share(self) -> float | None:
        """0-1: on how much of the weight that it could have the index stands."""
        if self.weighed is None or self.value is None:
            return None
        known, whole = self.weighed
        return min(1.0, known / whole) if whole else None

    @property
    def is_due_in_part(self) -> bool:
        """The period goes on, and only a part of the target is due by `as_of`."""
        return self.target_to_date is not None and self.target_to_date != self.target

    @property
    def has_only_begun(self) -> bool:
        """So little of the target is due that it says nothing of anybody."""
        if self.target is None or self.target_to_date is None:
            return False
        return self.is_due_in_part and self.target_to_date < self.target * BEGUN

    @property
    def is_schedule_unclear(self) -> bool:
        """Whether it is on schedule cannot be said, though it is behind what is due by `as_of`.

        It lacks no more than late facts moved last year on this day, or less than `BEGUN` of the
        target is due.
        """
        if self.status not in (Status.WATCH, Status.BAD) or not self.is_due_in_part:
            return False
        if self.value is None or self.target_to_date is None:
            return False
        if self.has_only_begun:
            return True
        return self.value + self.late_last_year >= self.target_to_date

    @property
    def late_last_year(self) -> float:
        """By how much facts that came late raised last year's value of this day; 0: not known."""
        if self.previous is None or self.previous_then is None:
            return 0.0
        return max(0.0, self.previous - self.previous_then)

    @property
    def verdict(self) -> Status:
        """The status as far as it can be said: none where the schedule is unclear."""
        return Status.NONE if self.is_schedule_unclear else self.status

    def beside(self, previous: float | None, previous_then: float | None) -> Row:
        """The same row with the values of the year before, as known now and as known then.

        What is withheld has none: they would say what it is about.
        """
        if self.reason is Reason.WITHHELD:
            return self
        return Row(*self[:-2], previous, previous_then)


@dataclass(frozen=True)
class Scorecard:
    """All indicators of a question: for each, the municipalities shown, then the sums."""

    question: Question
    rows: tuple[Row, ...]

    @cached_property
    def _by_indicator(self) -> Mapping[str, tuple[Row, ...]]:
        found: dict[str, list[Row]] = {}
        for row in self.rows:
            found.setdefault(row.indicator, []).append(row)
        return {indicator: tuple(rows) for indicator, rows in found.items()}

    def of(self, indicator: str) -> tuple[Row, ...]:
        return self._by_indicator.get(indicator, ())

    def municipal(self, indicator: str) -> tuple[Row, ...]:
        return tuple(row for row in self.of(indicator) if row.level is Level.MUNICIPALITY)

    def total(self, indicator: str) -> Row | None:
        """The row of what is shown: the selection where there is one, else the region."""
        sums = [row for row in self.of(indicator) if row.level is not Level.MUNICIPALITY]
        return sums[0] if sums else None

    def __iter__(self) -> Iterator[Row]:
        return iter(self.rows)


@dataclass(frozen=True)
class Provenance:
    """Of which data an answer was made; stale: given again because the database is away."""

    data_version: int
    changed_at: datetime
    is_demo: bool
    is_stale: bool = False


@dataclass(frozen=True)
class Vocabulary:
    """What the controls of a page offer."""

    registers: Registers
    periods: tuple[Period, ...]


@dataclass(frozen=True)
class History:
    """What is shown, at the same reporting day of several years, oldest first."""

    indicator: str
    points: tuple[tuple[date, float | None], ...]


@dataclass(frozen=True)
class Overview:
    """Everything that a page of indicators shows, of one state of the database.

    `index_change` is why the index of what is shown changed since last year; None where there is
    nothing to compare. `beyond` are rows of the chosen indicator of those who are not shown: a map
    keeps their values, in grey. `courses`: how the years before went by cumulative indicator, while
    the period goes on; empty else. `general`: of a group, rows of the index and of the chosen
    indicator with scores and places among all municipalities of the region; empty else.
    """

    scorecard: Scorecard
    vocabulary: Vocabulary
    histories: tuple[History, ...]
    provenance: Provenance
    index_change: Bridge | None = None
    beyond: tuple[Row, ...] = ()
    courses: Mapping[str, tuple[EarlierYear, ...]] = field(default_factory=dict)

    general: tuple[Row, ...] = ()

    def forecast(self, row: Row) -> Forecast | None:
        """Where the row would end if the period went on as the years before did.

        Nothing is foretold of a value that nobody compares.
        """
        if row.value is None or not row.is_comparable or row.has_only_begun:
            return None
        return forecast(row.value, self.courses.get(row.indicator, ()))

    def as_stale(self) -> Overview:
        """The same answer, given again while the database is away."""
        return replace(self, provenance=replace(self.provenance, is_stale=True))
