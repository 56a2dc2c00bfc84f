"""Selects about what lies between two meetings of a body."""

from __future__ import annotations

from typing import Final

import sqlalchemy as sa

from data_sources.answers.meetings import queries
from data_sources.answers.meetings.since_answer import MeetingSeries
from data_sources.database.schema import agenda_item, decision, meeting
from data_sources.indicators.conditions import held, known
from data_sources.indicators.declaration import FactSelect, Window

AFTER: Final = sa.bindparam("after", type_=sa.Date)
AFTER_CODE: Final = sa.bindparam("after_code", type_=sa.String)
_CHOSEN: Final = sa.bindparam("chosen", type_=sa.String, expanding=True)


def _of(occasion: MeetingSeries) -> sa.ColumnElement[bool]:
    place = meeting.c.oktmo
    same = place.is_(None) if occasion.oktmo is None else place == occasion.oktmo
    return sa.and_(meeting.c.body == occasion.body, same)


def held_before(window: Window, occasion: MeetingSeries) -> FactSelect:
    """The newest held meeting before the one held on `:after` with the code `:after_code`, by
    `as_of`.
    """
    earlier = sa.or_(
        meeting.c.held_on < AFTER, sa.and_(meeting.c.held_on == AFTER, meeting.c.code < AFTER_CODE)
    )
    return _newest(window, occasion).where(earlier)


def last_held(window: Window, occasion: MeetingSeries) -> FactSelect:
    """The newest meeting held by `as_of`."""
    return _newest(window, occasion)


def _newest(window: Window, occasion: MeetingSeries) -> FactSelect:
    return (
        queries.meetings(window)
        .where(held(window), _of(occasion), meeting.c.held_on <= window.as_of)
        .order_by(meeting.c.held_on.desc(), meeting.c.code.desc())
        .limit(1)
    )


def next_meeting(window: Window, occasion: MeetingSeries) -> FactSelect:
    """The first meeting after `as_of` that was not cancelled; a planned one may be of `as_of`
    itself.
    """
    is_planned = sa.and_(meeting.c.status == "planned", meeting.c.held_on >= window.as_of)
    was_held = sa.and_(meeting.c.status == "held", meeting.c.held_on > window.as_of)
    return (
        queries.meetings(window)
        .where(_of(occasion), sa.or_(is_planned, was_held))
        .order_by(meeting.c.held_on, meeting.c.code)
        .limit(1)
    )


def questions_of(window: Window, code: str) -> FactSelect:
    """How many questions the agenda of a meeting has."""
    return (
        sa.select(sa.func.count())
        .select_from(agenda_item)
        .where(known(agenda_item, window), agenda_item.c.meeting_code == code)
    )


def taken_after(window: Window, *, is_narrowed: bool) -> FactSelect:
    """`body`, `meetings`, `decisions`, `assignments` of meetings held after `:after`, by `as_of`.

    Of municipal bodies only those of `:chosen`, where the question is narrowed.
    """
    is_task = sa.case((decision.c.kind == "assignment", 1), else_=0)
    select = (
        sa.select(
            meeting.c.body,
            sa.func.count(meeting.c.code.distinct()).label("meetings"),
            sa.func.count().label("decisions"),
            sa.func.sum(is_task).label("assignments"),
        )
        .select_from(decision.join(meeting, meeting.c.code == decision.c.meeting_code))
        .where(
            known(decision, window),
            held(window),
            meeting.c.held_on > AFTER,
            meeting.c.held_on <= window.as_of,
        )
        .group_by(meeting.c.body)
        .order_by(meeting.c.body)
    )
    if not is_narrowed:
        return select
    own = meeting.c.oktmo.in_(_CHOSEN)
    return select.where(sa.or_(meeting.c.oktmo.is_(None), own))
