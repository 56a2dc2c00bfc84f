"""The showcase of diagnostics: expertise at D, gaps, deficits and routes, on both databases."""

from __future__ import annotations

from datetime import date, datetime
from random import Random
from typing import Any, Final

import pytest
import sqlalchemy as sa
from hypothesis import assume, given

from data_sources.answers.diagnostics.answer import (
    Deficits,
    DiagnosticsPicture,
    GapCell,
    Results,
    Routes,
    StatusTally,
    Validity,
    validity,
)
from data_sources.indicators.declaration import EXAMPLE_OKTMO
from data_sources.indicators.scenes import OTHER_OKTMO, place, staff
from data_sources.question.scope import EVERYTHING, Scope
from data_sources.row_tables.records.diagnostics import DiagnosticRow
from data_sources.scoring.results import Level
from data_sources.store import Store
from tests.asking import PERIOD, store_on, write
from tests.generated.databases import SEEDS, examples, random_question, random_tables
from tests.generated.history import Tables
from tests.row_tables import all_rows, assert_alike_in_every_order, refilled

HERE, THERE = EXAMPLE_OKTMO, OTHER_OKTMO
DAY: Final = date(2024, 8, 31)
BEFORE, AFTER = date(2024, 8, 30), date(2024, 9, 1)
SUBJECTS: Final = (None, "физика", "Физика ", "химия", "Ёжики", "100%")


def ask(store: Store, query: str = "", scope: Scope = EVERYTHING) -> DiagnosticsPicture:
    return store.diagnostics(store.parse(f"{PERIOD}&{query}").request, scope)


def streamed(store: Store, query: str = PERIOD) -> list[DiagnosticRow]:
    return all_rows(store, "diagnostics", query)


def codes(picture: DiagnosticsPicture) -> list[str]:
    return [row.code for row in picture.rows.rows]


def published(code: str, **columns: Any) -> dict[str, Any]:
    return {
        "code": code,
        "title": f"Диагностика {code.removeprefix('d-')}",
        "owner_code": "institute",
        "audience": "teacher",
        "published_on": date(2023, 10, 1),
        "expertise_status": "recommended",
        **columns,
    }


def held(code: str, participants: int, with_deficit: int, **columns: Any) -> dict[str, Any]:
    return {
        "diagnostic_code": code,
        "oktmo": HERE,
        "held_on": date(2024, 2, 1),
        "participants": participants,
        "with_deficit": with_deficit,
        **columns,
    }


def route(educator: str, started_on: date = date(2024, 2, 1), **columns: Any) -> dict[str, Any]:
    return {"educator_key": educator, "oktmo": HERE, "started_on": started_on, **columns}


# --- the state of expertise at the reporting date ---------------------------------------------


@pytest.mark.parametrize(
    ("columns", "status", "expertise_on", "is_valid"),
    [
        ({}, "recommended", None, 1),
        ({"expertise_on": DAY}, "recommended", DAY, 1),
        ({"expertise_on": AFTER}, "in_review", None, 0),
        ({"expertise_on": AFTER, "expertise_status": "rejected"}, "in_review", None, 0),
        ({"expertise_on": AFTER, "expertise_status": "revision"}, "in_review", None, 0),
        ({"expertise_on": AFTER, "expertise_status": "declared"}, "declared", None, 0),
        ({"expertise_on": BEFORE, "expertise_status": "rejected"}, "rejected", BEFORE, 0),
        ({"valid_until": BEFORE}, "recommended", None, 0),
        ({"valid_until": DAY}, "recommended", None, 1),
        ({"valid_until": AFTER, "expertise_status": "revision"}, "revision", None, 0),
    ],
)
def test_expertise_stands_as_it_did_on_the_reporting_date(
    engine: sa.Engine,
    columns: dict[str, Any],
    status: str,
    expertise_on: date | None,
    is_valid: int,
) -> None:
    write(engine, {**place(), "diagnostic": (published("d-1", **columns),)})
    (row,) = ask(store_on(engine)).rows.rows
    assert (row.expertise_status, row.expertise_on, row.is_valid) == (
        status,
        expertise_on,
        is_valid,
    )


@pytest.mark.parametrize(
    ("valid_until", "state"),
    [
        (None, Validity.UNLIMITED),
        (BEFORE, Validity.EXPIRED),
        (DAY, Validity.SOON),
        (date(2024, 10, 30), Validity.SOON),
        (date(2024, 10, 31), Validity.VALID),
    ],
)
def test_validity_is_said_by_its_last_day(
    engine: sa.Engine, valid_until: date | None, state: Validity
) -> None:
    assert validity(valid_until, DAY) is state
    write(engine, {**place(), "diagnostic": (published("d-1", valid_until=valid_until),)})
    (tally,) = ask(store_on(engine)).showcase.statuses
    assert tally == StatusTally(
        "recommended",
        1,
        int(state is not Validity.EXPIRED),
        int(state is Validity.EXPIRED),
        int(state is Validity.SOON),
    )


def test_what_is_published_after_the_reporting_date_is_not_on_the_showcase(
    engine: sa.Engine,
) -> None:
    rows = (published("old", published_on=DAY), published("new", published_on=AFTER))
    write(engine, {**place(), "diagnostic": rows})
    picture = ask(store_on(engine, AFTER))
    assert (codes(picture), picture.showcase.published) == (["old"], 1)


def test_expertise_is_told_as_it_was_known(engine: sa.Engine) -> None:
    first, then = map(datetime.fromisoformat, ("2023-10-01", "2024-03-01"))
    world = {
        name: [{**row, "recorded_at": first} for row in rows] for name, rows in place().items()
    }
    declared = published("d-1", expertise_status="declared")
    rows = (
        {**declared, "recorded_at": first, "superseded_at": then},
        {**published("d-1"), "recorded_at": then},
    )
    write(engine, {**world, "diagnostic": rows})
    store = store_on(engine)
    told = {
        day: [(row.expertise_status, row.is_valid) for row in ask(store, f"known={day}").rows.rows]
        for day in ("2023-09-30", "2024-02-28", "2024-03-02")
    }
    assert told == {
        "2023-09-30": [],
        "2024-02-28": [("declared", 0)],
        "2024-03-02": [("recommended", 1)],
    }


# --- filters and gaps -------------------------------------------------------------------------

SHELF: Final[dict[str, Any]] = {
    **place(),
    "organization": (
        {"code": "institute", "name": "Институт развития", "kind": "institute"},
        {"code": "other", "name": "Центр", "short_name": "ЦНППМ", "kind": "other"},
    ),
    "diagnostic": (
        published("d-1", subject="физика"),
        published("d-2", subject="Физика", expertise_status="rejected"),
        published("d-3", subject="ФИЗИКА", owner_code="other"),
        published("d-4", audience="manager"),
        published("d-5", audience="manager", subject="  ", expertise_status="declared"),
    ),
}


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("audience=manager", {"d-4", "d-5"}),
        ("audience=preschool", set()),
        ("q=физика", {"d-1", "d-2", "d-3"}),
        ("q=цнппм", {"d-3"}),
        ("q=ИНСТИТУТ РАЗВ", {"d-1", "d-2", "d-4", "d-5"}),
        ("q=D-2", {"d-2"}),
        ("q=d-", set()),
        ("audience=teacher&q=диагностика 1", {"d-1"}),
    ],
)
def test_the_list_is_narrowed_by_audience_and_words_and_the_showcase_is_not(
    engine: sa.Engine, query: str, found: set[str]
) -> None:
    write(engine, SHELF)
    store = store_on(engine)
    picture = ask(store, query)
    assert set(codes(picture)) == found
    assert picture.showcase == ask(store).showcase
    assert picture.showcase.published == 5


def test_a_subject_is_one_however_it_is_spelled(engine: sa.Engine) -> None:
    write(engine, SHELF)
    assert ask(store_on(engine)).showcase.cells == (
        GapCell("teacher", "ФИЗИКА", 3, 2),
        GapCell("manager", None, 2, 1),
    )


# --- results and routes -----------------------------------------------------------------------

WORK: Final[dict[str, Any]] = {
    **place(),
    "diagnostic": (published("d-1"), published("d-2"), published("late", published_on=AFTER)),
    "diagnostic_result": (
        held("d-1", 10, 4),
        held("d-1", 5, 5, held_on=DAY),
        held("d-1", 7, 2, oktmo=THERE),
        held("d-1", 90, 90, held_on=date(2023, 8, 31)),
        held("d-1", 90, 90, held_on=AFTER),
        held("late", 3, 1),
        held("stranger", 2, 2),
        held("d-2", 50, 50, oktmo="69999999"),
    ),
    "learning_route": (
        route("e-1", due_on=BEFORE),
        route("e-1", date(2023, 9, 1), completed_on=date(2023, 12, 1)),
        route("e-2", date(2022, 9, 1), due_on=DAY),
        route("e-3", date(2022, 9, 1), completed_on=date(2023, 8, 31)),
        route("e-4", date(2023, 9, 1), completed_on=AFTER, due_on=date(2024, 1, 1)),
        route("e-5", AFTER),
        route("e-2", date(2024, 3, 1), oktmo=THERE),
    ),
}


def test_results_of_the_period_are_added_up_by_diagnostic_and_by_municipality(
    engine: sa.Engine,
) -> None:
    write(engine, WORK)
    picture = ask(store_on(engine, AFTER))
    first, second = picture.rows.rows
    assert (first.participants, first.with_deficit, first.municipalities) == (22, 11, 2)
    assert (second.participants, second.with_deficit, second.municipalities) == (0, 0, 0)
    assert [row.code for row in picture.most] == ["d-1"]
    found = {each.municipality.oktmo: each.deficits.results for each in picture.needs.places}
    assert found == {HERE: Results(20, 12), THERE: Results(7, 2)}
    assert picture.needs.in_all.results == Results(27, 14)
    assert picture.needs.beside == Results(5, 3)


def test_routes_stand_as_they_did_on_the_reporting_date(engine: sa.Engine) -> None:
    write(engine, WORK)
    needs = ask(store_on(engine, AFTER)).needs
    found = {each.municipality.oktmo: each.deficits.routes for each in needs.places}
    assert found == {
        HERE: Routes(persons=3, started=3, open=3, completed=1, overdue=2),
        THERE: Routes(persons=1, started=1, open=1, completed=0, overdue=0),
    }
    assert needs.in_all.routes == Routes(persons=3, started=4, open=4, completed=1, overdue=2)


def test_the_municipalities_chosen_narrow_results_and_routes_but_not_the_showcase(
    engine: sa.Engine,
) -> None:
    write(engine, WORK)
    store = store_on(engine, AFTER)
    chosen = ask(store, f"m={THERE}")
    assert [row.participants for row in chosen.rows.rows] == [7, 0]
    assert chosen.needs.in_all.results == Results(7, 2)
    assert chosen.showcase == ask(store).showcase
    seen = ask(store, scope=Scope(frozenset({THERE})))
    assert (seen.rows.rows, seen.needs) == (chosen.rows.rows, chosen.needs)


@pytest.mark.parametrize(("found", "on_routes", "left"), [(5, 2, 3), (2, 5, 0), (0, 0, 0)])
def test_deficits_are_set_against_the_people_on_routes(
    found: int, on_routes: int, left: int
) -> None:
    routes = Routes(persons=on_routes, started=0, open=0, completed=0, overdue=0)
    assert Deficits(Results(9, found), routes).without_route == left


def test_an_empty_database_has_an_empty_showcase(engine: sa.Engine) -> None:
    write(engine, place())
    picture = ask(store_on(engine))
    assert (picture.rows.total, picture.showcase.statuses, picture.showcase.cells) == (0, (), ())
    assert picture.needs.in_all == Deficits(Results(0, 0), Routes(0, 0, 0, 0, 0))


def test_the_cards_say_what_the_first_screen_says(engine: sa.Engine) -> None:
    write(engine, {**WORK, **staff("teacher", 40)})
    store = store_on(engine)
    everything = {
        (row.indicator, row.level, row.oktmo): row
        for row in store.overview(store.parse(PERIOD).request).overview.scorecard
    }
    own = ask(store, "audience=manager&q=x&page=4").overview.scorecard.rows
    assert {row.indicator for row in own} == {
        "diagnostics_coverage",
        "diagnostics_expertise",
        "learning_routes",
    }
    assert all(everything[row.indicator, row.level, row.oktmo] == row for row in own)


# --- random databases -------------------------------------------------------------------------


def lively(seed: int) -> Tables:
    """A random database whose diagnostics differ in all that the list sorts by."""
    tables = random_tables(Random(seed))
    random = Random(seed)
    for row in tables["diagnostic"]:
        row["title"] = random.choice(("Ёлка", "ЕЛЬ", "Диагностика", "100% явка"))
        row["subject"] = random.choice(SUBJECTS)
    return tables


NARROWED: Final = ("", "&audience=teacher", "&q=ЕЛ", "&q=d1")


@examples(6)
@given(seed=SEEDS)
def test_both_databases_give_the_same_page_in_every_order(
    sqlite: sa.Engine, postgresql: sa.Engine, seed: int
) -> None:
    tables = lively(seed)
    asked = random_question(Random(seed), tables)
    stores = [refilled(engine, tables, asked.today) for engine in (sqlite, postgresql)]
    assert_alike_in_every_order(stores, "diagnostics", asked.query, NARROWED)
    pictures = [store.diagnostics(store.parse(asked.query).request) for store in stores]
    one_page, other_page = ((each.showcase, each.most, each.needs) for each in pictures)
    assert one_page == other_page


def recount(engine: sa.Engine, seed: int) -> None:
    """What the three indicators are by the file and the page, against their own rows."""
    tables = lively(seed)
    asked = random_question(Random(seed), tables)
    store = refilled(engine, tables, asked.today)
    picture = store.diagnostics(store.parse(asked.query).request)
    assume(not picture.notices)
    rows, needs, scorecard = streamed(store, asked.query), picture.needs, picture.overview.scorecard
    assert len(rows) == picture.rows.total == picture.showcase.published
    assert sum(row.is_valid for row in rows) == picture.showcase.valid
    assert sum(cell.diagnostics for cell in picture.showcase.cells) == len(rows)
    assert sum(cell.valid for cell in picture.showcase.cells) == picture.showcase.valid
    (expertise,) = (
        row for row in scorecard.of("diagnostics_expertise") if row.level is Level.REGION
    )
    assert expertise.numerator == sum(row.is_valid for row in rows)
    assert (expertise.denominator or 0) == len(rows)
    covered = {row.oktmo: row.numerator for row in scorecard.municipal("diagnostics_coverage")}
    assert covered == {
        each.municipality.oktmo: each.deficits.results.participants for each in needs.places
    }
    assert sum(row.participants for row in rows) + needs.beside.participants == sum(
        each or 0 for each in covered.values()
    )
    assert sum(row.with_deficit for row in rows) + needs.beside.with_deficit == (
        needs.in_all.results.with_deficit
    )
    on_routes = {row.oktmo: row.numerator for row in scorecard.municipal("learning_routes")}
    assert on_routes == {
        each.municipality.oktmo: each.deficits.routes.persons for each in needs.places
    }


@examples(40)
@given(seed=SEEDS)
def test_the_indicators_can_be_recounted_from_the_file_on_sqlite(
    sqlite: sa.Engine, seed: int
) -> None:
    recount(sqlite, seed)


@examples(15)
@given(seed=SEEDS)
def test_the_indicators_can_be_recounted_from_the_file_on_postgresql(
    postgresql: sa.Engine, seed: int
) -> None:
    recount(postgresql, seed)
