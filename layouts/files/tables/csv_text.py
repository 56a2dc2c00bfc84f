"""CSV in three dialects: for programs, for Russian Excel, for old Excel."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import ClassVar, Final

from layouts.files.tables.table import Cell, FileColumn, Table, as_json, harmless, plain_number

ROWS_AT_ONCE: Final = 1000


@dataclass(frozen=True)
class Dialect:
    """How a table becomes CSV text and bytes."""

    encoding: str
    mark: bytes
    delimiter: str
    line_end: str
    is_russian: bool


DIALECTS: Final = {
    "excel": Dialect("utf-8", b"\xef\xbb\xbf", ";", "\r\n", is_russian=True),
    "plain": Dialect("utf-8", b"", ",", "\n", is_russian=False),
    "utf16": Dialect("utf-16-le", b"\xff\xfe", "\t", "\r\n", is_russian=True),
}
DEFAULT_DIALECT: Final = "excel"


def write(table: Table, dialect: Dialect) -> Iterator[bytes]:
    """The file piece by piece, so that a long table never lies in memory whole."""
    text = io.StringIO()
    lines = _Lines(text, dialect.line_end)
    writer = csv.writer(lines, delimiter=dialect.delimiter, lineterminator=_Lines.WRITTEN)
    yield dialect.mark
    writer.writerow(column.title if dialect.is_russian else column.key for column in table.columns)
    for number, row in enumerate(table.written(), start=1):
        writer.writerow(
            _text(cell, column, dialect) for cell, column in zip(row, table.columns, strict=True)
        )
        if number % ROWS_AT_ONCE == 0:
            yield _taken(text, dialect)
    yield _taken(text, dialect)


@dataclass(frozen=True)
class _Lines:
    """Where `csv` writes its rows: each gets the dialect's own end instead of the written one.

    `csv` quotes a carriage return or a line feed only where its line's end has one, so it is
    given both whatever the dialect.
    """

    text: io.StringIO
    end: str
    WRITTEN: ClassVar[str] = "\r\n"

    def write(self, line: str) -> int:
        return self.text.write(line.removesuffix(self.WRITTEN) + self.end)


def _taken(text: io.StringIO, dialect: Dialect) -> bytes:
    # A lone surrogate cannot be written in any encoding; it must not break the whole file.
    piece = text.getvalue().encode(dialect.encoding, errors="replace")
    text.seek(0)
    text.truncate()
    return piece


def _text(cell: Cell, column: FileColumn, dialect: Dialect) -> str:
    if cell is None:
        return ""
    if dialect.is_russian:
        return _russian(column.worded(cell))
    if isinstance(cell, int | float):
        return plain_number(cell)
    if isinstance(cell, date):
        return str(as_json(cell))
    return harmless(cell)


def _russian(cell: Cell) -> str:
    if isinstance(cell, datetime):
        return f"{cell:%d.%m.%Y %H:%M:%S}"
    if isinstance(cell, date):
        return f"{cell:%d.%m.%Y}"
    if isinstance(cell, int | float):
        return plain_number(cell).replace(".", ",")
    return harmless(str(cell))
