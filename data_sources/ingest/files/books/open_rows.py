"""The rows of one sheet of an OpenDocument spreadsheet, where repeated ones are written once."""

from __future__ import annotations

import itertools
from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any, Final

from openpyxl.utils import get_column_letter

from data_sources.ingest.files.books.merging import (
    MOST_MERGED_AREAS,
    TOO_MUCH_MERGED,
    MergedArea,
    with_merged,
)
from data_sources.ingest.files.books.metered import Metered
from data_sources.ingest.files.books.open_cells import ROW, TABLE, value_of
from data_sources.ingest.files.raw import (
    MOST_COLUMNS,
    MOST_ROWS,
    RawCell,
    RawLine,
    RawRow,
    UnreadableFileError,
    is_blank,
    too_wide,
)
from data_sources.ingest.files.rows.tabular import Content, FarCells

_COLUMN: Final = f"{TABLE}table-column"
_CELLS: Final = (f"{TABLE}table-cell", f"{TABLE}covered-table-cell")
_VISIBILITY: Final = f"{TABLE}visibility"
_HIDDEN: Final = ("collapse", "filter")
_LAST_COLUMN: Final = 16_384
_MOST_CELLS_REPEATED: Final = 20_000_000
_REPEATED_WITHOUT_END: Final = (
    "На листе книги .ods одни и те же ячейки повторены миллионы раз. Скопируйте таблицу в новую "
    "книгу."
)


@dataclass
class _Columns:
    """What the columns say of themselves before the rows; counted from 0."""

    hidden: set[int] = field(default_factory=set)
    styles: dict[int, str] = field(default_factory=dict)
    count: int = 0

    def add(self, column: Any) -> None:
        """The next column, or several alike."""
        alike = _count(column, "columns")
        for place in range(self.count, min(self.count + alike, MOST_COLUMNS)):
            if column.get(_VISIBILITY) in _HIDDEN:
                self.hidden.add(place)
            if style := column.get(f"{TABLE}default-cell-style-name"):
                self.styles[place] = style
        self.count = min(self.count + alike, MOST_COLUMNS)


def _count(element: Any, what: str) -> int:
    return max(int(element.get(f"{TABLE}number-{what}-repeated") or 1), 1)


@dataclass(frozen=True)
class _OpenRow:
    """A row as it is written once for `alike` rows in succession."""

    cells: RawRow
    alike: int
    is_hidden: bool


@dataclass
class _RowReader:
    """Reads rows in their order; merged areas and far cells are noted on the way."""

    columns: _Columns
    months: frozenset[str]
    areas: deque[MergedArea] = field(default_factory=deque)
    far_cells: FarCells = field(default_factory=FarCells)
    _number: int = 0
    _areas_found: int = 0

    def read(self, element: Any) -> _OpenRow:
        """The next row."""
        alike = _count(element, "rows")
        row = _OpenRow(self._cells(element), alike, element.get(_VISIBILITY) in _HIDDEN)
        self._number += alike
        return row

    def _cells(self, element: Any) -> RawRow:
        values: list[RawCell] = []
        column = 0
        for cell in element:
            if cell.tag not in _CELLS:
                continue
            alike = _count(cell, "columns")
            style = cell.get(f"{TABLE}style-name") or self.columns.styles.get(column)
            value = value_of(cell, style, self.months)
            if value is not None and not self._is_far(column + alike, value):
                values.extend([None] * (column - len(values)))
                values.extend([value] * alike)
            self._note_area(cell, column)
            column += alike
        return tuple(values)

    def _is_far(self, end: int, value: RawCell) -> bool:
        if end <= MOST_COLUMNS:
            return False
        if not is_blank(value):
            raise too_wide(self._number + 1)
        self.far_cells.add(f"{get_column_letter(min(end, _LAST_COLUMN))}{self._number + 1}")
        return True

    def _note_area(self, cell: Any, column: int) -> None:
        right = int(cell.get(f"{TABLE}number-columns-spanned") or 1)
        down = int(cell.get(f"{TABLE}number-rows-spanned") or 1)
        if max(right, down) == 1:
            return
        self._areas_found += 1
        if self._areas_found > MOST_MERGED_AREAS:
            raise UnreadableFileError(TOO_MUCH_MERGED, self._number + 1)
        first = self._number + 1
        self.areas.append(MergedArea(first, first + down - 1, column, column + right - 1))


def content_of(
    events: Iterable[tuple[str, Any]], source: Metered, months: frozenset[str]
) -> Content:
    """The rows that the events of one sheet tell, and what its columns say before them.

    The lines raise `UnreadableFileError`, and `ValueError` and the like where they make no
    sense.
    """
    reader = _RowReader(_Columns(), months)
    rows = _rows(events, source, reader)
    first = next(rows, None)
    lines = with_merged(_lines(itertools.chain([first] if first else [], rows)), reader.areas)
    return Content(lines, frozenset(reader.columns.hidden), reader.far_cells)


def _rows(
    events: Iterable[tuple[str, Any]], source: Metered, reader: _RowReader
) -> Iterator[_OpenRow]:
    """The rows, one after another; columns are noted on the way to the first."""
    for event, element in events:
        if event == "end" and element.tag == _COLUMN:
            reader.columns.add(element)
        elif event == "end" and element.tag == ROW:
            row = reader.read(element)
            element.clear()
            source.given = 0
            yield row


def _lines(rows: Iterable[_OpenRow]) -> Iterator[RawLine]:
    number = 0
    given = 0
    repeated = 0
    for row in rows:
        first, number = number + 1, number + row.alike
        if not row.cells:
            continue
        repeated += (row.alike - 1) * len(row.cells)
        if repeated > _MOST_CELLS_REPEATED or number > MOST_ROWS:
            raise UnreadableFileError(_REPEATED_WITHOUT_END, first)
        yield from (RawLine(blank, ()) for blank in range(given + 1, first))
        yield from (
            RawLine(at, row.cells, is_hidden=row.is_hidden) for at in range(first, number + 1)
        )
        given = number
