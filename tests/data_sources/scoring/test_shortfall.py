"""How many more are lacking to what is due by the day and to the target; where a year will end."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
import sqlalchemy as sa
from hypothesis import given
from hypothesis import strategies as st

from data_sources.indicators import registry
from data_sources.indicators.declaration import EXAMPLE_OKTMO, Direction
from data_sources.indicators.scenes import place, program, staff, trained
from data_sources.scoring.due import EarlierYear, Forecast
from data_sources.scoring.results import Level, Row, Status
from data_sources.scoring.scores import Goal, status
from data_sources.scoring.shortfall import Shortfall, missing_to, shortfall
from tests.asking import ask, row_of, store_on, sum_of, write

COVERAGE = "training_coverage"


def row(key: str = COVERAGE, **fields: Any) -> Row:
    return Row(Level.MUNICIPALITY, EXAMPLE_OKTMO, "Учебный район", key, **fields)


def of(found: Row) -> Shortfall | None:
    return shortfall(registry()[found.indicator], found)


@pytest.mark.parametrize(
    ("target", "staff_is", "trained_ones", "missing"),
    [
        (45, 20, 6, 3),
        (45, 10, 9, 0),
        (35, 20, 6, 1),
        (55, 100, 0, 55),
        (33.3, 10, 0, 4),
        (100, 7, 3, 4),
        (0, 7, 0, 0),
    ],
)
def test_the_lacking_are_whole_people(
    target: float, staff_is: int, trained_ones: int, missing: int
) -> None:
    found = row(
        numerator=trained_ones, denominator=staff_is, value=trained_ones / staff_is * 100,
        target=target,
    )  # fmt: skip
    assert of(found) == Shortfall(0, missing)
    assert of(found._replace(target=None)) is None
    assert of(found._replace(value=None)) is None


@given(
    key=st.sampled_from(sorted(key for key, each in registry().items() if each.denominator)),
    numerator=st.integers(0, 400),
    denominator=st.integers(1, 400),
    target=st.decimals(0, 100, places=1).map(float),
    share=st.floats(0.01, 1),
)
def test_with_so_many_more_it_is_reached_and_with_one_fewer_it_is_not(
    key: str, numerator: int, denominator: int, target: float, share: float
) -> None:
    indicator = registry()[key]
    factor, way = indicator.unit.factor, indicator.direction
    value = numerator / denominator * factor
    goal = Goal(target, target)
    found = row(
        key,
        numerator=float(numerator),
        denominator=float(denominator),
        value=value,
        target=target,
        target_to_date=target * share,
        status=status(value, goal, share, way),
    )
    short = of(found)
    if way is Direction.NEUTRAL:
        assert short is None
        return
    assert short is not None
    assert (short.by_day == 0) == (found.status is Status.GOOD)
    for missing, aim in ((short.by_day, target * share), (short.by_end, target)):
        reached = (numerator + missing) / denominator * factor
        assert reached >= aim - 1e-6
        assert missing == 0 or reached - factor / denominator < aim + 1e-6
    assert short.by_day <= short.by_end


def test_where_less_is_better_it_is_how_many_there_are_too_many() -> None:
    found = row("decision_overdue", numerator=5.0, value=5.0, target=2.0, status=Status.BAD)
    assert of(found) == Shortfall(3, 3)


def test_a_count_lacks_to_its_own_target() -> None:
    found = row(
        "method_council_meetings", numerator=1.0, value=1.0, target=4.0, target_to_date=1.4,
        status=Status.BAD,
    )  # fmt: skip
    assert of(found) == Shortfall(1, 3)


def test_what_nobody_judges_lacks_nothing() -> None:
    found = row("remote_training_share", numerator=1.0, denominator=4.0, value=25.0, target=50.0)
    assert of(found) is None
    assert missing_to(registry()[COVERAGE], row(), 50.0) is None


# --- on a database --------------------------------------------------------------------------

GOAL = {"indicator": COVERAGE, "oktmo": None, "period": "2023-2024", "value": 50, "near": 40}


def scene(*by_year: tuple[int, int, int]) -> dict[str, Any]:
    """Teachers trained by 1 December of a school year, and after it."""
    rows = []
    for year, before, after in by_year:
        for number in range(before + after):
            day = date(year, 10, 1) if number < before else date(year + 1, 3, 1)
            rows.append(trained(f"{year}-{number}", "p", day))
    return {
        **place(),
        **staff("teacher", 100),
        "training_program": (program("p"),),
        "training": tuple(rows),
        "target": (GOAL,),
    }


def test_a_forecast_is_what_each_earlier_year_would_make_of_the_value(engine: sa.Engine) -> None:
    write(engine, scene((2020, 10, 40), (2021, 10, 10), (2022, 10, 30), (2023, 12, 0)))
    overview = ask(store_on(engine, today=date(2023, 12, 1)))
    own = row_of(overview, COVERAGE, EXAMPLE_OKTMO)
    assert overview.courses[COVERAGE] == (
        EarlierYear(10, 40),
        EarlierYear(10, 20),
        EarlierYear(10, 50),
    )
    assert overview.forecast(own) == Forecast(median=48.0, least=24.0, greatest=60.0)
    # 30 of 110 facts of those years had come in by the day: 50 x 30 / 110 is due.
    assert own.target_to_date == pytest.approx(50 * 30 / 110)
    assert own.status is Status.WATCH
    assert of(own) == Shortfall(by_day=2, by_end=38)


def test_one_year_is_no_ground_for_a_forecast(engine: sa.Engine) -> None:
    write(engine, scene((2022, 10, 30), (2023, 12, 0)))
    overview = ask(store_on(engine, today=date(2023, 12, 1)))
    assert overview.forecast(sum_of(overview, COVERAGE, Level.REGION)) is None


@pytest.mark.parametrize("today", [date(2023, 8, 1), date(2024, 8, 31), date(2025, 1, 1)])
def test_nothing_is_foretold_of_a_period_that_does_not_go_on(
    engine: sa.Engine, today: date
) -> None:
    write(engine, scene((2021, 10, 10), (2022, 10, 30), (2023, 12, 0)))
    assert ask(store_on(engine, today=today)).courses == {}


def test_nothing_is_foretold_of_a_value_that_nobody_compares(engine: sa.Engine) -> None:
    few = scene((2021, 1, 1), (2022, 1, 3), (2023, 1, 0))
    write(engine, {**few, **staff("teacher", 4)})
    overview = ask(store_on(engine, today=date(2023, 12, 1)))
    own = row_of(overview, COVERAGE, EXAMPLE_OKTMO)
    assert own.small
    assert overview.forecast(own) is None


def test_in_the_first_days_of_a_year_nobody_is_behind(engine: sa.Engine) -> None:
    write(engine, scene((2021, 10, 10), (2022, 10, 30)))
    overview = ask(store_on(engine, today=date(2023, 9, 21)))
    own = row_of(overview, COVERAGE, EXAMPLE_OKTMO)
    assert (own.value, own.target_to_date, own.status) == (0, 0, Status.GOOD)
    assert of(own) == Shortfall(by_day=0, by_end=50)
