"""Selects about assignments at two moments: how each stood, which of them moved."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

import sqlalchemy as sa

from data_sources.database.cached_select import cached_select
from data_sources.database.schema import assignment, decision, meeting
from data_sources.indicators.conditions import held_by_rumo
from data_sources.indicators.declaration import FactSelect, Window
from data_sources.indicators.measures.assignments import DUE_ON, assignments_given
from data_sources.indicators.measures.execution import is_completed, is_overdue

EARLIER_KNOWN = sa.bindparam("earlier_known", type_=sa.DateTime)
EARLIER_DAY = sa.bindparam("earlier_day", type_=sa.Date)


@cached_select
def last_rumo_meeting(window: Window) -> FactSelect:
    """The day of the newest meeting of the regional union held before `as_of`."""
    return sa.select(sa.func.max(meeting.c.held_on)).where(
        held_by_rumo(window), meeting.c.held_on < window.as_of
    )


class AssignmentState(NamedTuple):
    """An assignment and what had become of it at a moment; `item` is its row's number."""

    oktmo: str | None
    item: int
    meeting_code: str
    position: int
    assignee: str
    due_on: date | None
    completed_on: date | None
    done: int
    overdue: int

    @property
    def key(self) -> tuple[str, int, str]:
        """What names the assignment at every moment."""
        return self.meeting_code, self.position, self.assignee


@cached_select
def states(window: Window) -> FactSelect:
    """The columns of `AssignmentState` for every assignment, at `known_at` and `as_of`."""
    return assignments_given(window).add_columns(
        assignment.c.meeting_code,
        assignment.c.position,
        assignment.c.assignee,
        DUE_ON.label("due_on"),
        assignment.c.completed_on,
        sa.case((is_completed(window), 1), else_=0).label("done"),
        sa.case((is_overdue(window), 1), else_=0).label("overdue"),
    )


@cached_select
def stepped(window: Window) -> FactSelect:
    """The same, of those overdue, and of those done since the earlier moment.

    An assignment of which all was known at the earlier moment and which was done by its day was
    done then: such ones are left out.
    """
    is_later = sa.or_(
        assignment.c.completed_on > EARLIER_DAY,
        *(table.c.recorded_at > EARLIER_KNOWN for table in (assignment, decision, meeting)),
    )
    return (
        states(window)
        .where(sa.or_(is_overdue(window), sa.and_(is_completed(window), is_later)))
        .order_by(DUE_ON, assignment.c.meeting_code, assignment.c.position, assignment.c.assignee)
    )
