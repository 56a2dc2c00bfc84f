"""Assignments: what decisions of held meetings told somebody to do, and by when."""

from __future__ import annotations

import sqlalchemy as sa

from data_sources.indicators.conditions import (
    by_reporting_date,
    held,
    known,
    not_by_reporting_date,
)
from data_sources.indicators.declaration import Adds, Facts, Measure, Window
from data_sources.schema import assignment, decision, meeting

DUE_ON = sa.func.coalesce(assignment.c.due_on, decision.c.due_on)


def not_withdrawn(window: Window) -> Facts:
    """Assignments of held meetings that stand at D, done or not."""
    return (
        sa.select(assignment.c.oktmo, assignment.c.id.label("item"))
        .join_from(
            assignment,
            decision,
            sa.and_(
                decision.c.meeting_code == assignment.c.meeting_code,
                decision.c.position == assignment.c.position,
            ),
        )
        .join(meeting, meeting.c.code == assignment.c.meeting_code)
        .where(
            known(assignment, window),
            known(decision, window),
            decision.c.kind == "assignment",
            held(window),
            not_by_reporting_date(assignment.c.withdrawn_on, window),
        )
    )


def _due(window: Window) -> Facts:
    is_completed = by_reporting_date(assignment.c.completed_on, window)
    is_on_time = sa.and_(is_completed, assignment.c.completed_on <= DUE_ON)
    return (
        not_withdrawn(window)
        .add_columns(
            sa.case((is_completed, assignment.c.id)).label("completed"),
            sa.case((is_on_time, assignment.c.id)).label("completed_on_time"),
        )
        .where(
            DUE_ON.between(window.start, window.end),
            sa.or_(window.as_of >= DUE_ON, is_completed),
        )
    )


DUE = Measure(_due, Adds.ROWS)
COMPLETED = Measure(_due, Adds.ROWS, "completed")
COMPLETED_ON_TIME = Measure(_due, Adds.ROWS, "completed_on_time")


def _overdue(window: Window) -> Facts:
    return not_withdrawn(window).where(
        window.as_of > DUE_ON, not_by_reporting_date(assignment.c.completed_on, window)
    )


OVERDUE = Measure(_overdue, Adds.ROWS)
