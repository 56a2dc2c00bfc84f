"""Files of single rows: a declared table under its Russian titles."""

from __future__ import annotations

from typing import Final

from data_sources.answers.row_lists.answer import RowStream
from data_sources.row_tables.records import listings
from data_sources.row_tables.records.declaration import Kind as RowKind
from layouts.columns.declaration import RowSheet
from layouts.files.question import passport
from layouts.files.tables.table import FileColumn, Kind, Table, TableSheet

_KINDS: Final = {
    RowKind.TEXT: Kind.TEXT,
    RowKind.WHOLE: Kind.NUMBER,
    RowKind.NUMBER: Kind.NUMBER,
    RowKind.DAY: Kind.DAY,
}


def columns(sheet: RowSheet) -> tuple[FileColumn, ...]:
    """The table's columns in their order."""
    return tuple(
        _column(column.key, column.kind, sheet) for column in listings()[sheet.name].columns
    )


def _column(key: str, kind: RowKind, sheet: RowSheet) -> FileColumn:
    title = sheet.titles[key]
    return FileColumn(key, title.title, _KINDS[kind], title.words, title.width)


def table(stream: RowStream, sheet: RowSheet) -> Table:
    """All rows of the answer in its order; they can be taken once."""
    return Table(sheet.name, columns(sheet), stream.rows)


def sheets(stream: RowStream, sheet: RowSheet, rows: int, site: str) -> tuple[TableSheet, ...]:
    """«Паспорт»: what was asked and of which data; «Определения»: what the columns mean."""
    asked = passport(
        stream.answered,
        stream.registers,
        stream.provenance,
        site + sheet.path,
        ("Что в файле", sheet.title),
        ("Строк", str(rows)),
    )
    return asked, _definitions(sheet)


def _definitions(sheet: RowSheet) -> TableSheet:
    rows = tuple((key, title.title, title.note) for key, title in sheet.titles.items())
    return TableSheet("Определения", ("Код", "Столбец", "Что в нём"), rows, (24, 28, 80))
