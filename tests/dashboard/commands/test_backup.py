"""A copy is the database again: every row, every file, on either kind of database."""

from __future__ import annotations

import json
import shutil
import uuid
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any, Final
from zipfile import ZipFile

import pytest
import sqlalchemy as sa

from callbacks.downloads import EXTENSIONS, table_names
from dashboard.app import create_server
from dashboard.settings import Settings
from data_sources.backup.form import BackupRefusedError
from data_sources.backup.making import write_copy
from data_sources.backup.restoring import restore_copy
from data_sources.database import schema
from data_sources.database.engine import make_engine, require_current_schema, writing
from data_sources.database.knowledge import Clock
from data_sources.database.schema import metadata
from data_sources.store import Store
from tests.asking import ZONE
from tests.plain_sql import insert_sql, least_row
from tests.serving import rumo

TODAY: Final = date(2026, 11, 21)
AGAINST: Final = {"changes": "&against=2026-09-01"}
QUERY: Final = "period=2026-2027"


def every_row(engine: sa.Engine) -> dict[str, list[tuple[Any, ...]]]:
    with engine.connect() as connection:
        return {
            name: sorted(map(tuple, connection.execute(sa.select(table))), key=repr)
            for name, table in metadata.tables.items()
        }


def every_file(url: str) -> dict[str, bytes]:
    """What the site gives of this database, named by its address."""
    found = {}
    settings = Settings(database_url=url, today=TODAY)
    with create_server(settings).test_client() as client:
        for table in table_names():
            for extension in EXTENSIONS:
                address = f"/files/{table}.{extension}?{QUERY}{AGAINST.get(table, '')}"
                answer = client.get(address)
                assert answer.status_code == 200, address
                found[address] = answer.data
    return found


def copy_of(engine: sa.Engine, path: Path) -> Path:
    with path.open("wb") as file:
        write_copy(engine, file)
    return path


def test_a_restored_database_gives_the_same_rows_and_the_same_files(
    request: pytest.FixtureRequest, demo_engine: sa.Engine, each_demo_url: str, tmp_path: Path
) -> None:
    engine = demo_engine
    with writing(engine).begin() as connection:
        # A year of a whole region takes a minute to be put into files eighteen times.
        connection.execute(sa.delete(schema.training).where(schema.training.c.id % 50 > 0))
    store = Store(engine, Clock(ZONE, TODAY), min_denominator=5)
    view = store.saved_views.save("/", store.parse(QUERY).request, "Снимок «до»").view
    rows, files = every_row(engine), every_file(each_demo_url)
    copy = copy_of(engine, tmp_path / "база.rumo")
    fresh = f"sqlite:///{tmp_path / 'fresh.sqlite3'}"
    other = request.getfixturevalue("other_postgresql_url")
    for url in (fresh, other):
        done = rumo("restore", str(copy), folder=tmp_path, DATABASE_URL=url)
        assert done.returncode == 0, done.stderr
        restored = make_engine(url)
        require_current_schema(restored)
        assert every_row(restored) == rows, url
        assert every_file(url) == files, url
        # New rows get new numbers, and what was fixed stays fixed.
        table = schema.event
        with writing(restored).begin() as connection:
            connection.exec_driver_sql(insert_sql(table, {**least_row(table), "code": "new"}))
            newest = sa.select(sa.func.max(table.c.id))
            assert connection.execute(newest).scalar_one() == len(rows["event"]) + 1
        again = Store(restored, Clock(ZONE, TODAY), min_denominator=5)
        assert again.saved_views.under(view.code) == view
        restored.dispose()


@pytest.fixture
def other_postgresql_url(postgresql_server: str) -> Iterator[str]:
    """A PostgreSQL database without any table."""
    server = make_engine(postgresql_server)
    name = f"restored_{uuid.uuid4().hex}"
    with server.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.exec_driver_sql(f"CREATE DATABASE {name}")
        yield (
            sa.make_url(postgresql_server).set(database=name).render_as_string(hide_password=False)
        )
        connection.exec_driver_sql(f"DROP DATABASE {name} WITH (FORCE)")
    server.dispose()


@pytest.fixture
def filled(engine: sa.Engine, tmp_path: Path) -> Path:
    """A copy of a database with a row in every table."""
    with writing(engine).begin() as connection:
        for table in metadata.sorted_tables:
            if table.name != "data_version":
                connection.exec_driver_sql(insert_sql(table, least_row(table)))
    return copy_of(engine, tmp_path / "copy.rumo")


def test_only_an_empty_database_is_restored_into(engine: sa.Engine, filled: Path) -> None:
    before = every_row(engine)
    with pytest.raises(BackupRefusedError, match="пустую базу"):
        restore_copy(engine, filled)
    assert every_row(engine) == before
    with writing(engine).begin() as connection:
        for table in metadata.sorted_tables:
            if table.name != "data_version":
                connection.execute(sa.delete(table))
    restore_copy(engine, filled)
    assert every_row(engine) == before


def _truncated(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-100])


def _flipped(path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 1
    path.write_bytes(content)


def _foreign(path: Path) -> None:
    with ZipFile(path, "w") as archive:
        archive.writestr("manifest.json", "{}")


def _text(path: Path) -> None:
    path.write_text("не копия", encoding="utf-8")


def _rewritten(path: Path, change: Callable[[str, bytes], bytes]) -> None:
    old = path.with_suffix(".old")
    shutil.move(path, old)
    with ZipFile(old) as source, ZipFile(path, "w") as archive:
        for name in source.namelist():
            archive.writestr(name, change(name, source.read(name)))


def _tampered(path: Path) -> None:
    _rewritten(path, lambda name, text: text.replace(b"69100000", b"69200000"))


def _without_a_table(path: Path) -> None:
    def change(name: str, text: bytes) -> bytes:
        if name != "manifest.json":
            return text
        said = json.loads(text)
        del said["tables"]["region"]
        return json.dumps(said).encode()

    _rewritten(path, change)


def _from_the_future(path: Path) -> None:
    _rewritten(path, lambda name, text: text.replace(b'"schema": "0', b'"schema": "9'))


@pytest.mark.parametrize(
    ("spoil", "said"),
    [
        (_truncated, "повреждён"),
        (_flipped, "повреждён"),
        (_foreign, "повреждён"),
        (_text, "повреждён"),
        (_tampered, "повреждён"),
        (_without_a_table, "повреждён"),
        (_from_the_future, "новее"),
    ],
)
def test_a_copy_that_is_not_whole_writes_nothing(
    filled: Path, engine: sa.Engine, spoil: Callable[[Path], None], said: str
) -> None:
    with writing(engine).begin() as connection:
        for table in metadata.sorted_tables:
            if table.name != "data_version":
                connection.execute(sa.delete(table))
    before = every_row(engine)
    spoil(filled)
    with pytest.raises(BackupRefusedError, match=said):
        restore_copy(engine, filled)
    assert every_row(engine) == before


def test_the_command_replaces_no_file_and_leaves_none_half_written(
    sqlite_url: str, tmp_path: Path
) -> None:
    folder = tmp_path / "copies"
    folder.mkdir()
    place = folder / "copy.rumo"
    for status in (0, 1):
        done = rumo("backup", str(place), folder=tmp_path, DATABASE_URL=sqlite_url)
        assert done.returncode == status, done.stderr
    assert "уже есть" in done.stderr
    assert [each.name for each in folder.iterdir()] == [place.name]
    assert place.stat().st_mode & 0o077 == 0
    absent = rumo("backup", str(place), folder=tmp_path, DATABASE_URL=f"sqlite:///{tmp_path}/no")
    assert absent.returncode == 1


def test_the_command_restores_only_where_nothing_is(sqlite_url: str, tmp_path: Path) -> None:
    place = tmp_path / "copy.rumo"
    assert rumo("backup", str(place), folder=tmp_path, DATABASE_URL=sqlite_url).returncode == 0
    _truncated(place)
    new = tmp_path / "new" / "base.sqlite3"
    refused = rumo("restore", str(place), folder=tmp_path, DATABASE_URL=f"sqlite:///{new}")
    assert refused.returncode == 1
    assert "повреждён" in refused.stderr
    assert "Traceback" not in refused.stderr
    assert not new.exists()
