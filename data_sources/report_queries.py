"""Selects that only documents ask: decisions taken, what is overdue, notes."""

from __future__ import annotations

import sqlalchemy as sa

from data_sources.collation import CodePoints
from data_sources.composed import composed_once
from data_sources.filters import RUMO
from data_sources.indicators.conditions import held, in_period, known
from data_sources.indicators.declaration import Facts
from data_sources.schema import decision, meeting, note
from data_sources.tables import selects
from data_sources.tables.decisions import TABLE
from data_sources.tables.declaration import Asked
from data_sources.tables.notes import written_by_reporting_date


@composed_once
def decisions_taken(asked: Asked) -> Facts:
    """`kind`, `count` of decisions of meetings held in P: of РУМО, and of what is asked about."""
    window = asked.window
    return (
        sa.select(decision.c.kind, sa.func.count().label("count"))
        .select_from(decision.join(meeting, meeting.c.code == decision.c.meeting_code))
        .where(known(decision, window), held(window), in_period(meeting.c.held_on, window))
        .where(sa.or_(meeting.c.body == RUMO, asked.among_places(meeting.c.oktmo)))
        .group_by(decision.c.kind)
    )


@composed_once
def overdue_assignments(asked: Asked) -> Facts:
    """The columns of the list of decisions, of what the indicator `decision_overdue` counts.

    The longest overdue come first.
    """
    rows = TABLE.rows(asked).subquery()
    is_overdue = (
        rows.c.kind == "assignment",
        rows.c.assignee.is_not(None),
        rows.c.completed_on.is_(None),
        rows.c.withdrawn_on.is_(None),
        rows.c.due_on < asked.window.as_of,
    )
    return (
        sa.select(*(rows.c[column.key] for column in TABLE.columns))
        .where(*is_overdue)
        .order_by(*selects.ordering(TABLE, rows, "due_on"))
    )


def notes(asked: Asked, places: tuple[str, ...]) -> Facts:
    """Notes written by D about these places, or about everybody; the newest first."""
    found = written_by_reporting_date(asked.window)
    return found.where(sa.or_(note.c.oktmo.is_(None), note.c.oktmo.in_(places))).order_by(
        note.c.noted_on.desc(), CodePoints(note.c.code)
    )
