"""Facts worked out by hand that hold the slow answer itself in place."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import Any

import pytest

from data_sources.database.schema import KNOWN_TABLES, own_columns
from tests.naive.indicators import indicator_rows
from tests.naive.world import russian_order

LEARNED = datetime.combine(date(2022, 1, 1), time())
NOW = datetime.combine(date(2024, 12, 31), time(5))
ALIKE, BELIEF, COVE, REGIONAL = "70701000", "70702000", "70703000", "70704000"
Rows = list[dict[str, Any]]


def database(**rows: Rows) -> dict[str, Rows]:
    """Every table; columns that are not named are null, the rows were always known."""
    tables: dict[str, Rows] = {}
    for table in KNOWN_TABLES:
        blank = dict.fromkeys(column.name for column in own_columns(table))
        always = {"recorded_at": LEARNED, "superseded_at": None}
        tables[table.name] = [{**blank, **always, **row} for row in rows.get(table.name, [])]
    tables["region"] = tables["region"] or [
        {"code": "70", "name": "Область", "oktmo": "70000000", **always}
    ]
    return tables


def municipality(oktmo: str, name: str, **columns: Any) -> dict[str, Any]:
    return {"oktmo": oktmo, "region_code": "70", "name": name, "kind": "district", **columns}


TWO = [municipality(ALIKE, "Аремзянский район"), municipality(BELIEF, "Белский район")]


def teachers(oktmo: str, headcount: int, counted_on: date = date(2022, 9, 1)) -> dict[str, Any]:
    return {
        "oktmo": oktmo,
        "category": "teacher",
        "counted_on": counted_on,
        "headcount": headcount,
    }


PROGRAM = {"code": "P", "hours": 16, "format": "in_person", "is_network": False}


def training(educator: str, oktmo: str, completed_on: date = date(2024, 5, 1)) -> dict[str, Any]:
    return {
        "educator_key": educator,
        "category": "teacher",
        "oktmo": oktmo,
        "program_code": "P",
        "completed_on": completed_on,
    }


def trainings(count: int, oktmo: str) -> Rows:
    return [training(f"{oktmo}-{number}", oktmo) for number in range(count)]


def ask(tables: dict[str, Rows], **question: Any) -> Rows:
    usual: dict[str, Any] = {
        "period": "2024",
        "start": date(2024, 1, 1),
        "end": date(2024, 12, 31),
        "today": date(2024, 12, 31),
        "known": None,
        "known_day": None,
        "now": NOW,
    }
    return indicator_rows(tables, **{**usual, **question})


def cells(rows: Rows, indicator: str, *columns: str) -> list[tuple[Any, ...]]:
    return [
        tuple(row[column] for column in columns) for row in rows if row["indicator"] == indicator
    ]


SHARE = ("numerator", "denominator", "value", "reason")


def test_a_municipality_without_staff_count_is_left_out_of_both_sums_of_the_region() -> None:
    tables = database(
        municipality=TWO,
        staff_count=[teachers(ALIKE, 10)],
        training_program=[PROGRAM],
        training=[*trainings(4, ALIKE), *trainings(3, BELIEF)],
    )
    assert cells(ask(tables), "training_coverage", *SHARE) == [
        (4, 10, 40.0, None),
        (3, None, None, "no_data"),
        (4, 10, 40.0, None),
    ]


def test_where_no_staff_count_is_known_the_region_counts_nobody() -> None:
    tables = database(municipality=TWO, training_program=[PROGRAM], training=trainings(3, BELIEF))
    assert cells(ask(tables), "training_coverage", *SHARE) == [
        (0, None, None, "no_data"),
        (3, None, None, "no_data"),
        (0, None, None, "no_data"),
    ]


def test_a_teacher_of_two_municipalities_counts_once_in_the_region_where_zero_heads_take_part() -> (
    None
):
    tables = database(
        municipality=TWO,
        staff_count=[teachers(ALIKE, 10), teachers(BELIEF, 0)],
        training_program=[PROGRAM],
        training=[
            training("E", ALIKE),
            training("E", BELIEF, date(2024, 6, 1)),
            training("F", BELIEF),
        ],
    )
    assert cells(ask(tables), "training_coverage", *SHARE) == [
        (1, 10, 10.0, None),
        (2, 0, None, "zero_denominator"),
        (2, 10, 20.0, None),
    ]


def test_ties_share_the_smallest_rank_and_small_or_regional_rows_are_not_the_best() -> None:
    tables = database(
        municipality=[
            *TWO,
            municipality(COVE, "Верхний район"),
            municipality("70705000", "Горный район"),
            municipality(REGIONAL, "Яркий центр", kind="regional"),
        ],
        staff_count=[
            teachers(ALIKE, 10),
            teachers(BELIEF, 20),
            teachers(COVE, 8),
            teachers("70705000", 4),
            teachers(REGIONAL, 10),
        ],
        training_program=[PROGRAM],
        training=[
            *trainings(5, ALIKE),
            *trainings(10, BELIEF),
            *trainings(2, COVE),
            *trainings(4, "70705000"),
            *trainings(10, REGIONAL),
        ],
    )
    columns = ("value", "small", "score", "rank")
    assert cells(ask(tables), "training_coverage", *columns) == [
        (50.0, False, 100.0, 1),
        (50.0, False, 100.0, 1),
        (25.0, False, 50.0, 3),
        (100.0, True, None, None),
        (100.0, False, None, None),
        (59.6154, False, 100.0, None),
    ]


def test_values_equal_at_four_decimals_are_a_tie() -> None:
    tables = database(
        municipality=TWO,
        staff_count=[teachers(ALIKE, 1_000_000), teachers(BELIEF, 15)],
        event=[{"code": "1", "starts_on": date(2024, 5, 1)}],
        event_participation=[
            {"event_code": "1", "oktmo": ALIKE, "participants": 333_333},
            {"event_code": "1", "oktmo": BELIEF, "participants": 5},
            {"event_code": "unknown", "oktmo": BELIEF, "participants": 5},
        ],
    )
    assert cells(ask(tables), "event_participation", "value", "rank", "previous") == [
        (33.3333, 1, None),
        (33.3333, 1, None),
        (33.3333, None, None),
    ]


def test_shares_of_trainings_look_at_programs_and_coverage_at_sixteen_hours() -> None:
    tables = database(
        municipality=TWO,
        staff_count=[teachers(ALIKE, 10)],
        training_program=[
            {**PROGRAM, "format": "remote", "hours": 15.99},
            {**PROGRAM, "code": "N", "is_network": True},
        ],
        training=[
            training("E1", ALIKE),
            training("E2", ALIKE),
            {**training("E1", ALIKE), "program_code": "N"},
            {**training("E4", ALIKE), "program_code": "unknown"},
        ],
    )
    rows = ask(tables)
    assert cells(rows, "training_coverage", *SHARE)[0] == (1, 10, 10.0, None)
    assert cells(rows, "remote_training_share", *SHARE)[0] == (2, 4, 50.0, None)
    assert cells(rows, "network_programs_share", *SHARE)[0] == (1, 2, 50.0, None)
    assert cells(rows, "remote_training_share", "score", "rank")[0] == (None, None)


def test_routes_last_to_the_day_they_end_and_expertise_to_the_day_it_is_valid() -> None:
    day = date(2024, 12, 31)
    route = {"oktmo": ALIKE, "started_on": date(2023, 1, 1)}
    published = {"published_on": day, "expertise_status": "recommended"}
    tables = database(
        municipality=TWO,
        staff_count=[teachers(ALIKE, 10)],
        learning_route=[
            {**route, "educator_key": "1", "started_on": day},
            {**route, "educator_key": "1"},
            {**route, "educator_key": "2", "completed_on": date(2024, 1, 1)},
            {**route, "educator_key": "3", "completed_on": date(2023, 12, 31)},
            {**route, "educator_key": "4", "started_on": date(2025, 1, 1)},
        ],
        diagnostic=[
            {**published, "valid_until": day},
            {**published, "valid_until": date(2024, 12, 30)},
            {**published, "expertise_on": date(2025, 1, 1)},
            {**published, "expertise_status": "rejected"},
            {**published, "published_on": date(2025, 1, 1)},
        ],
    )
    rows = ask(tables)
    assert cells(rows, "learning_routes", *SHARE)[0] == (2, 10, 20.0, None)
    assert cells(rows, "diagnostics_expertise", *SHARE)[-1] == (1, 4, 25.0, None)


def test_a_group_is_compared_within_itself_and_m_changes_neither_score_nor_rank() -> None:
    tables = database(
        municipality=[
            municipality(ALIKE, "Аремзянский район", peer_group="север"),
            municipality(BELIEF, "Белский район"),
            municipality(COVE, "Верхний район", peer_group="север"),
        ],
        staff_count=[teachers(ALIKE, 10), teachers(BELIEF, 10), teachers(COVE, 10)],
        training_program=[PROGRAM],
        training=[*trainings(4, ALIKE), *trainings(8, BELIEF), *trainings(2, COVE)],
    )
    columns = ("level", "oktmo", "value", "score", "rank")
    assert cells(ask(tables, group="север"), "training_coverage", *columns) == [
        ("municipality", ALIKE, 40.0, 100.0, 1),
        ("municipality", COVE, 20.0, 50.0, 2),
        ("selection", None, 30.0, 75.0, None),
        ("region", "70000000", 46.6667, 100.0, None),
    ]
    assert cells(ask(tables, m=(COVE,)), "training_coverage", *columns) == [
        ("municipality", COVE, 20.0, 25.0, 3),
        ("selection", None, 20.0, 25.0, None),
        ("region", "70000000", 46.6667, 58.3333, None),
    ]


def meeting(code: str, held_on: date = date(2024, 3, 1), **columns: Any) -> dict[str, Any]:
    return {"code": code, "body": "rumo", "status": "held", "held_on": held_on, **columns}


def seat(code: str, person: str, status: str, oktmo: str | None, **columns: Any) -> dict[str, Any]:
    usual = {"is_member": True, "is_substitute": False}
    place = {"meeting_code": code, "person": person, "status": status, "oktmo": oktmo}
    return {**usual, **place, **columns}


def test_a_substitute_is_a_seat_taken_and_a_guest_is_no_seat_but_represents() -> None:
    tables = database(
        municipality=[*TWO, municipality(REGIONAL, "Яркий центр", kind="regional")],
        meeting=[meeting("1", quorum_rule="more_than_half"), meeting("2", status="planned")],
        attendance=[
            seat("1", "А", "present", ALIKE, is_substitute=True),
            seat("1", "Б", "absent", ALIKE),
            seat("1", "В", "excused", None),
            seat("1", "Г", "online", None),
            seat("1", "Д", "present", BELIEF, is_member=False),
            seat("2", "А", "present", BELIEF),
        ],
    )
    rows = ask(tables)
    assert cells(rows, "rumo_attendance", *SHARE) == [
        (1, 2, 50.0, None),
        (0, None, None, "not_a_member"),
        (0, None, None, "not_a_member"),
        (2, 4, 50.0, None),
    ]
    assert cells(rows, "rumo_representation", *SHARE) == [
        (1, 1, 100.0, None),
        (1, 1, 100.0, None),
        (0, 1, 0.0, None),
        (2, 2, 100.0, None),
    ]
    assert cells(rows, "rumo_quorum", *SHARE) == [
        *[(None, None, None, "not_applicable")] * 3,
        (0, 1, 0.0, None),
    ]


@pytest.mark.parametrize(
    ("rule", "came", "lawful"),
    [
        ("half", 2, 0),
        ("half", 3, 1),
        ("more_than_half", 3, 0),
        ("more_than_half", 4, 1),
        ("two_thirds", 3, 0),
        ("two_thirds", 4, 1),
    ],
)
def test_six_members_make_a_quorum_by_the_rule_of_the_meeting(
    rule: str, came: int, lawful: int
) -> None:
    tables = database(
        municipality=TWO,
        meeting=[meeting("1", quorum_rule=rule), meeting("2"), meeting("3", quorum_rule=rule)],
        attendance=[
            *(seat("1", f"Ч{n}", "online" if n < came else "absent", None) for n in range(6)),
            seat("2", "А", "present", None),
            seat("3", "А", "present", None, is_member=False),
        ],
    )
    assert cells(ask(tables), "rumo_quorum", "numerator", "denominator")[-1] == (lawful, 1)


def test_a_council_meeting_without_municipality_counts_nowhere() -> None:
    council: dict[str, Any] = {"body": "municipal_council"}
    tables = database(
        municipality=TWO,
        meeting=[
            meeting("1", oktmo=ALIKE, **council),
            meeting("2", oktmo=ALIKE, **{**council, "status": "planned"}),
            meeting("3", **council),
            meeting("4", oktmo="69999999", **council),
        ],
    )
    columns = ("value", "score", "rank")
    assert cells(ask(tables), "method_council_meetings", *columns) == [
        (1, 100.0, 1),
        (0, 0.0, 2),
        (1, None, None),
    ]


def test_with_two_regions_a_meeting_without_region_belongs_to_none() -> None:
    tables = database(
        region=[
            {"code": "70", "name": "Область", "oktmo": "70000000"},
            {"code": "71", "name": "Край", "oktmo": "71000000"},
        ],
        municipality=TWO,
        meeting=[meeting("1"), meeting("2", region_code="70"), meeting("3", region_code="71")],
        attendance=[seat(code, "А", "present", ALIKE) for code in "123"],
    )
    columns = ("oktmo", "numerator", "denominator")
    assert cells(ask(tables), "rumo_representation", *columns) == [
        (ALIKE, 1, 1),
        (BELIEF, 0, 1),
        ("70000000", 1, 2),
    ]
    assert cells(ask(tables, region="71"), "rumo_representation", *columns) == [
        ("71000000", 0, None)
    ]


def assignment(position: int, oktmo: str | None, **days: date) -> dict[str, Any]:
    return {
        "meeting_code": "1",
        "position": position,
        "assignee": f"{oktmo} {days}",
        "oktmo": oktmo,
        **days,
    }


def decided(*assignments: dict[str, Any]) -> dict[str, Rows]:
    """Assignments of decision 1 (due 1 June 2024), 2 (no due date), 3 (a recommendation).

    Meeting 2 is only planned, so what it decides does not count.
    """
    point = {"meeting_code": "1", "kind": "assignment"}
    return database(
        municipality=TWO,
        meeting=[
            meeting("1", date(2023, 3, 1), body="commission"),
            meeting("2", status="planned"),
        ],
        decision=[
            {**point, "position": 1, "due_on": date(2024, 6, 1), "due_kind": "none"},
            {**point, "position": 2, "due_kind": "continuous"},
            {**point, "meeting_code": "2", "position": 1, "due_on": date(2024, 6, 1)},
            {**point, "position": 3, "kind": "recommendation", "due_on": date(2024, 6, 1)},
        ],
        assignment=list(assignments),
    )


def test_overdue_is_what_was_due_before_the_day_and_is_neither_done_nor_withdrawn() -> None:
    day = date(2024, 6, 30)
    tables = decided(
        assignment(1, ALIKE),
        assignment(2, ALIKE, due_on=date(2020, 1, 1)),
        assignment(2, ALIKE, due_on=date(2024, 6, 29), completed_on=date(2024, 7, 1)),
        assignment(2, ALIKE, due_on=day),
        assignment(2, ALIKE),
        assignment(3, ALIKE),
        {**assignment(1, ALIKE), "meeting_code": "2"},
        assignment(1, BELIEF, completed_on=day),
        assignment(1, BELIEF, withdrawn_on=day),
        assignment(1, BELIEF, withdrawn_on=date(2024, 7, 1)),
        assignment(1, None),
    )
    columns = ("value", "denominator", "reason", "score", "rank")
    assert cells(ask(tables, today=day), "decision_overdue", *columns) == [
        (3, None, None, 33.3333, 2),
        (1, None, None, 100.0, 1),
        (5, None, None, None, None),
    ]


def test_of_fewer_overdue_none_is_the_best_and_then_all_others_score_nothing() -> None:
    tables = decided(assignment(1, ALIKE))
    assert cells(ask(tables), "decision_overdue", "value", "score", "rank") == [
        (1, 0.0, 2),
        (0, 100.0, 1),
        (1, None, None),
    ]


def test_done_before_the_due_date_counts_already_and_an_own_due_date_wins() -> None:
    day = date(2024, 4, 30)
    tables = decided(
        assignment(1, ALIKE),
        assignment(1, ALIKE, completed_on=day),
        assignment(1, ALIKE, due_on=date(2024, 4, 1), completed_on=date(2024, 4, 2)),
        assignment(1, ALIKE, due_on=date(2023, 12, 31), completed_on=day),
        assignment(1, BELIEF, due_on=day),
        assignment(1, BELIEF, completed_on=day, withdrawn_on=day),
        assignment(2, BELIEF, completed_on=day),
    )
    rows = ask(tables, today=day)
    assert cells(rows, "decision_completion", *SHARE) == [
        (2, 2, 100.0, None),
        (0, 1, 0.0, None),
        (2, 3, 66.6667, None),
    ]
    assert cells(rows, "decision_on_time", *SHARE) == [
        (1, 2, 50.0, None),
        (0, 1, 0.0, None),
        (1, 3, 33.3333, None),
    ]


@pytest.mark.parametrize(
    ("completed_on", "previous"),
    [
        (date(2023, 1, 31), 0.0),
        (date(2023, 2, 1), 10.0),
        (date(2023, 2, 28), 10.0),
        (date(2023, 3, 1), 0.0),
    ],
)
def test_a_year_before_29_february_is_the_28th(completed_on: date, previous: float) -> None:
    tables = database(
        municipality=TWO,
        staff_count=[teachers(ALIKE, 10)],
        training_program=[PROGRAM],
        training=[training("E", ALIKE, completed_on)],
    )
    leap = date(2024, 2, 29)
    rows = ask(
        tables, period="2024-02..2024-02", start=date(2024, 2, 1), end=leap, today=date(2024, 3, 9)
    )
    columns = ("as_of", "numerator", "value", "previous")
    assert cells(rows, "training_coverage", *columns) == [
        (leap, 0, 0.0, previous),
        (leap, 0, None, None),
        (leap, 0, 0.0, previous),
    ]


@pytest.mark.parametrize(
    ("completed_on", "trained"),
    [(date(2021, 2, 28), 0), (date(2021, 3, 1), 1), (date(2024, 2, 29), 1), (date(2024, 3, 1), 0)],
)
def test_three_years_end_on_the_day_and_begin_after_the_same_day(
    completed_on: date, trained: int
) -> None:
    tables = database(
        municipality=TWO,
        staff_count=[teachers(ALIKE, 10)],
        training_program=[PROGRAM],
        training=[training("E", ALIKE, completed_on)],
    )
    rows = ask(tables, today=date(2024, 2, 29))
    assert cells(rows, "training_coverage_3y", "numerator")[0] == (trained,)


def weight(indicator: str, valid_from: date, value: float) -> dict[str, Any]:
    return {"indicator": indicator, "valid_from": valid_from, "weight": value}


@pytest.mark.parametrize(
    ("weights", "index"),
    [
        ([], 62.5),
        ([weight("decision_overdue", date(2024, 12, 31), 0)], 50.0),
        ([weight("decision_overdue", date(2025, 1, 1), 0)], 62.5),
        (
            [
                weight("decision_overdue", date(2023, 1, 1), 0),
                weight("decision_overdue", date(2024, 1, 1), 2),
            ],
            78.5714,
        ),
        ([weight("rumo_attendance", date(2024, 1, 1), 100)], 62.5),
    ],
)
def test_the_index_is_the_mean_of_the_scores_there_are_by_the_weights_in_force(
    weights: Rows, index: float
) -> None:
    tables = database(
        municipality=[*TWO, municipality(REGIONAL, "Яркий центр", kind="regional")],
        staff_count=[teachers(ALIKE, 10), teachers(BELIEF, 10), teachers(REGIONAL, 10)],
        training_program=[PROGRAM],
        training=[*trainings(2, ALIKE), *trainings(4, BELIEF), *trainings(6, REGIONAL)],
        weight=weights,
    )
    rows = ask(tables)
    assert cells(rows, "index", "value", "reason", "rank", "unit", "numerator", "score") == [
        (index, None, 2, "points", None, None),
        (100.0, None, 1, "points", None, None),
        (None, "no_data", None, "points", None, None),
        (100.0, None, None, "points", None, None),
    ]


def test_the_own_target_wins_and_a_value_equal_but_for_its_last_bits_is_good() -> None:
    def target(indicator: str, oktmo: str | None, value: float, near: float) -> dict[str, Any]:
        where = {"indicator": indicator, "oktmo": oktmo, "period": "2024"}
        return {**where, "value": value, "near": near}

    tables = database(
        municipality=TWO,
        staff_count=[teachers(ALIKE, 50), teachers(BELIEF, 50)],
        training_program=[PROGRAM],
        training=[*trainings(29, ALIKE), *trainings(28, BELIEF)],
        target=[
            target("training_coverage", None, 58, 57),
            target("training_coverage", BELIEF, 60, 56),
            target("training_coverage", "70000000", 90, 80),
            target("decision_overdue", None, 0, 1),
            target("remote_training_share", None, 0, 0),
            target("rumo_quorum", None, 100, 90),
            target("index", None, 1, 1),
        ],
    )
    rows = ask(tables)
    assert cells(rows, "training_coverage", "target", "status") == [
        (58, "good"),
        (60, "watch"),
        (90, "bad"),
    ]
    assert cells(rows, "decision_overdue", "target", "status") == [
        (0, "good"),
        (0, "good"),
        (None, "none"),
    ]
    assert cells(rows, "remote_training_share", "target", "status") == [(0, "none")] * 3
    assert cells(rows, "rumo_quorum", "target", "status") == [
        (None, "none"),
        (None, "none"),
        (100, "none"),
    ]
    assert cells(rows, "index", "target", "status") == [(None, "none")] * 3


def test_the_newest_diagnosis_of_each_school_is_scored_and_the_newest_with_level_is_levelled() -> (
    None
):
    school = {"oktmo": ALIKE, "kind": "general", "is_branch": False}
    early, late = date(2024, 2, 1), date(2024, 10, 1)

    def points(code: str, day: date, direction: str, score: float) -> dict[str, Any]:
        where = {"school_code": code, "completed_on": day, "direction": direction}
        return {**where, "score": score, "max_score": 10}

    tables = database(
        municipality=TWO,
        school=[
            {**school, "code": "S1"},
            {**school, "code": "S2"},
            {**school, "code": "S3", "closed_on": date(2024, 12, 31)},
            {**school, "code": "S4", "is_branch": True},
            {**school, "code": "S5", "opened_on": date(2024, 12, 31)},
        ],
        self_diagnosis=[
            {"school_code": "S1", "completed_on": early, "level": "medium"},
            {"school_code": "S1", "completed_on": late},
            {"school_code": "S2", "completed_on": early, "level": "basic"},
            {"school_code": "S3", "completed_on": early, "level": "high"},
        ],
        self_diagnosis_score=[
            points("S1", early, "knowledge", 10),
            points("S1", early, "health", 10),
            points("S1", late, "knowledge", 4),
            points("S2", early, "knowledge", 5),
            points("S3", early, "knowledge", 10),
        ],
    )
    rows = ask(tables)
    assert cells(rows, "school_project_participation", *SHARE)[0] == (2, 3, 66.6667, None)
    assert cells(rows, "school_project_level", *SHARE)[0] == (1, 2, 50.0, None)
    assert cells(rows, "school_project_score", *SHARE)[0] == (9, 20, 45.0, None)
    assert cells(rows, "school_project_knowledge", *SHARE)[0] == (9, 20, 45.0, None)
    assert cells(rows, "school_project_health", *SHARE)[0] == (0, None, None, "no_data")


def test_a_correction_is_seen_from_its_very_moment_and_the_day_of_k_ends_the_facts() -> None:
    corrected = datetime.combine(date(2024, 6, 1), time(10))
    count = teachers(ALIKE, 10)
    tables = database(
        municipality=TWO,
        staff_count=[
            {**count, "superseded_at": corrected},
            {**count, "headcount": 20, "recorded_at": corrected},
        ],
        training_program=[PROGRAM],
        training=[training("E1", ALIKE, date(2024, 6, 1)), training("E2", ALIKE, date(2024, 6, 2))],
    )
    before = corrected - timedelta(microseconds=1)
    day = date(2024, 6, 1)
    for known, denominator in ((before, 10), (corrected, 20)):
        rows = ask(tables, known=known, known_day=day)
        columns = ("as_of", "numerator", "denominator")
        assert cells(rows, "training_coverage", *columns)[0] == (day, 1, denominator)
    assert cells(ask(tables), "training_coverage", "numerator", "denominator")[0] == (2, 20)


def test_names_stand_in_russian_order() -> None:
    names = ["ЗАТО Северск", "г. Яшкин", "Ёлкинский район", "Ельский район", "Затонский район"]
    assert sorted(names, key=russian_order) == [
        "Ёлкинский район",
        "Ельский район",
        "Затонский район",
        "ЗАТО Северск",
        "г. Яшкин",
    ]


def test_every_indicator_has_its_rows_in_the_order_of_the_contract() -> None:
    rows = ask(database(municipality=TWO))
    keys = list(dict.fromkeys(row["indicator"] for row in rows))
    assert len(rows) == 33 * 3
    assert (keys[0], keys[12], keys[15], keys[-1]) == (
        "training_coverage",
        "school_project_participation",
        "school_project_knowledge",
        "index",
    )
    assert [row["municipality"] for row in rows[:3]] == [
        "Аремзянский район",
        "Белский район",
        "Область",
    ]
