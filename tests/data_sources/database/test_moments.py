"""What was seen stays seen: moments of knowledge never go back, whatever a clock says."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa

from data_sources.database import schema
from data_sources.database.engine import writing
from data_sources.database.knowledge import Clock, utc_now
from data_sources.indicators.scenes import COUNTED_ON, EXAMPLE_OKTMO, place, program, staff, trained
from data_sources.ingest.files import load_file, undo_load
from data_sources.ingest.files.writing import moments
from data_sources.snapshots.view import SavedView
from data_sources.store import Store
from tests.asking import ZONE, ask, row_of, write

HEAD = "oktmo,category,counted_on,headcount"
TEN_MINUTES = timedelta(minutes=10)
DAY = date(2024, 3, 1)
NOW = "period=2023-2024"


@pytest.fixture
def store(engine: sa.Engine) -> Store:
    write(engine, {**place(), **staff("teacher", 10), "training_program": (program("p-1"),)})
    return Store(engine, Clock(ZONE), min_denominator=5)


@pytest.fixture
def load(engine: sa.Engine, tmp_path: Path) -> Callable[[int], int]:
    """Loads a headcount and says the number of the load."""

    def loaded(headcount: int) -> int:
        path = tmp_path / "staff_count.csv"
        path.write_text(f"{HEAD}\n{EXAMPLE_OKTMO},teacher,{COUNTED_ON},{headcount}\n")
        report = load_file(engine, "staff_count", path, indicators={})
        assert report.load_id is not None, report.errors
        return report.load_id

    return loaded


def set_clock(monkeypatch: pytest.MonkeyPatch, shift: timedelta) -> None:
    """The clock of the machine that loads is wrong by so much."""
    monkeypatch.setattr(moments, "utc_now", lambda: utc_now() + shift)


def fix(store: Store) -> SavedView:
    return store.saved_views.save("/", store.parse(NOW).request, "Проба").view


def headcount(store: Store, query: str = NOW) -> float | None:
    return row_of(ask(store, query), "training_coverage", EXAMPLE_OKTMO).denominator


def query_of(view: SavedView) -> str:
    return view.address.partition("?")[2]


def loaded_at(engine: sa.Engine, load_id: int) -> datetime:
    asked = sa.select(schema.load.c.loaded_at).where(schema.load.c.id == load_id)
    with engine.connect() as connection:
        return connection.execute(asked).scalar_one()


@pytest.mark.parametrize("shift", [-TEN_MINUTES, timedelta(days=-400), timedelta()])
def test_a_load_by_a_slow_clock_does_not_change_a_fixed_view(
    store: Store,
    engine: sa.Engine,
    load: Callable[[int], int],
    monkeypatch: pytest.MonkeyPatch,
    shift: timedelta,
) -> None:
    view = fix(store)
    assert view.known_at is not None
    set_clock(monkeypatch, shift)
    load_id = load(12)
    assert loaded_at(engine, load_id) > view.known_at
    assert (headcount(store, query_of(view)), headcount(store)) == (10, 12)
    second = fix(store)
    assert second.code != view.code
    undo_load(engine, load_id)
    seen = [headcount(store, query_of(each)) for each in (view, second)]
    assert (seen, headcount(store)) == ([10, 12], 10)


def test_a_clock_that_goes_back_between_two_loads_hides_neither(
    store: Store,
    engine: sa.Engine,
    load: Callable[[int], int],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    set_clock(monkeypatch, TEN_MINUTES)
    first = load(11)
    monkeypatch.undo()
    assert headcount(store) == 11
    set_clock(monkeypatch, -TEN_MINUTES)
    second = load(12)
    monkeypatch.undo()
    assert loaded_at(engine, first) < loaded_at(engine, second)
    assert headcount(store) == 12


def test_two_loads_in_one_microsecond_have_two_moments(
    engine: sa.Engine, store: Store, load: Callable[[int], int], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert headcount(store) == 10
    stopped = utc_now()
    monkeypatch.setattr(moments, "utc_now", lambda: stopped)
    assert loaded_at(engine, load(11)) < loaded_at(engine, load(12))


def test_a_load_comes_after_a_row_that_another_system_wrote_ahead_of_the_clock(
    store: Store, engine: sa.Engine, load: Callable[[int], int]
) -> None:
    ahead = utc_now() + TEN_MINUTES
    write(engine, {"training": ({**trained("e-1", "p-1", DAY), "recorded_at": ahead},)})
    assert loaded_at(engine, load(11)) > ahead
    assert headcount(store) == 11


def test_an_appointment_of_another_year_keeps_no_load_waiting(
    store: Store, engine: sa.Engine, load: Callable[[int], int]
) -> None:
    ahead = utc_now() + timedelta(days=365)
    write(engine, {"training": ({**trained("e-1", "p-1", DAY), "recorded_at": ahead},)})
    assert loaded_at(engine, load(11)) < utc_now() + TEN_MINUTES
    assert headcount(store) == 11


def test_a_moment_typed_below_a_fixed_view_is_lifted_above_it(
    store: Store, engine: sa.Engine
) -> None:
    view = fix(store)
    before = ask(store, query_of(view)).scorecard.rows
    long_ago = datetime.fromisoformat("2024-03-02")
    table = schema.staff_count
    with writing(engine).begin() as connection:
        connection.execute(
            sa.insert(schema.training),
            [
                {**trained("typed", "p-1", DAY), "recorded_at": long_ago},
                {**trained("at the view", "p-1", DAY), "recorded_at": view.known_at},
                {**trained("plain", "p-1", DAY), "recorded_at": utc_now()},
            ],
        )
        connection.execute(sa.update(table).values(superseded_at=long_ago))
        connection.execute(
            sa.insert(table),
            [
                dict(row, headcount=40, recorded_at=long_ago)
                for row in staff("teacher", 1)[table.name]
            ],
        )
    assert ask(store, query_of(view)).scorecard.rows == before
    assert headcount(store) == 40
    moments_of: list[Any] = []
    with engine.connect() as connection:
        moments_of += connection.execute(sa.select(schema.training.c.recorded_at)).scalars()
        gone = sa.select(table.c.superseded_at).where(table.c.superseded_at.is_not(None))
        moments_of += connection.execute(gone).scalars()
    assert len(moments_of) == 4
    assert view.known_at is not None
    assert min(moments_of) > view.known_at


def test_a_transaction_that_began_before_the_view_writes_after_it(
    postgresql: sa.Engine,
) -> None:
    write(postgresql, {**place(), **staff("teacher", 10), "training_program": (program("p-1"),)})
    store = Store(postgresql, Clock(ZONE), min_denominator=5)
    with writing(postgresql).begin() as connection:
        connection.execute(sa.select(sa.func.now()))
        view = fix(store)
        before = ask(store, query_of(view)).scorecard.rows
        connection.execute(sa.insert(schema.training), dict(trained("e-1", "p-1", DAY)))
    assert ask(store, query_of(view)).scorecard.rows == before
    assert row_of(ask(store, NOW), "training_coverage", EXAMPLE_OKTMO).numerator == 1


def test_a_fixed_view_moves_neither_the_version_nor_the_age_of_the_data(store: Store) -> None:
    before = store.snapshot()
    state = store.state(), store.state_with_views()
    fix(store)
    after = store.snapshot()
    assert (after.version, after.changed_at) == (before.version, before.changed_at)
    assert store.state() == state[0]
    assert store.state_with_views() != state[1]


def test_a_new_view_is_listed_at_once_though_the_data_stand(store: Store) -> None:
    assert store.data(store.parse(NOW).request).saved == ()
    assert store.compare(store.parse(NOW).request).views == ()
    view = fix(store)
    assert store.data(store.parse(NOW).request).saved == (view,)
    assert store.compare(store.parse(NOW).request).views == (view,)
