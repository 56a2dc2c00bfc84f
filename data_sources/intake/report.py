"""What a load says about itself: the counts, and every cell that stands in its way."""

from __future__ import annotations

import enum
from dataclasses import dataclass, field
from typing import Any, Final

MOST_ERRORS_SHOWN: Final = 1000
MOST_CHARACTERS_QUOTED: Final = 60
HEADER_ROW: Final = 1


class ErrorCode(enum.StrEnum):
    """Why a row, a column or a whole file was refused; the words are the contract's."""

    MISSING_COLUMN = "missing_column"
    UNKNOWN_COLUMN = "unknown_column"
    REQUIRED = "required"
    BAD_DATE = "bad_date"
    BAD_NUMBER = "bad_number"
    BAD_CHOICE = "bad_choice"
    OUT_OF_RANGE = "out_of_range"
    UNKNOWN_REFERENCE = "unknown_reference"
    DUPLICATE_IN_FILE = "duplicate_in_file"
    UNREADABLE_FILE = "unreadable_file"


@dataclass(frozen=True)
class LoadError:
    """One thing to put right; `row` counts the file's rows from 1, the header being row 1."""

    row: int | None
    column: str | None
    code: ErrorCode
    message: str


@dataclass(frozen=True)
class LoadReport:
    """The outcome of a load; `load_id` is None where nothing was written for good.

    `errors` holds at most 1000 of them, in the order of the file; `rejected` counts all rows
    that have one. Where the header is wrong no row can be accepted and all count as rejected.
    """

    dataset: str
    read: int
    added: int
    changed: int
    unchanged: int
    rejected: int
    load_id: int | None
    errors: tuple[LoadError, ...]

    def as_json_dict(self) -> dict[str, Any]:
        """The report as `rumo load --json` prints it."""
        return {
            "dataset": self.dataset,
            "read": self.read,
            "added": self.added,
            "changed": self.changed,
            "unchanged": self.unchanged,
            "rejected": self.rejected,
            "load_id": self.load_id,
            "errors": [
                {
                    "row": error.row,
                    "column": error.column,
                    "code": error.code.value,
                    "message": error.message,
                }
                for error in self.errors
            ],
        }


@dataclass
class ErrorLog:
    """Collects the errors of one file while it is checked; forgets texts, never rows."""

    _kept: list[LoadError] = field(default_factory=list)
    _rows: set[int] = field(default_factory=set)
    _found: bool = False

    def add(self, row: int | None, column: str | None, code: ErrorCode, message: str) -> None:
        self._found = True
        if row is not None:
            self._rows.add(row)
        if len(self._kept) < MOST_ERRORS_SHOWN:
            self._kept.append(LoadError(row, column, code, message))

    @property
    def found(self) -> bool:
        return self._found

    @property
    def header_refused(self) -> bool:
        return HEADER_ROW in self._rows

    def has(self, row: int) -> bool:
        return row in self._rows

    def rejected_of(self, read: int) -> int:
        """How many of the data rows read cannot be accepted."""
        return read if self.header_refused else len(self._rows)

    def in_file_order(self) -> tuple[LoadError, ...]:
        return tuple(sorted(self._kept, key=lambda error: error.row or 0))


def quoted(value: object) -> str:
    """The offending value as a message shows it: in quotation marks, on one line, cut short."""
    text = "".join(sign if sign.isprintable() else "�" for sign in str(value))
    if len(text) > MOST_CHARACTERS_QUOTED:
        text = text[: MOST_CHARACTERS_QUOTED - 1] + "…"
    return f"«{text}»"
