"""Selects over a declared table: all rows in order, one page of them, how many there are."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa

from data_sources.database.cached_select import cached_select
from data_sources.database.collation import CodePoints, Folded, NameOrdered
from data_sources.indicators.conditions import known_at
from data_sources.indicators.declaration import FactSelect
from data_sources.row_tables.declaration import RowFilter, RowTable
from data_sources.row_tables.records.declaration import PAGE_SIZE, Ranked, Sorting


@cached_select
def every_row(table: RowTable[Any], asked: RowFilter, sort: str | None) -> FactSelect:
    """All rows, in the order of `ordering`."""
    rows = table.rows(asked).subquery()
    return sa.select(*(rows.c[column.key] for column in table.columns)).order_by(
        *ordering(table, rows, sort)
    )


@cached_select
def page_of_rows(table: RowTable[Any], asked: RowFilter, sort: str | None, page: int) -> FactSelect:
    """The rows of one page, from 1."""
    return every_row(table, asked, sort).limit(PAGE_SIZE).offset((page - 1) * PAGE_SIZE)


@cached_select
def counted_page_of_rows(
    table: RowTable[Any], asked: RowFilter, sort: str | None, page: int
) -> FactSelect:
    """The rows of one page, each with how many there are on all pages."""
    return page_of_rows(table, asked, sort, page).add_columns(sa.func.count().over())


@cached_select
def count_of_rows(table: RowTable[Any], asked: RowFilter) -> FactSelect:
    """How many rows there are."""
    return sa.select(sa.func.count()).select_from(table.rows(asked).subquery())


def is_known(table: RowTable[Any], key: str, asked: RowFilter) -> sa.ColumnElement[bool]:
    """What the address names under this key is in its register at `known_at`."""
    register = table.registers[key]
    return sa.exists().where(
        register.table.c[register.column] == getattr(asked.filters, key),
        known_at(register.table, asked.window.known),
    )


def ordering(
    table: RowTable[Any], rows: sa.Subquery, sort: str | None
) -> list[sa.UnaryExpression[Any]]:
    """By `sort` first, then in the table's own order, empty cells last both ways."""
    texts = [*((sort,) if sort else ()), *table.order]
    asked: dict[str, bool] = {}
    for text in texts:
        asked.setdefault(text.removeprefix("-"), text.startswith("-"))
    order = []
    for key, falls in asked.items():
        value = _sort_key(table.column(key).sorting, rows.c[key])
        order.append((value.desc() if falls else value.asc()).nulls_last())
    return [*order, *ties(table, rows)]


def _sort_key(
    sorting: Sorting | Ranked | None, column: sa.ColumnElement[Any]
) -> sa.ColumnElement[Any]:
    match sorting:
        case Sorting.AS_TEXT:
            return Folded(column)
        case Sorting.AS_NAME:
            return NameOrdered(column)
        case Sorting.AS_CODE:
            return CodePoints(column)
        case Ranked(codes):
            places = {code: place for place, code in enumerate(codes)}
            ranked = sa.case(places, value=column, else_=len(codes))
            return sa.case((column.is_not(None), ranked))
        case _:
            return column


def ties(table: RowTable[Any], rows: sa.Subquery) -> list[sa.UnaryExpression[Any]]:
    """The order of rows that are equal in every other: one and the same on every database."""
    # By code point: what the letters of a key mean in some locale must not matter.
    return [_plain(rows.c[key]).asc().nulls_last() for key in table.key]


def _plain(column: sa.ColumnElement[Any]) -> sa.ColumnElement[Any]:
    return CodePoints(column) if isinstance(column.type, sa.String) else column
