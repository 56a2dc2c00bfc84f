"""Facts kept for every K at once come to what the database adds up at each."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from random import Random
from typing import Any, Final

import pytest
import sqlalchemy as sa
from hypothesis import given

from data_sources.facts import queries, reading
from data_sources.facts.ledger import Ledger
from data_sources.facts.summing import counted_of
from data_sources.indicators import registry
from data_sources.indicators.declaration import Aggregation, Measure, Moment
from tests.generated.databases import SEEDS, clear, examples, insert, random_tables
from tests.generated.history import Tables

OF_EVERY_KNOWLEDGE: Final = tuple(
    measure
    for measure in reading.measures_of(tuple(registry().values()))
    if measure.ever is not None
)
MOMENTS_ASKED: Final = 12


def moments_of(tables: Tables, random: Random) -> list[datetime]:
    """Moments at which something became known or was replaced, and those just before."""
    found = {
        moment
        for rows in tables.values()
        for row in rows
        for moment in (row.get("recorded_at"), row.get("superseded_at"))
        if moment is not None
    }
    edges = [moment - early for moment in found for early in (timedelta(), timedelta.resolution)]
    return random.sample(sorted(edges), min(len(edges), MOMENTS_ASKED))


def kept(ledger: Ledger, moment: Moment, measure: Measure) -> tuple[Any, Any]:
    counted = counted_of(ledger, moment, measure)
    match measure.adds:
        case Aggregation.ROWS:
            return counted.rows(measure.item), {}
        case Aggregation.AMOUNT:
            return pytest.approx(counted.amounts(measure.item)), {}
        case Aggregation.DISTINCT:
            return counted.different(measure.item)


def alike_at_every_moment(engine: sa.Engine, seed: int) -> None:
    tables, random = random_tables(Random(seed)), Random(seed)
    region = tables["region"][0]["code"] if tables["region"] else ""
    clear(engine)
    insert(engine, tables)
    with engine.connect() as connection:
        for known in moments_of(tables, random):
            start = date(random.randint(2019, 2023), random.randint(1, 12), 1)
            as_of = start + timedelta(days=random.randint(0, 500))
            moment = Moment(start, as_of, as_of, known, region, sole_region=True)
            sums = reading.sums(connection, moment, OF_EVERY_KNOWLEDGE)
            shared = reading.shared(connection, moment, OF_EVERY_KNOWLEDGE)
            for measure in OF_EVERY_KNOWLEDGE:
                assert measure.ever is not None
                select = queries.known_facts(measure.ever, sole_region=True)
                ledger = reading.ledger(connection, moment, select)
                assert (sums[measure], shared.get(measure, {})) == kept(ledger, moment, measure), (
                    measure.item,
                    moment,
                )


def test_there_are_such_facts() -> None:
    found = {measure.item for measure in OF_EVERY_KNOWLEDGE}
    assert found >= {"teacher", "program", "participant", "score", "seat", "completed", "item"}


@examples(12)
@given(seed=SEEDS)
def test_they_come_to_what_sqlite_adds_up(sqlite: sa.Engine, seed: int) -> None:
    alike_at_every_moment(sqlite, seed)


@examples(6)
@given(seed=SEEDS)
def test_they_come_to_what_postgresql_adds_up(postgresql: sa.Engine, seed: int) -> None:
    alike_at_every_moment(postgresql, seed)
