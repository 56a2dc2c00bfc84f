"""`rumo serve`: starts the dashboard."""

from __future__ import annotations

import os
import sys
import tempfile
from typing import Final

import click

from dashboard.commands.database import prepare_demo
from dashboard.commands.speech import RussianCommand, in_words
from dashboard.printing.offering import AT_START, is_refused_to_root
from dashboard.settings import Settings
from data_sources.database.engine import make_engine, require_current_schema

HEAPS: Final = "2"
"""Of the C library in one process: by its own rule every thread gets one and keeps what it once
took, which makes a worker under load larger by a tenth."""


@click.command(cls=RussianCommand, help="Запустить дашборд.")
@click.option(
    "--host",
    default="127.0.0.1",
    show_default=True,
    metavar="АДРЕС",
    help="Адрес, на котором слушать; 0.0.0.0 — все.",
)
@click.option(
    "--port",
    type=click.IntRange(1, 65535),
    metavar="ПОРТ",
    help="Порт; по умолчанию из PORT, иначе 8050.",
)
@click.option(
    "--demo",
    "with_demo",
    is_flag=True,
    help="Сначала создать демонстрационную базу, если данных нет.",
)
@in_words
def serve(host: str, port: int | None, with_demo: bool) -> None:
    """Checks the database, then becomes gunicorn."""
    settings = Settings.current()
    if with_demo:
        prepare_demo(settings)
    engine = make_engine(settings.database_url)
    require_current_schema(engine)
    engine.dispose()
    address = f"{host}:{port or settings.port}"
    if is_refused_to_root(settings):
        click.echo(AT_START, err=True)
    click.echo(f"РУМО-Монитор открывается по адресу http://{address}/", err=True)
    gunicorn = [
        sys.executable,
        "-m",
        "gunicorn",
        "--config",
        "python:dashboard.serving.gunicorn_settings",
        "--bind",
        address,
        "--workers",
        str(settings.workers),
        # What is listened on decides by which names the site may be called.
        f"dashboard.wsgi:application({host!r})",
    ]
    sys.stdout.flush()
    # Counters of all workers add up in a folder that lives as long as the server.
    folder = tempfile.mkdtemp(prefix="rumo-metrics-")
    ours = {"MALLOC_ARENA_MAX": HEAPS, "PROMETHEUS_MULTIPROC_DIR": folder}
    os.execve(sys.executable, gunicorn, {**os.environ, **ours})
