"""A table on its way to a file: typed columns and rows, the same for every format."""

from __future__ import annotations

import enum
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Final

from data_sources.vocabulary.finite import finite

Cell = str | int | float | date | datetime | None


class Kind(enum.Enum):
    """What stands in the cells of a column."""

    TEXT = "text"
    NUMBER = "number"
    DAY = "day"
    MOMENT = "moment"


@dataclass(frozen=True)
class FileColumn:
    """A column: its name for programs, its title for people, and Russian words for its codes."""

    key: str
    title: str
    kind: Kind
    words: Mapping[str, str] | None = None
    width: int = 14

    def worded(self, cell: Cell) -> Cell:
        """The cell as a person reads it."""
        if self.words is None or not isinstance(cell, str):
            return cell
        return self.words.get(cell, cell)


@dataclass(frozen=True)
class Table:
    """Columns and the rows under them; a cell is None where nothing is known."""

    name: str
    columns: tuple[FileColumn, ...]
    rows: Iterable[tuple[Cell, ...]]

    def written(self) -> Iterator[tuple[Cell, ...]]:
        """The rows as every format writes them: a number that no format can hold is unknown."""
        for row in self.rows:
            yield tuple(map(finite, row))


@dataclass(frozen=True)
class TableSheet:
    """A further sheet of a workbook: a title row and text rows."""

    name: str
    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    widths: tuple[int, ...]


_STARTS: Final = frozenset("=+-@")
_RUNS_ALONE: Final = frozenset("\t\r\n")
_PASSED_OVER: Final = frozenset({"Cc", "Cf", "Mn", "Zl", "Zp", "Zs"})
_BLANK_LETTERS: Final = frozenset("\u115f\u1160\u2800\u3164\uffa0")
_QUOTES: Final = frozenset('"“”„')


def is_like_a_formula(text: str) -> bool:
    """Whether a spreadsheet would run the text, or start to, if it were typed into a cell.

    Spreadsheets pass over blanks and signs that are not seen, and some take the wide and the
    small forms of the signs of East Asia for the signs themselves.
    """
    if text[:1].isalnum():
        return False
    first = next((sign for sign in text if not _is_passed_over(sign)), "")
    return text[:1] in _RUNS_ALONE or unicodedata.normalize("NFKC", first) in _STARTS


def _is_passed_over(sign: str) -> bool:
    return sign in _QUOTES or sign in _BLANK_LETTERS or unicodedata.category(sign) in _PASSED_OVER


def harmless(text: str) -> str:
    """Text that a spreadsheet would run as a formula gets an apostrophe in front (OWASP)."""
    return "'" + text if is_like_a_formula(text) else text


def plain_number(amount: float) -> str:
    """The shortest decimal text: `57`, `41.2`; never an exponent."""
    rounded = round(float(amount), 9)
    return str(int(rounded)) if rounded.is_integer() else f"{rounded:.9f}".rstrip("0")


def as_json(cell: Cell) -> Any:
    """Numbers and text as they are, days and moments in ISO."""
    if isinstance(cell, datetime):
        return f"{cell:%Y-%m-%dT%H:%M:%SZ}"
    if isinstance(cell, date):
        return cell.isoformat()
    return cell
