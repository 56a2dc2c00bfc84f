"""A corrected workbook back into a proposal: its values, and the places of the draft."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path
from typing import Any, Final, TypeVar

from data_sources.database.schema import metadata
from data_sources.ingest.files.books.reading import sha256_of
from data_sources.ingest.files.cells.cells import parse_cell
from data_sources.ingest.files.raw import UnreadableFileError
from data_sources.ingest.files.refusals import CellRefusedError
from data_sources.ingest.files.rows.fields import fields_of
from data_sources.ingest.files.rows.loadable import FileField
from data_sources.ingest.minutes.draft import DecisionKind, Draft, DueKind
from data_sources.ingest.minutes.filing.proposal import (
    AgendaLine,
    AssignmentLine,
    Attendee,
    Blank,
    ChangeChoice,
    DecisionLine,
    Proposal,
    ProposedMeeting,
    ProposedPresence,
    Role,
    Workbook,
)
from data_sources.ingest.minutes.filing.rows import MinutesRefusedError
from data_sources.ingest.minutes.filing.sheet_form import (
    AGENDA,
    ASSIGNMENTS,
    BODY,
    CHANGES,
    CODE,
    CODE_AND_TITLE,
    DECISIONS,
    DRAFT_ROW,
    FIELD,
    FINGERPRINT,
    MEETING,
    NOTHING_SEEN,
    PEOPLE,
    SEEN,
    TAKE,
    VALUE,
    YES_NO,
    SheetEntry,
    SheetForm,
)
from data_sources.ingest.minutes.filing.sheets import SheetRow, read_sheets
from data_sources.names import Directory
from data_sources.vocabulary.naming import fold

_YES: Final = "да"
_FILED: Final = (fold(CODE), fold(BODY))
_BEFORE_EVERYTHING: Final = datetime.fromisoformat("0001-01-01")

Sheets = Mapping[str, Sequence[SheetRow]]

Line = TypeVar("Line")


def filed_as(path: Path) -> tuple[str | None, str | None]:
    """The code and the body for which the workbook was written; None where it does not say.

    Raises `MinutesRefusedError`.
    """
    cells = _meeting_cells(_sheets(path))
    code, body = (cells[name].cells.get(VALUE) if name in cells else None for name in _FILED)
    return (str(code) if code else None, str(body) if body else None)


def corrected(path: Path, draft: Draft, proposal: Proposal, directory: Directory) -> Proposal:
    """The proposal with the workbook's values; places in the text stay the draft's.

    Rows marked «нет» are left out, rows of the secretary's own are added; what stands on the
    sheets is all there is to be: a blank cell means no value. Raises
    `MinutesRefusedError` with a sentence for every cell that cannot be taken, and where the
    workbook was made from another file.
    """
    sheets = _sheets(path)
    reader = _CorrectionReader(sheets, directory)
    sitting = reader.sitting(draft)
    agenda = reader.lines(AGENDA, proposal.agenda, AgendaLine)
    attendees = reader.lines(PEOPLE, proposal.attendees, _attendee)
    decisions = reader.lines(DECISIONS, proposal.decisions, _decision)
    assignments = reader.lines(ASSIGNMENTS, proposal.assignments, AssignmentLine)
    changes = reader.changes(proposal)
    if reader.wrong or sitting is None:
        raise MinutesRefusedError(*reader.wrong)
    return replace(
        proposal,
        sitting=sitting,
        agenda=agenda,
        attendees=attendees,
        decisions=decisions,
        assignments=assignments,
        changes=changes,
        blank=Blank.CLEARS,
        workbook=Workbook(path.name, sha256_of(path), _seen(sheets)),
    )


def _sheets(path: Path) -> Sheets:
    try:
        return read_sheets(path)
    except UnreadableFileError as error:
        raise MinutesRefusedError(error.message) from error


def _meeting_cells(sheets: Sheets) -> dict[str, SheetRow]:
    """The lines of «Заседание» by their titles."""
    return {fold(str(row.cells.get(FIELD) or "")): row for row in sheets.get(MEETING.sheet, ())}


def _seen(sheets: Sheets) -> datetime | None:
    """What the workbook knew of the database; a workbook of an earlier version does not say."""
    row = _meeting_cells(sheets).get(fold(SEEN))
    written = "" if row is None else str(row.cells.get(VALUE) or "")
    if written == NOTHING_SEEN:
        return _BEFORE_EVERYTHING
    try:
        return datetime.fromisoformat(written)
    except ValueError:
        return None


def _attendee(**values: Any) -> Attendee:
    return Attendee(
        **{"role": Role.PARTICIPANT, **values, "status": ProposedPresence(values["status"])}
    )


def _decision(**values: Any) -> DecisionLine:
    due_kind, kind = DueKind(values["due_kind"]), DecisionKind(values["kind"])
    return DecisionLine(**{**values, "due_kind": due_kind, "kind": kind})


@dataclass
class _CorrectionReader:
    """Reads the sheets one by one and writes down every cell that is wrong."""

    sheets: Sheets
    directory: Directory
    wrong: list[str] = field(default_factory=list)

    def sitting(self, draft: Draft) -> ProposedMeeting | None:
        cells = _meeting_cells(self.sheets)
        mark = cells.get(fold(FINGERPRINT))
        if mark is None or mark.cells.get(VALUE) != draft.sha256:
            self.wrong.append(
                "Черновик сделан не из этого файла протокола. Возьмите тот файл, из которого "
                "он сделан, или запишите черновик заново (--draft)."
            )
            return None
        known = fields_of(metadata.tables[MEETING.table], {})
        values = {
            entry.name: self._value(MEETING, row, VALUE, entry, known[entry.name])
            for entry in MEETING.entries
            if (row := cells.get(fold(entry.title))) is not None
        }
        return ProposedMeeting(**values)

    def lines(
        self, form: SheetForm, drafted: Sequence[Line], make: Callable[..., Line]
    ) -> tuple[Line, ...]:
        made = []
        known = fields_of(metadata.tables[form.table], {})
        rows = self.sheets.get(form.sheet)
        if rows is None:
            self.wrong.append(f"В книге нет листа «{form.sheet}». Запишите черновик заново.")
            return ()
        for row in rows:
            if not self._taken(form, row):
                continue
            before = len(self.wrong)
            values = {
                entry.name: self._value(form, row, entry.title, entry, known[entry.name])
                for entry in form.entries
            }
            origin = self._origin(form, row, drafted)
            if len(self.wrong) > before:
                continue
            given = {} if origin is None else {**vars(origin)}
            made.append(make(**{**given, **values}))
        return tuple(made)

    def changes(self, proposal: Proposal) -> tuple[Any, ...]:
        drafted = list(proposal.changes)
        known = fields_of(metadata.tables[CHANGES.table], {})
        for row in self.sheets.get(CHANGES.sheet, ()):
            place = self._origin_place(CHANGES, row, len(drafted))
            if place is None:
                continue
            cell = str(row.cells.get(CHANGES.entries[0].title) or "")
            due = self._value(CHANGES, row, "Новый срок", CHANGES.entries[1], known["due_on"])
            choice = ChangeChoice.APPLY if fold(cell) == _YES else ChangeChoice.LEAVE
            drafted[place] = replace(drafted[place], choice=choice, due_on=due)
        return tuple(drafted)

    def _taken(self, form: SheetForm, row: SheetRow) -> bool:
        filled = any(row.cells.get(entry.title) not in (None, "") for entry in form.entries)
        word = fold(str(row.cells.get(TAKE) or ""))
        if word not in {"", *YES_NO.values()}:
            self.wrong.append(f"{row.at(form.sheet, TAKE)}: напишите «да» или «нет».")
        return filled and word != "нет"

    def _origin(self, form: SheetForm, row: SheetRow, drafted: Sequence[Line]) -> Line | None:
        place = self._origin_place(form, row, len(drafted))
        return None if place is None else drafted[place]

    def _origin_place(self, form: SheetForm, row: SheetRow, count: int) -> int | None:
        cell = row.cells.get(DRAFT_ROW)
        if cell in (None, ""):
            return None
        if isinstance(cell, int | float) and cell == int(cell) and 1 <= cell <= count:
            return int(cell) - 1
        self.wrong.append(
            f"{row.at(form.sheet, DRAFT_ROW)}: этот номер ставит программа, верните его или "
            "очистите ячейку для новой строки."
        )
        return None

    def _value(
        self, form: SheetForm, row: SheetRow, title: str, entry: SheetEntry, own: FileField
    ) -> Any:
        cell = row.cells.get(title)
        if isinstance(cell, str) and entry.lookup is not None:
            cell = cell.partition(CODE_AND_TITLE)[0]
        try:
            return parse_cell(own, cell, self.directory)
        except CellRefusedError as refusal:
            self.wrong.append(f"{row.at(form.sheet, title)}: {refusal.message}")
        return None
