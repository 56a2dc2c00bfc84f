"""Rows of an Excel workbook: which sheet is meant, and what its cells hold, row by row."""

from __future__ import annotations

import io
import lzma
import struct
import warnings
import zipfile
import zlib
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, redirect_stdout
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from openpyxl.reader.excel import ExcelReader
from openpyxl.styles.numbers import BUILTIN_FORMATS, BUILTIN_FORMATS_MAX_SIZE
from openpyxl.styles.stylesheet import apply_stylesheet
from openpyxl.utils.exceptions import InvalidFileException

from data_sources.intake.headers import ColumnNames, normalized, recognised
from data_sources.intake.packages import require_harmless_book
from data_sources.intake.raw import RawRow, UnreadableFileError
from data_sources.intake.sheets import Book, sheet_rows
from data_sources.intake.signatures import NOT_A_BOOK
from data_sources.schema.titles import table_title

_NEVER_DATA: Final = frozenset({"инструкция", "паспорт", "определения", "списки"})
_LONGEST_TITLE: Final = 31
"""Excel cuts the name of a sheet here."""

_ROWS_PROBED: Final = 100

BROKEN_BOOK: Final = (
    zipfile.BadZipFile,
    zlib.error,
    lzma.LZMAError,
    struct.error,
    InvalidFileException,
    ArithmeticError,
    AssertionError,
    AttributeError,
    EOFError,
    LookupError,
    OSError,
    RuntimeError,
    SyntaxError,  # what both XML parsers raise on text that is not XML
    TypeError,
    ValueError,
)
"""What openpyxl and the readers under it raise on a file that is not a sound workbook."""


def workbook_rows(path: Path, table_name: str, names: ColumnNames) -> Iterator[tuple[int, RawRow]]:
    """The rows of the table's sheet with their numbers from 1, up to the last that has a cell.

    Raises `UnreadableFileError`, at once or on the way.
    """
    number = 0
    try:
        with _opened(path) as (book, sheets):
            part = _part_of_table(book, sheets, table_name, names)
            for number, cells in sheet_rows(book, part):
                yield number, cells
    except BROKEN_BOOK as error:
        raise UnreadableFileError(NOT_A_BOOK, number + 1 if number else None) from error


@dataclass(frozen=True)
class _Sheet:
    title: str
    part: str


@contextmanager
def _opened(path: Path) -> Iterator[tuple[Book, list[_Sheet]]]:
    """The book and its visible sheets; what it says of looks, authors and charts is not read."""
    # openpyxl warns of features that it drops (validation lists, odd styles); values stay.
    with path.open("rb") as file, warnings.catch_warnings():
        warnings.filterwarnings("ignore", module="openpyxl")
        with zipfile.ZipFile(file) as package:
            require_harmless_book(package)
            reader = ExcelReader(file, read_only=True, data_only=True, keep_links=False)
            reader.read_manifest()
            reader.read_strings()
            reader.read_workbook()
            # It prints about styles that are not there, and a report may be going out in JSON.
            with redirect_stdout(io.StringIO()):
                apply_stylesheet(package, reader.wb)
            book = Book(
                package,
                reader.shared_strings,
                reader.wb.epoch,
                frozenset(reader.wb._date_formats),
                frozenset(reader.wb._timedelta_formats),
                _percent_styles(reader.wb),
            )
            yield book, list(_visible_sheets(reader))


def _visible_sheets(reader: Any) -> Iterator[_Sheet]:
    for sheet, link in reader.parser.find_sheets():
        is_table = link.Type.endswith("/worksheet") and link.target in reader.valid_files
        if is_table and sheet.state == "visible":
            yield _Sheet(sheet.name, link.target)


def _percent_styles(workbook: Any) -> frozenset[int]:
    """The places of the cell styles that show a number as a percentage."""
    own = dict(enumerate(workbook._number_formats, BUILTIN_FORMATS_MAX_SIZE))
    formats = {**BUILTIN_FORMATS, **own}
    return frozenset(
        place
        for place, style in enumerate(workbook._cell_styles)
        if "%" in formats.get(style.numFmtId, "")
    )


def _part_of_table(
    book: Book, sheets: Sequence[_Sheet], table_name: str, names: ColumnNames
) -> str:
    """The sheet called like the table; else the first with its header; else the first.

    The sheets that only explain are never meant.
    """
    possible = [sheet for sheet in sheets if normalized(sheet.title) not in _NEVER_DATA]
    if not possible:
        raise UnreadableFileError("В книге нет видимого листа с таблицей.")
    own_names = {normalized(table_name), normalized(table_title(table_name)[:_LONGEST_TITLE])}
    for sheet in possible:
        if normalized(sheet.title) in own_names:
            return sheet.part
    if len(possible) > 1:
        for sheet in possible:
            if any(recognised(cells, names) for cells in _opening(sheet_rows(book, sheet.part))):
                return sheet.part
    return possible[0].part


def _opening(rows: Iterable[tuple[int, RawRow]]) -> Iterator[RawRow]:
    for number, cells in rows:
        if number > _ROWS_PROBED:
            return
        yield cells
