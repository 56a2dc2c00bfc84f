"""The grammar of periods, and days counted back from one."""

from __future__ import annotations

import calendar
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data_sources.question.periods import (
    FIRST_YEAR,
    LAST_YEAR,
    PeriodKind,
    months_earlier,
    parse_period,
    school_year_of,
    years_earlier,
)


@pytest.mark.parametrize(
    ("text", "kind", "start", "end"),
    [
        ("2023-2024", PeriodKind.SCHOOL_YEAR, date(2023, 9, 1), date(2024, 8, 31)),
        ("1990-1991", PeriodKind.SCHOOL_YEAR, date(1990, 9, 1), date(1991, 8, 31)),
        ("2024", PeriodKind.YEAR, date(2024, 1, 1), date(2024, 12, 31)),
        ("2024-Q1", PeriodKind.QUARTER, date(2024, 1, 1), date(2024, 3, 31)),
        ("2024-Q4", PeriodKind.QUARTER, date(2024, 10, 1), date(2024, 12, 31)),
        ("2023-09..2024-05", PeriodKind.MONTHS, date(2023, 9, 1), date(2024, 5, 31)),
        ("2024-02..2024-02", PeriodKind.MONTHS, date(2024, 2, 1), date(2024, 2, 29)),
        ("2023-12..2023-12", PeriodKind.MONTHS, date(2023, 12, 1), date(2023, 12, 31)),
    ],
)
def test_a_period_lasts_from_its_first_day_to_its_last(
    text: str, kind: PeriodKind, start: date, end: date
) -> None:
    period = parse_period(text)
    assert period is not None
    assert (period.text, period.kind, period.start, period.end) == (text, kind, start, end)


@pytest.mark.parametrize(
    "text",
    [
        "2023-2025",
        "2024-2023",
        "2024-2024",
        "2024-13",
        "2024-01",
        "2024-Q0",
        "2024-Q5",
        "2024-q2",
        "2024-Q",
        "0001",
        "0000",
        "1989",
        "2201",
        "2200-2201",
        "9999",
        "999999",
        "24",
        "٢٠٢٤",
        "２０２４",
        "2024-Q²",
        "2023-09..2023-08",
        "2024-01..2023-12",
        "2023-00..2023-05",
        "2023-09..2024-13",
        "2023-9..2024-5",
        "2023-09...2024-05",
        "2023-09..",
        "2023-09-01..2024-05-31",
        "2024\n",
        " 2024",
        "",
    ],
)
def test_anything_else_names_no_period(text: str) -> None:
    assert parse_period(text) is None


@given(st.text(alphabet="0129-.Q", max_size=17) | st.text(max_size=20))
def test_what_names_a_period_is_its_canonical_text_and_lies_in_the_years_served(text: str) -> None:
    period = parse_period(text)
    if period is not None:
        assert period.text == text
        assert FIRST_YEAR <= period.start.year <= period.end.year <= LAST_YEAR
        assert period.start.day == 1
        assert (period.end + timedelta(days=1)).day == 1


DAYS = st.dates(min_value=date(1995, 1, 1), max_value=date(2199, 12, 31))


@given(DAYS)
def test_a_school_year_holds_its_days_and_begins_in_september(day: date) -> None:
    year = school_year_of(day)
    assert year.start <= day <= year.end
    assert (year.start.month, year.start.day) == (9, 1)
    assert parse_period(year.text) == year


def test_august_still_belongs_to_the_old_school_year() -> None:
    assert school_year_of(date(2024, 8, 31)).text == "2023-2024"
    assert school_year_of(date(2024, 9, 1)).text == "2024-2025"


@given(DAYS, st.integers(min_value=0, max_value=60))
def test_months_back_keep_the_day_or_take_the_last_of_the_month(day: date, months: int) -> None:
    earlier = months_earlier(day, months)
    passed = (day.year - earlier.year) * 12 + day.month - earlier.month
    assert passed == months
    assert earlier.day == min(day.day, calendar.monthrange(earlier.year, earlier.month)[1])


def test_a_year_before_29_february_is_the_28th() -> None:
    assert years_earlier(date(2024, 2, 29), 1) == date(2023, 2, 28)
    assert years_earlier(date(2024, 2, 29), 4) == date(2020, 2, 29)
    assert years_earlier(date(2024, 2, 28), 1) == date(2023, 2, 28)
