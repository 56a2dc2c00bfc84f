"""What is not plausible is asked about and never written in silence, on both databases."""

from __future__ import annotations

from pathlib import Path

import pytest
import sqlalchemy as sa

from data_sources.database.schema import event_participation, school, staff_count
from data_sources.ingest.files import (
    Agreement,
    ErrorCode,
    LoadMode,
    LoadReport,
    Policy,
    sure,
    undo_load,
)
from tests.loading import Desk

STAFF = "oktmo,category,counted_on,headcount"
CITY = "69701000"
NORTH = "69624000"


@pytest.fixture
def desk(engine: sa.Engine, tmp_path: Path) -> Desk:
    return Desk(engine, tmp_path)


def codes(report: LoadReport) -> list[tuple[int | None, str | None, ErrorCode]]:
    return [(error.row, error.column, error.code) for error in report.errors]


def headcounts(desk: Desk) -> list[int]:
    return [count for (count,) in desk.current(staff_count, "headcount")]


# --- headcounts -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("day", "headcount", "asked"),
    [
        ("2025-09-01", 12, "yes"),
        ("2024-09-01", 12, "yes"),
        ("2025-09-01", 100, "yes"),
        ("2025-09-01", 101, ""),
        ("2025-09-01", 299, ""),
        ("2025-09-01", 300, "yes"),
        ("2025-09-01", 0, "yes"),
        ("2025-09-01", 200, ""),
        ("2023-09-01", 12, ""),
    ],
)
def test_a_headcount_that_leaps_is_asked_about(
    desk: Desk, day: str, headcount: int, asked: str
) -> None:
    desk.accepts("staff_count", f"{STAFF}\n{CITY},teacher,2024-09-01,200\n")
    content = f"{STAFF}\n{CITY},teacher,{day},{headcount}\n"
    report = desk.load("staff_count", content)
    assert codes(report) == ([(2, "headcount", ErrorCode.IMPLAUSIBLE)] if asked else [])
    if asked:
        assert "200" in report.errors[0].message
        assert str(headcount) in report.errors[0].message
        assert headcounts(desk) == [200]
        assert desk.load("staff_count", content, mode=LoadMode.DRY_RUN).errors == report.errors
        agreed = desk.accepts("staff_count", content, ask=sure)
        assert agreed.agreed == (report.errors[0].message,)
        assert agreed.load_id is not None
    assert headcount in headcounts(desk)
    assert desk.accepts("staff_count", content).load_id is None


def test_other_municipalities_and_categories_are_none_of_its_business(desk: Desk) -> None:
    desk.accepts("staff_count", f"{STAFF}\n{CITY},teacher,2024-09-01,200\n")
    desk.accepts("staff_count", f"{STAFF}\n{NORTH},teacher,2025-09-01,12\n")
    desk.accepts("staff_count", f"{STAFF}\n{CITY},manager,2025-09-01,12\n")


def test_a_correction_that_makes_the_row_of_years_smooth_is_not_asked_about(desk: Desk) -> None:
    desk.accepts("staff_count", f"{STAFF}\n{CITY},teacher,2024-09-01,200\n")
    desk.accepts("staff_count", f"{STAFF}\n{CITY},teacher,2025-09-01,20\n", ask=sure)
    desk.accepts("staff_count", f"{STAFF}\n{CITY},teacher,2025-09-01,204\n")


def test_years_of_one_file_are_compared_as_well(desk: Desk) -> None:
    rows = f"{CITY},teacher,2025-09-01,20\n{CITY},teacher,2024-09-01,200\n"
    assert codes(desk.load("staff_count", f"{STAFF}\n{rows}")) == [
        (2, "headcount", ErrorCode.IMPLAUSIBLE)
    ]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("", f"{CITY},teacher,2025-09-01,15\n{CITY},young_teacher,2025-09-01,300\n"),
        (f"{CITY},teacher,2025-09-01,15\n", f"{CITY},young_teacher,2025-09-01,16\n"),
        (f"{CITY},teacher,2025-09-01,15\n", f"{CITY},young_teacher,2025-12-01,16\n"),
        (
            f"{CITY},teacher,2024-09-01,20\n{CITY},young_teacher,2024-09-01,18\n",
            f"{CITY},teacher,2025-09-01,17\n",
        ),
    ],
)
def test_more_young_teachers_than_teachers_are_asked_about(
    desk: Desk, first: str, second: str
) -> None:
    if first:
        desk.accepts("staff_count", f"{STAFF}\n{first}")
    report = desk.load("staff_count", f"{STAFF}\n{second}")
    assert {code for _, _, code in codes(report)} == {ErrorCode.IMPLAUSIBLE}
    assert "молодых" in report.errors[0].message
    desk.accepts("staff_count", f"{STAFF}\n{second}", ask=sure)


def test_the_other_rows_are_written_where_only_valid_ones_are_wanted(desk: Desk) -> None:
    desk.accepts("staff_count", f"{STAFF}\n{CITY},teacher,2024-09-01,200\n")
    report = desk.load(
        "staff_count",
        f"{STAFF}\n{CITY},teacher,2025-09-01,12\n{NORTH},teacher,2025-09-01,30\n",
        policy=Policy.ACCEPT_VALID,
    )
    assert (report.added, report.rejected) == (1, 1)


# --- municipalities -------------------------------------------------------------------------


def test_rows_that_go_to_another_municipality_are_asked_about_once(desk: Desk) -> None:
    header = "code,oktmo,name,kind"
    schools = "".join(f"s{n},{CITY},Школа {n},general\n" for n in range(5))
    desk.accepts("school", f"{header}\n{schools}")
    moved = schools.replace(CITY, NORTH)
    report = desk.load("school", f"{header}\n{moved}")
    assert codes(report) == [(2, "oktmo", ErrorCode.IMPLAUSIBLE)]
    assert "«Город»" in report.errors[0].message
    assert "«Северный район»" in report.errors[0].message
    assert {oktmo for (oktmo,) in desk.current(school, "oktmo")} == {CITY}
    desk.accepts("school", f"{header}\n{moved}", ask=sure)
    assert {oktmo for (oktmo,) in desk.current(school, "oktmo")} == {NORTH}


# --- keys -----------------------------------------------------------------------------------

EVENT = "code,title,kind,starts_on,format\ne1,Семинар,seminar,2025-10-01,in_person\n"
TAKING = "event_code,oktmo,participants"


def test_the_same_values_under_another_key_are_asked_about(desk: Desk) -> None:
    desk.accepts("event", EVENT)
    desk.accepts("event_participation", f"{TAKING}\ne1,{CITY},57\n")
    content = f"{TAKING}\ne1,{NORTH},57\n"
    report = desk.load("event_participation", content)
    assert codes(report) == [(2, "oktmo", ErrorCode.MOVED_KEY)]
    assert desk.current(event_participation, "oktmo", "participants") == [(CITY, 57)]
    agreed = desk.accepts("event_participation", content, ask=sure)
    assert len(agreed.withdrawn) == 1
    assert (agreed.added, agreed.changed) == (1, 1)
    assert desk.current(event_participation, "oktmo", "participants") == [(NORTH, 57)]
    assert agreed.load_id is not None
    undo_load(desk.engine, agreed.load_id)
    assert desk.current(event_participation, "oktmo", "participants") == [(CITY, 57)]


def test_a_no_keeps_both(desk: Desk) -> None:
    desk.accepts("event", EVENT)
    desk.accepts("event_participation", f"{TAKING}\ne1,{CITY},57\n")
    report = desk.accepts(
        "event_participation",
        f"{TAKING}\ne1,{NORTH},57\n",
        ask=lambda questions: dict.fromkeys(questions, Agreement.NO),
    )
    assert (report.added, report.withdrawn) == (1, ())
    assert len(desk.current(event_participation, "oktmo")) == 2


def test_a_file_of_another_name_is_recognised_by_the_rows_that_it_repeats(desk: Desk) -> None:
    desk.accepts("staff_count", f"{STAFF}\n{CITY},teacher,2024-09-01,200\n"
                                f"{NORTH},teacher,2024-09-01,77\n")  # fmt: skip
    fixed = desk.file(
        f"{STAFF}\n{CITY},teacher,2024-09-01,200\n{NORTH},teacher,2025-09-01,77\n", "иначе.csv"
    )
    assert codes(desk.load("staff_count", fixed)) == [(3, "counted_on", ErrorCode.MOVED_KEY)]


def test_a_file_of_another_year_is_nobodys_correction(desk: Desk) -> None:
    for year, north in ((2024, 77), (2025, 80)):
        rows = (
            f"{CITY},teacher,{year}-09-01,200\n{CITY},manager,{year}-09-01,{year}\n"
            f"{NORTH},teacher,{year}-09-01,{north}\n{NORTH},manager,{year}-09-01,{year + 1}\n"
        )
        desk.accepts("staff_count", f"{STAFF}\n{rows}")
    assert len(headcounts(desk)) == 8


def test_rows_of_another_file_and_of_other_values_are_new(desk: Desk) -> None:
    desk.accepts("event", EVENT)
    desk.accepts("event_participation", f"{TAKING}\ne1,{CITY},57\n")
    other = desk.file(f"{TAKING}\ne1,{NORTH},57\n", "другой.csv")
    desk.accepts("event_participation", other)


def test_a_row_that_others_refer_to_stays_and_that_is_said(desk: Desk) -> None:
    other = "e3,Вебинар,webinar,2025-11-01,remote\n"
    desk.accepts("event", EVENT + other)
    desk.accepts("event_participation", f"{TAKING}\ne1,{CITY},57\n")
    report = desk.accepts("event", EVENT.replace("e1,", "e2,") + other)
    assert report.withdrawn == ()
    assert any("ссылаются" in warning.message for warning in report.warnings)
