"""Typed answers of pages and files of single rows."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Generic, TypeVar

from data_sources.execution_picture import Execution
from data_sources.filters import Notice
from data_sources.results import Overview, Provenance, Question, Registers
from data_sources.shifts.effects import Effect
from data_sources.tables.decisions import DecisionRow
from data_sources.tables.declaration import PAGE_SIZE, Cell

R = TypeVar("R")


@dataclass(frozen=True)
class RowPage(Generic[R]):
    """One page of a table: `total` rows in all pages, `page` from 1, `sort` as addresses say it."""

    table: str
    rows: tuple[R, ...]
    total: int
    page: int
    sort: str | None

    @property
    def pages(self) -> int:
        """How many pages there are; one where there is no row."""
        return max(1, -(-self.total // PAGE_SIZE))

    @property
    def first(self) -> int:
        """The number of the first row shown, from 1; 0 where there is none."""
        return (self.page - 1) * PAGE_SIZE + 1 if self.rows else 0

    @property
    def last(self) -> int:
        """The number of the last row shown."""
        return (self.page - 1) * PAGE_SIZE + len(self.rows)


@dataclass(frozen=True)
class RowStream:
    """All rows of a table for a file, read as they are taken, in one transaction.

    `count` says how many there are, before the first is taken. `close` ends the transaction; so
    does taking the last row.
    """

    table: str
    question: Question
    registers: Registers
    provenance: Provenance
    notices: tuple[Notice, ...]
    count: Callable[[], int]
    rows: Iterator[tuple[Cell, ...]]
    close: Callable[[], None]


@dataclass(frozen=True)
class MinutesPoint:
    """A decision of the minutes; `start` and `end` are its place in the text, if it is known."""

    position: int
    number: str | None
    text: str
    start: int | None
    end: int | None


@dataclass(frozen=True)
class MeetingName:
    """What tells one meeting from another."""

    code: str
    body: str
    number: str | None
    held_on: date


@dataclass(frozen=True)
class Minutes:
    """The minutes of one meeting; `text` is None where they are not loaded."""

    meeting: MeetingName
    title: str | None
    text: str | None
    points: tuple[MinutesPoint, ...]


@dataclass(frozen=True)
class StatusCount:
    """How many rows of the question stand so; `assignments` of them are of kind assignment."""

    status: str
    rows: int
    assignments: int


@dataclass(frozen=True)
class DecisionsPicture:
    """The page of decisions.

    `overview` holds the three indicators of decisions alone, about all decisions of the period
    whatever the table's own filters. `counts` are by status of every status asked, the most
    urgent first; `execution` is of every status too. `elsewhere` counts what the meeting of the
    question decided besides: its terms are of other periods. `effects`: meeting and position of
    decisions that name an indicator -> what became of it.
    """

    overview: Overview
    rows: RowPage[DecisionRow]
    counts: tuple[StatusCount, ...]
    execution: Execution
    bodies: tuple[str, ...]
    meetings: tuple[MeetingName, ...]
    minutes: Minutes | None
    elsewhere: int
    effects: Mapping[tuple[str, int], Effect] = field(default_factory=dict)

    def as_stale(self) -> DecisionsPicture:
        """The same answer, given again while the database is away."""
        return replace(self, overview=self.overview.as_stale())
