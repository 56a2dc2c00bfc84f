"""What was learned since the previous held meeting of a body."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from data_sources.answers.meetings import since_queries
from data_sources.answers.meetings.answer import Meeting
from data_sources.answers.meetings.since_answer import Occasion, SinceMeeting, Taken
from data_sources.changes.knowledge_moments import learned_between, whose_of
from data_sources.database.knowledge import parse_known
from data_sources.indicators.declaration import Window
from data_sources.question.choices import EVERY_BODY
from data_sources.question.filters import Filters
from data_sources.question.scope import Scope
from data_sources.session.resolving import Settled, settle
from data_sources.session.session import Session

COUNCIL: Final = "municipal_council"
"""Municipal councils are many: each has meetings of its own."""


def occasion_of(filters: Filters, body: str, chosen: Meeting | None) -> Occasion | None:
    """Whose meetings the question is about; None where it names no single body.

    Of municipal councils one is meant only where one municipality, or a meeting, is named.
    """
    if chosen is not None:
        return Occasion(chosen.body, chosen.oktmo)
    if body == EVERY_BODY:
        return None
    if body != COUNCIL:
        return Occasion(body, None)
    return Occasion(body, filters.m[0]) if len(filters.m) == 1 else None


def meeting_before(
    session: Session, settled: Settled, occasion: Occasion, own: Meeting | None
) -> Meeting | None:
    """The newest held meeting of the occasion by D, before `own` by its day and then its code."""
    window = Window(settled.moment(0).sole_region)
    asked: dict[str, object] = settled.moment(0).parameters()
    select = since_queries.last_held(window, occasion)
    if own is not None:
        select = since_queries.held_before(window, occasion)
        asked |= {"after": own.held_on, "after_code": own.code}
    row = session.connection.execute(select, asked).first()
    return Meeting(*row) if row is not None else None


def since_meeting(
    session: Session, settled: Settled, scope: Scope, occasion: Occasion, own: Meeting | None
) -> SinceMeeting | None:
    """What was learned since the meeting before `own`, or since the last one where it is None.

    From the end of its day in the region's zone to K of the question.
    """
    if settled.question.region is None:
        return None
    return session.recall(
        ("since the meeting before", settled.key, occasion, own),
        lambda: _anew(session, settled, scope, meeting_before(session, settled, occasion, own)),
    )


def _anew(
    session: Session, settled: Settled, scope: Scope, before: Meeting | None
) -> SinceMeeting | None:
    known = parse_known(before.held_on.isoformat(), session.clock.zone) if before else None
    if before is None or known is None:
        return None
    then = settle(session, replace(settled.question.filters, known=known), scope)
    return SinceMeeting(
        before,
        known,
        begun=then.question.as_of >= then.question.period.start,
        is_narrowed=whose_of(settled).municipalities is not None,
        learned=learned_between(session, then, settled),
        taken=_taken(session, settled, before),
    )


def _taken(session: Session, settled: Settled, before: Meeting) -> tuple[Taken, ...]:
    moment = settled.moment(0)
    chosen = whose_of(settled).municipalities
    asked = {**moment.parameters(), "after": before.held_on, "chosen": sorted(chosen or ())}
    window = Window(moment.sole_region)
    select = since_queries.taken_after(window, is_narrowed=chosen is not None)
    return tuple(
        Taken(row.body, row.meetings, row.decisions, int(row.assignments))
        for row in session.connection.execute(select, asked)
    )
