"""What is withheld is nowhere in an answer: not in its causes, bounds and lines either."""

from __future__ import annotations

from datetime import date
from typing import Any, Final

import pytest
import sqlalchemy as sa

from data_sources.database.knowledge import Clock
from data_sources.indicators.scenes import place
from data_sources.store import Store
from data_sources.vocabulary.reasons import Reason
from tests.asking import PERIOD, TODAY, ZONE, row_of, write

HERE, THERE, FAR = "69100000", "69200000", "69300000"
KEY: Final = "training_coverage"


def learned(oktmo: str, number: int, day: date) -> dict[str, Any]:
    return {"educator_key": f"{oktmo}-{number}", "program_code": "p", "category": "teacher",
            "oktmo": oktmo, "completed_on": day}  # fmt: skip


@pytest.fixture
def store(engine: sa.Engine) -> Store:
    scene = place()
    far = {**scene["municipality"][0], "oktmo": FAR, "name": "Тихий район"}
    days = (date(2022, 10, 1), date(2023, 10, 1))
    write(
        engine,
        {
            "region": scene["region"],
            "municipality": (*scene["municipality"], far),
            "organization": ({"code": "o", "name": "Институт", "kind": "institute"},),
            "training_program": (
                {"code": "p", "title": "Курс", "provider_code": "o", "format": "mixed",
                 "hours": 36, "in_federal_register": False, "is_network": False},
            ),
            "staff_count": tuple(
                {"oktmo": oktmo, "category": "teacher", "counted_on": date(2022, 1, 1),
                 "headcount": heads}
                for oktmo, heads in ((HERE, 3), (THERE, 40), (FAR, 90))
            ),
            "training": tuple(
                learned(oktmo, number, day)
                for oktmo, people in ((HERE, 2), (THERE, 9), (FAR, 30))
                for number in range(people)
                for day in days
                if (oktmo, day) != (HERE, days[1])
            ),
        },
    )  # fmt: skip
    return Store(engine, Clock(ZONE, TODAY), min_denominator=5, withholds_small=True)


def test_the_small_one_and_the_next_are_withheld_and_the_region_is_not(store: Store) -> None:
    overview = store.overview(store.parse(PERIOD).request).overview
    shown = {oktmo: row_of(overview, KEY, oktmo) for oktmo in (HERE, THERE, FAR, "69000000")}
    for oktmo in (HERE, THERE):
        row = shown[oktmo]
        assert row.reason is Reason.WITHHELD
        assert (row.numerator, row.denominator, row.value, row.score, row.rank) == (None,) * 5
        assert (row.previous, row.previous_then) == (None, None)
    assert shown[FAR].numerator == 30
    assert shown["69000000"].denominator == 133


def test_causes_of_a_change_name_nobody_who_is_withheld(store: Store) -> None:
    picture = store.indicator(store.parse(f"{PERIOD}&i={KEY}").request)
    bridge = picture.explained.bridge
    assert bridge is not None
    assert {line.key for line in bridge.lines} <= {FAR, None}


def test_bounds_that_would_say_a_headcount_are_not_told(store: Store) -> None:
    assert store.indicator(store.parse(f"{PERIOD}&i={KEY}").request).bounds is None


def test_the_line_of_a_withheld_choice_is_empty(store: Store) -> None:
    picture = store.indicator(store.parse(f"{PERIOD}&i={KEY}&m={HERE}").request)
    assert picture.by_month
    assert all(point.value is None and point.previous is None for point in picture.by_month)
