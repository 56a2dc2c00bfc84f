"""The program against the slow obvious answer of `tests.naive`, and database against database."""

from __future__ import annotations

from dataclasses import asdict, replace
from datetime import date, datetime, timedelta
from random import Random
from typing import Any, Final

import sqlalchemy as sa
from hypothesis import assume, given

from callbacks.downloads import make_file
from data_sources.database.knowledge import Clock, utc_now
from data_sources.scoring.results import Overview
from data_sources.store import MOST_VALUES, Store
from layouts.files.tables.indicators import table
from tests.asking import ZONE, answer_to, ask
from tests.generated.databases import (
    SEEDS,
    Asked,
    clear,
    examples,
    insert,
    random_question,
    random_tables,
)
from tests.generated.history import Row, Tables, local_midnight
from tests.naive.indicators import indicator_rows

EXACT: Final = 1e-9
"""Sums of decimals end in dust; everything else must be equal to the last digit."""


def fill(engine: sa.Engine, tables: Tables) -> None:
    clear(engine)
    insert(engine, tables)


def store_of(
    engine: sa.Engine,
    asked: Asked,
    most_values: int = MOST_VALUES,
    *,
    withholds_small: bool = False,
) -> Store:
    return Store(
        engine,
        Clock(ZONE, asked.today),
        min_denominator=5,
        withholds_small=withholds_small,
        most_values=most_values,
    )


def obvious_rows(tables: Tables, asked: Asked, *, suppress: bool = False) -> list[Row]:
    # Without a time of knowledge K is the real now, whatever day stands for today.
    moment = asked if asked.known is not None else replace(asked, now=utc_now())
    question = asdict(moment)
    del question["known_text"]
    return indicator_rows(tables, **question, suppress=suppress)


def agree(column: str, slow: Any, fast: Any) -> bool:
    if column in ("numerator", "denominator", "target") and None not in (slow, fast):
        return abs(float(slow) - float(fast)) <= EXACT
    return bool(slow == fast)


def differences(
    tables: Tables, asked: Asked, overview: Overview, *, suppress: bool = False
) -> list[Row]:
    file = table(overview, None)
    keys = [column.key for column in file.columns]
    fast = [dict(zip(keys, row, strict=True)) for row in file.rows]
    slow = obvious_rows(tables, asked, suppress=suppress)
    assert len(fast) == len(slow)
    return [
        {"row": (ours["level"], ours["oktmo"], ours["indicator"]), column: (theirs, ours[column])}
        for obvious, ours in zip(slow, fast, strict=True)
        for column, theirs in obvious.items()
        if not agree(column, theirs, ours[column])
    ]


def on_an_edge(random: Random, asked: Asked, tables: Tables) -> Asked:
    """A question whose reporting date is a day that some row of the database bears."""
    days = {
        value
        for rows in tables.values()
        for row in rows
        for value in row.values()
        if isinstance(value, date) and not isinstance(value, datetime)
    }
    start, end = date(2020, 1, 1), date(2024, 12, 31)
    day = random.choice(sorted(day for day in days if start <= day <= min(end, asked.today)))
    return replace(
        asked,
        period="2020-01..2024-12",
        start=start,
        end=end,
        known=local_midnight(day + timedelta(days=1)) - timedelta(microseconds=1),
        known_day=day,
        known_text=day.isoformat(),
        m=(),
        group=None,
        region=None,
    )


def questions_to(seed: int, tables: Tables) -> list[Asked]:
    random = Random(seed)
    asked = random_question(random, tables)
    return [asked, on_an_edge(random, asked, tables)]


def compare(engine: sa.Engine, seed: int, *, suppress: bool = False) -> None:
    tables = random_tables(Random(seed))
    fill(engine, tables)
    answers = [
        (asked, answer_to(store_of(engine, asked, withholds_small=suppress), asked.query))
        for asked in questions_to(seed, tables)
    ]
    # A code of the question may have become unknown by the real now: then another is answered.
    answered = [(asked, answer.overview) for asked, answer in answers if not answer.notices]
    assume(answered)
    for asked, overview in answered:
        assert differences(tables, asked, overview, suppress=suppress) == [], asked.query


@examples(60)
@given(seed=SEEDS)
def test_every_cell_is_the_obvious_answer_on_sqlite(sqlite: sa.Engine, seed: int) -> None:
    compare(sqlite, seed)


@examples(30)
@given(seed=SEEDS)
def test_every_cell_is_the_obvious_answer_on_postgresql(postgresql: sa.Engine, seed: int) -> None:
    compare(postgresql, seed)


@examples(15)
@given(seed=SEEDS)
def test_every_cell_is_the_obvious_answer_where_small_numbers_are_withheld_on_sqlite(
    sqlite: sa.Engine, seed: int
) -> None:
    compare(sqlite, seed, suppress=True)


@examples(8)
@given(seed=SEEDS)
def test_every_cell_is_the_obvious_answer_where_small_numbers_are_withheld_on_postgresql(
    postgresql: sa.Engine, seed: int
) -> None:
    compare(postgresql, seed, suppress=True)


@examples(15)
@given(seed=SEEDS)
def test_both_databases_give_the_same_file_whether_they_or_the_process_add_up(
    sqlite: sa.Engine, postgresql: sa.Engine, seed: int
) -> None:
    tables = random_tables(Random(seed))
    asked = random_question(Random(seed), tables)
    files = []
    for engine in (sqlite, postgresql):
        fill(engine, tables)
        for most_values in (MOST_VALUES, 0):
            store = store_of(engine, asked, most_values)
            assume(not answer_to(store, asked.query).notices)
            files.append(file_of(store, asked))
    assert set(files) == {files[0]}


def file_of(store: Store, asked: Asked) -> bytes:
    file = make_file(store, "indicators", "csv", f"{asked.query}&dialect=plain")
    return b"".join(file.pieces)


@examples(15)
@given(seed=SEEDS)
def test_what_is_kept_of_one_question_serves_every_other(sqlite: sa.Engine, seed: int) -> None:
    random = Random(seed)
    tables = random_tables(random)
    fill(sqlite, tables)
    questions = [random_question(random, tables) for _ in range(6)]
    kept = store_of(sqlite, questions[0])
    for asked in questions:
        of_database = store_of(sqlite, questions[0], 0)
        rows = ask(kept, asked.query).scorecard.rows
        assert rows == ask(of_database, asked.query).scorecard.rows, asked.query
