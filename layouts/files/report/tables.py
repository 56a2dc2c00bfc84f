"""Tables of a printed document: a header on every page, no row parted between two."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final
from xml.sax.saxutils import escape

from docx.document import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from layouts.files.report import styles
from layouts.files.report.paper import Grid, PaperColumn

_TWIPS_IN_EMU: Final = 635
_HEAD: Final = '<w:b/><w:sz w:val="16"/><w:szCs w:val="16"/>'
"""Heads are a point smaller: a long word is not to be broken."""

_ROOM: Final = 57
"""Room at the sides of a cell, in twentieths of a point: less than usual, for many columns."""


def add(made: Document, grid: Grid) -> None:
    """The table after everything that the document holds.

    It is written as markup at once: cell by cell python-docx takes seconds for a long one.
    """
    names = made.styles
    look = _Look(names["Table Grid"].style_id, names[styles.TABLE].style_id)
    made.element.body.insert_element_before(parse_xml(_table(grid, look)), "w:sectPr")


@dataclass(frozen=True)
class _Look:
    """Ids of the styles of the table and of its text."""

    table: str
    text: str


def _table(grid: Grid, look: _Look) -> str:
    widths = _widths(grid.columns)
    header = _row(
        (column.title for column in grid.columns),
        [_cell(width, "center", look, _HEAD) for width in widths],
        "<w:cantSplit/><w:tblHeader/>",
    )
    frames = {
        weight: [
            _cell(width, column.align.value, look, weight)
            for column, width in zip(grid.columns, widths, strict=True)
        ]
        for weight in ("", "<w:b/>")
    }
    rows = (
        _row(texts, frames["<w:b/>" if place in grid.strong else ""], "<w:cantSplit/>")
        for place, texts in enumerate(grid.rows)
    )
    columns = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    sides = "".join(f'<w:{side} w:w="{_ROOM}" w:type="dxa"/>' for side in ("left", "right"))
    return (
        f'<w:tbl {nsdecls("w")}><w:tblPr><w:tblStyle w:val="{look.table}"/>'
        f'<w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:jc w:val="center"/>'
        f'<w:tblLayout w:type="fixed"/><w:tblCellMar>{sides}</w:tblCellMar></w:tblPr>'
        f"<w:tblGrid>{columns}</w:tblGrid>{header}{''.join(rows)}</w:tbl>"
    )


def _widths(columns: Sequence[PaperColumn]) -> list[int]:
    whole = sum(column.share for column in columns)
    return [int(styles.TEXT_WIDTH / _TWIPS_IN_EMU * column.share / whole) for column in columns]


def _cell(width: int, align: str, look: _Look, weight: str) -> tuple[str, str]:
    """What stands before and after the text of a cell."""
    before = (
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr><w:p><w:pPr>'
        f'<w:pStyle w:val="{look.text}"/><w:jc w:val="{align}"/></w:pPr>'
        f'<w:r><w:rPr>{weight}</w:rPr><w:t xml:space="preserve">'
    )
    return before, "</w:t></w:r></w:p></w:tc>"


def _row(texts: Iterable[str], frames: Sequence[tuple[str, str]], properties: str) -> str:
    cells = (
        f"{before}{escape(text)}{after}"
        for text, (before, after) in zip(texts, frames, strict=True)
    )
    return f"<w:tr><w:trPr>{properties}</w:trPr>{''.join(cells)}</w:tr>"
