"""`rumo keys`: persons in key columns become keys that show nobody."""

from __future__ import annotations

from pathlib import Path

import click

from dashboard.commands.speech import ExistingFile, NewFile, RussianCommand, in_words, refuse
from dashboard.settings import Settings
from data_sources.ingest.files.raw import UnreadableFileError
from data_sources.ingest.keying import (
    KeyedFile,
    KeyingRefusedError,
    SecretRefusedError,
    key_file,
    secret_at,
)


@click.command(
    cls=RussianCommand,
    name="keys",
    help="Заменить людей в столбцах «Ключ педагога» и «Ключ молодого педагога» на ключи.\n\n"
    "Имя, СНИЛС, паспорт, почта или телефон становятся ключом вида P-3f2a…: один и тот же "
    "человек получает один и тот же ключ в любом файле, а по ключу человека не узнать. Прежние "
    "обезличенные ключи не меняются. Новый файл того же вида ложится рядом: имя.ключи.csv или "
    ".xlsx; исходный не меняется. База данных не нужна.\n\n"
    "Секрет лежит в файле из RUMO_KEY_FILE, команда создаёт его один раз. Он один на регион: с "
    "другим секретом те же люди получат другие ключи. Не теряйте его и никому не передавайте.\n\n"
    "Код завершения: 0 — файл записан, 1 — отказ, 2 — неверный вызов.",
)
@click.argument("file", metavar="ФАЙЛ", type=ExistingFile())
@click.option(
    "-o",
    "--output",
    type=NewFile(),
    metavar="ФАЙЛ",
    help="Куда записать; файл с этим именем не заменяется. Без него — рядом с исходным.",
)
@in_words
def keys_command(file: Path, output: Path | None) -> None:
    """Writes the file with keys and says what was replaced."""
    place = Settings.current().key_file
    try:
        secret = secret_at(place)
        if secret.is_new:
            click.echo(
                f"Создан секрет региона: {place.resolve()}. Сохраните его копию: без него те же "
                "люди получат другие ключи.",
                err=True,
            )
        keyed = key_file(file, secret.value, output)
    except (KeyingRefusedError, SecretRefusedError) as error:
        refuse(str(error))
    except UnreadableFileError as error:
        refuse(f"{error.message} Ничего не записано.")
    except FileExistsError:
        refuse(f"Файл {output} уже есть, он не изменён. Назовите другой: -o ФАЙЛ.")
    _tell(keyed)


def _tell(keyed: KeyedFile) -> None:
    click.echo(
        f"Записано: {keyed.path}. Заменено ячеек: {keyed.replaced}, людей: {keyed.persons}, "
        f"обезличенных ключей оставлено: {keyed.kept}."
    )
    for each in keyed.namesakes:
        rows = ", ".join(map(str, each.rows))
        click.echo(
            f"Обратите внимание: строки {rows}: один и тот же человек с разным муниципалитетом, "
            "СНИЛС или датой рождения. Если это однофамильцы, напишите в столбце ключа СНИЛС.",
            err=True,
        )
    if keyed.personal:
        titles = ", ".join(f"«{title}»" for title in keyed.personal)
        click.echo(
            f"Обратите внимание: столбцы {titles} остались как были. Удалите их перед загрузкой.",
            err=True,
        )
