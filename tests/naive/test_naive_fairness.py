"""By hand: why there is no value, what is in doubt, what is due by D, what was seen a year ago.

Each of these is a rule of the contract (section 2) on a history small enough to be counted.
"""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any

import pytest

from tests.naive.test_naive import (
    ALIKE,
    BELIEF,
    LEARNED,
    NOW,
    PROGRAM,
    SHARE,
    TWO,
    Rows,
    ask,
    cells,
    database,
    meeting,
    municipality,
    seat,
    teachers,
    training,
    trainings,
)

COVERAGE = "training_coverage"


def internship(oktmo: str, held_on: date, participants: int) -> dict[str, Any]:
    return {"site_code": "S", "oktmo": oktmo, "held_on": held_on, "participants": participants}


def duty(due_on: date, oktmo: str = ALIKE, **columns: Any) -> dict[str, Rows]:
    return {
        "meeting": [meeting("1")],
        "decision": [
            {"meeting_code": "1", "position": 1, "kind": "assignment", "due_kind": "date"}
        ],
        "assignment": [
            {
                "meeting_code": "1",
                "position": 1,
                "assignee": "А",
                "oktmo": oktmo,
                "due_on": due_on,
                **columns,
            }
        ],
    }


@pytest.mark.parametrize(
    ("held_on", "reason"),
    [
        (date(2023, 1, 1), "not_reported"),
        (date(2022, 12, 31), "not_reported"),
        (date(2023, 1, 2), None),
    ],
)
def test_silence_of_two_years_is_not_zero(held_on: date, reason: str | None) -> None:
    tables = database(
        municipality=TWO,
        staff_count=[teachers(ALIKE, 10), teachers(BELIEF, 10)],
        internship=[internship(ALIKE, date(2024, 5, 1), 3), internship(BELIEF, held_on, 0)],
    )
    rows = ask(tables, today=date(2025, 1, 1), start=date(2024, 1, 1), end=date(2025, 1, 1))
    silent = (0, 10, None if reason else 0.0, reason)
    together = (3, 10, 30.0, None) if reason else (3, 20, 15.0, None)
    assert cells(rows, "internship_participation", *SHARE) == [
        (3, 10, 30.0, None),
        silent,
        together,
    ]


def test_a_region_is_silent_where_everybody_with_people_is() -> None:
    tables = database(municipality=TWO, staff_count=[teachers(ALIKE, 10)])
    assert cells(ask(tables), "best_practices", *SHARE) == [
        (0, 10, None, "not_reported"),
        (0, None, None, "no_data"),
        (0, None, None, "not_reported"),
    ]


def test_what_is_due_later_is_not_missing() -> None:
    tables = database(municipality=TWO, **duty(date(2024, 10, 1)))
    early = ask(tables, today=date(2024, 9, 30))
    assert cells(early, "decision_completion", *SHARE) == [(0, None, None, "nothing_due")] * 3
    later = ask(tables, today=date(2024, 10, 1))
    assert cells(later, "decision_completion", *SHARE) == [
        (0, 1, 0.0, None),
        (0, None, None, "nothing_due"),
        (0, 1, 0.0, None),
    ]


def test_without_a_meeting_nobody_has_missed_one() -> None:
    rows = ask(database(municipality=TWO, meeting=[meeting("1", date(2024, 10, 1))]),
               today=date(2024, 9, 30))  # fmt: skip
    for indicator in ("rumo_attendance", "rumo_representation"):
        assert cells(rows, indicator, *SHARE) == [(0, None, None, "nothing_due")] * 3
    assert cells(rows, "rumo_quorum", *SHARE)[-1] == (0, None, None, "nothing_due")


def test_a_meeting_without_any_member_row_says_nothing_of_membership() -> None:
    rows = ask(database(municipality=TWO, meeting=[meeting("1")]))
    assert cells(rows, "rumo_attendance", "reason") == [("no_data",)] * 3


def test_who_has_no_seat_is_not_absent() -> None:
    tables = database(
        municipality=TWO,
        meeting=[meeting("1")],
        attendance=[seat("1", "А", "absent", ALIKE), seat("1", "Б", "present", BELIEF,
                                                          is_member=False)],
    )  # fmt: skip
    assert cells(ask(tables), "rumo_attendance", *SHARE) == [
        (0, 1, 0.0, None),
        (0, None, None, "not_a_member"),
        (0, 1, 0.0, None),
    ]


@pytest.mark.parametrize(
    ("cancelled_on", "reason"), [(None, "nothing_due"), (date(2024, 9, 30), "no_data")]
)
def test_a_plan_that_is_still_ahead_is_not_missed(cancelled_on: date | None, reason: str) -> None:
    item = {"plan": "rumo", "code": "1", "due_on": date(2024, 10, 1), "cancelled_on": cancelled_on}
    rows = ask(database(municipality=TWO, plan_item=[item]), today=date(2024, 9, 30))
    assert cells(rows, "rumo_plan_execution", *SHARE)[-1] == (0, None, None, reason)


def test_more_people_than_there_are_is_no_best_and_has_no_place() -> None:
    tables = database(
        municipality=[*TWO, municipality("70709000", "Горный район")],
        staff_count=[teachers(ALIKE, 10), teachers(BELIEF, 10), teachers("70709000", 10)],
        training_program=[PROGRAM],
        training=[*trainings(11, ALIKE), *trainings(10, BELIEF), *trainings(5, "70709000")],
    )
    assert cells(ask(tables), COVERAGE, "value", "score", "rank", "doubt") == [
        (110.0, None, None, "over_100"),
        (100.0, 100.0, 1, None),
        (50.0, 50.0, 2, None),
        (round(26 / 30 * 100, 4), round(26 / 30 * 100, 4), None, None),
    ]


def test_an_index_of_less_than_half_of_the_weights_has_no_place() -> None:
    councils = [
        meeting(f"c{number}", body="municipal_council", oktmo=oktmo)
        for number, oktmo in enumerate((ALIKE, ALIKE, BELIEF))
    ]
    tables = database(
        municipality=TWO,
        staff_count=[teachers(ALIKE, 10)],
        training_program=[PROGRAM],
        training=trainings(5, ALIKE),
        meeting=councils,
        # All else weighs nothing: what is left is 1 (coverage), 0.4 (councils).
        weight=[
            {"indicator": key, "valid_from": date(2020, 1, 1), "weight": weight}
            for key, weight in {
                "method_council_meetings": 0.4,
                "decision_overdue": 0,
                "training_coverage_3y": 0,
            }.items()
        ],
    )
    assert cells(ask(tables), "index", "value", "rank", "doubt") == [
        (100.0, 1, None),
        (50.0, None, "few_indicators"),
        (100.0, None, None),
    ]


def target(indicator: str, value: float, near: float) -> dict[str, Any]:
    return {"indicator": indicator, "period": "2024", "value": value, "near": near}


def three_years() -> Rows:
    """One, two and five by 1 July of three years; two more in the autumn of the last of them."""
    return [
        training("a", ALIKE, date(2023, 7, 1)),
        training("b", ALIKE, date(2023, 7, 2)),
        training("c", BELIEF, date(2023, 12, 31)),
        *(training(f"d{each}", ALIKE, date(2022, 3, 1)) for each in range(2)),
        *(training(f"e{each}", BELIEF, date(2021, 3, 1)) for each in range(5)),
        training("f", ALIKE, date(2020, 12, 31)),
    ]


def test_what_is_due_by_the_day_is_what_had_come_by_it_in_three_years() -> None:
    tables = database(
        municipality=TWO,
        # Who has no staff count counts as well: the share is of facts.
        staff_count=[teachers(ALIKE, 100)],
        training_program=[PROGRAM],
        training=[*three_years(), *(training(f"g{each}", ALIKE) for each in range(36))],
        target=[target(COVERAGE, 45, 40), target("training_coverage_3y", 45, 40)],
    )
    rows = ask(tables, today=date(2024, 7, 1))
    share = 8 / 10
    assert cells(rows, COVERAGE, "target", "target_to_date", "status")[0] == (
        45, round(45 * share, 4), "good",
    )  # fmt: skip
    # It does not grow in the course of the year: the whole target is due on every day.
    assert cells(rows, "training_coverage_3y", "target", "target_to_date")[0] == (45, 45)


@pytest.mark.parametrize(
    ("trained", "status"), [(29, "bad"), (32, "watch"), (35, "watch"), (36, "good")]
)
def test_the_edge_is_due_in_the_same_share(trained: int, status: str) -> None:
    tables = database(
        municipality=TWO,
        staff_count=[teachers(ALIKE, 100)],
        training_program=[PROGRAM],
        training=[*three_years(), *(training(f"g{each}", ALIKE) for each in range(trained))],
        target=[target(COVERAGE, 45, 40)],
    )
    assert cells(ask(tables, today=date(2024, 7, 1)), COVERAGE, "status")[0] == (status,)


def test_without_earlier_years_days_say_what_is_due_and_the_end_is_whole() -> None:
    tables = database(
        municipality=TWO, staff_count=[teachers(ALIKE, 100)], target=[target(COVERAGE, 366, 0)]
    )
    by = {day: ask(tables, today=day) for day in (date(2024, 1, 1), date(2024, 12, 31))}
    due = [cells(rows, COVERAGE, "target_to_date")[0][0] for rows in by.values()]
    assert due == [1, 366]


def test_before_the_period_nothing_is_due_and_nobody_is_judged() -> None:
    tables = database(
        municipality=TWO,
        staff_count=[teachers(ALIKE, 100)],
        target=[target(COVERAGE, 45, 40), target("training_coverage_3y", 45, 40)],
    )
    rows = ask(tables, today=date(2023, 12, 31))
    for indicator in (COVERAGE, "training_coverage_3y"):
        assert cells(rows, indicator, "target", "target_to_date", "status")[0] == (45, None, "none")


def late(row: dict[str, Any], days: int) -> dict[str, Any]:
    """A training that became known some days after it was completed."""
    known = datetime.combine(row["completed_on"], datetime.min.time()) + timedelta(days=days)
    return {**row, "recorded_at": known}


def test_a_year_ago_is_also_shown_as_it_was_seen_then() -> None:
    tables = database(
        municipality=TWO,
        staff_count=[teachers(ALIKE, 10), teachers(BELIEF, 10)],
        training_program=[PROGRAM],
        training=[
            late(training("a", ALIKE, date(2023, 6, 1)), 1),
            late(training("b", ALIKE, date(2023, 6, 1)), 400),
            training("c", ALIKE, date(2024, 6, 1)),
            late(training("d", BELIEF, date(2023, 6, 1)), 400),
        ],
    )
    assert cells(ask(tables), COVERAGE, "value", "previous", "previous_then") == [
        (10.0, 20.0, 10.0),
        (0.0, 10.0, 0.0),
        (5.0, 15.0, 5.0),
    ]


def test_a_database_that_was_not_kept_then_says_nothing_of_it() -> None:
    tables = database(
        municipality=TWO,
        staff_count=[teachers(ALIKE, 10)],
        training_program=[PROGRAM],
        training=[late(training("a", ALIKE, date(2023, 6, 1)), 400)],
    )
    rows = ask(tables)
    assert cells(rows, COVERAGE, "previous", "previous_then") == [
        (10.0, None),
        (None, None),
        (10.0, None),
    ]
    assert {row["previous_then"] for row in rows if row["indicator"] == "index"} == {None}


def test_a_municipality_that_the_register_did_not_know_then_was_not_seen() -> None:
    newcomer = {**TWO[1], "recorded_at": NOW - timedelta(days=30)}
    tables = database(
        municipality=[TWO[0], newcomer],
        staff_count=[teachers(ALIKE, 10), teachers(BELIEF, 10)],
        training_program=[PROGRAM],
        training=[training("a", ALIKE, date(2023, 6, 1)), training("b", BELIEF, date(2023, 6, 1))],
    )
    chosen = ask(tables, m=(BELIEF,))
    assert cells(chosen, COVERAGE, "level", "previous", "previous_then") == [
        ("municipality", 10.0, None),
        ("selection", 10.0, None),
        ("region", 10.0, 10.0),
    ]


def test_before_the_region_was_known_nothing_was_seen() -> None:
    tables = database(
        municipality=TWO,
        staff_count=[teachers(ALIKE, 10)],
        region=[
            {
                "code": "70",
                "name": "Область",
                "oktmo": "70000000",
                "recorded_at": LEARNED + timedelta(days=900),
                "superseded_at": None,
            }
        ],
    )
    assert {row["previous_then"] for row in ask(tables)} == {None}
