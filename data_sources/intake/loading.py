"""`rumo load` as a function: one file into one table, in one transaction."""

from __future__ import annotations

import enum
import gc
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path
from typing import Any

import sqlalchemy as sa

from data_sources.intake.batch import Batch, check_duplicates, read_batch
from data_sources.intake.current import next_moment, one_writer
from data_sources.intake.dangling import left_dangling
from data_sources.intake.fields import fields_of
from data_sources.intake.plausibility import check_plausibility
from data_sources.intake.raw import UnreadableFileError
from data_sources.intake.reading import sha256_of
from data_sources.intake.references import check_references
from data_sources.intake.rejects import write_rejects
from data_sources.intake.report import (
    ErrorCode,
    ErrorLog,
    LoadError,
    LoadRefusedError,
    LoadReport,
    LoadWarning,
    Texts,
    WithdrawnRow,
    quoted,
)
from data_sources.intake.withdrawing import whole_of, withdrawal_of
from data_sources.intake.writing import Plan, plan_of, write_rows
from data_sources.knowledge import utc_now
from data_sources.names import read_directory
from data_sources.schema import KNOWN_TABLES, load
from data_sources.schema.titles import table_title


class Mode(enum.Enum):
    """Whether what a load writes stays; a dry run does all the same and is rolled back."""

    WRITE = "write"
    DRY_RUN = "dry_run"


class Policy(enum.Enum):
    """What the file's rows decide about: each other, themselves alone, or also what is absent.

    `ACCEPT_VALID` writes the good rows and puts the bad ones into a file of their own. `FULL`
    withdraws the current rows that the file lacks (see `withdrawing.WHOLES`).
    """

    ALL_OR_NOTHING = "all_or_nothing"
    ACCEPT_VALID = "accept_valid"
    FULL = "full"


class Stage(enum.Enum):
    """What a load is busy with."""

    READING = "reading"
    WRITING = "writing"


class UnknownDatasetError(Exception):
    """No table of that name takes files; the text says in Russian which do."""


def loadable_tables() -> tuple[str, ...]:
    """The names that `load_file` takes, a referred table before those that refer to it."""
    return tuple(table.name for table in KNOWN_TABLES)


@contextmanager
def _without_collector() -> Iterator[None]:
    """Rows make no cycles; looking for some among millions of rows is half of a load's time."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


@_without_collector()
def load_file(
    engine: sa.Engine,
    dataset: str,
    path: Path,
    *,
    indicators: Mapping[str, str],
    mode: Mode = Mode.WRITE,
    policy: Policy = Policy.ALL_OR_NOTHING,
    today: date | None = None,
    loaded_by: str | None = None,
    progress: Callable[[int], None] | None = None,
    stage: Callable[[Stage], None] = lambda stage: None,
    agree: Callable[[tuple[WithdrawnRow, ...]], None] = lambda withdrawn: None,
) -> LoadReport:
    """Loads a CSV or XLSX file into the table and reports.

    Unless the policy is `ACCEPT_VALID`, nothing is written where a row is wrong; where the
    header is, under none. The report says all that is wrong. Rows already known as they are
    count as unchanged; where all are, nothing is written at all. `indicators` are the titles by
    key that columns of indicators take. `today` (by default the day
    in UTC) is what dates are doubted against. `progress` hears how many rows have been read,
    `stage` what begins. `agree` hears what a full file would withdraw, before anything is
    written and while nothing is locked; to stop the load it raises.

    Raises `UnknownDatasetError`, `NoFullLoadError`, `LoadRefusedError` where another writer
    stands in the way, `OSError` where the rejected rows cannot be kept, and whatever the
    database raises when it refuses the write.
    """
    table = _table_of(dataset)
    if policy is Policy.FULL:
        whole_of(table)
    errors = ErrorLog(Texts.ALL if policy is Policy.ACCEPT_VALID else Texts.SHOWN)
    stage(Stage.READING)
    try:
        source = _Source(path, sha256_of(path), loaded_by)
        with engine.connect() as connection:
            directory = read_directory(connection)
        fields = fields_of(table, indicators)
        batch = read_batch(table, path, fields, directory, errors, progress)
    except UnreadableFileError as error:
        unreadable = LoadError(error.row, None, ErrorCode.UNREADABLE_FILE, error.message)
        return LoadReport(dataset, 0, 0, 0, 0, 0, None, (unreadable,))
    check_duplicates(batch, errors)
    stage(Stage.WRITING)
    job = _Job(engine, batch, errors, source, policy, today or utc_now().date())
    if policy is Policy.FULL and mode is Mode.WRITE:
        foreseen = job.run(Mode.DRY_RUN)
        if foreseen.errors:
            return foreseen
        if foreseen.withdrawn:
            agree(foreseen.withdrawn)
        return job.run(mode, agreed=foreseen.withdrawn)
    return job.run(mode)


def _table_of(dataset: str) -> sa.Table[Any]:
    for table in KNOWN_TABLES:
        if table.name == dataset:
            return table
    raise UnknownDatasetError(
        f"Таблицы {quoted(dataset)} нет. Можно загрузить: {', '.join(loadable_tables())}."
    )


@dataclass(frozen=True)
class _Source:
    path: Path
    sha256: str
    loaded_by: str | None


@dataclass(frozen=True)
class _Job:
    """A file that has been read, on its way into the database."""

    engine: sa.Engine
    batch: Batch
    errors: ErrorLog
    source: _Source
    policy: Policy
    today: date

    def run(self, mode: Mode, *, agreed: tuple[WithdrawnRow, ...] | None = None) -> LoadReport:
        """Checks what only the database knows, and writes; `agreed` is all that may go."""
        errors = self.errors
        # A row that others begin to refer to must not be withdrawn at that moment.
        tables = KNOWN_TABLES if self.policy is Policy.FULL else (self.batch.table,)
        with ExitStack() as on_failure:
            with one_writer(self.engine, tables) as (connection, transaction):
                check_references(connection, self.batch, errors)
                warnings = self._warnings(connection)
                if errors.refuses_all or (errors.found and self.policy is not Policy.ACCEPT_VALID):
                    return self._refusal(warnings)
                plan = self._plan(connection)
                if agreed is not None and set(agreed) != set(plan.withdrawn):
                    raise LoadRefusedError(
                        "Пока вы отвечали, таблица изменилась. Ничего не записано; повторите."
                    )
                load_id = None if plan.does_nothing else self._write(connection, plan)
                if errors.found and self.policy is Policy.FULL:
                    transaction.rollback()
                    return self._refusal(warnings)
                rejects = None
                if mode is Mode.DRY_RUN:
                    transaction.rollback()
                    load_id = None
                elif errors.found:
                    rejects = self._reject()
                    on_failure.callback(rejects.unlink, missing_ok=True)
            on_failure.pop_all()
        return LoadReport(
            self.batch.table.name,
            self.batch.read,
            len(plan.added),
            plan.rows_changed,
            plan.unchanged,
            errors.rejected_of(self.batch.read),
            load_id,
            errors.in_file_order(),
            warnings,
            plan.withdrawn,
            rejects,
        )

    def _warnings(self, connection: sa.Connection) -> tuple[LoadWarning, ...]:
        """What was not loaded as it stands, before what looks odd."""
        odd = check_plausibility(connection, self.batch, self.errors, self.today)
        positions = self.errors.positions
        return tuple(warning.placed(positions) for warning in (*self.batch.warnings, *odd))

    def _refusal(self, warnings: tuple[LoadWarning, ...]) -> LoadReport:
        name, read = self.batch.table.name, self.batch.read
        shown = self.errors.in_file_order()
        return LoadReport(name, read, 0, 0, 0, self.errors.rejected_of(read), None, shown, warnings)

    def _plan(self, connection: sa.Connection) -> Plan:
        batch = self.batch
        if self.errors.found:
            good = [row for row in batch.rows if not self.errors.has(row.number)]
            batch = replace(batch, rows=good)
        plan = plan_of(connection, batch)
        if self.policy is Policy.FULL:
            plan = replace(plan, withdrawn=withdrawal_of(connection, batch))
        return plan

    def _write(self, connection: sa.Connection, plan: Plan) -> int:
        table = self.batch.table
        moment = next_moment(connection, plan.latest)
        load_id: int = connection.execute(
            sa.insert(load)
            .values(
                dataset=table.name,
                file_name=self.source.path.name,
                sha256=self.source.sha256,
                loaded_at=moment,
                loaded_by=self.source.loaded_by,
                rows_read=self.batch.read,
                rows_added=len(plan.added),
                rows_changed=plan.rows_changed,
                rows_unchanged=plan.unchanged,
                rows_rejected=self.errors.rejected_of(self.batch.read),
            )
            .returning(load.c.id)
        ).scalar_one()
        write_rows(connection, self.batch, plan, moment, load_id)
        if plan.withdrawn:
            self._keep_what_is_referred_to(connection, moment)
        return load_id

    def _keep_what_is_referred_to(self, connection: sa.Connection, moment: datetime) -> None:
        for left in left_dangling(connection, self.batch.table, moment):
            for values, _ in left.examples:
                self.errors.add(
                    None,
                    None,
                    ErrorCode.UNKNOWN_REFERENCE,
                    f"Записи {quoted(', '.join(map(str, values)))} в файле нет, но на неё "
                    f"ссылается таблица «{table_title(left.table)}» (записей: {left.count}). "
                    "Верните её в файл или сначала исправьте те записи.",
                )

    def _reject(self) -> Path:
        return write_rejects(self.source.path, self.batch.table.name, self.errors.of_rows())
