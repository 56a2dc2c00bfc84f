"""Typed differences between two moments of knowledge."""

from __future__ import annotations

import enum
from dataclasses import dataclass
from datetime import date, datetime
from typing import TypeAlias

from data_sources.scoring.results import Row

Value: TypeAlias = str | int | float | bool | date | datetime | None


@dataclass(frozen=True)
class KnowledgeInterval:
    """Two moments of knowledge (UTC without zone): what was learned after one, up to the other."""

    since: datetime
    until: datetime

    @property
    def is_empty(self) -> bool:
        """Nothing can have been learned: the later moment is not later."""
        return self.until <= self.since


@dataclass(frozen=True)
class RowOwners:
    """Whose rows are looked at.

    `municipalities` narrows the tables that say whose a row is; None: everybody's, and rows of
    nobody too. `sole_region`: the register knows one region, so a row without a code is its own.
    """

    region_code: str
    sole_region: bool
    municipalities: frozenset[str] | None = None


class ChangeKind(enum.Enum):
    """What became of the natural key of a row."""

    NEW = "new"
    CORRECTED = "corrected"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True)
class Difference:
    """A column in which the later row says something else."""

    column: str
    before: Value
    after: Value


@dataclass(frozen=True)
class ChangedRow:
    """A row that came, went or was corrected at the moment `at`.

    `key` is its natural key by column; `name` is its name, title or text where it has one
    outside of the key; `differences` are those of a correction.
    """

    kind: ChangeKind
    at: datetime
    key: tuple[tuple[str, Value], ...]
    oktmo: str | None
    name: str | None
    differences: tuple[Difference, ...] = ()


@dataclass(frozen=True)
class TableChange:
    """How many keys of a table came, were corrected and went, with the newest of each.

    `is_narrowed`: only rows of the asked municipalities are counted; False also for a table that
    does not say whose its rows are.
    """

    table: str
    new: int
    corrected: int
    withdrawn: int
    examples: tuple[ChangedRow, ...]
    is_narrowed: bool

    @property
    def total(self) -> int:
        return self.new + self.corrected + self.withdrawn


@dataclass(frozen=True)
class ClosedAssignment:
    """An assignment that had no day of completion at the earlier moment, and has at the later."""

    meeting_code: str
    body: str
    held_on: date
    position: int
    number: str | None
    text: str
    assignee: str
    due_on: date | None
    completed_on: date

    @property
    def is_late(self) -> bool:
        return self.due_on is not None and self.completed_on > self.due_on


@dataclass(frozen=True)
class Closed:
    """How many assignments were closed, and the newest of them."""

    total: int
    newest: tuple[ClosedAssignment, ...]


@dataclass(frozen=True)
class Moved:
    """One indicator of one place as known at both moments; None: no such place was known then."""

    before: Row | None
    now: Row
