"""«Сравнение» says what the single questions say, side by side."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from random import Random

import pytest
import sqlalchemy as sa
from hypothesis import given
from hypothesis import strategies as st

from data_sources.answers.compare.answer import ComparePicture, PresetKind
from data_sources.answers.compare.asking import years_before
from data_sources.answers.compare.presets import presets_of
from data_sources.changes.offers import MomentKind
from data_sources.database.engine import make_engine, writing
from data_sources.database.knowledge import Clock
from data_sources.database.schema import load, training
from data_sources.indicators import registry
from data_sources.indicators.scenes import place, program, staff, trained
from data_sources.question.choices import INDEX
from data_sources.question.periods import parse_period
from data_sources.question.scope import Scope
from data_sources.scoring.results import Level, Municipality, Row
from data_sources.store import Store
from tests.asking import PERIOD, ZONE, ask, row_of, store_on, write
from tests.generated.databases import clear, examples, insert, random_question, random_tables

TODAY = date(2026, 11, 21)
CHOSEN = "69616000,69701000,69507000"


@pytest.fixture(scope="module")
def demo_store(demo_url: str) -> Iterator[Store]:
    engine = make_engine(demo_url)
    yield Store(engine, Clock(ZONE, TODAY), min_denominator=5)
    engine.dispose()


def compare(store: Store, query: str, **scope: Scope) -> ComparePicture:
    return store.compare(store.parse(query).request, **scope)


def keyed(rows: tuple[Row, ...]) -> dict[tuple[str, Level, str | None], Row]:
    return {(row.indicator, row.level, row.oktmo): row for row in rows}


@examples(8)
@given(seed=st.integers(0, 2**32 - 1))
def test_what_stands_beside_each_other_is_what_is_said_alone(engine: sa.Engine, seed: int) -> None:
    random = Random(seed)
    tables = random_tables(random)
    clear(engine)
    insert(engine, tables)
    for _ in range(3):
        asked = random_question(random, tables)
        store = Store(engine, Clock(ZONE, asked.today), min_denominator=5)
        picture, alone = compare(store, asked.query), ask(store, asked.query)
        assert picture.overview.scorecard == alone.scorecard
        if alone.scorecard.question.region is None:
            continue
        rows = keyed(alone.scorecard.rows)
        total = next(iter(picture.periods[0].rows.values()))
        for key, row in picture.periods[0].rows.items():
            same = rows[key, total.level, total.oktmo]
            assert (row.value, row.rank, row.status) == (same.value, same.rank, same.status)
            assert picture.periods[1].rows[key].value == same.previous
        if picture.since is not None:
            now = keyed(ask(store, without_known(asked.query)).scorecard.rows)
            for pair in picture.since.moved:
                key_of = (pair.now.indicator, pair.now.level, pair.now.oktmo)
                assert pair.now.value == now[key_of].value
                then = rows.get(key_of)
                assert (pair.before.value if pair.before else None) == (
                    then.value if then else None
                )


def without_known(query: str) -> str:
    return "&".join(part for part in query.split("&") if not part.startswith("known="))


def test_at_most_six_stand_beside_each_other_and_the_rest_are_counted(demo_store: Store) -> None:
    every = demo_store.parse("").request
    codes = [m.oktmo for m in demo_store.overview(every).overview.scorecard.question.shown]
    picture = compare(demo_store, f"m={','.join(codes[:9])}")
    assert (len(picture.chosen), picture.left_out) == (6, 3)
    nobody = compare(demo_store, "")
    assert (nobody.chosen, nobody.left_out, nobody.lines) == ((), 0, ())
    assert nobody.whose == "Томская область"


def test_lines_end_with_the_values_of_today_and_of_last_year(demo_store: Store) -> None:
    picture = compare(demo_store, f"m={CHOSEN}&i=mentoring_coverage")
    rows = keyed(picture.overview.scorecard.rows)
    assert {line.indicator for line in picture.lines} > {INDEX, "mentoring_coverage"}
    for line in picture.lines:
        level = Level.MUNICIPALITY if line.oktmo else Level.REGION
        row = rows[line.indicator, level, line.oktmo or "69000000"]
        assert [value for _, value in line.points[-2:]] == [row.previous, row.value]
        assert [day.year for day, _ in line.points] == [2022, 2023, 2024, 2025, 2026]


def test_ranks_are_out_of_all_who_are_ranked_whoever_is_chosen(demo_store: Store) -> None:
    picture = compare(demo_store, f"m={CHOSEN}")
    everybody = demo_store.overview(demo_store.parse("").request).overview.scorecard
    regional = {m.oktmo for m in everybody.question.shown if m.is_regional}
    for key in (INDEX, *registry()):
        ranked = [row for row in everybody.municipal(key) if row.rank and row.oktmo not in regional]
        assert picture.ranked[key] == len(ranked)


def test_an_earlier_period_is_held_against_no_target(demo_store: Store) -> None:
    asked, *earlier = compare(demo_store, "period=2025-2026").periods
    assert any(row.target is not None for row in asked.rows.values())
    for column in earlier:
        assert {(row.target, row.status.value) for row in column.rows.values()} == {(None, "none")}


@pytest.mark.parametrize(
    ("text", "before"),
    [
        ("2023-2024", "2021-2022"),
        ("2024", "2022"),
        ("2024-Q2", "2022-Q2"),
        ("2023-09..2024-02", "2021-09..2022-02"),
    ],
)
def test_the_same_period_two_years_before_is_of_the_same_kind(text: str, before: str) -> None:
    period, earlier = parse_period(text), parse_period(before)
    assert period is not None
    assert years_before(period, 2) == earlier


def test_presets_offer_ends_neighbours_and_peers(demo_store: Store) -> None:
    picture = compare(demo_store, "m=69701000")
    everybody = demo_store.overview(demo_store.parse("").request).overview.scorecard
    order = {row.oktmo: row.rank for row in everybody.municipal(INDEX)}
    presets = {preset.kind: preset for preset in reversed(picture.presets)}
    best, _, last = presets[PresetKind.ENDS].members
    assert order[best.oktmo] == 1
    assert order[last.oktmo] == max(rank for rank in order.values() if rank)
    assert "69701000" in {member.oktmo for member in presets[PresetKind.NEIGHBOURS].members}
    assert all(len(preset.members) <= 6 for preset in picture.presets)


def test_a_choice_that_is_already_made_is_not_offered() -> None:
    members = tuple(
        Municipality(f"6910000{n}", f"Район {n}", None, "district", None, None) for n in range(3)
    )
    index = {
        member.oktmo: Row(Level.MUNICIPALITY, member.oktmo, member.name, INDEX, rank=n + 1)
        for n, member in enumerate(members)
    }
    assert {preset.kind for preset in presets_of(members, index, (), 6)} == {
        PresetKind.ENDS,
        PresetKind.PEERS,
    }
    assert presets_of(members, index, members, 6) != ()
    assert all(set(p.members) != set(members) for p in presets_of(members, index, members, 6))
    assert presets_of((), {}, (), 6) == ()


def test_the_moment_offered_before_the_last_load_does_not_know_its_rows(engine: sa.Engine) -> None:
    whole, part = (datetime.fromisoformat(f"2024-05-10T08:00:00{more}") for more in ("", ".250000"))
    for moment in (whole, part):
        with writing(engine).begin() as connection:
            connection.execute(sa.delete(load))
            connection.execute(
                sa.insert(load).values(
                    dataset="training", file_name="t.csv", sha256="0", loaded_at=moment,
                    rows_read=1, rows_added=1, rows_changed=0, rows_unchanged=0, rows_rejected=0,
                )
            )  # fmt: skip
        offers = {offer.kind: offer for offer in compare(store_on(engine), PERIOD).moments}
        known = offers[MomentKind.LAST_LOAD].known
        assert timedelta() < moment - known.moment <= timedelta(seconds=1)
        assert offers[MomentKind.LAST_LOAD].dataset == "training"
        assert [offers[kind].known.text for kind in (MomentKind.WEEK, MomentKind.MONTH)] == [
            "2024-08-24",
            "2024-07-31",
        ]
        assert offers[MomentKind.SCHOOL_YEAR].known.text == "2023-08-31"


def scene(engine: sa.Engine) -> Store:
    """Ten teachers; two trained and known by June, one of them corrected later, one more new."""
    early = {"recorded_at": datetime.fromisoformat("2024-03-01")}
    july = datetime.fromisoformat("2024-07-01")
    district = {
        name: [{**row, **early} for row in rows]
        for name, rows in {
            **place(),
            **staff("teacher", 10),
            "training_program": (program("p-1"),),
        }.items()
    }
    day = date(2024, 2, 1)
    write(
        engine,
        {
            **district,
            "training": (
                trained("e-1", "p-1", day, **early),
                trained("e-2", "p-1", day, superseded_at=july, **early),
                trained("e-3", "p-1", day, recorded_at=july),
                trained("e-4", "p-1", day, recorded_at=july),
            ),
            "target": (
                {
                    "indicator": "training_coverage",
                    "period": "2023-2024",
                    "value": 30,
                    "near": 25,
                    **early,
                },
            ),
        },
    )
    return store_on(engine)


def test_then_and_now_are_told_with_both_numbers(engine: sa.Engine) -> None:
    store = scene(engine)
    since = compare(store, f"{PERIOD}&known=2024-06-01").since
    assert since is not None
    (change,) = since.tables
    assert (change.table, change.new, change.corrected, change.withdrawn) == ("training", 2, 0, 1)
    found = [
        (pair.before.value, pair.before.status.value, pair.now.value, pair.now.status.value)
        for pair in since.crossed
        if pair.before and pair.now.level is Level.MUNICIPALITY and pair.now.oktmo == "69100000"
    ]
    # Of the target 30 due by D is the share of days, 275 of 366: at least 22,5, near 18,8 and on.
    assert found == [(20.0, "watch", 30.0, "good")]
    assert (since.then, since.now) == (date(2024, 6, 1), date(2024, 8, 31))
    assert compare(store, PERIOD).since is None


def test_what_was_known_then_stays_when_more_is_learned(engine: sa.Engine) -> None:
    store = scene(engine)
    query = f"{PERIOD}&known=2024-06-01&m=69100000"
    before = compare(store, query)
    write(engine, {"training": (trained("e-9", "p-1", date(2024, 2, 2)),)})
    with writing(engine).begin() as connection:
        connection.execute(
            sa.update(training).where(training.c.educator_key == "e-1").values(
                superseded_at=datetime.fromisoformat("2024-08-01")
            )
        )  # fmt: skip
    after = compare(store, query)
    assert after.overview.scorecard == before.overview.scorecard
    assert (after.lines, after.periods) == (before.lines, before.periods)
    assert after.since is not None
    assert before.since is not None
    assert after.since.tables[0].new == before.since.tables[0].new + 1


def test_whoever_may_see_one_municipality_is_told_of_its_rows_alone(demo_store: Store) -> None:
    scope = Scope(frozenset({"69701000"}))
    since = compare(demo_store, "known=2026-08-31", scope=scope).since
    assert since is not None
    owned = {example.oktmo for change in since.tables for example in change.examples}
    assert owned <= {None, "69701000"}
    assert "69701000" in owned


def test_an_empty_database_has_nothing_to_compare(engine: sa.Engine) -> None:
    picture = compare(store_on(engine), "known=2024-06-01&m=69100000")
    assert (picture.chosen, picture.periods, picture.presets) == ((), (), ())
    assert picture.since is None


def test_a_value_beside_others_is_the_value_of_the_municipality_alone(engine: sa.Engine) -> None:
    store = scene(engine)
    picture = compare(store, f"{PERIOD}&m=69100000")
    alone = row_of(ask(store), "training_coverage", "69100000")
    assert row_of(picture.overview, "training_coverage", "69100000") == alone
    assert picture.periods[0].rows["training_coverage"] == alone._replace(previous=None)
