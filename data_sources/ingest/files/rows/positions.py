"""Where a row stands: its sheet and its number there, told from one number in the whole file."""

from __future__ import annotations

from dataclasses import dataclass

from data_sources.ingest.files.raw import MOST_ROWS


@dataclass(frozen=True)
class Positions:
    """The positions of the rows of a file, counted through the sheets with these titles.

    The titles are as a message shows them. Without them the file is read as one sheet, and the
    position is the row's number.
    """

    titles: tuple[str, ...] = ()

    def position(self, sheet: int, row: int) -> int:
        """The position of a row of the sheet with that place among those read."""
        return sheet * MOST_ROWS + row

    def row(self, position: int) -> int:
        """The number of the row in its own sheet."""
        return (position - 1) % MOST_ROWS + 1 if self.titles else position

    def named(self, position: int) -> str:
        """«5», or «5 листа «Б»» where there are several sheets."""
        row = str(self.row(position))
        return f"{row} листа {self._sheet_of(position)}" if self.titles else row

    def said(self, position: int, message: str) -> str:
        """The message about that row, with its sheet where there are several."""
        return f"Лист {self._sheet_of(position)}: {message}" if self.titles else message

    def _sheet_of(self, position: int) -> str:
        return self.titles[(position - 1) // MOST_ROWS]
