"""What is measured against what: the dashboard on demo data, and an empty Dash application."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

from data_sources import demo
from data_sources.database.engine import (
    create_sqlite_file,
    make_engine,
    refresh_statistics,
    upgrade,
)

TODAY = date(2026, 11, 21)
ROOT = Path(__file__).resolve().parent.parent


def demo_database(folder: Path) -> str:
    """The address of an SQLite database of today's region: 20 municipalities, five years."""
    url = f"sqlite:///{folder / 'bench.sqlite3'}"
    create_sqlite_file(url)
    engine = make_engine(url)
    upgrade(engine)
    demo.fill(engine, today=TODAY)
    refresh_statistics(engine)
    engine.dispose()
    return url


@contextmanager
def dashboard(database_url: str) -> Iterator[str]:
    """The address of the dashboard, one worker, so that its memory is one."""
    with _gunicorn(
        "dashboard.wsgi:application()",
        {"DATABASE_URL": database_url, "RUMO_TODAY": TODAY.isoformat()},
    ) as address:
        yield address


@contextmanager
def blank() -> Iterator[str]:
    """The address of a Dash application with one empty page and one empty callback."""
    with _gunicorn("benchmarks.blank:application()", {}) as address:
        yield address


@contextmanager
def _gunicorn(application: str, settings: dict[str, str]) -> Iterator[str]:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    address = f"http://127.0.0.1:{port}"
    process = subprocess.Popen(
        [
            sys.executable, "-m", "gunicorn", application, "--bind", f"127.0.0.1:{port}",
            "--config", "python:dashboard.serving.gunicorn_settings", "--workers", "1",
        ],
        cwd=ROOT,
        env={**os.environ, **settings},
        stderr=subprocess.DEVNULL,
    )  # fmt: skip
    try:
        _wait(address)
        yield address
    finally:
        process.terminate()
        process.wait(timeout=30)


def _wait(address: str) -> None:
    deadline = time.monotonic() + 60
    while True:
        try:
            with urllib.request.urlopen(f"{address}/_dash-layout", timeout=5):
                return
        except OSError:
            if time.monotonic() > deadline:
                raise
            time.sleep(0.1)
