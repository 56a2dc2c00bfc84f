"""Growth of the mean result: of the schools that were in both rounds, and of whoever came."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from data_sources.answers.schools.levels import GoneSchools, SchoolGroup


@dataclass(frozen=True)
class GrowthMean:
    """Points scored out of possible ones, by so many schools."""

    schools: int
    score: float
    max_score: float

    @property
    def percent(self) -> float | None:
        return self.score / self.max_score * 100 if self.max_score else None

    def __add__(self, other: GrowthMean) -> GrowthMean:
        return GrowthMean(
            self.schools + other.schools,
            self.score + other.score,
            self.max_score + other.max_score,
        )


NOBODY = GrowthMean(0, 0.0, 0.0)


@dataclass(frozen=True)
class Growth:
    """`same` are the schools with points in both rounds, `everyone` those of each round."""

    same_before: GrowthMean
    same_now: GrowthMean
    everyone_before: GrowthMean
    everyone_now: GrowthMean

    @property
    def of_same(self) -> float | None:
        return _grown(self.same_before, self.same_now)

    @property
    def of_everyone(self) -> float | None:
        return _grown(self.everyone_before, self.everyone_now)


def _grown(before: GrowthMean, now: GrowthMean) -> float | None:
    if before.percent is None or now.percent is None:
        return None
    return now.percent - before.percent


def growth(
    groups: Iterable[SchoolGroup], gone: Iterable[GoneSchools], oktmo: str | None = None
) -> Growth:
    """Of a municipality, or of all schools given."""
    same_before = same_now = before = now = NOBODY
    for group in groups:
        if oktmo is not None and group.oktmo != oktmo:
            continue
        then = GrowthMean(group.schools, group.previous_score, group.previous_max_score)
        today = GrowthMean(group.schools, group.score, group.max_score)
        if group.has_points and group.had_points:
            same_before, same_now = same_before + then, same_now + today
        if group.has_points:
            now = now + today
        if group.had_points:
            before = before + then
    for each in gone:
        if oktmo is None or each.oktmo == oktmo:
            before = before + GrowthMean(each.had_points, each.score, each.max_score)
    return Growth(same_before, same_now, before, now)
