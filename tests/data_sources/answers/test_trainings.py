"""Further training: the rows, the breakdowns and the months, on both databases."""

from __future__ import annotations

import math
from datetime import UTC, date, datetime
from random import Random
from typing import Any, Final
from urllib.parse import quote

import pytest
import sqlalchemy as sa
from hypothesis import assume, example, given

from data_sources.answers.trainings.answer import TrainingPicture, untrained
from data_sources.indicators import registry
from data_sources.indicators.scenes import OTHER_OKTMO, place, program, trained
from data_sources.question.periods import years_earlier
from data_sources.question.scope import Scope
from data_sources.row_tables.records.trainings import TrainingRow
from data_sources.row_tables.trainings import NARROWING
from data_sources.scoring.results import Level, Row
from data_sources.scoring.shortfall import shortfall
from data_sources.store import MOST_VALUES, Store
from tests.asking import PERIOD, store_on, write
from tests.generated.databases import SEEDS, examples, random_question, random_tables
from tests.generated.history import Tables
from tests.row_tables import all_rows, assert_alike_in_every_order, refilled

HERE, THERE = "69100000", OTHER_OKTMO
MARCH: Final = date(2024, 3, 4)


def ask(store: Store, query: str = "", scope: Scope | None = None) -> TrainingPicture:
    request = store.parse(f"{PERIOD}&{query}").request
    return store.trainings(request, scope) if scope else store.trainings(request)


def streamed(store: Store, query: str) -> list[TrainingRow]:
    return all_rows(store, "trainings", query)


def counted(oktmo: str, headcount: int, category: str = "teacher") -> dict[str, Any]:
    return {
        "oktmo": oktmo,
        "category": category,
        "counted_on": date(2023, 9, 20),
        "headcount": headcount,
    }


SCENE: Final[dict[str, Any]] = {
    **place(),
    "organization": (
        {"code": "institute", "name": "Институт развития", "short_name": "ИР", "kind": "institute"},
    ),
    "school": ({"code": "s-1", "oktmo": HERE, "name": "Школа № 1", "kind": "general"},),
    "staff_count": (counted(HERE, 10), counted(THERE, 4)),
    "training_program": (
        program("long", title="Ёлка на уроке", federal_project="Проект А", direction="knowledge"),
        program("short", title="Семинар", hours=8, format="remote", is_network=True),
        program("else", title="Практикум", provider_code="others", format="mixed"),
    ),
    "training": (
        trained("both", "long", date(2023, 10, 2), school_code="s-1"),
        trained("both", "else", MARCH, oktmo=THERE),
        trained("one", "long", MARCH),
        trained("one", "short", MARCH, school_code="s-gone"),
        trained("boss", "else", date(2024, 8, 31), category="manager", oktmo=THERE),
        trained("lost", "gone", date(2024, 5, 1)),
        trained("late", "long", date(2024, 9, 1)),
        trained("ghost", "long", MARCH, oktmo="69999999"),
    ),
}


@pytest.fixture
def store(engine: sa.Engine) -> Store:
    write(engine, SCENE)
    return store_on(engine)


# --- rows -------------------------------------------------------------------------------------


def test_a_training_brings_what_the_registers_know_of_it(store: Store) -> None:
    rows = {(row.educator_key, row.program_code): row for row in streamed(store, PERIOD)}
    assert rows["both", "long"] == TrainingRow(
        completed_on=date(2023, 10, 2),
        educator_key="both",
        category="teacher",
        oktmo=HERE,
        municipality="Учебный район",
        school_code="s-1",
        school="Школа № 1",
        program_code="long",
        program="Ёлка на уроке",
        provider_code="institute",
        provider="Институт развития",
        format="in_person",
        hours=72,
        federal_project="Проект А",
        is_network=0,
        direction="knowledge",
    )
    assert (rows["one", "short"].is_network, rows["one", "short"].school) == (1, None)
    assert rows["boss", "else"].provider is None
    lost = rows["lost", "gone"]
    assert (lost.program, lost.provider_code, lost.hours, lost.is_network) == (None,) * 4


def test_only_trainings_of_the_period_and_of_known_places_are_listed(store: Store) -> None:
    keys = {row.educator_key for row in streamed(store, PERIOD)}
    assert keys == {"both", "one", "boss", "lost"}


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("provider=others", {"both", "boss"}),
        ("format=remote", {"one"}),
        ("project=" + quote("Проект А"), {"both", "one"}),
        ("direction=knowledge", {"both", "one"}),
        ("category=manager", {"boss"}),
        ("q=" + quote("ЕЛКА"), {"both", "one"}),
        ("q=" + quote("елк%"), set()),
        (f"m={THERE}", {"both", "boss"}),
        ("format=mixed&category=teacher", {"both"}),
    ],
)
def test_every_filter_narrows_the_rows_and_the_people(
    store: Store, query: str, found: set[str]
) -> None:
    picture = ask(store, query)
    rows = streamed(store, f"{PERIOD}&{query}")
    assert {row.educator_key for row in rows} == found
    assert list(picture.rows.rows) == rows
    assert (picture.persons, picture.trainings) == (len(found), len(rows))


def test_the_newest_come_first_and_a_column_orders_them_both_ways(store: Store) -> None:
    days = [row.completed_on for row in ask(store).rows.rows]
    assert days == sorted(days, reverse=True)
    hours = [row.hours for row in ask(store, "sort=hours").rows.rows]
    assert hours == [8, 72, 72, 72, 72, None]
    names = [row.municipality for row in ask(store, "sort=-municipality").rows.rows]
    assert names == sorted(names, reverse=True)


def test_an_organisation_without_programmes_is_dropped_with_a_notice(store: Store) -> None:
    picture = ask(store, "provider=nobody")
    (notice,) = picture.notices
    assert "Программ организации с кодом «nobody»" in notice.text
    assert picture.persons == ask(store).persons


# --- breakdowns -------------------------------------------------------------------------------


def parts(picture: TrainingPicture, key: str) -> dict[str | None, tuple[int, int]]:
    return {each.code: (each.persons, each.trainings) for each in picture.breakdown(key).parts}


def test_people_are_counted_once_in_each_part_and_once_in_all(store: Store) -> None:
    picture = ask(store)
    assert parts(picture, "format") == {
        "in_person": (2, 2),
        "mixed": (2, 2),
        "remote": (1, 1),
        None: (1, 1),
    }
    assert picture.breakdown("format").persons == picture.persons == 4
    names = {each.code: each.title for each in picture.breakdown("provider").parts}
    assert names == {"institute": "ИР", "others": None, None: None}


def test_a_breakdown_keeps_the_siblings_of_what_is_chosen(store: Store) -> None:
    whole, chosen = ask(store), ask(store, "format=remote")
    assert parts(chosen, "format") == parts(whole, "format")
    assert chosen.breakdown("format").persons == whole.persons
    assert parts(chosen, "provider") == {"institute": (1, 1)}
    assert chosen.breakdown("provider").persons == 1


def test_programmes_are_listed_by_people_with_the_network_ones_told(store: Store) -> None:
    picture = ask(store)
    listed = [(each.code, each.persons, each.municipalities) for each in picture.programs]
    assert listed == [("else", 2, 1), ("long", 2, 1), ("gone", 1, 1), ("short", 1, 1)]
    assert picture.taught == 4
    network = picture.network
    assert (network.programs, network.among, network.persons) == (1, 3, 1)


def test_a_restricted_asker_sees_his_own_place_alone(store: Store) -> None:
    picture = ask(store, scope=Scope(frozenset({THERE})))
    assert {row.educator_key for row in picture.rows.rows} == {"both", "boss"}
    assert [each.member.oktmo for each in picture.places] == [THERE]


# --- who is missing to the target -------------------------------------------------------------


def lacking(coverage: Row) -> int | None:
    short = shortfall(registry()["training_coverage"], coverage)
    return short.by_end if short is not None else None


def test_the_page_says_who_lacks_how_many_and_who_was_not_trained_for_long(
    engine: sa.Engine,
) -> None:
    goal = {"indicator": "training_coverage", "oktmo": None, "period": "2023-2024"}
    write(engine, {**SCENE, "target": ({**goal, "value": 45, "near": 40},)})
    picture = ask(store_on(engine), f"m={HERE}")
    found = {each.member.oktmo: each for each in picture.places}
    assert {oktmo: lacking(each.coverage) for oktmo, each in found.items()} == {HERE: 3, THERE: 1}
    assert {oktmo: untrained(each.recent) for oktmo, each in found.items()} == {HERE: 8, THERE: 3}
    region = ask(store_on(engine)).overview.scorecard.total("training_coverage")
    assert region is not None
    assert (region.numerator, lacking(region)) == (2, math.ceil(14 * 0.45) - 2)


def test_without_a_headcount_nothing_is_said_of_the_missing(engine: sa.Engine) -> None:
    write(engine, {**SCENE, "staff_count": (counted(THERE, 1),)})
    found = {each.member.oktmo: each for each in ask(store_on(engine)).places}
    assert (lacking(found[HERE].coverage), untrained(found[HERE].recent)) == (None, None)
    # More were trained than the staff has now: nobody is left, and not less than nobody.
    assert untrained(found[THERE].recent) == 0


# --- months -----------------------------------------------------------------------------------


def test_the_line_ends_at_the_reporting_day_and_last_years_goes_on(engine: sa.Engine) -> None:
    write(engine, SCENE)
    months = ask(store_on(engine, date(2024, 3, 10))).months
    values = {point.day: point.value for point in months}
    assert list(values)[:2] == [date(2023, 9, 30), date(2023, 10, 31)]
    assert values[date(2023, 9, 30)] == 0
    assert values[date(2023, 10, 31)] == pytest.approx(100 / 14)
    assert values[date(2024, 3, 10)] == pytest.approx(200 / 14)
    assert values[date(2024, 3, 31)] is None
    assert months[-1].day == date(2024, 8, 31)
    assert {point.previous for point in months} == {None}


@pytest.mark.parametrize("most_values", [0, MOST_VALUES])
def test_last_years_line_of_a_long_period_ends_with_the_months_drawn(
    engine: sa.Engine, most_values: int
) -> None:
    """A course completed between the last of last year's days and today is after all of them."""
    write(engine, SCENE)
    today = date(2024, 3, 10)
    store = store_on(engine, today, most_values)
    asked = store.parse("period=2023-09..2026-08").request
    months = {point.day: point for point in store.trainings(asked).months}
    assert max(months) == date(2025, 2, 28)
    assert months[date(2025, 2, 28)].previous == pytest.approx(100 / 14)
    assert months[today].value == pytest.approx(200 / 14)


# --- random databases -------------------------------------------------------------------------


def lively(seed: int) -> Tables:
    """A random database whose programmes have words, organisations and projects."""
    tables = random_tables(Random(seed))
    random = Random(seed)
    for row in tables["training_program"]:
        row["title"] = random.choice(("Отчёт", "ОТЧЕТ 100%", "Ёлка", "Abc", "Программа"))
        row["provider_code"] = random.choice(("ORG", "a-1", "Б"))
        row["federal_project"] = random.choice((None, "Проект А", "проект б"))
    return tables


NARROWED: Final = (
    "",
    "&format=remote",
    "&q=" + quote("отчет"),
    "&category=teacher&format=in_person",
    "&project=" + quote("Проект А"),
    "&provider=ORG&category=manager",
)


@examples(6)
@given(seed=SEEDS)
@example(seed=1)
def test_memory_and_both_databases_give_the_same_page_and_rows_in_every_order(
    sqlite: sa.Engine, postgresql: sa.Engine, seed: int
) -> None:
    tables = lively(seed)
    asked = random_question(Random(seed), tables)
    stores = [refilled(engine, tables, asked.today) for engine in (sqlite, postgresql)]
    assert_alike_in_every_order(stores, "trainings", asked.query, NARROWED)
    counting = [store_on(engine, asked.today, 0) for engine in (sqlite, postgresql)]
    for narrowed in NARROWED:
        first, *others = (
            store.trainings(store.parse(asked.query + narrowed).request)
            for store in (*stores, *counting)
        )
        for other in others:
            assert first.breakdowns == other.breakdowns
            assert (first.network, first.programs) == (other.network, other.programs)
            assert (first.persons, first.taught) == (other.persons, other.taught)
            assert first.months == other.months


def recounted(rows: list[TrainingRow]) -> dict[str, tuple[int, int | None]]:
    """The indicators by these rows, as a person with the file would count them.

    Denominators that are headcounts are not in the file: they are None.
    """
    long = [row for row in rows if row.hours is not None and row.hours >= 16]
    known = {row.program_code: row for row in rows if row.is_network is not None}
    return {
        "training_coverage": (
            len({row.educator_key for row in long if row.category == "teacher"}),
            None,
        ),
        "managers_training_coverage": (
            len({row.educator_key for row in long if row.category == "manager"}),
            None,
        ),
        "remote_training_share": (sum(row.format == "remote" for row in rows), len(rows)),
        "network_programs_share": (
            sum(bool(row.is_network) for row in known.values()),
            len(known),
        ),
    }


def recount(engine: sa.Engine, seed: int) -> None:
    tables = lively(seed)
    asked = random_question(Random(seed), tables)
    store = refilled(engine, tables, asked.today)
    picture = store.trainings(store.parse(asked.query).request)
    assume(not picture.notices)
    rows = streamed(store, asked.query)
    assert len(rows) == picture.rows.total == picture.trainings
    assert len({row.educator_key for row in rows}) == picture.persons
    scorecard = picture.overview.scorecard
    for row in scorecard:
        if row.indicator == "training_coverage_3y":
            continue
        if row.level is Level.REGION and (asked.m or asked.group):
            continue
        # A sum leaves out municipalities whose own denominator is unknown.
        among = {
            each.oktmo
            for each in scorecard.municipal(row.indicator)
            if each.denominator is not None
        }
        own = [
            each
            for each in rows
            # A «regional» municipality may carry the region's own code.
            if (each.oktmo == row.oktmo if row.level is Level.MUNICIPALITY else each.oktmo in among)
        ]
        numerator, denominator = recounted(own)[row.indicator]
        assert row.numerator == numerator, row
        if denominator is not None:
            assert (row.denominator or 0) == denominator, row
    narrowed_alike(store, asked.query, rows)
    months_alike(store, asked.query, picture)


def narrowed_alike(store: Store, query: str, rows: list[TrainingRow]) -> None:
    """Breakdowns are what the rows come to, each without its own filter."""
    fields = {"project": "federal_project", "provider": "provider_code"}
    picture = store.trainings(store.parse(f"{query}&format=remote&category=teacher").request)
    wanted = {"format": "remote", "category": "teacher"}
    for key in NARROWING:
        left = [
            row
            for row in rows
            if all(getattr(row, name) == value for name, value in wanted.items() if name != key)
        ]
        found: dict[Any, list[str]] = {}
        for row in left:
            found.setdefault(getattr(row, fields.get(key, key)), []).append(row.educator_key)
        breakdown = picture.breakdown(key)
        assert {each.code: (each.persons, each.trainings) for each in breakdown.parts} == {
            code: (len(set(people)), len(people)) for code, people in found.items()
        }
        assert breakdown.persons == len({row.educator_key for row in left})
        assert breakdown.trainings == len(left)


def months_alike(store: Store, query: str, picture: TrainingPicture) -> None:
    """Each point is what the page of the indicator says of the same day."""
    asked = store.parse(f"{query}&i=training_coverage").request
    question = picture.overview.scorecard.question
    own = {point.day: point for point in picture.months}
    for point in store.indicator(asked).by_month:
        assert own[point.day].value == pytest.approx(point.value)
        assert own[point.day].previous == pytest.approx(point.previous)
    for day, later in own.items():
        if day > question.as_of:
            assert later.value is None
        if years_earlier(day, 1) > question.as_of:
            assert later.previous is None


@examples(30)
@given(seed=SEEDS)
@example(seed=533)
@example(seed=2653711)
def test_the_page_and_its_indicators_can_be_recounted_from_the_rows_on_sqlite(
    sqlite: sa.Engine, seed: int
) -> None:
    recount(sqlite, seed)


@examples(12)
@given(seed=SEEDS)
def test_the_page_and_its_indicators_can_be_recounted_from_the_rows_on_postgresql(
    postgresql: sa.Engine, seed: int
) -> None:
    recount(postgresql, seed)


def test_the_cards_say_what_the_first_screen_says(store: Store) -> None:
    whole = store.overview(store.parse(PERIOD).request).overview
    rows = {(row.indicator, row.level, row.oktmo): row for row in whole.scorecard}
    own = ask(store, "format=remote&q=x&page=4").overview.scorecard.rows
    assert len({row.indicator for row in own}) == 5
    assert all(rows[row.indicator, row.level, row.oktmo] == row for row in own)


def test_an_empty_database_and_an_empty_region_answer(engine: sa.Engine) -> None:
    nothing = ask(store_on(engine), "format=remote&q=x")
    assert (nothing.persons, nothing.places, nothing.months) == (0, (), ())
    write(engine, {"region": place()["region"]})
    bare = ask(store_on(engine))
    assert (bare.rows.total, bare.programs, bare.places) == (0, (), ())
    assert {point.value for point in bare.months} == {None}
    assert bare.overview.scorecard.total("training_coverage") is not None


def test_a_period_that_has_not_begun_shows_last_years_line(engine: sa.Engine) -> None:
    write(engine, SCENE)
    store = store_on(engine, date(2024, 3, 10))
    months = store.trainings(store.parse("period=2024-2025").request).months
    assert {point.value for point in months} == {None}
    assert months[1].previous == pytest.approx(100 / 14)
    assert months[-1].previous is None


@pytest.mark.parametrize("most_values", [0, MOST_VALUES])
def test_a_period_that_has_not_begun_answers_though_a_year_ago_is_known_as_it_was_seen(
    engine: sa.Engine, most_values: int
) -> None:
    """It has no month by D, for which last year's would be shown as they were seen then."""
    scene = {
        **SCENE,
        "staff_count": [{**counted(HERE, 10), "counted_on": date(2022, 9, 20)}],
        "training": [trained("one", "long", date(2023, 4, 3))],
    }
    long_ago = {"recorded_at": datetime(2022, 1, 1, tzinfo=UTC)}
    write(engine, {name: [{**row, **long_ago} for row in rows] for name, rows in scene.items()})
    store = store_on(engine, date(2024, 3, 10), most_values)
    months = store.trainings(store.parse("period=2024-Q2").request).months
    assert [(point.value, point.previous) for point in months] == [(None, 10.0)] * 3


def test_a_period_of_centuries_is_drawn_by_its_last_months(store: Store) -> None:
    months = store.trainings(store.parse("period=1990-01..2200-12").request).months
    assert len(months) == 48
    assert [point.day for point in months if point.value is not None][-1] == date(2024, 8, 31)
