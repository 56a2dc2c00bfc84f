"""Rows as a file holds them, and the one way to say that it cannot be read."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import Final, NamedTuple, TypeAlias

RawCell: TypeAlias = str | int | float | bool | datetime | date | time | timedelta | None
RawRow: TypeAlias = tuple[RawCell, ...]

MOST_COLUMNS: Final = 1_000
"""No table has a tenth of it; a wider row is a slip or an attack, and would only cost memory."""

MOST_ROWS: Final = 1 << 20
"""As many rows as the largest sheet of a spreadsheet program has."""


class MonthShown(date):
    """The first day of a month in a cell that shows the month and the year alone."""


class RawLine(NamedTuple):
    """A row of a sheet or a text file with its number from 1.

    `cells` are those written in the row itself; `merged`, where cells are merged over some of
    them, the whole row with what those stand for. A row is hidden by hand or by a filter.
    """

    number: int
    cells: RawRow
    merged: RawRow | None = None
    is_hidden: bool = False

    @property
    def full(self) -> RawRow:
        return self.cells if self.merged is None else self.merged

    @property
    def is_blank(self) -> bool:
        return all(is_blank(cell) for cell in self.cells)


class UnreadableFileError(Exception):
    """The file cannot be read (further); `row` is where, if that is known."""

    def __init__(self, message: str, row: int | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.row = row


def is_blank(cell: RawCell) -> bool:
    """Nothing is written in the cell, or only spaces."""
    return cell is None or (isinstance(cell, str) and not cell.strip())


def too_wide(row: int) -> UnreadableFileError:
    """The refusal of a row with more than `MOST_COLUMNS` cells."""
    return UnreadableFileError(
        f"В строке больше {MOST_COLUMNS} ячеек. Проверьте разделители и лишние столбцы.", row
    )
