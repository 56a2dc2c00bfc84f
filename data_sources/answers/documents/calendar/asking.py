"""The calendar: everything of the question that has a day, of one state of the data."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, time
from typing import Final, TypeVar

from data_sources.answers.documents.calendar import queries
from data_sources.answers.documents.calendar.answer import (
    CalendarPicture,
    EventEntry,
    Expiry,
    MeetingEntry,
    Term,
)
from data_sources.answers.overview.overviews import provenance
from data_sources.answers.row_lists.asking import ListQuestion, resolve_rows
from data_sources.answers.row_lists.records import records_of
from data_sources.database.knowledge import Clock
from data_sources.indicators.declaration import FactSelect
from data_sources.indicators.measures.assignments import overdue_from
from data_sources.question.choices import EVENT_KINDS, EVERY_BODY
from data_sources.question.filters import OF_WHOM
from data_sources.question.request import Request
from data_sources.question.scope import Scope
from data_sources.row_tables.decisions import TABLE
from data_sources.session.session import Session
from data_sources.vocabulary.execution import ExecutionStatus

_Entry = TypeVar("_Entry")
ANY_ENTRY: Final = (*OF_WHOM, "q")
OF_MEETINGS: Final = ("body", "meeting")
OF_TERMS: Final = (*OF_MEETINGS, "status", "owner")
OF_EVENTS: Final = ("kind", "direction")
UNDERSTOOD: Final = (*ANY_ENTRY, *OF_TERMS, *OF_EVENTS)
"""Keys of the address that the calendar reads; the others are of lists that it does not have."""


def calendar_picture(session: Session, request: Request, scope: Scope) -> CalendarPicture:
    """What the question leaves of meetings, terms, events and expertise."""
    kept = request.filters.only(*UNDERSTOOD)
    if kept.kind not in EVENT_KINDS:
        # A kind that only practices have says nothing about what is in a calendar.
        kept = kept.without("kind")
    asked = resolve_rows(session, TABLE, Request(kept), scope)
    return session.recall(
        ("calendar", asked.key, asked.filters.body), lambda: _calendar_anew(session, asked)
    )


def _calendar_anew(session: Session, asked: ListQuestion) -> CalendarPicture:
    filters = asked.filters
    named = {
        key
        for key in (*OF_TERMS, *OF_EVENTS)
        if getattr(filters, key) not in (None, EVERY_BODY if key == "body" else None)
    }

    def entries(select: FactSelect, record: Callable[..., _Entry], *own: str) -> tuple[_Entry, ...]:
        return () if named - set(own) else tuple(records_of(session, asked, select, record))

    about = asked.row_filter
    return CalendarPicture(
        answered=asked.resolved.answered(asked.view),
        registers=asked.resolved.registers,
        provenance=provenance(session),
        meetings=entries(queries.meetings(about), MeetingEntry, *OF_MEETINGS),
        terms=tuple(
            _with_its_day(term, session.clock)
            for term in entries(queries.terms(about), Term, *OF_TERMS)
        ),
        events=entries(queries.events_of_period(about), EventEntry, *OF_EVENTS),
        expiries=entries(queries.expiries(about), Expiry),
    )


def _with_its_day(term: Term, clock: Clock) -> Term:
    """A day that was recorded ahead changes the entry when it comes, with no row written then."""
    came = {
        ExecutionStatus.WITHDRAWN: term.withdrawn_on,
        ExecutionStatus.DONE: term.completed_on,
        ExecutionStatus.DONE_LATE: term.completed_on,
        ExecutionStatus.OVERDUE: overdue_from(term.due_on),
    }.get(term.status)
    if came is None or came < term.changed_at.date():
        return term
    midnight = datetime.combine(came, time(), clock.zone).astimezone(UTC).replace(tzinfo=None)
    return replace(term, changed_at=max(term.changed_at, midnight))
