"""Periods of a question and their canonical text (docs/addresses.md)."""

from __future__ import annotations

import calendar
import enum
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

FIRST_YEAR: Final = 1990
LAST_YEAR: Final = 2200
SCHOOL_YEAR_BEGINS: Final = 9

_SCHOOL_YEAR: Final = re.compile(r"(\d{4})-(\d{4})", re.ASCII)
_YEAR: Final = re.compile(r"(\d{4})", re.ASCII)
_QUARTER: Final = re.compile(r"(\d{4})-Q([1-4])", re.ASCII)
_MONTHS: Final = re.compile(r"(\d{4})-(\d{2})\.\.(\d{4})-(\d{2})", re.ASCII)


class PeriodKind(enum.Enum):
    SCHOOL_YEAR = "school_year"
    YEAR = "year"
    QUARTER = "quarter"
    MONTHS = "months"


@dataclass(frozen=True)
class Period:
    """Both days belong to the period; `text` is the form that addresses and targets use."""

    text: str
    kind: PeriodKind
    start: date
    end: date


@dataclass(frozen=True)
class Days:
    """From one day to another, both included."""

    start: date
    end: date


def parse_period(text: str) -> Period | None:
    """The period that the canonical text names; None if it names none."""
    if match := _SCHOOL_YEAR.fullmatch(text):
        first, second = int(match[1]), int(match[2])
        return school_year(first) if second == first + 1 and _in_range(first, second) else None
    if match := _YEAR.fullmatch(text):
        year = int(match[1])
        return _months(text, PeriodKind.YEAR, year, 1, year, 12)
    if match := _QUARTER.fullmatch(text):
        year, last = int(match[1]), int(match[2]) * 3
        return _months(text, PeriodKind.QUARTER, year, last - 2, year, last)
    if match := _MONTHS.fullmatch(text):
        return _months(text, PeriodKind.MONTHS, *(int(part) for part in match.groups()))
    return None


def _in_range(first_year: int, last_year: int) -> bool:
    return FIRST_YEAR <= first_year <= last_year <= LAST_YEAR


def _months(
    text: str, kind: PeriodKind, year: int, month: int, last_year: int, last_month: int
) -> Period | None:
    if not (1 <= month <= 12 and 1 <= last_month <= 12 and _in_range(year, last_year)):
        return None
    if (year, month) > (last_year, last_month):
        return None
    return Period(text, kind, date(year, month, 1), month_end(last_year, last_month))


def month_end(year: int, month: int) -> date:
    return date(year, month, calendar.monthrange(year, month)[1])


def school_year(first_year: int) -> Period:
    """The school year that begins on 1 September of `first_year`."""
    return Period(
        f"{first_year}-{first_year + 1}",
        PeriodKind.SCHOOL_YEAR,
        date(first_year, SCHOOL_YEAR_BEGINS, 1),
        date(first_year + 1, SCHOOL_YEAR_BEGINS, 1) - timedelta(days=1),
    )


def school_year_of(day: date) -> Period:
    """The school year in which the day lies."""
    return school_year(day.year if day.month >= SCHOOL_YEAR_BEGINS else day.year - 1)


def years_earlier(day: date, years: int) -> date:
    """The same day some years before; 29 February becomes the 28th where there is none."""
    return months_earlier(day, 12 * years)


def year_before(start: date, end: date) -> tuple[date, date]:
    """The same days a year earlier, never beyond the day before the first of these."""
    return years_earlier(start, 1), min(years_earlier(end, 1), start - timedelta(days=1))


def months_earlier(day: date, months: int) -> date:
    """The same day of the month some months before, or the month's last day."""
    index = day.year * 12 + day.month - 1 - months
    year, month = divmod(index, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


MOST_MONTHS: Final = 36


def month_ends(start: date, as_of: date) -> Iterator[date]:
    """The last day of each month from the start, and `as_of` itself as the last of them."""
    year, month = start.year, start.month
    while (end := month_end(year, month)) < as_of:
        yield end
        year, month = (year + 1, 1) if month == 12 else (year, month + 1)
    if start <= as_of:
        yield as_of
