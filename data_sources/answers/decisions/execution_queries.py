"""Selects over the assignments of decisions: the list whatever its status, and the months."""

from __future__ import annotations

from datetime import date
from typing import Final

import sqlalchemy as sa

from data_sources.database.cached_select import cached_select, numbered_days
from data_sources.indicators.declaration import FactSelect, Window
from data_sources.indicators.measures.execution import days_late, is_past_due, status_by_days
from data_sources.row_tables.decisions import TABLE, every_row, of_every_status
from data_sources.row_tables.declaration import RowFilter

SINCE: Final = "since"
BEFORE: Final = -1
"""The place of a day before the first month."""


@cached_select
def listed(asked: RowFilter) -> FactSelect:
    """The rows of the list of every status, then `status_by_days` and the days late by it.

    In no particular order.
    """
    return _with_days(TABLE.rows(of_every_status(asked)), asked.window)


@cached_select
def whenever(asked: RowFilter) -> FactSelect:
    """The same rows and those whose place is in the list of another period."""
    return _with_days(every_row(of_every_status(asked)), asked.window)


def _with_days(rows: FactSelect, window: Window) -> FactSelect:
    status = status_by_days(window)
    return rows.add_columns(
        status.label("status_by_days"), days_late(status, window).label("late_by_days")
    )


def _is_task(rows: sa.FromClause) -> sa.ColumnElement[bool]:
    return sa.and_(rows.c.kind == "assignment", rows.c.assignee.is_not(None))


@cached_select
def flow(asked: RowFilter, months: int) -> FactSelect:
    """`taken`, `due`, `done`, `withdrawn`: the place of the month, and `count` of assignments.

    A place is that of the first of the days by which it had happened (for `due`, by which the
    term was over); `BEFORE` before the first month, null where it had not by the last day. The
    first day of the first month is `SINCE`, the last of each is one of `numbered_days`.
    """
    since = sa.bindparam(SINCE, type_=sa.Date)
    days = numbered_days(months)
    rows = every_row(of_every_status(asked)).subquery()

    def placed(day: sa.ColumnElement[date]) -> sa.ColumnElement[int | None]:
        return sa.case(
            (day < since, BEFORE), *((day <= end, place) for place, end in enumerate(days))
        )

    over = sa.case(*((is_past_due(rows.c.due_on, end), place) for place, end in enumerate(days)))
    places = (
        sa.select(
            placed(rows.c.held_on).label("taken"),
            over.label("due"),
            placed(rows.c.completed_on).label("done"),
            placed(rows.c.withdrawn_on).label("withdrawn"),
        )
        .where(_is_task(rows))
        .subquery()
    )
    return sa.select(*places.c, sa.func.count().label("count")).group_by(*places.c)
