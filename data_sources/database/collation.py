"""Russian order and comparison inside the database: the same on SQLite and on PostgreSQL.

SQLite's lower() knows no Cyrillic and a PostgreSQL server may be set to a locale that knows none
either, so letters are translated by a table of our own and compared by code point.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any, Final

import sqlalchemy as sa
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.functions import FunctionElement

_FROM: Final = "АБВГДЕЁЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯёABCDEFGHIJKLMNOPQRSTUVWXYZ\t\n\r\u00a0"
_TO: Final = "абвгдеежзийклмнопрстуфхцчшщъыьэюяеabcdefghijklmnopqrstuvwxyz    "
_TABLE: Final = str.maketrans(_FROM, _TO)
_REMEMBERED: Final = 4096
_NAME_PREFIX: Final = r"(?<![0-9a-zа-я_])(?:г\.|зато(?![0-9a-zа-я_]))\s*"


# The same names and titles stand in thousands of rows of a list that is sorted by them.
@lru_cache(maxsize=_REMEMBERED)
def folded_text(text: str) -> str:
    """What `Folded` makes of a text in the database."""
    return text.translate(_TABLE)


@lru_cache(maxsize=_REMEMBERED)
def name_text(text: str) -> str:
    """What `NameOrdered` makes of a text in the database."""
    return re.sub(r" +", " ", re.sub(_NAME_PREFIX, "", folded_text(text))).strip(" ")


class Folded(FunctionElement[str]):
    """The text without case, ё as е, any white space as a space."""

    type = sa.String()
    inherit_cache = True


class NameOrdered(FunctionElement[str]):
    """The key that sorts names of municipalities: «г.» and «ЗАТО» are not counted."""

    type = sa.String()
    inherit_cache = True


class CodePoints(FunctionElement[str]):
    """The text as it is, ordered by code point whatever the server's locale."""

    type = sa.String()
    inherit_cache = True


class DaysBetween(FunctionElement[int]):
    """Whole days from the second day to the first."""

    type = sa.Integer()
    inherit_cache = True


def contains(column: sa.ColumnElement[Any], text: str) -> sa.ColumnElement[bool]:
    """The text stands in the column, without case, ё as е; nothing in it is a pattern."""
    return Folded(column).contains(folded_text(text), autoescape=True)


@compiles(Folded, "sqlite")
def _folded_sqlite(element: Folded, compiler: SQLCompiler, **kw: Any) -> str:
    return f"rumo_folded({compiler.process(element.clauses, **kw)})"


@compiles(Folded, "postgresql")
def _folded_postgresql(element: Folded, compiler: SQLCompiler, **kw: Any) -> str:
    return f'{_translated(element, compiler, **kw)} COLLATE "C"'


@compiles(CodePoints, "sqlite")
def _code_points_sqlite(element: CodePoints, compiler: SQLCompiler, **kw: Any) -> str:
    return compiler.process(element.clauses, **kw)


@compiles(CodePoints, "postgresql")
def _code_points_postgresql(element: CodePoints, compiler: SQLCompiler, **kw: Any) -> str:
    return f'({compiler.process(element.clauses, **kw)}) COLLATE "C"'


@compiles(NameOrdered, "sqlite")
def _name_ordered_sqlite(element: NameOrdered, compiler: SQLCompiler, **kw: Any) -> str:
    return f"rumo_name_ordered({compiler.process(element.clauses, **kw)})"


@compiles(NameOrdered, "postgresql")
def _name_ordered_postgresql(element: NameOrdered, compiler: SQLCompiler, **kw: Any) -> str:
    text = _translated(element, compiler, **kw)
    plain = f"regexp_replace({text}, '{_NAME_PREFIX}', '', 'g')"
    return f"trim(regexp_replace({plain}, ' +', ' ', 'g')) COLLATE \"C\""


def _translated(element: FunctionElement[str], compiler: SQLCompiler, **kw: Any) -> str:
    # The letters are ours and hold neither a quote nor a backslash, so they may stand as text.
    return f"translate({compiler.process(element.clauses, **kw)}, '{_FROM}', '{_TO}')"


@compiles(DaysBetween, "sqlite")
def _days_between_sqlite(element: DaysBetween, compiler: SQLCompiler, **kw: Any) -> str:
    last, first = (compiler.process(part, **kw) for part in element.clauses)
    return f"CAST(julianday({last}) - julianday({first}) AS INTEGER)"


@compiles(DaysBetween, "postgresql")
def _days_between_postgresql(element: DaysBetween, compiler: SQLCompiler, **kw: Any) -> str:
    last, first = (compiler.process(part, **kw) for part in element.clauses)
    return f"({last} - {first})"


def teach_sqlite(connection: DBAPIConnection) -> None:
    """Gives a connection of SQLite the functions that PostgreSQL has by itself."""
    functions = {"rumo_folded": _fold_or_none, "rumo_name_ordered": _name_or_none}
    for name, function in functions.items():
        connection.create_function(name, 1, function, deterministic=True)


def _fold_or_none(text: str | None) -> str | None:
    return None if text is None else folded_text(text)


def _name_or_none(text: str | None) -> str | None:
    return None if text is None else name_text(text)
