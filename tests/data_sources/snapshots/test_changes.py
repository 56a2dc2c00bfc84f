"""What the database learned between two moments, counted again row by row."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from random import Random
from typing import Any, Final

import pytest
import sqlalchemy as sa
from hypothesis import given
from hypothesis import strategies as st

from data_sources.changes.closed import closed_assignments
from data_sources.changes.moved import crossed, moved
from data_sources.changes.results import (
    ChangeKind,
    Difference,
    KnowledgeInterval,
    RowOwners,
    TableChange,
)
from data_sources.changes.tables import changed_tables
from data_sources.database.engine import writing
from data_sources.database.schema import KNOWN_TABLES, natural_key, own_columns, school, training
from data_sources.indicators.scenes import place
from data_sources.scoring.results import Level, Row, Status
from tests.asking import write
from tests.generated.databases import clear, examples, insert, random_tables
from tests.generated.history import Tables, a_moment

EVERYBODY: Final = RowOwners("70", sole_region=True)
FIRST, SECOND, THIRD = (datetime.fromisoformat(f"2024-0{month}-01") for month in (1, 2, 3))
SPAN: Final = KnowledgeInterval(FIRST, SECOND)
DAY: Final = date(2023, 11, 1)
Counts = dict[str, tuple[int, int, int]]


def known(rows: list[dict[str, Any]], moment: datetime) -> list[dict[str, Any]]:
    return [
        row
        for row in rows
        if row["recorded_at"] <= moment
        and (row["superseded_at"] is None or row["superseded_at"] > moment)
    ]


def recount(tables: Tables, span: KnowledgeInterval, chosen: frozenset[str] | None) -> Counts:
    """By looking at every key as it was known at both moments."""
    homes = {row["code"]: row["oktmo"] for row in known(tables["school"], span.until)}
    found = {}
    for table in KNOWN_TABLES:
        then, now = (
            {tuple(row[name] for name in natural_key(table)): row for row in known_rows}
            for known_rows in (
                known(tables[table.name], span.since),
                known(tables[table.name], span.until),
            )
        )

        def is_asked(*rows: Mapping[str, Any]) -> bool:
            if chosen is None:
                return True
            names = {
                row["oktmo"] if "oktmo" in row else homes.get(row["school_code"])
                for row in rows
                if "oktmo" in row or "school_code" in row
            }
            return not any("oktmo" in row or "school_code" in row for row in rows) or bool(
                names & chosen
            )

        own = [column.name for column in own_columns(table)]
        counts = (
            sum(is_asked(now[key]) for key in now.keys() - then.keys()),
            sum(
                is_asked(now[key], then[key])
                for key in now.keys() & then.keys()
                if any(now[key][name] != then[key][name] for name in own)
            ),
            sum(is_asked(then[key]) for key in then.keys() - now.keys()),
        )
        if any(counts):
            found[table.name] = counts
    return found


def counts_of(changes: tuple[TableChange, ...]) -> Counts:
    return {change.table: (change.new, change.corrected, change.withdrawn) for change in changes}


@pytest.mark.parametrize("narrowed", [False, True])
@examples(12)
@given(seed=st.integers(0, 2**32 - 1))
def test_counts_are_those_of_looking_at_every_key_twice(
    engine: sa.Engine, seed: int, *, narrowed: bool
) -> None:
    random = Random(seed)
    tables = random_tables(random)
    clear(engine)
    insert(engine, tables)
    codes = sorted({row["oktmo"] for row in tables["municipality"]})
    chosen = frozenset(random.sample(codes, min(2, len(codes)))) if narrowed else None
    whose = RowOwners("70", sole_region=True, municipalities=chosen)
    with engine.connect() as connection:
        for _ in range(4):
            since, until = sorted((a_moment(random), a_moment(random)))
            span = KnowledgeInterval(since, until)
            changes = changed_tables(connection, span, whose)
            assert counts_of(changes) == recount(tables, span, chosen)
            for change in changes:
                kinds = [example.kind for example in change.examples]
                assert len(kinds) == sum(
                    min(3, count) for count in (change.new, change.corrected, change.withdrawn)
                )


def a_training(code: str, **differs: Any) -> dict[str, Any]:
    return {
        "educator_key": code,
        "category": "teacher",
        "oktmo": "69100000",
        "program_code": "p",
        "completed_on": DAY,
        "recorded_at": FIRST - timedelta(days=9),
        **differs,
    }


def learned(
    engine: sa.Engine, span: KnowledgeInterval = SPAN, whose: RowOwners = EVERYBODY
) -> TableChange:
    with engine.connect() as connection:
        (change,) = changed_tables(connection, span, whose)
    return change


def only(oktmo: str) -> RowOwners:
    return RowOwners("70", sole_region=True, municipalities=frozenset({oktmo}))


def test_a_row_recorded_at_the_very_moment_was_known_then(engine: sa.Engine) -> None:
    write(
        engine,
        {
            "training": (
                a_training("at since", recorded_at=FIRST),
                a_training("after since", recorded_at=FIRST + timedelta(microseconds=1)),
                a_training("at until", recorded_at=SECOND),
                a_training("after until", recorded_at=SECOND + timedelta(microseconds=1)),
                a_training("gone at until", superseded_at=SECOND),
                a_training("gone at since", superseded_at=FIRST),
            )
        },
    )
    change = learned(engine)
    assert (change.new, change.corrected, change.withdrawn) == (2, 0, 1)
    assert [dict(row.key)["educator_key"] for row in change.examples] == [
        "at until",
        "after since",
        "gone at until",
    ]


def test_a_correction_says_what_it_changed(engine: sa.Engine) -> None:
    moment = FIRST + timedelta(days=3)
    write(
        engine,
        {
            "training": (
                a_training("e", superseded_at=moment),
                a_training("e", recorded_at=moment, oktmo="69200000", school_code="s"),
            )
        },
    )
    change = learned(engine)
    assert (change.new, change.corrected, change.withdrawn) == (0, 1, 0)
    (example,) = change.examples
    assert (example.kind, example.at, example.oktmo) == (ChangeKind.CORRECTED, moment, "69200000")
    assert example.differences == (
        Difference("oktmo", "69100000", "69200000"),
        Difference("school_code", None, "s"),
    )


@pytest.mark.parametrize("oktmo", ["69100000", "69200000"])
def test_a_row_that_moved_is_a_correction_to_both_municipalities(
    engine: sa.Engine, oktmo: str
) -> None:
    moment = FIRST + timedelta(days=3)
    write(
        engine,
        {
            "training": (
                a_training("e", superseded_at=moment),
                a_training("e", recorded_at=moment, oktmo="69200000"),
            )
        },
    )
    change = learned(engine, whose=only(oktmo))
    assert (change.new, change.corrected, change.withdrawn) == (0, 1, 0)
    assert change.is_narrowed


def test_a_row_written_again_as_it_was_changed_nothing(engine: sa.Engine) -> None:
    moment = FIRST + timedelta(days=3)
    write(
        engine,
        {
            "training": (
                a_training("e", superseded_at=moment),
                a_training("e", recorded_at=moment, superseded_at=moment + timedelta(days=1)),
                a_training("e", recorded_at=moment + timedelta(days=1)),
            )
        },
    )
    with engine.connect() as connection:
        assert changed_tables(connection, SPAN, EVERYBODY) == ()


def test_the_difference_of_two_past_moments_never_changes(engine: sa.Engine) -> None:
    write(
        engine,
        {"training": (a_training("a"), a_training("b", recorded_at=FIRST + timedelta(days=1)))},
    )
    before = learned(engine)
    with writing(engine).begin() as connection:
        connection.execute(sa.update(training).values(superseded_at=THIRD))
    write(
        engine,
        {"training": [a_training(code, recorded_at=THIRD, category="manager") for code in "abc"]},
    )
    assert learned(engine) == before
    assert (learned(engine, KnowledgeInterval(SECOND, THIRD)).new, before.new) == (1, 1)


def test_nothing_was_learned_before_the_moment_has_come(engine: sa.Engine) -> None:
    write(engine, {"training": (a_training("a"),)})
    with engine.connect() as connection:
        assert changed_tables(connection, KnowledgeInterval(SECOND, FIRST), EVERYBODY) == ()
        assert (
            closed_assignments(connection, KnowledgeInterval(SECOND, FIRST), EVERYBODY).total == 0
        )


def test_schools_tell_whose_their_self_diagnosis_is(engine: sa.Engine) -> None:
    schools = [
        {"code": code, "oktmo": oktmo, "name": code, "kind": "general", "recorded_at": FIRST}
        for code, oktmo in (("s-1", "69100000"), ("s-2", "69200000"))
    ]
    results = [
        {"school_code": code, "completed_on": DAY, "edition": "2024", "recorded_at": SECOND}
        for code in ("s-1", "s-2")
    ]
    write(engine, {school.name: schools, "self_diagnosis": results})
    change = learned(engine, whose=only("69100000"))
    assert (change.table, change.new) == ("self_diagnosis", 1)


def assignments(engine: sa.Engine, *rows: dict[str, Any]) -> None:
    start = {"recorded_at": FIRST - timedelta(days=30)}
    meeting = {"code": "m", "body": "rumo", "status": "held", "held_on": DAY, **start}
    write(
        engine,
        {
            **place(),
            "meeting": (meeting,),
            "decision": (
                {
                    "meeting_code": "m",
                    "position": 1,
                    "kind": "assignment",
                    "text": "Провести",
                    "due_kind": "date",
                    "due_on": date(2024, 1, 15),
                    **start,
                },
            ),
            "assignment": [{"meeting_code": "m", "position": 1, **start, **row} for row in rows],
        },
    )


def test_an_assignment_is_closed_when_its_day_of_completion_is_learned(engine: sa.Engine) -> None:
    moment = FIRST + timedelta(days=5)
    done = {"completed_on": date(2024, 1, 20), "recorded_at": moment}
    early = {"completed_on": date(2024, 1, 10), "recorded_at": moment}
    assignments(
        engine,
        {"assignee": "поздно", "superseded_at": moment},
        {"assignee": "поздно", **done},
        {"assignee": "сразу", "oktmo": "69100000", **early},
        {"assignee": "давно", "completed_on": date(2023, 12, 1), "superseded_at": moment},
        {"assignee": "давно", **early},
        {"assignee": "ещё нет", "evidence": "письмо", "recorded_at": moment},
    )
    with engine.connect() as connection:
        closed = closed_assignments(connection, SPAN, EVERYBODY)
        one = closed_assignments(connection, SPAN, EVERYBODY, listed=1)
        own = closed_assignments(connection, SPAN, only("69100000"))
    assert [(each.assignee, each.is_late) for each in closed.newest] == [
        ("поздно", True),
        ("сразу", False),
    ]
    assert (one.total, len(one.newest)) == (2, 1)
    assert [each.assignee for each in own.newest] == ["сразу"]


def a_row(indicator: str, value: float | None, status: Status = Status.NONE) -> Row:
    return Row(Level.REGION, "69000000", "Область", indicator, value=value, status=status)


def test_a_threshold_is_crossed_only_between_two_judgements() -> None:
    then = [a_row("a", 1, Status.GOOD), a_row("b", 1), a_row("c", 1, Status.BAD)]
    now = [a_row("a", 0.5, Status.WATCH), a_row("b", 1, Status.GOOD), a_row("c", 2, Status.BAD)]
    assert [pair.now.indicator for pair in crossed(then, now)] == ["a"]
    assert [pair.now.indicator for pair in moved(then, now)] == ["a", "c"]


def test_a_value_that_appeared_or_went_has_moved_and_dust_has_not() -> None:
    then = [a_row("a", None), a_row("b", 1), a_row("c", 1)]
    now = [a_row("a", 0.0), a_row("b", None), a_row("c", 1 + 1e-9), a_row("d", 2)]
    assert [pair.now.indicator for pair in moved(then, now)] == ["a", "b", "d"]
