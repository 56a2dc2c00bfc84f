"""Builds the selects of the page of meetings: meetings, lists added up, agenda, points, plan."""

from __future__ import annotations

from datetime import date
from typing import Final, NamedTuple

import sqlalchemy as sa

from data_sources.database.cached_select import cached_select
from data_sources.database.schema import (
    agenda_item,
    assignment,
    attendance,
    decision,
    meeting,
    plan_item,
)
from data_sources.indicators.conditions import held, in_period, known, of_region
from data_sources.indicators.declaration import FactSelect, Window
from data_sources.indicators.measures.assignments import DUE_ON
from data_sources.indicators.measures.execution import execution_status
from data_sources.question.choices import EVERY_BODY
from data_sources.vocabulary.execution import ExecutionStatus

_COLUMNS: Final = (
    "code",
    "body",
    "oktmo",
    "number",
    "title",
    "status",
    "held_on",
    "starts_at",
    "place",
    "form",
    "quorum_rule",
    "present_count",
)


def meetings(window: Window) -> FactSelect:
    """Every meeting of the region as it is known, whatever became of it."""
    return sa.select(*(meeting.c[name] for name in _COLUMNS)).where(
        known(meeting, window), of_region(meeting.c.region_code, window)
    )


def _of_body(body: str) -> sa.ColumnElement[bool]:
    return sa.true() if body == EVERY_BODY else meeting.c.body == body


@cached_select
def calendar(window: Window, body: str) -> FactSelect:
    """Meetings of the body with a date in the period, whatever became of them."""
    return (
        meetings(window)
        .where(_of_body(body), meeting.c.held_on.between(window.start, window.end))
        .order_by(meeting.c.held_on)
    )


def meeting_named(window: Window, code: str) -> FactSelect:
    """The meeting with this code."""
    return meetings(window).where(meeting.c.code == code)


@cached_select
def bodies(window: Window) -> FactSelect:
    """`body` of every meeting."""
    return (
        sa.select(meeting.c.body)
        .where(known(meeting, window), of_region(meeting.c.region_code, window))
        .distinct()
    )


@cached_select
def turnouts(window: Window, body: str) -> FactSelect:
    """Lists of the body's meetings held in the period, added up by meeting and municipality."""
    return _turnouts(window).where(_of_body(body), in_period(meeting.c.held_on, window))


def turnouts_of(window: Window, code: str) -> FactSelect:
    """The list of one held meeting, added up by municipality."""
    return _turnouts(window).where(meeting.c.code == code)


def _turnouts(window: Window) -> FactSelect:
    came = attendance.c.status.in_(("present", "online"))
    is_member = attendance.c.is_member.is_(True)
    instead = attendance.c.is_substitute.is_(True)
    counted = {
        "seats": is_member,
        "present": sa.and_(is_member, ~instead, attendance.c.status == "present"),
        "online": sa.and_(is_member, ~instead, attendance.c.status == "online"),
        "substitutes": sa.and_(is_member, instead, came),
        "excused": sa.and_(is_member, attendance.c.status == "excused"),
        "absent": sa.and_(is_member, attendance.c.status == "absent"),
        "guests": sa.and_(~is_member, came),
    }
    return (
        sa.select(
            meeting.c.code,
            attendance.c.oktmo,
            sa.func.count().label("lines"),
            *(
                sa.func.sum(sa.case((condition, 1), else_=0)).label(name)
                for name, condition in counted.items()
            ),
        )
        .join_from(attendance, meeting, attendance.c.meeting_code == meeting.c.code)
        .where(known(attendance, window), held(window))
        .group_by(meeting.c.code, attendance.c.oktmo)
    )


def agenda(window: Window, code: str) -> FactSelect:
    """The questions of a meeting in their order."""
    names = ("position", "title", "speaker", "speaker_post", "indicators")
    return (
        sa.select(*(agenda_item.c[name] for name in names))
        .where(known(agenda_item, window), agenda_item.c.meeting_code == code)
        .order_by(agenda_item.c.position)
    )


class OwnedPoint(NamedTuple):
    """A decision with one of its assignees, or with none."""

    position: int
    number: str | None
    text: str
    kind: str
    due_on: date | None
    assignee: str | None
    status: ExecutionStatus


def points(window: Window, code: str) -> FactSelect:
    """The columns of `OwnedPoint`: decisions of a meeting in their order, for each assignee."""
    own = sa.and_(
        assignment.c.meeting_code == decision.c.meeting_code,
        assignment.c.position == decision.c.position,
        known(assignment, window),
    )
    return (
        sa.select(
            decision.c.position,
            decision.c.number,
            decision.c.text,
            decision.c.kind,
            DUE_ON.label("due_on"),
            assignment.c.assignee,
            execution_status(window).label("status"),
        )
        .select_from(decision.outerjoin(assignment, own))
        .where(known(decision, window), decision.c.meeting_code == code)
        .order_by(decision.c.position)
    )


class PlannedItem(NamedTuple):
    """A row of a plan as the register knew it."""

    plan: str
    code: str
    title: str
    due_on: date
    original_due_on: date | None
    done_on: date | None
    cancelled_on: date | None
    meeting_code: str | None


@cached_select
def plan(window: Window) -> FactSelect:
    """The columns of `PlannedItem`: items of every plan due in the period, the earliest first."""
    return (
        sa.select(*(plan_item.c[name] for name in PlannedItem._fields))
        .where(
            known(plan_item, window),
            of_region(plan_item.c.region_code, window),
            plan_item.c.due_on.between(window.start, window.end),
        )
        .order_by(plan_item.c.due_on)
    )
