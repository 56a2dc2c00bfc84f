"""«Школа Минпросвещения»: rows of schools, rounds, levels, growth, the way to the next level."""

from __future__ import annotations

from collections import Counter
from datetime import UTC, date, datetime, timedelta
from random import Random
from typing import Any, Final

import pytest
import sqlalchemy as sa
from hypothesis import assume, given

from data_sources.answers.schools.answer import SchoolProjectPicture
from data_sources.answers.schools.directions import Need
from data_sources.database.knowledge import Clock
from data_sources.facts.schools.rounds import previous_round
from data_sources.indicators.scenes import (
    diagnosed,
    place,
    program,
    school,
    scored,
    staff,
    trained,
)
from data_sources.question.choices import LEVELS
from data_sources.question.periods import parse_period
from data_sources.question.scope import EVERYTHING, Scope
from data_sources.row_tables.records.declaration import PAGE_SIZE
from data_sources.row_tables.records.self_diagnosis import SelfDiagnosisRow
from data_sources.scoring.results import Level
from data_sources.store import Store
from data_sources.vocabulary.directions import DIRECTIONS
from data_sources.vocabulary.next_level import DISTANCES
from tests.asking import PERIOD, ZONE, store_on, write
from tests.generated.databases import SEEDS, clear, examples, insert, random_question, random_tables
from tests.generated.history import Tables
from tests.naive.world import known_rows, same_day
from tests.row_tables import all_rows, assert_alike_in_every_order, refilled

HERE, THERE = "69100000", "69200000"
NOW, AGAIN = date(2023, 10, 10), date(2024, 4, 10)
BEFORE: Final = date(2022, 10, 10)
CARDS: Final = (
    "school_project_participation",
    "school_project_level",
    "school_project_score",
)


def ask(store: Store, query: str = "", scope: Scope = EVERYTHING) -> SchoolProjectPicture:
    return store.school_project(store.parse(f"{PERIOD}&{query}").request, scope)


def streamed(store: Store, query: str) -> list[SelfDiagnosisRow]:
    return all_rows(store, "self_diagnosis", query)


def codes(picture: SchoolProjectPicture) -> list[str]:
    return [row.school_code for row in picture.rows.rows]


def scale(edition: str = "учебная", **differs: Any) -> dict[str, Any]:
    return {
        "edition": edition,
        "school_kind": "general",
        "direction": "total",
        "max_points": 100,
        "threshold_basic": 40,
        "threshold_medium": 60,
        "threshold_high": 80,
        "verified": True,
        "source": "приказ",
        **differs,
    }


def points(code: str, day: date, score: float, most: float = 100) -> dict[str, Any]:
    return dict(scored(code, day, "knowledge", score, most))


# --- the rows ---------------------------------------------------------------------------------

SCENE: Final[dict[str, Any]] = {
    **place(),
    "school": (
        school("s-1", name="Лицей"),
        school("s-2", name="ГИМНАЗИЯ"),
        school("s-3", oktmo=THERE, name="Школа-ёлка", kind="correctional"),
        school("s-4", name="Филиал", is_branch=True),
        school("s-5", name="Детский сад", kind="preschool"),
        school("s-6", name="Закрыта", closed_on=date(2024, 8, 1)),
        school("s-7", name="Откроется", opened_on=date(2024, 9, 1)),
        school("s-8", name="Ничья", oktmo="69999999"),
    ),
    "self_diagnosis": (
        diagnosed("s-1", NOW, "medium"),
        diagnosed("s-1", AGAIN),
        diagnosed("s-1", BEFORE, "basic"),
        diagnosed("s-3", NOW, "high"),
        diagnosed("s-4", NOW, "high"),
        diagnosed("s-6", NOW, "high"),
        diagnosed("s-6", BEFORE, "medium"),
    ),
    "self_diagnosis_score": (
        scored("s-1", AGAIN, "knowledge", 12, 20),
        scored("s-1", AGAIN, "health", 3, 5),
        scored("s-1", NOW, "knowledge", 1, 20),
        scored("s-1", BEFORE, "knowledge", 10, 20),
        scored("s-3", NOW, "health", 1, 3),
        scored("s-4", NOW, "health", 3, 3),
    ),
}


def test_there_is_a_row_for_each_counted_school_whether_it_took_part_or_not(
    engine: sa.Engine,
) -> None:
    write(engine, SCENE)
    rows = {row.school_code: row for row in ask(store_on(engine)).rows.rows}
    assert set(rows) == {"s-1", "s-2", "s-3"}
    first = rows["s-1"]
    assert (first.completed_on, first.level, first.level_on) == (AGAIN, "medium", NOW)
    assert (first.score, first.max_score, first.percent) == (15, 25, 60)
    assert (first.knowledge, first.health, first.creativity) == (60, 60, None)
    assert (first.previous_completed_on, first.previous_level) == (BEFORE, "basic")
    assert first.previous_percent == 50
    assert rows["s-3"].percent == 33.3333
    silent = rows["s-2"]
    assert (silent.completed_on, silent.level, silent.percent, silent.distance) == (None,) * 4


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("", ["s-3", "s-1", "s-2"]),
        (f"m={HERE}", ["s-1", "s-2"]),
        (f"m={THERE}", ["s-3"]),
        ("level=medium", ["s-1"]),
        ("level=basic", []),
        ("q=ЕЛКА", ["s-3"]),
        ("q=s-2", ["s-2"]),
        ("q=%25", []),
        ("school=s-2", ["s-2"]),
        ("school=s-4", []),
        ("sort=-percent", ["s-1", "s-3", "s-2"]),
        ("sort=school", ["s-2", "s-1", "s-3"]),
        ("direction=knowledge", ["s-1", "s-3", "s-2"]),
    ],
)
def test_every_filter_of_the_list_narrows_or_orders_it(
    engine: sa.Engine, query: str, expected: list[str]
) -> None:
    write(engine, SCENE)
    store = store_on(engine)
    picture = ask(store, query)
    assert picture.notices == ()
    assert codes(picture) == expected
    assert list(picture.rows.rows) == streamed(store, f"{PERIOD}&{query}")


def test_with_a_direction_points_are_its_own_and_so_is_the_card(engine: sa.Engine) -> None:
    write(engine, SCENE)
    picture = ask(store_on(engine), "direction=health")
    (first,) = (row for row in picture.rows.rows if row.school_code == "s-1")
    assert (first.score, first.max_score, first.percent) == (3, 5, 60)
    assert first.previous_percent is None
    assert [each.indicator for each in picture.overview.histories] == [
        "school_project_participation",
        "school_project_level",
        "school_project_health",
    ]


def test_a_school_that_nobody_knows_and_an_order_of_no_column_are_dropped(
    engine: sa.Engine,
) -> None:
    write(engine, SCENE)
    store = store_on(engine)
    usual = ask(store)
    for query, key in (("school=nothing", "school"), ("sort=edition", "sort")):
        picture = ask(store, query)
        assert [notice.key for notice in picture.notices] == [key]
        assert picture.rows.rows == usual.rows.rows


def test_pages_follow_each_other(sqlite: sa.Engine) -> None:
    many = tuple(school(f"s-{number:03d}") for number in range(PAGE_SIZE + 3))
    write(sqlite, {**place(), "school": many})
    store = store_on(sqlite)
    both = [*codes(ask(store)), *codes(ask(store, "page=2"))]
    assert both == [each["code"] for each in many]
    assert len(both) == PAGE_SIZE + 3


# --- the round before -------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("period", "start", "end"),
    [
        ("2023-2024", date(2022, 9, 1), date(2023, 8, 31)),
        ("2024", date(2023, 1, 1), date(2023, 12, 31)),
        ("2024-Q1", date(2023, 1, 1), date(2023, 3, 31)),
        ("2023-09..2025-05", date(2022, 9, 1), date(2023, 8, 31)),
        ("2024-02..2024-02", date(2023, 2, 1), date(2023, 2, 28)),
    ],
)
def test_the_round_before_is_the_same_period_a_year_earlier_and_ends_before_the_asked_one(
    period: str, start: date, end: date
) -> None:
    asked = parse_period(period)
    assert asked is not None
    days = previous_round(asked)
    assert (days.start, days.end) == (start, end)


def test_a_school_that_came_late_last_year_is_still_the_same_school(engine: sa.Engine) -> None:
    late = date(2023, 12, 20)
    write(
        engine,
        {
            **place(),
            "school": (school("s-1"),),
            "self_diagnosis": (
                diagnosed("s-1", late, "basic"),
                diagnosed("s-1", date(2024, 10, 5), "medium"),
            ),
        },
    )
    store = store_on(engine, date(2024, 11, 1))
    picture = store.school_project(store.parse("").request)
    assert picture.moves.rose == 1
    assert sum(picture.moves.came) == 0


def test_of_a_period_to_come_the_round_before_ends_at_the_reporting_date(
    engine: sa.Engine,
) -> None:
    write(
        engine,
        {
            **place(),
            "school": (school("s-1"),),
            "self_diagnosis": (diagnosed("s-1", date(2024, 12, 1), "basic"),),
        },
    )
    asked = "period=2025-2026"
    early, late = (store_on(engine, day) for day in (date(2024, 10, 1), date(2025, 1, 1)))
    assert streamed(early, asked)[0].previous_level is None
    assert streamed(late, asked)[0].previous_level == "basic"


# --- levels and their movement ----------------------------------------------------------------


def moved(*schools: tuple[str, str | None, str | None]) -> dict[str, Any]:
    """Schools with a level before and now; None: no self-diagnosis."""
    rounds = [
        diagnosed(code, day, level)
        for code, before, now in schools
        for day, level in ((BEFORE, before), (NOW, now))
        if level is not None
    ]
    return {
        **place(),
        "school": tuple(school(code) for code, *_ in schools),
        "self_diagnosis": tuple(rounds),
    }


def test_moves_count_who_rose_fell_and_stayed_and_apart_who_came_and_fell_away(
    engine: sa.Engine,
) -> None:
    rows = moved(
        ("s-1", "basic", "high"),
        ("s-2", "medium", "basic"),
        ("s-3", "basic", "basic"),
        ("s-4", None, "medium"),
        ("s-5", "high", None),
    )
    rows["school"] = (*rows["school"], school("s-6", closed_on=date(2024, 1, 1)))
    rows["self_diagnosis"] = (*rows["self_diagnosis"], diagnosed("s-6", BEFORE, "below_basic"))
    write(engine, rows)
    moves = ask(store_on(engine)).moves
    assert (moves.rose, moves.fell, moves.stayed, moves.matched) == (1, 1, 1, 3)
    assert {(flow.before, flow.now, flow.schools, flow.steps) for flow in moves.flows} == {
        ("basic", "high", 1, 2),
        ("medium", "basic", 1, -1),
        ("basic", "basic", 1, 0),
    }
    assert moves.came == (0, 0, 1, 0)
    assert moves.left == (0, 0, 0, 1)
    assert moves.gone == (1, 0, 0, 0)


def test_levels_count_every_school_of_a_municipality_once(engine: sa.Engine) -> None:
    rows = moved(("s-1", None, "high"), ("s-2", None, "high"), ("s-3", "basic", None))
    rows["school"] = (*rows["school"], school("s-4"), school("s-5", oktmo=THERE))
    rows["self_diagnosis"] = (*rows["self_diagnosis"], diagnosed("s-4", NOW))
    write(engine, rows)
    levels = {each.oktmo: each for each in ask(store_on(engine)).levels}
    here = levels[HERE]
    assert (here.by_level, here.without_level, here.absent) == ((0, 0, 0, 2), 1, 1)
    assert (here.schools, here.levelled) == (4, 2)
    assert (levels[THERE].absent, levels[THERE].schools) == (1, 1)
    assert levels[None].schools == 5


# --- growth -----------------------------------------------------------------------------------


def test_growth_of_the_same_schools_is_told_beside_that_of_all(engine: sa.Engine) -> None:
    rows = {
        **place(),
        "school": (school("s-1"), school("s-2"), school("s-3", closed_on=date(2024, 1, 1))),
        "self_diagnosis": (
            diagnosed("s-1", BEFORE),
            diagnosed("s-1", NOW),
            diagnosed("s-2", NOW),
            diagnosed("s-3", BEFORE),
        ),
        "self_diagnosis_score": (
            points("s-1", BEFORE, 50),
            points("s-1", NOW, 52),
            points("s-2", NOW, 90),
            points("s-3", BEFORE, 20),
        ),
    }
    write(engine, rows)
    growth = ask(store_on(engine)).growths[0]
    assert growth.of_same == 2
    assert growth.of_everyone == (52 + 90) / 2 - (50 + 20) / 2
    assert (growth.same_now.schools, growth.everyone_now.schools) == (1, 2)
    assert growth.everyone_before.schools == 2


# --- the next level ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("level", "score", "scale_of_edition", "distance", "next_level", "lacking"),
    [
        ("basic", 57, scale(), "told", "medium", 3),
        ("below_basic", 30.5, scale(), "told", "basic", 9.5),
        ("basic", 61, scale(), "told", "medium", 0),
        ("high", 85, scale(verified=False), "highest", None, None),
        (None, 57, scale(), "told", "medium", 3),
        (None, 60, scale(), "told", "high", 20),
        (None, 81, scale(), "highest", None, None),
        ("basic", 57, scale(verified=False), "unverified", None, None),
        ("basic", 57, scale("другая"), "unknown", None, None),
        ("basic", 57, scale(school_kind="correctional"), "unknown", None, None),
        ("basic", 57, scale(direction="knowledge"), "unknown", None, None),
        ("basic", 57, scale(threshold_medium=None), "unknown", None, None),
        ("basic", 57, scale(max_points=120), "other_maximum", None, None),
        ("basic", None, scale(), "no_points", None, None),
    ],
)
def test_the_way_to_the_next_level_is_told_only_by_a_verified_scale(
    engine: sa.Engine,
    level: str | None,
    score: float | None,
    scale_of_edition: dict[str, Any],
    distance: str,
    next_level: str | None,
    lacking: float | None,
) -> None:
    rows = {
        **place(),
        "school": (school("s-1"),),
        "self_diagnosis": (diagnosed("s-1", NOW, level),),
        "self_diagnosis_score": () if score is None else (points("s-1", NOW, score),),
        "self_diagnosis_scale": (scale_of_edition,),
    }
    write(engine, rows)
    picture = ask(store_on(engine))
    (row,) = picture.rows.rows
    assert (row.distance, row.next_level, row.points_to_next) == (distance, next_level, lacking)
    assert distance in DISTANCES
    assert picture.near.distances == {distance: 1}
    assert picture.near.total == (1 if lacking is not None and lacking <= 5 else 0)


def test_schools_one_step_from_the_next_level_come_nearest_first(engine: sa.Engine) -> None:
    had = {"s-1": 55, "s-2": 59, "s-3": 54.5, "s-4": 79, "s-5": 57}
    rows = {
        **place(),
        "school": tuple(school(code) for code in had),
        "self_diagnosis": tuple(
            diagnosed(code, NOW, "medium" if score > 60 else "basic") for code, score in had.items()
        ),
        "self_diagnosis_score": tuple(
            row
            for code, score in had.items()
            for row in (
                points(code, NOW, score - 10, 50),
                scored(code, NOW, "health", 10, 50),
            )
        ),
        "self_diagnosis_scale": (scale(),),
    }
    write(engine, rows)
    store = store_on(engine)
    for query in ("", "direction=health", "level=high", "school=s-1", "q=ничего"):
        near = ask(store, query).near
        assert [(each.school_code, each.points_to_next) for each in near.rows] == [
            ("s-2", 1),
            ("s-4", 1),
            ("s-5", 3),
            ("s-1", 5),
        ]
        assert near.total == 4
    assert near.rows[0].whole_score == 59


# --- directions and training ------------------------------------------------------------------


def test_the_direction_that_fell_in_most_municipalities_comes_first(engine: sa.Engine) -> None:
    fell = {"knowledge": (HERE,), "health": (HERE, THERE)}
    rows: dict[str, Any] = {
        **place(),
        "school": (school("s-1"), school("s-2", oktmo=THERE)),
        "self_diagnosis": tuple(
            diagnosed(code, day) for code in ("s-1", "s-2") for day in (BEFORE, NOW)
        ),
        "self_diagnosis_score": tuple(
            scored(code, day, direction, 5 if day == NOW and oktmo in places else 6, 10)
            for direction, places in fell.items()
            for code, oktmo in (("s-1", HERE), ("s-2", THERE))
            for day in (BEFORE, NOW)
        ),
    }
    write(engine, rows)
    falls = ask(store_on(engine)).falls
    assert [(each.direction, each.fell, each.compared) for each in falls[:2]] == [
        ("health", (THERE, HERE), 2),
        ("knowledge", (HERE,), 2),
    ]
    assert all(each.compared == 0 for each in falls[2:])


def test_a_gap_without_training_is_told_from_one_that_is_trained_for(engine: sa.Engine) -> None:
    there = {"oktmo": THERE, "category": "teacher", "counted_on": NOW, "headcount": 10}
    rows: dict[str, Any] = {
        **place(),
        "staff_count": (*staff("teacher", 10)["staff_count"], there),
        "school": (school("s-1"), school("s-2", oktmo=THERE)),
        "self_diagnosis": (diagnosed("s-1", NOW), diagnosed("s-2", NOW)),
        "self_diagnosis_score": (
            scored("s-1", NOW, "knowledge", 2, 10),
            scored("s-2", NOW, "knowledge", 8, 10),
            scored("s-1", NOW, "health", 2, 10),
            scored("s-2", NOW, "health", 8, 10),
        ),
        "training_program": (
            program("p-k", direction="knowledge", hours=8),
            program("p-h", direction="health"),
            program("p-none"),
        ),
        "training": (
            trained("e-1", "p-h", NOW),
            trained("e-1", "p-h", AGAIN),
            trained("e-2", "p-k", NOW, oktmo=THERE),
            trained("e-3", "p-k", BEFORE),
            trained("e-4", "p-k", NOW, category="manager"),
            trained("e-5", "p-none", NOW),
        ),
    }
    write(engine, rows)
    matters = {(each.oktmo, each.direction): each for each in ask(store_on(engine)).matters}
    assert matters[HERE, "knowledge"].need is Need.WITHOUT_TRAINING
    assert matters[HERE, "health"].need is Need.IN_TRAINING
    assert matters[THERE, "knowledge"].need is Need.WITHOUT_NEED
    assert matters[THERE, "health"].need is Need.NEITHER
    assert matters[HERE, "creativity"].need is None
    own = matters[HERE, "health"]
    assert (own.own.trained, own.own.per_100, own.region.per_100) == (1, 10, 5)
    assert (own.value, own.region_value) == (20, 50)
    without_memory = store_on(engine, most_values=0)
    assert ask(without_memory).matters == tuple(matters.values())


# --- one school -------------------------------------------------------------------------------


def test_one_school_is_told_over_all_its_rounds_with_the_training_of_its_teachers(
    engine: sa.Engine,
) -> None:
    rows = {
        **SCENE,
        "training_program": (program("p-h", direction="health"), program("p-none")),
        "training": (
            trained("e-1", "p-h", NOW, school_code="s-1"),
            trained("e-1", "p-h", AGAIN, school_code="s-1"),
            trained("e-2", "p-none", NOW, school_code="s-1"),
            trained("e-3", "p-h", NOW, school_code="s-2"),
            trained("e-4", "p-h", BEFORE, school_code="s-1"),
        ),
    }
    write(engine, rows)
    portrait = ask(store_on(engine), "school=s-1").school
    assert portrait is not None
    assert [(each.completed_on, each.level) for each in portrait.rounds] == [
        (BEFORE, "basic"),
        (NOW, "medium"),
        (AGAIN, None),
    ]
    last = portrait.rounds[-1]
    assert [(each.direction, each.percent) for each in last.points] == [
        ("knowledge", 60),
        ("health", 60),
    ]
    assert last.percent == 60
    assert [(each.direction, each.teachers, each.trainings) for each in portrait.trained] == [
        ("health", 1, 2),
        (None, 1, 1),
    ]
    assert portrait.row is not None
    branch = ask(store_on(engine), "school=s-4").school
    assert branch is not None
    assert branch.row is None


def test_one_who_may_see_one_municipality_sees_its_schools_alone(engine: sa.Engine) -> None:
    write(engine, SCENE)
    store = store_on(engine)
    scope = Scope(frozenset({HERE}))
    assert codes(ask(store, "", scope)) == ["s-1", "s-2"]
    assert ask(store, "school=s-3", scope).school is None
    assert ask(store, "school=s-3").school is not None
    assert {each.oktmo for each in ask(store, "", scope).matters} == {HERE}


# --- random databases -------------------------------------------------------------------------

NAMES: Final = ("Ёлочка", "елка", "СОШ № 1", "сош № 10", "Лицей", "лицей «100%_»")


def lively(seed: int) -> Tables:
    """A random database whose schools have names and several editions, some with a scale."""
    tables = random_tables(Random(seed))
    random = Random(seed)
    names = {row["code"]: random.choice(NAMES) for row in tables["school"]}
    for row in tables["school"]:
        row["name"] = names[row["code"]]
    editions = {
        (row["school_code"], row["completed_on"]): random.choice(("2023", "2024"))
        for row in tables["self_diagnosis"]
    }
    for row in tables["self_diagnosis"]:
        row["edition"] = editions[row["school_code"], row["completed_on"]]
    history = {
        "recorded_at": datetime.fromisoformat("2018-01-01"),
        "superseded_at": None,
        "load_id": None,
    }
    tables["self_diagnosis_scale"] = [
        {
            **scale(edition, school_kind=kind, verified=verified, max_points=most),
            "threshold_basic": most * 0.25,
            "threshold_medium": most * 0.5,
            "threshold_high": most * 0.75,
            **history,
        }
        for (edition, verified), kind, most in zip(
            (("2023", True), ("2024", True), ("2024", False)),
            ("general", "general", "correctional"),
            (random.choice((10, 16, 20, 26)), random.choice((10, 24, 28.5, 34)), 16),
            strict=True,
        )
    ]
    return tables


NARROWED: Final = ("", "&level=medium", "&q=ЕЛ", "&direction=health", "&q=%25_")


@examples(5)
@given(seed=SEEDS)
def test_memory_and_both_databases_give_the_same_rows_in_every_order(
    sqlite: sa.Engine, postgresql: sa.Engine, seed: int
) -> None:
    tables = lively(seed)
    asked = random_question(Random(seed), tables)
    stores = [refilled(engine, tables, asked.today) for engine in (sqlite, postgresql)]
    assert_alike_in_every_order(stores, "self_diagnosis", asked.query, NARROWED)
    asking = [*stores, *(store_on(engine, asked.today, 0) for engine in (sqlite, postgresql))]
    first, *others = (store.school_project(store.parse(asked.query).request) for store in asking)
    for part in ("levels", "moves", "growths", "falls", "matters", "near", "rows"):
        for other in others:
            assert getattr(first, part) == getattr(other, part)


def counted(rows: list[SelfDiagnosisRow]) -> dict[str, tuple[float, float]]:
    """What the indicators are by these rows, as a person with the file would count."""
    levels = [row.level for row in rows if row.level is not None]
    return {
        "school_project_participation": (
            sum(row.completed_on is not None for row in rows),
            len(rows),
        ),
        "school_project_level": (sum(each in ("medium", "high") for each in levels), len(levels)),
        "points": (
            sum(row.score or 0 for row in rows),
            sum(row.max_score or 0 for row in rows),
        ),
    }


def recount(engine: sa.Engine, seed: int) -> None:
    tables = lively(seed)
    asked = random_question(Random(seed), tables)
    store = refilled(engine, tables, asked.today)
    direction = Random(seed).choice((None, *DIRECTIONS))
    query = f"{asked.query}&direction={direction}" if direction else asked.query
    picture = store.school_project(store.parse(query).request)
    assume(not picture.notices)
    rows = streamed(store, query)
    assert len(rows) == picture.rows.total
    compared = 0
    for row in picture.overview.scorecard:
        if row.level is Level.REGION and (asked.m or asked.group):
            continue
        own = [each for each in rows if row.level is not Level.MUNICIPALITY
               or each.oktmo == row.oktmo]  # fmt: skip
        compared += 1
        expected = counted(own)
        found = expected.get(row.indicator, expected["points"])
        assert (row.numerator or 0, row.denominator or 0) == pytest.approx(found)
    assert compared


@examples(40)
@given(seed=SEEDS)
def test_the_indicators_of_schools_can_be_recounted_from_the_rows_on_sqlite(
    sqlite: sa.Engine, seed: int
) -> None:
    recount(sqlite, seed)


@examples(15)
@given(seed=SEEDS)
def test_the_indicators_of_schools_can_be_recounted_from_the_rows_on_postgresql(
    postgresql: sa.Engine, seed: int
) -> None:
    recount(postgresql, seed)


class Naive:
    """The rounds of schools, found by going through the rows one by one."""

    def __init__(self, tables: Tables, moment: datetime, region: str | None) -> None:
        self.tables = {name: known_rows(rows, moment) for name, rows in tables.items()}
        code = region or min(row["code"] for row in self.tables["region"])
        self.places = {
            row["oktmo"] for row in self.tables["municipality"] if row["region_code"] == code
        }

    def counted(self, day: date) -> dict[str, str]:
        """School -> municipality of those that count on the day."""
        return {
            row["code"]: row["oktmo"]
            for row in self.tables["school"]
            if row["kind"] in ("general", "correctional")
            and not row["is_branch"]
            and (row["opened_on"] is None or row["opened_on"] <= day)
            and (row["closed_on"] is None or row["closed_on"] > day)
            and row["oktmo"] in self.places
        }

    def round(self, start: date, end: date, counted_on: date) -> dict[str, tuple[str | None, Any]]:
        """School -> its level and its points (None without any) in those days."""
        found: dict[str, tuple[str | None, Any]] = {}
        for code in self.counted(counted_on):
            own = [
                row
                for row in self.tables["self_diagnosis"]
                if row["school_code"] == code and start <= row["completed_on"] <= end
            ]
            if not own:
                continue
            own.sort(key=lambda row: row["completed_on"])
            levels = [row["level"] for row in own if row["level"] is not None]
            scores = [
                row
                for row in self.tables["self_diagnosis_score"]
                if row["school_code"] == code and row["completed_on"] == own[-1]["completed_on"]
            ]
            sums = tuple(sum(row[key] for row in scores) for key in ("score", "max_score"))
            found[code] = (levels[-1] if levels else None, sums if scores else None)
        return found


@examples(40)
@given(seed=SEEDS)
def test_moves_and_growth_are_those_of_a_plain_count(sqlite: sa.Engine, seed: int) -> None:
    tables = lively(seed)
    clear(sqlite)
    insert(sqlite, tables)
    asked = random_question(Random(seed), tables)
    store = Store(sqlite, Clock(ZONE, asked.today), min_denominator=5)
    query = asked.query.replace(f"m={','.join(asked.m)}", "") if asked.m else asked.query
    query = query.replace(f"group={asked.group}", "")
    picture = store.school_project(store.parse(query).request)
    assume(not picture.notices)
    naive = Naive(tables, asked.known or datetime.now(UTC).replace(tzinfo=None), asked.region)
    as_of = picture.overview.scorecard.question.as_of
    end = min(same_day(asked.end, years_back=1), asked.start - timedelta(days=1))
    now = naive.round(asked.start, as_of, as_of)
    before = naive.round(same_day(asked.start, years_back=1), min(end, as_of), end)
    counted_now = naive.counted(as_of)
    flows: Counter[tuple[str, str]] = Counter()
    came: Counter[str] = Counter()
    left: Counter[str] = Counter()
    gone: Counter[str] = Counter()
    for code in {*now, *before}:
        level, earlier = now.get(code, (None,))[0], before.get(code, (None,))[0]
        if code not in counted_now:
            gone.update([earlier] if earlier else [])
        elif level and earlier:
            flows[earlier, level] += 1
        elif level:
            came[level] += 1
        elif earlier:
            left[earlier] += 1
    moves = picture.moves
    assert {(flow.before, flow.now): flow.schools for flow in moves.flows} == dict(flows)
    assert moves.came == tuple(came[level] for level in LEVELS)
    assert moves.left == tuple(left[level] for level in LEVELS)
    assert moves.gone == tuple(gone[level] for level in LEVELS)
    growth = picture.growths[0]
    has = {code: each[1] for code, each in now.items() if each[1]}
    had = {code: each[1] for code, each in before.items() if each[1]}
    same = has.keys() & had.keys()
    for mean, expected in (
        (growth.same_now, [has[code] for code in same]),
        (growth.same_before, [had[code] for code in same]),
        (growth.everyone_now, list(has.values())),
        (growth.everyone_before, list(had.values())),
    ):
        assert mean.schools == len(expected)
        assert mean.score == pytest.approx(sum(score for score, _ in expected))
        assert mean.max_score == pytest.approx(sum(most for _, most in expected))


def test_the_cards_say_what_the_first_screen_says(engine: sa.Engine) -> None:
    write(engine, SCENE)
    store = store_on(engine)
    whole = store.overview(store.parse(PERIOD).request).overview
    rows = {(row.indicator, row.level, row.oktmo): row for row in whole.scorecard}
    picture = ask(store, "level=high&q=x&page=4")
    own = (*picture.overview.scorecard.rows, *picture.directions)
    assert {row.indicator for row in own} == {
        *CARDS,
        *(f"school_project_{key}" for key in DIRECTIONS),
    }
    assert all(rows[row.indicator, row.level, row.oktmo] == row for row in own)
