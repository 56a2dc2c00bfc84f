"""Assignments that were closed between two moments of knowledge."""

from __future__ import annotations

from typing import Any, Final

import sqlalchemy as sa

from data_sources.changes import selects
from data_sources.changes.results import Closed, ClosedAssignment, KnowledgeInterval, RowOwners
from data_sources.changes.selects import Narrowing
from data_sources.changes.tables import narrowing_of, parameters
from data_sources.database.cached_select import cached_select
from data_sources.database.schema import assignment, decision, meeting, natural_key
from data_sources.indicators.conditions import held, known
from data_sources.indicators.declaration import FactSelect, Window

LISTED: Final = 10


def closed_assignments(
    connection: sa.Connection, span: KnowledgeInterval, whose: RowOwners, listed: int = LISTED
) -> Closed:
    """Assignments of held meetings that got a day of completion, the newest completion first.

    At the earlier moment such an assignment was not known, or had no day of completion.
    """
    if span.is_empty:
        return Closed(0, ())
    asked = {**parameters(span, whose), "known": span.until, "most": listed}
    rows = connection.execute(_closed(narrowing_of(whose)), asked).all()
    return Closed(
        rows[0].total if rows else 0,
        tuple(
            ClosedAssignment(
                row.meeting_code,
                row.body,
                row.held_on,
                row.position,
                row.number,
                row.text,
                row.assignee,
                row.due_on,
                row.completed_on,
            )
            for row in rows
        ),
    )


@cached_select
def _closed(narrowing: Narrowing) -> FactSelect:
    window = Window(narrowing.sole_region)
    earlier = (
        sa.select(*(assignment.c[name] for name in natural_key(assignment)))
        .where(selects.went(assignment), assignment.c.completed_on.is_not(None))
        .cte("closed_before")
        .prefix_with("MATERIALIZED")
    )
    done_before = sa.exists().where(
        *(earlier.c[name] == assignment.c[name] for name in natural_key(assignment))
    )
    of_decision: Any = sa.and_(
        decision.c.meeting_code == assignment.c.meeting_code,
        decision.c.position == assignment.c.position,
    )
    return (
        sa.select(
            assignment.c.meeting_code,
            meeting.c.body,
            meeting.c.held_on,
            assignment.c.position,
            decision.c.number,
            decision.c.text,
            assignment.c.assignee,
            sa.func.coalesce(assignment.c.due_on, decision.c.due_on).label("due_on"),
            assignment.c.completed_on,
            sa.func.count().over().label("total"),
        )
        .select_from(
            assignment.join(decision, of_decision).join(
                meeting, meeting.c.code == assignment.c.meeting_code
            )
        )
        .where(
            selects.came(assignment),
            assignment.c.completed_on.is_not(None),
            selects.of_place(assignment, narrowing),
            sa.not_(done_before),
            known(decision, window),
            held(window),
        )
        .order_by(
            assignment.c.completed_on.desc(),
            assignment.c.meeting_code,
            assignment.c.position,
            assignment.c.assignee,
        )
        .limit(sa.bindparam("most"))
    )
