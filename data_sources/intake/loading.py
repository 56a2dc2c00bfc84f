"""`rumo load` as a function: one file into one table, wholly or not at all."""

from __future__ import annotations

import enum
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import sqlalchemy as sa

from data_sources.engine import writing
from data_sources.intake.batch import Batch, check_duplicates, read_batch
from data_sources.intake.fields import fields_of
from data_sources.intake.reading import UnreadableFileError, read_rows, sha256_of
from data_sources.intake.references import check_references
from data_sources.intake.report import ErrorCode, ErrorLog, LoadError, LoadReport, quoted
from data_sources.intake.writing import Plan, lock_table, moment_of, plan_of, write_rows
from data_sources.schema import KNOWN_TABLES, load


class Mode(enum.Enum):
    """Whether what a load writes stays; a dry run does all the same and is rolled back."""

    WRITE = "write"
    DRY_RUN = "dry_run"


class UnknownDatasetError(Exception):
    """No table of that name takes files; the text says in Russian which do."""


def loadable_tables() -> tuple[str, ...]:
    """The names that `load_file` takes, a referred table before those that refer to it."""
    return tuple(table.name for table in KNOWN_TABLES)


def load_file(
    engine: sa.Engine,
    dataset: str,
    path: Path,
    *,
    indicator_keys: frozenset[str],
    mode: Mode = Mode.WRITE,
    loaded_by: str | None = None,
    progress: Callable[[int], None] | None = None,
) -> LoadReport:
    """Loads a CSV or XLSX file into the table, all rows or none, and reports.

    Where a row or the header is wrong nothing is written and the report says all that is.
    Rows already known as they are count as unchanged; where all are, nothing is written at
    all. `progress` hears how many rows have been read. Raises `UnknownDatasetError`, and
    whatever the database raises when it refuses the write.
    """
    table = _table_of(dataset)
    errors = ErrorLog()
    fields = fields_of(table, indicator_keys)
    try:
        source = _Source(path.name, sha256_of(path), loaded_by)
        batch = read_batch(table, fields, read_rows(path), errors, progress)
    except UnreadableFileError as error:
        unreadable = LoadError(error.row, None, ErrorCode.UNREADABLE_FILE, error.message)
        return LoadReport(dataset, 0, 0, 0, 0, 0, None, (unreadable,))
    check_duplicates(batch, errors)
    with writing(engine).connect() as connection, connection.begin() as transaction:
        lock_table(connection, table)
        check_references(connection, batch, errors)
        if errors.found:
            rejected = errors.rejected_of(batch.read)
            shown = errors.in_file_order()
            return LoadReport(dataset, batch.read, 0, 0, 0, rejected, None, shown)
        plan = plan_of(connection, batch)
        load_id = None if plan.does_nothing else _write(connection, batch, plan, source)
        if mode is Mode.DRY_RUN:
            transaction.rollback()
            load_id = None
    return LoadReport(
        dataset, batch.read, len(plan.added), len(plan.changed), plan.unchanged, 0, load_id, ()
    )


@dataclass(frozen=True)
class _Source:
    file_name: str
    sha256: str
    loaded_by: str | None


def _table_of(dataset: str) -> sa.Table[Any]:
    for table in KNOWN_TABLES:
        if table.name == dataset:
            return table
    raise UnknownDatasetError(
        f"Таблицы {quoted(dataset)} нет. Можно загрузить: {', '.join(loadable_tables())}."
    )


def _write(connection: sa.Connection, batch: Batch, plan: Plan, source: _Source) -> int:
    moment = moment_of(plan)
    load_id: int = connection.execute(
        sa.insert(load)
        .values(
            dataset=batch.table.name,
            file_name=source.file_name,
            sha256=source.sha256,
            loaded_at=moment,
            loaded_by=source.loaded_by,
            rows_read=batch.read,
            rows_added=len(plan.added),
            rows_changed=len(plan.changed),
            rows_unchanged=plan.unchanged,
            rows_rejected=0,
        )
        .returning(load.c.id)
    ).scalar_one()
    write_rows(connection, batch, plan, moment, load_id)
    return load_id
