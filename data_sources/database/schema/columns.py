"""What every table of the shared database has in common: time of knowledge and the natural key."""

from __future__ import annotations

from datetime import datetime
from typing import Any, TypeVar

import sqlalchemy as sa
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.functions import FunctionElement

metadata = sa.MetaData(
    naming_convention={
        "pk": "pk_%(table_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "uq": "uq_%(table_name)s_%(column_0_name)s",
    }
)


class utc_now(FunctionElement[datetime]):
    """The database's own clock in UTC, as the start of the transaction (microseconds)."""

    type = sa.DateTime()
    inherit_cache = True


@compiles(utc_now, "postgresql")
def _utc_now_postgresql(element: utc_now, compiler: SQLCompiler, **kw: Any) -> str:
    return "timezone('utc', now())"


@compiles(utc_now, "sqlite")
def _utc_now_sqlite(element: utc_now, compiler: SQLCompiler, **kw: Any) -> str:
    # SQLite's clock ends at milliseconds; the text must have the six digits
    # of docs/data-dictionary.md, because timestamps are compared as text.
    return "(strftime('%Y-%m-%d %H:%M:%f', 'now') || '000')"


class Known(sa.TypedColumns):
    """Time of knowledge: when the database learned a row and when a newer one replaced it."""

    id: sa.Named[int] = sa.Column(sa.Integer, primary_key=True)
    recorded_at: sa.Named[datetime] = sa.Column(sa.DateTime, server_default=utc_now())
    superseded_at: sa.Named[datetime | None]
    load_id: sa.Named[int | None]


BOOKKEEPING = frozenset({"id", "recorded_at", "superseded_at", "load_id"})
"""Columns that the database keeps by itself; nobody types them into a file."""

_Columns = TypeVar("_Columns", bound=Known)


def known_table(
    name: str,
    columns: type[_Columns],
    *constraints: sa.schema.SchemaItem,
    key: tuple[str, ...],
    asked_by: tuple[tuple[str, ...], ...] = (),
) -> sa.Table[_Columns]:
    """A table with time of knowledge.

    `key` is the natural key, unique among current rows; a null in it equals a null.
    `asked_by` are the column groups that questions search by, one index each.
    """
    table = sa.Table(name, metadata, columns, *constraints, info={"key": key})
    for column in table.columns:
        if isinstance(column.type, sa.Numeric | sa.Float):
            table.append_constraint(_finite(column.name))
    current = table.c.superseded_at.is_(None)
    sa.Index(
        f"ux_{name}_current",
        *(_null_equal(table.c[column]) for column in key),
        unique=True,
        sqlite_where=current,
        postgresql_where=current,
    )
    gone = table.c.superseded_at.is_not(None)
    sa.Index(f"ix_{name}_recorded_at", table.c.recorded_at)
    sa.Index(
        f"ix_{name}_superseded_at",
        table.c.superseded_at,
        sqlite_where=gone,
        postgresql_where=gone,
    )
    for group in asked_by:
        sa.Index(f"ix_{name}_{'_'.join(group)}", *(table.c[column] for column in group))
    return table


def _null_equal(column: sa.Column[Any]) -> sa.ColumnElement[Any]:
    # NULLS NOT DISTINCT exists on PostgreSQL 15 alone; an expression works on both.
    return sa.func.coalesce(column, sa.literal_column("''")) if column.nullable else column


def _finite(column: str) -> sa.CheckConstraint:
    """The number is one to reckon with: neither NaN nor infinite nor past what a float holds.

    On SQLite, where a column takes anything, a text is none either.
    """
    return sa.CheckConstraint(f"{column} > -1e15 AND {column} < 1e15", name=f"{column}_finite")


def natural_key(table: sa.Table[Any]) -> tuple[str, ...]:
    """The columns by which people and other tables name a row of this table."""
    key: tuple[str, ...] = table.info["key"]
    return key


def own_columns(table: sa.Table[Any]) -> tuple[sa.Column[Any], ...]:
    """The columns that a writer fills in: all but the bookkeeping ones."""
    return tuple(column for column in table.columns if column.name not in BOOKKEEPING)


def one_of(column: str, *choices: str) -> sa.CheckConstraint:
    """Only these words are allowed in the column."""
    allowed = ", ".join(f"'{choice}'" for choice in choices)
    constraint = sa.CheckConstraint(f"{column} IN ({allowed})", name=column)
    constraint.info["choices"] = (column, choices)
    return constraint


def at_least(column: str, least: int, *, exclusive: bool = False) -> sa.CheckConstraint:
    """The number in the column is not smaller than `least` (or is greater, when exclusive)."""
    constraint = sa.CheckConstraint(f"{column} {'>' if exclusive else '>='} {least}", name=column)
    constraint.info["least"] = (column, least, exclusive)
    return constraint


def length_at_most(column: str, most: int) -> sa.CheckConstraint:
    """The text in the column has at most so many characters."""
    constraint = sa.CheckConstraint(f"length({column}) <= {most}", name=column)
    constraint.info["longest"] = (column, most)
    return constraint


def flag() -> sa.Column[bool]:
    """A yes/no column that is no until somebody says yes."""
    return sa.Column(sa.Boolean, server_default=sa.false(), nullable=False)


class _Fraction(sa.types.TypeDecorator[float]):
    """SQLite hands 12 back for 12.0; files of both databases are to have the same bytes."""

    impl = sa.Numeric(asdecimal=False)
    cache_ok = True

    def process_result_value(self, value: Any, dialect: sa.Dialect) -> float | None:
        return None if value is None else float(value)


def number() -> sa.Column[float]:
    """A quantity with a fraction; the database keeps it exactly where it can."""
    return sa.Column(
        sa.Numeric(asdecimal=False).with_variant(_Fraction(), "sqlite"), nullable=False
    )
