"""Tables of a printed document: a header on every page, no row parted between two."""

from __future__ import annotations

from typing import Final

from docx.document import Document
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Emu
from docx.table import Table, _Cell, _Row

from layouts.files.report import styles
from layouts.files.report.paper import Align, Column, Grid

_STANDS: Final = {
    Align.LEFT: WD_ALIGN_PARAGRAPH.LEFT,
    Align.CENTER: WD_ALIGN_PARAGRAPH.CENTER,
    Align.RIGHT: WD_ALIGN_PARAGRAPH.RIGHT,
}


def add(made: Document, grid: Grid) -> None:
    """The table after everything that the document holds."""
    table = made.add_table(rows=1, cols=len(grid.columns), style="Table Grid")
    table.alignment = WD_TABLE_ALIGNMENT.CENTER
    table.autofit = False
    widths = _widths(grid.columns)
    for column, width in zip(table.columns, widths, strict=True):
        column.width = width
    _header(table, grid.columns, widths)
    for place, texts in enumerate(grid.rows):
        row = table.add_row()
        _whole(row)
        for cell, text, column, width in zip(row.cells, texts, grid.columns, widths, strict=True):
            cell.width = width
            _write(cell, text, column.align, "bold" if place in grid.strong else "plain")


def _widths(columns: tuple[Column, ...]) -> list[Emu]:
    whole = sum(column.share for column in columns)
    return [Emu(int(styles.TEXT_WIDTH * column.share / whole)) for column in columns]


def _header(table: Table, columns: tuple[Column, ...], widths: list[Emu]) -> None:
    row = table.rows[0]
    _whole(row)
    row._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
    for cell, column, width in zip(row.cells, columns, widths, strict=True):
        cell.width = width
        _write(cell, column.title, Align.CENTER, "bold")


def _whole(row: _Row) -> None:
    row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))


def _write(cell: _Cell, text: str, align: Align, weight: str) -> None:
    line = cell.paragraphs[0]
    line.style = styles.TABLE
    line.alignment = _STANDS[align]
    line.add_run(text).bold = weight == "bold"
    _narrow(cell)


def _narrow(cell: _Cell) -> None:
    """Less room at the sides than usual: a printed table has many columns."""
    margins = OxmlElement("w:tcMar")
    for side in ("left", "right"):
        room = OxmlElement(f"w:{side}")
        room.set(qn("w:w"), "57")
        room.set(qn("w:type"), "dxa")
        margins.append(room)
    cell._tc.get_or_add_tcPr().append(margins)
