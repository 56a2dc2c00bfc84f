"""Levels of schools: how many are on each, and how they moved since the round before."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from data_sources.question.choices import LEVELS


@dataclass(frozen=True)
class SchoolGroup:
    """Schools that are alike: of one municipality, on one level now and before.

    The sums of points are over those of them that have points; `took_part` and the like are the
    same for all. `distance` is what can be said of the way to the next level.
    """

    oktmo: str
    level: str | None
    previous_level: str | None
    distance: str | None
    took_part: bool
    took_part_before: bool
    has_points: bool
    had_points: bool
    schools: int
    score: float = 0.0
    max_score: float = 0.0
    previous_score: float = 0.0
    previous_max_score: float = 0.0


@dataclass(frozen=True)
class GoneSchools:
    """Schools of the round before that are no longer counted: closed, or no school now."""

    oktmo: str
    level: str | None
    schools: int
    had_points: int
    score: float = 0.0
    max_score: float = 0.0


@dataclass(frozen=True)
class LevelCounts:
    """Schools of one municipality (of all of them: `oktmo` None) by level, lowest first."""

    oktmo: str | None
    by_level: tuple[int, ...]
    without_level: int
    absent: int

    @property
    def levelled(self) -> int:
        return sum(self.by_level)

    @property
    def schools(self) -> int:
        """All counted schools, those that did not take part among them."""
        return self.levelled + self.without_level + self.absent

    def count(self, level: str) -> int:
        return self.by_level[LEVELS.index(level)]


@dataclass(frozen=True)
class LevelFlow:
    """So many schools were on one level in the round before and are on another now."""

    before: str
    now: str
    schools: int

    @property
    def steps(self) -> int:
        """Levels up, or down below zero."""
        return LEVELS.index(self.now) - LEVELS.index(self.before)


@dataclass(frozen=True)
class Moves:
    """How schools moved between levels. What came or fell away is counted apart.

    `came` are by level now: they had none in the round before. `left` are by level before: they
    have none now, and work still; `gone` had one and are no longer counted at all.
    """

    flows: tuple[LevelFlow, ...]
    came: tuple[int, ...]
    left: tuple[int, ...]
    gone: tuple[int, ...]

    def count(self, before: str, now: str) -> int:
        return sum(flow.schools for flow in self.flows if (flow.before, flow.now) == (before, now))

    @property
    def rose(self) -> int:
        return sum(flow.schools for flow in self.flows if flow.steps > 0)

    @property
    def fell(self) -> int:
        return sum(flow.schools for flow in self.flows if flow.steps < 0)

    @property
    def stayed(self) -> int:
        return sum(flow.schools for flow in self.flows if flow.steps == 0)

    @property
    def matched(self) -> int:
        """Schools with a level in both rounds."""
        return self.rose + self.fell + self.stayed


def level_counts(groups: Iterable[SchoolGroup], oktmo: str | None) -> LevelCounts:
    """The schools of a municipality, or of all, by level."""
    counts: Counter[str | None] = Counter()
    absent = 0
    for group in groups:
        if oktmo is not None and group.oktmo != oktmo:
            continue
        if group.took_part:
            counts[group.level] += group.schools
        else:
            absent += group.schools
    return LevelCounts(oktmo, tuple(counts[level] for level in LEVELS), counts[None], absent)


def moves(groups: Iterable[SchoolGroup], gone: Iterable[GoneSchools]) -> Moves:
    """Between the rounds, of all schools given."""
    flows: Counter[tuple[str, str]] = Counter()
    came: Counter[str] = Counter()
    left: Counter[str] = Counter()
    for group in groups:
        if group.level is not None and group.previous_level is not None:
            flows[group.previous_level, group.level] += group.schools
        elif group.level is not None:
            came[group.level] += group.schools
        elif group.previous_level is not None:
            left[group.previous_level] += group.schools
    closed: Counter[str | None] = Counter()
    for each in gone:
        closed[each.level] += each.schools
    return Moves(
        tuple(
            LevelFlow(before, now, flows[before, now])
            for before in LEVELS
            for now in LEVELS
            if flows[before, now]
        ),
        *(tuple(counted[level] for level in LEVELS) for counted in (came, left, closed)),
    )
