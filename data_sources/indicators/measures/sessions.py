"""Meetings: seats, presence, quorum, the plan of work."""

from __future__ import annotations

import sqlalchemy as sa

from data_sources.indicators.conditions import (
    by_reporting_date,
    held,
    held_by_rumo,
    in_period,
    known,
    not_by_reporting_date,
    of_region,
    region_municipalities,
)
from data_sources.indicators.declaration import Adds, Facts, Measure, Window
from data_sources.schema import attendance, meeting, plan_item

_CAME = attendance.c.status.in_(("present", "online"))


def _at_rumo(window: Window) -> Facts:
    return (
        sa.select(attendance.c.oktmo, attendance.c.id.label("item"))
        .join_from(attendance, meeting, attendance.c.meeting_code == meeting.c.code)
        .where(known(attendance, window), held_by_rumo(window))
    )


def _seats(window: Window) -> Facts:
    return _at_rumo(window).where(attendance.c.is_member.is_(True))


SEATS = Measure(_seats, Adds.ROWS)


def _seats_taken(window: Window) -> Facts:
    return _seats(window).where(_CAME)


SEATS_TAKEN = Measure(_seats_taken, Adds.ROWS)


def _meetings_with_someone(window: Window) -> Facts:
    return (
        _at_rumo(window)
        .with_only_columns(attendance.c.oktmo, attendance.c.meeting_code.label("item"))
        .where(_CAME, attendance.c.oktmo.is_not(None))
        .distinct()
    )


MEETINGS_WITH_SOMEONE = Measure(_meetings_with_someone, Adds.ROWS, regional_in_sums=False)


def _meetings_for_each(window: Window) -> Facts:
    own = region_municipalities(window).subquery()
    return (
        sa.select(own.c.oktmo, meeting.c.code.label("item"))
        .join_from(own, meeting, sa.true())
        .where(held_by_rumo(window))
    )


MEETINGS_FOR_EACH = Measure(_meetings_for_each, Adds.ROWS, regional_in_sums=False)


def _meetings_with_rule(window: Window) -> Facts:
    came = sa.func.sum(sa.case((_CAME, 1), else_=0))
    return (
        sa.select(
            sa.null().label("oktmo"),
            meeting.c.code.label("item"),
            meeting.c.quorum_rule.label("rule"),
            came.label("came"),
            sa.func.count().label("seats"),
        )
        .join_from(attendance, meeting, attendance.c.meeting_code == meeting.c.code)
        .where(
            known(attendance, window),
            attendance.c.is_member.is_(True),
            held_by_rumo(window),
            meeting.c.quorum_rule.is_not(None),
        )
        .group_by(meeting.c.code, meeting.c.quorum_rule)
    )


MEETINGS_WITH_RULE = Measure(_meetings_with_rule, Adds.ROWS)


def _meetings_in_quorum(window: Window) -> Facts:
    asked = _meetings_with_rule(window).subquery()
    return sa.select(asked.c.oktmo, asked.c.item).where(
        sa.case(
            (asked.c.rule == "half", 2 * asked.c.came >= asked.c.seats),
            (asked.c.rule == "more_than_half", 2 * asked.c.came > asked.c.seats),
            else_=3 * asked.c.came >= 2 * asked.c.seats,
        )
    )


MEETINGS_IN_QUORUM = Measure(_meetings_in_quorum, Adds.ROWS)


def _plan_items(window: Window) -> Facts:
    return sa.select(sa.null().label("oktmo"), plan_item.c.id.label("item")).where(
        known(plan_item, window),
        plan_item.c.plan == "rumo",
        of_region(plan_item.c.region_code, window),
        plan_item.c.due_on.between(window.start, window.end),
        by_reporting_date(plan_item.c.due_on, window),
        not_by_reporting_date(plan_item.c.cancelled_on, window),
    )


PLAN_ITEMS = Measure(_plan_items, Adds.ROWS)


def _plan_items_done(window: Window) -> Facts:
    return _plan_items(window).where(by_reporting_date(plan_item.c.done_on, window))


PLAN_ITEMS_DONE = Measure(_plan_items_done, Adds.ROWS)


def _councils(window: Window) -> Facts:
    return sa.select(meeting.c.oktmo, meeting.c.id.label("item")).where(
        held(window),
        meeting.c.body == "municipal_council",
        meeting.c.oktmo.is_not(None),
        in_period(meeting.c.held_on, window),
    )


COUNCILS = Measure(_councils, Adds.ROWS)
