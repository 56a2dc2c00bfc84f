"""The sheets of a workbook of Excel 97-2003 (.xls)."""

from __future__ import annotations

import functools
import io
import struct
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import Any, Final

import xlrd

from data_sources.ingest.files.books.merging import (
    MOST_MERGED_AREAS,
    MergedArea,
    in_order,
    with_merged,
)
from data_sources.ingest.files.books.number_formats import shows_month_alone
from data_sources.ingest.files.raw import MonthShown, RawCell, RawLine, RawRow, UnreadableFileError
from data_sources.ingest.files.rows.tabular import Breakage, Content, Sheet

MOST_BYTES: Final = 64 << 20
"""A full sheet of thirty columns; the whole file is kept in memory."""

_TOO_LARGE: Final = (
    "Книга .xls больше 64 МБ. Откройте её в Excel, сохраните как .xlsx и загрузите снова."
)
_LOCKED: Final = (
    "Это книга под паролем или документ другой программы. Сохраните таблицу как .xlsx без пароля."
)
_BREAKAGE: Final = Breakage(
    (
        xlrd.XLRDError,
        xlrd.compdoc.CompDocError,
        struct.error,
        ArithmeticError,
        AssertionError,
        AttributeError,
        EOFError,
        LookupError,
        NotImplementedError,
        OSError,
        RuntimeError,
        TypeError,
        ValueError,
    ),
    _LOCKED,
)
_BROKEN_SHEET: Final = Breakage(
    _BREAKAGE.errors,
    "Книга .xls повреждена. Откройте её в Excel, сохраните как .xlsx и загрузите снова.",
)
_VISIBLE: Final = 0


@contextmanager
def old_book_sheets(path: Path) -> Iterator[Sequence[Sheet]]:
    """The sheets of the workbook, hidden ones too. Raises `UnreadableFileError`."""
    with _BREAKAGE.told():
        if path.stat().st_size > MOST_BYTES:
            raise UnreadableFileError(_TOO_LARGE)
        # It prints what it doubts, and a report may be going out in JSON.
        book = xlrd.open_workbook(
            str(path), logfile=io.StringIO(), formatting_info=True, on_demand=True, ragged_rows=True
        )
    try:
        yield [
            Sheet(
                title,
                book._sheet_visibility[place] != _VISIBLE,
                functools.partial(_content, book, place),
            )
            for place, title in enumerate(book.sheet_names())
        ]
    finally:
        book.release_resources()


@contextmanager
def _content(book: Any, place: int) -> Iterator[Content]:
    with _BROKEN_SHEET.told():
        sheet = book.sheet_by_index(place)
        hidden = frozenset(at for at, info in sheet.colinfo_map.items() if info.hidden)
        areas = [
            MergedArea(first + 1, end, left, right - 1)
            for first, end, left, right in sheet.merged_cells[:MOST_MERGED_AREAS]
        ]
    lines = with_merged(_lines(book, sheet), in_order(areas))
    yield Content(_BROKEN_SHEET.told_of(lines), hidden)
    book.unload_sheet(place)


def _lines(book: Any, sheet: Any) -> Iterator[RawLine]:
    waiting = 0
    for row in range(sheet.nrows):
        cells = _cells(book, sheet, row)
        if not cells:
            waiting += 1
            continue
        yield from (RawLine(blank + 1, ()) for blank in range(row - waiting, row))
        waiting = 0
        info = sheet.rowinfo_map.get(row)
        yield RawLine(row + 1, cells, is_hidden=bool(info and info.hidden))


def _cells(book: Any, sheet: Any, row: int) -> RawRow:
    values: list[RawCell] = []
    for column, kind in enumerate(sheet.row_types(row)):
        value = _value(book, sheet, row, column, kind)
        if value is not None:
            values.extend([None] * (column - len(values)))
            values.append(value)
    return tuple(values)


def _value(book: Any, sheet: Any, row: int, column: int, kind: int) -> RawCell:
    value = sheet.cell_value(row, column)
    if kind in (xlrd.XL_CELL_EMPTY, xlrd.XL_CELL_BLANK) or value == "":
        return None
    if kind == xlrd.XL_CELL_TEXT:
        return str(value)
    if kind == xlrd.XL_CELL_BOOLEAN:
        return bool(value)
    if kind == xlrd.XL_CELL_ERROR:
        return str(xlrd.error_text_from_code.get(value, "#N/A"))
    style = book.xf_list[sheet.cell_xf_index(row, column)]
    code = book.format_map[style.format_key].format_str
    if kind == xlrd.XL_CELL_DATE:
        return _moment(value, code, book.datemode)
    if "%" in code:
        return float(round(value * 100, 10))
    return int(value) if float(value).is_integer() else float(value)


def _moment(serial: float, code: str, epoch: int) -> RawCell:
    try:
        moment: datetime = xlrd.xldate_as_datetime(serial, epoch)
    except (OverflowError, ValueError):
        return serial
    if serial < 1:
        return moment.time()
    if shows_month_alone(code):
        return MonthShown(moment.year, moment.month, 1)
    return moment
