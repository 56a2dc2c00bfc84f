"""The calendar: everything of the question that has a day, of one state of the data."""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta
from typing import Any, Final

import sqlalchemy as sa

from data_sources.answers.documents.calendar import queries
from data_sources.answers.documents.calendar.answer import (
    CalendarPicture,
    EventEntry,
    Expiry,
    MeetingEntry,
    Term,
)
from data_sources.answers.overview.overviews import provenance
from data_sources.answers.row_lists.asking import RowQuestion, settle_rows
from data_sources.database.knowledge import Clock
from data_sources.question.choices import EVENT_KINDS, EVERY_BODY
from data_sources.question.filters import OF_WHOM, Filters
from data_sources.question.scope import Scope
from data_sources.row_tables.decisions import TABLE
from data_sources.session.session import Session
from data_sources.vocabulary.execution import ExecutionStatus

ANY_ENTRY: Final = (*OF_WHOM, "q")
OF_MEETINGS: Final = ("body", "meeting")
OF_TERMS: Final = (*OF_MEETINGS, "status", "owner")
OF_EVENTS: Final = ("kind", "direction")
UNDERSTOOD: Final = (*ANY_ENTRY, *OF_TERMS, *OF_EVENTS)
"""Keys of the address that the calendar reads; the others are of lists that it does not have."""


def calendar_picture(session: Session, filters: Filters, scope: Scope) -> CalendarPicture:
    """What the question leaves of meetings, terms, events and expertise."""
    kept = filters.only(*UNDERSTOOD)
    if kept.kind not in EVENT_KINDS:
        # A kind that only practices have says nothing about what is in a calendar.
        kept = kept.without("kind")
    asked = settle_rows(session, TABLE, kept, scope)
    return session.recall(
        ("calendar", asked.key, asked.filters.body), lambda: _calendar_anew(session, asked)
    )


def _calendar_anew(session: Session, asked: RowQuestion) -> CalendarPicture:
    filters, question = asked.filters, asked.settled.question
    named = {
        key
        for key in (*OF_TERMS, *OF_EVENTS)
        if getattr(filters, key) not in (None, EVERY_BODY if key == "body" else None)
    }

    def rows(select: sa.Select[*tuple[Any, ...]], *own: str) -> list[Any]:
        if named - set(own):
            return []
        return list(session.connection.execute(select, asked.parameters))

    about = asked.asked
    return CalendarPicture(
        question=question,
        registers=asked.settled.registers,
        provenance=provenance(session),
        notices=asked.settled.notices,
        meetings=tuple(MeetingEntry(*row) for row in rows(queries.meetings(about), *OF_MEETINGS)),
        terms=tuple(_term(row, session.clock) for row in rows(queries.terms(about), *OF_TERMS)),
        events=tuple(_event(row) for row in rows(queries.events_of_period(about), *OF_EVENTS)),
        expiries=tuple(Expiry(*row) for row in rows(queries.expiries(about))),
    )


def _event(row: Any) -> EventEntry:
    return EventEntry(
        row.code,
        row.title,
        row.kind,
        row.starts_on,
        row.ends_on,
        row.format,
        row.organizer,
        row.host,
        row.url,
        row.recorded_at,
    )


def _term(row: Any, clock: Clock) -> Term:
    return Term(
        row.meeting_code,
        row.body,
        row.held_on,
        row.meeting_number,
        row.position,
        row.number,
        row.text,
        row.kind,
        row.assignee,
        row.municipality,
        row.organization,
        row.due_on,
        row.original_due_on,
        row.completed_on,
        row.withdrawn_on,
        row.evidence,
        row.status_by_days,
        _changed_at(row, clock),
    )


def _changed_at(row: Any, clock: Clock) -> datetime:
    # A day that was recorded ahead changes the entry when it comes, with no row written then.
    began = {
        ExecutionStatus.WITHDRAWN: row.withdrawn_on,
        ExecutionStatus.DONE: row.completed_on,
        ExecutionStatus.DONE_LATE: row.completed_on,
        ExecutionStatus.OVERDUE: row.due_on + timedelta(days=1),
    }.get(row.status_by_days)
    recorded = (
        row.assignment_recorded_at,
        row.decision_recorded_at,
        row.meeting_recorded_at,
    )
    latest: datetime = max(moment for moment in recorded if moment is not None)
    if began is None or began < latest.date():
        return latest
    midnight = datetime.combine(began, time(), clock.zone).astimezone(UTC)
    return max(latest, midnight.replace(tzinfo=None))
