"""Current rows: holding them still for one writer, and finding many of them at once."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from typing import Any, Final, TypeVar

import sqlalchemy as sa

from data_sources.database.engine import writing
from data_sources.database.schema import load
from data_sources.ingest.files.report import LoadRefusedError
from data_sources.ingest.files.writing import moments

VALUES_AT_ONCE: Final = 5_000
"""Well below what SQLite binds in one statement (32766)."""

_SQLITE_BUSY: Final = 5
_WAITED_IN_VAIN: Final = {"40001", "40P01", "55P03"}
"""PostgreSQL's states of a transaction that gave way to another one."""

_Item = TypeVar("_Item")


@contextmanager
def one_writer(
    engine: sa.Engine, tables: Sequence[sa.Table[Any]]
) -> Iterator[tuple[sa.Connection, sa.RootTransaction]]:
    """A transaction in which no one else writes the tables; readers go on.

    It is committed at the end, unless it was rolled back before. Raises `LoadRefusedError`
    where another writer does not make way.
    """
    try:
        with writing(engine).connect() as connection, connection.begin() as transaction:
            if connection.dialect.name == "postgresql":
                preparer = connection.dialect.identifier_preparer
                names = ", ".join(preparer.format_table(table) for table in tables)
                connection.exec_driver_sql(f"LOCK TABLE {names} IN SHARE ROW EXCLUSIVE MODE")
            yield connection, transaction
    except sa.exc.OperationalError as error:
        if not _gave_way(error.orig):
            raise
        raise LoadRefusedError(
            "Базу сейчас меняет другая программа или другая загрузка. Ничего не записано; "
            "подождите, пока она закончит, и повторите."
        ) from error


def _gave_way(error: object) -> bool:
    code = getattr(error, "sqlite_errorcode", None)
    if isinstance(code, int):
        return code & 0xFF == _SQLITE_BUSY
    return getattr(error, "sqlstate", None) in _WAITED_IN_VAIN


def next_moment(connection: sa.Connection, latest: datetime | None) -> datetime:
    """The moment at which a writer's rows become known; `latest` is the newest they replace.

    No two loads nor undoings share a moment, so that it tells what each of them replaced.
    """
    moment = moments.taken(connection)
    if latest is not None and moment <= latest:
        moment = latest + moments.MICROSECOND
    while connection.execute(
        sa.select(load.c.id).where(sa.or_(load.c.loaded_at == moment, load.c.undone_at == moment))
    ).first():
        moment += moments.MICROSECOND
    return moment


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
