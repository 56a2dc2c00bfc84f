"""What a list of single rows is, without how its rows are found: its columns are its record's."""

from __future__ import annotations

import enum
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from types import NoneType
from typing import (
    Annotated,
    Any,
    Final,
    Generic,
    TypeAlias,
    TypeVar,
    get_args,
    get_origin,
    get_type_hints,
)

from data_sources.question.choices import RUMO

Cell: TypeAlias = str | int | float | date | None
R = TypeVar("R")

PAGE_SIZE: Final = 50
"""Rows on one page of any table."""


class Kind(enum.Enum):
    """What stands in the cells of a column; a yes/no column is a whole number, 1 or 0."""

    TEXT = "text"
    WHOLE = "whole"
    NUMBER = "number"
    DAY = "day"


class Sorting(enum.Enum):
    """What a column is sorted by.

    `AS_IT_IS`: numbers and days. `AS_TEXT`: words, without case, ё as е. `AS_NAME`: names of
    municipalities, as text, «г.» and «ЗАТО» not counted. `AS_CODE`: by code point, the same on
    every database.
    """

    AS_IT_IS = "as_it_is"
    AS_TEXT = "as_text"
    AS_NAME = "as_name"
    AS_CODE = "as_code"


AS_IT_IS: Final = Sorting.AS_IT_IS
AS_TEXT: Final = Sorting.AS_TEXT
AS_NAME: Final = Sorting.AS_NAME
AS_CODE: Final = Sorting.AS_CODE


@dataclass(frozen=True)
class Ranked:
    """Codes are sorted in an order of their own; others after them, an empty cell has none."""

    codes: tuple[str, ...]


@dataclass(frozen=True)
class Column:
    """A column of the table, as its record annotates the field.

    `sorting` is None where nobody may sort by it; `may_be_empty` where a row may have no value.
    """

    key: str
    kind: Kind
    may_be_empty: bool
    sorting: Sorting | Ranked | None


@dataclass(frozen=True, eq=False, kw_only=True)
class Listing(Generic[R]):
    """One table, without how its rows are found.

    `record` is a dataclass whose fields are the columns, in their order: `Annotated[date,
    AS_IT_IS]` is a column of days that may be sorted by. `order` is the table's own, as the
    address would write it; `key` decides between rows that are equal in it. `filters` are the
    keys of the address that narrow this table (besides period, region, known, m and group).
    `is_computed`: its rows are made anew for every question, so that counting them takes as long
    as reading a page of them. `default_body` is what `body` is where the address does not name
    it. `unreferenced`: columns named as those that hold the codes of a register, which may hold
    other codes too.
    """

    name: str
    record: Callable[..., R]
    order: tuple[str, ...]
    key: tuple[str, ...]
    filters: tuple[str, ...]
    is_computed: bool = False
    default_body: str = RUMO
    unreferenced: tuple[str, ...] = ()

    @cached_property
    def columns(self) -> tuple[Column, ...]:
        """The fields of the record."""
        hints = get_type_hints(self.record, include_extras=True)
        return tuple(_column(key, hint) for key, hint in hints.items())

    @property
    def sortable(self) -> tuple[str, ...]:
        """Keys of the columns that `sort` may name."""
        return tuple(column.key for column in self.columns if column.sorting is not None)

    def column(self, key: str) -> Column:
        """The column with this key. Raises `KeyError` for a key that is none."""
        for column in self.columns:
            if column.key == key:
                return column
        raise KeyError(key)


_KINDS: Final[Mapping[type, Kind]] = {
    str: Kind.TEXT,
    int: Kind.WHOLE,
    float: Kind.NUMBER,
    date: Kind.DAY,
}


def _column(key: str, hint: Any) -> Column:
    plain, *marks = get_args(hint) if get_origin(hint) is Annotated else (hint,)
    kinds = [each for each in (get_args(plain) or (plain,)) if each is not NoneType]
    sorting = next((mark for mark in marks if isinstance(mark, Sorting | Ranked)), None)
    # A member of an enumeration of texts is a text.
    kind = next(_KINDS[base] for base in kinds[0].__mro__ if base in _KINDS)
    return Column(key, kind, NoneType in get_args(plain), sorting)
