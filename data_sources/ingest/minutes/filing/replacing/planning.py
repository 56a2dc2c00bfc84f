"""What minutes would do to the rows of their meeting, and what would be lost by it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

import sqlalchemy as sa

from data_sources.database.schema import natural_key
from data_sources.ingest.files.report import WithdrawnRow
from data_sources.ingest.files.rows.batch import Batch
from data_sources.ingest.files.writing.rows import Plan, plan_of
from data_sources.ingest.minutes.draft import Draft
from data_sources.ingest.minutes.filing.archive import (
    assignments_named,
    municipalities_of,
    organizations_of,
    rows_of_meeting,
)
from data_sources.ingest.minutes.filing.proposal import ChangeChoice, Proposal
from data_sources.ingest.minutes.filing.replacing.consent import (
    Consent,
    OtherMeetingError,
    TakesBackError,
)
from data_sources.ingest.minutes.filing.replacing.execution_marks import Rows, lost_marks
from data_sources.ingest.minutes.filing.replacing.history import history_of
from data_sources.ingest.minutes.filing.replacing.other_meeting import (
    is_another,
    shares_decisions,
    sides_of,
)
from data_sources.ingest.minutes.filing.replacing.taking_back import (
    StateComparison,
    terms_taken_back,
)
from data_sources.ingest.minutes.filing.rows import TABLES, Kept, batches_of, changes_batch
from data_sources.names import Directory, read_directory

Plans = tuple[tuple[Batch, Plan], ...]


def plans_with_losses(
    connection: sa.Connection, draft: Draft, proposal: Proposal, kept: Kept, consent: Consent
) -> tuple[Plans, tuple[str, ...]]:
    """What is to be written, and the lines about what is lost by it; refuses without consent."""
    before = rows_of_meeting(connection, TABLES, proposal.code)
    directory = read_directory(connection)
    names = _names(connection, directory)
    lost: list[str] = []
    is_other = any(is_another(row, proposal) for row in before["meeting"])
    if is_other:
        error = OtherMeetingError(proposal.code, tuple(sides_of(before, proposal, names)))
        if not consent.covers([error.line]):
            raise error
        lost.append(error.line)
    if is_other and not shares_decisions(before, proposal):
        nothing: Rows = {table.name: () for table in TABLES}
        batches = batches_of(proposal, kept, nothing, directory)
        return tuple((batch, _anew(batch, before)) for batch in batches), tuple(lost)
    batches = batches_of(proposal, kept, before, directory)
    plans = tuple(
        (batch, replace(plan_of(connection, batch), withdrawn=_gone(batch, before)))
        for batch in batches
    )
    lost += _taken_back(connection, draft, proposal, before, names, plans)
    chosen = [each for each in proposal.changes if each.choice is ChangeChoice.APPLY]
    if chosen:
        earlier = assignments_named(connection, (change.meeting_code for change in chosen))
        changes = changes_batch(proposal, earlier)
        plan = plan_of(connection, changes)
        lost += terms_taken_back(changes, plan, earlier.values())
        plans = (*plans, (changes, plan))
    taken_back = tuple(line for line in lost if not is_other or line != lost[0])
    if not consent.covers(taken_back):
        raise TakesBackError(taken_back)
    return plans, tuple(lost)


def _taken_back(
    connection: sa.Connection,
    draft: Draft,
    proposal: Proposal,
    before: Rows,
    names: Mapping[str, str],
    plans: Plans,
) -> Iterator[str]:
    """Lines about corrections and marks that would be lost; a planned meeting has none."""
    if not any(row["status"] != "planned" for row in before["meeting"]):
        return
    book = proposal.workbook
    history = history_of(connection, TABLES, proposal.code, draft.sha256)
    seen = history.last_loaded if book is None else book.seen
    yield from lost_marks(before, proposal)
    yield from StateComparison(before, history, seen, names).taken_back(plans)


def _names(connection: sa.Connection, directory: Directory) -> Mapping[str, str]:
    """Words for the codes of bodies, municipalities and organisations."""
    registers = (*municipalities_of(connection), *organizations_of(connection))
    return {each.code: each.title for each in directory.bodies.worded} | dict(registers)


def _anew(batch: Batch, before: Rows) -> Plan:
    """Every row of the meeting that was there goes, every row of the new one is added."""
    key = natural_key(batch.table)
    gone = (
        WithdrawnRow(row["id"], row["recorded_at"], tuple(row[name] for name in key))
        for row in before[batch.table.name]
    )
    return Plan(batch.rows, (), 0, tuple(gone))


def _gone(batch: Batch, before: Rows) -> tuple[WithdrawnRow, ...]:
    key = natural_key(batch.table)
    pick = batch.picker(key)
    stay = {pick(row) for row in batch.rows}
    return tuple(
        WithdrawnRow(row["id"], row["recorded_at"], values)
        for row in before[batch.table.name]
        if (values := tuple(row[name] for name in key)) not in stay
    )
