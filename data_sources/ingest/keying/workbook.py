"""A workbook rewritten cell by cell: its sheets, looks and other cells stay."""

from __future__ import annotations

import warnings
import zipfile
from pathlib import Path
from typing import Any

import openpyxl

from data_sources.ingest.files.books.packages import require_harmless_book
from data_sources.ingest.files.books.signatures import NOT_A_BOOK
from data_sources.ingest.files.books.workbooks import BROKEN_BOOK
from data_sources.ingest.files.raw import UnreadableFileError
from data_sources.ingest.keying.columns import ROWS_SEARCHED
from data_sources.ingest.keying.rewriting import Replacing


def rewrite(path: Path, made: Path, keying: Replacing) -> None:
    """Writes the book anew with keys for persons on every sheet that has a column of keys.

    Raises `UnreadableFileError`, also for a key that is a formula.
    """
    try:
        with zipfile.ZipFile(path) as package:
            require_harmless_book(package)
        with warnings.catch_warnings():
            # openpyxl warns of features that it drops (pictures, odd styles); cells stay.
            warnings.simplefilter("ignore")
            book = openpyxl.load_workbook(path)
    except BROKEN_BOOK as error:
        raise UnreadableFileError(NOT_A_BOOK) from error
    for sheet in book.worksheets:
        _rewrite(sheet, keying)
    book.save(made)


def _rewrite(sheet: Any, keying: Replacing) -> None:
    is_begun = False
    for number, row in enumerate(sheet.iter_rows(), 1):
        cells = [cell.value for cell in row]
        if not is_begun:
            if number > ROWS_SEARCHED:
                return
            is_begun = keying.begin(cells)
            continue
        for place, key in keying.changes(number, cells).items():
            if row[place].data_type == "f":
                raise UnreadableFileError(
                    f"В ячейке {row[place].coordinate} листа «{sheet.title}» формула. Скопируйте "
                    "столбец и вставьте его как значения.",
                    number,
                )
            row[place].value = key
            row[place].number_format = "@"
