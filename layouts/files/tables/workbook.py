"""XLSX: numbers as numbers, a frozen header, and sheets that explain the first one."""

from __future__ import annotations

import io
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Final

import xlsxwriter

from layouts.files.mark import FileMark
from layouts.files.packed import packed_alike
from layouts.files.tables.table import Cell, Table, TableSheet, is_like_a_formula

DATA_SHEET: Final = "Данные"
MOST_ROWS: Final = 1_048_575
"""A sheet has no more; one row is the header."""


def write(
    table: Table, sheets: tuple[TableSheet, ...], made_of: datetime, mark: FileMark | None = None
) -> bytes:
    """A workbook; `made_of` is the moment of the data, so that equal data give equal bytes.

    The code of `mark` stands at the foot of every sheet that is printed and, with its square,
    on the first of `sheets`.
    """
    memory = io.BytesIO()
    # Every cell is written by its type; nothing in a text may become a formula or a link.
    options = {
        # A row is let go as soon as it is written, so that a long table never lies in memory.
        "constant_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
    }
    with xlsxwriter.Workbook(memory, options) as book:
        book.set_properties({"title": table.name, "created": made_of})
        head = book.add_format({"bold": True, "text_wrap": True, "valign": "top", "bottom": 1})
        _write_table(book.add_worksheet(DATA_SHEET), table, head, _Looks.of(book))
        wrapped = book.add_format({"text_wrap": True, "valign": "top"})
        pages = [book.add_worksheet(sheet.name) for sheet in sheets]
        for page, sheet in zip(pages, sheets, strict=True):
            _write_sheet(page, sheet, head, wrapped)
        if mark:
            _write_mark(book, pages[0], len(sheets[0].rows) + 1, mark)
    return packed_alike(memory)


@dataclass(frozen=True)
class _Looks:
    """How cells look that are no plain numbers and texts."""

    day: Any
    moment: Any
    harmless: Any

    @classmethod
    def of(cls, book: Any) -> _Looks:
        return cls(
            book.add_format({"num_format": "dd.mm.yyyy"}),
            book.add_format({"num_format": "dd.mm.yyyy hh:mm:ss"}),
            # The apostrophe of a spreadsheet's own: the text stays one when the cell is edited.
            book.add_format({"quote_prefix": True}),
        )


def _write_table(page: Any, table: Table, head: Any, looks: _Looks) -> None:
    for place, column in enumerate(table.columns):
        page.set_column(place, place, column.width)
        page.write_string(0, place, column.title, head)
    last = 0
    for last, row in enumerate(table.written(), start=1):
        for place, (cell, column) in enumerate(zip(row, table.columns, strict=True)):
            _write_cell(page, last, place, column.worded(cell), looks)
    page.freeze_panes(1, 0)
    page.autofilter(0, 0, last, len(table.columns) - 1)


def _write_cell(page: Any, row: int, place: int, cell: Cell, looks: _Looks) -> None:
    if cell is None:
        return
    if isinstance(cell, datetime):
        page.write_datetime(row, place, cell, looks.moment)
    elif isinstance(cell, date):
        page.write_datetime(row, place, cell, looks.day)
    elif isinstance(cell, int | float):
        page.write_number(row, place, cell)
    elif is_like_a_formula(cell):
        page.write_string(row, place, cell, looks.harmless)
    else:
        page.write_string(row, place, cell)


def _write_sheet(page: Any, sheet: TableSheet, head: Any, wrapped: Any) -> None:
    for place, (title, width) in enumerate(zip(sheet.header, sheet.widths, strict=True)):
        page.set_column(place, place, width)
        page.write_string(0, place, title, head)
    for number, row in enumerate(sheet.rows, start=1):
        for place, text in enumerate(row):
            page.write_string(number, place, text, wrapped)
    page.freeze_panes(1, 0)


def _write_mark(book: Any, passport: Any, row: int, mark: FileMark) -> None:
    for page in book.worksheets():
        page.set_footer(f"&L{mark.words}&R&P / &N")
    passport.write_string(row, 0, "Снимок")
    passport.write_string(row, 1, mark.way_back)
    picture = {"image_data": io.BytesIO(mark.square), "description": f"QR-код: {mark.words}"}
    passport.insert_image(row + 1, 1, "snapshot.png", {**picture, "x_scale": 0.5, "y_scale": 0.5})
