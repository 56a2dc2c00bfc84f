"""An office upgrades the database that it filled before."""

from __future__ import annotations

from typing import Any

import pytest
import sqlalchemy as sa
from alembic import command
from alembic.config import Config

from data_sources.database.engine import (
    MIGRATIONS,
    SchemaRefusedError,
    require_current_schema,
    upgrade,
    writing,
)
from data_sources.database.schema import KNOWN_TABLES, metadata
from tests.plain_sql import insert_sql, least_row


def _go_back(engine: sa.Engine) -> None:
    """The database as the program of revision 0004 left it."""
    config = Config()
    config.set_main_option("script_location", MIGRATIONS.as_posix())
    with writing(engine).begin() as connection:
        config.attributes["connection"] = connection
        command.downgrade(config, "0004")


def _run(engine: sa.Engine, statement: str) -> None:
    with writing(engine).begin() as connection:
        connection.exec_driver_sql(statement)


def _every_row(engine: sa.Engine) -> dict[str, list[Any]]:
    with engine.connect() as connection:
        return {
            name: connection.execute(sa.select(table)).all()
            for name, table in metadata.tables.items()
        }


def _objects(engine: sa.Engine) -> list[tuple[str, ...]]:
    """Triggers and indexes of every table."""
    catalogue = {
        "sqlite": "SELECT type, name, sql FROM sqlite_master WHERE type IN ('index', 'trigger')",
        "postgresql": (
            "SELECT c.relname, t.tgname, pg_get_triggerdef(t.oid) FROM pg_trigger t "
            "JOIN pg_class c ON c.oid = t.tgrelid WHERE NOT t.tgisinternal "
            "UNION ALL SELECT tablename, indexname, indexdef FROM pg_indexes "
            "WHERE schemaname = 'public'"
        ),
    }
    with engine.connect() as connection:
        found = connection.exec_driver_sql(catalogue[engine.dialect.name]).all()
    return sorted(tuple(map(str, row)) for row in found)


def test_a_filled_database_of_0004_is_upgraded_with_all_its_rows(engine: sa.Engine) -> None:
    fresh = _objects(engine)
    _go_back(engine)
    for table in metadata.sorted_tables:
        if table.name != "data_version":
            _run(engine, insert_sql(table, least_row(table)))
    before = _every_row(engine)
    upgrade(engine)
    require_current_schema(engine)
    assert _every_row(engine) == before
    assert all(before[table.name] for table in KNOWN_TABLES)
    assert _objects(engine) == fresh


@pytest.mark.parametrize("value", ["nan", "inf"])
def test_a_number_that_cannot_be_kept_is_named_and_nothing_is_changed(
    engine: sa.Engine, value: str
) -> None:
    _go_back(engine)
    table = metadata.tables["target"]
    typed = f"'{value}'" if engine.dialect.name == "postgresql" else "9e999"
    row = insert_sql(table, {**least_row(table), "id": 7, "near": "?"}).replace("'?'", typed)
    _run(engine, row)
    before = _objects(engine)
    with pytest.raises(SchemaRefusedError) as refused:
        upgrade(engine)
    assert "target.near (id 7)" in str(refused.value)
    assert "rumo db upgrade" in str(refused.value)
    assert _objects(engine) == before
    _run(engine, "UPDATE target SET near = 1 WHERE id = 7")
    upgrade(engine)
    require_current_schema(engine)
