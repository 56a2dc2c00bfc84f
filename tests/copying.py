"""The rows of one database copied into another kind of it, as they are."""

from __future__ import annotations

from typing import Any, Final

import sqlalchemy as sa
from psycopg import sql

from data_sources.database.schema import metadata
from tests.emptying import connected

LAST_NUMBER: Final = """
SELECT setval(pg_get_serial_sequence({name}, 'id'), max(id)) FROM {table} HAVING max(id) > 0
"""


def copy_rows(source: sa.Engine, target: str) -> None:
    """Fills an empty PostgreSQL database of the current schema; its next rows get new numbers."""
    with source.connect() as reading, connected(target) as writing:
        # The rows are whole and counted where they come from: no trigger looks at them again.
        writing.execute("SET session_replication_role = replica")
        for table in metadata.sorted_tables:
            _copy(reading, writing, table)


def _copy(reading: sa.Connection, writing: Any, table: sa.Table[Any]) -> None:
    name = sql.Identifier(table.name)
    names = sql.SQL(", ").join(sql.Identifier(column.name) for column in table.columns)
    writing.execute(sql.SQL("DELETE FROM {}").format(name))
    with writing.cursor() as cursor:
        with cursor.copy(sql.SQL("COPY {} ({}) FROM STDIN").format(name, names)) as copy:
            for row in reading.execute(sa.select(table)):
                copy.write_row(tuple(row))
        if "id" in table.columns:
            number = sql.SQL(LAST_NUMBER).format(name=sql.Literal(table.name), table=name)
            cursor.execute(number)
