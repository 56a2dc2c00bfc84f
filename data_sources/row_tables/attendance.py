"""Явка: one row for each line of an attendance list, and one for a meeting that has none."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import Final

import sqlalchemy as sa

from data_sources.database.collation import contains
from data_sources.database.schema import attendance, meeting, municipality, organization
from data_sources.indicators.conditions import held, in_period, known
from data_sources.indicators.declaration import Facts
from data_sources.question.filters import EVERY_BODY, RUMO
from data_sources.row_tables.declaration import (
    Asked,
    Column,
    Kind,
    Register,
    RowTable,
    as_it_is,
    as_name,
    as_text,
    in_rank,
)

STATUSES: Final = ("present", "online", "excused", "absent")
"""From the fullest presence to none."""


@dataclass(frozen=True)
class AttendanceRow:
    """Somebody at a held meeting of P.

    Everything about the person is empty in the one row of a meeting whose list names nobody of
    those asked about, so that every meeting is in the table: shares are taken of all of them.
    `municipality` names only municipalities of the region.
    """

    meeting_code: str
    body: str
    meeting_number: str | None
    held_on: date
    person: str | None
    is_member: int | None
    status: str | None
    is_substitute: int | None
    oktmo: str | None
    municipality: str | None
    organization: str | None
    quorum_rule: str | None


COLUMNS: Final = (
    Column("meeting_code", Kind.TEXT),
    Column("body", Kind.TEXT),
    Column("meeting_number", Kind.TEXT),
    Column("held_on", Kind.DAY, as_it_is),
    Column("person", Kind.TEXT, as_text),
    Column("is_member", Kind.NUMBER, as_it_is),
    Column("status", Kind.TEXT, in_rank(*STATUSES)),
    Column("is_substitute", Kind.NUMBER, as_it_is),
    Column("oktmo", Kind.TEXT),
    Column("municipality", Kind.TEXT, as_name),
    Column("organization", Kind.TEXT, as_text),
    Column("quorum_rule", Kind.TEXT),
)


def _rows(asked: Asked) -> Facts:
    window = asked.window
    # Whose line it is stands in the join: a meeting stays although none of its lines is asked for.
    line = sa.and_(
        attendance.c.meeting_code == meeting.c.code,
        known(attendance, window),
        asked.among_places(attendance.c.oktmo),
    )
    own = sa.and_(
        municipality.c.oktmo == attendance.c.oktmo,
        municipality.c.region_code == window.region_code,
        known(municipality, window),
    )
    employer = sa.and_(
        organization.c.code == attendance.c.organization_code, known(organization, window)
    )
    return (
        sa.select(
            meeting.c.code.label("meeting_code"),
            meeting.c.body,
            meeting.c.number.label("meeting_number"),
            meeting.c.held_on,
            attendance.c.person,
            sa.cast(attendance.c.is_member, sa.Integer).label("is_member"),
            attendance.c.status,
            sa.cast(attendance.c.is_substitute, sa.Integer).label("is_substitute"),
            attendance.c.oktmo,
            municipality.c.name.label("municipality"),
            organization.c.name.label("organization"),
            meeting.c.quorum_rule,
        )
        .select_from(
            meeting.outerjoin(attendance, line)
            .outerjoin(municipality, own)
            .outerjoin(organization, employer)
        )
        .where(held(window), in_period(meeting.c.held_on, window))
        .where(sa.or_(attendance.c.id.is_not(None), _awaits(asked)))
        .where(*_narrowed(asked))
    )


def _awaits(asked: Asked) -> sa.ColumnElement[bool]:
    """Somebody of those asked about could be at the meeting: a council is its municipality's."""
    if asked.places is None:
        return sa.true()
    place = meeting.c.oktmo
    return sa.or_(meeting.c.body == RUMO, place.is_(None), place.in_(asked.places))


def _narrowed(asked: Asked) -> Iterator[sa.ColumnElement[bool]]:
    filters = asked.filters
    # A meeting belongs to its body by itself, whatever body the address names beside it.
    if filters.meeting is not None:
        yield meeting.c.code == filters.meeting
    elif filters.body != EVERY_BODY:
        yield meeting.c.body == filters.body
    if filters.q:
        sought = (attendance.c.person, organization.c.name, organization.c.short_name)
        yield sa.or_(*(contains(column, filters.q) for column in sought))


TABLE: Final = RowTable(
    name="attendance",
    record=AttendanceRow,
    columns=COLUMNS,
    rows=_rows,
    order=("-held_on", "municipality", "organization"),
    key=("meeting_code", "person"),
    filters=("body", "meeting", "q"),
    registers=MappingProxyType({"meeting": Register(meeting, "code", "Заседание с кодом")}),
)
