"""What a table of single rows is: declared once, in one file, for the page and for every file."""

from __future__ import annotations

import enum
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from types import MappingProxyType
from typing import Any, Final, Generic, TypeAlias, TypeVar

import sqlalchemy as sa

from data_sources.database.collation import Folded, NameOrdered
from data_sources.indicators.declaration import Facts, Window
from data_sources.question.filters import RUMO, Filters

Cell: TypeAlias = str | int | float | date | None
R = TypeVar("R")


class Kind(enum.Enum):
    """What stands in the cells of a column; a yes/no column is a number, 1 or 0."""

    TEXT = "text"
    NUMBER = "number"
    DAY = "day"


SortKey: TypeAlias = Callable[[sa.ColumnElement[Any]], sa.ColumnElement[Any]]


def as_it_is(column: sa.ColumnElement[Any]) -> sa.ColumnElement[Any]:
    """Numbers and days."""
    return column


def as_text(column: sa.ColumnElement[Any]) -> sa.ColumnElement[Any]:
    """Words: without case, ё as е."""
    return Folded(column)


def as_name(column: sa.ColumnElement[Any]) -> sa.ColumnElement[Any]:
    """Names of municipalities: as text, «г.» and «ЗАТО» not counted."""
    return NameOrdered(column)


def in_rank(*codes: str) -> SortKey:
    """Codes in an order of their own; others after them, an empty cell has none."""

    def rank(column: sa.ColumnElement[Any]) -> sa.ColumnElement[Any]:
        places = {code: place for place, code in enumerate(codes)}
        ranked = sa.case(places, value=column, else_=len(codes))
        return sa.case((column.is_not(None), ranked))

    return rank


@dataclass(frozen=True)
class Column:
    """A column of the table; `sort_key` is None where nobody may sort by it."""

    key: str
    kind: Kind
    sort_key: SortKey | None = None


@dataclass(frozen=True)
class Asked:
    """What a table's rows are asked with.

    `window` gives the days, K and the region as parameters. `places` are the municipalities
    whose rows belong, None where every row of the region does; `with_nobodys`: rows of no
    municipality belong too (they do where nothing is left out by `m` or `group`).
    """

    filters: Filters
    window: Window
    places: tuple[str, ...] | None
    with_nobodys: bool

    def among_places(self, oktmo: sa.ColumnElement[Any]) -> sa.ColumnElement[bool]:
        """The row's municipality is among those asked about."""
        if self.places is None:
            return sa.true()
        own = oktmo.in_(self.places)
        return sa.or_(own, oktmo.is_(None)) if self.with_nobodys else own


@dataclass(frozen=True)
class Register:
    """Where a code of the address must be found: known at K.

    `what` is how the notice begins: «Заседание с кодом «x» не найдено: …».
    """

    table: sa.Table[Any]
    column: str
    what: str


@dataclass(frozen=True, eq=False)
class RowTable(Generic[R]):
    """One table.

    `record` is a dataclass with a field for every column, in their order. `rows(asked)` selects
    the columns under their keys, in their order, filtered by everything that the question says
    except `sort` and `page`. `order` is the table's own, as the address would write it; `key`
    decides between rows that are equal in it. `filters` are the keys of the address that narrow
    this table (besides period, region, known, m and group); those in `registers` must name
    something known. `is_computed`: its rows are made anew for every question, so that counting
    them takes as long as reading a page of them. `default_body` is what `body` is where the
    address does not name it. `unreferenced`: columns named as those that hold the codes of a
    register, which may hold other codes too.
    """

    name: str
    record: Callable[..., R]
    columns: tuple[Column, ...]
    rows: Callable[[Asked], Facts]
    order: tuple[str, ...]
    key: tuple[str, ...]
    filters: tuple[str, ...]
    registers: Mapping[str, Register] = field(default_factory=lambda: MappingProxyType({}))
    is_computed: bool = False
    default_body: str = RUMO
    unreferenced: tuple[str, ...] = ()

    @property
    def sortable(self) -> tuple[str, ...]:
        """Keys of the columns that `sort` may name."""
        return tuple(column.key for column in self.columns if column.sort_key is not None)

    def column(self, key: str) -> Column:
        """The column with this key. Raises `KeyError` for a key that is none."""
        for column in self.columns:
            if column.key == key:
                return column
        raise KeyError(key)


PAGE_SIZE: Final = 50
"""Rows on one page of any table."""
