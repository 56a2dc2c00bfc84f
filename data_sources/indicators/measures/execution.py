"""The rule by which an assignment has its status, as SQL over a decision and its assignment.

Lists, cards, calendar and slides read what it says. The days on which an assignment is overdue
are those of the measure `OVERDUE` beside it (`assignments.py`): whoever changes them changes all.
"""

from __future__ import annotations

from datetime import date
from typing import Final

import sqlalchemy as sa

from data_sources.database.collation import DaysBetween
from data_sources.database.schema import assignment, decision
from data_sources.indicators.conditions import by_reporting_date, not_by_reporting_date, within
from data_sources.indicators.declaration import Window
from data_sources.indicators.measures.assignments import DUE_ON, ON_TIME, OVERDUE
from data_sources.vocabulary.execution import ExecutionStatus


class _StatusType(sa.TypeDecorator[ExecutionStatus]):
    """A text of the database that is read as a member."""

    impl = sa.String
    cache_ok = True

    def process_bind_param(self, value: ExecutionStatus | None, dialect: sa.Dialect) -> str | None:
        return None if value is None else str(value)

    def process_result_value(
        self, value: str | None, dialect: sa.Dialect
    ) -> ExecutionStatus | None:
        return None if value is None else ExecutionStatus(value)


_DAYS: Final = {
    "due_on": DUE_ON,
    "completed_on": assignment.c.completed_on,
    "withdrawn_on": assignment.c.withdrawn_on,
}


def execution_status(window: Window) -> sa.ColumnElement[ExecutionStatus]:
    """The status of a decision's assignment at `as_of`, of a decision without one its own.

    By the decision's kind first, by days where the kind leaves them to decide.
    """
    return _status(
        (decision.c.kind == "informational", ExecutionStatus.INFORMATIONAL),
        (decision.c.due_kind == "continuous", ExecutionStatus.CONTINUOUS),
        otherwise=status_by_days(window),
    )


def status_by_days(window: Window) -> sa.ColumnElement[ExecutionStatus]:
    """The status by the assignment's own days, as the indicators count it.

    Of a continuous decision an assignment with a due date of its own stands by that date.
    """
    completed = by_reporting_date(assignment.c.completed_on, window)
    is_continuous = sa.and_(decision.c.due_kind == "continuous", DUE_ON.is_(None))
    return _status(
        (by_reporting_date(assignment.c.withdrawn_on, window), ExecutionStatus.WITHDRAWN),
        (is_continuous, ExecutionStatus.CONTINUOUS),
        (sa.and_(completed, sa.or_(DUE_ON.is_(None), ON_TIME)), ExecutionStatus.DONE),
        (completed, ExecutionStatus.DONE_LATE),
        (is_overdue(window), ExecutionStatus.OVERDUE),
        otherwise=_literal(ExecutionStatus.IN_PROGRESS),
    )


def is_overdue(window: Window) -> sa.ColumnElement[bool]:
    """The days are those on which the indicator `decision_overdue` counts the assignment."""
    days = (within(_DAYS[name], days, window) for name, days in OVERDUE.when)
    return sa.and_(DUE_ON.is_not(None), *days)


def is_past_due(
    due_on: sa.ColumnElement[date], day: sa.BindParameter[date]
) -> sa.ColumnElement[bool]:
    """The term is over on that day: what is not done by then is overdue, as the indicator says."""
    days = dict(OVERDUE.when)["due_on"]
    # An open side of a range takes a missing date; without a term nothing is ever overdue.
    return sa.and_(due_on.is_not(None), within(due_on, days, Window(sole_region=True, as_of=day)))


def is_completed(window: Window) -> sa.ColumnElement[bool]:
    """Completed by `as_of`, in time or late, and not withdrawn by it."""
    return sa.and_(
        by_reporting_date(assignment.c.completed_on, window),
        not_by_reporting_date(assignment.c.withdrawn_on, window),
    )


def days_late(
    status: sa.ColumnElement[ExecutionStatus], window: Window
) -> sa.ColumnElement[int | None]:
    """Days from the due date to `as_of` where it is overdue, to the completion where it is late.

    Null elsewhere; `status` is one of the two above.
    """
    return sa.case(
        (status == ExecutionStatus.OVERDUE, DaysBetween(window.as_of, DUE_ON)),
        (
            status == ExecutionStatus.DONE_LATE,
            DaysBetween(assignment.c.completed_on, DUE_ON),
        ),
    )


def _status(
    *rules: tuple[sa.ColumnElement[bool], ExecutionStatus],
    otherwise: sa.ColumnElement[ExecutionStatus],
) -> sa.ColumnElement[ExecutionStatus]:
    """The status of the first rule that holds."""
    cases = ((condition, _literal(status)) for condition, status in rules)
    return sa.case(*cases, else_=otherwise)


def _literal(status: ExecutionStatus) -> sa.ColumnElement[ExecutionStatus]:
    return sa.literal(status, _StatusType())
