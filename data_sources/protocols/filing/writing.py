"""Writing minutes: the document and every row of the meeting, in one transaction, at one moment."""

from __future__ import annotations

import enum
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, Final

import sqlalchemy as sa
from rapidfuzz import fuzz

from data_sources.intake.batch import Batch
from data_sources.intake.current import next_moment, one_writer
from data_sources.intake.references import check_references
from data_sources.intake.report import ErrorLog, LoadRefusedError, WithdrawnRow, quoted
from data_sources.intake.writing import Plan, plan_of, write_rows
from data_sources.names import read_directory
from data_sources.naming import fold
from data_sources.protocols.draft import Draft
from data_sources.protocols.filing.archive import (
    Identity,
    assignments_named,
    rows_of_meeting,
    twins_of,
)
from data_sources.protocols.filing.proposal import Choice, Proposal
from data_sources.protocols.filing.rows import (
    TABLES,
    Kept,
    MinutesRefusedError,
    batches_of,
    changes_batch,
    printable,
)
from data_sources.schema import document, load, natural_key
from data_sources.schema.housekeeping import MINUTES_DATASET

_EXECUTION: Final = {
    "completed_on": "исполнение",
    "withdrawn_on": "снятие с контроля",
    "original_due_on": "продление срока",
    "evidence": "подтверждение",
}
_ALIKE: Final = 60.0
"""Per cent of likeness above which a corrected text is still the same decision."""


class AlreadyThereError(MinutesRefusedError):
    """The same minutes are in the database under the code `twin`."""

    def __init__(self, twin: str) -> None:
        super().__init__(
            f"Этот протокол уже есть в базе под кодом {quoted(twin)}. Чтобы исправить его, "
            f"загрузите с этим кодом (--code {twin}); чтобы записать второй раз под другим "
            "кодом, подтвердите это (--second-copy)."
        )
        self.twin = twin


Rows = Mapping[str, tuple[Mapping[str, Any], ...]]


class Mode(enum.Enum):
    """Whether what is written stays; a rehearsal does all the same and is rolled back."""

    WRITE = "write"
    REHEARSE = "rehearse"


@dataclass(frozen=True)
class MinutesReport:
    """What a load did; `withdrawn` rows are no more in the minutes, `load_id` None: nothing new."""

    read: int
    added: int
    changed: int
    withdrawn: int
    unchanged: int
    load_id: int | None


def load_minutes(
    engine: sa.Engine,
    draft: Draft,
    proposal: Proposal,
    *,
    mode: Mode = Mode.WRITE,
    confirmed_twins: frozenset[str] = frozenset(),
    loaded_by: str | None = None,
) -> MinutesReport:
    """Writes all of the proposal or nothing; the same minutes again change nothing.

    Rows of this meeting that are no more in the minutes are superseded; what others wrote
    about execution stays. Raises `MinutesRefusedError` where a value is wrong or where marks of
    execution would be lost or pass to another decision, `AlreadyThereError` where the same
    minutes are there under a code that nobody confirmed.
    """
    try:
        with one_writer(engine, TABLES) as (connection, transaction):
            _refuse_twins(connection, draft, proposal, confirmed_twins)
            plans = _plans(connection, proposal, _kept_document(connection, draft))
            report = _report(plans)
            if all(plan.does_nothing for _, plan in plans):
                transaction.rollback()
                return report
            latest = max((plan.latest for _, plan in plans if plan.latest), default=None)
            moment = next_moment(connection, latest)
            load_id = _write_load(connection, draft, report, moment, loaded_by)
            for batch, plan in plans:
                _refuse_unknown(connection, batch)
                write_rows(connection, batch, plan, moment, load_id)
            if mode is Mode.REHEARSE:
                transaction.rollback()
                return report
    except LoadRefusedError as error:
        raise MinutesRefusedError(str(error)) from error
    return replace(report, load_id=load_id)


def _plans(
    connection: sa.Connection, proposal: Proposal, kept: Kept
) -> tuple[tuple[Batch, Plan], ...]:
    before = rows_of_meeting(connection, TABLES, proposal.code)
    batches = batches_of(proposal, kept, before, read_directory(connection))
    _refuse_lost_execution(before, proposal)
    plans = [
        (batch, replace(plan_of(connection, batch), withdrawn=_gone(batch, before)))
        for batch in batches
    ]
    chosen = [each for each in proposal.changes if each.choice is Choice.APPLY]
    if chosen:
        earlier = assignments_named(connection, (change.meeting_code for change in chosen))
        changes = changes_batch(proposal, earlier)
        plans.append((changes, plan_of(connection, changes)))
    return tuple(plans)


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


def _refuse_lost_execution(before: Rows, proposal: Proposal) -> None:
    own = {(line.position, line.assignee) for line in proposal.assignments}
    now = {line.position: line for line in proposal.decisions}
    then = {row["position"]: row for row in before["decision"]}
    wrong = []
    for row in before["assignment"]:
        marks = [word for name, word in _EXECUTION.items() if row[name] is not None]
        if not marks:
            continue
        position = row["position"]
        number = then[position]["number"] if position in then else None
        named = f"Поручение {quoted(row['assignee'])} по пункту {number or position}"
        if (position, row["assignee"]) not in own:
            wrong.append(
                f"{named} имеет отметку ({', '.join(marks)}), а в протоколе его больше нет. "
                f"Верните в черновике исполнителя {quoted(row['assignee'])} пункту с порядковым "
                f"номером {position} или сначала снимите отметку через «rumo load assignment»."
            )
        elif position in then and not _same_decision(then[position], now[position].text):
            wrong.append(
                f"{named} имеет отметку ({', '.join(marks)}), а на месте {position} теперь "
                f"другое решение. Дайте в черновике прежнему решению порядковый номер {position}, "
                "а новому — свободный."
            )
    if wrong:
        raise MinutesRefusedError(*wrong)


def _same_decision(then: Mapping[str, Any], now: str) -> bool:
    return fuzz.ratio(fold(then["text"]), fold(now)) >= _ALIKE


def _gone(batch: Batch, before: Rows) -> tuple[WithdrawnRow, ...]:
    key = natural_key(batch.table)
    pick = batch.picker(key)
    stay = {pick(row) for row in batch.rows}
    return tuple(
        WithdrawnRow(row["id"], row["recorded_at"], values)
        for row in before[batch.table.name]
        if (values := tuple(row[name] for name in key)) not in stay
    )


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
    draft: Draft,
    report: MinutesReport,
    moment: datetime,
    loaded_by: str | None,
) -> int:
    made: int = connection.execute(
        sa.insert(load)
        .values(
            dataset=MINUTES_DATASET,
            file_name=printable(draft.file_name),
            sha256=draft.sha256,
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
    "MinutesRefusedError",
    "MinutesReport",
    "Mode",
    "load_minutes",
]
