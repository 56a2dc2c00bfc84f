"""The file of rejected rows: what was written in them, and why they were kept out."""

from __future__ import annotations

import csv
import itertools
import re
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any, BinaryIO, Final

import xlsxwriter
from xlsxwriter.exceptions import XlsxWriterException

from data_sources.ingest.files.books.reading import source_of
from data_sources.ingest.files.books.signatures import FileKind, form_of
from data_sources.ingest.files.raw import MonthShown, RawCell
from data_sources.ingest.files.report import LoadError
from data_sources.ingest.files.rows.header_words import REASON
from data_sources.ingest.files.rows.positions import Positions
from data_sources.vocabulary.titles import column_titles

_SHEET: Final = "Отклонено"
_MARK: Final = ".отклонено"
_MARKED: Final = re.compile(rf"{re.escape(_MARK)}(-[0-9]+)?$")

Line = tuple[RawCell, ...]


@dataclass(frozen=True)
class Rejects:
    """What goes onto one sheet: the header as it was, and the rejected rows with their reasons."""

    title: str
    header: Line
    rows: Sequence[tuple[Line, str]]

    def lines(self) -> Iterable[Line]:
        """All lines of the same length, the reason last."""
        # A row may be longer than the header: that is one of the reasons to reject it.
        width = max(len(self.header), *(len(cells) for cells, _ in self.rows))
        yield (*_wide(self.header, width), REASON)
        for cells, reason in self.rows:
            yield (*_wide(cells, width), reason)


def write_rejects(path: Path, table: str, errors: Mapping[int, Sequence[LoadError]]) -> Path:
    """Writes the rows that have errors, as the file has them, into a new file beside it.

    A CSV file becomes one that Excel opens by itself, a workbook a workbook with as many of
    its sheets as have such rows. A file of that name is never overwritten: the new one gets a
    number. Raises `OSError`.
    """
    rejects = _rejects_of(path, table, errors)
    is_text = form_of(path) is FileKind.TEXT
    made, file = _new_file(path, ".csv" if is_text else ".xlsx")
    try:
        with file:
            if is_text:
                _write_text(file, rejects[0])
            else:
                _write_workbook(file, rejects)
    except BaseException:
        with suppress(OSError):
            made.unlink()
        raise
    return made


def _rejects_of(
    path: Path, table: str, errors: Mapping[int, Sequence[LoadError]]
) -> Sequence[Rejects]:
    titles = column_titles(table)
    found = []
    with source_of(path, table) as source:
        positions = Positions(source.titles)
        for place, sheet in enumerate(source.sheets):
            with source.opened(sheet) as (head, _):
                rows = [
                    (line.full, _reason(errors[position], titles))
                    for line in head.lines
                    if (position := positions.position(place, line.number)) in errors
                ]
            if rows:
                title = sheet.title if source.titles and sheet.title else _SHEET
                found.append(_without_old_reasons(Rejects(title, head.cells, rows)))
    return found


def _without_old_reasons(rejects: Rejects) -> Rejects:
    """A file that was made of rejected rows itself has reasons that are no longer true."""
    if REASON not in rejects.header:
        return rejects
    place = rejects.header.index(REASON)
    header = (*rejects.header[:place], *rejects.header[place + 1 :])
    rows = [((*cells[:place], *cells[place + 1 :]), reason) for cells, reason in rejects.rows]
    return Rejects(rejects.title, header, rows)


def _reason(errors: Sequence[LoadError], titles: Mapping[str, str]) -> str:
    return " ".join(
        f"{titles.get(error.column, error.column)}: {error.message}"
        if error.column
        else error.message
        for error in errors
    )


def _wide(cells: Line, width: int) -> Line:
    return (*cells, *itertools.repeat(None, width - len(cells)))


def _new_file(path: Path, suffix: str) -> tuple[Path, BinaryIO]:
    stem = _MARKED.sub("", path.stem)
    for number in itertools.count(1):
        made = path.with_name(f"{stem}{_MARK}{f'-{number}' if number > 1 else ''}{suffix}")
        with suppress(FileExistsError):
            return made, made.open("xb")
    raise AssertionError


def _write_text(file: BinaryIO, rejects: Rejects) -> None:
    with open(file.fileno(), "w", encoding="utf-8-sig", newline="", closefd=False) as text:
        csv.writer(text, delimiter=";", lineterminator="\r\n").writerows(rejects.lines())


def _write_workbook(file: BinaryIO, rejects: Sequence[Rejects]) -> None:
    # Cells are what they were: a text that looks like a formula or an address stays a text.
    with xlsxwriter.Workbook(file, {"in_memory": True}) as book:
        formats: dict[type, Any] = {
            kind: book.add_format({"num_format": text})
            for kind, text in (
                (date, "dd.mm.yyyy"),
                (datetime, "dd.mm.yyyy hh:mm:ss"),
                (time, "hh:mm:ss"),
                (timedelta, "[h]:mm:ss"),
                (MonthShown, "mmm yyyy"),
            )
        }
        for number, each in enumerate(rejects, start=1):
            sheet = _new_sheet(book, each.title, number)
            for row, cells in enumerate(each.lines()):
                for column, cell in enumerate(cells):
                    _write_cell(sheet, row, column, cell, formats)
            sheet.freeze_panes(1, 0)
            sheet.autofit()


def _new_sheet(book: Any, title: str, number: int) -> Any:
    try:
        return book.add_worksheet(title)
    except XlsxWriterException:
        # Other programs allow titles that Excel does not.
        return book.add_worksheet(f"{_SHEET} {number}")


def _write_cell(
    sheet: Any, row: int, column: int, cell: RawCell, formats: Mapping[type, Any]
) -> None:
    if cell is None:
        return
    if isinstance(cell, bool):
        sheet.write_boolean(row, column, cell)
    elif isinstance(cell, int | float):
        sheet.write_number(row, column, cell)
    elif isinstance(cell, datetime) and cell.time() == time():
        sheet.write_datetime(row, column, cell, formats[date])
    elif isinstance(cell, date | time | timedelta):
        sheet.write_datetime(row, column, cell, formats[type(cell)])
    else:
        sheet.write_string(row, column, cell)
