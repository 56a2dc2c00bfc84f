"""The cells of one sheet of a workbook, read piece by piece in bounded memory."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from openpyxl.utils import get_column_letter
from openpyxl.worksheet._reader import CELL_TAG, DATA_TAG, FORMULA_TAG, ROW_TAG, WorkSheetParser
from openpyxl.xml.functions import iterparse

from data_sources.ingest.files.books.merging import in_order, with_merged
from data_sources.ingest.files.books.metered import Metered
from data_sources.ingest.files.books.sheet_outline import outline_of
from data_sources.ingest.files.raw import (
    MOST_COLUMNS,
    MOST_ROWS,
    MonthShown,
    RawCell,
    RawLine,
    RawRow,
    UnreadableFileError,
    is_blank,
    too_wide,
)
from data_sources.ingest.files.rows.tabular import Content, FarCells

_TRUE: Final = ("1", "true")


@dataclass(frozen=True)
class Book:
    """What the sheets of a workbook share; the sets are numbers of cell styles."""

    package: zipfile.ZipFile
    texts: Sequence[str]
    epoch: datetime
    date_styles: frozenset[int]
    month_styles: frozenset[int]
    duration_styles: frozenset[int]
    percent_styles: frozenset[int]


def sheet_content(book: Book, part: str) -> Content:
    """The rows of a sheet.

    Raises `UnreadableFileError` and whatever broken XML makes openpyxl raise.
    """
    outline = outline_of(book.package, part)
    far_cells = FarCells()
    lines = _lines(book, part, outline.end, far_cells)
    return Content(with_merged(lines, in_order(outline.merged)), outline.hidden_columns, far_cells)


def _lines(book: Book, part: str, end: int, far_cells: FarCells) -> Iterator[RawLine]:
    given = 0
    at = 0
    with book.package.open(part) as opened:
        source = Metered(opened)
        reader = WorkSheetParser(
            source,
            book.texts,
            data_only=True,
            epoch=book.epoch,
            date_formats=book.date_styles,
            timedelta_formats=book.duration_styles,
        )
        # openpyxl's own loop remembers the looks of every row; a million rows are a gigabyte.
        for _, element in iterparse(source):
            if element.tag == DATA_TAG:
                return
            if element.tag != ROW_TAG:
                continue
            before, at = at, int(element.get("r") or at + 1)
            if not before < at <= MOST_ROWS:
                raise ValueError(at)
            reader.row_counter, reader.col_counter = at, 0
            is_hidden = element.get("hidden") in _TRUE
            cells = _cells(element, reader, book, at, far_cells)
            element.clear()
            source.given = 0
            if cells:
                for blank in range(given + 1, at):
                    yield RawLine(blank, ())
                given = at
                yield RawLine(at, cells, is_hidden=is_hidden)
            if source.total > end:
                return


def _cells(row: Any, reader: Any, book: Book, number: int, far_cells: FarCells) -> RawRow:
    values: list[RawCell] = []
    for element in row:
        if element.tag != CELL_TAG:
            continue
        # Most cells of a formatted sheet hold nothing but their looks.
        if not len(element) and "r" in element.attrib:
            continue
        cell = reader.parse_cell(element)
        value, column = cell["value"], cell["column"]
        if value is None:
            _require_calculated(element, number, column)
            continue
        if column > MOST_COLUMNS:
            if is_blank(value):
                far_cells.add(f"{get_column_letter(column)}{number}")
                continue
            raise too_wide(number)
        if column <= len(values):
            raise ValueError(column)
        if cell["style_id"] in book.percent_styles:
            value = _as_shown(value)
        elif cell["style_id"] in book.month_styles and isinstance(value, datetime):
            value = MonthShown(value.year, value.month, 1)
        values.extend([None] * (column - 1 - len(values)))
        values.append(value)
    return tuple(values)


def _require_calculated(element: Any, number: int, column: int) -> None:
    # A formula whose result is the empty text says that it is a text.
    if element.find(FORMULA_TAG) is not None and element.get("t") != "str":
        raise UnreadableFileError(
            f"В ячейке {get_column_letter(column)}{number} формула без результата. Откройте "
            "книгу в Excel, сохраните её и загрузите снова.",
            number,
        )


def _as_shown(value: RawCell) -> RawCell:
    """Excel keeps 78,5 % as 0.785; people mean what they see."""
    if isinstance(value, bool) or not isinstance(value, int | float):
        return value
    return round(value * 100, 10)
