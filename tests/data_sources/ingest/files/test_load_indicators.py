"""A load says what it does to the indicators, and asks where a coverage exceeds all teachers."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
import sqlalchemy as sa

from data_sources.database.schema import staff_count
from data_sources.ingest.files import ErrorCode, LoadEffect, LoadMode, sure
from tests.loading import Desk

CITY = "69701000"
NORTH = "69624000"
STAFF = "oktmo,category,counted_on,headcount"
TRAINING = "educator_key,category,oktmo,program_code,completed_on"
TODAY = date(2026, 3, 1)


@pytest.fixture
def desk(engine: sa.Engine, tmp_path: Path) -> Desk:
    made = Desk(engine, tmp_path)
    made.accepts(
        "staff_count",
        f"{STAFF}\n{CITY},teacher,2025-09-01,40\n{NORTH},teacher,2025-09-01,10\n",
        today=TODAY,
    )
    return made


def trained(first: int, last: int, place: str, day: str = "2025-10-10") -> str:
    return "".join(f"T-{n},teacher,{place},p1,{day}\n" for n in range(first, last))


@pytest.mark.parametrize("mode", [LoadMode.DRY_RUN, LoadMode.WRITE])
def test_the_report_says_which_values_move_and_from_what(desk: Desk, mode: LoadMode) -> None:
    desk.accepts("training", f"{TRAINING}\n{trained(0, 10, CITY)}", today=TODAY)
    report = desk.accepts(
        "training",
        f"{TRAINING}\n{trained(0, 11, CITY)}{trained(20, 24, NORTH)}",
        today=TODAY,
        mode=mode,
    )
    covered = [each for each in report.effects if each.indicator == "training_coverage"]
    assert covered == [
        LoadEffect("Северный район", "training_coverage", 0.0, 40.0),
        LoadEffect("Город", "training_coverage", 25.0, 27.5),
    ]
    assert {each.indicator for each in report.effects} >= {"training_coverage_3y"}


def test_rows_of_an_earlier_year_are_counted_in_their_year(desk: Desk) -> None:
    desk.accepts("staff_count", f"{STAFF}\n{CITY},teacher,2023-09-01,40\n", today=TODAY)
    report = desk.accepts(
        "training", f"{TRAINING}\n{trained(0, 10, CITY, '2024-02-01')}", today=TODAY
    )
    assert LoadEffect("Город", "training_coverage", 0.0, 25.0) in report.effects


def test_a_first_headcount_does_not_make_zeros_of_what_nobody_reported(desk: Desk) -> None:
    content = f"{STAFF}\n{CITY},manager,2025-09-01,4\n"
    assert desk.accepts("staff_count", content, today=TODAY).effects == ()


def test_what_changes_nothing_says_nothing(desk: Desk) -> None:
    content = f"{TRAINING}\n{trained(0, 10, CITY)}"
    desk.accepts("training", content, today=TODAY)
    assert desk.accepts("training", content, today=TODAY).effects == ()
    assert desk.accepts("organization_alias", "alias,organization_code\nДом,inst\n").effects == ()


def test_a_region_has_its_own_line_where_only_it_has_a_value(desk: Desk) -> None:
    report = desk.accepts(
        "diagnostic",
        "code,title,owner_code,audience,published_on,expertise_status,region_code\n"
        "d1,Диагностика,inst,teacher,2025-10-01,recommended,70\n",
        today=TODAY,
    )
    assert LoadEffect("Область", "diagnostics_expertise", None, 100.0) in report.effects


def test_a_coverage_above_all_teachers_is_asked_about_before_it_is_written(desk: Desk) -> None:
    content = f"{TRAINING}\n{trained(0, 11, NORTH)}"
    report = desk.load("training", content, today=TODAY)
    assert {error.code for error in report.errors} == {ErrorCode.IMPLAUSIBLE}
    assert "Северный район" in report.errors[0].message
    assert "110,0 %" in report.errors[0].message
    assert (
        desk.load("training", content, today=TODAY, mode=LoadMode.DRY_RUN).errors == report.errors
    )
    agreed = desk.accepts("training", content, today=TODAY, ask=sure)
    assert agreed.load_id is not None
    assert agreed.agreed
    desk.accepts("training", f"{TRAINING}\n{trained(11, 12, NORTH)}", today=TODAY)


def test_a_headcount_that_takes_a_coverage_above_all_teachers_is_asked_about(desk: Desk) -> None:
    desk.accepts("training", f"{TRAINING}\n{trained(0, 9, NORTH)}", today=TODAY)
    report = desk.load("staff_count", f"{STAFF}\n{NORTH},teacher,2025-09-02,6\n", today=TODAY)
    assert {error.code for error in report.errors} == {ErrorCode.IMPLAUSIBLE}
    assert "150,0 %" in report.errors[0].message
    assert len(desk.current(staff_count, "headcount")) == 2
