"""Assignments whose term is over."""

from __future__ import annotations

import sqlalchemy as sa

from data_sources.database.cached_select import cached_select
from data_sources.indicators.declaration import FactSelect
from data_sources.row_tables import selects
from data_sources.row_tables.decisions import TABLE
from data_sources.row_tables.declaration import Asked


@cached_select
def overdue_assignments(asked: Asked) -> FactSelect:
    """The columns of the list of decisions, of what the indicator `decision_overdue` counts.

    The longest overdue come first.
    """
    rows = TABLE.rows(asked).subquery()
    is_overdue = (
        rows.c.kind == "assignment",
        rows.c.assignee.is_not(None),
        rows.c.completed_on.is_(None),
        rows.c.withdrawn_on.is_(None),
        rows.c.due_on < asked.window.as_of,
    )
    return (
        sa.select(*(rows.c[column.key] for column in TABLE.columns))
        .where(*is_overdue)
        .order_by(*selects.ordering(TABLE, rows, "due_on"))
    )
