"""Selects that only documents ask: decisions taken, what is overdue, notes."""

from __future__ import annotations

import sqlalchemy as sa

from data_sources.database.cached_select import cached_select
from data_sources.database.collation import CodePoints
from data_sources.database.schema import decision, meeting, note
from data_sources.indicators.conditions import held, in_period, known
from data_sources.indicators.declaration import FactSelect
from data_sources.question.choices import RUMO
from data_sources.row_tables.declaration import RowFilter
from data_sources.row_tables.notes import written_by_reporting_date


@cached_select
def decisions_taken(asked: RowFilter) -> FactSelect:
    """`kind`, `count` of decisions of meetings held in the period: of РУМО, and of what is asked
    about.
    """
    window = asked.window
    return (
        sa.select(decision.c.kind, sa.func.count().label("count"))
        .select_from(decision.join(meeting, meeting.c.code == decision.c.meeting_code))
        .where(known(decision, window), held(window), in_period(meeting.c.held_on, window))
        .where(sa.or_(meeting.c.body == RUMO, asked.among_places(meeting.c.oktmo)))
        .group_by(decision.c.kind)
    )


def notes(asked: RowFilter, places: tuple[str, ...]) -> FactSelect:
    """Notes written by `as_of` about these places, or about everybody; the newest first."""
    found = written_by_reporting_date(asked.window)
    return found.where(sa.or_(note.c.oktmo.is_(None), note.c.oktmo.in_(places))).order_by(
        note.c.noted_on.desc(), CodePoints(note.c.code)
    )
