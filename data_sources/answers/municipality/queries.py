"""Selects of the page of a municipality."""

from __future__ import annotations

import sqlalchemy as sa

from data_sources.database.schema import (
    assignment,
    decision,
    meeting,
    school,
)
from data_sources.facts.queries import counted_facts
from data_sources.indicators.conditions import not_by_reporting_date
from data_sources.indicators.declaration import FactSelect, Window
from data_sources.indicators.measures.assignments import DUE_ON, assignments_given
from data_sources.indicators.measures.diagnosis import PARTICIPATING
from data_sources.indicators.measures.execution import execution_status
from data_sources.indicators.measures.staff import counted_schools


def waiting_assignments(window: Window) -> FactSelect:
    """Assignments of the municipality `:oktmo` that stand at `as_of` and are not completed by it.

    The earliest due first, those without a term last.
    """
    return (
        assignments_given(window)
        .with_only_columns(
            meeting.c.code.label("meeting_code"),
            meeting.c.body,
            meeting.c.held_on,
            decision.c.position,
            decision.c.number,
            decision.c.text,
            assignment.c.assignee,
            DUE_ON.label("due_on"),
            execution_status(window).label("status"),
        )
        .where(
            assignment.c.oktmo == sa.bindparam("oktmo"),
            meeting.c.held_on <= window.as_of,
            not_by_reporting_date(assignment.c.withdrawn_on, window),
            not_by_reporting_date(assignment.c.completed_on, window),
        )
        .order_by(DUE_ON.is_(None), DUE_ON, meeting.c.held_on, decision.c.position)
    )


def school_results(window: Window) -> FactSelect:
    """Schools of the municipality `:oktmo`, their newest self-diagnosis in the period, if any."""
    newest = counted_facts(PARTICIPATING, window)
    return (
        sa.select(
            school.c.code,
            school.c.name,
            newest.c.day.label("completed_on"),
            newest.c.level,
            *(
                sa.cast(newest.c[points], sa.Double).label(points)
                for points in ("score", "max_score")
            ),
        )
        .select_from(school.outerjoin(newest, newest.c.school_code == school.c.code))
        .where(counted_schools(window), school.c.oktmo == sa.bindparam("oktmo"))
        .order_by(school.c.code)
    )
