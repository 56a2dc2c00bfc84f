"""A municipal council without its municipality counts nowhere, so no file may bring one."""

from __future__ import annotations

from typing import Any, Final

import sqlalchemy as sa

from data_sources.database.schema import natural_key
from data_sources.ingest.files.report import ErrorCode, ErrorLog
from data_sources.ingest.files.rows.batch import Batch, Refused
from data_sources.ingest.files.writing.current import current_rows
from data_sources.names.worded_codes import COUNCIL
from data_sources.vocabulary.titles import column_titles

_TABLES: Final = frozenset({"meeting", "roster_member"})


def refuse_councils_of_nobody(connection: sa.Connection, batch: Batch, errors: ErrorLog) -> None:
    """Writes down meetings and members of a municipal council that name no municipality.

    Where the file has no column of municipalities, that of the current row stays and counts.
    """
    table = batch.table
    if table.name not in _TABLES or not {"body", *natural_key(table)} <= set(batch.columns):
        return
    pick = batch.picker(("body", "oktmo"))
    nobodys = [row for row in batch.rows if pick(row) == (COUNCIL, None)]
    if not nobodys:
        return
    key = batch.picker(natural_key(table))
    kept = set() if "oktmo" in batch.columns else _with_municipality(connection, table, batch)
    title = column_titles(table.name)["oktmo"]
    for row in nobodys:
        values = key(row)
        if Refused.CELL not in values and values not in kept:
            errors.add(
                row.number,
                "oktmo",
                ErrorCode.REQUIRED,
                "Муниципальный методсовет без муниципалитета нигде не посчитается. Укажите, чей "
                f"он, в столбце «{title}»; если это РУМО или другой орган, исправьте орган.",
            )


def _with_municipality(
    connection: sa.Connection, table: sa.Table[Any], batch: Batch
) -> set[tuple[Any, ...]]:
    """Keys of the file's rows that the database knows with a municipality."""
    names = natural_key(table)
    first = batch.picker(names[:1])
    columns = (*(table.c[name] for name in names), table.c.oktmo)
    firsts = {first(row)[0] for row in batch.rows}
    rows = current_rows(connection, table, columns, table.c[names[0]], firsts)
    return {tuple(row[:-1]) for row in rows if row.oktmo is not None}
