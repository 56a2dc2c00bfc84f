"""Явка by rows: what is in the table, and that indicators can be recounted from it."""

from __future__ import annotations

from dataclasses import asdict
from datetime import date
from random import Random
from typing import Any, Final

import pytest
import sqlalchemy as sa
from hypothesis import assume, given

from data_sources.indicators.scenes import place, rumo_meeting, seat
from data_sources.row_tables.records.attendance import AttendanceRow
from data_sources.scoring.results import Level
from data_sources.store import Store
from tests.asking import PERIOD, store_on, write
from tests.generated.databases import SEEDS, examples, random_question, random_tables
from tests.row_tables import all_rows, assert_alike_in_every_order, refilled

HERE, THERE = "69100000", "69200000"
CAME: Final = ("present", "online")


def streamed(store: Store, query: str) -> list[AttendanceRow]:
    return all_rows(store, "attendance", query)


# --- what is in the table ---------------------------------------------------------------------


def test_a_row_says_who_was_there_and_how(engine: sa.Engine) -> None:
    rows = {
        **place(),
        "organization": ({"code": "inst", "name": "Институт", "kind": "institute"},),
        "meeting": (rumo_meeting(number="7", quorum_rule="half"),),
        "attendance": (
            seat("Заменяющий", "present", is_substitute=True),
            seat("Гость", "online", is_member=False, oktmo=None, organization_code="inst"),
        ),
    }
    write(engine, rows)
    one, other = streamed(store_on(engine), PERIOD)
    assert asdict(one) == {
        "meeting_code": "rumo-1",
        "body": "rumo",
        "meeting_number": "7",
        "held_on": date(2023, 10, 18),
        "person": "Заменяющий",
        "is_member": 1,
        "status": "present",
        "is_substitute": 1,
        "oktmo": HERE,
        "municipality": "Учебный район",
        "organization": None,
        "quorum_rule": "half",
    }
    assert (other.person, other.is_member, other.oktmo, other.organization) == (
        "Гость",
        0,
        None,
        "Институт",
    )


def council(code: str, oktmo: str, **differs: Any) -> dict[str, Any]:
    return {**rumo_meeting(code), "body": "municipal_council", "oktmo": oktmo, **differs}


SCENE: Final[dict[str, Any]] = {
    **place(),
    "organization": (
        {"code": "inst", "name": "Институт", "short_name": "ТОИПКРО", "kind": "institute"},
    ),
    "meeting": (
        rumo_meeting(),
        rumo_meeting("rumo-2", held_on=date(2024, 2, 14)),
        rumo_meeting("old", held_on=date(2023, 2, 14)),
        rumo_meeting("planned", status="planned"),
        council("c-1", HERE),
        council("c-2", THERE),
    ),
    "attendance": (
        seat("Елкина", "present"),
        seat("Соседов", "absent", oktmo=THERE),
        seat("Ректор", "online", oktmo=None, organization_code="inst"),
        seat("Чужой", "present", oktmo="70000000"),
        seat("Раньше", "present", meeting_code="old"),
        seat("Потом", "present", meeting_code="planned"),
        seat("Методист", "present", meeting_code="c-1"),
    ),
}


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("", {("rumo-1", "Елкина"), ("rumo-1", "Соседов"), ("rumo-1", "Ректор"),
              ("rumo-1", "Чужой"), ("rumo-2", None)}),
        (f"m={HERE}", {("rumo-1", "Елкина"), ("rumo-2", None)}),
        (f"m={THERE}", {("rumo-1", "Соседов"), ("rumo-2", None)}),
        ("body=municipal_council", {("c-1", "Методист"), ("c-2", None)}),
        (f"body=municipal_council&m={HERE}", {("c-1", "Методист")}),
        (f"body=municipal_council&m={THERE}", {("c-2", None)}),
        (f"body=all&m={THERE}", {("rumo-1", "Соседов"), ("rumo-2", None), ("c-2", None)}),
        ("body=nobody", set()),
        ("meeting=rumo-2", {("rumo-2", None)}),
        ("meeting=c-1", {("c-1", "Методист")}),
        ("meeting=c-1&body=all", {("c-1", "Методист")}),
        ("meeting=planned", set()),
        ("q=ЁЛКИН", {("rumo-1", "Елкина")}),
        ("q=тоипкро", {("rumo-1", "Ректор")}),
        ("q=%25", set()),
    ],
)  # fmt: skip
def test_every_filter_narrows_the_list_and_a_meeting_without_a_line_stays(
    engine: sa.Engine, query: str, expected: set[tuple[str, str | None]]
) -> None:
    write(engine, SCENE)
    store = store_on(engine)
    asked = f"{PERIOD}&{query}"
    picture = store.meetings(store.parse(asked).request)
    assert picture.notices == ()
    rows = picture.rows.rows
    assert {(row.meeting_code, row.person) for row in rows} == expected
    assert list(rows) == streamed(store, asked)


def test_a_line_of_a_municipality_from_elsewhere_is_not_named(engine: sa.Engine) -> None:
    write(engine, SCENE)
    rows = {row.person: row for row in streamed(store_on(engine), PERIOD)}
    assert (rows["Чужой"].oktmo, rows["Чужой"].municipality) == ("70000000", None)
    assert rows["Елкина"].municipality == "Учебный район"


# --- random databases -------------------------------------------------------------------------

NARROWED: Final = ("", "&q=УЧАСТНИК 1", "&body=all", "&body=municipal_council")


@examples(6)
@given(seed=SEEDS)
def test_both_databases_give_the_same_rows_in_every_order(
    sqlite: sa.Engine, postgresql: sa.Engine, seed: int
) -> None:
    tables = random_tables(Random(seed))
    asked = random_question(Random(seed), tables)
    stores = [refilled(engine, tables, asked.today) for engine in (sqlite, postgresql)]
    assert_alike_in_every_order(stores, "attendance", asked.query, NARROWED)


def of_members(rows: list[AttendanceRow]) -> tuple[int, int]:
    """Явка by these rows: seats taken and all seats."""
    seats = [row for row in rows if row.is_member]
    return sum(row.status in CAME for row in seats), len(seats)


def of_presence(rows: list[AttendanceRow], oktmos: list[str | None]) -> tuple[int, int]:
    """Представленность by these rows: a meeting has a row even where nobody is on its list."""
    met = {(row.meeting_code, row.oktmo) for row in rows if row.status in CAME}
    meetings = {row.meeting_code for row in rows}
    return (
        sum((code, oktmo) in met for code in meetings for oktmo in oktmos),
        len(meetings) * len(oktmos),
    )


def of_quorum(rows: list[AttendanceRow]) -> tuple[int, int]:
    """Правомочные заседания by these rows."""
    checked = there = 0
    for code in {row.meeting_code for row in rows}:
        own = [row for row in rows if row.meeting_code == code]
        rule, (came, seats) = own[0].quorum_rule, of_members(own)
        if rule is None or not seats:
            continue
        checked += 1
        there += {
            "half": 2 * came >= seats,
            "more_than_half": 2 * came > seats,
            "two_thirds": 3 * came >= 2 * seats,
        }[rule]
    return there, checked


def recount(engine: sa.Engine, seed: int) -> None:
    tables = random_tables(Random(seed))
    asked = random_question(Random(seed), tables)
    store = refilled(engine, tables, asked.today)
    picture = store.meetings(store.parse(asked.query).request)
    assume(not picture.notices)
    rows = streamed(store, asked.query)
    assert len(rows) == picture.rows.total
    shown = picture.overview.scorecard.question.shown
    counted: list[str | None] = [member.oktmo for member in shown if not member.is_regional]
    known = [row for row in rows if row.oktmo is None or row.municipality is not None]
    compared = 0
    for row in picture.overview.scorecard:
        numbers = (row.numerator or 0, row.denominator or 0)
        is_narrowed = bool(asked.m or asked.group)
        if row.level is Level.REGION and is_narrowed:
            continue
        own = [row.oktmo] if row.level is Level.MUNICIPALITY else counted
        of_place = known
        if row.level is Level.MUNICIPALITY:
            of_place = [each for each in rows if each.oktmo == row.oktmo]
        if row.indicator == "rumo_attendance":
            assert numbers == of_members(of_place)
        elif row.indicator == "rumo_representation":
            assert numbers == of_presence(rows, own)
        elif row.indicator == "rumo_quorum" and row.level is Level.REGION:
            assert numbers == of_quorum(rows)
        else:
            continue
        compared += 1
    assert compared


@examples(40)
@given(seed=SEEDS)
def test_the_indicators_of_meetings_can_be_recounted_from_the_rows_on_sqlite(
    sqlite: sa.Engine, seed: int
) -> None:
    recount(sqlite, seed)


@examples(15)
@given(seed=SEEDS)
def test_the_indicators_of_meetings_can_be_recounted_from_the_rows_on_postgresql(
    postgresql: sa.Engine, seed: int
) -> None:
    recount(postgresql, seed)
