"""A select is composed once for a shape of question; what is asked of it stays each question's."""

from __future__ import annotations

from datetime import date

import sqlalchemy as sa

from data_sources.database.cached_select import KEPT, cached_select, days_given, numbered_days
from data_sources.indicators.declaration import Window


def test_windows_are_equal_where_selects_mean_the_same_in_both() -> None:
    assert Window(sole_region=True) == Window(sole_region=True)
    assert len({Window(sole_region=True), Window(sole_region=True)}) == 1
    assert Window(sole_region=True) != Window(sole_region=False)
    earlier = Window(sole_region=True, start=sa.bindparam("year_before_start", type_=sa.Date))
    assert Window(sole_region=True) != earlier
    assert len({Window(sole_region=True), earlier}) == 2


def test_equal_arguments_compose_nothing_anew_and_others_do() -> None:
    @cached_select
    def select(window: Window, word: str) -> sa.Select[*tuple[str]]:
        return sa.select(sa.literal(word))

    first = select(Window(sole_region=True), "охват")

    assert select(Window(sole_region=True), "охват") is first
    assert select(Window(sole_region=False), "охват") is not first
    assert select(Window(sole_region=True), "кворум") is not first


def test_words_typed_by_many_are_not_all_remembered() -> None:
    @cached_select
    def select(word: str) -> sa.Select[*tuple[str]]:
        return sa.select(sa.literal(word))

    first = select("первое")
    for number in range(KEPT):
        select(f"другое {number}")

    assert select("первое") is not first


def test_numbered_days_take_the_days_given() -> None:
    days = (date(2026, 1, 31), date(2026, 2, 28))
    engine = sa.create_engine("sqlite://")

    with engine.connect() as connection:
        row = connection.execute(sa.select(*numbered_days(2)), days_given(days)).one()

    assert tuple(row) == days
