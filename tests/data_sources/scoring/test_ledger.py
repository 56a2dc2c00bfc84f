"""Facts in memory: what counts at which moment, and of what there is too much to keep."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from typing import Any, Final

import pytest
import sqlalchemy as sa

from data_sources.database.schema import metadata, training, training_program
from data_sources.facts.ledger import FactKind, Ledger, ledger
from data_sources.facts.ledgers import Ledgers
from data_sources.facts.queries import is_of_any_day
from data_sources.facts.reading import measures_of
from data_sources.indicators import registry
from data_sources.indicators.conditions import in_period, knowledge, within
from data_sources.indicators.declaration import DayRange, FactSelect, Window

HERE, THERE, ELSEWHERE = "69100000", "69200000", "69300000"
COLUMNS: Final = {
    "day": FactKind.DAY,
    "ended": FactKind.DAY,
    "teacher": FactKind.TEXT,
    "hours": FactKind.AMOUNT,
}
NOW: Final = datetime(2026, 11, 21, 9, 40, tzinfo=UTC).replace(tzinfo=None)
MAY: Final = {"day": (date(2024, 5, 1), date(2024, 5, 31))}
FACTS: Final = [
    (THERE, date(2024, 5, 31), None, "anna", 16.0),
    (HERE, date(2024, 4, 30), None, "vera", 16.0),
    (HERE, date(2024, 5, 1), date(2024, 6, 1), "anna", 0.5),
    (HERE, date(2024, 5, 1), date(2024, 5, 2), None, None),
    (HERE, date(2024, 5, 9), None, "anna", 0.25),
    (ELSEWHERE, date(2024, 6, 1), None, "vera", 8.0),
    (None, date(2024, 5, 2), None, "olga", 0.0),
]


@pytest.fixture
def kept() -> Ledger:
    return ledger(COLUMNS, [FACTS[:3], FACTS[3:]])


def test_the_first_and_the_last_day_count_and_a_null_item_does_not(kept: Ledger) -> None:
    assert kept.counted(NOW, MAY).rows("teacher") == {HERE: 2, THERE: 1, None: 1}
    assert kept.counted(NOW, MAY).rows("hours") == {HERE: 2, THERE: 1, None: 1}


def test_amounts_are_added_and_a_zero_is_not_nothing(kept: Ledger) -> None:
    assert kept.counted(NOW, MAY).amounts("hours") == {HERE: 0.75, THERE: 16.0, None: 0.0}


def test_a_person_counts_once_in_each_municipality_and_is_known_to_be_the_same(
    kept: Ledger,
) -> None:
    own, several = kept.counted(NOW, MAY).different("teacher")
    assert own == {HERE: 1, THERE: 1, None: 1}
    assert several == {frozenset({HERE, THERE}): 1}
    own, several = kept.counted(NOW, {}).different("teacher")
    assert own == {HERE: 2, THERE: 1, ELSEWHERE: 1, None: 1}
    assert several == {frozenset({HERE, THERE}): 1, frozenset({HERE, ELSEWHERE}): 1}


@pytest.mark.parametrize(
    ("days", "hours"),
    [
        ((date(2024, 6, 1), None), 16.0 + 0.5 + 0.25),
        ((date(2024, 6, 2), None), 16.0 + 0.25),
        ((None, date(2024, 5, 31)), 16.0 + 0.25),
        ((None, date(2024, 6, 1)), 16.0 + 0.5 + 0.25),
        ((date(2024, 5, 3), date(2024, 6, 1)), 0.5),
        ((None, None), 16.0 + 0.5 + 0.25),
    ],
)
def test_a_missing_date_counts_where_a_side_is_open(
    kept: Ledger, days: tuple[date | None, date | None], hours: float
) -> None:
    counted = kept.counted(NOW, {**MAY, "ended": days})
    found = counted.amounts("hours")
    assert found.get(HERE, 0) + found.get(THERE, 0) == hours


def test_days_before_which_everything_counts_are_read_from_the_beginning(kept: Ledger) -> None:
    counted = kept.counted(NOW, {"day": (None, date(2024, 5, 1))})
    assert counted.amounts("hours") == {HERE: 16.5}
    assert kept.counted(NOW, {"day": (date(2024, 5, 31), None)}).rows("hours") == {
        THERE: 1,
        ELSEWHERE: 1,
    }


@pytest.mark.parametrize(
    ("whose", "found"),
    [
        ("teacher", {THERE: 16.0, ELSEWHERE: 8.0, None: 0.0}),
        ("oktmo", {HERE: 0.25, THERE: 16.0, ELSEWHERE: 8.0, None: 0.0}),
    ],
)
def test_of_the_facts_of_one_the_newest_alone_is_taken(
    kept: Ledger, whose: str, found: dict[str | None, float]
) -> None:
    assert kept.counted(NOW, {"day": (None, None)}, whose).amounts("hours") == found
    earlier = kept.counted(NOW, {"day": (None, date(2024, 4, 30))}, whose)
    assert earlier.amounts("hours") == {HERE: 16.0}


def test_facts_of_the_same_newest_day_are_all_taken(kept: Ledger) -> None:
    first = kept.counted(NOW, {"day": (None, date(2024, 5, 1))}, "oktmo")
    assert first.rows("hours") == {HERE: 1}
    assert len(first.facts) == 2


@pytest.mark.parametrize("facts", [[], [[(HERE, date(2024, 5, 1), None, None, None)]]])
def test_where_nothing_is_there_nothing_is_found(facts: list[Any]) -> None:
    empty = ledger(COLUMNS, facts).counted(NOW, MAY, "teacher")
    assert empty.rows("hours") == {}
    assert empty.amounts("hours") == {}
    assert empty.different("teacher") == ({}, {})


def test_days_of_the_wrong_order_hold_nothing(kept: Ledger) -> None:
    assert kept.counted(NOW, {"day": MAY["day"][::-1]}).rows("hours") == {}


def test_facts_without_a_day_of_their_own_are_told_apart_by_their_other_dates() -> None:
    columns = {name: kind for name, kind in COLUMNS.items() if name != "day"}
    sites = ledger(columns, [[(HERE, date(2024, 5, 1), "a", 1.0), (HERE, None, "b", 2.0)]])
    assert sites.counted(NOW, {"ended": (date(2024, 5, 2), None)}).amounts("hours") == {HERE: 2.0}


@pytest.mark.parametrize(
    ("moment", "found"),
    [
        (NOW - timedelta(microseconds=1), {}),
        (NOW, {HERE: 1.0}),
        (NOW + timedelta(days=1) - timedelta(microseconds=1), {HERE: 1.0}),
        (NOW + timedelta(days=1), {HERE: 2.0}),
        (NOW + timedelta(days=100), {HERE: 2.0}),
    ],
)
def test_facts_of_every_knowledge_count_from_when_they_were_known_until_they_were_replaced(
    moment: datetime, found: dict[str | None, float]
) -> None:
    columns = {
        "item": FactKind.AMOUNT,
        "known_from": FactKind.MOMENT,
        "known_until": FactKind.MOMENT,
    }
    corrected = NOW + timedelta(days=1)
    kept = ledger(columns, [[(HERE, 1.0, NOW, corrected), (HERE, 2.0, corrected, None)]])
    assert kept.counted(moment, {}).amounts("item") == found


def _version(number: int, since: int, until: int | None) -> dict[str, Any]:
    return {
        "id": number,
        "recorded_at": NOW + timedelta(days=since),
        "superseded_at": None if until is None else NOW + timedelta(days=until),
    }


def test_facts_of_two_tables_are_known_while_a_row_of_each_is() -> None:
    engine = sa.create_engine("sqlite://")
    metadata.create_all(engine, tables=[training, training_program])
    learned = {"oktmo": HERE, "educator_key": "anna", "program_code": "p", "category": "teacher",
               "completed_on": date(2024, 5, 1)}  # fmt: skip
    program = {"code": "p", "title": "Программа", "hours": 16, "provider_code": "institute",
               "format": "remote"}  # fmt: skip
    with engine.begin() as connection:
        connection.execute(
            sa.insert(training),
            [{**learned, **_version(1, 0, 10)}, {**learned, **_version(2, 10, None)}],
        )
        connection.execute(
            sa.insert(training_program),
            [{**program, **_version(1, 5, 20)}, {**program, **_version(2, 20, 30)}],
        )
    with engine.connect() as connection:
        found = connection.execute(
            sa.select(*knowledge(training, training_program)).join_from(
                training, training_program, training_program.c.code == training.c.program_code
            )
        ).all()
    known = {(since, until) for since, until in found if since < until}
    days = ((5, 10), (10, 20), (20, 30))
    assert known == {tuple(NOW + timedelta(days=day) for day in pair) for pair in days}


def test_a_ledger_is_read_once_for_a_state_and_again_for_another(kept: Ledger) -> None:
    read: list[int] = []

    def reading(most: int) -> Ledger:
        read.append(most)
        return kept

    ledgers = Ledgers(most_values=7)
    assert ledgers.take("trainings", 1, reading) is kept
    assert ledgers.take("trainings", 1, reading) is kept
    assert ledgers.take("trainings", 2, reading) is kept
    assert read == [7, 7]


def test_what_was_too_large_once_is_not_read_again() -> None:
    read: list[int] = []

    def too_many(most: int) -> None:
        read.append(most)

    ledgers = Ledgers(most_values=1)
    assert ledgers.take("trainings", 1, too_many) is None
    assert ledgers.take("trainings", 2, too_many) is None
    assert read == [1]


def test_the_facts_of_every_indicator_can_be_kept() -> None:
    measures = measures_of(tuple(registry().values()))
    assert len(measures) > 40
    assert [measure for measure in measures if not is_of_any_day(measure.rows)] == []


@pytest.mark.parametrize(
    "condition",
    [
        lambda window: in_period(training.c.completed_on, window),
        lambda window: within(training.c.completed_on, DayRange.BEFORE_REPORTING_DATE, window),
        lambda window: within(training.c.completed_on, DayRange.THREE_YEARS, window),
        lambda window: training.c.completed_on <= window.end,
    ],
)
def test_facts_that_name_their_days_themselves_are_not_kept(
    condition: Callable[[Window], sa.ColumnElement[bool]],
) -> None:
    def rows(window: Window) -> FactSelect:
        facts = sa.select(training.c.oktmo, training.c.id).where(condition(window)).subquery()
        return sa.select(facts.c.oktmo, facts.c.id.label("item"))

    assert not is_of_any_day(rows)


def test_where_nothing_may_be_kept_nothing_is_read() -> None:
    ledgers = Ledgers(most_values=0)
    assert ledgers.take("trainings", 1, lambda most: pytest.fail("never read")) is None
