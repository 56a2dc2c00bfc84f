"""Row tables in tests: a store on a random database, all rows of a table in every order."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

import sqlalchemy as sa

from data_sources.database.knowledge import Clock
from data_sources.row_tables import row_tables
from data_sources.store import Store
from tests.asking import ZONE
from tests.generated.databases import clear, insert
from tests.generated.history import Tables


def refilled(engine: sa.Engine, tables: Tables, today: date) -> Store:
    """A store of that day on this database alone."""
    clear(engine)
    insert(engine, tables)
    return Store(engine, Clock(ZONE, today), min_denominator=5)


def all_rows(store: Store, table: str, query: str) -> list[Any]:
    """All rows of the table, as records."""
    declared = row_tables()[table]
    record: Any = declared.record
    stream = store.row_stream(table, store.parse(query, declared.default_body).request)
    return [record(*row) for row in stream.rows]


def assert_alike_in_every_order(
    stores: Iterable[Store], table: str, query: str, narrowings: Sequence[str] = ("",)
) -> None:
    """Each order gives the same rows from every store, nulls last, days and numbers sorted.

    The orders take the narrowings in turn.
    """
    orders = [f"{sign}{key}" for key in row_tables()[table].sortable for sign in ("", "-")]
    first, *others = stores
    for number, order in enumerate(orders):
        asked = f"{query}{narrowings[number % len(narrowings)]}&sort={order}"
        rows = all_rows(first, table, asked)
        for other in others:
            assert all_rows(other, table, asked) == rows, asked
        values = [getattr(row, order.removeprefix("-")) for row in rows]
        filled = [value for value in values if value is not None]
        assert values == [*filled, *([None] * (len(values) - len(filled)))], asked
        if filled and isinstance(filled[0], date | int | float):
            assert filled == sorted(filled, reverse=order.startswith("-")), asked
