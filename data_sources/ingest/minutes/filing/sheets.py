"""The sheets of a workbook by name, each row by the titles of its first row."""

from __future__ import annotations

import warnings
import zipfile
from collections.abc import Mapping
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import openpyxl
from openpyxl.utils import get_column_letter

from data_sources.ingest.files.books.packages import require_harmless_book
from data_sources.ingest.files.books.workbooks import BROKEN_BOOK
from data_sources.ingest.files.raw import RawCell, UnreadableFileError

MOST_ROWS: Final = 5_000
_BROKEN: Final = "Это не книга Excel (.xlsx) или она повреждена. Сохраните её в Excel заново."


@dataclass(frozen=True)
class SheetRow:
    """A row below the titles: its number, its cells by title, and the letters of the columns."""

    number: int
    cells: Mapping[str, RawCell]
    letters: Mapping[str, str]

    def at(self, sheet: str, title: str) -> str:
        """The cell as a person finds it: «Лист «Решения», ячейка F5»."""
        return f"Лист «{sheet}», ячейка {self.letters.get(title, 'A')}{self.number}"


def read_sheets(path: Path) -> dict[str, tuple[SheetRow, ...]]:
    """Every sheet's rows; raises `UnreadableFileError` with a Russian sentence."""
    try:
        with zipfile.ZipFile(path) as archive:
            require_harmless_book(archive)
        with warnings.catch_warnings():
            warnings.filterwarnings("ignore", module="openpyxl")
            with closing(openpyxl.load_workbook(path, read_only=True, data_only=True)) as book:
                return {sheet.title: _rows(sheet) for sheet in book.worksheets}
    except BROKEN_BOOK as error:
        raise UnreadableFileError(_BROKEN) from error


def _rows(sheet: Any) -> tuple[SheetRow, ...]:
    sheet.reset_dimensions()
    lines = sheet.iter_rows(values_only=True, max_row=MOST_ROWS + 1)
    titles = [str(cell).strip() if cell is not None else "" for cell in next(lines, ())]
    letters = {title: get_column_letter(at) for at, title in enumerate(titles, 1) if title}
    rows = []
    for number, cells in enumerate(lines, 2):
        if number > MOST_ROWS:
            raise UnreadableFileError(f"На листе «{sheet.title}» больше {MOST_ROWS} строк.")
        named = {title: cell for title, cell in zip(titles, cells, strict=False) if title}
        if any(cell not in (None, "") for cell in named.values()):
            rows.append(SheetRow(number, named, letters))
    return tuple(rows)
