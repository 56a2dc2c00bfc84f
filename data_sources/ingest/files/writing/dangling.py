"""Rows that would be left referring to nothing, looked for after a write and before its commit."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

import sqlalchemy as sa

from data_sources.database.schema import KNOWN_TABLES, metadata, natural_key
from data_sources.ingest.files.writing.references import Reference, references_of

EXAMPLES: Final = 20


@dataclass(frozen=True)
class Dangling:
    """Current rows of a table whose columns name what is no longer there.

    `examples` are pairs (values that name it, natural key of the row), at most 20.
    """

    table: str
    columns: tuple[str, ...]
    referred: str
    count: int
    examples: tuple[tuple[tuple[object, ...], tuple[object, ...]], ...]


def left_dangling(
    connection: sa.Connection, table: sa.Table[Any], moment: datetime
) -> tuple[Dangling, ...]:
    """Who refers to rows of the table that were superseded at the moment and are not back."""
    gone = table.alias("gone")
    return tuple(
        found
        for source in KNOWN_TABLES
        for reference in references_of(source)
        for name, key in reference.found_in
        if name == table.name
        for found in _unanswered(
            connection,
            source,
            reference,
            sa.exists().where(
                gone.c.superseded_at == moment, *_pairs(source, reference.columns, gone, key)
            ),
        )
    )


def brought_back_dangling(
    connection: sa.Connection, table: sa.Table[Any], moment: datetime
) -> tuple[Dangling, ...]:
    """Which rows of the table, recorded at the moment, refer to what is not there."""
    return tuple(
        found
        for reference in references_of(table)
        for found in _unanswered(connection, table, reference, table.c.recorded_at == moment)
    )


def _unanswered(
    connection: sa.Connection,
    source: sa.Table[Any],
    reference: Reference,
    among: sa.ColumnElement[bool],
) -> Iterator[Dangling]:
    columns = [source.c[name] for name in reference.columns]
    shown = [*columns, *(source.c[name] for name in natural_key(source))]
    question = sa.select(*shown).where(
        source.c.superseded_at.is_(None),
        among,
        *(column.is_not(None) for column in columns),
        *(~_is_there(source, reference.columns, name, key) for name, key in reference.found_in),
    )
    count = connection.execute(
        sa.select(sa.func.count()).select_from(question.subquery())
    ).scalar_one()
    if not count:
        return
    first = len(columns)
    ordered = question.order_by(*shown).limit(EXAMPLES)
    yield Dangling(
        source.name,
        reference.columns,
        reference.found_in[0][0],
        count,
        tuple((tuple(row[:first]), tuple(row[first:])) for row in connection.execute(ordered)),
    )


def _is_there(
    source: sa.Table[Any], columns: tuple[str, ...], name: str, key: tuple[str, ...]
) -> sa.ColumnElement[bool]:
    there = metadata.tables[name].alias("there")
    conditions = list(_pairs(source, columns, there, key))
    if "superseded_at" in there.c:
        conditions.append(there.c.superseded_at.is_(None))
    return sa.exists().where(*conditions)


def _pairs(
    source: sa.Table[Any], columns: tuple[str, ...], target: sa.FromClause, key: tuple[str, ...]
) -> Iterator[sa.ColumnElement[bool]]:
    for mine, theirs in zip(columns, key, strict=True):
        yield source.c[mine] == target.c[theirs]
