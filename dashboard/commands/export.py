"""`rumo export`: a table, a document or a page into a file."""

from __future__ import annotations

import hashlib
import sys
from collections.abc import Iterator
from pathlib import Path

import click

from callbacks.downloads import document_names, make_file, only_extension
from callbacks.requested import RefusedQueryError, UnknownFileError
from dashboard import pages
from dashboard.app import create_server
from dashboard.commands.calendar import clock_of
from dashboard.commands.saving import save
from dashboard.commands.speech import (
    NewFile,
    RussianCommand,
    in_words,
    refuse,
)
from dashboard.printing import pdf
from dashboard.printing.browser import NotPrintedError
from dashboard.printing.offering import Unprinted, browser_of
from dashboard.printing.pdf import Printer
from dashboard.printing.turn import BusyError
from dashboard.settings import Settings
from data_sources.database.engine import make_engine, require_current_schema
from data_sources.store import Store
from layouts.files.document import Document


@click.command(
    cls=RussianCommand,
    name="export",
    help="Выгрузить таблицу или документ: те же байты, что по адресу /files/.\n\n"
    f"Документы: {', '.join(document_names())}; страницы: "
    f"{', '.join(f'{pdf.named(page.path)}.pdf' for page in pages.table())} (нужен Chromium). "
    "С -o контрольная сумма SHA-256 файла печатается в поток ошибок, как её пишет sha256sum.",
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
    said = extension or (output.suffix.removeprefix(".") if output else "")
    extension = said or only_extension(name) or "csv"
    settings = Settings.current()
    try:
        document = _document(settings, name, extension, query)
    except (UnknownFileError, RefusedQueryError) as error:
        refuse(str(error))
    if output is None:
        sys.stdout.buffer.writelines(document.pieces)
        return
    digest = hashlib.sha256()

    def passing() -> Iterator[bytes]:
        for piece in document.pieces:
            digest.update(piece)
            yield piece

    save(output, passing())
    # As sha256sum writes it, so that it can check it.
    click.echo(f"{digest.hexdigest()}  {output.name}", err=True)


def _document(settings: Settings, name: str, extension: str, query: str) -> Document:
    engine = make_engine(settings.database_url)
    require_current_schema(engine)
    store = Store(
        engine,
        clock_of(settings),
        min_denominator=settings.min_denominator,
        withholds_small=settings.withholds_small,
    )
    site = settings.public_url or ""
    if extension != pdf.EXTENSION:
        return make_file(store, name, extension, query, site)
    browser = browser_of(settings)
    if isinstance(browser, Unprinted):
        refuse(browser.why)
    printer = Printer(browser, create_server(settings), store, pages.table())
    try:
        return printer.make(name, query, site)
    except BusyError:
        refuse(pdf.BUSY)
    except NotPrintedError as error:
        refuse(f"Chromium не напечатал PDF: {error}. Проверьте RUMO_CHROMIUM.")
