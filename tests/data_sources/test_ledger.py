"""Dated facts in memory: what counts on which days, and of what there is too much to keep."""

from __future__ import annotations

from datetime import date
from typing import Any, Final

import pytest

from data_sources.indicators.declaration import Adds, Measure, Span
from data_sources.ledger import Ledger, ledger
from data_sources.ledgers import Ledgers

HERE, THERE, ELSEWHERE = "69100000", "69200000", "69300000"
NAMES: Final = ("oktmo", "day", "training", "teacher")
MAY: Final = (date(2024, 5, 1), date(2024, 5, 31))
FACTS: Final = [
    (THERE, date(2024, 5, 31), 1, "anna"),
    (HERE, date(2024, 4, 30), 1, "vera"),
    (HERE, date(2024, 5, 1), 1, "anna"),
    (HERE, date(2024, 5, 1), None, None),
    (HERE, date(2024, 5, 9), 1, "anna"),
    (ELSEWHERE, date(2024, 6, 1), 1, "vera"),
    (None, date(2024, 5, 2), 1, "olga"),
]


@pytest.fixture
def kept() -> Ledger:
    return ledger(NAMES, [FACTS[:3], FACTS[3:]])


def test_the_first_and_the_last_day_count_and_a_null_does_not(kept: Ledger) -> None:
    assert kept.rows("training", *MAY) == {HERE: 2, THERE: 1, None: 1}


def test_a_person_counts_once_in_each_municipality_and_is_known_to_be_the_same(
    kept: Ledger,
) -> None:
    own, several = kept.different("teacher", *MAY)
    assert own == {HERE: 1, THERE: 1, None: 1}
    assert several == {frozenset({HERE, THERE}): 1}
    own, several = kept.different("teacher", date(2024, 1, 1), date(2024, 12, 31))
    assert own == {HERE: 2, THERE: 1, ELSEWHERE: 1, None: 1}
    assert several == {frozenset({HERE, THERE}): 1, frozenset({HERE, ELSEWHERE}): 1}


@pytest.mark.parametrize("facts", [[], [[(HERE, date(2024, 5, 1), None, None)]]])
def test_where_nothing_is_there_nothing_is_found(facts: list[Any]) -> None:
    empty = ledger(NAMES, facts)
    assert empty.rows("training", *MAY) == {}
    assert empty.different("teacher", *MAY) == ({}, {})


def test_days_of_the_wrong_order_hold_nothing(kept: Ledger) -> None:
    assert kept.rows("training", MAY[1], MAY[0]) == {}


def test_a_ledger_is_read_once_for_a_state_and_again_for_another(kept: Ledger) -> None:
    read: list[int] = []

    def reading(most: int) -> Ledger:
        read.append(most)
        return kept

    ledgers = Ledgers(most_facts=7)
    assert ledgers.take("trainings", 1, reading) is kept
    assert ledgers.take("trainings", 1, reading) is kept
    assert ledgers.take("trainings", 2, reading) is kept
    assert read == [7, 7]


def test_what_was_too_large_once_is_not_read_again() -> None:
    read: list[int] = []

    def too_many(most: int) -> None:
        read.append(most)

    ledgers = Ledgers(most_facts=1)
    assert ledgers.take("trainings", 1, too_many) is None
    assert ledgers.take("trainings", 2, too_many) is None
    assert read == [1]


def test_a_dated_measure_of_amounts_cannot_be_declared() -> None:
    with pytest.raises(ValueError, match="does not add amounts"):
        Measure(lambda window: pytest.fail("never run"), Adds.AMOUNT, span=Span.PERIOD)
