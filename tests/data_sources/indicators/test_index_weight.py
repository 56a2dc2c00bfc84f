"""On how much of its weight an index stands, between what it lies, and scores within a group."""

from __future__ import annotations

from datetime import date
from random import Random
from typing import Any

import pytest
import sqlalchemy as sa
from hypothesis import assume, given

from data_sources.database.knowledge import Clock
from data_sources.indicators import registry
from data_sources.indicators.declaration import EXAMPLE_OKTMO
from data_sources.indicators.scenes import OTHER_OKTMO, place, program, staff, trained
from data_sources.question.choices import INDEX
from data_sources.scoring.bounds.chance import Interval
from data_sources.scoring.bounds.unknown_scores import index_bounds
from data_sources.scoring.results import Level, Row
from data_sources.store import Store
from data_sources.vocabulary.reasons import Doubt
from tests.asking import ZONE, ask, row_of, store_on, write
from tests.generated.databases import SEEDS, clear, examples, insert, random_question, random_tables

THIRD = "69300000"
OTHERS = tuple(key for key in registry() if key not in {"training_coverage", "rumo_attendance"})


def weight(key: str, amount: float) -> dict[str, Any]:
    return {"indicator": key, "valid_from": date(2020, 9, 1), "weight": amount}


def scene() -> dict[str, Any]:
    """Three districts; courses are known of two (100 and 50 %), attendance of the first alone."""
    base = place()
    third = {**base["municipality"][1], "oktmo": THIRD, "name": "Третий район"}
    grouped = [{**each, "peer_group": group}
               for each, group in zip((*base["municipality"], third), ("юг", "юг", "север"),
                                      strict=True)]  # fmt: skip
    seats = [
        {"meeting_code": "r", "person": oktmo, "is_member": True, "status": status, "oktmo": oktmo}
        for oktmo, status in ((EXAMPLE_OKTMO, "present"), (THIRD, "present"))
    ]
    counted = staff("teacher", 10)["staff_count"][0]
    return {
        **base,
        "municipality": grouped,
        "staff_count": (counted, {**counted, "oktmo": OTHER_OKTMO}, {**counted, "oktmo": THIRD}),
        "training_program": (program("p"),),
        "training": tuple(
            {**trained(f"{oktmo}-{number}", "p", date(2024, 1, 10)), "oktmo": oktmo}
            for oktmo, many in ((EXAMPLE_OKTMO, 4), (OTHER_OKTMO, 2), (THIRD, 8))
            for number in range(many)
        ),
        "meeting": ({"code": "r", "body": "rumo", "status": "held", "held_on": date(2024, 1, 9)},),
        "attendance": tuple(seats),
        "weight": (weight("training_coverage", 3), weight("rumo_attendance", 1),
                   *(weight(key, 0) for key in OTHERS)),
    }  # fmt: skip


def test_an_index_says_on_how_much_of_the_weight_it_stands(engine: sa.Engine) -> None:
    write(engine, scene())
    overview = ask(store_on(engine))
    whole, part = (row_of(overview, INDEX, oktmo) for oktmo in (EXAMPLE_OKTMO, OTHER_OKTMO))
    assert (whole.weighed, whole.known_share) == ((4, 4), 1)
    assert index_bounds(whole) is None
    assert (part.weighed, part.known_share) == ((3, 4), 0.75)
    # 2 of 10 against 8 of 10: a score of 25, on three quarters of the weight.
    assert part.value == pytest.approx(25)
    within = index_bounds(part)
    assert within == Interval(pytest.approx(18.75), pytest.approx(43.75))


@pytest.mark.parametrize(
    ("value", "weighed", "within"),
    [
        (80.0, (1.0, 4.0), Interval(20.0, 95.0)),
        (0.0, (2.0, 4.0), Interval(0.0, 50.0)),
        (100.0, (2.0, 4.0), Interval(50.0, 100.0)),
        (50.0, (4.0, 4.0), None),
        (None, (0.0, 4.0), None),
        (50.0, None, None),
    ],
)
def test_the_bounds_are_of_zeros_and_of_hundreds(
    value: float | None, weighed: tuple[float, float] | None, within: Interval | None
) -> None:
    row = Row(Level.MUNICIPALITY, "m", "m", INDEX, value=value, weighed=weighed)
    assert index_bounds(row) == within


def test_within_a_group_the_general_scores_stand_beside(engine: sa.Engine) -> None:
    write(engine, scene())
    overview = ask(store_on(engine), "period=2023-2024&group=юг")
    own = row_of(overview, INDEX, EXAMPLE_OKTMO)
    assert (own.value, own.rank) == (100, 1)
    general = {(row.level, row.oktmo): row for row in overview.general}
    among_all = general[Level.MUNICIPALITY, EXAMPLE_OKTMO]
    # 4 of 10 against 8 of 10 with weight 3, attendance 100 with weight 1.
    assert among_all.value == pytest.approx((50 * 3 + 100) / 4)
    assert among_all.rank == 2
    everybody = ask(store_on(engine))
    assert general[Level.REGION, "69000000"].value == everybody.scorecard.of(INDEX)[-1].value
    assert {oktmo for level, oktmo in general if level is Level.MUNICIPALITY} == {
        EXAMPLE_OKTMO, OTHER_OKTMO,
    }  # fmt: skip
    assert everybody.general == ()


@examples(20)
@given(seed=SEEDS)
def test_general_rows_are_those_of_the_question_without_the_group(
    sqlite: sa.Engine, seed: int
) -> None:
    random = Random(seed)
    tables = random_tables(random)
    asked = random_question(random, tables)
    assume(asked.group)
    clear(sqlite)
    insert(sqlite, tables)
    store = Store(sqlite, Clock(ZONE, asked.today), min_denominator=5)
    overview = ask(store, asked.query)
    everybody = {
        row.oktmo: row
        for row in ask(store, asked.query.replace(f"group={asked.group}", "")).scorecard.municipal(
            INDEX
        )
    }
    for row in overview.general:
        if row.level is Level.MUNICIPALITY and row.oktmo in everybody:
            other = everybody[row.oktmo]
            assert (row.value, row.rank) == (other.value, other.rank)
    for row in overview.scorecard.of(INDEX):
        within = index_bounds(row)
        if within is not None and row.value is not None:
            assert 0 <= within.low <= row.value + 1e-9
            assert row.value - 1e-9 <= within.high <= 100 + 1e-9
        if row.level is Level.MUNICIPALITY and row.known_share is not None:
            assert (row.doubt is Doubt.FEW_INDICATORS) == (row.known_share < 0.5)
