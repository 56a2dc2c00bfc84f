"""Where something shifted, asked of a database: months, denominators, K, and who is shown."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Callable, Mapping
from datetime import date, datetime, timedelta
from random import Random
from typing import Any, Final

import pytest
import sqlalchemy as sa

from data_sources.database.knowledge import Clock
from data_sources.shifts.cusum import Unjudged, Way
from data_sources.shifts.detecting import watched_indicators
from data_sources.shifts.results import REGION, Shift, Shifts
from data_sources.store import MOST_VALUES, Store
from tests.asking import ZONE, store_on, write
from tests.data_sources.indicators.test_agreement import fill
from tests.generated.databases import random_tables

TODAY: Final = date(2024, 11, 30)
FIRST: Final = date(2020, 9, 1)
COVERAGE: Final = "training_coverage"
MOVED, STEADY, OTHER, UNKNOWN = "70701000", "70702000", "70703000", "70704000"
LEARNED: Final = datetime.fromisoformat("2020-01-01T00:00:00")
MONTHS: Final = tuple(
    date(2020 + (8 + month) // 12, (8 + month) % 12 + 1, 1) for month in range(51)
)
Level = Callable[[str, date], int]


def always(*rows: dict[str, Any]) -> list[dict[str, Any]]:
    return [{"recorded_at": LEARNED, **row} for row in rows]


def end_of(month: date) -> date:
    return month.replace(day=monthrange(month.year, month.month)[1])


def history(level: Level, *, late: Mapping[date, int] | None = None) -> dict[str, Any]:
    """So many teachers trained on the last day of each month, known the next day or later."""
    places = (MOVED, STEADY, OTHER, UNKNOWN)
    trained = []
    for month in MONTHS:
        day = end_of(month)
        learned = datetime.combine(day, datetime.min.time()) + timedelta(
            days=(late or {}).get(month, 1)
        )
        trained += [
            {
                "educator_key": f"{oktmo}-{month}-{number}",
                "category": "teacher",
                "oktmo": oktmo,
                "program_code": "P",
                "completed_on": day,
                "recorded_at": learned,
            }
            for oktmo in places
            for number in range(level(oktmo, month))
            if learned.date() < TODAY
        ]
    return {
        "region": always({"code": "70", "name": "Область", "oktmo": "70000000"}),
        "municipality": always(
            *(
                {"oktmo": oktmo, "region_code": "70", "name": f"Район {oktmo}", "kind": "district"}
                for oktmo in places
            )
        ),
        "organization": always({"code": "I", "name": "Институт", "kind": "institute"}),
        "training_program": always(
            {
                "code": "P",
                "title": "Курс",
                "provider_code": "I",
                "format": "in_person",
                "hours": 16,
            }
        ),
        "staff_count": always(
            *(
                {
                    "oktmo": oktmo,
                    "category": "teacher",
                    "counted_on": date(2020, 8, 31),
                    "headcount": 300,
                }
                for oktmo in (MOVED, STEADY, OTHER)
            )
        ),
        "training": trained,
    }


def constant(_: str, __: date) -> int:
    return 6


def doubled(oktmo: str, month: date) -> int:
    return 12 if oktmo == MOVED and month >= date(2024, 3, 1) else 6


def all_doubled(_: str, month: date) -> int:
    return 12 if month >= date(2024, 3, 1) else 6


def stopped(oktmo: str, month: date) -> int:
    return 0 if oktmo == MOVED and month >= date(2024, 3, 1) else 6


def asked(store: Store, query: str = "") -> Shifts:
    return store.first_page(store.parse(query).request).shifts


def of_indicator(store: Store, key: str, query: str) -> Shifts:
    return store.indicator(store.parse(f"i={key}&{query}").request).shifts


def of_coverage(store: Store, query: str) -> Shifts:
    return of_indicator(store, COVERAGE, query)


def of(shifts: Shifts) -> list[tuple[str, Way, date]]:
    return [(each.oktmo, each.way, each.began) for each in shifts.lately()]


def test_who_doubles_for_good_is_found_with_its_month(engine: sa.Engine) -> None:
    write(engine, history(doubled))
    found = asked(store_on(engine, TODAY))
    (shift,) = found.lately()
    assert (shift.oktmo, shift.way, shift.began) == (MOVED, Way.UP, date(2024, 3, 1))
    assert shift.counted == 12 * shift.months
    assert shift.expected == pytest.approx(6 * shift.months)
    assert found.last == date(2024, 10, 1)
    assert found.watched[COVERAGE].months[0] == FIRST


def test_who_stops_is_found_too(engine: sa.Engine) -> None:
    write(engine, history(stopped))
    (shift,) = asked(store_on(engine, TODAY)).lately()
    assert (shift.oktmo, shift.way, shift.began) == (MOVED, Way.DOWN, date(2024, 3, 1))
    assert shift.counted == 0


def test_nothing_is_found_where_nothing_moves_and_who_cannot_be_judged_is_named(
    engine: sa.Engine,
) -> None:
    write(engine, history(constant))
    found = asked(store_on(engine, TODAY))
    assert found.lately() == ()
    assert found.watched[COVERAGE].unjudged() == {Unjudged.NO_DENOMINATOR: (UNKNOWN,)}
    assert found.series == 4
    # Nobody has ever said a thing of these.
    assert not found.watched["event_participation"].is_watched


def test_what_everybody_does_is_the_shift_of_the_region_alone(engine: sa.Engine) -> None:
    write(engine, history(all_doubled))
    assert of(asked(store_on(engine, TODAY))) == [(REGION, Way.UP, date(2024, 3, 1))]


def test_of_a_choice_only_its_own_is_shown(engine: sa.Engine) -> None:
    write(engine, history(doubled))
    store = store_on(engine, TODAY)
    assert of(asked(store, f"m={STEADY}")) == []
    assert of(asked(store, f"m={MOVED}")) == of(asked(store))
    assert set(asked(store, f"m={MOVED}").watched[COVERAGE].judgements) == {MOVED}


def test_months_of_which_facts_are_still_to_come_are_not_judged(engine: sa.Engine) -> None:
    # Of the last month nothing has come yet: it would be a fall of everybody.
    write(engine, history(constant, late={date(2024, 10, 1): 25}))
    early = asked(store_on(engine, date(2024, 11, 20)))
    assert (early.last, of(early)) == (date(2024, 9, 1), [])
    assert asked(store_on(engine, date(2024, 11, 30))).last == date(2024, 10, 1)
    # A period that is over has every month of its own, once its last facts have come.
    assert of_coverage(store_on(engine, TODAY), "period=2023-2024").last == date(2024, 8, 1)
    then = of_coverage(store_on(engine, TODAY), "period=2023-2024&known=2024-09-10")
    assert then.last == date(2024, 7, 1)


def test_of_a_period_that_is_past_the_page_of_the_indicator_says_it(engine: sa.Engine) -> None:
    def doubled_in_2023(oktmo: str, month: date) -> int:
        return 12 if oktmo == MOVED and month >= date(2023, 3, 1) else 6

    write(engine, history(doubled_in_2023))
    store = store_on(engine, TODAY)
    assert asked(store, "period=2023-2024") == Shifts(is_past=True)
    found = of(of_coverage(store, "period=2023-2024"))
    assert (MOVED, Way.UP, date(2023, 3, 1)) in found
    assert of_coverage(store, "").watched[COVERAGE] == asked(store).watched[COVERAGE]
    # The last whole months of both are the same until those of the new period have come.
    assert asked(store_on(engine, date(2024, 9, 30)), "period=2023-2024").last == date(2024, 8, 1)


def test_as_it_was_known_nothing_had_shifted_yet(engine: sa.Engine) -> None:
    write(engine, history(doubled))
    store = store_on(engine, TODAY)
    assert of(asked(store, "known=2024-05-15")) == []
    assert of(asked(store, "known=2024-11-29")) == [(MOVED, Way.UP, date(2024, 3, 1))]


def test_a_denominator_that_becomes_known_is_no_shift_of_the_region(engine: sa.Engine) -> None:
    rows = history(constant)
    later = {
        "oktmo": UNKNOWN,
        "category": "teacher",
        "counted_on": date(2023, 9, 1),
        "headcount": 300,
    }
    write(engine, {**rows, "staff_count": [*rows["staff_count"], *always(later)]})
    assert of(asked(store_on(engine, TODAY))) == []


def test_each_school_year_has_its_own_first_month(engine: sa.Engine) -> None:
    write(engine, history(constant))
    store = store_on(engine, date(2026, 10, 1))
    for query, first in (("period=2025-2026", FIRST), ("", date(2021, 9, 1))):
        found = asked(store, query)
        assert found.last == date(2026, 8, 1)
        assert found.watched[COVERAGE].months[0] == first


def test_an_empty_database_has_no_shifts(engine: sa.Engine) -> None:
    assert asked(store_on(engine, TODAY)) == Shifts()


def test_what_is_withheld_has_no_shift(engine: sa.Engine) -> None:
    rows = history(doubled)
    few = [{**row, "headcount": 4} for row in rows["staff_count"]]
    write(engine, {**rows, "staff_count": few})
    shown = Store(engine, Clock(ZONE, TODAY), min_denominator=5)
    hidden = Store(engine, Clock(ZONE, TODAY), min_denominator=5, withholds_small=True)
    assert [each.oktmo for each in asked(shown).lately()] == [MOVED]
    own = asked(hidden, f"m={MOVED}").watched[COVERAGE]
    assert own.unjudged() == {Unjudged.WITHHELD: (MOVED,)}
    assert asked(hidden, f"m={MOVED}").lately() == ()


@pytest.mark.parametrize("seed", range(3))
def test_memory_and_database_count_the_same_months(engine: sa.Engine, seed: int) -> None:
    fill(engine, random_tables(Random(seed)))
    for query in ("", "period=2022-2023&known=2024-02-01"):
        memory, database = store_on(engine, TODAY, MOST_VALUES), store_on(engine, TODAY, 0)
        assert asked(memory, query) == asked(database, query)
        for key in watched_indicators():
            assert of_indicator(memory, key, query) == of_indicator(database, key, query)


def test_a_shift_of_long_ago_is_no_news(engine: sa.Engine) -> None:
    def long_ago(oktmo: str, month: date) -> int:
        return 12 if oktmo == MOVED and month >= date(2022, 3, 1) else 6

    write(engine, history(long_ago))
    found = asked(store_on(engine, TODAY))
    assert found.lately() == ()
    shifts: list[Shift] = list(found.watched[COVERAGE].shifts())
    assert [each.began for each in shifts if each.oktmo == MOVED] == [date(2022, 3, 1)]
