"""Making an empty database what the copied one was: all of it or nothing."""

from __future__ import annotations

import hashlib
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import IO, Final
from zipfile import BadZipFile, ZipFile

import sqlalchemy as sa

from data_sources.backup import form
from data_sources.backup.form import BackupRefusedError, Manifest, Value
from data_sources.database.engine import (
    REFUSALS,
    SchemaRefusedError,
    SchemaState,
    knows_schema,
    let_readers_go_on,
    newest_schema,
    schema_state,
    upgrade_within,
    writing,
)
from data_sources.database.schema import data_version, metadata, saved_view
from data_sources.ingest.files.writing.current import in_portions
from data_sources.ingest.files.writing.rows import copy_rows

AT_ONCE: Final = 2_000
DAMAGED: Final = (
    "Файл повреждён или это не копия базы РУМО-Монитора. Ничего не записано; возьмите другую копию."
)
NOT_EMPTY: Final = (
    "В базе уже есть записи. Копию восстанавливают только в пустую базу: укажите в DATABASE_URL "
    "новую."
)
_UNREADABLE: Final = (
    BadZipFile,
    ValueError,
    OverflowError,
    EOFError,
    KeyError,
    NotImplementedError,
    zlib.error,
)


def check_copy(path: Path) -> Manifest:
    """Reads the whole copy and compares it with its sums; raises `BackupRefusedError`."""
    try:
        with ZipFile(path) as archive:
            manifest = _manifest(archive)
            for name, part in manifest.tables.items():
                digest, rows = hashlib.sha256(), 0
                with archive.open(form.place_of(name)) as place:
                    for line in _lines(place):
                        digest.update(line)
                        rows += 1
                if (digest.hexdigest(), rows) != (part.sha256, part.rows):
                    raise ValueError
    except _UNREADABLE as error:
        raise BackupRefusedError(DAMAGED) from error
    return manifest


def restore_copy(engine: sa.Engine, path: Path) -> Manifest:
    """Fills an empty database with the copy: ids, moments and the data version as they were.

    Where there are no tables yet they are made as they were when the copy was, and brought to
    the newest schema with the rows in them. Raises `BackupRefusedError`, `SchemaRefusedError`.
    """
    manifest = check_copy(path)
    if not knows_schema(manifest.schema):
        raise BackupRefusedError("Копия сделана программой новее этой. Обновите программу.")
    with engine.connect() as connection:
        state = schema_state(connection)
    if state in {SchemaState.OLDER, SchemaState.NEWER}:
        raise SchemaRefusedError(REFUSALS[state])
    if state is SchemaState.CURRENT and manifest.schema != newest_schema():
        raise BackupRefusedError(
            "Копия сделана прежней версией программы. Восстановите её в новую базу, в которой ещё "
            "не выполняли «rumo db upgrade»: таблицы создаст сама «rumo restore»."
        )
    let_readers_go_on(engine)
    with writing(engine).begin() as connection:
        if state is SchemaState.ABSENT:
            upgrade_within(connection, manifest.schema)
        try:
            _fill(connection, path, manifest)
        except _UNREADABLE as error:
            raise BackupRefusedError(DAMAGED) from error
        upgrade_within(connection)
    return manifest


def _fill(connection: sa.Connection, path: Path, manifest: Manifest) -> None:
    if connection.dialect.name == "postgresql":
        connection.execute(sa.select(sa.func.hold_data_version()))
    if _columns(connection) != {name: set(part.columns) for name, part in manifest.tables.items()}:
        raise BackupRefusedError(DAMAGED)
    for name in manifest.tables:
        asked = sa.select(sa.literal(1)).select_from(sa.table(name)).limit(1)
        if name != data_version.name and connection.execute(asked).first() is not None:
            raise BackupRefusedError(NOT_EMPTY)
    # Fixed views last: facts learned after them would be lifted above them.
    # The data version at the very end: every row that is written moves it.
    order = {saved_view.name: 1, data_version.name: 2}
    with ZipFile(path) as archive:
        for name in sorted(manifest.tables, key=lambda each: (order.get(each, 0), each)):
            if name == data_version.name:
                connection.execute(sa.delete(data_version))
            with archive.open(form.place_of(name)) as place:
                _insert(connection, name, manifest.tables[name].columns, _rows(place))


def _columns(connection: sa.Connection) -> dict[str, set[str]]:
    """Those of every table but the one in which the schema says its revision."""
    found = sa.inspect(connection)
    names = (name for name in found.get_table_names() if name != "alembic_version")
    return {name: {column["name"] for column in found.get_columns(name)} for name in names}


def _insert(
    connection: sa.Connection,
    name: str,
    columns: tuple[str, ...],
    rows: Iterator[list[Value]],
) -> None:
    plain = sa.Table(name, sa.MetaData(), *(sa.Column(column) for column in columns))
    if connection.dialect.name == "postgresql":
        copy_rows(connection, plain, columns, rows)
        if "id" in columns:
            newest = sa.select(sa.func.max(plain.c.id)).scalar_subquery()
            sequence = sa.func.pg_get_serial_sequence(name, "id")
            connection.execute(sa.select(sa.func.setval(sequence, newest)))
        return
    numbers = {
        column.name
        for column in (metadata.tables[name].columns if name in metadata.tables else ())
        if isinstance(column.type, sa.Numeric | sa.Float)
    }
    for portion in in_portions(rows, AT_ONCE):
        connection.execute(
            sa.insert(plain),
            [
                {
                    column: float(value) if column in numbers and value is not None else value
                    for column, value in zip(columns, row, strict=True)
                }
                for row in portion
            ],
        )


def _manifest(archive: ZipFile) -> Manifest:
    if archive.getinfo(form.MANIFEST).file_size > form.LARGEST_MANIFEST:
        raise ValueError
    return form.read(archive.read(form.MANIFEST))


def _rows(place: IO[bytes]) -> Iterator[list[Value]]:
    return map(form.values_of, _lines(place))


def _lines(place: IO[bytes]) -> Iterator[bytes]:
    while line := place.readline(form.LONGEST_LINE):
        yield line
