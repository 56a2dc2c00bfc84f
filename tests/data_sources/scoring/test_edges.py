"""The very edge of a rule: as many as are needed are enough, and one fewer is not."""

from __future__ import annotations

import pytest
import sqlalchemy as sa

from data_sources.database.knowledge import Clock
from data_sources.indicators.scenes import EXAMPLE_OKTMO, place, staff
from data_sources.scoring.bounds.chance import Interval, limits
from data_sources.scoring.due import LEAST_YEARS, EarlierYear, Forecast, forecast
from data_sources.store import Store
from tests.asking import TODAY, ZONE, ask, row_of, write


@pytest.mark.parametrize(("people", "shown"), [(4, None), (5, 5), (6, 6)])
def test_as_many_people_as_are_asked_for_are_shown(
    sqlite: sa.Engine, people: int, shown: int | None
) -> None:
    write(sqlite, {**place(), **staff("teacher", people)})
    store = Store(sqlite, Clock(ZONE, TODAY), min_denominator=5, withholds_small=True)
    assert row_of(ask(store), "training_coverage", EXAMPLE_OKTMO).denominator == shown


def test_as_many_years_as_are_asked_for_make_a_forecast_and_one_fewer_does_not() -> None:
    half, quarter = EarlierYear(5, 10), EarlierYear(2, 8)
    assert LEAST_YEARS == 2
    assert forecast(10, [half]) is None
    assert forecast(10, [half, quarter]) == Forecast(median=30, least=20, greatest=40)


def test_a_year_that_came_to_nothing_is_no_ground_for_a_forecast() -> None:
    assert forecast(10, [EarlierYear(5, 10), EarlierYear(0, 10), EarlierYear(0, 0)]) is None


def test_limits_stay_within_a_hundred_and_stand_at_its_ends() -> None:
    assert limits(0, 10, 0.95) == Interval(0, 0)
    assert limits(100, 10, 0.95) == Interval(100, 100)
    few_missing, few = limits(99, 2, 0.95), limits(1, 2, 0.95)
    assert few_missing is not None
    assert few is not None
    assert few_missing.high == 100
    assert few.low == 0


def test_limits_of_a_hundred_cases_are_the_textbook_s() -> None:
    found = limits(20, 100, 0.95)
    assert found is not None
    assert (found.low, found.high) == pytest.approx((12.16, 27.84), abs=0.01)
