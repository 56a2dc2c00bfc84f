"""`rumo row`: one row taken back, or given the key that it should have."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import click

from dashboard.commands.loads.authorship import by_option
from dashboard.commands.loads.table_name import TableName
from dashboard.commands.question import require_yes
from dashboard.commands.speech import RussianCommand, in_words, refuse
from dashboard.settings import Settings
from data_sources.database.engine import make_engine, require_current_schema
from data_sources.ingest.files import LoadRefusedError, loadable_tables
from data_sources.ingest.files.writing.one_row import FoundRow, RowWish, change_row, shown
from data_sources.vocabulary.indicators import titles
from data_sources.vocabulary.titles import column_titles, table_title


@click.command(
    cls=RussianCommand,
    name="row",
    help="Снять одну запись или исправить её ключ.\n\n"
    "Значение исправляют в файле и загружают его снова; так исправить ключ нельзя: рядом "
    "появится вторая запись. СТОЛБЕЦ=ЗНАЧЕНИЕ называют запись: имена столбцов — из схемы или "
    "русские, муниципалитет — кодом или названием. Например: rumo row event_participation "
    "event_code=e1 oktmo=Город --key oktmo='Северный район'.\n\n"
    "Запись показывается, и программа спрашивает. Прошлое не переписывается; отменяет rumo "
    "undo. Запись, на которую ссылаются другие, не снимается. Таблица называется именем схемы "
    "или по-русски («Численность»).\n\n"
    "Код завершения: 0 — сделано, 1 — отказ, 2 — неверный вызов.\n\n"
    "Таблицы: " + ", ".join(loadable_tables()),
)
@click.argument("table", metavar="ТАБЛИЦА", type=TableName())
@click.argument("given", metavar="СТОЛБЕЦ=ЗНАЧЕНИЕ…", nargs=-1, required=True)
@click.option("--withdraw", is_flag=True, help="Снять запись.")
@click.option(
    "--key",
    "new_key",
    metavar="СТОЛБЕЦ=ЗНАЧЕНИЕ",
    multiple=True,
    help="Новое значение столбца ключа; можно несколько раз.",
)
@click.option("--yes", is_flag=True, help="Не спрашивать.")
@by_option
@in_words
def row_command(
    table: str,
    given: tuple[str, ...],
    withdraw: bool,
    new_key: tuple[str, ...],
    yes: bool,
    loaded_by: str | None,
) -> None:
    """Changes the row or says why it cannot be done."""
    if withdraw == bool(new_key):
        raise click.UsageError(
            "Скажите одно из двух: --withdraw — снять запись, --key СТОЛБЕЦ=ЗНАЧЕНИЕ — исправить "
            "её ключ."
        )
    wish = RowWish(table, _pairs(given), _pairs(new_key), loaded_by)
    engine = make_engine(Settings.current().database_url)
    require_current_schema(engine)

    def agree(found: FoundRow, changed: Mapping[str, Any]) -> None:
        _show(found, changed)
        if not yes:
            require_yes("Исправить ключ?" if changed else "Снять эту запись?")

    try:
        load_id = change_row(engine, wish, titles(), agree)
    except LoadRefusedError as error:
        refuse(str(error))
    done = "Ключ исправлен" if new_key else "Запись снята"
    click.echo(f"{done}. Загрузка №{load_id}; отменить: rumo undo {load_id}.")


def _pairs(given: tuple[str, ...]) -> dict[str, str]:
    pairs = {}
    for each in given:
        name, sign, value = each.partition("=")
        if not sign or not name.strip():
            raise click.UsageError(f"«{each}»: ожидается СТОЛБЕЦ=ЗНАЧЕНИЕ, например oktmo=Город.")
        if name.strip() in pairs:
            raise click.UsageError(f"Столбец «{name.strip()}» назван дважды.")
        pairs[name.strip()] = value
    return pairs


def _show(found: FoundRow, changed: Mapping[str, Any]) -> None:
    names = column_titles(found.table)
    click.echo(f"Запись таблицы «{table_title(found.table)}»:", err=True)
    for name, value in found.values.items():
        becomes = f" → {shown(changed[name])}" if name in changed else ""
        click.echo(f"  {names[name]}: {shown(value)}{becomes}", err=True)
