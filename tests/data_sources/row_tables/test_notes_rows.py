"""The file of notes: whose they are, from which day they stand, what was known of them."""

from __future__ import annotations

from datetime import date, datetime, time
from typing import Any, Final

import pytest
import sqlalchemy as sa

from data_sources.indicators.scenes import place
from data_sources.store import Store
from tests.asking import PERIOD, store_on, write
from tests.row_tables import all_rows, assert_alike_in_every_order

HERE, THERE, REGION = "69100000", "69200000", "69000000"
LONG_AGO: Final = datetime.combine(date(2022, 1, 1), time())
LATER: Final = datetime.combine(date(2023, 1, 1), time())


def note(code: str, **differs: Any) -> dict[str, Any]:
    return {
        "code": code,
        "indicator": "training_coverage",
        "oktmo": HERE,
        "noted_on": date(2024, 3, 1),
        "author": "Методист",
        "text": f"Пояснение {code}",
        "recorded_at": LONG_AGO,
        **differs,
    }


SCENE: Final[dict[str, Any]] = {
    **{
        table: [{**row, "recorded_at": LONG_AGO} for row in rows] for table, rows in place().items()
    },
    "note": (
        note("own"),
        note("there", oktmo=THERE, noted_on=date(2024, 3, 2)),
        note(
            "all",
            oktmo=None,
            indicator=None,
            noted_on=date(2021, 3, 3),
            recorded_at=LATER,
        ),
        note("region", oktmo=REGION, noted_on=date(2024, 8, 31)),
        note("early", noted_on=date(2024, 9, 1)),
        note("old", noted_on=date(2022, 3, 1), superseded_at=LATER),
    ),
}


@pytest.fixture
def store(engine: sa.Engine) -> Store:
    write(engine, SCENE)
    return store_on(engine)


def codes(store: Store, query: str = "") -> list[str]:
    return [row.code for row in all_rows(store, "notes", f"{PERIOD}&{query}")]


def test_a_note_stands_from_its_day_whatever_the_period(store: Store) -> None:
    assert codes(store) == ["region", "there", "own", "all"]


def test_a_choice_keeps_its_own_notes_and_those_of_everybody(store: Store) -> None:
    assert codes(store, f"m={THERE}") == ["region", "there", "all"]


def test_a_note_is_known_from_when_it_was_recorded_until_it_was_replaced(store: Store) -> None:
    assert codes(store, "period=2021-2022&known=2022-06-01") == ["old"]
    assert codes(store, "period=2022-2023&known=2023-06-01") == ["all"]


def test_a_note_is_called_by_the_name_of_its_place(store: Store) -> None:
    named = {row.code: row.municipality for row in all_rows(store, "notes", PERIOD)}
    assert named["there"] == "Соседний район"
    assert named["all"] is None
    assert named["region"]


def test_notes_stand_alike_in_every_order(store: Store) -> None:
    assert_alike_in_every_order([store], "notes", PERIOD)
