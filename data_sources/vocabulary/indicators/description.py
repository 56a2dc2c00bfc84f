"""What is said of an indicator: everything in its declaration that is not a measure."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from data_sources.question.periods import Period, school_year
from data_sources.vocabulary.identity_enum import IdentityEnum
from data_sources.vocabulary.indicators.versions import FIRST, Version


class Family(IdentityEnum):
    """The part of the methodological system that the indicator speaks of."""

    TRAINING = "training"
    MEETINGS = "meetings"
    DECISIONS = "decisions"
    SCHOOL_PROJECT = "school_project"
    SUPPORT = "support"


class Unit(IdentityEnum):
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


class Direction(IdentityEnum):
    """Which way is better."""

    UP = "up"
    DOWN = "down"
    NEUTRAL = "neutral"


class Reach(IdentityEnum):
    """The lowest level at which the indicator has a value."""

    MUNICIPALITY = "municipality"
    REGION = "region"


@dataclass(frozen=True)
class Passport:
    """What a person must know before trusting the number; every text is Russian."""

    question: str
    why: str
    how: str
    limits: str
    source: str
    owner: str


@dataclass(frozen=True)
class English:
    """What a reader without Russian is told, in files alone: no page shows it.

    `how` says what is divided by what.
    """

    title: str
    how: str


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


@dataclass(frozen=True, eq=False, kw_only=True)
class Description(ABC):
    """One indicator in words; `place` orders it within its family, as in docs/indicators.md.

    `is_cumulative`: the numerator grows in the course of a period, so a part of the target is due
    before its end. `versions`: what the definition was and is, the oldest first.
    """

    key: str
    title: str
    short_title: str
    family: Family
    place: int
    unit: Unit
    direction: Direction
    passport: Passport
    english: English
    example: Example
    reach: Reach = Reach.MUNICIPALITY
    default_weight: float = 0.5
    is_cumulative: bool = False
    versions: tuple[Version, ...] = (FIRST,)

    @property
    def version(self) -> Version:
        """The definition by which it is counted."""
        return self.versions[-1]

    @property
    @abstractmethod
    def is_ratio(self) -> bool:
        """Whether it is divided by anything."""

    @property
    @abstractmethod
    def is_per_head(self) -> bool:
        """Whether it is divided by a number of people on the staff."""

    @property
    @abstractmethod
    def counts_cases(self) -> bool:
        """Whether each row counts as one: no sum of amounts that the rows themselves bring."""

    @property
    def is_count(self) -> bool:
        return self.unit is Unit.COUNT

    @property
    def is_ranked(self) -> bool:
        return self.direction is not Direction.NEUTRAL
