"""A paper typeset as DOCX."""

from __future__ import annotations

import io
import re
import unicodedata
from dataclasses import replace
from datetime import datetime
from typing import Final

from docx.document import Document

from layouts.files.mark import FileMark
from layouts.files.packed import packed_alike
from layouts.files.report import styles, tables
from layouts.files.report.paper import Block, Grid, Heading, Items, Paper, Paragraph, Remark
from layouts.wording import numbers

_ITEM: Final = f"–{numbers.NBSP}"
_SPACES: Final = re.compile(r"[\t\n\v\f\r\x85\u2028\u2029 ]+")


def write(paper: Paper, made_of: datetime, mark: FileMark | None = None) -> bytes:
    """The file; `made_of` is the moment of the data, so that equal data give equal bytes.

    `mark` is that of the snapshot that the document shows.
    """
    made = styles.blank(_plain(" ".join((paper.title, *paper.about))), made_of)
    styles.frame(made.sections[0], _plain(paper.origin), paper.mark, mark)
    made.add_paragraph(_plain(paper.title), styles.TITLE)
    for line in paper.about:
        made.add_paragraph(_plain(line), styles.TITLE).runs[0].bold = False
    number = table = 0
    for block in paper.blocks:
        if isinstance(block, Heading):
            number += not block.is_annex
            _add_heading(made, block, number)
        elif isinstance(block, Grid):
            table += 1
            made.add_paragraph(f"Таблица {table} – {_plain(block.caption)}", styles.CAPTION)
            tables.add(made, _plain_grid(block))
        else:
            _add_text(made, block)
    memory = io.BytesIO()
    made.save(memory)
    return packed_alike(memory)


def _add_heading(made: Document, heading: Heading, number: int) -> None:
    text = _plain(heading.text)
    said = made.add_paragraph(text if heading.is_annex else f"{number}. {text}", styles.HEADING)
    said.paragraph_format.page_break_before = heading.is_annex


def _add_text(made: Document, block: Block) -> None:
    if isinstance(block, Items):
        for text in block.texts:
            made.add_paragraph(f"{_ITEM}{_plain(text)}", styles.ITEM)
    elif isinstance(block, Paragraph):
        made.add_paragraph(_plain(block.text), styles.BODY)
    elif isinstance(block, Remark):
        made.add_paragraph(_plain(block.text), styles.REMARK)


def _plain_grid(grid: Grid) -> Grid:
    rows = tuple(tuple(map(_plain, row)) for row in grid.rows)
    columns = tuple(replace(column, title=_plain(column.title)) for column in grid.columns)
    return replace(grid, rows=rows, columns=columns)


def _plain(text: str) -> str:
    """One line without signs that XML or a printer cannot take."""
    printed = "".join(sign for sign in text if _is_printed(sign) or _SPACES.fullmatch(sign))
    return _SPACES.sub(" ", printed).strip(" ")


def _is_printed(sign: str) -> bool:
    # U+FFFE and U+FFFF are no characters of XML; signs of format (Cf) may turn a line around.
    return unicodedata.category(sign) not in ("Cc", "Cf", "Cs", "Co", "Cn")
