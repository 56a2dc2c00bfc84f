"""The sheets of an Excel workbook (.xlsx)."""

from __future__ import annotations

import functools
import io
import lzma
import struct
import warnings
import zipfile
import zlib
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, closing, contextmanager, redirect_stdout
from dataclasses import replace
from pathlib import Path
from typing import Any, Final

from openpyxl.reader.excel import ExcelReader
from openpyxl.styles.numbers import BUILTIN_FORMATS, BUILTIN_FORMATS_MAX_SIZE
from openpyxl.styles.stylesheet import apply_stylesheet
from openpyxl.utils.exceptions import InvalidFileException

from data_sources.ingest.files.books.number_formats import shows_month_alone
from data_sources.ingest.files.books.packages import require_harmless_book
from data_sources.ingest.files.books.sheets import Book, sheet_content
from data_sources.ingest.files.books.signatures import NOT_A_BOOK
from data_sources.ingest.files.rows.tabular import Breakage, Content, Sheet, without_cells

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


_BREAKAGE: Final = Breakage(BROKEN_BOOK, NOT_A_BOOK)


@contextmanager
def workbook_sheets(path: Path) -> Iterator[Sequence[Sheet]]:
    """The sheets of the workbook, hidden ones too. Raises `UnreadableFileError`."""
    with ExitStack() as stack:
        with _BREAKAGE.told():
            book, sheets = stack.enter_context(_opened(path))
        yield [
            Sheet(
                title,
                is_hidden,
                functools.partial(_content, book, part) if part else without_cells,
            )
            for title, is_hidden, part in sheets
        ]


@contextmanager
def _content(book: Book, part: str) -> Iterator[Content]:
    with _BREAKAGE.told():
        content = sheet_content(book, part)
    with closing(_BREAKAGE.told_of(content.lines)) as lines:
        yield replace(content, lines=lines)


_Found = tuple[str, bool, str | None]
"""A sheet's title, whether it is hidden, and the part with its cells, if it has any."""


@contextmanager
def _opened(path: Path) -> Iterator[tuple[Book, list[_Found]]]:
    """The book and its sheets; what it says of looks, authors and charts is not read."""
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
            formats = _formats(reader.wb)
            book = Book(
                package,
                reader.shared_strings,
                reader.wb.epoch,
                frozenset(reader.wb._date_formats),
                frozenset(place for place, code in formats.items() if shows_month_alone(code)),
                frozenset(reader.wb._timedelta_formats),
                frozenset(place for place, code in formats.items() if "%" in code),
            )
            yield book, list(_found_sheets(reader))


def _found_sheets(reader: Any) -> Iterator[_Found]:
    for sheet, link in reader.parser.find_sheets():
        is_table = link.Type.endswith("/worksheet") and link.target in reader.valid_files
        yield sheet.name, sheet.state != "visible", link.target if is_table else None


def _formats(workbook: Any) -> dict[int, str]:
    """The places of the cell styles with the formats in which they show a number."""
    own = dict(enumerate(workbook._number_formats, BUILTIN_FORMATS_MAX_SIZE))
    formats = {**BUILTIN_FORMATS, **own}
    return {
        place: formats.get(style.numFmtId, "") for place, style in enumerate(workbook._cell_styles)
    }
