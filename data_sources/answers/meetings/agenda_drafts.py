"""What the data propose for the next meeting of a body, each with its reasons."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from typing import Final, TypeVar

from data_sources.answers.meetings import queries, since_queries
from data_sources.answers.meetings.answer import Meeting, PlanState
from data_sources.answers.meetings.asking import plan_item
from data_sources.answers.meetings.since_answer import (
    AgendaDraft,
    DueItem,
    MeetingSeries,
    MissedTarget,
    OtherItems,
    OtherOverdue,
    OtherTargets,
    OverdueDecision,
    Proposal,
    QuietTable,
    QuietTables,
    SilentPlaces,
    SinceMeeting,
    missed_targets,
)
from data_sources.answers.row_lists.asking import resolve_rows
from data_sources.answers.row_lists.overdue import overdue_assignments
from data_sources.facts import reporting as row_queries
from data_sources.facts.reporting import REPORTED
from data_sources.indicators.declaration import Window
from data_sources.question.choices import RUMO
from data_sources.question.request import Request
from data_sources.question.scope import Scope
from data_sources.row_tables.decisions import TABLE
from data_sources.row_tables.records.decisions import DecisionRow
from data_sources.session.resolving import ResolvedQuestion
from data_sources.session.session import Session
from data_sources.vocabulary.meeting_name import MeetingName

_T = TypeVar("_T")
DECISIONS: Final = 6
TARGETS: Final = 5
ITEMS: Final = 6
"""So many are proposed one by one; the others together, as one question."""


def agenda_draft(
    session: Session,
    resolved: ResolvedQuestion,
    scope: Scope,
    occasion: MeetingSeries,
    own: Meeting | None,
    since: SinceMeeting | None,
    dropped: Iterable[str],
) -> AgendaDraft:
    """The draft for the next meeting after `as_of`; for `own` where that is still planned."""
    draft = session.recall(
        ("draft of the agenda", resolved.key, occasion, own),
        lambda: _anew(session, resolved, scope, occasion, own, since),
    )
    known = {each.key for each in draft.proposals}
    return replace(draft, dropped=frozenset(dropped) & known)


def _anew(
    session: Session,
    resolved: ResolvedQuestion,
    scope: Scope,
    occasion: MeetingSeries,
    own: Meeting | None,
    since: SinceMeeting | None,
) -> AgendaDraft:
    meeting = (
        own if own is not None and own.status == "planned" else _next(session, resolved, occasion)
    )
    question = resolved.question
    until = max(meeting.held_on, question.as_of) if meeting else question.period.end
    proposals: tuple[Proposal, ...] = (
        *_overdue(session, resolved, scope, occasion),
        *_targets(since),
        *_due(session, resolved, occasion, meeting, until),
        *_silent(session, resolved),
    )
    return AgendaDraft(
        occasion, meeting, _announced(session, resolved, meeting), until, proposals, frozenset()
    )


def _next(session: Session, resolved: ResolvedQuestion, occasion: MeetingSeries) -> Meeting | None:
    moment = resolved.moment(0)
    select = since_queries.next_meeting(Window(moment.sole_region), occasion)
    row = session.connection.execute(select, moment.parameters()).first()
    return Meeting(*row) if row is not None else None


def _announced(session: Session, resolved: ResolvedQuestion, meeting: Meeting | None) -> int:
    if meeting is None:
        return 0
    moment = resolved.moment(0)
    select = since_queries.questions_of(Window(moment.sole_region), meeting.code)
    return int(session.connection.execute(select, moment.parameters()).scalar_one())


def _overdue(
    session: Session, resolved: ResolvedQuestion, scope: Scope, occasion: MeetingSeries
) -> Iterator[OverdueDecision | OtherOverdue]:
    """Of decisions of the body itself, the longest overdue first."""
    filters = resolved.question.filters.changed(body=occasion.body)
    asked = resolve_rows(session, TABLE, Request(filters), scope)
    select = overdue_assignments(asked.row_filter)
    found: dict[tuple[str, int], list[DecisionRow]] = {}
    for row in session.connection.execute(select, asked.parameters):
        each = DecisionRow(*row)
        found.setdefault((each.meeting_code, each.position), []).append(each)
    groups = list(found.values())
    alone, rest = _parted(groups, DECISIONS)
    yield from map(_decision, alone)
    if rest:
        yield OtherOverdue(len(rest), sum(map(len, rest)), _due_on(rest[0]))


def _decision(rows: list[DecisionRow]) -> OverdueDecision:
    first = rows[0]
    return OverdueDecision(
        MeetingName(first.meeting_code, first.body, first.meeting_number, first.held_on),
        first.position,
        first.number,
        first.text,
        tuple(dict.fromkeys(row.assignee for row in rows if row.assignee)),
        _due_on(rows),
        max(row.lateness_days or 0 for row in rows),
    )


def _due_on(rows: list[DecisionRow]) -> date:
    return min(row.due_on for row in rows if row.due_on is not None)


def _parted(found: list[_T], most: int) -> tuple[list[_T], list[_T]]:
    """Those that are told one by one and the others; one more is told too rather than counted."""
    edge = len(found) if len(found) <= most + 1 else most
    return found[:edge], found[edge:]


def _targets(since: SinceMeeting | None) -> Iterator[MissedTarget | OtherTargets]:
    if since is None:
        return
    alone, rest = _parted(list(missed_targets(since.worse)), TARGETS)
    yield from alone
    if rest:
        yield OtherTargets(tuple(rest))


def _due(
    session: Session,
    resolved: ResolvedQuestion,
    occasion: MeetingSeries,
    meeting: Meeting | None,
    until: date,
) -> Iterator[DueItem | OtherItems]:
    """Items of the year's plans that are not done: overdue, due by then, moved to a later day.

    РУМО answers for every plan of the region, another body for the plan of its own name; the
    item that is the next meeting itself is no question of its agenda.
    """
    moment, question = resolved.moment(0), resolved.question
    select = queries.plan(Window(moment.sole_region))
    last = max(until, question.period.end)
    rows = session.connection.execute(select, {**moment.parameters(), "end": last})
    items = sorted(
        (plan_item(queries.PlannedItem(*row), question.as_of) for row in rows),
        key=lambda item: (item.due_on, item.code),
    )
    found = [
        DueItem(item)
        for item in items
        if item.state in (PlanState.OVERDUE, PlanState.DUE, PlanState.AHEAD)
        and (occasion.body == RUMO or item.plan == occasion.body)
        and (meeting is None or item.meeting_code != meeting.code)
    ]
    alone, rest = _parted([due for due in found if due.item.due_on <= until or due.is_moved], ITEMS)
    yield from alone
    if rest:
        yield OtherItems(tuple(rest))


def _silent(session: Session, resolved: ResolvedQuestion) -> Iterator[SilentPlaces | QuietTables]:
    """Who has no fact of the period; once it has begun, and never the region's own offices."""
    question = resolved.question
    start = question.period.start
    if question.as_of < start:
        return
    expected = [member for member in question.shown if not member.is_regional]
    select = row_queries.reported(question.moment, start, question.as_of)
    found = {(row.name, row.oktmo) for row in session.connection.execute(select)}
    quiet = {
        table: tuple(member for member in expected if (table, member.oktmo) not in found)
        for table in REPORTED
    }
    everywhere = tuple(
        member for member in expected if all(member in places for places in quiet.values())
    )
    if everywhere:
        yield SilentPlaces(everywhere, len(expected))
    partly = [
        QuietTable(table, tuple(place for place in places if place not in everywhere))
        for table, places in quiet.items()
    ]
    listed = sorted((each for each in partly if each.places), key=lambda each: -len(each.places))
    if listed:
        yield QuietTables(tuple(listed), len(expected))
