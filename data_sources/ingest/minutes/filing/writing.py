"""Writing minutes: the document and every row of the meeting, in one transaction, at one moment."""

from __future__ import annotations

import enum
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Final

import sqlalchemy as sa

from data_sources.database.schema import document, load
from data_sources.ingest.files.report import ErrorLog, LoadRefusedError, quoted
from data_sources.ingest.files.rows.batch import Batch
from data_sources.ingest.files.writing.current import next_moment, one_writer
from data_sources.ingest.files.writing.references import check_references
from data_sources.ingest.files.writing.rows import Plan, write_rows
from data_sources.ingest.minutes.draft import Draft
from data_sources.ingest.minutes.filing.archive import Identity, twins_of
from data_sources.ingest.minutes.filing.proposal import Proposal, Workbook
from data_sources.ingest.minutes.filing.replacing.consent import (
    Consent,
    OtherMeetingError,
    TakesBackError,
)
from data_sources.ingest.minutes.filing.replacing.planning import plans_with_losses
from data_sources.ingest.minutes.filing.rows import TABLES, Kept, MinutesRefusedError, printable
from data_sources.vocabulary.datasets import MINUTES_DATASET


class AlreadyThereError(MinutesRefusedError):
    """The same minutes are in the database under the code `twin`."""

    def __init__(self, twin: str) -> None:
        super().__init__(
            f"Этот протокол уже есть в базе под кодом {quoted(twin)}. Чтобы исправить его, "
            f"загрузите с этим кодом (--code {twin}); чтобы записать второй раз под другим "
            "кодом, подтвердите это (--second-copy)."
        )
        self.twin = twin


_NOTHING_LOST: Final = Consent()


class WritingMode(enum.Enum):
    """Whether what is written stays; a rehearsal does all the same and is rolled back."""

    WRITE = "write"
    REHEARSE = "rehearse"


@dataclass(frozen=True)
class MinutesReport:
    """What a load did; `withdrawn` rows are no more in the minutes, `load_id` None: nothing new.

    `lost` are the lines about what was taken back with the person's consent.
    """

    read: int
    added: int
    changed: int
    withdrawn: int
    unchanged: int
    load_id: int | None
    lost: tuple[str, ...] = ()


def load_minutes(
    engine: sa.Engine,
    draft: Draft,
    proposal: Proposal,
    *,
    mode: WritingMode = WritingMode.WRITE,
    confirmed_twins: frozenset[str] = frozenset(),
    consent: Consent = _NOTHING_LOST,
    loaded_by: str | None = None,
) -> MinutesReport:
    """Writes all of the proposal or nothing; the same minutes again change nothing.

    Rows of this meeting that are no more in the minutes are superseded; what others wrote
    about execution stays. Raises `MinutesRefusedError` where a value is wrong,
    `AlreadyThereError` where the same minutes are there under a code that nobody confirmed;
    without consent `OtherMeetingError` where the code is another meeting's, and
    `TakesBackError` where corrections or marks of execution would be lost.
    """
    try:
        with one_writer(engine, TABLES) as (connection, transaction):
            _refuse_twins(connection, draft, proposal, confirmed_twins)
            kept = _kept_document(connection, draft)
            plans, lost = plans_with_losses(connection, draft, proposal, kept, consent)
            report = replace(_report(plans), lost=lost)
            if all(plan.does_nothing for _, plan in plans):
                transaction.rollback()
                return report
            latest = max((plan.latest for _, plan in plans if plan.latest), default=None)
            moment = next_moment(connection, latest)
            source = proposal.workbook or draft
            load_id = _write_load(connection, source, report, moment, loaded_by)
            for batch, plan in plans:
                _refuse_unknown(connection, batch)
                write_rows(connection, batch, plan, moment, load_id)
            if mode is WritingMode.REHEARSE:
                transaction.rollback()
                return report
    except LoadRefusedError as error:
        raise MinutesRefusedError(str(error)) from error
    return replace(report, load_id=load_id)


def _refuse_twins(
    connection: sa.Connection, draft: Draft, proposal: Proposal, confirmed: frozenset[str]
) -> None:
    sitting = proposal.sitting
    own = Identity(proposal.body, sitting.number, sitting.held_on, sitting.oktmo, draft.sha256)
    for twin in twins_of(connection, own, proposal.code):
        if twin not in confirmed:
            raise AlreadyThereError(twin)


def _kept_document(connection: sa.Connection, draft: Draft) -> Kept:
    """The stored document; one that is there stays as it is, places are found again in it."""
    text = printable(draft.text)
    found = connection.execute(
        sa.select(document.c.id, document.c.text).where(document.c.sha256 == draft.sha256)
    ).one_or_none()
    if found is not None:
        return Kept(found.id, found.text, text)
    made: int = connection.execute(
        sa.insert(document)
        .values(
            sha256=draft.sha256,
            file_name=printable(draft.file_name),
            media_type=draft.media_type,
            text=text,
        )
        .returning(document.c.id)
    ).scalar_one()
    return Kept(made, text, text)


def _report(plans: Iterable[tuple[Batch, Plan]]) -> MinutesReport:
    counted = list(plans)
    return MinutesReport(
        read=sum(batch.read for batch, _ in counted),
        added=sum(len(plan.added) for _, plan in counted),
        changed=sum(len(plan.changed) for _, plan in counted),
        withdrawn=sum(len(plan.withdrawn) for _, plan in counted),
        unchanged=sum(plan.unchanged for _, plan in counted),
        load_id=None,
    )


def _write_load(
    connection: sa.Connection,
    source: Draft | Workbook,
    report: MinutesReport,
    moment: datetime,
    loaded_by: str | None,
) -> int:
    made: int = connection.execute(
        sa.insert(load)
        .values(
            dataset=MINUTES_DATASET,
            file_name=printable(source.file_name),
            sha256=source.sha256,
            loaded_at=moment,
            loaded_by=loaded_by,
            rows_read=report.read,
            rows_added=report.added,
            # The table of loads has no count of withdrawn rows; they are changes of what is known.
            rows_changed=report.changed + report.withdrawn,
            rows_unchanged=report.unchanged,
            rows_rejected=0,
        )
        .returning(load.c.id)
    ).scalar_one()
    return made


def _refuse_unknown(connection: sa.Connection, batch: Batch) -> None:
    errors = ErrorLog()
    check_references(connection, batch, errors)
    if errors.found:
        raise MinutesRefusedError(*(error.message for error in errors.in_file_order()))


__all__ = [
    "AlreadyThereError",
    "Consent",
    "MinutesRefusedError",
    "MinutesReport",
    "OtherMeetingError",
    "TakesBackError",
    "WritingMode",
    "load_minutes",
]
