"""What `rumo load` asks at a terminal, and what it says where nobody can answer."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.dashboard.commands.test_load_commands import Office, prepared

STAFF = "oktmo,category,counted_on,headcount"
LESS = f"{STAFF}\n69701000,teacher,2025-09-01,12\n"


@pytest.fixture
def office(tmp_path: Path, sqlite_url: str) -> Office:
    made = prepared(tmp_path, sqlite_url)
    first = made.file(f"{STAFF}\n69701000,teacher,2024-09-01,201\n", "first.csv")
    assert made.rumo("load", "staff_count", first).returncode == 0
    return made


def test_without_a_terminal_a_question_refuses_and_sure_answers_it(office: Office) -> None:
    load = ("load", "staff_count", office.file(LESS))
    told = office.rumo(*load)
    assert told.returncode == 1
    assert "было 201" in told.stderr
    assert "--sure" in told.stderr
    report = json.loads(office.rumo(*load, "--json").stdout)
    assert [(error["row"], error["code"]) for error in report["errors"]] == [(2, "implausible")]
    dry = office.rumo(*load, "--dry-run")
    assert (dry.returncode, office.count("staff_count")) == (1, 1)
    assert "было 201" in dry.stderr
    sure = office.rumo(*load, "--sure")
    assert sure.returncode == 0
    assert "Подтверждено: " in sure.stdout
    assert office.count("staff_count") == 2


def test_at_a_terminal_a_yes_writes_and_a_no_does_not(office: Office) -> None:
    load = ("load", "staff_count", office.file(LESS))
    status, screen = office.typed("что\nн\n", *load)
    assert status == 1
    assert "было 201" in screen
    assert office.count("staff_count") == 1
    status, screen = office.typed("д\n", *load)
    assert status == 0
    assert "Подтверждено" in screen
    assert office.count("staff_count") == 2


def test_an_owner_is_chosen_by_its_number(office: Office) -> None:
    for table, content in (
        ("meeting", "code,body,status,held_on\nm1,rumo,held,2025-10-01\n"),
        ("decision", "meeting_code,position,kind,text,due_kind\nm1,1,assignment,Сделать,none\n"),
        ("assignment", "meeting_code,position,assignee\nm1,1,Сосновская А. П.\n"),
    ):
        assert office.rumo("load", table, office.file(content)).returncode == 0
    content = "meeting_code,position,assignee,completed_on\nm1,1,Сосна,2025-10-20\n"
    status, screen = office.typed("1\n", "load", "assignment", office.file(content))
    assert status == 0
    assert "1 — Сосновская А. П." in screen
    assert "изменено: 1" in screen
    assert office.count("assignment") == 1


def test_the_report_says_what_becomes_of_the_indicators(office: Office) -> None:
    school = office.file("code,oktmo,name,kind\ns1,69701000,Школа,general\n")
    assert office.rumo("load", "school", school).returncode == 0
    done = office.file("school_code,completed_on,edition\ns1,2025-10-01,2025\n")
    told = office.rumo("load", "self_diagnosis", done, "--dry-run")
    assert told.returncode == 0
    assert "Город, Участие в самодиагностике: 0,0 → 100,0\u00a0%" in told.stdout
