"""What a load says about itself: the counts, what stands in its way, and what looks odd."""

from __future__ import annotations

import enum
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path
from typing import Any, Final

from data_sources.ingest.files.rows.positions import Positions

MOST_ERRORS_SHOWN: Final = 1000
MOST_CHARACTERS_QUOTED: Final = 60
HEADER_ROW: Final = 1


class ErrorCode(enum.StrEnum):
    """Why a row, a column or a whole file was refused; the words are those of docs/loading.md."""

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
    PERSONAL_DATA = "personal_data"
    IMPLAUSIBLE = "implausible"
    AMBIGUOUS = "ambiguous"
    MOVED_KEY = "moved_key"


class LoadRefusedError(Exception):
    """The load (or its undoing) cannot be done now; the text says in Russian why."""


@dataclass(frozen=True)
class LoadError:
    """One thing to put right; `row` counts the file's rows from 1, None is the whole file."""

    row: int | None
    column: str | None
    code: ErrorCode
    message: str

    def placed(self, positions: Positions) -> LoadError:
        """With the row of its own sheet instead of the position in the file."""
        if self.row is None:
            return self
        row, message = positions.row(self.row), positions.said(self.row, self.message)
        return replace(self, row=row, message=message)


@dataclass(frozen=True)
class LoadWarning:
    """Something odd that does not keep the row out; `row` counts the file's rows from 1."""

    row: int | None
    column: str | None
    message: str

    def placed(self, positions: Positions) -> LoadWarning:
        """With the row of its own sheet instead of the position in the file."""
        if self.row is None:
            return self
        row, message = positions.row(self.row), positions.said(self.row, self.message)
        return replace(self, row=row, message=message)


@dataclass(frozen=True)
class WithdrawnRow:
    """A current row that a full file has not; `key` are the values of its natural key."""

    id: int
    recorded_at: datetime
    key: tuple[object, ...]


@dataclass(frozen=True)
class LoadEffect:
    """The value of an indicator in a place before and after a load; None is no value."""

    place: str
    indicator: str
    before: float | None
    after: float | None


@dataclass(frozen=True)
class LoadReport:
    """The outcome of a load; `load_id` is None where nothing was written for good.

    `errors` holds at most 1000 of them, in the order of the file; `rejected` counts all rows
    that have one. Where the header is wrong no row can be accepted and all count as rejected.
    `changed` counts `withdrawn` among it. `rejects_file` holds the rows that were kept out
    while others were written. `agreed` are the questions that were answered yes.
    """

    dataset: str
    read: int
    added: int
    changed: int
    unchanged: int
    rejected: int
    load_id: int | None
    errors: tuple[LoadError, ...]
    warnings: tuple[LoadWarning, ...] = ()
    withdrawn: tuple[WithdrawnRow, ...] = ()
    rejects_file: Path | None = None
    agreed: tuple[str, ...] = ()
    effects: tuple[LoadEffect, ...] = ()

    @property
    def refused(self) -> bool:
        """Something is wrong and no row of the file could be accepted."""
        return bool(self.errors) and not self.added + self.changed + self.unchanged

    def as_json_dict(self) -> dict[str, Any]:
        """The report as `rumo load --json` prints it; what is odd stands in the error stream."""
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


class Texts(enum.Enum):
    """How many messages a log keeps: as many as a report shows, or those of every row."""

    SHOWN = "shown"
    ALL = "all"


@dataclass
class ErrorLog:
    """Collects the errors of one file while it is checked; it may forget texts, never rows.

    Rows are told by their positions in the file.
    """

    texts: Texts = Texts.SHOWN
    positions: Positions = field(default_factory=Positions)
    _kept: list[LoadError] = field(default_factory=list)
    _rows: set[int] = field(default_factory=set)
    _of_header: bool = False
    _of_file: bool = False

    def add(self, row: int | None, column: str | None, code: ErrorCode, message: str) -> None:
        """Writes an error down; one of row 1 is the header's, one without a row the file's."""
        if row is None:
            self._of_file = True
        elif row == HEADER_ROW:
            self._of_header = True
        else:
            self._rows.add(row)
        self._keep(LoadError(row, column, code, message))

    def header(self, column: str | None, code: ErrorCode, message: str, row: int) -> None:
        """Writes an error of the header down, in whichever row it stands."""
        self._of_header = True
        self._keep(LoadError(row, column, code, message))

    def _keep(self, error: LoadError) -> None:
        if self.texts is Texts.ALL or len(self._kept) < MOST_ERRORS_SHOWN:
            self._kept.append(error)

    def forked(self) -> ErrorLog:
        """The same errors, to which others may be added apart from these."""
        return replace(self, _kept=list(self._kept), _rows=set(self._rows))

    @property
    def found(self) -> bool:
        return self.refuses_all or bool(self._rows)

    @property
    def header_refused(self) -> bool:
        return self._of_header

    @property
    def refuses_all(self) -> bool:
        """The header or the file as a whole is wrong, so no row can be accepted."""
        return self._of_header or self._of_file

    def has(self, row: int) -> bool:
        return row in self._rows

    def rejected_of(self, read: int) -> int:
        """How many of the data rows read cannot be accepted."""
        return read if self.refuses_all else len(self._rows)

    def in_file_order(self) -> tuple[LoadError, ...]:
        shown = sorted(self._kept[:MOST_ERRORS_SHOWN], key=lambda error: error.row or 0)
        return tuple(error.placed(self.positions) for error in shown)

    def of_rows(self) -> Mapping[int, tuple[LoadError, ...]]:
        """Row -> what was written down about it and kept."""
        found: defaultdict[int, tuple[LoadError, ...]] = defaultdict(tuple)
        for error in self._kept:
            if error.row is not None and error.row in self._rows:
                found[error.row] += (error,)
        return dict(found)


def quoted(value: object) -> str:
    """The offending value as a message shows it: in quotation marks, on one line, cut short."""
    text = "".join(sign if sign.isprintable() else "�" for sign in str(value))
    if len(text) > MOST_CHARACTERS_QUOTED:
        text = text[: MOST_CHARACTERS_QUOTED - 1] + "…"
    return f"«{text}»"
