"""Writing a checked batch with time of knowledge: compare first, then supersede and insert."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any, Final

import sqlalchemy as sa

from data_sources.intake.batch import Batch, Row, Taken
from data_sources.intake.current import VALUES_AT_ONCE, current_rows, in_portions, is_among
from data_sources.knowledge import utc_now
from data_sources.schema import natural_key, own_columns

ROWS_AT_ONCE: Final = 5_000
_MOMENT: Final = timedelta(microseconds=1)


@dataclass(frozen=True)
class Change:
    """A current row to supersede, and all own columns of the row that replaces it."""

    row_id: int
    recorded_at: datetime
    number: int
    values: tuple[Taken, ...]


@dataclass(frozen=True)
class Plan:
    """What writing the batch would do to the table."""

    added: Sequence[Row]
    changed: Sequence[Change]
    unchanged: int

    @property
    def does_nothing(self) -> bool:
        return not self.added and not self.changed


def lock_table(connection: sa.Connection, table: sa.Table[Any]) -> None:
    """Lets no one else write the table until the end of the transaction; readers go on."""
    if connection.dialect.name == "postgresql":
        name = connection.dialect.identifier_preparer.format_table(table)
        connection.exec_driver_sql(f"LOCK TABLE {name} IN SHARE ROW EXCLUSIVE MODE")


def plan_of(connection: sa.Connection, batch: Batch) -> Plan:
    """Compares each row with the current row of its natural key.

    A column that the file has not keeps its current value.
    """
    added: list[Row] = []
    changed: list[Change] = []
    unchanged = 0
    own = tuple(column.name for column in own_columns(batch.table))
    places = [own.index(name) for name in batch.columns]
    for row, found in _with_current(connection, batch):
        if found is None:
            added.append(row)
            continue
        before: list[Taken] = list(found[2:])
        if all(
            _same(value, before[place]) for value, place in zip(row.values, places, strict=True)
        ):
            unchanged += 1
            continue
        for value, place in zip(row.values, places, strict=True):
            before[place] = value
        changed.append(Change(found.id, found.recorded_at, row.number, tuple(before)))
    return Plan(
        sorted(added, key=lambda row: row.number),
        sorted(changed, key=lambda change: change.number),
        unchanged,
    )


def _with_current(
    connection: sa.Connection, batch: Batch
) -> Iterator[tuple[Row, sa.Row[Any] | None]]:
    """Each row with (id, recorded_at, own columns …) of the current row of its key, if any."""
    table = batch.table
    own = own_columns(table)
    names = [column.name for column in own]
    key = natural_key(table)
    columns = (table.c.id, table.c.recorded_at, *own)
    key_places = [len(columns) - len(own) + names.index(name) for name in key]
    pick = batch.picker(key)
    groups = ((first, list(rows)) for first, rows in batch.by_first_key())
    for portion in in_portions(groups, VALUES_AT_ONCE):
        firsts = [first for first, _ in portion]
        current = {
            tuple(found[place] for place in key_places): found
            for found in current_rows(connection, table, columns, table.c[key[0]], firsts)
        }
        for _, rows in portion:
            for row in rows:
                yield row, current.get(pick(row))


def _same(value: Taken, before: object) -> bool:
    if isinstance(value, Decimal) and isinstance(before, float | Decimal):
        # The database hands numbers back as floats, whatever it keeps.
        return float(value) == float(before)
    return value == before


def moment_of(plan: Plan) -> datetime:
    """The one moment at which all of the plan becomes known: now, and after what it replaces."""
    latest = max((change.recorded_at for change in plan.changed), default=None)
    now = utc_now()
    # Another writer's clock may be ahead of ours; time of knowledge must not run backwards.
    return now if latest is None else max(now, latest + _MOMENT)


def write_rows(
    connection: sa.Connection, batch: Batch, plan: Plan, moment: datetime, load_id: int
) -> None:
    """Supersedes and inserts what the plan says, all at the same moment."""
    table = batch.table
    for portion in in_portions((change.row_id for change in plan.changed), VALUES_AT_ONCE):
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
        _copy(connection, table, names, iter(rows))
        return
    for portion in in_portions(rows, ROWS_AT_ONCE):
        connection.execute(
            sa.insert(table), [dict(zip(names, values, strict=True)) for values in portion]
        )


def _copy(
    connection: sa.Connection,
    table: sa.Table[Any],
    names: Sequence[str],
    rows: Iterator[tuple[object, ...]],
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
