"""Counting days and working days from a meeting."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Final

from data_sources.ingest.minutes.text.days import month_end, real_day

_HOLIDAYS: Final = frozenset(
    {*((1, day) for day in range(1, 9)), (2, 23), (3, 8), (5, 1), (5, 9), (6, 12), (11, 4)}
)
_SATURDAY: Final = 5


def is_working(day: date) -> bool:
    """Monday to Friday and no public holiday with a fixed date."""
    return day.weekday() < _SATURDAY and (day.month, day.day) not in _HOLIDAYS


def working_days_from(day: date, count: int) -> date:
    """The day on which so many working days have passed; with a minus, the day before them."""
    step = timedelta(days=1 if count > 0 else -1)
    reached, left = day, abs(count)
    while left > 0:
        reached += step
        left -= is_working(reached)
    return reached


def months_after(day: date, count: int) -> date:
    """The same day so many months later, or that month's last."""
    years, month = divmod(day.month - 1 + count, 12)
    year = day.year + years
    return real_day(year, month + 1, day.day) or month_end(year, month + 1)
