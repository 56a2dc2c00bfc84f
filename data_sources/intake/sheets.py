"""The cells of one sheet of a workbook, read piece by piece in bounded memory."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from openpyxl.utils import get_column_letter
from openpyxl.worksheet._reader import CELL_TAG, DATA_TAG, FORMULA_TAG, ROW_TAG, WorkSheetParser
from openpyxl.xml.functions import iterparse

from data_sources.intake.raw import MOST_COLUMNS, RawCell, RawRow, UnreadableFileError, too_wide

MOST_ROWS: Final = 1 << 20
MOST_ROW_BYTES: Final = 4 << 20
_PIECE: Final = 1 << 16
_EDGE: Final = 64
_TEXT: Final = re.compile(rb"[^>]</")
_CLOSING: Final = re.compile(rb"</(?:[^<>/:]+:)?sheetData\s*>")


@dataclass(frozen=True)
class Book:
    """What the sheets of a workbook share; the sets are numbers of cell styles."""

    package: zipfile.ZipFile
    texts: Sequence[str]
    epoch: datetime
    date_styles: frozenset[int]
    duration_styles: frozenset[int]
    percent_styles: frozenset[int]


def sheet_rows(book: Book, part: str) -> Iterator[tuple[int, RawRow]]:
    """The rows of a sheet with their numbers from 1, up to the last that has a value.

    Raises `UnreadableFileError` and whatever broken XML makes openpyxl raise.
    """
    given = 0
    at = 0
    end = _end_of_values(book.package, part)
    with book.package.open(part) as content:
        source = _Metered(content)
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
            cells = _cells(element, reader, book.percent_styles, at)
            element.clear()
            source.given = 0
            if cells:
                for blank in range(given + 1, at):
                    yield blank, ()
                given = at
                yield at, cells
            if source.total > end:
                return


class _Metered:
    """A stream that breaks off where one row takes more than any row can."""

    def __init__(self, content: Any) -> None:
        self._content = content
        self.given = 0
        self.total = 0

    def read(self, size: int = -1) -> bytes:
        piece: bytes = self._content.read(min(size, _PIECE) if size > 0 else _PIECE)
        self.given += len(piece)
        self.total += len(piece)
        if self.given > MOST_ROW_BYTES:
            raise UnreadableFileError(
                "Лист книги устроен необычно: строка занимает слишком много места. Скопируйте "
                "таблицу в новую книгу."
            )
        return piece


def _end_of_values(package: zipfile.ZipFile, part: str) -> int:
    """So many bytes of the sheet hold all of its values; sheets are formatted far beyond them.

    The part is read to its end, where the package says whether it is what was once written.
    """
    end = 0
    read = 0
    edge = b""
    closing = None
    with package.open(part) as content:
        while piece := content.read(_PIECE):
            read += len(piece)
            if closing is not None:
                continue
            looked_at = edge + piece
            closing = _CLOSING.search(looked_at)
            if _TEXT.search(looked_at, 0, closing.start() if closing else len(looked_at)):
                end = read
            edge = looked_at[-_EDGE:]
    # What was given to the parser last may have been read only in part.
    return end + _PIECE


def _cells(row: Any, reader: Any, percent_styles: frozenset[int], number: int) -> RawRow:
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
            raise too_wide(number)
        if column <= len(values):
            raise ValueError(column)
        if cell["style_id"] in percent_styles:
            value = _as_shown(value)
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
