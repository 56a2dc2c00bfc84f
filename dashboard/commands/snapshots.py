"""`rumo snapshot`: which views are fixed, and one of them taken away."""

from __future__ import annotations

import click

from dashboard.commands.calendar import clock_of
from dashboard.commands.question import require_yes
from dashboard.commands.speech import RussianCommand, RussianGroup, in_words, refuse
from dashboard.settings import Settings
from data_sources.database.engine import make_engine, require_current_schema
from data_sources.database.knowledge import Clock
from data_sources.snapshots import codes, removing
from data_sources.snapshots.saving import cleaned
from data_sources.snapshots.view import SavedView
from layouts.wording import numbers


@click.group(cls=RussianGroup, name="snapshot", help="Снимки: список и удаление.")
def snapshot() -> None:
    """The group of commands about fixed views."""


@snapshot.command(
    cls=RussianCommand,
    name="list",
    help="Показать все снимки, новые раньше: код, когда зафиксирован, название, адрес.",
)
@in_words
def list_snapshots() -> None:
    """One line for each, and a sentence where there is none."""
    settings = Settings.current()
    engine = make_engine(settings.database_url)
    require_current_schema(engine)
    views = removing.every(engine)
    for view in views:
        click.echo(_line(view, clock_of(settings)))
    if not views:
        click.echo("Снимков нет.", err=True)


@snapshot.command(
    cls=RussianCommand,
    name="delete",
    help="Удалить снимок: его код больше ничего не откроет.\n\n"
    "Сведения в базе не меняются; те же числа остаются по адресу с датой сведений. Вернуть "
    "удалённый снимок под тем же кодом нельзя. Код пишут как угодно: маленькими буквами, без "
    "чёрточек.\n\n"
    "Код завершения: 0 — удалён, 1 — отказ, 2 — неверный вызов.",
)
@click.argument("code", metavar="КОД")
@click.option("--yes", is_flag=True, help="Не спрашивать.")
@in_words
def delete_snapshot(code: str, yes: bool) -> None:
    """Shows what would go, asks, deletes."""
    settings = Settings.current()
    engine = make_engine(settings.database_url)
    require_current_schema(engine)
    written = codes.read(code)
    if written is None:
        refuse("В коде снимка опечатка. Сверьте его со списком «rumo snapshot list».")
    view = removing.under(engine, written)
    if view is None:
        refuse(f"Снимка {written} в этой базе нет. Все снимки покажет «rumo snapshot list».")
    click.echo(_line(view, clock_of(settings)))
    if not yes:
        require_yes("Удалить этот снимок?")
    removing.remove(engine, written)
    click.echo(f"Снимок {written} удалён.")


def _line(view: SavedView, clock: Clock) -> str:
    saved_at = numbers.moment(clock.local(view.created_at))
    return "\t".join(map(cleaned, (view.code, saved_at, view.title, view.address)))
