"""`rumo backup` and `rumo restore`: the whole database in one file, and back."""

from __future__ import annotations

import hashlib
import os
import tempfile
from pathlib import Path

import click

from dashboard.commands.speech import ExistingFile, NewFile, RussianCommand, in_words, refuse
from dashboard.settings import Settings
from data_sources.backup.form import BackupRefusedError
from data_sources.backup.making import write_copy
from data_sources.backup.restoring import check_copy, restore_copy
from data_sources.database.engine import (
    create_sqlite_file,
    make_engine,
    refresh_statistics,
    require_current_schema,
    sqlite_file,
)


@click.command(
    cls=RussianCommand,
    name="backup",
    help="Записать всю базу в один файл.\n\n"
    "В копии все строки всех таблиц: и прежние значения, и загрузки, и протоколы, и снимки. Работу "
    "останавливать не надо: копия снимается с одного состояния базы. Файл появляется целиком и "
    "проверенным или не появляется; имеющийся не заменяется. В нём сведения, которые есть в базе: "
    "храните его как базу. Из копии SQLite восстанавливается PostgreSQL и наоборот.\n\n"
    "Код завершения: 0 — записана, 1 — отказ, 2 — неверный вызов.",
)
@click.argument("file", metavar="ФАЙЛ", type=NewFile())
@in_words
def backup(file: Path) -> None:
    """Writes a partial file beside, reads it again, and gives it its name."""
    _require_absent(file)
    engine = make_engine(Settings.current().database_url)
    require_current_schema(engine)
    handle, name = tempfile.mkstemp(prefix=f"{file.name}.", suffix=".part", dir=file.parent)
    partial = Path(name)
    try:
        with os.fdopen(handle, "w+b") as written:
            manifest = write_copy(engine, written)
            written.flush()
            os.fsync(written.fileno())
        check_copy(partial)
        _require_absent(file)
        partial.rename(file)
    except BackupRefusedError as error:
        refuse(str(error))
    finally:
        partial.unlink(missing_ok=True)
    with file.open("rb") as kept:
        digest = hashlib.file_digest(kept, "sha256").hexdigest()
    click.echo(f"Копия записана: строк {manifest.rows}, таблиц {len(manifest.tables)}.")
    click.echo(f"{digest}  {file}", err=True)


def _require_absent(file: Path) -> None:
    if file.exists():
        refuse(f"Файл «{file}» уже есть и не тронут. Назовите другой или сначала уберите этот.")


@click.command(
    cls=RussianCommand,
    name="restore",
    help="Восстановить базу из файла «rumo backup».\n\n"
    "Только в пустую базу по адресу DATABASE_URL: новую (таблицы создаются) или такую, где ещё нет "
    "ни одной записи. Сначала проверяется весь файл, затем пишется всё или ничего. Номера строк, "
    "моменты знания, загрузки, снимки и версия данных остаются какими были, поэтому и файлы "
    "получаются те же до байта. Сервер на это время остановите.\n\n"
    "Код завершения: 0 — восстановлена, 1 — отказ, 2 — неверный вызов.",
)
@click.argument("file", metavar="ФАЙЛ", type=ExistingFile())
@in_words
def restore(file: Path) -> None:
    """Checks the file, makes the schema where there is none, and fills it."""
    url = Settings.current().database_url
    made = sqlite_file(url)
    is_new = made is not None and not made.exists()
    try:
        if is_new:
            check_copy(file)
        create_sqlite_file(url)
        engine = make_engine(url)
        manifest = restore_copy(engine, file)
    except BackupRefusedError as error:
        refuse(str(error))
    refresh_statistics(engine)
    click.echo(
        f"База восстановлена: строк {manifest.rows}, таблиц {len(manifest.tables)}; "
        f"копия снята {manifest.made_at} UTC."
    )
