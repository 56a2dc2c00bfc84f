"""Which databases are taken, which are refused and in what words; migrations there and back."""

from __future__ import annotations

from pathlib import Path

import pytest
import sqlalchemy as sa
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext

from data_sources.database.engine import (
    MIGRATIONS,
    SchemaRefusedError,
    SchemaState,
    create_sqlite_file,
    make_engine,
    require_current_schema,
    schema_state,
    sqlite_file,
    upgrade,
    writing,
)
from data_sources.database.schema import metadata
from tests.plain_sql import insert_sql, least_row


def state(engine: sa.Engine) -> SchemaState:
    with engine.connect() as connection:
        return schema_state(connection)


def run(engine: sa.Engine, statement: str) -> None:
    with writing(engine).begin() as connection:
        connection.exec_driver_sql(statement)


def downgrade(engine: sa.Engine, revision: str) -> None:
    config = Config()
    config.set_main_option("script_location", MIGRATIONS.as_posix())
    with writing(engine).begin() as connection:
        config.attributes["connection"] = connection
        command.downgrade(config, revision)


def refusal(engine: sa.Engine) -> str:
    with pytest.raises(SchemaRefusedError) as refused:
        require_current_schema(engine)
    return str(refused.value)


def tables_of(engine: sa.Engine) -> set[str]:
    return set(sa.inspect(engine).get_table_names())


def test_a_database_of_the_newest_schema_is_taken(engine: sa.Engine) -> None:
    assert state(engine) is SchemaState.CURRENT
    require_current_schema(engine)


def test_an_older_schema_is_refused_with_the_command_that_renews_it(engine: sa.Engine) -> None:
    run(engine, "UPDATE alembic_version SET version_num = '0003'")
    assert state(engine) is SchemaState.OLDER
    assert "rumo db upgrade" in refusal(engine)


def test_a_newer_schema_is_refused_and_left_as_it_is(engine: sa.Engine) -> None:
    run(engine, "UPDATE alembic_version SET version_num = 'from_the_future'")
    assert state(engine) is SchemaState.NEWER
    assert "новее программы" in refusal(engine)
    before = tables_of(engine)
    with pytest.raises(SchemaRefusedError, match="новее программы"):
        upgrade(engine)
    assert state(engine) is SchemaState.NEWER
    assert tables_of(engine) == before


def test_a_database_without_our_tables_is_refused_until_it_is_upgraded(engine: sa.Engine) -> None:
    downgrade(engine, "base")
    assert tables_of(engine) == {"alembic_version"}
    assert state(engine) is SchemaState.ABSENT
    assert "rumo db upgrade" in refusal(engine)
    upgrade(engine)
    require_current_schema(engine)
    assert tables_of(engine) == {"alembic_version", *metadata.tables}


def test_nothing_is_left_behind_on_the_way_down(postgresql_url: str) -> None:
    engine = make_engine(postgresql_url)
    downgrade(engine, "base")
    with engine.connect() as connection:
        assert connection.exec_driver_sql(
            "SELECT proname FROM pg_proc WHERE pronamespace = 'public'::regnamespace"
        ).all() == []  # fmt: skip
    engine.dispose()


def test_an_upgrade_keeps_the_rows_and_a_second_one_changes_nothing(engine: sa.Engine) -> None:
    school = metadata.tables["school"]
    downgrade(engine, "0003")
    run(engine, insert_sql(school, least_row(school)))
    upgrade(engine)
    with engine.connect() as connection:
        before = connection.execute(sa.select(school)).all()
        version = connection.exec_driver_sql("SELECT * FROM data_version").all()
    upgrade(engine)
    with engine.connect() as connection:
        assert connection.execute(sa.select(school)).all() == before
        assert connection.exec_driver_sql("SELECT * FROM data_version").all() == version
    assert len(before) == 1


def test_the_migrations_make_the_tables_that_the_program_knows(postgresql_url: str) -> None:
    engine = make_engine(postgresql_url)
    with engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, metadata) == []
    engine.dispose()


def test_the_columns_are_the_same_on_both_databases(engine: sa.Engine) -> None:
    found = sa.inspect(engine)
    assert {
        name: [(column["name"], column["nullable"]) for column in found.get_columns(name)]
        for name in metadata.tables
    } == {
        name: [(column.name, column.nullable) for column in table.columns]
        for name, table in metadata.tables.items()
    }


def test_the_indexes_are_the_same_on_both_databases(engine: sa.Engine) -> None:
    catalogue = {
        "sqlite": "SELECT name FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL",
        "postgresql": "SELECT indexname FROM pg_indexes WHERE indexname LIKE '_x\\_%%'",
    }
    with engine.connect() as connection:
        found = connection.exec_driver_sql(catalogue[engine.dialect.name]).scalars().all()
    assert sorted(found) == sorted(
        str(index.name) for table in metadata.tables.values() for index in table.indexes
    )


@pytest.mark.parametrize("name", ["absent.sqlite3", "folder/absent.sqlite3"])
def test_connecting_never_creates_a_file(tmp_path: Path, name: str) -> None:
    engine = make_engine(f"sqlite:///{tmp_path / name}")
    with pytest.raises(sa.exc.OperationalError):
        engine.connect()
    assert "rumo db upgrade" in refusal(engine)
    assert list(tmp_path.iterdir()) == []


def test_a_file_is_created_on_demand_and_an_existing_one_is_kept(tmp_path: Path) -> None:
    path = tmp_path / "папка" / "base #1 100%.sqlite3"
    url = f"sqlite:///{path}"
    assert sqlite_file(url) == path
    create_sqlite_file(url)
    engine = make_engine(url)
    upgrade(engine)
    engine.dispose()
    size = path.stat().st_size
    create_sqlite_file(url)
    assert path.stat().st_size == size > 0
    assert [each.name for each in path.parent.iterdir()] == [path.name]


@pytest.mark.parametrize("content", ["заметка", "заметка " * 1000])
def test_a_text_file_is_refused_in_words(content: str, tmp_path: Path) -> None:
    path = tmp_path / "notes.txt"
    path.write_text(content, encoding="utf-8")
    engine = make_engine(f"sqlite:///{path}")
    assert "не является базой данных" in refusal(engine)
    engine.dispose()
    assert path.read_text(encoding="utf-8") == content


def test_a_server_that_does_not_answer_is_told_of() -> None:
    assert "Нет связи с базой данных" in refusal(make_engine("postgresql://127.0.0.1:1/nothing"))


@pytest.mark.parametrize("name", ["postgres", "postgresql", "postgresql+psycopg"])
def test_every_usual_spelling_of_a_server_address_is_taken(name: str, postgresql_url: str) -> None:
    address = sa.make_url(postgresql_url).set(drivername="postgresql")
    text = address.render_as_string(hide_password=False)
    engine = make_engine(text.replace("postgresql://", f"{name}://"))
    require_current_schema(engine)
    engine.dispose()
