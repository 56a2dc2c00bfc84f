"""Periods that a control offers: every grammar, from the first facts to today."""

from __future__ import annotations

from datetime import date

import pytest

from data_sources.answers.overview.overviews import PERIODS_OFFERED, periods_offered
from data_sources.question.periods import PeriodKind, parse_period, school_year_of

TODAY = date(2025, 11, 21)


def offered(first: date | None, today: date = TODAY, asked: str = "2025-2026") -> list[str]:
    period = parse_period(asked)
    assert period is not None
    return [each.text for each in periods_offered(first, today, period)]


def test_each_kind_runs_from_today_back_to_the_first_facts() -> None:
    assert offered(date(2024, 5, 2)) == [
        "2025-2026",
        "2024-2025",
        "2023-2024",
        "2025",
        "2024",
        "2025-Q4",
        "2025-Q3",
        "2025-Q2",
        "2025-Q1",
        "2024-Q4",
        "2024-Q3",
        "2024-Q2",
    ]


@pytest.mark.parametrize("first", [None, TODAY, date(2031, 1, 1)])
def test_without_earlier_facts_there_are_the_periods_of_today(first: date | None) -> None:
    assert offered(first) == ["2025-2026", "2025", "2025-Q4"]


def test_on_the_last_and_the_first_day_of_a_quarter_the_quarter_is_that_of_the_day() -> None:
    assert "2026-Q1" not in offered(date(2025, 9, 1), date(2025, 12, 31))
    assert offered(date(2025, 12, 31), date(2026, 1, 1)) == [
        "2025-2026",
        "2026",
        "2025",
        "2026-Q1",
        "2025-Q4",
    ]


@pytest.mark.parametrize("asked", ["2019", "2019-Q3", "2019-2020", "2031-2032", "2019-02..2019-03"])
def test_what_is_asked_is_among_those_of_its_kind(asked: str) -> None:
    texts = offered(date(2025, 9, 1), asked=asked)
    assert texts.count(asked) == 1
    kinds = [period.kind for text in texts if (period := parse_period(text))]
    assert kinds == sorted(kinds, key=list(PeriodKind).index)


def test_a_slip_in_the_oldest_date_does_not_make_the_list_endless() -> None:
    texts = offered(date(1024, 1, 1))
    assert len([text for text in texts if len(text) == 9]) == PERIODS_OFFERED
    newest = school_year_of(TODAY).start.year
    assert texts[-1] == f"{newest - PERIODS_OFFERED + 1}-Q3"
