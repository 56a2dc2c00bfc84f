"""From a file to the rows of a table, before anybody asks what they mean."""

from __future__ import annotations

import functools
import hashlib
import zipfile
from collections.abc import Iterator
from contextlib import ExitStack, closing, contextmanager, nullcontext
from dataclasses import dataclass
from pathlib import Path

from data_sources.ingest.files.books.old_books import old_book_sheets
from data_sources.ingest.files.books.open_books import open_book_sheets
from data_sources.ingest.files.books.packages import is_open_book
from data_sources.ingest.files.books.signatures import NOT_OPENED, FileKind, form_of
from data_sources.ingest.files.books.text_files import text_lines
from data_sources.ingest.files.books.workbooks import workbook_sheets
from data_sources.ingest.files.raw import UnreadableFileError
from data_sources.ingest.files.report import quoted
from data_sources.ingest.files.rows.choosing import Chosen, sheets_of_table
from data_sources.ingest.files.rows.headers import (
    ColumnNames,
    HeaderRow,
    head_of,
    liking_of,
    names_of,
)
from data_sources.ingest.files.rows.tabular import Content, Opened, Sheet


def sha256_of(path: Path) -> str:
    """The fingerprint of the file's bytes. Raises `UnreadableFileError`."""
    form_of(path)
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError as error:
        raise UnreadableFileError(NOT_OPENED) from error


@dataclass(frozen=True)
class SheetsOfTable:
    """The sheets of the file that are the table's, and what is to be said of the others."""

    sheets: tuple[Sheet, ...]
    remarks: tuple[str, ...]
    names: ColumnNames

    @property
    def titles(self) -> tuple[str, ...]:
        """The titles of the sheets as a message shows them; none where there is but one."""
        return tuple(quoted(sheet.title) for sheet in self.sheets) if len(self.sheets) > 1 else ()

    @contextmanager
    def opened(self, sheet: Sheet) -> Iterator[tuple[HeaderRow, Content]]:
        """The header of the sheet, with the rows after it.

        Raises `UnreadableFileError`, then or on the way, with the title of the sheet where
        there are several.
        """
        try:
            with sheet.read() as content:
                head = head_of(content.lines, self.names)
                if head is None:
                    raise UnreadableFileError("В файле нет ни одной заполненной строки.", 1)
                yield head, content
        except UnreadableFileError as error:
            if not self.titles:
                raise
            message = f"Лист {quoted(sheet.title)}: {error.message}"
            raise UnreadableFileError(message, error.row) from error


@contextmanager
def source_of(path: Path, table_name: str) -> Iterator[SheetsOfTable]:
    """What of the file is the table's. Raises `UnreadableFileError`, then or on the way."""
    names = names_of(table_name)
    with ExitStack() as stack:
        try:
            sheets = stack.enter_context(_opened(path, names))
            chosen = (
                Chosen(tuple(sheets), ())
                if len(sheets) == 1 and sheets[0].title is None
                else sheets_of_table(sheets, table_name, names)
            )
        except OSError as error:
            raise UnreadableFileError(NOT_OPENED) from error
        yield SheetsOfTable(chosen.sheets, chosen.remarks, names)


def _opened(path: Path, names: ColumnNames) -> Opened:
    match form_of(path):
        case FileKind.TEXT:
            return nullcontext(
                [Sheet(None, is_hidden=False, read=functools.partial(_text, path, names))]
            )
        case FileKind.OLD_WORKBOOK:
            return old_book_sheets(path)
        case FileKind.PACKAGE:
            return open_book_sheets(path) if _is_open_book(path) else workbook_sheets(path)


def _is_open_book(path: Path) -> bool:
    try:
        with zipfile.ZipFile(path) as package:
            return is_open_book(package)
    except (zipfile.BadZipFile, ValueError, NotImplementedError):
        return False


@contextmanager
def _text(path: Path, names: ColumnNames) -> Iterator[Content]:
    with closing(text_lines(path, lambda rows: liking_of(names, rows))) as lines:
        yield Content(lines)
