"""What changed lately: recounted by plain loops, and its rules on histories made for them."""

from __future__ import annotations

import calendar
from collections.abc import Mapping
from dataclasses import asdict, replace
from datetime import date, datetime, timedelta
from random import Random
from typing import Any, Final

import pytest
import sqlalchemy as sa
from hypothesis import assume, event, given

from data_sources.answers.overview.recent import Incomparable, RecentChanges
from data_sources.database.knowledge import utc_now
from data_sources.question.choices import INDEX
from data_sources.store import Store
from tests.asking import listening, store_on, write
from tests.generated.databases import (
    SEEDS,
    Asked,
    clear,
    examples,
    insert,
    random_question,
    random_tables,
)
from tests.generated.history import Tables, local_midnight
from tests.naive import recent as naive_recent
from tests.naive.indicators import indicator_rows
from tests.naive.world import world_at

SPANS: Final = ("week", "month", "meeting")
DUST: Final = 2e-3
"""Scores of files are rounded to four decimals."""


def recent(store: Store, query: str) -> RecentChanges:
    return store.first_page(store.parse(query).request).recent


def slow_rows(tables: Tables, asked: Asked) -> list[dict[str, Any]]:
    question = asdict(asked)
    del question["known_text"]
    return indicator_rows(tables, **question)


def day_of(span: str, as_of: date, meeting: date | None) -> date | None:
    if span == "meeting":
        return meeting
    if span == "week":
        return as_of - timedelta(days=7)
    month = as_of.month - 1 or 12
    year = as_of.year - (as_of.month == 1)
    return date(year, month, min(as_of.day, calendar.monthrange(year, month)[1]))


def recounted(engine: sa.Engine, seed: int) -> None:
    random = Random(seed)
    tables = random_tables(random)
    asked = replace(random_question(random, tables), now=utc_now())
    span = random.choice(SPANS)
    clear(engine)
    insert(engine, tables)
    store = store_on(engine, asked.today)
    query = f"{asked.query}&since={span}"
    assume(not store.overview(store.parse(query).request).notices)
    found = recent(store, query)

    moment = asked.now if asked.known is None else asked.known
    world = world_at(tables, moment, asked.region)
    assert world is not None
    code = world.region["code"]
    as_of = min(asked.end, asked.today, asked.known_day or asked.today)
    day = day_of(span, as_of, naive_recent.last_meeting(world, as_of))
    if as_of < asked.start or (day is not None and day < asked.start):
        assert found.incomparable is Incomparable.NOT_BEGUN
        return
    if day is None:
        assert found.incomparable is Incomparable.NO_MEETING
        return
    known = local_midnight(day + timedelta(days=1)) - timedelta(microseconds=1)
    world_then = world_at(tables, known, code)
    then: dict[naive_recent.Key, Any] = {}
    if world_then is not None and (
        asked.group is None
        or any(asked.group in (row["peer_group"], row["kind"]) for row in world_then.municipalities)
    ):
        earlier = replace(asked, known=known, known_day=day, m=(), region=code)
        then = naive_recent.cells(slow_rows(tables, earlier))
    left = set()
    if world_then is not None:
        left = naive_recent.unkept(then, naive_recent.standings(world_then, day))
    if not any(row["score"] is not None for (key, _), row in then.items() if key not in left):
        assert found.incomparable is Incomparable.EMPTY
        return
    assert world_then is not None
    event("compared")
    assert (found.incomparable, found.then) == (None, day)
    now = naive_recent.cells(slow_rows(tables, asked))
    standings = (
        naive_recent.standings(world, as_of),
        naive_recent.standings(world_then, day),
    )
    weights = naive_recent.weights_at(world, asked.end)
    assert {
        (each.now.indicator, each.now.oktmo): each.points
        for each in found.changes
        if each.points is not None
    } == pytest.approx(naive_recent.points(now, then, weights, left), abs=DUST)
    assert {
        (each.now.indicator, each.now.oktmo): each.is_reached for each in found.crossings
    } == naive_recent.crossed(now, then, left)
    assert {(each.now.indicator, each.now.oktmo) for each in found.lost} == naive_recent.lost(
        now, then
    )
    shown = {oktmo for _, oktmo in now}
    places = shown if len(shown) < len(world.municipalities) else None
    assert (len(found.closed), len(found.overdue)) == tuple(
        naive_recent.stepped(*standings, state, places) for state in ("done", "overdue")
    )


@examples(25)
@given(seed=SEEDS)
def test_every_move_is_the_recounted_one_on_sqlite(sqlite: sa.Engine, seed: int) -> None:
    recounted(sqlite, seed)


@examples(8)
@given(seed=SEEDS)
def test_every_move_is_the_recounted_one_on_postgresql(postgresql: sa.Engine, seed: int) -> None:
    recounted(postgresql, seed)


# --- rules on small histories -------------------------------------------------------------------

TODAY: Final = date(2024, 11, 30)
PERIOD: Final = "period=2024-2025"
ALIKE, BELIEF, COVE = "70701000", "70702000", "70703000"
LEARNED: Final = datetime.fromisoformat("2023-01-01T00:00:00")


def learned(day: str) -> datetime:
    return datetime.fromisoformat(f"{day}T05:00:00")


def always(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return [{"recorded_at": LEARNED, **row} for row in rows]


def registers(headcount: Mapping[str, int]) -> dict[str, Any]:
    names = {ALIKE: "Аремзянский район", BELIEF: "Белский район", COVE: "Верхний район"}
    return {
        "region": always([{"code": "70", "name": "Область", "oktmo": "70000000"}]),
        "municipality": always(
            [
                {"oktmo": oktmo, "region_code": "70", "name": name, "kind": "district"}
                for oktmo, name in names.items()
            ]
        ),
        "organization": always([{"code": "I", "name": "Институт", "kind": "institute"}]),
        "training_program": always(
            [
                {
                    "code": "P",
                    "title": "Курс",
                    "provider_code": "I",
                    "format": "in_person",
                    "hours": 16,
                }
            ]
        ),
        "staff_count": always(
            [
                {
                    "oktmo": oktmo,
                    "category": "teacher",
                    "counted_on": date(2023, 9, 1),
                    "headcount": count,
                }
                for oktmo, count in headcount.items()
            ]
        ),
    }


def trained(oktmo: str, count: int, day: str, prefix: str = "") -> list[dict[str, Any]]:
    return [
        {
            "educator_key": f"{prefix}{oktmo}-{day}-{number}",
            "category": "teacher",
            "oktmo": oktmo,
            "program_code": "P",
            "completed_on": date.fromisoformat(day),
            "recorded_at": learned(day),
        }
        for number in range(count)
    ]


def coverage(found: RecentChanges) -> dict[str | None, float | None]:
    return {
        each.now.oktmo: None if each.points is None else round(each.points, 4)
        for each in found.of("training_coverage")
    }


def asked(engine: sa.Engine, query: str = PERIOD) -> RecentChanges:
    return recent(store_on(engine, TODAY), query)


HISTORY: Final = {
    **registers({ALIKE: 10, BELIEF: 10, COVE: 4}),
    "training": [
        *trained(ALIKE, 4, "2024-10-01"),
        *trained(BELIEF, 2, "2024-10-01"),
        *trained(COVE, 1, "2024-10-01"),
        *trained(ALIKE, 4, "2024-11-20"),
        *trained(BELIEF, 1, "2024-11-20"),
        *trained(COVE, 1, "2024-11-20"),
    ],
}


def test_who_grows_slower_than_the_best_loses_points_and_few_people_are_not_compared(
    engine: sa.Engine,
) -> None:
    write(engine, HISTORY)
    found = asked(engine)
    # The score fell from 50 to 37.5. It weighs 1; three years and overdue assignments 0.5 each.
    assert coverage(found) == {ALIKE: 0.0, BELIEF: -6.25, COVE: None}
    assert [(each.now.oktmo, each.now.indicator) for each in found.falls] == [
        (BELIEF, "training_coverage"),
        (BELIEF, "training_coverage_3y"),
    ]
    (index,) = (each for each in found.of(INDEX) if each.now.oktmo == BELIEF)
    assert (index.before.value, index.now.value) == (62.5, 53.125)
    assert index.points == pytest.approx(53.125 - 62.5)


def test_a_week_ago_is_another_answer_than_a_month_ago(engine: sa.Engine) -> None:
    write(engine, HISTORY)
    assert asked(engine, f"{PERIOD}&since=week").is_quiet
    assert not asked(engine, f"{PERIOD}&since=month").is_quiet


def test_what_was_learned_later_was_not_seen_then(engine: sa.Engine) -> None:
    late = [
        {**row, "recorded_at": learned("2024-11-29")} for row in trained(BELIEF, 2, "2024-10-02")
    ]
    write(engine, {**HISTORY, "training": [*HISTORY["training"], *late]})
    week = asked(engine, f"{PERIOD}&since=week")
    assert [each.now.oktmo for each in week.of("training_coverage")] == [BELIEF]


@pytest.mark.parametrize(
    ("query", "why"),
    [
        ("period=2025-2026", Incomparable.NOT_BEGUN),
        ("period=2024-Q4&since=meeting", Incomparable.NO_MEETING),
        ("known=2024-09-05&period=2024-2025", Incomparable.NOT_BEGUN),
        ("known=2020-11-30&period=2020-2021", Incomparable.NOT_BEGUN),
        ("period=2022-2023&since=week", Incomparable.EMPTY),
        ("known=2024-11-30&period=2024-2025&since=year", Incomparable.EMPTY),
    ],
)
def test_where_there_is_nothing_to_compare_with_it_is_said_why(
    engine: sa.Engine, query: str, why: Incomparable
) -> None:
    write(engine, HISTORY)
    found = asked(engine, query)
    assert (found.incomparable, found.changes, found.crossings) == (why, (), ())


def test_an_empty_database_has_nothing_to_compare(engine: sa.Engine) -> None:
    assert asked(engine, "").incomparable is Incomparable.NOT_BEGUN


def meeting(code: str, held_on: str, **columns: Any) -> dict[str, Any]:
    return {
        "code": code,
        "body": "rumo",
        "status": "held",
        "held_on": date.fromisoformat(held_on),
        "recorded_at": learned(held_on),
        **columns,
    }


def test_the_last_meeting_is_the_last_one_held_before_the_day(engine: sa.Engine) -> None:
    write(
        engine,
        {
            **HISTORY,
            "meeting": [
                meeting("1", "2024-10-15"),
                meeting("2", "2024-11-30"),
                meeting("3", "2024-11-25", status="planned"),
                meeting("4", "2024-11-26", body="municipal_council", oktmo=ALIKE),
            ],
        },
    )
    found = asked(engine, f"{PERIOD}&since=meeting")
    assert found.then == date(2024, 10, 15)
    assert found.known is not None
    assert found.known.text == "2024-10-15"


def assignment(
    assignee: str, due_on: str, oktmo: str | None = ALIKE, **more: Any
) -> dict[str, Any]:
    return {
        "meeting_code": "1",
        "position": 1,
        "assignee": assignee,
        "oktmo": oktmo,
        "due_on": date.fromisoformat(due_on),
        "recorded_at": learned("2024-09-10"),
        **more,
    }


def execution(*rows: dict[str, Any]) -> dict[str, Any]:
    decided = {
        "meeting_code": "1",
        "position": 1,
        "kind": "assignment",
        "text": "Провести семинар",
        "due_kind": "date",
        "recorded_at": learned("2024-09-10"),
    }
    return {
        **HISTORY,
        "meeting": [meeting("1", "2024-09-10")],
        "decision": [decided],
        "assignment": list(rows),
    }


def test_assignments_that_were_closed_and_that_became_overdue_in_the_span(
    engine: sa.Engine,
) -> None:
    done = {"completed_on": date(2024, 11, 20)}
    write(
        engine,
        execution(
            assignment("закрыто в срок", "2024-11-25", recorded_at=learned("2024-11-21"), **done),
            assignment("закрыто поздно", "2024-11-10", recorded_at=learned("2024-11-21"), **done),
            assignment("закрыто раньше", "2024-10-10", completed_on=date(2024, 10, 5)),
            assignment("давно просрочено", "2024-10-10"),
            assignment("стало просроченным", "2024-11-28", None),
            assignment("срок сегодня", "2024-11-30"),
            assignment("снято", "2024-11-01", withdrawn_on=date(2024, 11, 2)),
            assignment("закроют завтра", "2024-12-10", completed_on=date(2024, 12, 1)),
        ),
    )
    found = asked(engine)
    assert {(step.assignee, step.late) for step in found.closed} == {
        ("закрыто в срок", 0),
        ("закрыто поздно", 10),
    }
    assert [(step.assignee, step.late) for step in found.overdue] == [("стало просроченным", 2)]
    of_one = asked(engine, f"m={ALIKE}&{PERIOD}")
    assert (len(of_one.closed), of_one.overdue) == (2, ())


def test_assignments_that_the_database_did_not_keep_then_are_no_losses(engine: sa.Engine) -> None:
    late = execution(assignment("опоздал", "2024-10-10", recorded_at=learned("2024-11-20")))
    for rows in ("meeting", "decision"):
        late[rows] = [{**row, "recorded_at": learned("2024-11-20")} for row in late[rows]]
    write(engine, late)
    found = asked(engine)
    assert (found.closed, found.overdue, found.has_assignments) == ((), (), False)
    assert all(each.points is None for each in found.of("decision_overdue"))


def test_a_value_that_is_gone_is_lost_and_moves_nothing_down(engine: sa.Engine) -> None:
    rows = {**HISTORY, "staff_count": [dict(row) for row in HISTORY["staff_count"]]}
    rows["staff_count"][1]["superseded_at"] = learned("2024-11-25")
    write(engine, rows)
    found = asked(engine)
    lost = {(each.now.oktmo, each.now.indicator) for each in found.lost}
    assert (BELIEF, "training_coverage") in lost
    assert BELIEF not in {each.now.oktmo for each in found.falls}


def target(value: float) -> dict[str, Any]:
    return {
        "indicator": "training_coverage",
        "oktmo": None,
        "period": "2024-2025",
        "value": value,
        "near": value - 1,
        "recorded_at": LEARNED,
    }


def test_targets_are_crossed_by_what_is_due_at_each_day(engine: sa.Engine) -> None:
    # No years before: what is due is the share of days, 60 and 91 of 365.
    write(engine, {**HISTORY, "target": [target(300.0)]})
    found = asked(engine)
    assert [(each.now.oktmo, each.is_reached) for each in found.crossings] == [
        (ALIKE, True),
    ]


def test_a_past_answer_is_kept_while_something_else_is_written(engine: sa.Engine) -> None:
    write(engine, HISTORY)
    # Without facts in memory what is asked anew is seen in the statements.
    store = store_on(engine, TODAY, most_values=0)
    recent(store, PERIOD)
    asked_of: list[str] = []

    def remember(*event: Any) -> None:
        asked_of.append(event[2])

    write(engine, {"training": trained(BELIEF, 3, "2024-11-29")})
    with listening(engine, "before_cursor_execute", remember):
        again = recent(store, PERIOD)
    reads = [statement for statement in asked_of if "staff_count" in statement]
    assert coverage(again)[BELIEF] != 0.0
    fresh = store_on(engine, TODAY, most_values=0)
    asked_of.clear()
    with listening(engine, "before_cursor_execute", remember):
        assert recent(fresh, PERIOD) == again
    of_fresh = [statement for statement in asked_of if "staff_count" in statement]
    assert len(reads) < len(of_fresh)


def test_an_answer_of_the_past_is_asked_anew_where_its_own_past_came_in(engine: sa.Engine) -> None:
    store = store_on(engine, TODAY)
    assert recent(store, PERIOD).incomparable is not None
    write(engine, HISTORY)
    assert recent(store, PERIOD).incomparable is None


def test_the_year_compares_the_period_with_that_of_a_year_before_as_it_was_seen_then(
    engine: sa.Engine,
) -> None:
    last = [*trained(ALIKE, 5, "2023-10-01"), *trained(BELIEF, 5, "2023-10-01")]
    late = [
        {**row, "recorded_at": learned("2024-02-01")} for row in trained(BELIEF, 4, "2023-10-02")
    ]
    write(engine, {**HISTORY, "training": [*HISTORY["training"], *last, *late]})
    store = store_on(engine, TODAY)
    picture = store.first_page(store.parse(f"known=2024-11-30&{PERIOD}&since=year").request)
    assert picture.recent.is_year_earlier
    assert picture.recent.then == date(2023, 11, 30)
    rows = {
        row.oktmo: row.previous_then
        for row in picture.overview.scorecard.municipal("training_coverage")
    }
    changes = picture.recent.of("training_coverage")
    seen = {each.now.oktmo: each.before.value for each in changes}
    assert seen == {ALIKE: 50.0, BELIEF: 50.0, COVE: 0.0}
    assert seen == rows


def test_the_span_changes_nothing_else_on_the_page(engine: sa.Engine) -> None:
    write(engine, HISTORY)
    store = store_on(engine, TODAY)
    rows = {
        span: store.first_page(store.parse(f"{PERIOD}&since={span}").request)
        for span in ("week", "month", "meeting", "year")
    }
    assert len({each.overview.scorecard.rows for each in rows.values()}) == 1
    assert [each.request.view.since for each in rows.values()] == list(rows)
