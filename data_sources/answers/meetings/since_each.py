"""What was learned since the previous held meeting of a body."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from data_sources.answers.meetings import since_queries
from data_sources.answers.meetings.answer import Meeting
from data_sources.answers.meetings.since_answer import DecisionsTaken, MeetingSeries, SinceMeeting
from data_sources.changes.knowledge_moments import learned_between, whose_of
from data_sources.database.knowledge import parse_known
from data_sources.indicators.declaration import Window
from data_sources.question.choices import EVERY_BODY
from data_sources.question.filters import Filters
from data_sources.question.scope import Scope
from data_sources.session.resolving import ResolvedQuestion, resolve
from data_sources.session.session import Session

COUNCIL: Final = "municipal_council"
"""Municipal councils are many: each has meetings of its own."""


def occasion_of(filters: Filters, body: str, chosen: Meeting | None) -> MeetingSeries | None:
    """Whose meetings the question is about; None where it names no single body.

    Of municipal councils one is meant only where one municipality, or a meeting, is named.
    """
    if chosen is not None:
        return MeetingSeries(chosen.body, chosen.oktmo)
    if body == EVERY_BODY:
        return None
    if body != COUNCIL:
        return MeetingSeries(body, None)
    return MeetingSeries(body, filters.m[0]) if len(filters.m) == 1 else None


def meeting_before(
    session: Session, resolved: ResolvedQuestion, occasion: MeetingSeries, own: Meeting | None
) -> Meeting | None:
    """The newest held meeting of the occasion by `as_of`, before `own` by its day and then its
    code.
    """
    window = Window(resolved.moment(0).sole_region)
    asked: dict[str, object] = resolved.moment(0).parameters()
    select = since_queries.last_held(window, occasion)
    if own is not None:
        select = since_queries.held_before(window, occasion)
        asked |= {"after": own.held_on, "after_code": own.code}
    row = session.connection.execute(select, asked).first()
    return Meeting(*row) if row is not None else None


def since_meeting(
    session: Session,
    resolved: ResolvedQuestion,
    scope: Scope,
    occasion: MeetingSeries,
    own: Meeting | None,
) -> SinceMeeting | None:
    """What was learned since the meeting before `own`, or since the last one where it is None.

    From the end of its day in the region's zone to `known_at` of the question.
    """
    if resolved.question.region is None:
        return None
    return session.recall(
        ("since the meeting before", resolved.key, occasion, own),
        lambda: _anew(session, resolved, scope, meeting_before(session, resolved, occasion, own)),
    )


def _anew(
    session: Session, resolved: ResolvedQuestion, scope: Scope, before: Meeting | None
) -> SinceMeeting | None:
    known = parse_known(before.held_on.isoformat(), session.clock.zone) if before else None
    if before is None or known is None:
        return None
    then = resolve(session, replace(resolved.question.filters, known=known), scope)
    return SinceMeeting(
        before,
        known,
        begun=then.question.as_of >= then.question.period.start,
        is_narrowed=whose_of(resolved).municipalities is not None,
        learned=learned_between(session, then, resolved),
        taken=_taken(session, resolved, before),
    )


def _taken(
    session: Session, resolved: ResolvedQuestion, before: Meeting
) -> tuple[DecisionsTaken, ...]:
    moment = resolved.moment(0)
    chosen = whose_of(resolved).municipalities
    asked = {**moment.parameters(), "after": before.held_on, "chosen": sorted(chosen or ())}
    window = Window(moment.sole_region)
    select = since_queries.taken_after(window, is_narrowed=chosen is not None)
    return tuple(
        DecisionsTaken(row.body, row.meetings, row.decisions, int(row.assignments))
        for row in session.connection.execute(select, asked)
    )
