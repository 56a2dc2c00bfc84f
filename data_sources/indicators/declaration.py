"""How an indicator is counted: its measures, over facts that the database selects."""

from __future__ import annotations

import enum
from collections.abc import Callable, Hashable
from dataclasses import dataclass, field, fields
from datetime import date, datetime, timedelta
from functools import cached_property
from typing import Any, Final, TypeAlias

import sqlalchemy as sa

from data_sources.question.periods import months_earlier, year_before
from data_sources.vocabulary.indicators.description import (
    EXAMPLE_OKTMO,
    EXAMPLE_PERIOD,
    EXAMPLE_REGION,
    Description,
    Direction,
    English,
    Example,
    Family,
    Passport,
    Reach,
    Unit,
)
from data_sources.vocabulary.reasons import Reason

FactSelect: TypeAlias = sa.Select[*tuple[Any, ...]]
"""A select of `oktmo` and items, not yet run."""


class Day(enum.Enum):
    """A day by which facts are told apart; each moment has its own."""

    START = "start"
    END = "end"
    AS_OF = "as_of"
    BEFORE_AS_OF = "before_as_of"
    AFTER_AS_OF = "after_as_of"
    TWO_YEARS_BEFORE = "two_years_before"
    THREE_YEARS_BEFORE = "three_years_before"


class DayRange(enum.Enum):
    """Which days count, both ends included. Where a side is open, a missing date counts too."""

    first: Day | None
    last: Day | None

    PERIOD = (Day.START, Day.AS_OF)
    WHOLE_PERIOD = (Day.START, Day.END)
    TWO_YEARS = (Day.TWO_YEARS_BEFORE, Day.AS_OF)
    THREE_YEARS = (Day.THREE_YEARS_BEFORE, Day.AS_OF)
    BY_REPORTING_DATE = (None, Day.AS_OF)
    BEFORE_REPORTING_DATE = (None, Day.BEFORE_AS_OF)
    NOT_BY_REPORTING_DATE = (Day.AFTER_AS_OF, None)
    ON_REPORTING_DATE_OR_LATER = (Day.AS_OF, None)
    NOT_BEFORE_PERIOD = (Day.START, None)

    def __init__(self, first: Day | None, last: Day | None) -> None:
        self.first = first
        self.last = last


Conditions: TypeAlias = tuple[tuple[str, DayRange], ...]
"""Columns of dates, each with the days on which a fact counts; all must hold."""


@dataclass(frozen=True)
class Moment:
    """When and where a measure is taken: the period, the reporting date `as_of`, the knowledge
    `known_at`.

    `sole_region`: the register knows one region, so rows without a region code are its own.
    """

    start: date
    end: date
    as_of: date
    known: datetime
    region_code: str
    sole_region: bool

    def day(self, day: Day) -> date:
        """The day of this moment."""
        match day:
            case Day.START:
                return self.start
            case Day.END:
                return self.end
            case Day.AS_OF:
                return self.as_of
            case Day.BEFORE_AS_OF:
                return self.as_of - timedelta(days=1)
            case Day.AFTER_AS_OF:
                return self.as_of + timedelta(days=1)
            case Day.TWO_YEARS_BEFORE:
                return months_earlier(self.as_of, 24) + timedelta(days=1)
            case Day.THREE_YEARS_BEFORE:
                return months_earlier(self.as_of, 36) + timedelta(days=1)

    def parameters(self) -> dict[str, Any]:
        """Values for the parameters of a `Window`."""
        year_before_start, year_before_end = year_before(self.start, self.end)
        return {
            "start": self.start,
            "end": self.end,
            "as_of": self.as_of,
            "two_years_before": self.day(Day.TWO_YEARS_BEFORE),
            "three_years_before": self.day(Day.THREE_YEARS_BEFORE),
            "known": self.known,
            "region_code": self.region_code,
            "year_before_start": year_before_start,
            "year_before_end": year_before_end,
        }


@dataclass(frozen=True, eq=False)
class Window:
    """A moment as SQL parameters, so that a select is built once and run for every moment.

    Windows are equal where their parameters have the same names: a select of one is that of the
    other.
    """

    sole_region: bool
    start: sa.BindParameter[date] = field(default_factory=lambda: _day("start"))
    end: sa.BindParameter[date] = field(default_factory=lambda: _day("end"))
    as_of: sa.BindParameter[date] = field(default_factory=lambda: _day("as_of"))
    two_years_before: sa.BindParameter[date] = field(
        default_factory=lambda: _day("two_years_before")
    )
    three_years_before: sa.BindParameter[date] = field(
        default_factory=lambda: _day("three_years_before")
    )
    known: sa.BindParameter[datetime] = field(
        default_factory=lambda: sa.bindparam("known", type_=sa.DateTime)
    )
    region_code: sa.BindParameter[str] = field(
        default_factory=lambda: sa.bindparam("region_code", type_=sa.String)
    )
    year_before_start: sa.BindParameter[date] = field(
        default_factory=lambda: _day("year_before_start")
    )
    year_before_end: sa.BindParameter[date] = field(default_factory=lambda: _day("year_before_end"))

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Window) and self._names == other._names

    def __hash__(self) -> int:
        return hash(self._names)

    @cached_property
    def _names(self) -> tuple[Hashable, ...]:
        parameters = (getattr(self, each.name) for each in fields(self))
        return tuple(getattr(each, "key", each) for each in parameters)


def _day(name: str) -> sa.BindParameter[date]:
    return sa.bindparam(name, type_=sa.Date)


class Aggregation(enum.Enum):
    """How the rows of a measure become one number; a null among the items is not counted."""

    ROWS = "rows"
    AMOUNT = "amount"
    DISTINCT = "distinct"


KNOWN_FROM: Final = "known_from"
KNOWN_UNTIL: Final = "known_until"
"""Columns of facts of every `known_at`; the second is null where a fact still is known."""


# A measure is its own name: comparing by value would hash eight fields at every look into sums.
@dataclass(frozen=True, eq=False)
class Measure:
    """What is added up; each is made once, and only itself is equal to it.

    `rows(window)` selects facts known at `known_at`: `oktmo` (null: counts for the region alone),
    columns of dates, and columns of items. `item` names this measure's own: an amount, or whom or
    what is counted; different items are texts.
    `when`: which of these facts count, by their dates. Facts are kept in memory if `rows` leaves
    all days to it; if `rows` names the days itself, the database is asked at every moment.
    `ever(window)` selects the same facts of every `known_at`, with the columns `known_from` and
    `known_until`: facts that are many are kept so, once for all moments of the past.
    `newest_of`: of the facts that count, only those of the newest `day` of each value in this
    column are taken.
    Measures of the same rows are read in one pass.
    `is_headcount`: a number of people on the staff, which may be zero or too small to compare.
    `regional_in_sums`: whether organisations of the region itself enter selection and region.
    """

    rows: Callable[[Window], FactSelect]
    adds: Aggregation
    item: str = "item"
    when: Conditions = ()
    newest_of: str | None = None
    ever: Callable[[Window], FactSelect] | None = None
    is_headcount: bool = False
    regional_in_sums: bool = True


@dataclass(frozen=True, eq=False)
class Absence:
    """Why a counted denominator may find nothing, and when that is the reason.

    The region's facts say when: where there are some of `only_if`, and none of `unless`.
    `only_municipality`: it is no reason of a selection or region.
    """

    reason: Reason
    only_if: Measure | None = None
    unless: Measure | None = None
    only_municipality: bool = False


@dataclass(frozen=True, eq=False, kw_only=True)
class Indicator(Description):
    """One indicator: its words, and what is added up for it.

    `reported_by`: facts that a municipality itself reports, of the last two years; without any,
    its silence is no zero. `absences`: why nothing may be found to divide by, the first that
    applies; otherwise there are no data.
    """

    numerator: Measure
    denominator: Measure | None
    reported_by: Measure | None = None
    absences: tuple[Absence, ...] = ()

    @property
    def is_ratio(self) -> bool:
        return self.denominator is not None

    @property
    def is_per_head(self) -> bool:
        return self.denominator is not None and self.denominator.is_headcount

    @property
    def counts_cases(self) -> bool:
        return self.numerator.adds is not Aggregation.AMOUNT

    @property
    def measures(self) -> tuple[Measure, ...]:
        """Everything that is added up for it."""
        asked = (
            self.numerator,
            self.denominator,
            self.reported_by,
            *(measure for each in self.absences for measure in (each.only_if, each.unless)),
        )
        return tuple(measure for measure in asked if measure is not None)


__all__ = [
    "EXAMPLE_OKTMO",
    "EXAMPLE_PERIOD",
    "EXAMPLE_REGION",
    "KNOWN_FROM",
    "KNOWN_UNTIL",
    "Absence",
    "Aggregation",
    "Conditions",
    "Day",
    "DayRange",
    "Direction",
    "English",
    "Example",
    "FactSelect",
    "Family",
    "Indicator",
    "Measure",
    "Moment",
    "Passport",
    "Reach",
    "Unit",
    "Window",
]
