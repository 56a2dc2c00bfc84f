"""Asking a database in tests: rows in, a question over them, a row of the answer out."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from datetime import date
from typing import Any, Final
from zoneinfo import ZoneInfo

import sqlalchemy as sa

from data_sources.answers.overview.answer import Answer
from data_sources.database.engine import writing
from data_sources.database.knowledge import Clock
from data_sources.database.schema import KNOWN_TABLES
from data_sources.question.scope import EVERYTHING, Scope
from data_sources.scoring.results import Level, Overview, Row
from data_sources.store import MOST_VALUES, Store

ZONE: Final = ZoneInfo("Asia/Tomsk")
TODAY: Final = date(2024, 8, 31)
PERIOD: Final = "period=2023-2024"

Rows = Mapping[str, Iterable[Mapping[str, Any]]]


def store_on(engine: sa.Engine, today: date = TODAY, most_values: int = MOST_VALUES) -> Store:
    """A store that has not been asked anything yet."""
    return Store(engine, Clock(ZONE, today), min_denominator=5, most_values=most_values)


def ask(store: Store, query: str = PERIOD, scope: Scope = EVERYTHING) -> Overview:
    """The overview that answers the query of an address."""
    return answer_to(store, query, scope).overview


def answer_to(store: Store, query: str = PERIOD, scope: Scope = EVERYTHING) -> Answer:
    """The same with what was answered, and what of the query was dropped."""
    return store.overview(store.parse(query).request, scope)


@contextmanager
def listening(engine: sa.Engine, event: str, listener: Callable[..., object]) -> Iterator[None]:
    """The listener hears the event in this block alone: an engine serves many tests."""
    sa.event.listen(engine, event, listener)
    try:
        yield
    finally:
        sa.event.remove(engine, event, listener)


def write(engine: sa.Engine, rows: Rows) -> None:
    """One transaction of plain inserts that name only the columns given."""
    with writing(engine).begin() as connection:
        for table in KNOWN_TABLES:
            for row in rows.get(table.name, ()):
                connection.execute(sa.insert(table), dict(row))


def row_of(overview: Overview, indicator: str, oktmo: str) -> Row:
    """The row of a municipality, or of the region by its own code."""
    (row,) = (row for row in overview.scorecard.of(indicator) if row.oktmo == oktmo)
    return row


def sum_of(overview: Overview, indicator: str, level: Level) -> Row:
    """The row of the selection or of the region."""
    (row,) = (row for row in overview.scorecard.of(indicator) if row.level is level)
    return row
