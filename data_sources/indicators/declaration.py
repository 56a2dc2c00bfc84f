"""What an indicator is: declared once, in one file, and everything else follows."""

from __future__ import annotations

import enum
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any, Final, TypeAlias

import sqlalchemy as sa

from data_sources.periods import Period, months_earlier, school_year

Facts: TypeAlias = sa.Select[*tuple[Any, ...]]
"""A select of `oktmo` and items, not yet run."""


class Family(enum.Enum):
    """The part of the methodological system that the indicator speaks of."""

    TRAINING = "training"
    MEETINGS = "meetings"
    DECISIONS = "decisions"
    SCHOOL_PROJECT = "school_project"
    SUPPORT = "support"


class Unit(enum.Enum):
    """How the ratio is shown; the value is what the ratio is multiplied by."""

    PERCENT = "percent"
    PER_100 = "per_100"
    PER_10 = "per_10"
    COUNT = "count"
    POINTS = "points"

    @property
    def factor(self) -> int:
        if self is Unit.PER_10:
            return 10
        return 100 if self in (Unit.PERCENT, Unit.PER_100) else 1


class Direction(enum.Enum):
    """Which way is better."""

    UP = "up"
    DOWN = "down"
    NEUTRAL = "neutral"


class Reach(enum.Enum):
    """The lowest level at which the indicator has a value."""

    MUNICIPALITY = "municipality"
    REGION = "region"


class Span(enum.Enum):
    """Which days of a dated fact count."""

    PERIOD = "period"
    THREE_YEARS = "three_years"


@dataclass(frozen=True)
class Moment:
    """When and where a measure is taken: the period, the reporting date D, the knowledge K.

    `sole_region`: the register knows one region, so rows without a region code are its own.
    """

    start: date
    end: date
    as_of: date
    known: datetime
    region_code: str
    sole_region: bool

    def days(self, span: Span) -> tuple[date, date]:
        """The first and the last day that count, both included."""
        if span is Span.PERIOD:
            return self.start, self.as_of
        return months_earlier(self.as_of, 36) + timedelta(days=1), self.as_of

    def parameters(self) -> dict[str, Any]:
        """Values for the parameters of a `Window`."""
        return {
            "start": self.start,
            "end": self.end,
            "as_of": self.as_of,
            "three_years_before": months_earlier(self.as_of, 36),
            "known": self.known,
            "region_code": self.region_code,
        }


@dataclass(frozen=True)
class Window:
    """A moment as SQL parameters, so that a select is built once and run for every moment."""

    sole_region: bool
    start: sa.BindParameter[date] = field(default_factory=lambda: _day("start"))
    end: sa.BindParameter[date] = field(default_factory=lambda: _day("end"))
    as_of: sa.BindParameter[date] = field(default_factory=lambda: _day("as_of"))
    three_years_before: sa.BindParameter[date] = field(
        default_factory=lambda: _day("three_years_before")
    )
    known: sa.BindParameter[datetime] = field(
        default_factory=lambda: sa.bindparam("known", type_=sa.DateTime)
    )
    region_code: sa.BindParameter[str] = field(
        default_factory=lambda: sa.bindparam("region_code", type_=sa.String)
    )


def _day(name: str) -> sa.BindParameter[date]:
    return sa.bindparam(name, type_=sa.Date)


class Adds(enum.Enum):
    """How the rows of a measure become one number; a null among the items is not counted."""

    ROWS = "rows"
    AMOUNT = "amount"
    DISTINCT = "distinct"


# A measure is its own name: comparing by value would hash nine fields at every look into sums.
@dataclass(frozen=True, eq=False)
class Measure:
    """What is added up; each is made once, and only itself is equal to it.

    `rows(window)` selects the column `oktmo` (null: counts for the region alone) and one or
    more columns of items; `item` names this measure's own (an amount, or whom or what is
    counted). Measures with the same `rows` are read in one pass.
    `span`: the rows are dated facts. Then `rows` also selects their `day` (never null) and says
    nothing of days itself; those within the span count. Only rows and different items are
    counted so, amounts are not.
    `is_headcount`: a number of people on the staff, which may be zero or too small to compare.
    `regional_in_sums`: whether organisations of the region itself enter selection and region.
    """

    rows: Callable[[Window], Facts]
    adds: Adds
    item: str = "item"
    is_headcount: bool = False
    regional_in_sums: bool = True
    span: Span | None = None

    def __post_init__(self) -> None:
        if self.span is not None and self.adds is Adds.AMOUNT:
            raise ValueError("a dated measure counts; it does not add amounts")


@dataclass(frozen=True)
class Passport:
    """What a person must know before trusting the number; every text is Russian."""

    question: str
    why: str
    how: str
    limits: str
    source: str
    owner: str


EXAMPLE_PERIOD: Final[Period] = school_year(2023)
EXAMPLE_OKTMO: Final = "69100000"
EXAMPLE_REGION: Final = "70"


@dataclass(frozen=True)
class Example:
    """A worked example: rows of the shared database and what they come to.

    It is shown in the passport and run as a test. The rows lie in the school year 2023-2024 of
    one district (`EXAMPLE_OKTMO`); columns not named take their defaults. `denominator` is None
    for counts.
    """

    told: str
    rows: Mapping[str, tuple[Mapping[str, Any], ...]]
    numerator: float
    denominator: float | None


@dataclass(frozen=True, eq=False)
class Indicator:
    """One indicator; `place` orders it within its family, as section 2 of the contract does."""

    key: str
    title: str
    short_title: str
    family: Family
    place: int
    unit: Unit
    direction: Direction
    numerator: Measure
    denominator: Measure | None
    passport: Passport
    example: Example
    reach: Reach = Reach.MUNICIPALITY
    default_weight: float = field(default=0.5)

    @property
    def is_count(self) -> bool:
        return self.unit is Unit.COUNT

    @property
    def is_ranked(self) -> bool:
        return self.direction is not Direction.NEUTRAL
