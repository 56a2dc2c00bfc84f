"""A file that has been read, on its way into the database: checked, asked about, written."""

from __future__ import annotations

import enum
from collections.abc import Iterable
from contextlib import ExitStack
from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path

import sqlalchemy as sa

from data_sources.database.schema import KNOWN_TABLES, load, staff_count
from data_sources.ingest.files.doubts.effects import gauge_of
from data_sources.ingest.files.doubts.moves import ask_moved_places, moved_keys
from data_sources.ingest.files.doubts.plausibility import check_plausibility
from data_sources.ingest.files.doubts.questions import Inquiry, LoadQuestion, Replies
from data_sources.ingest.files.report import (
    ErrorCode,
    ErrorLog,
    LoadRefusedError,
    LoadReport,
    LoadWarning,
    WithdrawnRow,
    quoted,
)
from data_sources.ingest.files.rows.batch import Batch
from data_sources.ingest.files.rows.positions import Positions
from data_sources.ingest.files.rows.rejects import write_rejects
from data_sources.ingest.files.writing.current import next_moment, one_writer
from data_sources.ingest.files.writing.dangling import left_dangling
from data_sources.ingest.files.writing.references import check_references
from data_sources.ingest.files.writing.respelling import RespelledRows, respelled
from data_sources.ingest.files.writing.rows import Plan, plan_of, write_rows
from data_sources.ingest.files.writing.withdrawing import withdrawal_of
from data_sources.vocabulary.titles import table_title


class LoadMode(enum.Enum):
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


@dataclass(frozen=True)
class LoadedFile:
    path: Path
    sha256: str
    loaded_by: str | None


class Round(enum.Enum):
    """Whether questions may still be asked."""

    FIRST = "first"
    LAST = "last"


@dataclass(frozen=True)
class Outcome:
    """What a run came to: a report, or questions that must be answered first."""

    report: LoadReport
    questions: tuple[LoadQuestion, ...] = ()


@dataclass(frozen=True)
class Job:
    """A file that has been read, on its way into the database."""

    engine: sa.Engine
    batch: Batch
    errors: ErrorLog
    source: LoadedFile
    policy: Policy
    today: date

    def run(
        self,
        mode: LoadMode,
        replies: Replies,
        *,
        last: Round = Round.FIRST,
        agreed: tuple[WithdrawnRow, ...] | None = None,
    ) -> Outcome:
        """Checks what only the database knows, and writes; `agreed` is all that may go.

        In the first round questions stop it; in the last those without an answer are errors.
        """
        errors = self.errors.forked()
        inquiry = Inquiry(replies, errors.positions)
        # A row that others begin to refer to must not be withdrawn at that moment.
        tables = KNOWN_TABLES if self.policy is Policy.FULL else (self.batch.table,)
        with ExitStack() as on_failure:
            with one_writer(self.engine, tables) as (connection, transaction):
                check_references(connection, self.batch, errors)
                named = self._named(connection, errors, inquiry)
                batch = named.batch
                warnings = (
                    *batch.warnings,
                    *named.notes,
                    *check_plausibility(connection, batch, errors, self.today),
                )
                if self._is_stopped(errors):
                    inquiry.close(errors)
                    return Outcome(self._refusal(errors, warnings))
                plan, told = self._plan(connection, batch, errors, inquiry)
                warnings = (*warnings, *told)
                if inquiry.open:
                    asked = inquiry.asked()
                    inquiry.close(errors)
                    if last is Round.FIRST:
                        transaction.rollback()
                        return Outcome(self._refusal(errors, warnings), asked)
                    if self._is_stopped(errors):
                        return Outcome(self._refusal(errors, warnings))
                    plan, _ = self._plan(
                        connection, batch, errors, Inquiry(replies, errors.positions)
                    )
                if agreed is not None and set(agreed) != set(plan.withdrawn):
                    raise LoadRefusedError(
                        "Пока вы отвечали, таблица изменилась. Ничего не записано; повторите."
                    )
                gauge = None if plan.does_nothing else gauge_of(connection, batch, self.today)
                before = gauge.read(connection) if gauge else {}
                load_id = None if plan.does_nothing else self._write(connection, plan, errors)
                effects = gauge.effects(before, gauge.read(connection)) if gauge else ()
                for question in gauge.doubts(effects) if gauge else ():
                    inquiry.reply(question)
                if inquiry.open:
                    transaction.rollback()
                    asked = inquiry.asked()
                    inquiry.close(errors)
                    questions = asked if last is Round.FIRST else ()
                    return Outcome(self._refusal(errors, warnings), questions)
                if errors.refuses_all:
                    transaction.rollback()
                    return Outcome(self._refusal(errors, warnings))
                rejects = None
                if mode is LoadMode.DRY_RUN:
                    transaction.rollback()
                    load_id = None
                elif errors.found:
                    rejects = self._reject(errors)
                    on_failure.callback(rejects.unlink, missing_ok=True)
            on_failure.pop_all()
        report = LoadReport(
            batch.table.name,
            batch.read,
            len(plan.added),
            plan.rows_changed,
            plan.unchanged,
            errors.rejected_of(batch.read),
            load_id,
            errors.in_file_order(),
            _placed(warnings, errors.positions),
            plan.withdrawn,
            rejects,
            tuple(question.message for question in inquiry.agreed),
            effects,
        )
        return Outcome(report)

    def _is_stopped(self, errors: ErrorLog) -> bool:
        return errors.refuses_all or (errors.found and self.policy is not Policy.ACCEPT_VALID)

    def _refusal(self, errors: ErrorLog, warnings: tuple[LoadWarning, ...]) -> LoadReport:
        name, read = self.batch.table.name, self.batch.read
        shown = errors.in_file_order()
        told = _placed(warnings, errors.positions)
        return LoadReport(name, read, 0, 0, 0, errors.rejected_of(read), None, shown, told)

    def _named(
        self, connection: sa.Connection, errors: ErrorLog, inquiry: Inquiry
    ) -> RespelledRows:
        if errors.refuses_all:
            return RespelledRows(self.batch)
        return respelled(connection, self.batch, errors, inquiry)

    def _plan(
        self, connection: sa.Connection, batch: Batch, errors: ErrorLog, inquiry: Inquiry
    ) -> tuple[Plan, tuple[LoadWarning, ...]]:
        """What the good rows would do, with questions about what is not plausible in it."""
        if errors.found:
            good = [row for row in batch.rows if not errors.has(row.number)]
            batch = replace(batch, rows=good)
        if batch.table is staff_count:
            # Only here: it brings pandas, for which loads of other tables need not wait.
            from data_sources.ingest.files.doubts.doubts import doubts_of_headcounts

            for question in doubts_of_headcounts(connection, batch):
                inquiry.reply(question)
        plan = plan_of(connection, batch)
        ask_moved_places(connection, batch, plan, inquiry)
        if self.policy is Policy.FULL:
            return replace(plan, withdrawn=withdrawal_of(connection, batch)), ()
        moved = moved_keys(connection, batch, plan, self.source.path.name, inquiry)
        return replace(plan, withdrawn=moved.withdrawn), moved.warnings

    def _write(self, connection: sa.Connection, plan: Plan, errors: ErrorLog) -> int:
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
                rows_rejected=errors.rejected_of(self.batch.read),
            )
            .returning(load.c.id)
        ).scalar_one()
        write_rows(connection, self.batch, plan, moment, load_id)
        if plan.withdrawn:
            self._keep_what_is_referred_to(connection, moment, errors)
        return load_id

    def _keep_what_is_referred_to(
        self, connection: sa.Connection, moment: datetime, errors: ErrorLog
    ) -> None:
        for left in left_dangling(connection, self.batch.table, moment):
            for values, _ in left.examples:
                errors.add(
                    None,
                    None,
                    ErrorCode.UNKNOWN_REFERENCE,
                    f"Записи {quoted(', '.join(map(str, values)))} в файле нет, но на неё "
                    f"ссылается таблица «{table_title(left.table)}» (записей: {left.count}). "
                    "Верните её в файл или сначала исправьте те записи.",
                )

    def _reject(self, errors: ErrorLog) -> Path:
        return write_rejects(self.source.path, self.batch.table.name, errors.of_rows())


def _placed(warnings: Iterable[LoadWarning], positions: Positions) -> tuple[LoadWarning, ...]:
    return tuple(warning.placed(positions) for warning in warnings)
