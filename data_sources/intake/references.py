"""Whether what the rows refer to is there: by natural key, among current rows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Final

import sqlalchemy as sa

from data_sources.intake.batch import Batch, Refused, Taken
from data_sources.intake.current import current_rows
from data_sources.intake.report import ErrorCode, ErrorLog, quoted
from data_sources.schema import REFERENCES, metadata

Key = tuple[Taken, ...]


@dataclass(frozen=True)
class Reference:
    """Own columns, and the table keys in any one of which their values must be found."""

    columns: tuple[str, ...]
    found_in: tuple[tuple[str, tuple[str, ...]], ...]


_TERRITORY: Final = Reference(("oktmo",), (("municipality", ("oktmo",)), ("region", ("oktmo",))))
_WIDER: Final = {"target": (_TERRITORY,), "note": (_TERRITORY,)}


def references_of(table: sa.Table[Any]) -> tuple[Reference, ...]:
    """What the table's rows refer to."""
    plain = REFERENCES.get(table.name, {})
    return (
        *(Reference(columns, (target,)) for columns, target in plain.items()),
        *_WIDER.get(table.name, ()),
    )


def check_references(connection: sa.Connection, batch: Batch, errors: ErrorLog) -> None:
    """Writes down every reference to what is not there; a null refers to nothing."""
    for reference in references_of(batch.table):
        if set(reference.columns) <= set(batch.columns):
            _check(connection, batch, reference, errors)


def _check(connection: sa.Connection, batch: Batch, reference: Reference, errors: ErrorLog) -> None:
    pick = batch.picker(reference.columns)
    wanted = {values for row in batch.rows if _refers(values := pick(row))}
    known = set(_found(connection, reference, {values[0] for values in wanted}))
    missing = wanted - known
    if not missing:
        return
    first_known = {values[0] for values in known}
    for row in batch.rows:
        values = pick(row)
        if values in missing:
            at = -1 if values[0] in first_known else 0
            _refuse(row.number, reference, at, values, errors)


def _refers(values: Key) -> bool:
    return None not in values and Refused.CELL not in values


def _found(connection: sa.Connection, reference: Reference, firsts: set[Taken]) -> Iterator[Key]:
    for name, key in reference.found_in:
        table = metadata.tables[name]
        columns = [table.c[column] for column in key]
        for row in current_rows(connection, table, columns, columns[0], firsts):
            yield tuple(row)


def _refuse(
    number: int, reference: Reference, at: int, values: Sequence[Taken], errors: ErrorLog
) -> None:
    tables = " или ".join(name for name, _ in reference.found_in)
    shown = values[: 1 if at == 0 else None]
    errors.add(
        number,
        reference.columns[at],
        ErrorCode.UNKNOWN_REFERENCE,
        f"Записи {quoted(', '.join(str(value) for value in shown))} нет в таблице {tables}. "
        "Исправьте значение или сначала загрузите её туда.",
    )
