"""`rumo load`: a file into a table."""

from __future__ import annotations

import json
import sys
from collections import defaultdict
from pathlib import Path

import click

from dashboard.commands.calendar import clock_of
from dashboard.commands.loads import report as load_report
from dashboard.commands.loads.authorship import by_option
from dashboard.commands.loads.progress import LoadProgress
from dashboard.commands.loads.questions import ask_each, can_ask
from dashboard.commands.loads.table_name import TableName
from dashboard.commands.question import require_yes
from dashboard.commands.speech import (
    REJECTED,
    ExistingFile,
    RussianCommand,
    in_words,
    refuse,
)
from dashboard.settings import Settings
from data_sources.database.engine import make_engine, refresh_statistics, require_current_schema
from data_sources.database.knowledge import utc_now
from data_sources.ingest.files import (
    WHOLES,
    LoadMode,
    LoadQuestion,
    LoadRefusedError,
    NoFullLoadError,
    Policy,
    Replies,
    UnknownDatasetError,
    WithdrawnRow,
    load_file,
    loadable_tables,
)
from data_sources.ingest.files import sure as agree_to_all
from data_sources.vocabulary.indicators import titles

BIG_LOAD = 10_000


def _fullness() -> str:
    tables: defaultdict[str, list[str]] = defaultdict(list)
    for name, whole in WHOLES.items():
        tables[whole.words].append(name)
    return "; ".join(f"по {words} — {', '.join(names)}" for words, names in tables.items())


@click.command(
    cls=RussianCommand,
    name="load",
    help="Загрузить файл CSV, XLSX, XLS или ODS в таблицу: весь или ничего.\n\n"
    "Столбцы называются как в шаблоне (rumo template) или как в схеме базы. Тот же файл во "
    "второй раз ничего не меняет; загрузку отменяет rumo undo.\n\n"
    "С --accept-valid хорошие строки записываются, остальные с причиной отказа ложатся в файл "
    "рядом: имя.отклонено.csv или .xlsx. Ошибка в заголовке отклоняет весь файл; из двух "
    "строк об одном и том же остаётся первая.\n\n"
    "О неправдоподобном и неясном загрузка спрашивает: численность упала вдвое или выросла в "
    "полтора раза, новый исполнитель у решения, те же значения под другим ключом. Без терминала "
    "она отказывает; --sure говорит, что так и задумано.\n\n"
    "С --full файл считается полным: записи, которых в нём нет, снимаются; сколько и какие, "
    "программа покажет и спросит. В отчёте они входят в число изменённых. "
    f"По чему файл полон: {_fullness()}. Другие таблицы так не загружают.\n\n"
    "Код завершения: 0 — сделано (с --accept-valid и тогда, когда отклонены не все строки), "
    "1 — ничего не записано, 2 — неверный вызов.\n\n"
    "Таблица называется именем схемы или по-русски («Численность»). Таблицы: "
    + ", ".join(loadable_tables()),
)
@click.argument("table", metavar="ТАБЛИЦА", type=TableName())
@click.argument("file", metavar="ФАЙЛ", type=ExistingFile())
@click.option("--dry-run", is_flag=True, help="Проверить и посчитать, ничего не записывая.")
@click.option("--accept-valid", is_flag=True, help="Записать хорошие строки, остальные отложить.")
@click.option("--full", is_flag=True, help="Снять записи, которых в файле нет.")
@click.option("--yes", is_flag=True, help="Не спрашивать, снимать ли записи.")
@click.option(
    "--sure",
    is_flag=True,
    help="Так и задумано: согласиться со всем, о чём загрузка спросила бы, кроме вопросов, где "
    "подходят несколько.",
)
@by_option
@click.option("--json", "as_json", is_flag=True, help="Отчёт в JSON.")
@in_words
def load_command(
    table: str,
    file: Path,
    dry_run: bool,
    accept_valid: bool,
    full: bool,
    yes: bool,
    sure: bool,
    loaded_by: str | None,
    as_json: bool,
) -> None:
    """Loads the file and reports; the exit status is 1 where nothing could be accepted."""
    if full and accept_valid:
        raise click.UsageError(
            "--full и --accept-valid вместе не работают: по отклонённой строке не видно, "
            "есть ли её запись в файле."
        )
    settings = Settings.current()
    engine = make_engine(settings.database_url)
    require_current_schema(engine)
    mode = LoadMode.DRY_RUN if dry_run else LoadMode.WRITE
    policy = _policy(full=full, accept_valid=accept_valid)
    with LoadProgress(file, enabled=not as_json) as progress:

        def agree(withdrawn: tuple[WithdrawnRow, ...]) -> None:
            progress.stop()
            load_report.tell_withdrawn(table, withdrawn)
            if not yes:
                require_yes("Снять эти записи?")

        def ask(questions: tuple[LoadQuestion, ...]) -> Replies:
            if sure:
                return agree_to_all(questions)
            if dry_run or as_json or not can_ask():
                return {}
            progress.stop()
            return ask_each(table, questions)

        try:
            report = load_file(
                engine,
                table,
                file,
                indicators=titles(),
                mode=mode,
                policy=policy,
                today=clock_of(settings).today(utc_now()),
                loaded_by=loaded_by,
                progress=progress.rows,
                stage=progress.stage,
                ask=ask,
                agree=agree,
            )
        except (UnknownDatasetError, NoFullLoadError) as error:
            raise click.UsageError(str(error)) from error
        except LoadRefusedError as error:
            refuse(str(error))
    if report.load_id is not None and report.added + report.changed >= BIG_LOAD:
        refresh_statistics(engine)
    if as_json:
        click.echo(json.dumps(report.as_json_dict(), ensure_ascii=False))
        load_report.tell_agreed(report)
        load_report.tell_warnings(report)
    else:
        load_report.tell(report, mode, policy)
    if report.refused:
        sys.exit(REJECTED)


def _policy(*, full: bool, accept_valid: bool) -> Policy:
    if full:
        return Policy.FULL
    return Policy.ACCEPT_VALID if accept_valid else Policy.ALL_OR_NOTHING
