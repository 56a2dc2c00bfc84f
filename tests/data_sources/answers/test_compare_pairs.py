"""Two moments of knowledge side by side: what was learned between them and never a row more."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from random import Random

import pytest
import sqlalchemy as sa
from hypothesis import given
from hypothesis import strategies as st

from data_sources.answers.compare.answer import ComparePicture
from data_sources.database.engine import writing
from data_sources.database.knowledge import Clock
from data_sources.database.schema import saved_view, staff_count
from data_sources.indicators.scenes import place, program, staff, trained
from data_sources.question.notices import NoticeKind
from data_sources.question.scope import Scope
from data_sources.scoring.results import Level, Row
from data_sources.scoring.scores import SAME_RANK_DECIMALS
from data_sources.snapshots import codes
from data_sources.snapshots.saving import OF_TWO_MOMENTS
from data_sources.store import Store
from tests.asking import PERIOD, ZONE, store_on, write
from tests.generated.databases import clear, examples, insert, random_question, random_tables

DISTRICT = "69100000"
MAY, JUNE, AUGUST = (
    datetime.fromisoformat(f"2024-{month}-10T09:00") for month in ("05", "06", "08")
)
IN_MAY, IN_JULY = "2024-05-20T00:00:00Z", "2024-07-20T00:00:00Z"


def compare(store: Store, query: str, scope: Scope | None = None) -> ComparePicture:
    request = store.parse(query).request
    return store.compare(request, scope) if scope else store.compare(request)


def keyed(rows: tuple[Row, ...]) -> dict[tuple[str, Level, str | None], Row]:
    return {(row.indicator, row.level, row.oktmo): row for row in rows}


def correct(engine: sa.Engine, headcount: int, at: datetime) -> None:
    """The headcount of the district is another one from this moment on."""
    with writing(engine).begin() as connection:
        connection.execute(
            sa.update(staff_count).where(staff_count.c.superseded_at.is_(None)).values(
                superseded_at=at
            )
        )  # fmt: skip
    write(
        engine,
        {name: [{**row, "recorded_at": at} for row in rows]
         for name, rows in staff("teacher", headcount).items()},
    )  # fmt: skip


@pytest.fixture
def store(engine: sa.Engine) -> Store:
    """Ten teachers in May, two of them trained; twenty since June."""
    early = {"recorded_at": MAY}
    rows = {**place(), **staff("teacher", 10), "training_program": (program("p-1"),)}
    day = date(2024, 2, 1)
    write(
        engine,
        {
            **{name: [{**row, **early} for row in each] for name, each in rows.items()},
            "training": (trained("e-1", "p-1", day, **early), trained("e-2", "p-1", day, **early)),
        },
    )
    correct(engine, 20, JUNE)
    return store_on(engine)


def coverage(picture: ComparePicture) -> list[tuple[float | None, float | None]]:
    assert picture.since is not None
    return [
        (pair.before.value if pair.before else None, pair.now.value)
        for pair in picture.since.moved
        if (pair.now.indicator, pair.now.oktmo) == ("training_coverage", DISTRICT)
    ]


def test_only_what_was_learned_between_the_moments_is_told(store: Store, engine: sa.Engine) -> None:
    query = f"{PERIOD}&known={IN_MAY}&against={IN_JULY}"
    before = compare(store, query)
    assert before.since is not None
    (change,) = before.since.tables
    assert (change.table, change.new, change.corrected, change.withdrawn) == (
        "staff_count", 0, 1, 0,
    )  # fmt: skip
    assert coverage(before) == [(20.0, 10.0)]
    assert (before.since.then, before.since.now) == (date(2024, 5, 20), date(2024, 7, 20))
    correct(engine, 40, AUGUST)
    after = compare(store, query)
    assert after.since == before.since
    assert (after.pair, after.overview.scorecard) == (before.pair, before.overview.scorecard)
    assert coverage(compare(store, f"{PERIOD}&known={IN_MAY}")) == [(20.0, 5.0)]


def test_the_earlier_moment_comes_first_whichever_is_chosen_first(store: Store) -> None:
    there = compare(store, f"{PERIOD}&known={IN_MAY}&against={IN_JULY}")
    back = compare(store, f"{PERIOD}&known={IN_JULY}&against={IN_MAY}")
    assert there.since == back.since
    assert there.pair is not None
    assert there.pair == back.pair
    assert there.pair.earlier.known == store.parse(f"known={IN_MAY}").request.filters.known
    # The rest of the page stays as its own moment knows it.
    assert there.overview.scorecard != back.overview.scorecard
    now = compare(store, f"{PERIOD}&against={IN_MAY}")
    assert coverage(now) == coverage(compare(store, f"{PERIOD}&known={IN_MAY}"))


def test_one_moment_twice_and_a_moment_to_come_compare_nothing(store: Store) -> None:
    twice = compare(store, f"{PERIOD}&known={IN_MAY}&against={IN_MAY}")
    assert twice.pair is not None
    assert twice.pair.is_one
    assert twice.since is not None
    assert (twice.since.tables, twice.since.moved, twice.since.crossed) == ((), (), ())
    to_come = compare(store, f"{PERIOD}&known={IN_MAY}&against=2199-01-01")
    assert to_come.pair is not None
    assert (to_come.pair.is_ahead, to_come.since) == (True, None)


@examples(8)
@given(seed=st.integers(0, 2**32 - 1))
def test_both_values_are_those_that_each_moment_knows_alone(engine: sa.Engine, seed: int) -> None:
    random = Random(seed)
    tables = random_tables(random)
    clear(engine)
    insert(engine, tables)
    asked = [random_question(random, tables) for _ in range(8)]
    moments = [each.known_text for each in asked if each.known_text]
    for each in asked[:3]:
        if not moments:
            continue
        store = Store(engine, Clock(ZONE, each.today), min_denominator=5)
        picture = compare(store, f"{each.query}&against={random.choice(moments)}")
        if picture.pair is None or picture.since is None:
            continue
        then, now = (
            keyed(store.overview(picture.request.changed(known=side.known)).overview.scorecard.rows)
            for side in (picture.pair.earlier, picture.pair.later)
        )
        told = {
            (pair.now.indicator, pair.now.level, pair.now.oktmo): pair
            for pair in picture.since.moved
        }
        assert told.keys() == {
            key for key, row in now.items() if rounded(row) != rounded(then.get(key))
        }
        for key, pair in told.items():
            assert rounded(pair.now) == rounded(now[key])
            assert rounded(pair.before) == rounded(then.get(key))


def rounded(row: Row | None) -> float | None:
    return None if row is None or row.value is None else round(row.value, SAME_RANK_DECIMALS)


def saved(store: Store, query: str, path: str = "/") -> str:
    return store.saved_views.save(path, store.parse(query).request, "Проба").view.code


def test_a_snapshot_is_named_by_its_code_and_so_is_the_one_that_is_opened(store: Store) -> None:
    first = saved(store, f"{PERIOD}&known={IN_MAY}")
    second = saved(store, f"{PERIOD}&known={IN_JULY}", "/decisions")
    by_code = compare(store, f"{PERIOD}&known={IN_MAY}&against={second}")
    assert by_code.pair is not None
    assert (by_code.pair.earlier.code, by_code.pair.later.code) == (first, second)
    assert by_code.pair.other is None
    assert by_code.since == compare(store, f"{PERIOD}&known={IN_MAY}&against={IN_JULY}").since
    assert [view.code for view in by_code.views] == [second, first]


@pytest.mark.parametrize(
    "query", ["period=2024", f"{PERIOD}&m={DISTRICT}", f"{PERIOD}&group=district"]
)
def test_the_question_of_the_page_stays_and_that_of_the_other_snapshot_is_told(
    store: Store, query: str
) -> None:
    other = saved(store, f"{query}&known={IN_JULY}")
    picture = compare(store, f"{PERIOD}&known={IN_MAY}&against={other}")
    assert picture.pair is not None
    assert picture.pair.other == store.parse(f"{query}&known={IN_JULY}").request.filters
    assert picture.overview.scorecard.question.period.text == "2023-2024"
    assert picture.since == compare(store, f"{PERIOD}&known={IN_MAY}&against={IN_JULY}").since


def test_a_snapshot_that_is_not_here_is_dropped_with_a_notice(
    store: Store, engine: sa.Engine
) -> None:
    code = codes.complete("7К3Ф")
    with writing(engine).begin() as connection:
        connection.execute(
            sa.insert(saved_view).values(code=codes.complete("2222"), title="т", address="/")
        )
    for strange, words in ((code, "в этой базе нет"), (codes.complete("2222"), "не записан")):
        picture = compare(store, f"{PERIOD}&known={IN_MAY}&against={strange}")
        (notice,) = picture.notices
        assert (notice.kind, notice.key) == (NoticeKind.UNKNOWN_CODE, "against")
        assert strange in notice.text
        assert words in notice.text
        assert (picture.pair, picture.views) == (None, ())
        assert picture.request.view.against is None
        assert coverage(picture) == coverage(compare(store, f"{PERIOD}&known={IN_MAY}"))


def test_an_empty_database_has_no_moments_to_compare(engine: sa.Engine) -> None:
    picture = compare(store_on(engine), f"known={IN_MAY}&against={IN_JULY}")
    assert (picture.since, picture.views) == (None, ())


def test_a_comparison_with_now_that_is_fixed_keeps_the_now_it_was_fixed_at(
    engine: sa.Engine,
) -> None:
    places = {name: [{**row, "recorded_at": MAY} for row in rows] for name, rows in place().items()}
    write(engine, {**places, **staff("teacher", 10)})
    store = Store(engine, Clock(ZONE), min_denominator=5)
    asked = store.parse("period=2023-2024&known=2024-06-01").request
    view = store.saved_views.save("/compare", asked, "Проба", OF_TWO_MOMENTS).view
    query = view.address.partition("?")[2]
    fixed = store.parse(query).request
    assert fixed.filters.known == asked.filters.known
    assert not isinstance(fixed.view.against, str | None)
    assert timedelta() <= view.created_at - fixed.view.against.moment < timedelta(seconds=5)
    again = store.saved_views.save("/compare", asked, "Проба", OF_TWO_MOMENTS)
    assert (again.is_new, again.view.code) == (False, view.code)
    before = compare(store, query)
    assert before.since is not None
    assert [change.table for change in before.since.tables] == ["staff_count"]
    write(engine, {"training_program": (program("p-1"),)})
    after = compare(store, query)
    assert (after.since, after.overview.scorecard) == (before.since, before.overview.scorecard)
    assert store.saved_views.save("/compare", asked, "", OF_TWO_MOMENTS).view.code != view.code


def test_where_both_moments_are_to_come_one_now_is_fixed(store: Store) -> None:
    asked = store.parse(f"{PERIOD}&known=2199-01-01&against=2199-01-02").request
    address = store.saved_views.save("/compare", asked, "Проба", OF_TWO_MOMENTS).view.address
    fixed = store.parse(address.partition("?")[2]).request
    assert fixed.filters.known is not None
    assert fixed.filters.known.day < date(2199, 1, 1)
    assert fixed.view.against is None


def test_a_comparison_that_is_fixed_gives_its_code_to_neither_moment(store: Store) -> None:
    query = f"{PERIOD}&known={IN_MAY}&against={IN_JULY}&i=training_coverage"
    asked = store.parse(query).request
    store.saved_views.save("/compare", asked, "Проба", OF_TWO_MOMENTS)
    nameless = compare(store, query).pair
    assert nameless is not None
    assert (nameless.earlier.code, nameless.later.code) == ("", "")
    code = saved(store, f"{PERIOD}&known={IN_MAY}")
    named = compare(store, query).pair
    assert named is not None
    assert (named.earlier.code, named.later.code) == (code, "")


def test_whoever_may_see_one_municipality_is_told_of_its_rows_alone(store: Store) -> None:
    scope = Scope(frozenset({"69200000"}))
    picture = compare(store, f"{PERIOD}&known={IN_JULY}&against={IN_MAY}", scope)
    assert picture.since is not None
    assert picture.since.tables == ()
    assert coverage(picture) == []
