"""By hand: what is withheld where few people stand behind a number."""

from __future__ import annotations

from typing import Any

import pytest

from tests.naive.test_naive import (
    ALIKE,
    BELIEF,
    COVE,
    PROGRAM,
    REGIONAL,
    SHARE,
    Rows,
    ask,
    cells,
    database,
    municipality,
    teachers,
    trainings,
)

COVERAGE = "training_coverage"
WITHHELD = (None, None, None, "withheld")
PLACES = [
    municipality(ALIKE, "Аремзянский район"),
    municipality(BELIEF, "Белский район"),
    municipality(COVE, "Верхний район"),
]


def world(*heads: int, places: Rows = PLACES, **tables: Rows) -> dict[str, Rows]:
    codes = [row["oktmo"] for row in places]
    return database(
        municipality=places,
        staff_count=[teachers(oktmo, count) for oktmo, count in zip(codes, heads, strict=False)],
        training_program=[PROGRAM],
        training=[each for oktmo in codes for each in trainings(2, oktmo)],
        **tables,
    )


def rows_of(tables: dict[str, Rows], **question: Any) -> list[tuple[Any, ...]]:
    return cells(ask(tables, suppress=True, **question), COVERAGE, *SHARE)


def test_without_the_setting_a_small_number_is_shown() -> None:
    assert cells(ask(world(4, 10, 20)), COVERAGE, *SHARE) == [
        (2, 4, 50.0, None),
        (2, 10, 20.0, None),
        (2, 20, 10.0, None),
        (6, 34, round(600 / 34, 4), None),
    ]


def test_the_next_smallest_is_withheld_with_the_only_small_one() -> None:
    whole = (6, 34, round(600 / 34, 4), None)
    assert rows_of(world(4, 20, 10)) == [WITHHELD, (2, 20, 10.0, None), WITHHELD, whole]
    assert rows_of(world(4, 15, 15))[1:3] == [WITHHELD, (2, 15, round(200 / 15, 4), None)]
    assert rows_of(world(5, 20, 9))[0] == (2, 5, 40.0, None)


def test_two_small_ones_hide_each_other() -> None:
    assert rows_of(world(4, 20, 3)) == [WITHHELD, (2, 20, 10.0, None), WITHHELD,
                                        (6, 27, round(600 / 27, 4), None)]  # fmt: skip


def test_nobody_at_all_is_few() -> None:
    assert rows_of(world(0, 20, 10))[0] == WITHHELD


def test_a_sum_over_some_of_those_withheld_is_withheld() -> None:
    tables = world(4, 20, 10)
    assert rows_of(tables, m=(ALIKE, BELIEF))[2] == WITHHELD
    assert rows_of(tables, m=(BELIEF, COVE))[2] == WITHHELD
    assert rows_of(tables, m=(ALIKE, COVE))[2] == (4, 14, round(400 / 14, 4), None)
    assert rows_of(world(1, 20, 2), m=(ALIKE, COVE))[2] == WITHHELD


def test_a_region_of_one_small_municipality_is_withheld() -> None:
    assert rows_of(world(4)) == [WITHHELD, (2, None, None, "no_data"), (2, None, None, "no_data"),
                                 WITHHELD]  # fmt: skip


def test_organisations_of_the_region_hide_and_are_hidden() -> None:
    places = [*PLACES[:2], municipality(REGIONAL, "Яркий центр", kind="regional")]
    assert rows_of(world(20, 9, 4, places=places))[:3] == [(2, 20, 10.0, None), WITHHELD, WITHHELD]


def test_who_is_silent_does_not_hide_another_in_the_sum() -> None:
    practice = {"kind": "other", "title": "К", "started_on": teachers(ALIKE, 1)["counted_on"]}
    tables = world(4, 20, 10, practice=[{**practice, "code": "1", "oktmo": ALIKE},
                                        {**practice, "code": "2", "oktmo": BELIEF}])  # fmt: skip
    rows = cells(ask(tables, suppress=True), "best_practices", *SHARE)
    assert rows == [WITHHELD, WITHHELD, WITHHELD, (2, 24, round(200 / 24, 4), None)]


@pytest.mark.parametrize("column", ["score", "rank", "previous", "previous_then", "doubt"])
def test_nothing_else_says_what_is_withheld(column: str) -> None:
    rows = ask(world(4, 20, 10), suppress=True)
    assert cells(rows, COVERAGE, column)[0] == (None,)
    assert cells(rows, COVERAGE, column)[2] == (None,)
    assert cells(rows, COVERAGE, "small")[0] == (False,)


def test_what_is_no_headcount_is_shown() -> None:
    rows = cells(ask(world(4, 20, 10), suppress=True), "remote_training_share", *SHARE)
    assert rows[0] == (0, 2, 0.0, None)
