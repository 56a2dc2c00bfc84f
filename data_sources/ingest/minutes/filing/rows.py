"""A proposal as rows of the database's tables, every value checked as `rumo load` would."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any, Final

import sqlalchemy as sa

from data_sources.database.schema import (
    agenda_item,
    assignment,
    attendance,
    decision,
    meeting,
    natural_key,
)
from data_sources.ingest.files.cells.cells import Value, parse_cell
from data_sources.ingest.files.refusals import CellRefusedError
from data_sources.ingest.files.report import HEADER_ROW, quoted
from data_sources.ingest.files.rows.batch import Batch, RowOfValues
from data_sources.ingest.files.rows.fields import fields_of
from data_sources.ingest.minutes.draft import DueKind, PointEffect, TextPlace
from data_sources.ingest.minutes.filing.proposal import Blank, ChangeChoice, Proposal
from data_sources.ingest.minutes.filing.replacing.execution_marks import (
    MARKS,
    Rows,
    replaced_decisions,
)
from data_sources.names import Directory
from data_sources.names.worded_codes import COUNCIL
from data_sources.vocabulary.titles import column_titles

TABLES: Final[tuple[sa.Table[Any], ...]] = (meeting, agenda_item, attendance, decision, assignment)
"""What minutes fill, a referred table before those that refer to it."""

SHEETS: Final[Mapping[str, str]] = {
    "meeting": "Заседание",
    "agenda_item": "Повестка",
    "attendance": "Участники",
    "decision": "Решения",
    "assignment": "Поручения",
}
"""What people call each table."""

_UNPRINTABLE: Final = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff]")

Values = dict[str, Any]


class MinutesRefusedError(Exception):
    """The minutes cannot be written; `sentences` say in Russian why and what to do."""

    def __init__(self, *sentences: str) -> None:
        super().__init__("\n".join(sentences))
        self.sentences = sentences


def printable(text: str) -> str:
    """The same number of characters, those that no database or page can show made spaces."""
    return _UNPRINTABLE.sub(" ", text)


@dataclass(frozen=True)
class Kept:
    """The document as the database has it, and where the reader's places stand in it."""

    document_id: int
    stored: str
    read: str

    def span(self, source: TextPlace | None) -> tuple[int | None, int | None]:
        """The offsets of the place in the stored text; nothing where its words are not there."""
        if source is None or not 0 <= source.start < source.end <= len(self.read):
            return None, None
        if self.stored == self.read:
            return source.start, source.end
        words = self.read[source.start : source.end]
        found = [match.start() for match in re.finditer(re.escape(words), self.stored)]
        if not found:
            return None, None
        start = min(found, key=lambda at: abs(at - source.start))
        return start, start + len(words)


def batches_of(
    proposal: Proposal,
    kept: Kept,
    before: Rows,
    directory: Directory,
) -> tuple[Batch, ...]:
    """One batch for each of `TABLES`; raises `MinutesRefusedError` with everything wrong.

    `before` holds the current rows of this meeting by table: what the minutes do not say
    about the meeting itself or about who carries out a point stays as it is there, unless a
    corrected workbook leaves it blank. An extended term stays in any case.
    """
    wrong: list[str] = []
    rows: dict[str, list[Values]] = {
        "meeting": [_meeting(proposal, kept)],
        "agenda_item": [
            _without(line, "source") | {"meeting_code": proposal.code} for line in proposal.agenda
        ],
        "attendance": [
            _without(line, "source", "role") | {"meeting_code": proposal.code}
            for line in proposal.attendees
        ],
        "decision": _decisions(proposal, kept),
        "assignment": [
            _without(line, "source") | {"meeting_code": proposal.code}
            for line in proposal.assignments
        ],
    }
    _keep(rows["assignment"], before, proposal)
    _check_sense(proposal, wrong)
    batches = tuple(_batch(table, rows[table.name], directory, wrong) for table in TABLES)
    if wrong:
        raise MinutesRefusedError(*dict.fromkeys(wrong))
    return batches


def changes_batch(
    proposal: Proposal, current: Mapping[tuple[Any, ...], Mapping[str, Any]]
) -> Batch:
    """The assignments of earlier minutes that the secretary chose to change.

    `current` are their rows now, by natural key; raises `MinutesRefusedError` where one is gone.
    """
    key = natural_key(assignment)
    columns = (*key, "due_on", "original_due_on", "withdrawn_on")
    rows: list[Values] = []
    for change in proposal.changes:
        if change.choice is ChangeChoice.LEAVE:
            continue
        named = (change.meeting_code, change.position, change.assignee)
        found = current.get(named)
        if found is None:
            raise MinutesRefusedError(
                f"Поручения {quoted(change.assignee)} к пункту {change.number or change.position} "
                f"заседания {quoted(change.meeting_code)} больше нет. Начните загрузку заново."
            )
        if named in (tuple(row[name] for name in key) for row in rows):
            raise MinutesRefusedError(
                f"Поручение {quoted(change.assignee)} заседания {quoted(change.meeting_code)} "
                "меняют два пункта протокола. Примените один из них."
            )
        row = {name: found[name] for name in columns}
        if change.effect is PointEffect.WITHDRAW:
            row["withdrawn_on"] = proposal.sitting.held_on
        elif change.due_on is None:
            raise MinutesRefusedError(
                f"Новый срок пункта {change.number or change.position} заседания "
                f"{quoted(change.meeting_code)} не назван. Впишите его в черновик или не "
                "применяйте это изменение."
            )
        elif found["due_on"] != change.due_on:
            row["original_due_on"] = found["original_due_on"] or change.due_before
            row["due_on"] = change.due_on
        rows.append(row)
    rows.sort(key=lambda row: str(row["meeting_code"]))
    return Batch(
        assignment,
        columns,
        [RowOfValues(n, tuple(row[name] for name in columns)) for n, row in enumerate(rows, 1)],
        HEADER_ROW,
    )


def _meeting(proposal: Proposal, kept: Kept) -> Values:
    clears = proposal.blank is Blank.CLEARS
    sitting = {
        name: value
        for name, value in asdict(proposal.sitting).items()
        if clears or value is not None
    }
    return {
        "code": proposal.code,
        "body": proposal.body,
        "status": "held",
        **sitting,
        "document_id": kept.document_id,
    }


def _decisions(proposal: Proposal, kept: Kept) -> list[Values]:
    rows = []
    for line in proposal.decisions:
        start, end = kept.span(line.source)
        row = _without(line, "source") | {"source_start": start, "source_end": end}
        rows.append(row | {"meeting_code": proposal.code})
    return rows


def _without(line: Any, *names: str) -> Values:
    return {name: value for name, value in vars(line).items() if name not in names}


def _keep(rows: list[Values], before: Rows, proposal: Proposal) -> None:
    """Gives assignments the values of their current rows that a None of theirs does not clear.

    Nothing passes from a decision to another one that has taken its place, marks least of all.
    """
    key = natural_key(assignment)
    replaced = replaced_decisions(before, proposal)
    known = {
        tuple(row[name] for name in key): row
        for row in before["assignment"]
        if row["position"] not in replaced
    }
    loses_marks = any(
        row["position"] in replaced and any(row[name] is not None for name in MARKS)
        for row in before["assignment"]
    )
    for row in rows:
        found = known.get(tuple(row[name] for name in key), {})
        for name in [name for name, value in row.items() if value is None]:
            is_extended = name == "due_on" and found.get("original_due_on") is not None
            if proposal.blank is Blank.KEEPS or is_extended:
                row[name] = found.get(name)
        if loses_marks:
            row.update({name: found.get(name) for name in MARKS})


def _check_sense(proposal: Proposal, wrong: list[str]) -> None:
    if proposal.sitting.held_on is None:
        wrong.append("Дата заседания не найдена. Впишите её в черновик, лист «Заседание».")
    if proposal.body == COUNCIL and proposal.sitting.oktmo is None:
        wrong.append(
            "Муниципальный методсовет без муниципалитета нигде не посчитается. Назовите его: "
            "--oktmo или лист «Заседание» черновика."
        )
    items = {line.position for line in proposal.agenda}
    points = {line.position for line in proposal.decisions}
    for line in proposal.decisions:
        name = f"Решения, пункт {line.number or line.position}"
        if line.agenda_position is not None and line.agenda_position not in items:
            wrong.append(f"{name}: в повестке нет вопроса {line.agenda_position}.")
        if (line.due_kind is DueKind.DATE) != (line.due_on is not None):
            wrong.append(f"{name}: вид срока и дата срока противоречат друг другу. Исправьте.")
    wrong.extend(
        f"Поручения, {quoted(line.assignee)}: пункта {line.position} нет среди решений."
        for line in proposal.assignments
        if line.position not in points
    )
    wrong.extend(
        f"Участники, {quoted(attendee.person)}: заместитель занимает место члена, поэтому "
        "«Член» для него — «да»."
        for attendee in proposal.attendees
        if attendee.is_substitute and not attendee.is_member
    )


def _batch(
    table: sa.Table[Any], rows: list[Values], directory: Directory, wrong: list[str]
) -> Batch:
    fields = fields_of(table, {})
    titles = column_titles(table.name)
    columns = tuple(name for name in fields if any(name in row for row in rows))
    key = natural_key(table)
    seen: set[tuple[Value, ...]] = set()
    taken = []
    for number, row in enumerate(rows, 1):
        named = quoted(", ".join(str(row[name]) for name in key[1:] or key))
        values: dict[str, Value] = {}
        for name in columns:
            try:
                values[name] = parse_cell(fields[name], row.get(name), directory)
            except CellRefusedError as refusal:
                wrong.append(f"{SHEETS[table.name]}, {named}, «{titles[name]}»: {refusal.message}")
                values[name] = None
        this = tuple(values[name] for name in key)
        if this in seen:
            wrong.append(f"{SHEETS[table.name]}: {named} встречается дважды. Оставьте одно.")
        seen.add(this)
        taken.append(RowOfValues(number, tuple(values[name] for name in columns)))
    return Batch(table, columns, taken, HEADER_ROW)
