"""Assignments whose term is over."""

from __future__ import annotations

import sqlalchemy as sa

from data_sources.database.cached_select import cached_select
from data_sources.database.schema import assignment, decision
from data_sources.indicators.declaration import FactSelect
from data_sources.indicators.measures.execution import is_overdue
from data_sources.row_tables import selects
from data_sources.row_tables.decisions import TABLE
from data_sources.row_tables.declaration import RowFilter


@cached_select
def overdue_assignments(asked: RowFilter) -> FactSelect:
    """The columns of the list of decisions, of what the indicator `decision_overdue` counts.

    The longest overdue come first.
    """
    counted = (
        decision.c.kind == "assignment",
        assignment.c.id.is_not(None),
        is_overdue(asked.window),
    )
    rows = TABLE.rows(asked).where(*counted).subquery()
    return sa.select(*(rows.c[column.key] for column in TABLE.columns)).order_by(
        *selects.ordering(TABLE, rows, "due_on")
    )
