"""How assignments are executed: board, loads, delays and months, on both databases."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from datetime import date, timedelta
from random import Random
from statistics import median
from typing import Any, Final

import pytest
import sqlalchemy as sa
from hypothesis import given

from data_sources.answers.decisions.answer import DecisionsPicture
from data_sources.answers.decisions.execution import Delays, Execution, LaneKey, Load, Loads
from data_sources.database.knowledge import Clock
from data_sources.indicators.scenes import assigned, decided, place, rumo_meeting
from data_sources.row_tables.records.decisions import DecisionRow
from data_sources.store import Store
from tests.asking import PERIOD, ZONE, store_on, write
from tests.generated.databases import SEEDS, clear, examples, insert, random_question, random_tables
from tests.row_tables import all_rows, refilled

TODAY: Final = date(2024, 8, 31)
AND_AFTER: Final = "period=2023-09..2024-12"
"""A period that goes on after today: terms of another period are in another list."""

HERE, THERE = "69100000", "69200000"
NARROWED: Final = ("", "&status=done", "&body=rumo", "&owner=исполнитель 1", "&q=принять")


def ask(store: Store, query: str = PERIOD) -> DecisionsPicture:
    return store.decisions(store.parse(query, "all").request)


def execution_of(engine: sa.Engine, query: str = PERIOD) -> Execution:
    return ask(store_on(engine), query).execution


def streamed(store: Store, query: str) -> list[DecisionRow]:
    return all_rows(store, "decisions", query)


def standing(row: DecisionRow, as_of: date) -> str:
    """By the days of a row of the file alone, as the contract's indicators count it."""
    if row.withdrawn_on is not None:
        return "withdrawn"
    if row.status == "continuous" and row.due_on is None:
        return "continuous"
    if row.completed_on is not None:
        is_late = row.due_on is not None and row.completed_on > row.due_on
        return "done_late" if is_late else "done"
    return "overdue" if row.due_on is not None and row.due_on < as_of else "in_progress"


def lane_of(row: DecisionRow, as_of: date) -> str | None:
    found = standing(row, as_of)
    if row.kind != "assignment" or found not in ("overdue", "continuous", "in_progress"):
        return None
    if row.assignee is None:
        return "unowned"
    if found != "in_progress":
        return found
    if row.due_on is None:
        return "no_term"
    days = (row.due_on - as_of).days
    return (
        "week" if days <= 7 else "fortnight" if days <= 14 else "month" if days <= 30 else "later"
    )


def counts_of(load: Load) -> dict[str, int]:
    found = {
        "overdue": load.overdue,
        "in_progress": load.in_progress,
        "continuous": load.continuous,
        "done": load.done,
        "done_late": load.done_late,
    }
    return {key: count for key, count in found.items() if count}


# --- random databases -------------------------------------------------------------------------


def check(engine: sa.Engine, seed: int) -> None:
    """Everything but the months, recounted from the rows of the file with the same question."""
    tables = random_tables(Random(seed))
    asked = random_question(Random(seed), tables)
    store = refilled(engine, tables, asked.today)
    narrowed = NARROWED[seed % len(NARROWED)]
    picture = ask(store, asked.query + narrowed)
    question = picture.question
    rows = streamed(store, picture.request.without("status").to_query())
    check_board(picture.execution, rows, question.as_of)
    tasks = [row for row in rows if row.kind == "assignment" and row.assignee is not None]
    check_loads(picture.execution.places, tasks, question.as_of, place_of)
    check_loads(picture.execution.owners, tasks, question.as_of, owner_of)
    check_days(picture.execution, tasks, question.as_of)
    if narrowed in ("", "&status=done"):
        equal_to_the_indicator(picture)


def check_board(found: Execution, rows: list[DecisionRow], as_of: date) -> None:
    lanes = Counter(key for row in rows if (key := lane_of(row, as_of)))
    assert {lane.key: lane.size for lane in found.board if lane.size} == dict(lanes)
    assert [lane.key for lane in found.board] == list(LaneKey)
    for lane in found.board:
        assert len(lane.rows) == min(lane.size, 5)
        assert all(row in rows and lane_of(row, as_of) == lane.key for row in lane.rows)


def place_of(row: DecisionRow | Load) -> tuple[str | None, str | None]:
    return (row.oktmo, None) if row.oktmo else (None, row.organization)


def owner_of(row: DecisionRow | Load) -> tuple[str | None, str | None]:
    return (row.assignee, row.oktmo)


def check_loads(
    loads: Loads,
    tasks: list[DecisionRow],
    as_of: date,
    key: Callable[[DecisionRow | Load], tuple[str | None, str | None]],
) -> None:
    held: dict[tuple[str | None, str | None], Counter[str]] = {}
    for row in tasks:
        held.setdefault(key(row), Counter())[standing(row, as_of)] += 1
    assert loads.holders == len(held)
    for load in loads.lines:
        own = key(load)
        counted = {name: count for name, count in held[own].items() if name != "withdrawn"}
        assert counts_of(load) == counted
        late = [row for row in tasks if key(row) == own and standing(row, as_of) == "overdue"]
        assert (load.oldest is None) == (not late)
        if load.oldest is not None:
            assert load.oldest.due_on == min(row.due_on or as_of for row in late)
    most = sorted((each["overdue"] for each in held.values()), reverse=True)
    assert [load.overdue for load in loads.lines] == most[: len(loads.lines)]


def check_days(found: Execution, tasks: list[DecisionRow], as_of: date) -> None:
    overdue = [
        (as_of - row.due_on).days
        for row in tasks
        if row.due_on is not None and standing(row, as_of) == "overdue"
    ]
    late = [
        (row.completed_on - row.due_on).days
        for row in tasks
        if row.completed_on and row.due_on and standing(row, as_of) == "done_late"
    ]
    for days, delays in ((overdue, found.overdue), (late, found.late)):
        assert delays.count == len(days)
        assert delays.median == (median(days) if days else None)
        assert delays.longest == (max(days) if days else None)
    moved = [
        (row.due_on - row.original_due_on).days
        for row in tasks
        if row.due_on and row.original_due_on and row.due_on != row.original_due_on
    ]
    assert (found.moved, found.moved_days) == (len(moved), sum(moved))
    assert sum(load.moved for load in found.movers) <= found.moved
    assert bool(found.movers) == bool(moved)
    if found.flow:
        assert found.flow[-1].now.overdue == len(overdue)


def equal_to_the_indicator(picture: DecisionsPicture) -> None:
    """Counts of municipalities and of what is shown are those of `decision_overdue`."""
    found = picture.execution
    held = {load.oktmo: load.overdue for load in found.places.lines}
    rows = picture.overview.scorecard.municipal("decision_overdue")
    for row in rows:
        assert row.numerator == held.get(row.oktmo, 0)
    known = {row.oktmo for row in rows}
    total = picture.overview.scorecard.total("decision_overdue")
    assert total is not None
    strangers = sum(
        load.overdue
        for load in found.places.lines
        if load.oktmo is not None and load.oktmo not in known
    )
    assert total.numerator == found.overdue.count - strangers


@examples(25)
@given(seed=SEEDS)
def test_execution_is_recounted_from_the_rows_on_sqlite(sqlite: sa.Engine, seed: int) -> None:
    check(sqlite, seed)


@examples(8)
@given(seed=SEEDS)
def test_execution_is_recounted_from_the_rows_on_postgresql(
    postgresql: sa.Engine, seed: int
) -> None:
    check(postgresql, seed)


@examples(6)
@given(seed=SEEDS)
def test_both_databases_tell_the_same_of_execution(
    sqlite: sa.Engine, postgresql: sa.Engine, seed: int
) -> None:
    tables = random_tables(Random(seed))
    asked = random_question(Random(seed), tables)
    told = []
    for engine in (sqlite, postgresql):
        store = refilled(engine, tables, asked.today)
        told.append(ask(store, asked.query + NARROWED[seed % len(NARROWED)]).execution)
    assert told[0] == told[1]


@examples(10)
@given(seed=SEEDS)
def test_last_years_months_are_those_that_last_years_question_tells(
    sqlite: sa.Engine, seed: int
) -> None:
    clear(sqlite)
    insert(sqlite, random_tables(Random(seed)))
    store = Store(sqlite, Clock(ZONE, date(2025, 12, 31)), min_denominator=5)
    earlier = [month.now for month in ask(store, "period=2022-2023").execution.flow]
    assert [month.before for month in ask(store, PERIOD).execution.flow] == earlier


# --- the board leads on -----------------------------------------------------------------------


def test_the_way_on_leads_to_the_page_where_the_next_of_the_group_stands(
    engine: sa.Engine,
) -> None:
    """Recommendations and other groups stand between; sixty of them fill a page."""
    soon, later = TODAY + timedelta(days=3), TODAY + timedelta(days=60)
    points = [
        *(decided(n, soon, kind="recommendation") for n in range(1, 61)),
        *(decided(n, later) for n in range(61, 71)),
        *(decided(n, None, due_kind="none") for n in range(71, 81)),
        *(decided(n, None, due_kind="continuous") for n in range(81, 91)),
        *(decided(n, TODAY - timedelta(days=n)) for n in range(91, 101)),
        *(decided(n, soon) for n in range(101, 111)),
    ]
    owned = [assigned(n) for n in range(1, 101)]
    write(engine, {**place(), "meeting": (rumo_meeting(),), "decision": points,
                   "assignment": owned})  # fmt: skip
    store = store_on(engine)
    picture = ask(store, AND_AFTER)
    sizes = {lane.key: lane.size for lane in picture.execution.board if lane.size}
    assert sizes == {"later": 10, "no_term": 10, "continuous": 10, "overdue": 10, "unowned": 10}
    for lane in picture.execution.board:
        assert lane.others == lane.size - len(lane.rows)
        if lane.onward is None:
            assert lane.size == 0
            continue
        onward = lane.onward
        status = f"&status={onward.status}" if onward.status else ""
        there = ask(store, f"{AND_AFTER}{status}&sort={onward.sort}&page={onward.page}")
        assert there.notices == ()
        listed = [row for row in there.rows.rows if lane_of(row, TODAY) == lane.key]
        assert [row for row in listed if row not in lane.rows]


def test_terms_of_the_board_begin_and_end_with_their_days(engine: sa.Engine) -> None:
    ahead = {0: "week", 7: "week", 8: "fortnight", 14: "fortnight", 15: "month", 30: "month",
             31: "later", -1: "overdue"}  # fmt: skip
    days = list(ahead)
    rows = {
        **place(),
        "meeting": (rumo_meeting(),),
        "decision": [
            decided(n, TODAY + timedelta(days=each)) for n, each in enumerate(days, start=1)
        ],
        "assignment": [assigned(n) for n in range(1, len(days) + 1)],
    }
    write(engine, rows)
    board = execution_of(engine, AND_AFTER).board
    found = {
        (row.due_on - TODAY).days: lane.key for lane in board for row in lane.rows if row.due_on
    }
    assert found == ahead


# --- loads, delays, months --------------------------------------------------------------------

SCENE: Final[dict[str, Any]] = {
    **place(),
    "organization": ({"code": "inst", "name": "Институт", "kind": "institute"},),
    "meeting": (rumo_meeting(held_on=date(2023, 9, 18)),
                rumo_meeting("before", held_on=date(2022, 10, 5))),
    "decision": (
        decided(1, date(2023, 10, 10), text="Первое"),
        decided(2, date(2023, 12, 1), text="Второе"),
        decided(3, date(2024, 1, 15), text="Совет", kind="recommendation"),
        {**decided(1, date(2022, 11, 1), text="Старое"), "meeting_code": "before"},
    ),
    "assignment": (
        assigned(1, completed_on=date(2023, 12, 5)),
        assigned(1, assignee="Соседи", oktmo=THERE),
        assigned(2, due_on=date(2024, 1, 1), original_due_on=date(2023, 12, 1)),
        assigned(2, assignee="Отдел", oktmo=None, organization_code="inst"),
        assigned(2, assignee="Снято", withdrawn_on=date(2023, 12, 20)),
        assigned(3, assignee="Соседи", oktmo=THERE),
        {**assigned(1, completed_on=date(2023, 11, 15)), "meeting_code": "before"},
    ),
}  # fmt: skip


def test_municipalities_and_organisations_hold_what_is_theirs(engine: sa.Engine) -> None:
    write(engine, SCENE)
    places = execution_of(engine).places
    held = {(load.oktmo or load.organization): load for load in places.lines}
    assert places.holders == len(held) == 3
    assert {key: load.overdue for key, load in held.items()} == {HERE: 1, THERE: 1, "Институт": 1}
    assert (held[HERE].done_late, held[HERE].moved, held[HERE].moved_mean) == (2, 1, 31.0)
    oldest = held[THERE].oldest
    assert oldest is not None
    assert (oldest.text, oldest.lateness_days) == ("Первое", 326)


def test_months_count_what_was_given_done_and_overdue_by_their_end(engine: sa.Engine) -> None:
    write(engine, SCENE)
    flow = execution_of(engine).flow
    assert [month.day for month in flow[:2]] == [date(2023, 9, 30), date(2023, 10, 31)]
    assert len(flow) == 12
    assert [month.now.taken for month in flow] == [5, *[0] * 11]
    assert [month.now.done for month in flow] == [0, 0, 1, 1, *[0] * 8]
    assert [month.now.overdue for month in flow] == [1, 3, 2, 2, *[3] * 8]
    assert [month.before.taken for month in flow] == [0, 1, *[0] * 10]
    assert [month.before.overdue for month in flow] == [0, 0, *[1] * 10]


def test_the_months_follow_the_filters_of_the_list_but_the_status(engine: sa.Engine) -> None:
    write(engine, SCENE)

    def last(query: str) -> int:
        return execution_of(engine, f"{PERIOD}&{query}").flow[-1].now.overdue

    assert last("status=done") == 3
    assert last(f"m={THERE}") == 1
    assert last("owner=отдел") == 1
    assert last("q=второе") == 2
    assert last("meeting=before") == 0


def test_nothing_is_told_of_an_empty_database(engine: sa.Engine) -> None:
    found = execution_of(engine)
    assert [lane.size for lane in found.board] == [0] * len(LaneKey)
    assert (found.places.lines, found.owners.lines, found.oldest) == ((), (), None)
    assert (found.overdue.median, found.overdue.longest) == (None, None)


@pytest.mark.parametrize(
    ("counted", "expected"),
    [(((1, 1), (9, 1)), 5.0), (((2, 3), (9, 1)), 2.0), (((3, 1), (4, 1), (90, 1)), 4.0)],
)
def test_the_median_is_the_middle_of_the_days(
    counted: tuple[tuple[int, int], ...], expected: float
) -> None:
    assert Delays(counted).median == expected
