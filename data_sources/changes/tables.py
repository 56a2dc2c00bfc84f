"""What every table learned between two moments: counts, and the newest rows as examples."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

import sqlalchemy as sa

from data_sources.changes import selects
from data_sources.changes.results import (
    ChangedRow,
    ChangeKind,
    Difference,
    KnowledgeInterval,
    RowOwners,
    TableChange,
)
from data_sources.changes.selects import Narrowing
from data_sources.database.schema import KNOWN_TABLES, natural_key, own_columns

EXAMPLES: Final = 3
"""So many rows of each kind are told of; the others are counted."""


def changed_tables(
    connection: sa.Connection, span: KnowledgeInterval, whose: RowOwners, examples: int = EXAMPLES
) -> tuple[TableChange, ...]:
    """Tables that say something else at the later moment, in the order of docs/data-dictionary.md.

    A key that is known at the later moment alone is new, at the earlier alone withdrawn, at both
    by different rows corrected. Rows that came and went in between, and rows written again as
    they were, changed nothing. The answer about two moments of the past never changes.
    """
    if span.is_empty:
        return ()
    narrowing = narrowing_of(whose)
    asked = parameters(span, whose)
    found = {
        row.name: row for row in connection.execute(selects.stirred(narrowing), asked).mappings()
    }
    changes = []
    for table in KNOWN_TABLES:
        seen = found[table.name]
        if seen["any_came"] or seen["any_went"]:
            changes.append(_change(connection, table, seen, narrowing, asked, examples))
    return tuple(change for change in changes if change.total)


def narrowing_of(whose: RowOwners) -> Narrowing:
    return Narrowing(whose.sole_region, chosen=whose.municipalities is not None)


def parameters(span: KnowledgeInterval, whose: RowOwners) -> dict[str, Any]:
    """Values for the parameters of the selects."""
    return {
        "since": span.since,
        "until": span.until,
        "region_code": whose.region_code,
        "chosen": sorted(whose.municipalities or ()),
    }


def _change(
    connection: sa.Connection,
    table: sa.Table[Any],
    seen: Any,
    narrowing: Narrowing,
    asked: dict[str, Any],
    examples: int,
) -> TableChange:
    both = bool(seen["any_came"] and seen["any_went"])
    if both:
        pairs = connection.execute(selects.counts(table, narrowing), asked).one()
        counted = {
            ChangeKind.NEW: int(seen["came"] - pairs.of_later),
            ChangeKind.CORRECTED: int(pairs.corrected),
            ChangeKind.WITHDRAWN: int(seen["went"] - pairs.of_earlier),
        }
    else:
        counted = {
            ChangeKind.NEW: int(seen["came"]),
            ChangeKind.CORRECTED: 0,
            ChangeKind.WITHDRAWN: int(seen["went"]),
        }
    told: list[ChangedRow] = []
    for kind, count in counted.items():
        if count and examples:
            select = (selects.newest if both else selects.newest_alone)(table, kind, narrowing)
            rows = connection.execute(select, {**asked, "most": examples}).mappings()
            told.extend(_row(table, kind, row) for row in rows)
    return TableChange(
        table.name,
        counted[ChangeKind.NEW],
        counted[ChangeKind.CORRECTED],
        counted[ChangeKind.WITHDRAWN],
        tuple(told),
        is_narrowed=narrowing.chosen and selects.says_whose(table),
    )


def _row(table: sa.Table[Any], kind: ChangeKind, row: Any) -> ChangedRow:
    name = selects.name_column(table)
    return ChangedRow(
        kind,
        row["at"],
        tuple((column, row[column]) for column in natural_key(table)),
        row["oktmo"] if "oktmo" in table.c else None,
        row[name] if name else None,
        tuple(_differences(table, row)) if kind is ChangeKind.CORRECTED else (),
    )


def _differences(table: sa.Table[Any], row: Any) -> Iterator[Difference]:
    for column in own_columns(table):
        before, after = row[selects.BEFORE + column.name], row[column.name]
        if before != after:
            yield Difference(column.name, before, after)
