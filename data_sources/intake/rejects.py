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

from data_sources.intake.headers import REASON
from data_sources.intake.raw import RawCell
from data_sources.intake.reading import source_rows
from data_sources.intake.report import LoadError
from data_sources.intake.signatures import Form, form_of
from data_sources.schema.titles import column_titles

_MARK: Final = ".отклонено"
_MARKED: Final = re.compile(rf"{re.escape(_MARK)}(-[0-9]+)?$")

Line = tuple[RawCell, ...]


@dataclass(frozen=True)
class Rejects:
    """What goes into the file: the header as it was, and the rejected rows, each with reasons."""

    header: Line
    rows: Sequence[tuple[Line, str]]

    def lines(self) -> Iterable[Line]:
        """All lines of the same length, the reason last."""
        # A row may be longer than the header: that is one of the reasons to reject it.
        width = max(len(self.header), *(len(cells) for cells, _ in self.rows))
        yield (*_wide(self.header, width), REASON)
        for cells, reason in self.rows:
            yield (*_wide(cells, width), reason)


def write_rejects(
    path: Path, table: str, header_row: int, errors: Mapping[int, Sequence[LoadError]]
) -> Path:
    """Writes the rows that have errors, as the file has them, into a new file beside it.

    A CSV file becomes one that Excel opens by itself, a workbook a workbook. A file of that
    name is never overwritten: the new one gets a number. Raises `OSError`.
    """
    rejects = _rejects_of(path, table, header_row, errors)
    is_workbook = form_of(path) is Form.WORKBOOK
    made, file = _new_file(path, ".xlsx" if is_workbook else ".csv")
    try:
        with file:
            (_write_workbook if is_workbook else _write_text)(file, rejects)
    except BaseException:
        with suppress(OSError):
            made.unlink()
        raise
    return made


def _rejects_of(
    path: Path, table: str, header_row: int, errors: Mapping[int, Sequence[LoadError]]
) -> Rejects:
    titles = column_titles(table)
    header: Line = ()
    rows: list[tuple[Line, str]] = []
    for number, cells in source_rows(path, table):
        if number == header_row:
            header = tuple(cells)
        elif number in errors:
            rows.append((tuple(cells), _reason(errors[number], titles)))
    if REASON in header:
        # The file was made of rejected rows itself; its old reasons are no longer true.
        place = header.index(REASON)
        header = (*header[:place], *header[place + 1 :])
        rows = [((*cells[:place], *cells[place + 1 :]), reason) for cells, reason in rows]
    return Rejects(header, rows)


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


def _write_workbook(file: BinaryIO, rejects: Rejects) -> None:
    # Cells are what they were: a text that looks like a formula or an address stays a text.
    with xlsxwriter.Workbook(file, {"in_memory": True}) as book:
        sheet = book.add_worksheet("Отклонено")
        formats: dict[type, Any] = {
            kind: book.add_format({"num_format": text})
            for kind, text in (
                (date, "dd.mm.yyyy"),
                (datetime, "dd.mm.yyyy hh:mm:ss"),
                (time, "hh:mm:ss"),
                (timedelta, "[h]:mm:ss"),
            )
        }
        for row, cells in enumerate(rejects.lines()):
            for column, cell in enumerate(cells):
                _write_cell(sheet, row, column, cell, formats)
        sheet.freeze_panes(1, 0)
        sheet.autofit()


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
