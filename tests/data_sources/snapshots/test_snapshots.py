"""A fixed view: its code notices slips, its moment holds all that was seen and nothing later."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
import sqlalchemy as sa
from hypothesis import given
from hypothesis import strategies as st

from data_sources.database import schema
from data_sources.database.engine import BUSY_SECONDS, make_engine, writing
from data_sources.database.knowledge import Clock
from data_sources.indicators.scenes import place, program, staff, trained
from data_sources.question.request import Request
from data_sources.snapshots import codes
from data_sources.snapshots.refusal import NotSavedError, Refusal
from data_sources.snapshots.saving import MOST_A_MINUTE
from data_sources.snapshots.view import SavedView
from data_sources.store import Store
from tests.asking import ZONE, ask, row_of, store_on, write

DISTRICT = "69100000"
DAY = date(2024, 3, 1)
SIGNS = st.one_of(*(st.text(codes.ALPHABET, min_size=size, max_size=size) for size in (4, 10)))
LOOK_ALIKES = str.maketrans("АЕКМНРТУХ", "AEKMHPTYX")


def signs_of(code: str) -> str:
    return code.removeprefix(f"{codes.PREFIX}-").replace("-", "")


@given(SIGNS)
def test_a_code_is_read_however_it_is_typed(signs: str) -> None:
    code = codes.complete(signs)
    bare = signs_of(code)
    for typed in (
        code,
        code.lower(),
        code.translate(LOOK_ALIKES),
        code.translate(LOOK_ALIKES).lower(),
        code.replace("-", ""),
        code.replace("-", " – "),
        f"  {bare}\n",
        bare.lower(),
    ):
        assert codes.read(typed.strip("\n")) == code


@given(SIGNS, st.data())
def test_one_or_two_wrong_signs_and_swapped_ones_are_noticed(signs: str, data: Any) -> None:
    right = signs_of(codes.complete(signs))
    wrong = list(right)
    places = st.integers(0, len(right) - 1)
    for place_of in data.draw(st.lists(places, min_size=1, max_size=2)):
        wrong[place_of] = data.draw(st.sampled_from(codes.ALPHABET))
    first, second = data.draw(st.tuples(places, places))
    swapped = list(right)
    swapped[first], swapped[second] = swapped[second], swapped[first]
    for typed in ("".join(wrong), "".join(swapped)):
        assert (codes.read(typed) is None) == (typed != right)


@given(st.text())
def test_any_text_is_read_calmly(typed: str) -> None:
    code = codes.read(typed)
    assert code is None or codes.read(code) == code


def test_the_alphabet_has_no_look_alikes() -> None:
    assert len(set(codes.ALPHABET)) == 23
    assert not set("01ОЗЧБВIOОЩЪЫЬ") & set(codes.ALPHABET)


def test_new_codes_differ_and_can_be_read() -> None:
    made = {codes.drawn() for _ in range(200)}
    assert len(made) == 200
    assert all(codes.read(code) == code for code in made)
    assert {len(signs_of(code)) for code in made} == {12}


def test_a_code_given_before_is_still_the_same_code() -> None:
    assert codes.complete("7К3Ф") == "РМ-7К3Ф-3А"
    assert codes.read("рм7к3ф3a") == "РМ-7К3Ф-3А"


def test_a_code_that_begins_like_its_prefix_may_be_typed_without_it() -> None:
    for signs in ("РМ3Ф", "РМ3Ф9Д2МХ4"):
        code = codes.complete(signs)
        assert codes.read(signs_of(code)) == codes.read(code) == code


@pytest.fixture
def store(engine: sa.Engine) -> Store:
    """One district with ten teachers; its days are real ones."""
    write(engine, {**place(), **staff("teacher", 10), "training_program": (program("p-1"),)})
    return Store(engine, Clock(ZONE), min_denominator=5)


def train(engine: sa.Engine, educator: str) -> None:
    write(engine, {"training": (trained(educator, "p-1", DAY),)})


def request_of(store: Store, query: str = "period=2023-2024") -> Request:
    return store.parse(query).request


def fix(store: Store, query: str = "period=2023-2024", path: str = "/") -> SavedView:
    return store.saved_views.save(path, request_of(store, query), "Проба").view


def count(store: Store, address: str) -> float | None:
    return row_of(ask(store, address.partition("?")[2]), "training_coverage", DISTRICT).numerator


def test_what_is_recorded_at_once_before_is_in_and_what_comes_at_once_after_is_not(
    store: Store, engine: sa.Engine
) -> None:
    for educator in range(1, 4):
        train(engine, f"e-{educator}")
        view = fix(store)
        train(engine, f"later-{educator}")
        assert view.known_at is not None
        assert view.known_at.microsecond == 0
        assert view.known_at <= view.created_at
        assert count(store, view.address) == 2 * educator - 1
        assert count(store, "?period=2023-2024") == 2 * educator


def test_the_view_is_kept_as_it_was_asked(store: Store, engine: sa.Engine) -> None:
    view = fix(store, f"period=2024&m={DISTRICT}&sort=-name&page=2", "/training")
    assert view.known_at is not None
    known = f"{view.known_at.replace(tzinfo=UTC):%Y-%m-%dT%H:%M:%SZ}"
    assert view.address == f"/training?known={known}&m={DISTRICT}&page=2&period=2024&sort=-name"
    with engine.connect() as connection:
        row = connection.execute(sa.select(schema.saved_view)).one()
    assert (row.code, row.title, row.address) == (view.code, "Проба", view.address)
    assert (row.known_at, row.created_by) == (view.known_at, None)
    assert store.saved_views.under(view.code) == view
    again = store.parse(view.address.partition("?")[2]).request
    assert store.saved_views.of("/training", again) == view
    assert store.saved_views.of("/", again) is None


def test_a_chosen_day_of_knowledge_stays_and_one_to_come_becomes_now(store: Store) -> None:
    past = fix(store, "period=2023-2024&known=2024-06-01")
    assert "known=2024-06-01&" in past.address
    assert past.known_at == datetime.fromisoformat("2024-06-01T16:59:59.999999")
    to_come = fix(store, "period=2023-2024&known=2150-01-01")
    assert to_come.known_at is not None
    assert to_come.known_at <= to_come.created_at
    assert "2150" not in to_come.address


def test_neither_another_day_nor_another_school_year_changes_it(
    store: Store, engine: sa.Engine
) -> None:
    view = fix(store, "")
    query = view.address.partition("?")[2]
    asked = ask(store, query).scorecard.question
    later = store_on(engine, asked.today + timedelta(days=800))
    again = ask(later, query).scorecard.question
    assert again.today > asked.today
    assert (again.period, again.as_of, again.moment) == (asked.period, asked.as_of, asked.moment)
    assert asked.as_of == min(asked.period.end, asked.today)
    assert ask(later, query).scorecard.rows == ask(store, query).scorecard.rows


def test_the_same_question_gets_the_same_code_until_something_is_learned(
    store: Store, engine: sa.Engine
) -> None:
    first = store.saved_views.save("/", request_of(store), "Первый")
    second = store.saved_views.save("/", request_of(store), "Второй")
    same = store.saved_views.save("/", request_of(store, first.view.address[2:]), "Третий")
    assert (first.is_new, second.is_new, same.is_new) == (True, False, False)
    assert first.view == second.view == same.view
    assert fix(store, path="/training").code != first.view.code
    train(engine, "e-1")
    assert fix(store).code != first.view.code


def test_it_says_how_many_numbers_are_others_today(store: Store, engine: sa.Engine) -> None:
    view = fix(store)
    asked = request_of(store, view.address[2:])
    assert store.saved_views.differing(asked) == 0
    train(engine, "e-1")
    then, now = (ask(store, query).scorecard for query in (view.address[2:], "period=2023-2024"))
    others = sum(a.value != b.value for a, b in zip(then.rows, now.rows, strict=True))
    assert others > 0
    # The page lists what is shown, and the region besides: here they are the same rows.
    assert store.saved_views.differing(asked) == others


def test_titles_are_one_line_of_bounded_length(store: Store) -> None:
    view = store.saved_views.save("/", request_of(store), f" а\n\x00 б\u202e {'в' * 500}").view
    assert view.title.startswith("а б в")
    assert len(view.title) == 200


def test_no_more_than_so_many_are_saved_in_a_minute(store: Store, engine: sa.Engine) -> None:
    known = fix(store, "period=2023-2024", "/1")
    with writing(engine).begin() as connection:
        connection.execute(
            sa.insert(schema.saved_view),
            [{"code": f"c{n}", "title": "т", "address": f"/{n}"} for n in range(MOST_A_MINUTE)],
        )
    with pytest.raises(NotSavedError) as refused:
        fix(store)
    assert refused.value.refusal is Refusal.TOO_MANY
    assert fix(store, "period=2023-2024", "/1") == known
    with writing(engine).begin() as connection:
        long_ago = datetime.fromisoformat("2024-01-01")
        connection.execute(sa.update(schema.saved_view).values(created_at=long_ago))
    assert fix(store).code


def test_saving_waits_for_a_writer_of_facts_and_what_it_wrote_is_in(
    postgresql_url: str, postgresql_store: Store
) -> None:
    saved: list[SavedView] = []
    other = make_engine(postgresql_url)
    with writing(other).connect() as connection:
        connection.execute(sa.insert(schema.training), dict(trained("e-1", "p-1", DAY)))
        thread = threading.Thread(target=lambda: saved.append(fix(postgresql_store)))
        thread.start()
        waiting = sa.text("SELECT count(*) FROM pg_locks WHERE NOT granted")
        with other.connect() as looking:
            while not looking.execute(waiting).scalar_one():
                looking.rollback()
        assert saved == []
        connection.commit()
    thread.join()
    other.dispose()
    assert count(postgresql_store, saved[0].address) == 1


def test_a_writer_that_makes_no_way_is_not_waited_for_long(database_url: str, store: Store) -> None:
    other = make_engine(database_url)
    with writing(other).connect() as connection:
        connection.execute(sa.insert(schema.training), dict(trained("e-1", "p-1", DAY)))
        began = time.monotonic()
        with pytest.raises(NotSavedError) as refused:
            fix(store)
        waited = time.monotonic() - began
        connection.rollback()
    other.dispose()
    assert refused.value.refusal is Refusal.BUSY
    assert waited < BUSY_SECONDS / 2
    assert fix(store).code


@pytest.fixture
def postgresql_store(postgresql_url: str) -> Iterator[Store]:
    engine = make_engine(postgresql_url)
    write(engine, {**place(), **staff("teacher", 10), "training_program": (program("p-1"),)})
    yield Store(engine, Clock(ZONE), min_denominator=5)
    engine.dispose()


def test_a_server_role_that_may_not_write_says_so_and_one_grant_is_enough(
    postgresql_url: str, postgresql_store: Store
) -> None:
    owner = make_engine(postgresql_url)
    with owner.begin() as connection:
        connection.exec_driver_sql("CREATE ROLE site")
        connection.exec_driver_sql("GRANT SELECT ON ALL TABLES IN SCHEMA public TO site")
    engine = make_engine(f"{postgresql_url}&options=-c%20role%3Dsite")
    site = Store(engine, Clock(ZONE), min_denominator=5)
    try:
        with pytest.raises(NotSavedError, match="нельзя писать") as refused:
            fix(site)
        assert refused.value.refusal is Refusal.READ_ONLY
        assert count(site, "?period=2023-2024") == 0
        with owner.begin() as connection:
            connection.exec_driver_sql("GRANT INSERT ON saved_view TO site")
            connection.exec_driver_sql("GRANT USAGE ON SEQUENCE saved_view_id_seq TO site")
        view = fix(site)
        assert postgresql_store.saved_views.under(view.code) == view
    finally:
        engine.dispose()
        with owner.begin() as connection:
            connection.exec_driver_sql("DROP OWNED BY site")
            connection.exec_driver_sql("DROP ROLE site")
        owner.dispose()


def test_a_file_that_may_not_be_written_says_so(sqlite_url: str) -> None:
    engine = make_engine(sqlite_url)
    write(engine, {**place(), **staff("teacher", 10)})
    engine.dispose()
    engine = make_engine(f"{sqlite_url}?immutable=1")
    store = Store(engine, Clock(ZONE), min_denominator=5)
    with pytest.raises(NotSavedError) as refused:
        fix(store)
    assert refused.value.refusal is Refusal.READ_ONLY
    assert count(store, "?period=2023-2024") == 0
    engine.dispose()


def test_the_explicit_query_names_the_period_always(store: Store) -> None:
    asked = request_of(store, "")
    assert asked.to_query() == ""
    assert asked.explicit_query() == f"period={asked.filters.period.text}"
    other = asked.changed(q="а б")
    assert other.explicit_query() == f"period={asked.filters.period.text}&q=%D0%B0%20%D0%B1"
