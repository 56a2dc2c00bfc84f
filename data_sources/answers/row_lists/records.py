"""Rows of a select as typed records."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from data_sources.answers.row_lists.asking import ListQuestion
from data_sources.indicators.declaration import FactSelect
from data_sources.session.session import Session

Record = TypeVar("Record")


def records_of(
    session: Session, asked: ListQuestion, select: FactSelect, record: Callable[..., Record]
) -> list[Record]:
    """Every row of the select at the question's moment, in its order.

    Its columns are the fields of the record, in their order.
    """
    return [record(*row) for row in session.connection.execute(select, asked.parameters)]
