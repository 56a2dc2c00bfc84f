"""Bodies and plans by the words that people use, in files and in addresses."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
import sqlalchemy as sa

from data_sources.ingest.files import LoadReport, load_file
from data_sources.names import Named, Unnamed
from data_sources.names.worded_codes import bodies_among, plans_among
from data_sources.question.request import Request
from tests.data_sources.ingest.minutes.minutes_by_hand import put, registers, rows


@pytest.mark.parametrize(
    "words",
    [
        "rumo",
        "RUMO",
        "РУМО",
        "румо",
        "РУМО Томской области",
        "Pумо",
        "Региональное УМО",
        "региональное учебно-методическое объединение",
        "Регионального учебно – методического объединения",
        "региональное учебно-методическое объединение (РУМО)",
        "Региональное учебно-методическое объединение в системе общего образования Томской области",
        "заседание РУМО",
    ],
)
def test_the_regional_body_by_its_names(words: str) -> None:
    assert bodies_among(()).match(words) == Named("rumo", "РУМО")


@pytest.mark.parametrize(
    "words",
    [
        "municipal_council",
        "Municipal council",
        "муниципальный методсовет",
        "методсовет",
        "Методический совет",
        "Муниципальный методический совет",
        "муниципального методического совета",
        "Муниципальный методический совет (ММС)",
        "ММС",
        "районный методический совет",
        "Городской научно-методический совет",
        "методический совет района",
    ],
)
def test_a_municipal_council_by_its_names(words: str) -> None:
    assert bodies_among(()).match(words) == Named("municipal_council", "муниципальный методсовет")


@pytest.mark.parametrize(
    "words",
    [
        "МО классных руководителей",
        "РУМО учителей химии",
        "рабочая группа РУМО",
        "школьный методсовет",
        "областной методический совет",
        "методический совет лицея",
        "педагогический совет",
        "руммо",
        "rumoo",
        "municipal_counsil",
        "совет",
        "",
        "🙂",
        "12",
    ],
)
def test_words_of_nobody_are_no_body_and_bring_candidates(words: str) -> None:
    found = bodies_among(()).match(words)
    assert isinstance(found, Unnamed)
    assert {"rumo", "municipal_council"} <= set(found.candidates)


def test_another_body_is_named_as_the_database_has_it_or_by_a_new_latin_code() -> None:
    bodies = bodies_among(("Совет наставников", "rumo", "board"))
    assert bodies.match("совет  наставников") == Named("Совет наставников", "Совет наставников")
    assert bodies.match("board") == Named("board", "board")
    assert bodies.match("club_of_mentors") == Named("club_of_mentors", "club_of_mentors")
    assert bodies.match("совет наставников района") == Unnamed(
        ("Совет наставников", "rumo", "municipal_council")
    )


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("План РУМО", "rumo"),
        ("план работы РУМО", "rumo"),
        ("План работы регионального учебно-методического объединения", "rumo"),
        ("РУМО", "rumo"),
        ("ШМП", "school_project"),
        ("Школа Минпросвещения", "school_project"),
        ("План «Школа Минпросвещения»", "school_project"),
        ("Школы Минпросвещения России", "school_project"),
        ("Проект «Школа Минпросвещения России»", "school_project"),
        ("school_project", "school_project"),
    ],
)
def test_plans_by_their_names(words: str, code: str) -> None:
    found = plans_among(()).match(words)
    assert isinstance(found, Named)
    assert found.code == code


@pytest.mark.parametrize("words", ["План школы № 5", "план", "школьный план"])
def test_a_plan_of_nobody_brings_candidates(words: str) -> None:
    assert plans_among(()).match(words) == Unnamed(("rumo", "school_project"))


class Desk:
    """Somebody who loads files into a database with registers."""

    def __init__(self, engine: sa.Engine, folder: Path) -> None:
        registers(engine)
        self.engine = engine
        self._path = folder / "table.csv"

    def load(self, table: str, content: str) -> LoadReport:
        self._path.write_text(content, encoding="utf-8")
        return load_file(self.engine, table, self._path, indicators={})


@pytest.fixture
def desk(engine: sa.Engine, tmp_path: Path) -> Desk:
    return Desk(engine, tmp_path)


MEETINGS = "code;body;status;held_on;oktmo\n"


def test_a_file_names_bodies_in_russian(desk: Desk) -> None:
    report = desk.load(
        "meeting",
        f"{MEETINGS}r-1;РУМО;held;12.03.2024;\n"
        "c-1;Муниципальный методический совет;held;13.03.2024;Северный район\n"
        "b-1;board;held;14.03.2024;\n",
    )
    assert report.errors == ()
    assert rows(desk.engine, "meeting", "code", "body") == [
        ("b-1", "board"),
        ("c-1", "municipal_council"),
        ("r-1", "rumo"),
    ]
    members = "body;person;role;valid_from;oktmo\nММС;Липова В.В.;член;01.09.2023;70101000\n"
    assert desk.load("roster_member", members).errors == ()
    assert rows(desk.engine, "roster_member", "body") == [("municipal_council",)]


def test_a_file_names_plans_in_russian(desk: Desk) -> None:
    report = desk.load("plan_item", "plan;code;title;due_on\nШМП;1;Семинар;30.04.2024\n")
    assert report.errors == ()
    assert rows(desk.engine, "plan_item", "plan") == [("school_project",)]


def test_words_of_nobody_in_a_file_are_refused_with_candidates(desk: Desk) -> None:
    (error,) = desk.load("meeting", f"{MEETINGS}m-1;МО физиков;held;12.03.2024;\n").errors
    assert (error.row, error.column, error.code) == (2, "body", "ambiguous")
    assert "«РУМО»" in error.message
    assert "«муниципальный методсовет»" in error.message
    put(
        desk.engine,
        "meeting",
        {"code": "old", "body": "МО физиков", "status": "held", "held_on": date(2024, 1, 1)},
    )
    assert desk.load("meeting", f"{MEETINGS}m-1;мо физиков;held;12.03.2024;\n").errors == ()
    assert set(rows(desk.engine, "meeting", "body")) == {("МО физиков",)}


@pytest.mark.parametrize(
    ("table", "content"),
    [
        ("meeting", f"{MEETINGS}c-1;методсовет;held;12.03.2024;\n"),
        ("meeting", "code;body;status;held_on\nc-1;методсовет;held;12.03.2024\n"),
        ("roster_member", "body;person;role;valid_from;oktmo\nММС;Липова В.В.;член;01.09.2023;\n"),
    ],
)
def test_a_council_of_no_municipality_is_refused(table: str, content: str, desk: Desk) -> None:
    (error,) = desk.load(table, content).errors
    assert (error.row, error.column, error.code) == (2, "oktmo", "required")
    assert rows(desk.engine, table, "body") == []


def test_a_file_without_the_column_keeps_the_municipality_of_a_council(desk: Desk) -> None:
    desk.load("meeting", f"{MEETINGS}c-1;методсовет;held;12.03.2024;70101000\n")
    report = desk.load("meeting", "code;body;status;held_on\nc-1;ММС;held;13.03.2024\n")
    assert report.errors == ()
    assert rows(desk.engine, "meeting", "oktmo", "held_on") == [("70101000", date(2024, 3, 13))]


@pytest.mark.parametrize(
    ("words", "body"),
    [("РУМО", "rumo"), ("методсовет", "municipal_council"), ("board", "board"), ("all", "all")],
)
def test_an_address_names_a_body_in_russian(words: str, body: str) -> None:
    asked: Mapping[str, Any] = {"today": date(2024, 3, 12), "zone": ZoneInfo("UTC")}
    parsed = Request.from_query(f"body={words}", indicators=(), **asked)
    assert (parsed.request.filters.body, parsed.notices) == (body, ())
