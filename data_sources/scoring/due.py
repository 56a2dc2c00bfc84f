"""What of a target is due by the reporting date, and where the period is heading.

A cumulative indicator is due by `as_of` in the share in which the region's facts of earlier years
had come in by the same day (docs/indicators.md).
"""

from __future__ import annotations

import statistics
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

YEARS: Final = 3
"""How many years before the asked one say how a year goes."""
LEAST_YEARS: Final = 2
"""A single year is no ground for a forecast."""


@dataclass(frozen=True)
class EarlierYear:
    """How an earlier year went: the region's numerator by the same day, and by the end."""

    by_day: float
    by_end: float

    @property
    def share(self) -> float:
        """0-1; 0 for a year that came to nothing."""
        return min(1.0, self.by_day / self.by_end) if self.by_end else 0.0


@dataclass(frozen=True)
class Forecast:
    """The value that the period would end with, in the unit of the indicator."""

    median: float
    least: float
    greatest: float


def share_due(courses: Sequence[EarlierYear], start: date, day: date, end: date) -> float:
    """0-1: how much of a whole period is due by the day, which lies in it.

    Without facts of earlier years it is the share of days that have passed, both ends counted.
    """
    by_end = sum(course.by_end for course in courses)
    if by_end == 0:
        return ((day - start).days + 1) / ((end - start).days + 1)
    return min(1.0, sum(course.by_day for course in courses) / by_end)


def forecast(value: float, courses: Sequence[EarlierYear]) -> Forecast | None:
    """What the value would become if the period went on as the earlier years did."""
    ends = [value / course.share for course in courses if course.share > 0]
    if len(ends) < LEAST_YEARS:
        return None
    return Forecast(statistics.median(ends), min(ends), max(ends))
