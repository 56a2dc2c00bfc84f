"""Meetings: seats, presence, quorum, the plan of work."""

from __future__ import annotations

from typing import Final

import sqlalchemy as sa

from data_sources.database.schema import attendance, meeting, plan_item
from data_sources.indicators.conditions import (
    held,
    held_by_rumo,
    knowledge,
    known,
    of_region,
    region_municipalities,
)
from data_sources.indicators.declaration import (
    Absence,
    Aggregation,
    DayRange,
    FactSelect,
    Measure,
    Window,
)
from data_sources.vocabulary.reasons import Reason

_CAME = attendance.c.status.in_(("present", "online"))
_DAY = meeting.c.held_on.label("day")
_IN_PERIOD = (("day", DayRange.PERIOD),)


def _seats(window: Window) -> FactSelect:
    return _members().where(known(attendance, window), held_by_rumo(window))


def _ever_seats(window: Window) -> FactSelect:
    return (
        _members()
        .where(
            meeting.c.status == "held",
            meeting.c.body == "rumo",
            of_region(meeting.c.region_code, window),
        )
        .add_columns(*knowledge(attendance, meeting))
    )


def _members() -> FactSelect:
    return (
        sa.select(
            attendance.c.oktmo,
            _DAY,
            attendance.c.id.label("seat"),
            sa.case((_CAME, attendance.c.id)).label("taken"),
        )
        .join_from(attendance, meeting, attendance.c.meeting_code == meeting.c.code)
        .where(attendance.c.is_member.is_(True))
    )


SEATS = Measure(_seats, Aggregation.ROWS, "seat", _IN_PERIOD, ever=_ever_seats)
SEATS_TAKEN = Measure(_seats, Aggregation.ROWS, "taken", _IN_PERIOD, ever=_ever_seats)


def _meetings_with_someone(window: Window) -> FactSelect:
    return (
        sa.select(attendance.c.oktmo, _DAY, attendance.c.meeting_code.label("item"))
        .join_from(attendance, meeting, attendance.c.meeting_code == meeting.c.code)
        .where(
            known(attendance, window), held_by_rumo(window), _CAME, attendance.c.oktmo.is_not(None)
        )
        .distinct()
    )


MEETINGS_WITH_SOMEONE = Measure(
    _meetings_with_someone, Aggregation.ROWS, when=_IN_PERIOD, regional_in_sums=False
)


def _meetings_for_each(window: Window) -> FactSelect:
    own = region_municipalities(window).subquery()
    return (
        sa.select(own.c.oktmo, _DAY, meeting.c.code.label("item"))
        .join_from(own, meeting, sa.true())
        .where(held_by_rumo(window))
    )


MEETINGS_FOR_EACH = Measure(
    _meetings_for_each, Aggregation.ROWS, when=_IN_PERIOD, regional_in_sums=False
)


def _meetings_with_rule(window: Window) -> FactSelect:
    rule, code = meeting.c.quorum_rule, meeting.c.code
    came, seats = sa.func.sum(sa.case((_CAME, 1), else_=0)), sa.func.count()
    in_quorum = sa.case(
        (rule == "half", 2 * came >= seats),
        (rule == "more_than_half", 2 * came > seats),
        else_=3 * came >= 2 * seats,
    )
    return (
        sa.select(
            sa.null().label("oktmo"),
            _DAY,
            code.label("meeting"),
            sa.case((in_quorum, code)).label("in_quorum"),
        )
        .join_from(attendance, meeting, attendance.c.meeting_code == code)
        .where(
            known(attendance, window),
            attendance.c.is_member.is_(True),
            held_by_rumo(window),
            rule.is_not(None),
        )
        .group_by(code, meeting.c.held_on, rule)
    )


MEETINGS_WITH_RULE = Measure(_meetings_with_rule, Aggregation.ROWS, "meeting", _IN_PERIOD)
MEETINGS_IN_QUORUM = Measure(_meetings_with_rule, Aggregation.ROWS, "in_quorum", _IN_PERIOD)


def _held_meetings(window: Window) -> FactSelect:
    of_members = (
        sa.select(attendance.c.id)
        .where(
            known(attendance, window),
            attendance.c.is_member.is_(True),
            attendance.c.meeting_code == meeting.c.code,
        )
        .exists()
    )
    return sa.select(
        sa.null().label("oktmo"),
        _DAY,
        meeting.c.id.label("meeting"),
        sa.case((of_members, meeting.c.id)).label("with_members"),
    ).where(held_by_rumo(window))


MEETINGS_HELD = Measure(_held_meetings, Aggregation.ROWS, "meeting", _IN_PERIOD)
MEETINGS_WITH_MEMBERS = Measure(_held_meetings, Aggregation.ROWS, "with_members", _IN_PERIOD)
NOT_HELD: Final = Absence(Reason.NOTHING_DUE, unless=MEETINGS_HELD)


def _plan_items(window: Window) -> FactSelect:
    done = plan_item.c.done_on
    return sa.select(
        sa.null().label("oktmo"),
        plan_item.c.due_on.label("day"),
        plan_item.c.id.label("item"),
        sa.case((done.is_not(None), plan_item.c.id)).label("done"),
        done.label("done_on"),
        plan_item.c.cancelled_on,
    ).where(
        known(plan_item, window),
        plan_item.c.plan == "rumo",
        of_region(plan_item.c.region_code, window),
    )


_STANDS = ("cancelled_on", DayRange.NOT_BY_REPORTING_DATE)
_PLANNED = (*_IN_PERIOD, _STANDS)

PLAN_ITEMS = Measure(_plan_items, Aggregation.ROWS, when=_PLANNED)
PLAN_ITEMS_OF_PERIOD = Measure(
    _plan_items, Aggregation.ROWS, when=(("day", DayRange.WHOLE_PERIOD), _STANDS)
)
PLAN_ITEMS_DONE = Measure(
    _plan_items, Aggregation.ROWS, "done", (*_PLANNED, ("done_on", DayRange.BY_REPORTING_DATE))
)


def _councils(window: Window) -> FactSelect:
    return _of_councils().where(held(window))


def _ever_councils(window: Window) -> FactSelect:
    return (
        _of_councils()
        .where(meeting.c.status == "held", of_region(meeting.c.region_code, window))
        .add_columns(*knowledge(meeting))
    )


def _of_councils() -> FactSelect:
    return sa.select(meeting.c.oktmo, _DAY, meeting.c.id.label("item")).where(
        meeting.c.body == "municipal_council", meeting.c.oktmo.is_not(None)
    )


COUNCILS = Measure(_councils, Aggregation.ROWS, when=_IN_PERIOD, ever=_ever_councils)
