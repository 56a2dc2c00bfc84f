"""How a declared table of rows is called, in Russian and in English: on its page and in files."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from layouts.columns.units import MeasureUnit


@dataclass(frozen=True)
class ColumnWords:
    """A column: what heads it and what stands in it, in Russian and in English.

    `english` is a title and a sentence, which says the unit, what an empty cell means, and of a
    share what is divided by what. `words` are those for its codes, `width` is that in a
    workbook, `unit` that of all its numbers, if they have one. `on_page` heads it on its
    page, where that is not the title.
    """

    title: str
    note: str
    english: tuple[str, str]
    words: Mapping[str, str] | None = None
    width: int = 14
    unit: MeasureUnit | None = None
    on_page: str = ""

    @property
    def heading(self) -> str:
        """What heads it on a page: a column beside others there may need fewer words."""
        return self.on_page or self.title


@dataclass(frozen=True)
class RowSheet:
    """A table: `path` is the page that shows its rows; `titles` name every column by its key.

    `note` says what a row is; `english` is the title and the note.
    """

    name: str
    title: str
    note: str
    english: tuple[str, str]
    path: str
    titles: Mapping[str, ColumnWords]
