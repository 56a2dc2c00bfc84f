"""Who is spoken of: regions, groups, chosen municipalities, and who may see them."""

from __future__ import annotations

from datetime import date
from random import Random
from typing import Any, Final

import pytest
import sqlalchemy as sa

from data_sources.answers.overview.answer import Answer
from data_sources.indicators import registry
from data_sources.indicators.declaration import Aggregation, Reach
from data_sources.indicators.scenes import program, trained
from data_sources.question.notices import NoticeKind
from data_sources.question.scope import EVERYTHING, Scope
from data_sources.scoring.results import Level, Row
from data_sources.store import Store
from data_sources.vocabulary.reasons import Reason
from tests.asking import PERIOD, Rows, answer_to, ask, row_of, store_on, sum_of, write
from tests.generated.databases import clear, insert, random_tables
from tests.generated.history import Tables

NORTH, SOUTH, CITY, OFFICE, ABROAD = "69100000", "69200000", "69300000", "69400000", "70100000"
"""Two districts, a city, the region's own organisations, and a district of another region."""
DAY: Final = date(2024, 3, 1)


def municipality(oktmo: str, name: str, **differs: Any) -> dict[str, Any]:
    return {"oktmo": oktmo, "region_code": "70", "name": name, "kind": "district", **differs}


def teachers(oktmo: str, headcount: int) -> dict[str, Any]:
    return {
        "oktmo": oktmo,
        "category": "teacher",
        "counted_on": DAY,
        "headcount": headcount,
    }


REGION: Final[Rows] = {
    "region": [
        {"code": "70", "name": "Первая область", "oktmo": "69000000"},
        {"code": "71", "name": "Вторая область", "oktmo": "70000000"},
    ],
    "municipality": [
        municipality(NORTH, "Северный район", peer_group="село"),
        municipality(SOUTH, "Южный район", peer_group="село"),
        municipality(CITY, "г. Город", kind="city", peer_group="город"),
        municipality(OFFICE, "Организации области", kind="regional"),
        municipality(ABROAD, "Чужой район", region_code="71", peer_group="село"),
    ],
    "staff_count": [
        teachers(NORTH, 10),
        teachers(SOUTH, 20),
        teachers(CITY, 40),
        teachers(ABROAD, 80),
    ],
    "training_program": [program("p-1")],
    "training": [
        trained("e-1", "p-1", DAY, oktmo=NORTH),
        trained("e-2", "p-1", DAY, oktmo=NORTH),
        trained("e-1", "p-1", DAY.replace(day=2), oktmo=SOUTH),
        trained("e-3", "p-1", DAY, oktmo=CITY),
        trained("e-4", "p-1", DAY, oktmo=ABROAD),
    ],
}


@pytest.fixture
def store(engine: sa.Engine) -> Store:
    write(engine, REGION)
    return store_on(engine)


def shown(answer: Answer) -> list[str | None]:
    return [row.oktmo for row in answer.overview.scorecard.municipal("training_coverage")]


def told(answer: Answer) -> list[tuple[NoticeKind, str]]:
    return [(notice.kind, notice.key) for notice in answer.notices]


@pytest.mark.parametrize(
    ("query", "municipalities"),
    [
        ("", [CITY, OFFICE, NORTH, SOUTH]),
        ("region=70", [CITY, OFFICE, NORTH, SOUTH]),
        ("region=71", [ABROAD]),
        ("group=село", [NORTH, SOUTH]),
        ("group=district", [NORTH, SOUTH]),
        ("group=city", [CITY]),
        ("group=regional", [OFFICE]),
        (f"m={SOUTH},{CITY}", [CITY, SOUTH]),
        (f"m={SOUTH},{CITY}&group=село", [SOUTH]),
        (f"group=село&m={CITY},{SOUTH}", [SOUTH]),
        (f"group=село&m={NORTH},{SOUTH}", [NORTH, SOUTH]),
    ],
)
def test_group_and_municipalities_narrow_together_in_the_order_of_names(
    store: Store, query: str, municipalities: list[str]
) -> None:
    answer = answer_to(store, f"{PERIOD}&{query}")
    assert shown(answer) == municipalities
    assert told(answer) == []
    has_selection = any(row.level is Level.SELECTION for row in answer.overview.scorecard)
    assert has_selection == (
        len(municipalities) < len(answer.overview.vocabulary.registers.municipalities)
    )


@pytest.mark.parametrize(
    ("query", "municipalities", "notices"),
    [
        ("region=99", [CITY, OFFICE, NORTH, SOUTH], [(NoticeKind.UNKNOWN_CODE, "region")]),
        ("group=север", [CITY, OFFICE, NORTH, SOUTH], [(NoticeKind.UNKNOWN_CODE, "group")]),
        ("m=69999999", [CITY, OFFICE, NORTH, SOUTH], [(NoticeKind.UNKNOWN_CODE, "m")]),
        (f"m=69999999,{NORTH}", [NORTH], [(NoticeKind.UNKNOWN_CODE, "m")]),
        (f"m={ABROAD}", [CITY, OFFICE, NORTH, SOUTH], [(NoticeKind.UNKNOWN_CODE, "m")]),
        (f"m={CITY}&group=село", [NORTH, SOUTH], [(NoticeKind.EMPTY_CHOICE, "m")]),
        (
            f"m={NORTH}&known=2020-01-01",
            [],
            [(NoticeKind.UNKNOWN_CODE, "m")],
        ),
    ],
)
def test_a_code_that_is_not_known_is_dropped_and_told_of(
    store: Store,
    query: str,
    municipalities: list[str],
    notices: list[tuple[NoticeKind, str]],
) -> None:
    answer = answer_to(store, f"{PERIOD}&{query}")
    assert shown(answer) == municipalities
    assert told(answer) == notices
    assert all(notice.text.endswith(".") for notice in answer.notices)
    assert answer_to(store, answer.request.to_query()).notices == ()


def without_comparison(row: Row) -> tuple[Any, ...]:
    return (row.numerator, row.denominator, row.value, row.reason, row.previous, row.left_out)


@pytest.mark.parametrize("query", ["group=село", f"m={SOUTH}", f"m={SOUTH},{CITY}&group=село"])
def test_the_region_stays_the_region_whatever_is_chosen(store: Store, query: str) -> None:
    whole, part = ask(store), ask(store, f"{PERIOD}&{query}")
    for key in registry():
        assert without_comparison(sum_of(part, key, Level.REGION)) == without_comparison(
            sum_of(whole, key, Level.REGION)
        )


def test_score_and_rank_are_taken_over_the_region_or_the_group_and_never_over_m(
    store: Store,
) -> None:
    def compared(query: str) -> tuple[float | None, int | None]:
        row = row_of(ask(store, f"{PERIOD}&{query}"), "training_coverage", SOUTH)
        return row.score, row.rank

    assert compared("") == (25.0, 2)
    assert compared(f"m={SOUTH}") == (25.0, 2)
    assert compared(f"m={SOUTH},{CITY}") == (25.0, 2)
    assert compared("group=село") == (25.0, 2)
    assert compared(f"group=село&m={SOUTH}") == (25.0, 2)
    city = row_of(ask(store, f"{PERIOD}&group=city"), "training_coverage", CITY)
    assert (city.score, city.rank) == (100.0, 1)
    region = sum_of(ask(store, f"{PERIOD}&group=city"), "training_coverage", Level.REGION)
    assert region.score == 100.0


def test_values_equal_at_four_decimals_share_the_best_rank_and_the_next_is_left_out(
    engine: sa.Engine,
) -> None:
    counted = [teachers(NORTH, 30_000), teachers(SOUTH, 30_001), teachers(CITY, 60_000)]
    training = [trained("e-1", "p-1", DAY, oktmo=oktmo) for oktmo in (NORTH, SOUTH, CITY)]
    apart = [{**row, "educator_key": f"e-{place}"} for place, row in enumerate(training)]
    write(engine, {**REGION, "staff_count": counted, "training": apart})
    rows = ask(store_on(engine)).scorecard.municipal("training_coverage")
    assert {row.oktmo: row.rank for row in rows} == {NORTH: 1, SOUTH: 1, CITY: 3, OFFICE: None}


def test_a_person_counts_in_each_municipality_and_once_in_every_sum(store: Store) -> None:
    overview = ask(store, f"{PERIOD}&group=село")
    own = [row.numerator for row in overview.scorecard.municipal("training_coverage")]
    selection = sum_of(overview, "training_coverage", Level.SELECTION)
    region = sum_of(overview, "training_coverage", Level.REGION)
    assert own == [2, 1]
    assert (selection.numerator, selection.denominator, selection.left_out) == (2, 30, 0)
    assert (region.numerator, region.denominator, region.left_out) == (3, 70, 1)


@pytest.mark.parametrize(
    ("query", "municipalities", "notices"),
    [
        ("", [NORTH, SOUTH], []),
        (f"m={NORTH}", [NORTH], []),
        (f"m={CITY}", [NORTH, SOUTH], [(NoticeKind.UNKNOWN_CODE, "m")]),
        ("group=город", [NORTH, SOUTH], [(NoticeKind.UNKNOWN_CODE, "group")]),
    ],
)
def test_an_asker_sees_one_by_one_only_what_is_open_to_him(
    store: Store,
    query: str,
    municipalities: list[str],
    notices: list[tuple[NoticeKind, str]],
) -> None:
    scope = Scope(frozenset({NORTH, SOUTH}))
    answer = answer_to(store, f"{PERIOD}&{query}", scope)
    assert shown(answer) == municipalities
    assert told(answer) == notices
    assert {row.oktmo for row in answer.overview.scorecard} <= {NORTH, SOUTH, None, "69000000"}
    whole = answer_to(store, PERIOD, EVERYTHING)
    assert shown(whole) == [CITY, OFFICE, NORTH, SOUTH]
    for key in registry():
        assert without_comparison(sum_of(answer.overview, key, Level.REGION)) == without_comparison(
            sum_of(whole.overview, key, Level.REGION)
        )


def test_an_answer_made_for_one_asker_is_never_given_to_another(store: Store) -> None:
    def compared(scope: Scope) -> tuple[float | None, int | None]:
        row = row_of(ask(store, f"{PERIOD}&m={SOUTH}", scope), "training_coverage", SOUTH)
        return row.score, row.rank

    for _ in range(2):
        assert compared(EVERYTHING) == (25.0, 2)
        assert compared(Scope(frozenset({SOUTH, CITY}))) == (100.0, 1)


ADDITIVE: Final = [
    key
    for key, indicator in registry().items()
    if Aggregation.DISTINCT is not indicator.numerator.adds and key != "rumo_representation"
]
"""Numerators in which nobody is counted twice, so that the parts make the whole."""


def placed(tables: Tables) -> Tables:
    """The same without the rows that belong to no municipality."""
    return {
        name: [row for row in rows if name not in HOMELESS or row["oktmo"] is not None]
        for name, rows in tables.items()
    }


HOMELESS: Final = ("attendance", "assignment")
UNSUMMED: Final = (Reason.NO_DATA, Reason.NOT_REPORTED)
"""Who is in no sum (contract, section 2, levels)."""


def test_the_parts_make_the_whole_where_every_row_has_its_municipality(engine: sa.Engine) -> None:
    for seed in range(10):
        tables = random_tables(Random(seed))
        clear(engine)
        insert(engine, tables)
        mixed = ask(store_on(engine), PERIOD)
        clear(engine)
        insert(engine, placed(tables))
        overview = ask(store_on(engine), PERIOD)
        for key in ADDITIVE:
            rows = overview.scorecard.municipal(key)
            parts = [row.numerator or 0 for row in rows if row.reason not in UNSUMMED]
            if registry()[key].reach is not Reach.REGION:
                whole = sum_of(overview, key, Level.REGION)
                assert sum(parts) == whole.numerator, (seed, key)
                assert whole.left_out == len(rows) - len(parts), (seed, key)
            assert [without_comparison(row) for row in rows] == [
                without_comparison(row) for row in mixed.scorecard.municipal(key)
            ], (seed, key)


def test_a_row_of_no_municipality_counts_for_the_region_and_for_no_selection(
    engine: sa.Engine,
) -> None:
    seat = {"meeting_code": "z-1", "is_member": True, "status": "present"}
    write(
        engine,
        {
            **REGION,
            "meeting": [{"code": "z-1", "body": "rumo", "status": "held", "held_on": DAY,
                         "region_code": "70"}],
            "attendance": [
                {**seat, "person": "А", "oktmo": NORTH},
                {**seat, "person": "Б", "oktmo": SOUTH, "status": "absent"},
                {**seat, "person": "В"},
            ],
        },
    )  # fmt: skip
    overview = ask(store_on(engine), f"{PERIOD}&group=село")
    own = [(row.numerator, row.denominator) for row in overview.scorecard.municipal(SEATS)]
    selection = sum_of(overview, SEATS, Level.SELECTION)
    region = sum_of(overview, SEATS, Level.REGION)
    assert own == [(1, 1), (0, 1)]
    assert (selection.numerator, selection.denominator) == (1, 2)
    assert (region.numerator, region.denominator) == (2, 3)


SEATS: Final = "rumo_attendance"
