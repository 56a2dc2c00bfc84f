"""Invented data: a region with real places and nobody real in it, for trying things out.

Equal parameters give equal rows, whatever the clock says. The school years are generated to
their end and then cut at the day that stands for today: what had not been recorded by then is
not there, so the demo of tomorrow is the demo of today and one day more.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from datetime import date
from typing import Any, Final

import sqlalchemy as sa

from data_sources.database import schema
from data_sources.database.engine import writing
from data_sources.demo.facts import Fact, Values, known_by
from data_sources.demo.meetings.meetings import Meetings, make_meetings
from data_sources.demo.meetings.minutes import InventedMinutes
from data_sources.demo.organizations import organization_facts
from data_sources.demo.places import place_facts
from data_sources.demo.schools import make_schools, school_facts
from data_sources.demo.staff import make_staff, staff_facts
from data_sources.demo.support.diagnostics import diagnostic_facts
from data_sources.demo.support.events import event_facts
from data_sources.demo.support.goals import goal_facts, note_facts
from data_sources.demo.support.internships import internship_facts
from data_sources.demo.support.mentoring import mentoring_facts, route_facts
from data_sources.demo.support.plans import plan_facts
from data_sources.demo.support.practices import practice_facts
from data_sources.demo.support.programs import make_programs, program_facts
from data_sources.demo.support.self_diagnosis import scale_facts, self_diagnosis_facts
from data_sources.demo.support.trainings import training_facts
from data_sources.demo.world import World
from data_sources.vocabulary.datasets import DEMO_DATASET

__all__ = ["DEMO_DATASET", "DemoRefusedError", "fill"]

_FILE_NAME: Final = "rumo demo"


class DemoRefusedError(Exception):
    """The database already holds something; the text says so in Russian."""


def fill(engine: sa.Engine, *, today: date, seed: int = 1, scale: int = 1) -> None:
    """Fills an empty database whose schema is current, in one transaction.

    Nothing is written, and `DemoRefusedError` raised, where any table with time of knowledge has
    a row. `scale` multiplies educators and their trainings, for measurements.
    """
    world = World(today, seed, scale)
    with writing(engine).begin() as connection:
        _require_empty(connection)
        meetings = make_meetings(world)
        rows = _by_table(world, meetings)
        load_id = _write_load(connection, world, sum(len(facts) for facts in rows.values()))
        documents = _write_documents(connection, world, meetings.minutes)
        for table in schema.KNOWN_TABLES:
            # RowFilter for the ids, SQLAlchemy sends many rows in one statement: twice as fast.
            connection.execute(
                sa.insert(table).returning(table.c.id),
                _written(table, rows[table.name], load_id, documents),
            )


def _require_empty(connection: sa.Connection) -> None:
    for table in schema.KNOWN_TABLES:
        if connection.execute(sa.select(table.c.id).limit(1)).first() is not None:
            raise DemoRefusedError(
                "В базе данных уже есть записи. Демонстрационные данные пишутся только в пустую "
                "базу: укажите в DATABASE_URL другую или создайте новую."
            )


def _by_table(world: World, meetings: Meetings) -> dict[str, list[Fact]]:
    """The rows of each table in the order in which the database learned them."""
    rows: dict[str, list[Fact]] = {table.name: [] for table in schema.KNOWN_TABLES}
    for fact in known_by(_facts(world, meetings), world.horizon):
        rows[fact.table.name].append(fact)
    for facts in rows.values():
        facts.sort(key=lambda fact: fact.recorded_at)
    return rows


def _facts(world: World, meetings: Meetings) -> Iterator[Fact]:
    schools = make_schools(world)
    staff = make_staff(world)
    programs = make_programs(world)
    yield from place_facts(world)
    yield from organization_facts(world)
    yield from school_facts(world, schools)
    yield from staff_facts(world, staff)
    yield from goal_facts(world)
    yield from note_facts(world)
    yield from program_facts(world, programs)
    yield from training_facts(world, staff, schools, programs)
    yield from meetings.facts
    yield from plan_facts(world)
    yield from scale_facts(world)
    yield from self_diagnosis_facts(world, schools)
    yield from event_facts(world, staff)
    yield from internship_facts(world, staff, schools)
    yield from practice_facts(world)
    yield from diagnostic_facts(world, staff)
    yield from route_facts(world, staff)
    yield from mentoring_facts(world, staff, schools)


def _write_load(connection: sa.Connection, world: World, rows: int) -> int:
    parameters = f"seed={world.seed} today={world.today.isoformat()} scale={world.scale}"
    written = connection.execute(
        sa.insert(schema.load)
        .values(
            dataset=DEMO_DATASET,
            file_name=_FILE_NAME,
            sha256=hashlib.sha256(parameters.encode()).hexdigest(),
            loaded_at=world.horizon,
            rows_read=rows,
            rows_added=rows,
            rows_changed=0,
            rows_unchanged=0,
            rows_rejected=0,
        )
        .returning(schema.load.c.id)
    )
    return written.scalar_one()


def _write_documents(
    connection: sa.Connection, world: World, minutes: tuple[InventedMinutes, ...]
) -> dict[str, int]:
    """Stores the minutes known by now; the code of the meeting -> the id of its document."""
    ids: dict[str, int] = {}
    for one in minutes:
        if one.sitting.minutes_at <= world.horizon:
            written = connection.execute(
                sa.insert(schema.document)
                .values(
                    sha256=hashlib.sha256(one.text.encode()).hexdigest(),
                    file_name=f"protokol-{one.sitting.code}.txt",
                    media_type="text/plain",
                    text=one.text,
                    added_at=one.sitting.minutes_at,
                )
                .returning(schema.document.c.id)
            )
            ids[one.sitting.code] = written.scalar_one()
    return ids


def _written(
    table: sa.Table[Any], facts: list[Fact], load_id: int, documents: dict[str, int]
) -> list[Values]:
    """The rows of one table with every column named, as one statement for many wants them."""
    blank: Values = {
        column.name: False if isinstance(column.type, sa.Boolean) else None
        for column in schema.own_columns(table)
    }
    rows = [
        {
            **blank,
            **fact.values,
            "recorded_at": fact.recorded_at,
            "superseded_at": fact.superseded_at,
            "load_id": load_id,
        }
        for fact in facts
    ]
    if table.name == schema.meeting.name:
        for row in rows:
            row["document_id"] = documents.get(row["code"]) if row["status"] == "held" else None
    return rows
