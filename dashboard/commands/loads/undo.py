"""`rumo undo`: a load taken back."""

from __future__ import annotations

import click

from dashboard.commands.loads.loading import BIG_LOAD
from dashboard.commands.speech import RussianCommand, in_words, refuse
from dashboard.settings import Settings
from data_sources.database.engine import make_engine, refresh_statistics, require_current_schema
from data_sources.ingest.files import LoadRefusedError, UndoRefusedError, undo_load


@click.command(
    cls=RussianCommand,
    name="undo",
    help="Отменить загрузку: снять то, что она записала, и вернуть то, что она заменила.\n\n"
    "НОМЕР говорит rumo load после загрузки; он же стоит на странице «Данные и методика». "
    "Прошлое не переписывается: вернувшиеся записи известны базе с минуты отмены, а взгляд "
    "на прошлую дату остаётся каким был. Записи, которые после этой загрузки изменила другая, "
    "не трогаются: сначала отмените ту. После отмены тот же файл можно загрузить снова.\n\n"
    "Код завершения: 0 — отменено, 1 — отказ, 2 — неверный вызов.",
)
@click.argument("load_id", metavar="НОМЕР", type=click.IntRange(min=1))
@in_words
def undo(load_id: int) -> None:
    """Undoes the load or says why it cannot be done."""
    engine = make_engine(Settings.current().database_url)
    require_current_schema(engine)
    try:
        report = undo_load(engine, load_id)
    except UndoRefusedError as error:
        refuse("\n  ".join((str(error), *error.rows)))
    except LoadRefusedError as error:
        refuse(str(error))
    if report.superseded + report.restored >= BIG_LOAD:
        refresh_statistics(engine)
    click.echo(
        f"Загрузка №{report.load_id} («{report.file_name}») отменена. "
        f"Снято записей: {report.superseded}, возвращено: {report.restored}."
    )
