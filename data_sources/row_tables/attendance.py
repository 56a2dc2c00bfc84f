"""Явка: one row for each line of an attendance list, and one for a meeting that has none."""

from __future__ import annotations

from collections.abc import Iterator
from types import MappingProxyType
from typing import Final

import sqlalchemy as sa

from data_sources.database.collation import contains
from data_sources.database.schema import attendance, meeting, municipality, organization
from data_sources.indicators.conditions import held, in_period, known
from data_sources.indicators.declaration import FactSelect
from data_sources.question.choices import EVERY_BODY, RUMO
from data_sources.row_tables.declaration import Register, RowFilter, selected
from data_sources.row_tables.records.attendance import LISTING


def _rows(asked: RowFilter) -> FactSelect:
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


def _awaits(asked: RowFilter) -> sa.ColumnElement[bool]:
    """Somebody of those asked about could be at the meeting: a council is its municipality's."""
    if asked.places is None:
        return sa.true()
    place = meeting.c.oktmo
    return sa.or_(meeting.c.body == RUMO, place.is_(None), place.in_(asked.places))


def _narrowed(asked: RowFilter) -> Iterator[sa.ColumnElement[bool]]:
    filters = asked.filters
    # A meeting belongs to its body by itself, whatever body the address names beside it.
    if filters.meeting is not None:
        yield meeting.c.code == filters.meeting
    elif filters.body != EVERY_BODY:
        yield meeting.c.body == filters.body
    if filters.q:
        sought = (attendance.c.person, organization.c.name, organization.c.short_name)
        yield sa.or_(*(contains(column, filters.q) for column in sought))


TABLE: Final = selected(
    LISTING, _rows, MappingProxyType({"meeting": Register(meeting, "code", "Заседание с кодом")})
)
