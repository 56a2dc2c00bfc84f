"""Columns by which a table is sorted on the server, and the order that an address asks for."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from data_sources.vocabulary.naming import fold

T = TypeVar("T")
Value = float | str | None


@dataclass(frozen=True)
class SortedColumn(Generic[T]):
    """`key` names it in the address; `value` is what it sorts by, None where a cell is empty.

    `falls` means that the first click puts the greatest on top.
    """

    key: str
    title: str
    value: Callable[[T], Value]
    falls: bool = False


@dataclass(frozen=True)
class Order:
    """By which column, and whether from the greatest down."""

    key: str
    falls: bool

    @property
    def text(self) -> str:
        """As the address says it."""
        return f"-{self.key}" if self.falls else self.key

    @property
    def words(self) -> str:
        return "по убыванию" if self.falls else "по возрастанию"

    @property
    def aria(self) -> str:
        return "descending" if self.falls else "ascending"


def asked_order(sort: str | None, columns: Sequence[SortedColumn[T]]) -> Order | None:
    """The order that the address asks for; None without one or with a column that is not here."""
    if sort is None:
        return None
    key = sort.removeprefix("-")
    known = any(column.key == key for column in columns)
    return Order(key, sort.startswith("-")) if known else None


def next_order(column: SortedColumn[T], current: Order) -> Order:
    """What a click on the column's title asks for."""
    if column.key == current.key:
        return Order(column.key, not current.falls)
    return Order(column.key, column.falls)


def arranged(rows: Sequence[T], columns: Sequence[SortedColumn[T]], order: Order) -> list[T]:
    """The rows in this order; empty cells last both ways, equal ones as they came."""
    value = next(column.value for column in columns if column.key == order.key)
    filled = [(_comparable(cell), row) for row in rows if (cell := value(row)) is not None]
    empty = [row for row in rows if value(row) is None]
    filled.sort(key=lambda pair: pair[0], reverse=order.falls)
    return [*(row for _, row in filled), *empty]


def _comparable(cell: float | str) -> tuple[float, str]:
    return (0.0, fold(cell)) if isinstance(cell, str) else (round(cell, 9), "")
