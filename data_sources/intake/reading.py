"""From a file to raw rows: CSV text and Excel cells, before anybody asks what they mean."""

from __future__ import annotations

import csv
import hashlib
import struct
import warnings
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import closing
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any, Final, TypeAlias

import openpyxl

RawCell: TypeAlias = str | int | float | bool | datetime | date | time | timedelta | None
RawRow: TypeAlias = tuple[RawCell, ...]

DELIMITERS: Final = (",", ";", "\t")
_SAMPLE_BYTES: Final = 8192
_ZIP: Final = b"PK\x03\x04"
_OLE: Final = b"\xd0\xcf\x11\xe0"
_EXCEL_NAMES: Final = {".xlsx", ".xlsm"}

_BROKEN_WORKBOOK: Final = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    openpyxl.utils.exceptions.InvalidFileException,
    EOFError,
    LookupError,
    ValueError,
    TypeError,
    AttributeError,
    SyntaxError,  # what both XML parsers raise on text that is not XML
    RuntimeError,
)
"""What openpyxl and the readers under it raise on a file that is not a sound workbook."""


class UnreadableFileError(Exception):
    """The file cannot be read (further); `row` is where, if that is known."""

    def __init__(self, message: str, row: int | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.row = row


_NOT_OPENED: Final = (
    "Файл не открывается. Проверьте путь и права доступа и закройте файл в других программах."
)


def sha256_of(path: Path) -> str:
    """The fingerprint of the file's bytes. Raises `UnreadableFileError`."""
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError as error:
        raise UnreadableFileError(_NOT_OPENED) from error


def read_rows(path: Path) -> Iterator[tuple[int, RawRow]]:
    """The file's rows with their numbers from 1, blank ones included; rows may differ in length.

    Raises `UnreadableFileError`, at once or on the way, with a Russian sentence.
    """
    try:
        with path.open("rb") as file:
            sample = file.read(_SAMPLE_BYTES)
        if not sample:
            raise UnreadableFileError("Файл пустой. Проверьте, тот ли файл выбран.")
        if sample.startswith(_OLE):
            raise UnreadableFileError(
                "Это книга старого формата .xls или книга под паролем. "
                "Сохраните её как .xlsx без пароля."
            )
        if sample.startswith(_ZIP) or path.suffix.lower() in _EXCEL_NAMES:
            yield from _workbook_rows(path)
        else:
            yield from _text_rows(path, _encoding_of(sample))
    except OSError as error:
        raise UnreadableFileError(_NOT_OPENED) from error


def _encoding_of(sample: bytes) -> str:
    """The one place that will learn further encodings; today UTF-8 with or without BOM."""
    if b"\x00" in sample:
        raise UnreadableFileError(
            "Это не CSV в UTF-8 и не книга .xlsx. Сохраните таблицу как «CSV UTF-8» или .xlsx."
        )
    return "utf-8-sig"


def _text_rows(path: Path, encoding: str) -> Iterator[tuple[int, RawRow]]:
    number = 0
    try:
        with path.open(encoding=encoding, newline="") as file:
            delimiter = _delimiter_of(file.readline())
            file.seek(0)
            # Strict: a quotation mark that is never closed must not swallow the rest of the file.
            for number, cells in enumerate(csv.reader(file, delimiter=delimiter, strict=True), 1):
                yield number, tuple(cells)
    except UnicodeDecodeError as error:
        raise UnreadableFileError(
            "Кодировка файла — не UTF-8. Сохраните таблицу как «CSV UTF-8» или .xlsx."
        ) from error
    except csv.Error as error:
        raise UnreadableFileError(
            "Строка не читается как CSV: проверьте парность кавычек в ней и перед ней.",
            number + 1,
        ) from error


def _delimiter_of(header: str) -> str:
    """The sign that divides the header most often, quoted names left out."""
    outside = "".join(header.split('"')[::2])
    return max(DELIMITERS, key=outside.count)


def _workbook_rows(path: Path) -> Iterator[tuple[int, RawRow]]:
    number = 0
    try:
        # openpyxl warns of features that it drops (validation lists, odd styles); values stay.
        with warnings.catch_warnings():
            warnings.filterwarnings("ignore", module="openpyxl")
            with closing(openpyxl.load_workbook(path, read_only=True, data_only=True)) as book:
                if not book.worksheets:
                    raise UnreadableFileError("В книге нет листов с ячейками.")
                sheet = book.worksheets[0]
                # Some programs write a wrong size of the sheet; without it all cells are seen.
                sheet.reset_dimensions()
                for number, cells in enumerate(sheet.iter_rows(), 1):
                    yield number, tuple(_value_of(cell) for cell in cells)
    except _BROKEN_WORKBOOK as error:
        raise UnreadableFileError(
            "Книга Excel повреждена или это не книга. Откройте её в Excel и сохраните "
            "заново как .xlsx.",
            number + 1 if number else None,
        ) from error


def _value_of(cell: Any) -> RawCell:
    value: RawCell = cell.value
    if isinstance(value, float) and "%" in cell.number_format:
        # Excel keeps 78,5 % as 0.785; people mean what they see.
        return round(value * 100, 10)
    if isinstance(value, int) and not isinstance(value, bool) and "%" in cell.number_format:
        return value * 100
    return value
