"""From the rows of one sheet to values; what is no row of the table is passed over and named."""

from __future__ import annotations

import operator
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Final, TypeAlias

from data_sources.ingest.files.cells.cells import Value, parse_cell
from data_sources.ingest.files.cells.row_values import DecisionsTaken, Refused, RowOfValues
from data_sources.ingest.files.raw import RawCell, RawLine, RawRow, is_blank
from data_sources.ingest.files.refusals import CellRefusedError
from data_sources.ingest.files.report import ErrorCode, ErrorLog, quoted
from data_sources.ingest.files.rows.fields import ORDERED
from data_sources.ingest.files.rows.headers import ColumnNames, HeaderRow
from data_sources.ingest.files.rows.loadable import TEXTS, FileField
from data_sources.ingest.files.rows.marked_rows import (
    begins_foot,
    is_example,
    is_example_mark,
    is_numbering,
    is_total,
)
from data_sources.ingest.files.rows.passed_over import Passed, PassedOver
from data_sources.ingest.files.rows.placing import Placing, Untitled, beyond
from data_sources.ingest.files.rows.totals import Totals
from data_sources.names import Directory

_MOST_REMEMBERED: Final = 50_000
_MOST_LINES_OF_FOOT: Final = 30
_MOST_CELLS_OF_FOOT: Final = 3

Refusals: TypeAlias = Sequence[tuple[str, CellRefusedError]]


class _Parser:
    """Parses cells of one column; a text met before is not parsed, nor kept, twice."""

    def __init__(self, field: FileField, directory: Directory) -> None:
        self.field = field
        self._directory = directory
        self._remembered: dict[str, Value] = {}

    def __call__(self, raw: RawCell) -> Value:
        if not isinstance(raw, str):
            return parse_cell(self.field, raw, self._directory)
        if raw in self._remembered:
            return self._remembered[raw]
        value = parse_cell(self.field, raw, self._directory)
        if len(self._remembered) < _MOST_REMEMBERED:
            self._remembered[raw] = value
        return value


@dataclass(frozen=True)
class _Absent:
    """Stands for a column that other sheets have and this one has not; the header says so."""

    field: FileField

    def __call__(self, raw: RawCell) -> Refused:
        return Refused.CELL


@dataclass(frozen=True)
class ReadingTask:
    """What is the same for all sheets of a file."""

    table: str
    fields: Mapping[str, FileField]
    names: ColumnNames
    directory: Directory
    errors: ErrorLog


class RowReader:
    """Reads the rows of one sheet; `start` is the position in the file before its first row.

    A text file has no title.
    """

    def __init__(
        self,
        task: ReadingTask,
        columns: Sequence[str],
        placing: Placing,
        start: int,
        title: str | None,
    ) -> None:
        self.passed = PassedOver(start)
        self._task = task
        self._errors = task.errors
        self._placing = placing
        self._start = start
        self._is_text = title is None
        self._untitled = Untitled(placing, task.errors)
        self._parsers: list[tuple[int, _Parser | _Absent]] = [
            (placing.places[name], _Parser(task.fields[name], task.directory))
            if name in placing.places
            else (0, _Absent(task.fields[name]))
            for name in columns
        ]
        self._ordered = [
            (pair, operator.itemgetter(*map(columns.index, pair)))
            for pair in ORDERED.get(task.table, ())
            if all(name in columns for name in pair)
        ]
        self._totals = Totals([(place, parser.field) for place, parser in self._parsers])
        self._since_totals: list[tuple[DecisionsTaken, ...]] = []
        self._foot: list[tuple[RawLine, RowOfValues]] = []

    def rows(self, head: HeaderRow) -> Iterator[RowOfValues]:
        """The data rows; what else is written goes to `passed`, what is wrong to the errors."""
        for line in head.above:
            self.passed.add(Passed.ABOVE, line)
        previous = head.row
        remarks = self._placing.remarks
        is_whole_row_checked = bool(self._placing.untitled or self._ordered)
        width = self._placing.width
        for line in head.lines:
            number, cells, merged, is_hidden = line
            first = _first_written(cells)
            if first is None:
                if any(cells):
                    self.passed.add(Passed.SPACES, line)
                continue
            after_blank = number > previous + 1
            previous = number
            if first in remarks or cells[0] == head.cells[0] or number == head.row + 1:
                why = self._why_no_data(line, first, head)
            else:
                why = Passed.EXAMPLE if is_example(cells[first]) else None
            if why is not None:
                self.passed.add(why, line)
                continue
            values, refusals = self._parsed(cells if merged is None else merged)
            row = RowOfValues(self._start + number, values)
            if refusals and is_total(cells[first]):
                if self._is_sound_total(line, row):
                    self.passed.add(Passed.TOTAL, line)
                    continue
            elif refusals and self._is_foot(line, values, after_blank=after_blank):
                self._foot.append((line, row))
                continue
            elif refusals:
                self._refuse(line, row, refusals)
            if self._foot:
                yield from self._foot_among_data()
            if is_whole_row_checked or len(cells) > width:
                self._check(line, row)
            if is_hidden:
                self.passed.read_hidden(line)
            self._since_totals.append(values)
            yield row
        for line, _ in self._foot:
            self.passed.add(Passed.FOOT, line)

    def _why_no_data(self, line: RawLine, first: int, head: HeaderRow) -> Passed | None:
        cells = line.cells
        if (is_example_mark if first in self._placing.remarks else is_example)(cells[first]):
            return Passed.EXAMPLE
        if cells == head.cells:
            return Passed.HEADER_AGAIN
        if line.number == head.row + 1 and is_numbering(cells):
            return Passed.NUMBERING
        return None

    def _parsed(self, cells: RawRow) -> tuple[tuple[DecisionsTaken, ...], Refusals]:
        values: list[DecisionsTaken] = []
        refusals: list[tuple[str, CellRefusedError]] = []
        for place, parser in self._parsers:
            try:
                values.append(parser(cells[place] if place < len(cells) else None))
            except CellRefusedError as refusal:
                refusals.append((parser.field.name, refusal))
                values.append(Refused.CELL)
        return tuple(values), refusals

    def _is_sound_total(self, line: RawLine, row: RowOfValues) -> bool:
        self._totals.add(self._since_totals)
        self._since_totals = []
        wrong = list(self._totals.wrong(line.full))
        for each, written, right in wrong:
            self._errors.add(
                row.number,
                each.name,
                ErrorCode.OUT_OF_RANGE,
                f"Строка итогов не сходится: написано {quoted(written)}, а по строкам над ней "
                f"{quoted(right)}. Исправьте число или удалите строку итогов.",
            )
        return not wrong

    def _is_foot(
        self, line: RawLine, values: Sequence[DecisionsTaken], *, after_blank: bool
    ) -> bool:
        written = sum(not is_blank(cell) for cell in line.cells)
        if written > _MOST_CELLS_OF_FOOT or len(self._foot) >= _MOST_LINES_OF_FOOT:
            return False
        if self._has_data(line.cells, values):
            return False
        return bool(self._foot) or begins_foot(line, after_blank=after_blank)

    def _has_data(self, cells: RawRow, values: Sequence[DecisionsTaken]) -> bool:
        """Whether a cell has what only a row of the table has there: a number, a day, a word."""
        for (place, parser), value in zip(self._parsers, values, strict=True):
            is_written = place < len(cells) and not is_blank(cells[place])
            is_free_text = parser.field.kind in TEXTS and not parser.field.choices
            if is_written and not is_free_text and value is not Refused.CELL:
                return True
        return False

    def _foot_among_data(self) -> Iterator[RowOfValues]:
        """What looked like the foot of the table is not, for there are data under it."""
        for line, row in self._foot:
            self._errors.add(
                row.number,
                None,
                ErrorCode.OUT_OF_RANGE,
                f"Строка похожа на подпись или пояснение ({quoted(_text_of(line))}), а под ней "
                "ещё есть данные. Удалите её или перенесите под таблицу.",
            )
            yield row
        self._foot = []

    def _refuse(self, line: RawLine, row: RowOfValues, refusals: Refusals) -> None:
        written = sum(not is_blank(cell) for cell in line.cells)
        missing = [name for name, refusal in refusals if refusal.code is ErrorCode.REQUIRED]
        if written == 1 and len(missing) > 1:
            own = (each.message for _, each in refusals if each.code is not ErrorCode.REQUIRED)
            alone = (
                f"В строке заполнена только одна ячейка ({quoted(_text_of(line))}). Если это не "
                "запись, удалите строку; если запись, заполните остальные обязательные ячейки."
            )
            message = " ".join((alone, *own))
            self._errors.add(row.number, missing[0], ErrorCode.REQUIRED, message)
            return
        for name, refusal in refusals:
            self._errors.add(row.number, name, refusal.code, refusal.message)

    def _check(self, line: RawLine, row: RowOfValues) -> None:
        """What is wrong with the row as a whole."""
        if self._placing.untitled:
            self._untitled.check(line.cells)
        if len(line.cells) > self._placing.width:
            self._check_beyond(line, row)
        for pair, pick in self._ordered:
            self._check_order(row, pair, pick(row.values))

    def _check_beyond(self, line: RawLine, row: RowOfValues) -> None:
        width = self._placing.width
        # A sheet has columns of its own accord; in a text file the delimiters may be wrong.
        if not self._is_text:
            self._untitled.check_beyond(line.cells)
        elif any(beyond(line.cells, width)):
            self._errors.add(
                row.number,
                None,
                ErrorCode.UNREADABLE_FILE,
                f"В строке ячеек больше, чем столбцов в заголовке ({width}). Проверьте "
                "разделители и кавычки.",
            )

    def _check_order(
        self, row: RowOfValues, pair: tuple[str, str], values: tuple[DecisionsTaken, ...]
    ) -> None:
        first, second = values
        if not _exceeds(first, second):
            return
        shown = self._task.names.shown
        self._errors.add(
            row.number,
            pair[1],
            ErrorCode.OUT_OF_RANGE,
            f"{shown(pair[1])}: {quoted(second)} — меньше, чем {shown(pair[0])}: "
            f"{quoted(first)}. Исправьте.",
        )


def _first_written(cells: RawRow) -> int | None:
    for place, cell in enumerate(cells):
        if cell is not None and (not isinstance(cell, str) or cell.strip()):
            return place
    return None


def _text_of(line: RawLine) -> str:
    return next(str(cell).strip() for cell in line.cells if not is_blank(cell))


def _exceeds(first: DecisionsTaken, second: DecisionsTaken) -> bool:
    if isinstance(first, date) and isinstance(second, date):
        return first > second
    numbers = int | Decimal
    return isinstance(first, numbers) and isinstance(second, numbers) and first > second
