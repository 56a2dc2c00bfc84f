"""Every change is exactly the sum of what it is explained by, in floats and as it is printed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime, timedelta
from random import Random
from typing import Final

import pytest
import sqlalchemy as sa
from hypothesis import assume, given
from hypothesis import strategies as st

from data_sources.database.knowledge import Clock, utc_now
from data_sources.indicators import registry
from data_sources.indicators.declaration import Direction
from data_sources.indicators.scenes import place, program, staff, trained
from data_sources.question.choices import INDEX
from data_sources.question.periods import years_earlier
from data_sources.scoring.explaining.bridges import Bridge, BridgeKind, BridgeLine, Cause, Explained
from data_sources.scoring.explaining.index_change import Scored, index_bridge
from data_sources.scoring.explaining.rounding import apportioned, rounded
from data_sources.scoring.explaining.value_change import (
    CountedValue,
    ValueParts,
    count_bridge,
    value_bridge,
)
from data_sources.scoring.results import Row
from data_sources.scoring.scores import score
from data_sources.store import Store
from tests.asking import PERIOD, TODAY, ZONE, answer_to, ask, listening, store_on, write
from tests.generated.databases import clear, examples, insert, random_question, random_tables

EXACT: Final = 1e-9
LONG_AGO: Final = datetime.fromisoformat("2020-01-01T00:00:00")

amounts = st.one_of(st.just(0.0), st.integers(0, 5000).map(float), st.floats(0.25, 900.0))


@st.composite
def scored(draw: st.DrawFn) -> Scored:
    direction = draw(st.sampled_from((Direction.UP, Direction.DOWN)))
    best = draw(st.floats(0.01, 100.0) if direction is Direction.UP else st.floats(0.0, 50.0))
    value = draw(st.one_of(st.just(best), st.just(0.0), st.floats(0.0, 200.0)))
    points = score(value, best, direction)
    assert points is not None
    return Scored(draw(st.floats(0.1, 5.0)), points, value, best, direction)


scorecards = st.dictionaries(st.sampled_from("abcdefg"), scored(), max_size=7)


def same_ways(before: dict[str, Scored], now: dict[str, Scored]) -> bool:
    return all(before[key].direction is now[key].direction for key in before.keys() & now)


@st.composite
def counts(draw: st.DrawFn, *, divided: bool) -> ValueParts:
    """Sums that need not be those of the municipalities, as in a region."""
    own = {
        oktmo: CountedValue(draw(amounts), draw(amounts) if divided else None)
        for oktmo in draw(st.sets(st.sampled_from("abcde")))
    }
    numerator = sum(each.numerator for each in own.values())
    again = draw(st.sampled_from((0.0, 0.0, -0.25, 3.0)))
    if not divided:
        return ValueParts(CountedValue(numerator + again), own)
    denominator = sum(each.denominator or 0.0 for each in own.values())
    rest = draw(st.sampled_from((0.0, 0.0, 5.0)))
    return ValueParts(CountedValue(numerator + again, denominator + rest), own)


def assert_adds_up(bridge: Bridge, before: float, now: float) -> None:
    assert abs(bridge.before - before) <= EXACT * max(1.0, abs(before))
    assert abs(bridge.now - now) <= EXACT * max(1.0, abs(now))
    size = sum(effect.size for line in bridge.lines for effect in line.effects)
    assert abs(size - bridge.change) <= EXACT * max(1.0, abs(before), abs(now))
    for places in (0, 1, 2):
        assert_prints_exactly(bridge, places)


def assert_prints_exactly(bridge: Bridge, places: int) -> None:
    unit = 10**places
    shown = rounded(bridge, places)
    units = [round(effect.size * unit) for line in shown.lines for effect in line.effects]
    assert round(shown.before * unit) + sum(units) == round(shown.now * unit)
    exact = [effect.size * unit for line in bridge.lines for effect in line.effects]
    assert all(abs(one - other) < 2.01 for one, other in zip(units, exact, strict=True))


@given(before=scorecards, now=scorecards)
def test_effects_on_an_index_make_up_its_change(
    before: dict[str, Scored], now: dict[str, Scored]
) -> None:
    assume(same_ways(before, now))
    bridge = index_bridge(before, now)
    if not before or not now:
        assert bridge is None
        return
    assert bridge is not None
    assert_adds_up(bridge, mean(before), mean(now))
    assert {line.key for line in bridge.lines} == before.keys() | now.keys()
    for line in bridge.lines:
        causes = {effect.cause for effect in line.effects}
        if line.key not in before:
            assert causes == {Cause.APPEARED}
        elif line.key not in now:
            assert causes == {Cause.DROPPED}
        else:
            assert causes == {Cause.OWN, Cause.BEST, Cause.WEIGHT}


def mean(scores: Mapping[str, Scored]) -> float:
    total = sum(each.weight for each in scores.values())
    return sum(each.weight * each.score for each in scores.values()) / total


@given(before=scorecards)
def test_a_year_like_the_last_one_needs_no_explanation(before: dict[str, Scored]) -> None:
    bridge = index_bridge(before, before)
    assert all(line.size == 0 for line in bridge.lines) if bridge else not before


def up(value: float, best: float, weight: float = 1.0) -> Scored:
    return Scored(weight, value / best * 100, value, best, Direction.UP)


def line_of(bridge: Bridge | None, key: str | None) -> BridgeLine:
    assert bridge is not None
    (line,) = (line for line in bridge.lines if line.key == key)
    return line


def test_a_score_falls_because_the_best_went_ahead_and_not_by_its_own_result() -> None:
    line = line_of(index_bridge({"a": up(40, 50)}, {"a": up(40, 80)}), "a")
    assert line.of(Cause.OWN) == 0
    assert line.of(Cause.BEST) == pytest.approx(-30)


def test_a_score_rises_by_its_own_result_where_the_best_stands_still() -> None:
    line = line_of(index_bridge({"a": up(40, 80)}, {"a": up(60, 80)}), "a")
    assert line.of(Cause.OWN) == pytest.approx(25)
    assert line.of(Cause.BEST) == pytest.approx(0)


def test_who_stays_the_best_does_not_run_away_from_itself() -> None:
    line = line_of(index_bridge({"a": up(50, 50)}, {"a": up(60, 60)}), "a")
    assert (line.of(Cause.OWN), line.of(Cause.BEST)) == (0, 0)


def test_a_greater_weight_helps_only_where_the_score_is_above_the_index() -> None:
    before = {"high": up(90, 100), "low": up(10, 100)}
    now = {"high": up(90, 100, weight=3.0), "low": up(10, 100)}
    bridge = index_bridge(before, now)
    assert line_of(bridge, "high").of(Cause.WEIGHT) > 0
    assert line_of(bridge, "low").of(Cause.WEIGHT) > 0
    assert bridge is not None
    assert bridge.change == pytest.approx(20)


def test_an_indicator_that_appears_below_the_index_lowers_it() -> None:
    bridge = index_bridge({"a": up(80, 100)}, {"a": up(80, 100), "b": up(20, 100)})
    assert line_of(bridge, "b").of(Cause.APPEARED) < 0
    assert line_of(bridge, "a").of(Cause.OWN, Cause.BEST) == 0


@given(before=counts(divided=True), now=counts(divided=True))
def test_effects_on_a_value_make_up_its_change(before: ValueParts, now: ValueParts) -> None:
    was, became = before.total.denominator, now.total.denominator
    bridge = value_bridge(before, now, 100)
    if not was or not became:
        assert bridge is None
        return
    assert bridge is not None
    assert_adds_up(bridge, before.total.numerator / was * 100, now.total.numerator / became * 100)


@given(before=counts(divided=False), now=counts(divided=False))
def test_effects_on_a_count_are_the_differences_of_municipalities(
    before: ValueParts, now: ValueParts
) -> None:
    bridge = count_bridge(before, now)
    assert_adds_up(bridge, before.total.numerator, now.total.numerator)
    for oktmo in before.own.keys() | now.own.keys():
        was, became = (
            each.own[oktmo].numerator if oktmo in each.own else 0.0 for each in (before, now)
        )
        assert line_of(bridge, oktmo).size == became - was


def of_municipalities(**own: tuple[float, float]) -> ValueParts:
    counted = {key: CountedValue(*pair) for key, pair in own.items()}
    return ValueParts(
        CountedValue(sum(n for n, _ in own.values()), sum(d for _, d in own.values())), counted
    )


def test_a_region_that_changes_only_in_composition_has_no_effect_of_rates() -> None:
    bridge = value_bridge(
        of_municipalities(a=(50, 100), b=(10, 100)),
        of_municipalities(a=(150, 300), b=(10, 100)),
        100,
    )
    assert bridge is not None
    assert bridge.kind is BridgeKind.COMPOSITION
    assert bridge.of(Cause.RATE) == 0
    assert bridge.of(Cause.COMPOSITION) == pytest.approx(10)


def test_a_municipality_whose_data_appear_is_told_apart_from_the_rest() -> None:
    bridge = value_bridge(
        of_municipalities(a=(50, 100), c=(1, 10)), of_municipalities(a=(50, 100), b=(10, 100)), 100
    )
    assert line_of(bridge, "b").of(Cause.ENTERED) < 0
    assert line_of(bridge, "c").of(Cause.LEFT) > 0


def test_of_one_municipality_the_numerator_stands_against_the_denominator() -> None:
    bridge = value_bridge(of_municipalities(a=(20, 100)), of_municipalities(a=(20, 80)), 100)
    assert bridge is not None
    assert bridge.kind is BridgeKind.PARTS
    assert bridge.of(Cause.NUMERATOR) == 0
    assert bridge.of(Cause.DENOMINATOR) == pytest.approx(5)


@given(st.lists(st.floats(-1e4, 1e4), min_size=1), st.sampled_from((-1, 0, 1)))
def test_apportioned_parts_add_up_and_stay_near(parts: list[float], off: int) -> None:
    total = round(sum(parts)) + off
    whole = apportioned(parts, total)
    assert sum(whole) == total
    assert all(abs(one - other) < 3 for one, other in zip(whole, parts, strict=True))


def test_a_part_that_is_nothing_stays_nothing() -> None:
    assert apportioned([0.0, 2.5, 0.0, 3.5], 7) == [0, 3, 0, 4]
    assert apportioned([0.0, 2.0], 1) == [0, 1]


def assert_explains(explained: Explained, row: Row) -> None:
    bridge, correction = explained.bridge, explained.correction
    if row.value is None or row.was is None:
        assert bridge is None
    else:
        assert bridge is not None, row
        assert_adds_up(bridge, row.was, row.value)
    if correction is not None:
        assert correction.restated == row.previous
        assert correction.published == row.previous_then


@examples(20)
@given(seed=st.integers(0, 2**32 - 1))
def test_every_change_that_a_store_answers_is_made_up_by_its_effects(
    sqlite: sa.Engine, seed: int
) -> None:
    random = Random(seed)
    tables = random_tables(random)
    asked = random_question(random, tables)
    clear(sqlite)
    insert(sqlite, tables)
    store = Store(sqlite, Clock(ZONE, asked.today), min_denominator=5)
    answer = answer_to(store, asked.query)
    assume(not answer.notices and answer.question.shown)
    overview = answer.overview
    index = overview.scorecard.total(INDEX)
    assert index is not None
    assert_explains(Explained(overview.index_change), index)
    for key in (INDEX, *random.sample(sorted(registry()), 5)):
        picture = store.indicator(store.parse(f"{asked.query}&i={key}").request)
        row = picture.overview.scorecard.total(key)
        assert row is not None
        assert_explains(picture.explained, row)
    oktmo = random.choice(overview.scorecard.question.shown).oktmo
    alone = replace(asked, m=(oktmo,), group=None).query
    one = store.municipality(store.parse(alone).request)
    (own,) = (row for row in one.rows if row.indicator == INDEX)
    assert_explains(one.explained, own)


def history(engine: sa.Engine) -> Store:
    """A district of ten teachers; one trained last year was recorded a month ago."""
    long_ago = {
        name: [{**row, "recorded_at": LONG_AGO} for row in rows]
        for name, rows in {
            **place(),
            **staff("teacher", 10),
            "training_program": (program("p-1"),),
            "training": (
                trained("e-1", "p-1", date(2023, 3, 1)),
                trained("e-2", "p-1", date(2024, 3, 1)),
                trained("e-3", "p-1", date(2024, 3, 1)),
            ),
        }.items()
    }
    late = dict(trained("e-9", "p-1", date(2023, 4, 1)))
    long_ago["staff_count"] = [
        {**row, "counted_on": date(2022, 9, 20)} for row in long_ago["staff_count"]
    ]
    write(engine, long_ago)
    write(
        engine,
        {"training": [{**late, "recorded_at": utc_now() - timedelta(days=30)}]},
    )
    return store_on(engine)


def test_what_arrived_late_is_on_neither_side_of_the_change(engine: sa.Engine) -> None:
    store = history(engine)
    picture = store.indicator(store.parse(f"{PERIOD}&i=training_coverage").request)
    correction, bridge = picture.explained.correction, picture.explained.bridge
    assert correction is not None
    assert bridge is not None
    assert correction.day == years_earlier(datetime.now(ZONE).date(), 1)
    assert (correction.published, correction.restated, correction.size) == (10.0, 20.0, 10.0)
    assert (bridge.before, bridge.now) == (10.0, 20.0)


def test_what_was_not_in_the_database_then_was_not_published(engine: sa.Engine) -> None:
    write(engine, {**place(), **staff("teacher", 10)})
    store = store_on(engine)
    picture = store.indicator(store.parse(f"{PERIOD}&i=training_coverage").request)
    assert picture.explained.correction is not None
    assert picture.explained.correction.published is None
    assert picture.explained.correction.size is None


def sums_asked(engine: sa.Engine, store: Store, query: str = PERIOD) -> int:
    """How often the database adds up measures for the question."""
    statements: list[str] = []

    def listen(*args: object) -> None:
        statements.append(str(args[2]))

    with listening(engine, "after_cursor_execute", listen):
        overview = ask(store, query)
    assert overview.index_change is not None
    return len([text for text in statements if "relation" in text])


def test_why_the_index_changed_asks_the_database_nothing_more(engine: sa.Engine) -> None:
    history(engine)
    store = Store(engine, Clock(ZONE, TODAY), min_denominator=5, most_values=0)
    # Every indicator now, a year ago and as that was seen then, and the cards of the years before.
    assert sums_asked(engine, store) == 3 + 3


def test_the_database_adds_up_nothing_whose_facts_are_in_memory(engine: sa.Engine) -> None:
    assert sums_asked(engine, history(engine)) == 0
