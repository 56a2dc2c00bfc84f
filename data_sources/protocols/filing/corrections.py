"""A corrected workbook back into a proposal: its values, and the places of the draft."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, Final, TypeVar

from data_sources.intake.cells import parse_cell
from data_sources.intake.fields import Field, fields_of
from data_sources.intake.raw import UnreadableFileError
from data_sources.intake.refusals import CellRefusedError
from data_sources.names import Directory
from data_sources.naming import fold
from data_sources.protocols.draft import DecisionKind, Draft, DueKind
from data_sources.protocols.filing.proposal import (
    AgendaLine,
    AssignmentLine,
    Attendee,
    Blank,
    Choice,
    DecisionLine,
    Presence,
    Proposal,
    Role,
    Sitting,
)
from data_sources.protocols.filing.rows import MinutesRefusedError
from data_sources.protocols.filing.sheet_form import (
    AGENDA,
    ASSIGNMENTS,
    CHANGES,
    CODE_AND_TITLE,
    DECISIONS,
    DRAFT_ROW,
    FIELD,
    FINGERPRINT,
    MEETING,
    PEOPLE,
    TAKE,
    VALUE,
    YES_NO,
    Entry,
    Form,
)
from data_sources.protocols.filing.sheets import SheetRow, read_sheets
from data_sources.schema import metadata

_YES: Final = "да"

Line = TypeVar("Line")


def corrected(path: Path, draft: Draft, proposal: Proposal, directory: Directory) -> Proposal:
    """The proposal with the workbook's values; places in the text stay the draft's.

    Rows marked «нет» are left out, rows of the secretary's own are added; what stands on the
    sheets is all there is to be: a blank cell means no value. Raises
    `MinutesRefusedError` with a sentence for every cell that cannot be taken, and where the
    workbook was made from another file.
    """
    try:
        sheets = read_sheets(path)
    except UnreadableFileError as error:
        raise MinutesRefusedError(error.message) from error
    reader = _Reader(sheets, directory)
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
    )


def _attendee(**values: Any) -> Attendee:
    return Attendee(**{"role": Role.PARTICIPANT, **values, "status": Presence(values["status"])})


def _decision(**values: Any) -> DecisionLine:
    due_kind, kind = DueKind(values["due_kind"]), DecisionKind(values["kind"])
    return DecisionLine(**{**values, "due_kind": due_kind, "kind": kind})


@dataclass
class _Reader:
    """Reads the sheets one by one and writes down every cell that is wrong."""

    sheets: Mapping[str, Sequence[SheetRow]]
    directory: Directory
    wrong: list[str] = field(default_factory=list)

    def sitting(self, draft: Draft) -> Sitting | None:
        cells = {
            fold(str(row.cells.get(FIELD) or "")): row for row in self.sheets.get(MEETING.sheet, ())
        }
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
        return Sitting(**values)

    def lines(
        self, form: Form, drafted: Sequence[Line], make: Callable[..., Line]
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
            choice = Choice.APPLY if fold(cell) == _YES else Choice.LEAVE
            drafted[place] = replace(drafted[place], choice=choice, due_on=due)
        return tuple(drafted)

    def _taken(self, form: Form, row: SheetRow) -> bool:
        filled = any(row.cells.get(entry.title) not in (None, "") for entry in form.entries)
        word = fold(str(row.cells.get(TAKE) or ""))
        if word not in {"", *YES_NO.values()}:
            self.wrong.append(f"{row.at(form.sheet, TAKE)}: напишите «да» или «нет».")
        return filled and word != "нет"

    def _origin(self, form: Form, row: SheetRow, drafted: Sequence[Line]) -> Line | None:
        place = self._origin_place(form, row, len(drafted))
        return None if place is None else drafted[place]

    def _origin_place(self, form: Form, row: SheetRow, count: int) -> int | None:
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

    def _value(self, form: Form, row: SheetRow, title: str, entry: Entry, own: Field) -> Any:
        cell = row.cells.get(title)
        if isinstance(cell, str) and entry.lookup is not None:
            cell = cell.partition(CODE_AND_TITLE)[0]
        try:
            return parse_cell(own, cell, self.directory)
        except CellRefusedError as refusal:
            self.wrong.append(f"{row.at(form.sheet, title)}: {refusal.message}")
        return None
