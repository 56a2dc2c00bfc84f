"""`rumo load` as a function: one file into one table, in one transaction."""

from __future__ import annotations

import enum
import gc
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Any

import sqlalchemy as sa

from data_sources.database.knowledge import utc_now
from data_sources.database.schema import KNOWN_TABLES
from data_sources.ingest.files.books.reading import sha256_of
from data_sources.ingest.files.doubts.questions import Asking, Replies, nobody_answers
from data_sources.ingest.files.job import Job, LoadedFile, LoadMode, Policy, Round
from data_sources.ingest.files.raw import UnreadableFileError
from data_sources.ingest.files.report import (
    ErrorCode,
    ErrorLog,
    LoadError,
    LoadReport,
    Texts,
    WithdrawnRow,
    quoted,
)
from data_sources.ingest.files.rows.batch import check_duplicates, read_batch
from data_sources.ingest.files.rows.fields import fields_of
from data_sources.ingest.files.writing.withdrawing import whole_of
from data_sources.names import read_directory


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
    mode: LoadMode = LoadMode.WRITE,
    policy: Policy = Policy.ALL_OR_NOTHING,
    today: date | None = None,
    loaded_by: str | None = None,
    progress: Callable[[int], None] | None = None,
    stage: Callable[[Stage], None] = lambda stage: None,
    ask: Asking = nobody_answers,
    agree: Callable[[tuple[WithdrawnRow, ...]], None] = lambda withdrawn: None,
) -> LoadReport:
    """Loads a CSV or XLSX file into the table and reports.

    Unless the policy is `ACCEPT_VALID`, nothing is written where a row is wrong; where the
    header is, under none. The report says all that is wrong. Rows already known as they are
    count as unchanged; where all are, nothing is written at all. `indicators` are the titles by
    key that columns of indicators take. `today` (by default the day
    in UTC) is what dates are doubted against. `progress` hears how many rows have been read,
    `stage` what begins. `ask` answers the questions of the load while nothing is locked; one
    that stays without an answer is an error of its row. `agree` hears what a full file would
    withdraw, before anything is written and while nothing is locked; to stop the load it raises.

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
        source = LoadedFile(path, sha256_of(path), loaded_by)
        with engine.connect() as connection:
            directory = read_directory(connection)
        fields = fields_of(table, indicators)
        batch = read_batch(table, path, fields, directory, errors, progress)
    except UnreadableFileError as error:
        unreadable = LoadError(error.row, None, ErrorCode.UNREADABLE_FILE, error.message)
        return LoadReport(dataset, 0, 0, 0, 0, 0, None, (unreadable,))
    check_duplicates(batch, errors)
    stage(Stage.WRITING)
    job = Job(engine, batch, errors, source, policy, today or utc_now().date())
    return _settled(job, mode, ask, agree)


def _settled(
    job: Job,
    mode: LoadMode,
    ask: Asking,
    agree: Callable[[tuple[WithdrawnRow, ...]], None],
) -> LoadReport:
    """Runs the job; what it comes upon is asked while nothing is locked, and then it runs again."""
    replies: Replies = {}
    is_full = job.policy is Policy.FULL and mode is LoadMode.WRITE
    foreseen = job.run(LoadMode.DRY_RUN if is_full else mode, replies)
    if foreseen.questions:
        replies = ask(foreseen.questions)
        foreseen = job.run(LoadMode.DRY_RUN if is_full else mode, replies, last=Round.LAST)
    report = foreseen.report
    if not is_full or report.errors:
        return report
    if report.withdrawn:
        agree(report.withdrawn)
    return job.run(mode, replies, last=Round.LAST, agreed=report.withdrawn).report


def _table_of(dataset: str) -> sa.Table[Any]:
    for table in KNOWN_TABLES:
        if table.name == dataset:
            return table
    raise UnknownDatasetError(
        f"Таблицы {quoted(dataset)} нет. Можно загрузить: {', '.join(loadable_tables())}."
    )
