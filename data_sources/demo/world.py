"""What all invented data share: the seed, the scale and the school years up to today."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Final

from data_sources.question.periods import Period, month_end, school_year, school_year_of

YEARS_BACK: Final = 6
"""Five years to look at, one before them to compare with, one more for three-year coverage."""

# How well everybody worked, by years back: the last full year is clearly the best so far.
_PACE: Final = {0: 1.13, 1: 1.1, 2: 0.97, 3: 0.99, 4: 0.97, 5: 0.95, 6: 0.94}
_HORIZON_BEFORE_TODAY: Final = timedelta(hours=8)


@dataclass(frozen=True)
class Year:
    """A school year, counted back from the current one (0)."""

    period: Period
    back: int

    @property
    def start(self) -> date:
        return self.period.start

    @property
    def first(self) -> int:
        return self.period.start.year

    @property
    def text(self) -> str:
        return self.period.text

    @property
    def pace(self) -> float:
        return _PACE[self.back]

    def day(self, month: int, day: int) -> date:
        """The day of this school year with that month and number (the month's last at most)."""
        year = self.first if month >= self.start.month else self.first + 1
        return min(date(year, month, 1) + timedelta(days=day - 1), month_end(year, month))

    def workday(self, rng: random.Random, months: Sequence[int], weights: Sequence[float]) -> date:
        """Some weekday of one of the months, chosen with these weights."""
        month = rng.choices(months, weights)[0]
        day = self.day(month, rng.randint(3, 28))
        return day - timedelta(days=max(0, day.weekday() - 4))


@dataclass(frozen=True)
class World:
    """The parameters of one demo database; equal parameters give equal rows."""

    today: date
    seed: int
    scale: int

    @property
    def years(self) -> tuple[Year, ...]:
        """Oldest first; the first two are only there to compare the other five with."""
        current = school_year_of(self.today).start.year
        return tuple(Year(school_year(current - back), back) for back in range(YEARS_BACK, -1, -1))

    @property
    def reported_years(self) -> tuple[Year, ...]:
        """The years of which everything is known; of the oldest only training and headcounts."""
        return self.years[1:]

    @property
    def origin(self) -> datetime:
        """When the registers were written: before the first school year."""
        return datetime.combine(self.years[0].start - timedelta(days=20), time(3, 30))

    @property
    def horizon(self) -> datetime:
        """The last moment at which anything is recorded: the evening before today."""
        return datetime.combine(self.today, time()) - _HORIZON_BEFORE_TODAY

    def before(self, year: Year) -> datetime:
        """When the papers of a school year are written: in the last days of August."""
        return datetime.combine(year.start - timedelta(days=6), time(4, 15))

    def random(self, *subject: object) -> random.Random:
        """The generator of one subject: what happens in another never moves it."""
        return random.Random("/".join(str(part) for part in (self.seed, *subject)))
