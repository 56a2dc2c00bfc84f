"""Typed answers of pages and files of single rows."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Generic, TypeVar

from data_sources.row_tables.records.declaration import PAGE_SIZE, Cell
from data_sources.scoring.results import AnsweredRequest, Provenance, Registers

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
    answered: AnsweredRequest
    registers: Registers
    provenance: Provenance
    count: Callable[[], int]
    rows: Iterator[tuple[Cell, ...]]
    close: Callable[[], None]
