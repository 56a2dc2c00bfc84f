"""`rumo template`: an empty file to fill in and load."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Final

import click

from dashboard.commands.loads.table_name import TableName
from dashboard.commands.saving import save
from dashboard.commands.speech import NewFile, RussianCommand, in_words, refuse
from data_sources.ingest.files import loadable_table, loadable_tables
from layouts.files.document import Document
from layouts.files.templates import book, sheet
from layouts.files.templates.sheet import Form

_MAKERS: Final[Mapping[str, Callable[[Form], Document]]] = MappingProxyType(
    {"xlsx": book.as_xlsx, "csv": sheet.as_csv}
)
_DEFAULT: Final = "xlsx"


@click.command(
    cls=RussianCommand,
    name="template",
    help="Записать пустой файл таблицы: его заполняют и загружают командой rumo load.\n\n"
    "В файле русские заголовки и строка-пример; в книге Excel — ещё списки, проверки, "
    "примечания к столбцам и лист «Инструкция». База данных не нужна.\n\n"
    "Таблица называется именем схемы или по-русски («Численность»). Таблицы: "
    + ", ".join(loadable_tables()),
)
@click.argument("table", metavar="ТАБЛИЦА", type=TableName())
@click.option(
    "--format",
    "asked",
    type=click.Choice(tuple(_MAKERS)),
    metavar="xlsx|csv",
    help="Вид файла; без него — по расширению из -o, а без -o — xlsx.",
)
@click.option(
    "-o",
    "--output",
    type=NewFile(),
    metavar="ФАЙЛ",
    help="Куда записать, прежний файл заменяется; без него — ТАБЛИЦА.xlsx в текущей папке, "
    "и прежний файл остаётся.",
)
@in_words
def template_command(table: str, asked: str | None, output: Path | None) -> None:
    """Writes the file whole or not at all and says where it is and what comes next."""
    form = sheet.form_of(loadable_table(table))
    document = _MAKERS[_extension(asked, output)](form)
    if output is None and Path(document.name).exists():
        refuse(
            f"Файл {document.name} уже есть, он не изменён. "
            f"Назовите другой: rumo template {table} -o ФАЙЛ."
        )
    place = output or Path(document.name)
    save(place, document.pieces)
    click.echo(
        f"Шаблон таблицы «{form.title}» записан: {place.resolve()}\n"
        "Пишите под строкой-примером; сама она с пометкой «ПРИМЕР» не загружается.\n"
        f"Проверить: rumo load {table} {_quoted(place)} --dry-run\n"
        f"Загрузить: rumo load {table} {_quoted(place)}"
    )


def _extension(asked: str | None, output: Path | None) -> str:
    named = output.suffix.removeprefix(".").lower() if output else ""
    if asked is not None and named in _MAKERS and named != asked:
        raise click.UsageError(f"--format {asked} и расширение .{named} расходятся.")
    if asked is None and output is not None and named not in _MAKERS:
        raise click.UsageError(
            "По расширению вид файла не понять. Назовите файл .xlsx или .csv либо укажите --format."
        )
    return asked or named or _DEFAULT


def _quoted(place: Path) -> str:
    return f'"{place}"' if " " in str(place) else str(place)
