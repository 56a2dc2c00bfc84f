"""A PostgreSQL database made empty again, many times faster than another one is made.

A copy of a template is some four hundred files. A test writes into a handful of them, and hardly
any changes the schema: so what it has written is taken out, and only where the schema is not
what it was another copy has to be made.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

import psycopg
import sqlalchemy as sa
from psycopg import sql

SCHEMA: Final = """
SELECT md5(string_agg(line, ' ' ORDER BY line)) FROM (
    SELECT concat_ws(',', 'table', oid, relname, relkind, relowner, relacl, reloptions) AS line
    FROM pg_class WHERE relnamespace = 'public'::regnamespace
    UNION ALL
    SELECT concat_ws(',', 'column', a.attrelid, a.attnum, a.xmin)
    FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid
    WHERE c.relnamespace = 'public'::regnamespace
    UNION ALL SELECT concat_ws(',', 'default', oid, xmin) FROM pg_attrdef
    UNION ALL SELECT concat_ws(',', 'constraint', oid, xmin) FROM pg_constraint
    UNION ALL SELECT concat_ws(',', 'trigger', oid, xmin) FROM pg_trigger
    UNION ALL SELECT concat_ws(',', 'function', oid, xmin) FROM pg_proc
    UNION ALL SELECT concat_ws(',', 'type', oid, xmin) FROM pg_type
        WHERE typnamespace = 'public'::regnamespace
    UNION ALL SELECT concat_ws(',', 'rule', oid, xmin) FROM pg_rewrite
    UNION ALL SELECT concat_ws(',', 'policy', oid, xmin) FROM pg_policy
    UNION ALL SELECT concat_ws(',', 'collation', oid, xmin) FROM pg_collation
    UNION ALL SELECT concat_ws(',', 'extension', oid, xmin) FROM pg_extension
    UNION ALL SELECT concat_ws(',', 'schema', oid, nspname, nspacl) FROM pg_namespace
        WHERE nspname !~ '^pg_(toast_)?temp_'
    UNION ALL SELECT concat_ws(',', 'right', oid, xmin) FROM pg_default_acl
    UNION ALL SELECT concat_ws(',', 'setting', setrole, setdatabase, xmin) FROM pg_db_role_setting
) AS lines
"""
"""What changes with every change of the schema and with no row: numbers, owners, rights."""

WRITTEN: Final = """
SELECT relname FROM pg_class
WHERE relnamespace = 'public'::regnamespace AND relkind = 'r' AND pg_relation_size(oid) > 0
"""
"""Tables that hold something, or have held it: their files have grown."""

NUMBERED: Final = "SELECT sequencename FROM pg_sequences WHERE last_value IS NOT NULL"
OTHERS: Final = """
SELECT pg_terminate_backend(pid, 10000) FROM pg_stat_activity
WHERE datname = current_database() AND pid <> pg_backend_pid()
"""

Rows = list[tuple[Any, ...]]


@dataclass(frozen=True)
class Untouched:
    """A database as the migrations leave it: its schema and the rows that belong to it."""

    schema: str
    rows: Mapping[str, Rows]


def untouched(url: str) -> Untouched:
    """What this database, in which nobody has written yet, is like."""
    with connected(url) as connection:
        tables = [name for (name,) in connection.execute(WRITTEN)]
        rows = {name: _rows(connection, name) for name in tables}
        return Untouched(_schema(connection), {name: kept for name, kept in rows.items() if kept})


def emptied(url: str, before: Untouched) -> bool:
    """Takes out what was written since; false, if the schema is not what it was."""
    try:
        connection = connected(url)
    except psycopg.OperationalError:
        return False
    with connection:
        connection.execute(OTHERS)
        if _schema(connection) != before.schema:
            return False
        # Rows go in as they were: no trigger counts that as a change.
        connection.execute("SET session_replication_role = replica")
        written = [sql.Identifier(name) for (name,) in connection.execute(WRITTEN)]
        if written:
            names = sql.SQL(", ").join(written)
            connection.execute(sql.SQL("TRUNCATE {} RESTART IDENTITY CASCADE").format(names))
        for (name,) in connection.execute(NUMBERED).fetchall():
            connection.execute(sql.SQL("ALTER SEQUENCE {} RESTART").format(sql.Identifier(name)))
        for name, rows in before.rows.items():
            _insert(connection, name, rows)
    return True


def connected(url: str) -> psycopg.Connection[tuple[Any, ...]]:
    """A connection that commits what was done in its block."""
    plain = sa.make_url(url).set(drivername="postgresql")
    return psycopg.connect(plain.render_as_string(hide_password=False))


def _schema(connection: psycopg.Connection[tuple[Any, ...]]) -> str:
    (found,) = connection.execute(SCHEMA).fetchall()
    return str(found[0])


def _rows(connection: psycopg.Connection[tuple[Any, ...]], table: str) -> Rows:
    return connection.execute(sql.SQL("SELECT * FROM {}").format(sql.Identifier(table))).fetchall()


def _insert(connection: psycopg.Connection[tuple[Any, ...]], table: str, rows: Rows) -> None:
    places = sql.SQL(", ").join([sql.Placeholder()] * len(rows[0]))
    statement = sql.SQL("INSERT INTO {} VALUES ({})").format(sql.Identifier(table), places)
    with connection.cursor() as cursor:
        cursor.executemany(statement, rows)
