"""Looking up current rows by many values at once."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Final, TypeVar

import sqlalchemy as sa

VALUES_AT_ONCE: Final = 5_000
"""Well below what SQLite binds in one statement (32766)."""

_Item = TypeVar("_Item")


def in_portions(items: Iterable[_Item], size: int) -> Iterator[list[_Item]]:
    """The items in lists of at most `size`, in their order."""
    left = iter(items)
    while portion := list(itertools.islice(left, size)):
        yield portion


def current_rows(
    connection: sa.Connection,
    table: sa.Table[Any],
    columns: Sequence[sa.Column[Any]],
    among: sa.Column[Any],
    values: Iterable[object],
) -> Iterator[sa.Row[Any]]:
    """The columns of current rows whose `among` is one of the values.

    A table without time of knowledge has only current rows.
    """
    question = sa.select(*columns)
    if "superseded_at" in table.c:
        question = question.where(table.c.superseded_at.is_(None))
    for portion in in_portions(values, VALUES_AT_ONCE):
        yield from connection.execute(question.where(is_among(connection, among, portion)))


def is_among(
    connection: sa.Connection, column: sa.Column[Any], values: Sequence[object]
) -> sa.ColumnElement[bool]:
    """The condition that the column holds one of the values."""
    if connection.dialect.name == "postgresql":
        # One array and not thousands of parameters, which its driver is slow to number.
        return column == sa.any_(sa.literal(values, sa.ARRAY(column.type)))
    return column.in_(values)
