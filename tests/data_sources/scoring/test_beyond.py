"""Who is not in the question keeps a value for the map: the one that the whole region shows."""

from __future__ import annotations

from dataclasses import replace
from random import Random

import sqlalchemy as sa
from hypothesis import assume, given
from hypothesis import strategies as st

from data_sources.database.knowledge import Clock
from data_sources.indicators import registry
from data_sources.scoring.results import Level
from data_sources.store import Store
from tests.asking import ZONE, ask
from tests.generated.databases import clear, examples, insert, random_question, random_tables


@examples(10)
@given(seed=st.integers(0, 2**32 - 1))
def test_values_beyond_the_question_are_those_of_the_whole_region(
    sqlite: sa.Engine, seed: int
) -> None:
    random = Random(seed)
    tables = random_tables(random)
    asked = random_question(random, tables)
    clear(sqlite)
    insert(sqlite, tables)
    store = Store(sqlite, Clock(ZONE, asked.today), min_denominator=5)
    whole = ask(store, replace(asked, m=(), group=None).query)
    everybody = whole.scorecard.question.shown
    assume(everybody)
    assert whole.beyond == ()
    chosen = random.choice(everybody).oktmo
    key = random.choice(sorted(registry()))
    query = f"{replace(asked, m=(chosen,), group=None).query}&i={key}"
    found = {row.oktmo: row.value for row in ask(store, query).beyond}
    assert found == {
        row.oktmo: row.value
        for row in whole.scorecard.of(key)
        if row.level is Level.MUNICIPALITY and row.oktmo != chosen
    }
