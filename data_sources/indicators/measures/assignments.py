"""Assignments: what decisions of held meetings told somebody to do, and by when."""

from __future__ import annotations

from datetime import date, timedelta

import sqlalchemy as sa

from data_sources.database.schema import assignment, decision, meeting
from data_sources.indicators.conditions import held, knowledge, known, of_region
from data_sources.indicators.declaration import Aggregation, DayRange, FactSelect, Measure, Window

DUE_ON = sa.func.coalesce(assignment.c.due_on, decision.c.due_on)
"""The assignment's own due date, else the decision's; null: without a term."""
ON_TIME = assignment.c.completed_on <= DUE_ON
"""Whenever that was; null where it is not completed or has no term."""


def assignments_given(window: Window) -> FactSelect:
    """`oktmo` and id of every assignment of a held meeting, whatever became of it."""
    return _joined().where(
        known(assignment, window),
        known(decision, window),
        decision.c.kind == "assignment",
        held(window),
    )


def _joined() -> FactSelect:
    of_decision = sa.and_(
        decision.c.meeting_code == assignment.c.meeting_code,
        decision.c.position == assignment.c.position,
    )
    return (
        sa.select(assignment.c.oktmo, assignment.c.id.label("item"))
        .join_from(assignment, decision, of_decision)
        .join(meeting, meeting.c.code == assignment.c.meeting_code)
    )


def _with_term(window: Window) -> FactSelect:
    return _termed(assignments_given(window))


def _ever(window: Window) -> FactSelect:
    given = _joined().where(
        decision.c.kind == "assignment",
        meeting.c.status == "held",
        of_region(meeting.c.region_code, window),
    )
    return _termed(given).add_columns(*knowledge(assignment, decision, meeting))


def _termed(given: FactSelect) -> FactSelect:
    completed, number = assignment.c.completed_on, assignment.c.id
    return given.add_columns(
        sa.case((completed.is_not(None), number)).label("completed"),
        sa.case((ON_TIME, number)).label("completed_on_time"),
        DUE_ON.label("due_on"),
        sa.case((completed < DUE_ON, completed), else_=DUE_ON).label("counts_since"),
        completed.label("completed_on"),
        assignment.c.withdrawn_on,
    ).where(DUE_ON.is_not(None))


_STANDS = ("withdrawn_on", DayRange.NOT_BY_REPORTING_DATE)
_IN_TERM = (("due_on", DayRange.WHOLE_PERIOD), _STANDS)
_DONE = (*_IN_TERM, ("completed_on", DayRange.BY_REPORTING_DATE))

DUE = Measure(
    _with_term,
    Aggregation.ROWS,
    when=(*_IN_TERM, ("counts_since", DayRange.BY_REPORTING_DATE)),
    ever=_ever,
)
COMPLETED = Measure(_with_term, Aggregation.ROWS, "completed", _DONE, ever=_ever)
COMPLETED_ON_TIME = Measure(_with_term, Aggregation.ROWS, "completed_on_time", _DONE, ever=_ever)
OVERDUE = Measure(
    _with_term,
    Aggregation.ROWS,
    when=(
        ("due_on", DayRange.BEFORE_REPORTING_DATE),
        ("completed_on", DayRange.NOT_BY_REPORTING_DATE),
        _STANDS,
    ),
    ever=_ever,
)
"""What is not completed though its term is over: the rule of «просрочено», wherever it is said.

Statuses of lists, cards and slides and the months of the chart take the days from here
(`execution.py`), the calendar the first of them. Its words stand in `decision_overdue.py`.
"""


def overdue_from(due_on: date) -> date:
    """The first day on which it is overdue, by `OVERDUE`; a test holds the two together."""
    return due_on + timedelta(days=1)
