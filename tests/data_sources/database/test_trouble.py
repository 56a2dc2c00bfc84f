"""Why the database does not answer, told apart by what the databases themselves say."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
import sqlalchemy as sa

from data_sources.database.engine import (
    SchemaRefusedError,
    file_of,
    make_engine,
    require_current_schema,
)
from data_sources.database.trouble import SENTENCES, Trouble, code_of, trouble_of


def met(engine: sa.Engine, *statements: str) -> Trouble:
    """What the last of the statements runs into."""
    with pytest.raises(sa.exc.DBAPIError) as refused:
        _run(engine, statements)
    engine.dispose()
    assert code_of(refused.value)
    assert statements[-1] not in code_of(refused.value)
    return trouble_of(refused.value, file_of(engine))


def _run(engine: sa.Engine, statements: tuple[str, ...]) -> None:
    with engine.connect() as connection:
        for statement in statements:
            connection.exec_driver_sql(statement)


GROWING = (
    "CREATE TABLE t AS WITH RECURSIVE n(i) AS "
    "(SELECT 1 UNION ALL SELECT i + 1 FROM n LIMIT 99999) SELECT i FROM n"
)


def test_a_full_disk_is_a_full_disk(sqlite_url: str) -> None:
    assert met(make_engine(sqlite_url), "PRAGMA max_page_count=1", GROWING) is Trouble.DISK_FULL


def test_a_file_that_may_not_be_written_is_forbidden(sqlite_url: str) -> None:
    engine = make_engine(sqlite_url)
    assert met(engine, "PRAGMA query_only=1", "DELETE FROM region") is Trouble.FORBIDDEN


def test_a_lock_of_another_is_a_lock(sqlite_url: str) -> None:
    holder = make_engine(sqlite_url)
    with holder.connect() as connection:
        connection.exec_driver_sql("DELETE FROM region")
        engine = make_engine(sqlite_url)
        assert met(engine, "PRAGMA busy_timeout=0", "DELETE FROM region") is Trouble.LOCKED
    holder.dispose()


@pytest.mark.parametrize(
    ("spoil", "expected"),
    [
        (lambda path: path.write_bytes(b"text" * 5000), Trouble.BROKEN),
        (lambda path: path.unlink(), Trouble.ABSENT),
        (lambda path: (path.unlink(), path.parent.joinpath(path.name).mkdir()), Trouble.AWAY),
    ],
)
def test_what_became_of_the_file_is_told_apart(
    tmp_path: Path, spoil: Callable[[Path], object], expected: Trouble
) -> None:
    path = tmp_path / "база & копия.sqlite3"
    path.touch()
    spoil(path)
    engine = make_engine(f"sqlite:///{path}")
    assert file_of(engine) == path
    assert met(engine, "SELECT * FROM region") is expected
    with pytest.raises(SchemaRefusedError) as refusal:
        require_current_schema(engine)
    assert "Traceback" not in str(refusal.value)
    engine.dispose()


def test_a_server_says_what_it_is_by_its_state(postgresql_url: str) -> None:
    def said(*statements: str) -> Trouble:
        return met(make_engine(postgresql_url), *statements)

    assert said("SET TRANSACTION READ ONLY", "DELETE FROM region") is Trouble.FORBIDDEN
    assert said("SET LOCAL statement_timeout = 1", "SELECT pg_sleep(9)") is Trouble.LOCKED
    for state, trouble in (("53100", Trouble.DISK_FULL), ("XX001", Trouble.BROKEN)):
        raising = f"DO $$ BEGIN RAISE EXCEPTION 'x' USING ERRCODE = '{state}'; END $$"
        assert said(raising) is trouble


def test_a_server_that_is_not_there_is_away() -> None:
    engine = make_engine("postgresql://127.0.0.1:1/nothing")
    assert met(engine, "SELECT 1") is Trouble.AWAY


def test_each_trouble_has_a_sentence_of_its_own() -> None:
    assert set(SENTENCES) == set(Trouble)
    assert len(set(SENTENCES.values())) == len(Trouble)
