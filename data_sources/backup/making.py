"""Writing the copy: one state of the database, a row at a time."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from datetime import date, datetime
from typing import IO, Any, Final
from zipfile import ZIP_DEFLATED, ZipFile

import sqlalchemy as sa

from data_sources.backup import form
from data_sources.backup.form import BackupPart, Manifest, Value
from data_sources.database.engine import newest_schema
from data_sources.database.knowledge import utc_now
from data_sources.database.schema import metadata

AT_ONCE: Final = 2_000


def write_copy(engine: sa.Engine, file: IO[bytes]) -> Manifest:
    """Writes all rows of all tables into the file; its schema must be current.

    They are read in one transaction, so that they are of one state, whoever writes meanwhile.
    """
    parts: dict[str, BackupPart] = {}
    with engine.connect() as connection, ZipFile(file, "w", ZIP_DEFLATED) as archive:
        for table in metadata.sorted_tables:
            with archive.open(form.place_of(table.name), "w", force_zip64=True) as place:
                parts[table.name] = _write_rows(connection, table, place)
        manifest = Manifest(newest_schema(), f"{utc_now():%Y-%m-%d %H:%M:%S}", parts)
        archive.writestr(form.MANIFEST, form.written(manifest))
    return manifest


def _write_rows(connection: sa.Connection, table: sa.Table[Any], place: IO[bytes]) -> BackupPart:
    digest, count = hashlib.sha256(), 0
    for row in _rows(connection, table):
        line = form.line_of(row)
        place.write(line)
        digest.update(line)
        count += 1
    return BackupPart(tuple(column.name for column in table.columns), count, digest.hexdigest())


def _rows(connection: sa.Connection, table: sa.Table[Any]) -> Iterator[list[Value]]:
    kept = _kept_on_server if connection.dialect.name == "postgresql" else _kept_on_sqlite
    asked = sa.select(*map(kept, table.columns)).order_by(*table.primary_key.columns)
    portable = [_flag if isinstance(each.type, sa.Boolean) else _plain for each in table.columns]
    found = connection.execution_options(stream_results=True, yield_per=AT_ONCE).execute(asked)
    for row in found:
        yield [write(value) for write, value in zip(portable, row, strict=True)]


def _kept_on_server(column: sa.Column[Any]) -> sa.ColumnElement[Any]:
    """All digits of a number, which would be rounded on its way."""
    return sa.cast(column, sa.Text) if isinstance(column.type, sa.Numeric | sa.Float) else column


def _kept_on_sqlite(column: sa.Column[Any]) -> sa.ColumnElement[Any]:
    """Whatever lies there, unread."""
    return sa.type_coerce(column, sa.types.NullType())


def _flag(value: Any) -> Value:
    return bool(value) if value in {0, 1} else _plain(value)


def _plain(value: Any) -> Value:
    if isinstance(value, datetime):
        return f"{value:%Y-%m-%d %H:%M:%S.%f}"
    if isinstance(value, date):
        return value.isoformat()
    written: Value = repr(value) if isinstance(value, float) else value
    return written
