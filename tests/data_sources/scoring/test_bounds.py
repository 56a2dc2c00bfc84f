"""How far a number can be trusted: intervals, places that few people allow, who is awaited."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from itertools import pairwise
from random import Random

import pytest
import sqlalchemy as sa
from hypothesis import assume, given
from hypothesis import strategies as st

from data_sources.database.knowledge import Clock
from data_sources.database.schema import KNOWN_TABLES
from data_sources.indicators import registry
from data_sources.indicators.declaration import Unit
from data_sources.indicators.scenes import place, program, staff, trained
from data_sources.scoring.bounds.chance import Interval, is_share_of_cases, limits, wilson
from data_sources.scoring.bounds.places import places
from data_sources.scoring.bounds.unreported import (
    REPORTED_IN,
    Bounds,
    ReportEffect,
    Waiting,
    bounds_of,
)
from data_sources.scoring.results import Level, Row
from data_sources.store import Store
from data_sources.vocabulary.reasons import Reason
from tests.asking import PERIOD, ZONE, store_on, write
from tests.generated.databases import clear, examples, insert, random_question, random_tables

COVERAGE = "training_coverage"
people = st.integers(1, 5000)


def test_wilson_is_the_published_interval() -> None:
    # Newcombe (1998), Statistics in Medicine 17, table I: 81 of 263 and 0 of 20 at 95 %.
    one, other = wilson(81, 263, 0.95), wilson(0, 20, 0.95)
    assert (round(one.low, 2), round(one.high, 2)) == (25.53, 36.62)
    assert (round(other.low, 2), round(other.high, 2)) == (0.0, 16.11)


@given(among=people, share=st.floats(0, 1), confidence=st.sampled_from((0.9, 0.95, 0.998)))
def test_an_interval_lies_around_its_share_and_within_a_hundred(
    among: int, share: float, confidence: float
) -> None:
    cases = round(among * share)
    found = wilson(cases, among, confidence)
    assert 0 <= found.low <= cases / among * 100 + 1e-9
    assert cases / among * 100 - 1e-9 <= found.high <= 100
    assert (
        found.high - found.low
        > wilson(cases * 4, among * 4, confidence).high
        - wilson(cases * 4, among * 4, confidence).low
        - 1e-9
    )


def test_more_cases_than_people_are_everybody() -> None:
    assert wilson(30, 20, 0.9) == wilson(20, 20, 0.9)


@given(percent=st.floats(0, 100), among=people)
def test_limits_narrow_with_size_and_hold_the_whole(percent: float, among: int) -> None:
    near, wide = limits(percent, among, 0.95), limits(percent, among, 0.998)
    later = limits(percent, among * 2, 0.95)
    assert near is not None
    assert wide is not None
    assert later is not None
    ends = (
        *(wide.low, near.low, later.low, percent),
        *(percent, later.high, near.high, wide.high),
    )
    # A share of nothing or of all is its own limit, give or take the dust of a hundredth.
    assert all(one <= other + 1e-9 for one, other in pairwise(ends))


@pytest.mark.parametrize(("percent", "among"), [(101.0, 10), (-1.0, 10), (50.0, 0)])
def test_where_there_is_no_share_or_nobody_there_are_no_limits(percent: float, among: int) -> None:
    assert limits(percent, among, 0.95) is None


def test_chance_is_told_of_counted_cases_alone() -> None:
    told = {key for key, indicator in registry().items() if is_share_of_cases(indicator)}
    assert {COVERAGE, "rumo_attendance", "decision_completion", "learning_routes"} <= told
    assert not told & {"school_project_score", "diagnostics_coverage", "decision_overdue"}
    assert all(registry()[key].unit is Unit.PERCENT for key in told)


def ranked(**shares: tuple[int, int]) -> dict[str, Row]:
    values = {key: n / d * 100 for key, (n, d) in shares.items()}
    return {
        key: Row(
            Level.MUNICIPALITY,
            key,
            key,
            COVERAGE,
            numerator=n,
            denominator=d,
            value=values[key],
            rank=1 + sum(other > values[key] for other in values.values()),
        )
        for key, (n, d) in shares.items()
    }


def test_many_people_make_a_place_certain_and_few_do_not() -> None:
    found = places(
        registry()[COVERAGE],
        ranked(first=(900, 1000), second=(500, 1000), few=(6, 10), last=(10, 1000)),
    )
    assert {key: (each.rank, each.first, each.last) for key, each in found.items()} == {
        "first": (1, 1, 1),
        "second": (3, 2, 3),
        "few": (2, 2, 3),
        "last": (4, 4, 4),
    }
    assert found["first"].is_certain
    assert not found["few"].is_certain


@given(
    shares=st.dictionaries(
        st.sampled_from("abcdefgh"), st.tuples(st.integers(0, 90), st.integers(1, 60))
    )
)
def test_a_place_lies_within_its_interval_and_among_those_ranked(
    shares: Mapping[str, tuple[int, int]],
) -> None:
    found = places(registry()[COVERAGE], ranked(**shares))
    assert found.keys() == shares.keys()
    for each in found.values():
        assert 1 <= each.first <= each.rank <= each.last <= len(shares)


def test_a_count_has_no_interval_of_places() -> None:
    assert places(registry()["decision_overdue"], ranked(a=(1, 2))) == {}


def test_who_is_not_ranked_has_no_place() -> None:
    row = Row(Level.MUNICIPALITY, "a", "a", COVERAGE, reason=Reason.NO_DATA)
    assert places(registry()[COVERAGE], {"a": row}) == {}


def total(numerator: float, denominator: float) -> Row:
    value = numerator / denominator * 100
    return Row(
        Level.REGION, "r", "r", COVERAGE, numerator=numerator, denominator=denominator, value=value
    )


def own(numerator: float, denominator: float | None = None) -> Row:
    return Row(Level.MUNICIPALITY, "m", "m", COVERAGE, numerator=numerator, denominator=denominator)


def waiting(
    silent: Mapping[str, Row] | None = None,
    left_out: Mapping[str, Row] | None = None,
    uncounted: Mapping[str, Row] | None = None,
    silent_uncounted: frozenset[str] = frozenset(),
    wholes: tuple[float, ...] = (),
) -> Waiting:
    return Waiting(silent or {}, left_out or {}, uncounted or {}, silent_uncounted, wholes)


def test_a_silent_municipality_may_only_add_what_it_has() -> None:
    found = bounds_of(total(40, 100), waiting(silent={"m": own(0, 20)}), 100)
    assert found == Bounds(40.0, 60.0, ("m",), (), (), None, (ReportEffect("m", 40.0, 60.0),))


def test_a_municipality_of_unknown_size_is_taken_as_the_median_one() -> None:
    found = bounds_of(
        total(40, 100),
        waiting(uncounted={"m": own(0)}, silent_uncounted=frozenset("m"), wholes=(10, 25, 65)),
        100,
    )
    assert found == Bounds(32.0, 52.0, (), (), ("m",), 25, (ReportEffect("m", 32.0, 52.0),))


def test_who_has_not_reported_for_long_is_added_with_the_whole_that_is_known() -> None:
    found = bounds_of(total(40, 100), waiting(left_out={"m": own(0, 60)}), 100)
    assert found == Bounds(25.0, 62.5, (), ("m",), (), None, (ReportEffect("m", 25.0, 62.5),))


def test_each_of_those_awaited_is_told_of_alone_the_weightiest_first() -> None:
    found = bounds_of(
        total(40, 100), waiting(silent={"s": own(0, 5)}, left_out={"m": own(0, 60)}), 100
    )
    assert found is not None
    assert found.effects == (ReportEffect("m", 25.0, 62.5), ReportEffect("s", 40.0, 45.0))
    assert (found.low, found.high) == (25.0, 105 / 160 * 100)


def test_of_unknown_size_with_facts_what_is_reported_stays() -> None:
    found = bounds_of(total(40, 100), waiting(uncounted={"m": own(5)}, wholes=(25,)), 100)
    assert found is not None
    assert (found.low, found.high) == (32.0, 40.0)


def test_without_anybody_awaited_or_without_a_value_there_are_no_bounds() -> None:
    assert bounds_of(total(40, 100), waiting(), 100) is None
    without = Row(Level.REGION, "r", "r", COVERAGE, numerator=0, reason=Reason.NO_DATA)
    assert bounds_of(without, waiting(silent={"m": own(0, 20)}), 100) is None
    # Nobody's size is known, so no size can be taken for the unknown one.
    assert bounds_of(total(40, 100), waiting(uncounted={"m": own(5)}), 100) is None


def test_awaited_reports_are_looked_for_in_tables_that_are_there() -> None:
    assert set(REPORTED_IN.values()) <= {table.name for table in KNOWN_TABLES}
    assert REPORTED_IN.keys() <= registry().keys()


def bounds_at(store: Store, key: str = COVERAGE) -> Bounds | None:
    return store.indicator(store.parse(f"{PERIOD}&i={key}").request).bounds


def test_until_a_district_reports_the_region_has_bounds(engine: sa.Engine) -> None:
    write(engine, {**place(), **staff("teacher", 10), "training_program": (program("p-1"),)})
    write(
        engine, {"staff_count": [{**staff("teacher", 30)["staff_count"][0], "oktmo": "69200000"}]}
    )
    write(engine, {"training": [trained("e-1", "p-1", date(2024, 3, 1))]})
    store = store_on(engine)
    effect = ReportEffect("69200000", 2.5, 77.5)
    assert bounds_at(store) == Bounds(2.5, 77.5, ("69200000",), (), (), None, (effect,))
    late = {**trained("e-2", "p-1", date(2024, 4, 1)), "oktmo": "69200000"}
    write(engine, {"training": [late]})
    assert bounds_at(store) is None


def test_a_period_that_has_not_begun_awaits_nobody(engine: sa.Engine) -> None:
    write(engine, {**place(), **staff("teacher", 10)})
    store = store_on(engine, today=date(2023, 6, 1))
    assert bounds_at(store) is None


@examples(15)
@given(seed=st.integers(0, 2**32 - 1))
def test_every_value_that_a_store_answers_lies_within_its_bounds(
    sqlite: sa.Engine, seed: int
) -> None:
    random = Random(seed)
    tables = random_tables(random)
    asked = random_question(random, tables)
    clear(sqlite)
    insert(sqlite, tables)
    store = Store(sqlite, Clock(ZONE, asked.today), min_denominator=5)
    for key in random.sample(sorted(REPORTED_IN), 3):
        picture = store.indicator(store.parse(f"{asked.query}&i={key}").request)
        assume(not picture.notices)
        scorecard = picture.overview.scorecard
        row = scorecard.total(key)
        if picture.bounds is not None:
            assert row is not None
            assert row.value is not None
            assert picture.bounds.low <= row.value <= picture.bounds.high
            shown = {member.oktmo for member in scorecard.question.shown if not member.is_regional}
            waited = (
                *picture.bounds.silent,
                *picture.bounds.left_out,
                *picture.bounds.uncounted,
            )
            assert len(set(waited)) == len(waited) == len(picture.bounds.effects)
            assert set(waited) <= shown
        for own_row in scorecard.municipal(key):
            if own_row.rank is not None and is_share_of_cases(registry()[key]):
                assert picture.places[own_row.oktmo or ""].rank == own_row.rank


def test_an_interval_holds_both_its_ends() -> None:
    assert all(value in Interval(1.0, 2.0) for value in (1.0, 1.5, 2.0))
    assert 2.1 not in Interval(1.0, 2.0)
