"""`rumo db`, `rumo check`, `rumo demo`: the database itself."""

from __future__ import annotations

from datetime import datetime

import click
import sqlalchemy as sa

from dashboard.commands.calendar import clock_of
from dashboard.commands.speech import RussianCommand, RussianGroup, in_words, refuse
from dashboard.settings import Settings
from data_sources import demo
from data_sources.database.engine import (
    create_sqlite_file,
    make_engine,
    refresh_statistics,
    require_current_schema,
    upgrade,
)
from data_sources.database.knowledge import utc_now
from data_sources.store import Store


@click.group(cls=RussianGroup, name="db", help="Схема базы данных.")
def db() -> None:
    """The group of schema commands."""


@db.command(
    cls=RussianCommand,
    name="upgrade",
    help="Привести схему базы к последней версии (новая база создаётся).",
)
@in_words
def db_upgrade() -> None:
    """Creates the SQLite file where there is none and runs the migrations."""
    settings = Settings.current()
    create_sqlite_file(settings.database_url)
    upgrade(make_engine(settings.database_url))
    click.echo("Схема базы данных соответствует программе.")


@click.command(cls=RussianCommand, help="Проверить, что каждый показатель считается на этой базе.")
@in_words
def check() -> None:
    """Asks the store for everything; a failing query ends with a sentence."""
    settings = Settings.current()
    engine = make_engine(settings.database_url)
    require_current_schema(engine)
    store = Store(
        engine,
        clock_of(settings),
        min_denominator=settings.min_denominator,
        withholds_small=settings.withholds_small,
    )
    answer = store.overview(store.parse("").request)
    if answer.question.region is None:
        click.echo("Схема в порядке. Регион ещё не загружен, считать нечего.")
        return
    counted = {row.indicator for row in answer.overview.scorecard}
    click.echo(f"Показателей посчитано: {len(counted)}. База в порядке.")


@click.command(
    cls=RussianCommand,
    name="demo",
    help="Наполнить пустую базу вымышленными данными; схему, если её нет, создать.",
)
@click.option(
    "--scale",
    default=1,
    show_default=True,
    type=click.IntRange(1, 1000),
    metavar="N",
    help="Во сколько раз больше педагогов и обучения.",
)
@click.option(
    "--today",
    type=click.DateTime(["%Y-%m-%d"]),
    metavar="ДАТА",
    help="День, который считается сегодняшним (ГГГГ-ММ-ДД).",
)
@click.option(
    "--seed",
    default=1,
    show_default=True,
    type=int,
    metavar="N",
    help="Зерно: одинаковое даёт одинаковые данные.",
)
@in_words
def demo_command(scale: int, today: datetime | None, seed: int) -> None:
    """Fills the database or refuses one that has any data; an empty one gets its schema."""
    settings = Settings.current()
    create_sqlite_file(settings.database_url)
    engine = make_engine(settings.database_url)
    if not sa.inspect(engine).get_table_names():
        upgrade(engine)
    require_current_schema(engine)
    day = today.date() if today else clock_of(settings).today(utc_now())
    try:
        demo.fill(engine, today=day, seed=seed, scale=scale)
    except demo.DemoRefusedError as error:
        refuse(str(error))
    refresh_statistics(engine)
    click.echo("Готово: база наполнена демонстрационными данными.")


def prepare_demo(settings: Settings) -> None:
    """A demo database where there is none; data that exist are left as they are."""
    create_sqlite_file(settings.database_url)
    engine = make_engine(settings.database_url)
    upgrade(engine)
    try:
        click.echo("Готовлю демонстрационные данные…", err=True)
        demo.fill(engine, today=clock_of(settings).today(utc_now()))
    except demo.DemoRefusedError:
        click.echo("В базе уже есть данные, они не изменены.", err=True)
    else:
        refresh_statistics(engine)
    finally:
        engine.dispose()
