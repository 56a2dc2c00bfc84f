"""No sentence calls first, last, best or lagging a municipality of which it cannot be said.

Random histories are asked in random questions; whoever is small, in doubt, or without a value
must not be named where a page or a slide compares.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from random import Random
from typing import Any, Final

import sqlalchemy as sa
from hypothesis import given

from data_sources.database.knowledge import Clock
from data_sources.indicators import registry
from data_sources.indicators.declaration import Reach
from data_sources.question.choices import INDEX
from data_sources.scoring.results import Overview, Row
from data_sources.store import Store
from layouts.slides.indicator import bars_of
from layouts.slides.telling import tell
from layouts.wording import headline, portrait
from layouts.wording.indicators import summary
from layouts.wording.subject import subject
from layouts.wording.subjects import training_sentences
from tests.asking import ZONE
from tests.generated.databases import SEEDS, clear, examples, insert, random_question, random_tables
from tests.generated.history import Tables

COMPARES: Final = re.compile(
    "впереди|отста|больше всего|меньше всего|больше всех|лучш|худш|замыка|последн|место из|"
    "достиг|идут по|идёт по|прибав|убав|потеря|наименьш",
    re.IGNORECASE,
)
"""Words by which one is set above or below others."""
MAIN: Final = {name: key for key, name in headline.MAIN.items()}


def named_apart(tables: Tables) -> Tables:
    """The same history with names that are in no other name nor in any other word."""
    rows = [{**row, "name": f"Место{row['oktmo']}я"} for row in tables["municipality"]]
    return {**tables, "municipality": rows}


def sentences(said: Iterable[str]) -> Iterator[str]:
    """Parts of a text that say one thing: «Впереди — А, отстаёт — Б.» is one."""
    for text in said:
        yield from re.split(r"(?<=[.;:!?])\s", text.replace("\u00a0", " "))


def comparing(said: Iterable[str]) -> list[str]:
    return [each for each in sentences(said) if COMPARES.search(each)]


def unfair(rows: Iterable[Row]) -> list[str]:
    """Names of those of whom nothing comparing may be said."""
    return [row.name for row in rows if not row.is_comparable]


def assert_fair(said: Iterable[str], rows: Iterable[Row]) -> None:
    names = unfair(rows)
    for sentence in comparing(said):
        if sentence.startswith(("Вне рейтинга", "Не сравнивается")):
            continue
        assert not [name for name in names if name in sentence], sentence


def assert_headline_is_fair(overview: Overview) -> None:
    """«отстают А (курсы), Б (явка)»: each is ranked by what it is named for, and is the last."""
    card = overview.scorecard
    said = headline.headline(card).replace("\u00a0", " ")
    if "отста" not in said:
        return
    _, behind = re.split("отстаёт|отстают", said, maxsplit=1)
    found = re.findall(r"(Место\d+я) \(([^)]*)\)", behind)
    assert found
    for name, words in found:
        for word in words.split(", "):
            rows = {row.name: row for row in card.municipal(MAIN[word])}
            ranks = [row.rank for row in rows.values() if row.rank is not None]
            assert rows[name].rank == max(ranks), said
            assert rows[name].is_comparable


@examples(25)
@given(seed=SEEDS)
def test_pages_and_slides_compare_only_those_who_can_be_compared(
    sqlite: sa.Engine, seed: int
) -> None:
    random = Random(seed)
    tables = named_apart(random_tables(random))
    asked = random_question(random, tables)
    clear(sqlite)
    insert(sqlite, tables)
    store = Store(sqlite, Clock(ZONE, asked.today), min_denominator=5)
    overview = store.overview(store.parse(asked.query).request).overview
    card = overview.scorecard
    assert_headline_is_fair(overview)
    keys = [
        INDEX,
        *(key for key, each in registry().items() if each.reach is Reach.MUNICIPALITY),
    ]
    for key in keys:
        about = subject(key)
        assert_fair(summary.lead(card, about), card.municipal(key))
    trainings = store.trainings(store.parse(asked.query).request)
    assert_fair(
        [training_sentences.lead(trainings)], (place.coverage for place in trainings.places)
    )
    assert_municipality_is_fair(store, asked.query, random)
    assert_slides_are_fair(store, asked.query)


def assert_municipality_is_fair(store: Store, query: str, random: Random) -> None:
    everybody = store.municipality(store.parse(query).request)
    card = everybody.overview.scorecard
    assert_fair(portrait.lead(everybody), card.municipal(INDEX)) if (
        everybody.municipality is None
    ) else None
    members = [member for member in card.question.shown if not member.is_regional]
    if not members:
        return
    member = random.choice(members)
    own = store.municipality(store.parse(f"{query}&m={member.oktmo}").request)
    if own.municipality is None:
        return
    rows = {row.indicator: row for row in own.rows}
    said = portrait.headline(own).replace("\u00a0", " ")
    if INDEX in rows and not rows[INDEX].is_comparable:
        assert "место из" not in said
    for line in (*portrait.strongest(own), *portrait.weakest(own)):
        assert rows[line.subject.key].rank is not None


def assert_slides_are_fair(store: Store, query: str) -> None:
    deck = store.deck(store.parse(query).request)
    card = deck.overview.scorecard
    for slide, told in zip(deck.slides, tell(deck), strict=True):
        key: Any = getattr(slide, "indicator", None)
        if not isinstance(key, str):
            continue
        rows = card.municipal(key)
        assert_fair([told.title, told.say], rows)
        bars = bars_of(deck, subject(key))
        # Where only the two ends are shown, both are made of those who are ranked.
        if bars.cut:
            assert not {bar.name for bar in bars.bars} & set(unfair(rows))
