"""`rumo load` and `rumo export`: data in, data out."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import click

from callbacks.downloads import (
    RefusedQueryError,
    UnknownFileError,
    make_file,
)
from dashboard.commands.database import clock_of
from dashboard.commands.speech import (
    REJECTED,
    ExistingFile,
    NewFile,
    RussianCommand,
    in_words,
    refuse,
)
from dashboard.settings import Settings
from data_sources.engine import make_engine, refresh_statistics, require_current_schema
from data_sources.indicators import registry
from data_sources.intake import LoadReport, Mode, UnknownDatasetError, load_file, loadable_tables
from data_sources.store import Store

BIG_LOAD = 10_000
ERRORS_PRINTED = 20


@click.command(
    cls=RussianCommand,
    name="load",
    help="Загрузить файл CSV или XLSX в таблицу: весь или ничего.\n\n"
    "Столбцы называются как в схеме базы. Таблицы: " + ", ".join(loadable_tables()),
)
@click.argument("table", metavar="ТАБЛИЦА")
@click.argument("file", metavar="ФАЙЛ", type=ExistingFile())
@click.option("--dry-run", is_flag=True, help="Проверить и посчитать, ничего не записывая.")
@click.option("--json", "as_json", is_flag=True, help="Отчёт в JSON.")
@in_words
def load_command(table: str, file: Path, dry_run: bool, as_json: bool) -> None:
    """Loads the file and reports; the exit status is 1 where it was rejected."""
    engine = make_engine(Settings.current().database_url)
    require_current_schema(engine)
    try:
        report = load_file(
            engine,
            table,
            file,
            indicator_keys=frozenset(registry()),
            mode=Mode.DRY_RUN if dry_run else Mode.WRITE,
        )
    except UnknownDatasetError as error:
        raise click.UsageError(str(error)) from error
    if report.load_id is not None and report.added + report.changed >= BIG_LOAD:
        refresh_statistics(engine)
    if as_json:
        click.echo(json.dumps(report.as_json_dict(), ensure_ascii=False))
    else:
        _tell(report, dry_run=dry_run)
    if report.errors:
        sys.exit(REJECTED)


def _tell(report: LoadReport, *, dry_run: bool) -> None:
    if report.errors:
        click.echo(
            f"Файл не загружен: отклонено строк {report.rejected} из {report.read}. "
            "Ничего не записано.",
            err=True,
        )
        for error in report.errors[:ERRORS_PRINTED]:
            place = f"строка {error.row}" if error.row else "файл"
            column = f", столбец {error.column}" if error.column else ""
            click.echo(f"  {place}{column}: {error.message}", err=True)
        if len(report.errors) > ERRORS_PRINTED:
            click.echo(
                f"  … и ещё {len(report.errors) - ERRORS_PRINTED}. Все ошибки: --json.", err=True
            )
        return
    done = "Проверено, ничего не записано" if dry_run else "Загружено"
    click.echo(
        f"{done}. Прочитано строк: {report.read}, добавлено: {report.added}, "
        f"изменено: {report.changed}, без изменений: {report.unchanged}."
    )


@click.command(
    cls=RussianCommand, name="export", help="Выгрузить таблицу: те же байты, что по адресу /files/."
)
@click.argument("table", metavar="ТАБЛИЦА[.csv|.xlsx|.json]")
@click.option("--query", default="", metavar="ЗАПРОС", help="Запрос страницы: period=2024&m=…")
@click.option(
    "-o",
    "--output",
    type=NewFile(),
    metavar="ФАЙЛ",
    help="Куда записать; без него — на экран. Расширение файла выбирает формат.",
)
@in_words
def export(table: str, query: str, output: Path | None) -> None:
    """Writes the file; nothing is left half-written."""
    name, _, extension = table.partition(".")
    extension = extension or (output.suffix.removeprefix(".") if output else "") or "csv"
    settings = Settings.current()
    engine = make_engine(settings.database_url)
    require_current_schema(engine)
    store = Store(engine, clock_of(settings), min_denominator=settings.min_denominator)
    try:
        document = make_file(store, name, extension, query)
    except (UnknownFileError, RefusedQueryError) as error:
        refuse(str(error))
    content = b"".join(document.pieces)
    if output is None:
        sys.stdout.buffer.write(content)
    else:
        partial = output.with_name(output.name + ".part")
        partial.write_bytes(content)
        partial.replace(output)
