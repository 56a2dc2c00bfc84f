"""Selects of what has a day in the calendar, each with the moments its rows were recorded at."""

from __future__ import annotations

from dataclasses import fields
from datetime import datetime

import sqlalchemy as sa

from data_sources.answers.documents.calendar.answer import EventEntry, Term
from data_sources.database.collation import contains
from data_sources.database.schema import (
    assignment,
    decision,
    diagnostic,
    event,
    meeting,
    municipality,
    organization,
)
from data_sources.indicators.conditions import known, of_region
from data_sources.indicators.declaration import FactSelect
from data_sources.indicators.measures.assignments import DUE_ON
from data_sources.indicators.measures.execution import status_by_days
from data_sources.question.choices import EVERY_BODY, RUMO
from data_sources.row_tables import decisions, events
from data_sources.row_tables.declaration import RowFilter


def meetings(asked: RowFilter) -> FactSelect:
    """Meetings of the period, whatever became of them; `recorded_at` is their own."""
    window, filters = asked.window, asked.filters
    whose = sa.and_(municipality.c.oktmo == meeting.c.oktmo, known(municipality, window))
    select = (
        sa.select(
            meeting.c.code,
            meeting.c.body,
            meeting.c.number,
            meeting.c.title,
            meeting.c.status,
            meeting.c.held_on,
            meeting.c.starts_at,
            meeting.c.place,
            meeting.c.form,
            municipality.c.name.label("municipality"),
            meeting.c.recorded_at,
        )
        .select_from(meeting.outerjoin(municipality, whose))
        .where(
            known(meeting, window),
            of_region(meeting.c.region_code, window),
            meeting.c.held_on.between(window.start, window.end),
        )
    )
    if filters.meeting is not None:
        select = select.where(meeting.c.code == filters.meeting)
    if filters.body != EVERY_BODY:
        select = select.where(meeting.c.body == filters.body)
    if filters.q:
        select = select.where(contains(meeting.c.title, filters.q))
    if asked.places is not None:
        # A meeting of the whole region concerns each of its municipalities.
        place = meeting.c.oktmo
        select = select.where(
            sa.or_(meeting.c.body == RUMO, place.is_(None), place.in_(asked.places))
        )
    return select


def terms(asked: RowFilter) -> FactSelect:
    """The fields of `Term`: decisions due in the period.

    `changed_at` is when the newest of their records was recorded.

    What is to be done continuously has a term only where its assignee has one of their own.
    """
    window = asked.window
    dated = sa.or_(decision.c.due_kind != "continuous", assignment.c.due_on.is_not(None))
    given = sa.func.coalesce(assignment.c.recorded_at, decision.c.recorded_at)
    changed_at = _later(given, _later(decision.c.recorded_at, meeting.c.recorded_at))
    rows = (
        decisions.every_row(asked)
        .add_columns(status_by_days(window).label("status_by_days"), changed_at.label("changed_at"))
        .where(
            DUE_ON.between(window.start, window.end),
            decision.c.kind != "informational",
            dated,
        )
        .subquery()
    )
    columns = {field.name: rows.c[field.name] for field in fields(Term)}
    return sa.select(*{**columns, "status": rows.c.status_by_days}.values())


def _later(
    one: sa.ColumnElement[datetime], other: sa.ColumnElement[datetime]
) -> sa.ColumnElement[datetime]:
    return sa.case((one >= other, one), else_=other)


def events_of_period(asked: RowFilter) -> FactSelect:
    """The fields of `EventEntry`: events that the page of the network shows."""
    rows = events.each_event(asked).add_columns(event.c.recorded_at.label("changed_at")).subquery()
    return sa.select(*(rows.c[field.name] for field in fields(EventEntry)))


def expiries(asked: RowFilter) -> FactSelect:
    """Diagnostics whose recommendation holds for the last time on a day of the period."""
    window, filters = asked.window, asked.filters
    whose = sa.and_(organization.c.code == diagnostic.c.owner_code, known(organization, window))
    select = (
        sa.select(
            diagnostic.c.code,
            diagnostic.c.title,
            organization.c.name.label("owner"),
            diagnostic.c.subject,
            diagnostic.c.valid_until,
            diagnostic.c.url,
            diagnostic.c.recorded_at,
        )
        .select_from(diagnostic.outerjoin(organization, whose))
        .where(
            known(diagnostic, window),
            of_region(diagnostic.c.region_code, window),
            diagnostic.c.expertise_status == "recommended",
            diagnostic.c.valid_until.between(window.start, window.end),
        )
    )
    if filters.q:
        select = select.where(contains(diagnostic.c.title, filters.q))
    return select
