"""Whatever the day, no page says more than may be said of it (contract, section 2).

The demonstration is asked as it was known on a day of its last two school years: some of them
here, every one by `make test-long`. What is held against what is in the tables is reckoned anew.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta
from random import Random
from typing import Final

import pytest
import sqlalchemy as sa

from data_sources.database.engine import make_engine
from data_sources.indicators import registry
from data_sources.indicators.declaration import Reach
from data_sources.question.choices import INDEX
from data_sources.question.periods import school_year_of
from data_sources.scoring.results import Level, Overview, Status
from data_sources.scoring.results import Row as Shown
from data_sources.store import Store
from layouts.files.report import sentences
from layouts.wording import headline, portrait
from layouts.wording.indicators import shortage, summary
from layouts.wording.subject import subject
from layouts.wording.subjects import decision_sentences, meeting_sentences, training_sentences
from tests.asking import store_on
from tests.conftest import DEMO_DAY
from tests.test_fair_changes import Fair, assert_marks, assert_says, drawn_card
from tests.test_fair_sentences import assert_fair, assert_headline_is_fair, assert_slides_are_fair

DAYS: Final = tuple(DEMO_DAY - timedelta(days=back) for back in range(730))
TELLING: Final = (date(2026, 9, 2), date(2026, 9, 10), DEMO_DAY)
"""A year that has only begun, one in which all facts are late, and somebody without a seat."""
SAMPLE: Final = 5
NAME: Final = re.compile(r"Место(\d+)я")
BEHIND: Final = re.compile("отста[её]т|отстают|ниже положенного")
LAST_SITTINGS: Final = 2


@pytest.fixture(scope="module")
def named(demo_url: str) -> Iterator[sa.Engine]:
    """The demonstration, its municipalities with names that are in no other word."""
    engine = make_engine(demo_url)
    with engine.begin() as connection:
        connection.exec_driver_sql("UPDATE municipality SET name = 'Место' || oktmo || 'я'")
    yield engine
    engine.dispose()


def test_some_days(named: sa.Engine) -> None:
    seen: Counter[str] = Counter()
    store = store_on(named, DEMO_DAY)
    for day in (*TELLING, *Random(14).sample(DAYS, SAMPLE)):
        check(store, named, day, seen)
    assert seen["missed"], seen
    assert seen["unclear"], seen


@pytest.mark.long
def test_every_day(named: sa.Engine) -> None:
    seen: Counter[str] = Counter()
    store = store_on(named, DEMO_DAY)
    for day in DAYS:
        check(store, named, day, seen)
    for where in ("headline", "card", "document"):
        assert all(seen[f"{where} {how}"] for how in ("up", "down", "unsure")), seen
    assert seen["missed"], seen
    assert seen["unclear"], seen


def check(store: Store, engine: sa.Engine, day: date, seen: Counter[str]) -> None:
    query = f"known={day}&period={school_year_of(day).text}"
    overview = store.overview(store.parse(query).request).overview
    try:
        check_changes(overview, seen)
        check_places(store, overview, query)
        check_schedule(store, overview, query, seen)
        check_absence(store, engine, query, day, seen)
        check_overdue(store, overview, query)
    except AssertionError as error:
        error.add_note(query)
        raise
    seen["day"] += 1


# --- more and less ----------------------------------------------------------------------------


def fair(row: Shown) -> Fair:
    if row.value is None or (row.previous is None and row.previous_then is None):
        return Fair(None, None)
    late = None if row.previous is None else row.value - row.previous
    if row.previous_then is None:
        return Fair(late, None)
    return Fair(row.value - row.previous_then, late)


def check_changes(overview: Overview, seen: Counter[str]) -> None:
    card = overview.scorecard
    for key in (INDEX, *registry()):
        total, about = card.total(key), subject(key)
        if total is None or total.value is None:
            continue
        change = fair(total)
        assert_says(summary.headline(card, about), change, seen, "headline")
        assert_says(sentences.told(card.question, total), change, seen, "document")
        assert_marks(drawn_card(overview, about, total), change, seen, "card")
        check_movers(summary.lead(card, about), summary.ordinary(card, about))


def check_movers(said: tuple[str, ...], rows: list[Shown]) -> None:
    """«больше всего прибавилось — А, больше всего убавилось — Б»: each certainly, and the most."""
    certain = {row.name: change.by or 0.0 for row in rows
               if row.is_comparable and (change := fair(row)).is_certain}  # fmt: skip
    for sentence in said:
        for words, most in (("прибавилось", max), ("убавилось", min)):
            if found := re.search(rf"{words}[^—]*—\s*Место(\d+)я", sentence):
                name = f"Место{found[1]}я"
                assert certain[name] == most(certain.values()), sentence
                assert (certain[name] > 0) == (most is max), sentence


# --- best, worst, first, last -----------------------------------------------------------------


def check_places(store: Store, overview: Overview, query: str) -> None:
    card = overview.scorecard
    assert_headline_is_fair(overview)
    for key in (
        INDEX,
        *(key for key, each in registry().items() if each.reach is Reach.MUNICIPALITY),
    ):
        assert_fair(summary.lead(card, subject(key)), card.municipal(key))
    trainings = store.trainings(store.parse(query).request)
    assert_fair(
        [training_sentences.lead(trainings)], (place.coverage for place in trainings.places)
    )
    everybody = store.municipality(store.parse(query).request)
    assert_fair(portrait.lead(everybody), card.municipal(INDEX))
    assert_slides_are_fair(store, query)


# --- on schedule or behind --------------------------------------------------------------------


def may_be_on_schedule(row: Shown) -> bool:
    """What late facts moved last year on this day covers what is lacking, or little is due."""
    if row.value is None or row.target is None or row.target_to_date in {None, row.target}:
        return False
    late = (row.previous or 0) - (row.previous_then or 0) if row.previous_then is not None else 0
    due = row.target_to_date or 0.0
    return due < row.target / 20 or row.value + max(late, 0) >= due


def check_schedule(store: Store, overview: Overview, query: str, seen: Counter[str]) -> None:
    card = overview.scorecard
    begun = card.question.as_of >= card.question.period.start
    for key, name in headline.MAIN.items():
        total = card.total(key)
        if total is None or not begun:
            continue
        state, _, named = headline.headline(card).replace("\u00a0", " ").partition("отста")
        if total.status in (Status.WATCH, Status.BAD) and may_be_on_schedule(total):
            seen["unclear"] += 1
            below = re.findall(r"ниже положенного — ([^;.]*)", state)
            assert not any(name in words.split(", ") for words in below), state
        unsure = {row.name for row in card.municipal(key) if may_be_on_schedule(row)}
        for place, words in re.findall(r"(Место\d+я) \(([^)]*)\)", named):
            assert name not in words.split(", ") or place not in unsure, named
    for row in card:
        if row.level is Level.MUNICIPALITY and may_be_on_schedule(row):
            assert not BEHIND.search(shortage.status(row, subject(row.indicator))), row
    told = training_sentences.lead(store.trainings(store.parse(query).request))
    named = re.findall(r"Место\d+я \(", told.partition("не хватает к этому дню")[2])
    unsure = {f"{row.name} (" for row in card.municipal("training_coverage")
              if may_be_on_schedule(row)}  # fmt: skip
    assert not unsure & set(named), told


# --- missed -----------------------------------------------------------------------------------


def check_absence(
    store: Store, engine: sa.Engine, query: str, day: date, seen: Counter[str]
) -> None:
    picture = store.meetings(store.parse(query).request)
    said = meeting_sentences.headline(picture)
    codes = [each.meeting.code for each in picture.sittings][-LAST_SITTINGS:]
    for oktmo in NAME.findall(said):
        assert seats(engine, codes, oktmo, day) == LAST_SITTINGS, said
        seen["missed"] += 1
    for group in meeting_sentences.groups(picture):
        for each in group.attenders:
            if group.key in {"missed", "never"} and each.municipality is not None:
                assert each.total.seats, (group.key, each)


def seats(engine: sa.Engine, codes: list[str], oktmo: str, day: date) -> int:
    """At how many of the meetings a member of the municipality was on the list known that day."""
    found = sa.text(
        "SELECT count(DISTINCT meeting_code) FROM attendance WHERE oktmo = :oktmo AND is_member "
        "AND meeting_code IN :codes AND recorded_at < :night "
        "AND (superseded_at IS NULL OR superseded_at >= :night)"
    ).bindparams(sa.bindparam("codes", expanding=True))
    # The day ends in Tomsk at 17:00 UTC.
    night = f"{day} 17:00:00.000000"
    with engine.connect() as connection:
        values = {"oktmo": oktmo, "codes": codes, "night": night}
        return int(connection.execute(found, values).scalar_one())


# --- overdue ----------------------------------------------------------------------------------


def check_overdue(store: Store, overview: Overview, query: str) -> None:
    """Whoever is named as holding overdue assignments holds as many as the file says."""
    held = {row.name: row.value for row in overview.scorecard.municipal("decision_overdue")}
    for said in headline.overdue(overview.scorecard):
        for oktmo in NAME.findall(said):
            assert held[f"Место{oktmo}я"], said
    asked = store.parse(query, default_body="all").request
    said = decision_sentences.headline(store.decisions(asked)).replace("\u00a0", " ")
    for name, count in re.findall(r"(Место\d+я) — (\d+)", said):
        assert held[name] == int(count), said
