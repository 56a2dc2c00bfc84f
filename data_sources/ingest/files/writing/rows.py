"""Writing a checked batch with time of knowledge: compare first, then supersede and insert."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any, Final

import sqlalchemy as sa

from data_sources.database.schema import natural_key, own_columns, region
from data_sources.ingest.files.report import WithdrawnRow
from data_sources.ingest.files.rows.batch import Batch, DecisionsTaken, RowOfValues
from data_sources.ingest.files.rows.fields import has_folded_key, key_folding
from data_sources.ingest.files.writing.current import (
    VALUES_AT_ONCE,
    current_rows,
    in_portions,
    is_among,
)

ROWS_AT_ONCE: Final = 5_000
_PLACES: Final = ("oktmo", "host_oktmo", "region_code")


@dataclass(frozen=True)
class RowChange:
    """A current row to supersede, and all own columns of the row that replaces it.

    `number` is its row in the file; `moved` its place before and after, where these differ.
    """

    row_id: int
    recorded_at: datetime
    values: tuple[DecisionsTaken, ...]
    number: int
    moved: tuple[DecisionsTaken, DecisionsTaken] | None = None


@dataclass(frozen=True)
class Plan:
    """What writing the batch would do to the table; `loads` wrote the rows that it repeats."""

    added: Sequence[RowOfValues]
    changed: Sequence[RowChange]
    unchanged: int
    withdrawn: tuple[WithdrawnRow, ...] = ()
    loads: frozenset[int] = frozenset()

    @property
    def does_nothing(self) -> bool:
        return not self.added and not self.changed and not self.withdrawn

    @property
    def rows_changed(self) -> int:
        """Rows of the table that stop being current, replaced or not."""
        return len(self.changed) + len(self.withdrawn)

    @property
    def latest(self) -> datetime | None:
        """When the newest of the rows that it supersedes became known."""
        replaced = [change.recorded_at for change in self.changed]
        return max((*replaced, *(row.recorded_at for row in self.withdrawn)), default=None)


def plan_of(connection: sa.Connection, batch: Batch) -> Plan:
    """Compares each row with the current row of its natural key.

    A column that the file has not keeps its current value, and the key its current spelling.
    """
    table = batch.table
    added: list[RowOfValues] = []
    changed: list[RowChange] = []
    unchanged = 0
    own = tuple(column.name for column in own_columns(table))
    key = natural_key(table)
    pick, folded = batch.picker(key), key_folding(table)
    compared = [
        (place, own.index(name)) for place, name in enumerate(batch.columns) if name not in key
    ]
    place = place_column_of(table)
    place_of = own.index(place) if place is not None else None
    loads: set[int] = set()
    for rows, current in _with_current(connection, batch):
        if not current:
            added += rows
            continue
        for row in rows:
            found = current.get(folded(pick(row)))
            if found is None:
                added.append(row)
                continue
            before: list[DecisionsTaken] = list(found[3:])
            if found.load_id is not None:
                loads.add(found.load_id)
            if all(_same(row.values[mine], before[theirs]) for mine, theirs in compared):
                unchanged += 1
                continue
            stood = before[place_of] if place_of is not None else None
            for mine, theirs in compared:
                before[theirs] = row.values[mine]
            stands = before[place_of] if place_of is not None else None
            moved = None if None in (stood, stands) or stood == stands else (stood, stands)
            changed.append(RowChange(found.id, found.recorded_at, tuple(before), row.number, moved))
    return Plan(added, changed, unchanged, loads=frozenset(loads))


def place_column_of(table: sa.Table[Any]) -> str | None:
    """The column beside the key that says where a row of the table belongs, if there is one."""
    if table.name == region.name:
        return None
    key = natural_key(table)
    return next((name for name in _PLACES if name in table.c and name not in key), None)


def _with_current(
    connection: sa.Connection, batch: Batch
) -> Iterator[tuple[Sequence[RowOfValues], Mapping[tuple[Any, ...], sa.Row[Any]]]]:
    """The rows in portions, each with (id, recorded_at, load_id, own …) of current rows by key."""
    table = batch.table
    columns = (table.c.id, table.c.recorded_at, table.c.load_id, *own_columns(table))
    key = natural_key(table)
    names = [column.name for column in columns]
    places = [names.index(name) for name in key]
    folded = key_folding(table)

    def by_key(found: Iterable[sa.Row[Any]]) -> dict[tuple[Any, ...], sa.Row[Any]]:
        return {folded(tuple(row[place] for place in places)): row for row in found}

    every = sa.select(*columns).where(table.c.superseded_at.is_(None))
    if connection.execute(every.limit(1)).first() is None:
        yield batch.rows, {}
        return
    if has_folded_key(table):
        # The database cannot look such a key up; these tables are small.
        yield batch.rows, by_key(connection.execute(every))
        return
    first = batch.picker(key[:1])
    for rows in in_portions(batch.rows, VALUES_AT_ONCE):
        firsts = {first(row)[0] for row in rows}
        yield rows, by_key(current_rows(connection, table, columns, table.c[key[0]], firsts))


def _same(value: DecisionsTaken, before: object) -> bool:
    if isinstance(value, Decimal) and isinstance(before, float | Decimal):
        # The database hands numbers back as floats, whatever it keeps.
        return float(value) == float(before)
    return value == before


def write_rows(
    connection: sa.Connection, batch: Batch, plan: Plan, moment: datetime, load_id: int
) -> None:
    """Supersedes and inserts what the plan says, all at the same moment."""
    table = batch.table
    gone = (*(change.row_id for change in plan.changed), *(row.id for row in plan.withdrawn))
    for portion in in_portions(gone, VALUES_AT_ONCE):
        connection.execute(
            sa.update(table)
            .where(is_among(connection, table.c.id, portion))
            .values(superseded_at=moment)
        )
    stamp = (moment, load_id)
    every_own = tuple(column.name for column in own_columns(table))
    _insert(connection, table, every_own, ((*change.values, *stamp) for change in plan.changed))
    # The columns that the file has not are left to the database's own defaults.
    _insert(connection, table, batch.columns, ((*row.values, *stamp) for row in plan.added))


def _insert(
    connection: sa.Connection,
    table: sa.Table[Any],
    own: Sequence[str],
    rows: Iterable[tuple[object, ...]],
) -> None:
    names = (*own, "recorded_at", "load_id")
    if connection.dialect.name == "postgresql":
        copy_rows(connection, table, names, iter(rows))
        return
    for portion in in_portions(rows, ROWS_AT_ONCE):
        # RowFilter for the ids, SQLAlchemy sends many rows in one statement: twice as fast.
        connection.execute(
            sa.insert(table).returning(table.c.id),
            [dict(zip(names, values, strict=True)) for values in portion],
        )


def copy_rows(
    connection: sa.Connection,
    table: sa.Table[Any],
    names: Sequence[str],
    rows: Iterator[Sequence[object]],
) -> None:
    """One COPY, so that the data version's statement trigger runs once and not once a row."""
    preparer = connection.dialect.identifier_preparer
    columns = ", ".join(preparer.quote(name) for name in names)
    statement = f"COPY {preparer.format_table(table)} ({columns}) FROM STDIN"
    driver: Any = connection.connection.driver_connection
    try:
        with driver.cursor() as cursor, cursor.copy(statement) as copy:
            for row in rows:
                copy.write_row(row)
    except connection.dialect.loaded_dbapi.Error as error:
        # Callers know the database's refusals by one family of exceptions.
        raise sa.exc.DBAPIError(statement, None, error) from error
