"""What a store promises about time: what it sees, what it remembers, what it never mixes."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any, Final

import pytest
import sqlalchemy as sa

from data_sources.answers.overview.answer import Answer
from data_sources.database import schema
from data_sources.database.engine import make_engine, sqlite_file, writing
from data_sources.database.knowledge import Clock, utc_now
from data_sources.database.trouble import StoreUnavailableError
from data_sources.indicators import registry
from data_sources.indicators.scenes import place, program, staff, trained
from data_sources.question.request import Request
from data_sources.scoring.results import Level
from data_sources.store import Store
from tests.asking import TODAY, ZONE, answer_to, ask, listening, row_of, store_on, write

DISTRICT, REGION = "69100000", "69000000"
DAY = date(2024, 3, 1)
LONG_AGO = datetime.combine(date(2024, 5, 31), datetime.min.time())


@pytest.fixture
def other(database_url: str) -> Iterator[sa.Engine]:
    """Another program on the same database."""
    made = make_engine(database_url)
    yield made
    made.dispose()


@pytest.fixture
def store(engine: sa.Engine) -> Store:
    """A store over one district with ten teachers, none of them trained yet."""
    write(engine, {**place(), **staff("teacher", 10), "training_program": (program("p-1"),)})
    return store_on(engine)


def train(engine: sa.Engine, educator: str, **differs: Any) -> None:
    write(engine, {"training": (trained(educator, "p-1", DAY, **differs),)})


def count(store: Store, query: str = "period=2023-2024", oktmo: str = DISTRICT) -> float | None:
    return row_of(ask(store, query), "training_coverage", oktmo).numerator


def test_a_row_of_another_connection_is_seen_at_the_next_question(
    store: Store, other: sa.Engine
) -> None:
    assert count(store) == 0
    train(other, "e-1")
    assert count(store) == 1
    with writing(other).begin() as connection:
        connection.execute(sa.delete(schema.training))
    assert count(store) == 0


def test_what_is_not_committed_is_not_seen_and_holds_nobody_up(
    store: Store, other: sa.Engine
) -> None:
    assert count(store) == 0
    with writing(other).connect() as connection:
        connection.execute(sa.insert(schema.training), dict(trained("e-1", "p-1", DAY)))
        assert count(store) == 0
        assert count(store, "period=2024") == 0
        connection.rollback()


def test_an_equal_question_gets_the_same_answer_while_nothing_changes(
    store: Store, other: sa.Engine
) -> None:
    first = ask(store, "period=2023-2024&m=69100000")
    assert ask(store, "m=69100000&period=2023-2024") is first
    assert ask(store, "period=2023-2024&i=index&m=69100000&page=1") is first
    assert ask(store, "period=2023-2024") is not first
    after = date(2024, 9, 1)
    write(other, {"note": [{"code": "n", "noted_on": after, "author": "А", "text": "Т"}]})
    later = ask(store, "period=2023-2024&m=69100000")
    assert later is not first
    assert later.provenance.data_version > first.provenance.data_version
    assert later.scorecard.rows == first.scorecard.rows


def counts_around(store: Store, moment: datetime) -> set[tuple[bool, float | None]]:
    """What is answered until the moment has passed: (whether it had, the count)."""
    seen: set[tuple[bool, float | None]] = set()
    while True:
        before = utc_now()
        found = count(store)
        if before > moment:
            return {*seen, (True, found)}
        if utc_now() < moment:
            seen.add((False, found))
        time.sleep(0.05)


def test_a_row_recorded_ahead_of_time_appears_when_its_time_comes(
    store: Store, other: sa.Engine
) -> None:
    moment = utc_now() + timedelta(seconds=1)
    train(other, "e-1", recorded_at=moment)
    train(other, "e-2", recorded_at=moment + timedelta(hours=1))
    assert counts_around(store, moment) <= {(False, 0), (True, 1)}
    assert ask(store) is ask(store)


def test_a_row_is_gone_when_the_hour_set_for_it_has_come(store: Store, other: sa.Engine) -> None:
    moment = utc_now() + timedelta(seconds=1)
    train(other, "e-1", superseded_at=moment)
    assert counts_around(store, moment) <= {(False, 1), (True, 0)}


def test_what_was_known_then_is_not_changed_by_later_corrections(
    store: Store, other: sa.Engine
) -> None:
    with writing(other).begin() as connection:
        for table in schema.KNOWN_TABLES:
            connection.execute(sa.update(table).values(recorded_at=LONG_AGO))
    train(other, "e-1", recorded_at=LONG_AGO)
    then = "period=2023-2024&known=2024-06-01"
    before = ask(store, then)
    assert count(store, then) == 1
    with writing(other).begin() as connection:
        outdated: tuple[sa.Table[Any], ...] = (schema.training, schema.municipality)
        for table in outdated:
            connection.execute(sa.update(table).values(superseded_at=utc_now()))
    train(other, "e-2")
    train(other, "e-3")
    write(other, {"municipality": [{**place()["municipality"][0], "name": "Новый район"}]})
    assert ask(store, then).scorecard.rows == before.scorecard.rows
    assert count(store) == 2
    assert row_of(ask(store), "training_coverage", DISTRICT).name == "Новый район"


def test_an_answer_is_of_one_moment_even_if_others_write_while_it_is_made(
    store: Store, engine: sa.Engine, other: sa.Engine
) -> None:
    written: list[str] = []

    def interfere(_connection: sa.Connection, _cursor: Any, statement: str, *_: Any) -> None:
        # What an answer sees is resolved by its first reading, not by its opening words.
        if statement.startswith("SELECT") and len(written) < 5:
            written.append(f"e-{len(written)}")
            # As of a transaction that began long ago: only the snapshot keeps it out.
            train(other, written[-1], recorded_at=LONG_AGO)

    with listening(engine, "after_cursor_execute", interfere):
        answer = ask(store)
    assert len(written) == 5
    assert row_of(answer, "training_coverage", DISTRICT).numerator == 0
    assert row_of(answer, "remote_training_share", DISTRICT).denominator is None
    assert row_of(answer, "training_coverage", REGION).numerator == 0
    assert count(store) == 5


def test_empty_registers_give_no_rows_and_no_error(engine: sa.Engine) -> None:
    answer = answer_to(store_on(engine), "period=2023-2024")
    assert answer.overview.scorecard.rows == ()
    assert answer.question.region is None
    assert answer.notices == ()


def test_a_region_without_municipalities_has_its_own_row_alone(engine: sa.Engine) -> None:
    write(engine, {"region": place()["region"]})
    rows = ask(store_on(engine)).scorecard.rows
    assert [row.level for row in rows] == [Level.REGION] * (len(registry()) + 1)


@pytest.mark.parametrize("url", ["sqlite:////nowhere/absent.sqlite3", "postgresql://127.0.0.1:1/x"])
def test_a_database_that_does_not_answer_is_told_of(url: str) -> None:
    store = store_on(make_engine(url))
    with pytest.raises(StoreUnavailableError):
        ask(store)


def test_while_a_database_is_away_its_last_answers_are_given_as_old_ones(sqlite_url: str) -> None:
    engine = make_engine(sqlite_url)
    write(engine, {**place(), **staff("teacher", 10)})
    store = store_on(engine)
    answer = ask(store)
    path = sqlite_file(sqlite_url)
    assert path is not None
    away = path.with_suffix(".away")
    engine.dispose()
    path.rename(away)
    old = ask(store)
    assert old.provenance.is_stale
    assert (old.scorecard, old.vocabulary) == (answer.scorecard, answer.vocabulary)
    with pytest.raises(StoreUnavailableError):
        ask(store, "period=2024")
    away.rename(path)
    assert ask(store) is answer
    assert not answer.provenance.is_stale
    engine.dispose()


def test_whatever_is_asked_meanwhile_an_outage_finds_the_last_answers(sqlite_url: str) -> None:
    """Answers of the present state may push each other out, but not those."""
    engine = make_engine(sqlite_url)
    write(engine, {**place(), **staff("teacher", 10)})
    store = Store(engine, Clock(ZONE, TODAY), min_denominator=5, answer_bytes=1)
    answer = ask(store)
    for year in range(2015, 2024):
        store.indicator(store.parse(f"period={year}&i=training_coverage").request)
    path = sqlite_file(sqlite_url)
    assert path is not None
    engine.dispose()
    path.rename(path.with_suffix(".away"))
    old = ask(store)
    assert old.provenance.is_stale
    assert old.scorecard == answer.scorecard


ASKED_OF_PAGES: Final = (
    Store.first_page,
    Store.indicator,
    Store.municipality,
    Store.data,
    Store.meetings,
    Store.decisions,
    Store.trainings,
    Store.school_project,
    Store.network,
    Store.diagnostics,
    Store.compare,
    Store.report,
    Store.deck,
)


def test_every_answer_that_is_given_again_is_the_same_but_for_its_age(sqlite_url: str) -> None:
    engine = make_engine(sqlite_url)
    write(engine, {**place(), **staff("teacher", 10)})
    store = store_on(engine)
    request = store.parse("i=rumo_attendance&m=69600000").request
    answers = [ask_page(store, request) for ask_page in ASKED_OF_PAGES]
    path = sqlite_file(sqlite_url)
    assert path is not None
    engine.dispose()
    path.rename(path.with_suffix(".away"))
    for ask_page, answer in zip(ASKED_OF_PAGES, answers, strict=True):
        old = ask_page(store, request)
        assert old.provenance.is_stale
        assert not answer.provenance.is_stale
        assert (old.request, old.notices) == (answer.request, answer.notices)
        assert answer.notices
        assert replace(old, overview=answer.overview) == answer


@pytest.mark.parametrize("ask_page", ASKED_OF_PAGES[:-1], ids=lambda asked: asked.__name__)
def test_an_answer_that_was_kept_says_nothing_of_another_address(
    sqlite_url: str, ask_page: Callable[[Store, Request], Answer]
) -> None:
    engine = make_engine(sqlite_url)
    write(engine, {**place(), **staff("teacher", 10)})
    store = store_on(engine)
    for query in ("slide=3", "drop=d00000000", ""):
        asked = store.parse(query).request
        assert ask_page(store, asked).request.texts().keys() <= asked.texts().keys()
    engine.dispose()


def test_a_server_role_that_may_only_read_is_enough(postgresql_url: str) -> None:
    engine = make_engine(postgresql_url)
    write(engine, {**place(), **staff("teacher", 10)})
    with engine.begin() as connection:
        connection.exec_driver_sql("CREATE ROLE reader")
        connection.exec_driver_sql("GRANT SELECT ON ALL TABLES IN SCHEMA public TO reader")
    reader = make_engine(f"{postgresql_url}&options=-c%20role%3Dreader")
    try:
        with reader.connect() as connection:
            assert connection.exec_driver_sql("SELECT current_user").scalar() == "reader"
        assert row_of(ask(store_on(reader)), "training_coverage", DISTRICT).denominator == 10
    finally:
        reader.dispose()
        with engine.begin() as connection:
            connection.exec_driver_sql("DROP OWNED BY reader")
            connection.exec_driver_sql("DROP ROLE reader")
        engine.dispose()
