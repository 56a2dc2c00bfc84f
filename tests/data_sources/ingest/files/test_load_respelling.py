"""A row that only respells a person or an organisation corrects that row, on both databases."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa

from data_sources.database.schema import assignment, attendance, roster_member
from data_sources.ingest.files import (
    Agreement,
    ErrorCode,
    LoadQuestion,
    Policy,
    Replies,
    sure,
    undo_load,
)
from tests.loading import Desk

ASSIGNMENT = "meeting_code,position,assignee,completed_on"
ATTENDANCE = "meeting_code,person,status,is_member"
ROSTER = "body,person,role,valid_from,valid_to"


@pytest.fixture
def desk(engine: sa.Engine, tmp_path: Path) -> Desk:
    made = Desk(engine, tmp_path)
    made.accepts("organization_alias", "alias,organization_code\nЦентр педагогов,inst\n")
    made.accepts("meeting", "code,body,status,held_on\nm1,rumo,held,2025-10-01\n")
    made.accepts(
        "decision",
        "meeting_code,position,kind,text,due_kind\n"
        "m1,1,assignment,Провести семинар,none\nm1,2,assignment,Собрать отчёты,none\n",
    )
    return made


def owners(desk: Desk) -> list[tuple[Any, ...]]:
    return desk.current(assignment, "assignee", "completed_on")


@pytest.mark.parametrize(
    ("written", "again"),
    [
        ("Сосновская А. П.", "Сосновская А.П."),
        ("Сосновская А. П.", "Сосновская"),
        ("Сосновская", "Сосновская А. П."),
        ("Сосновская А. П.", "А. П. Сосновская"),
        ("Сосновская А. П.", "сосновская  а. п."),
        ("Берёзкин А. П.", "Березкин А.П."),
        ("Сосновская А. П.", "Cоснoвcкaя A. П."),
        ("Сосновская Алла Петровна", "Сосновская А.П."),
        ("Сосновская А. П.", "Сосновская А.П., методист"),
        ("Институт развития", "ИРО"),
        ("Институт развития", "inst"),
        ("ИРО", "Центра педагогов"),
        ("Северный район", "Северного района"),
        ("Администрация Северного района", "Северный район"),
        ("Руководители школ", "руководители  школ"),
    ],
)
@pytest.mark.parametrize("policy", [Policy.ALL_OR_NOTHING, Policy.FULL, Policy.ACCEPT_VALID])
def test_a_respelled_owner_is_the_same_assignment(
    desk: Desk, written: str, again: str, policy: Policy
) -> None:
    desk.accepts("assignment", f'{ASSIGNMENT}\nm1,1,"{written}",\n')
    report = desk.accepts("assignment", f'{ASSIGNMENT}\nm1,1,"{again}",2025-10-20\n', policy=policy)
    assert (report.added, report.changed, report.withdrawn) == (0, 1, ())
    assert owners(desk) == [(written, date(2025, 10, 20))]
    assert any(written in warning.message for warning in report.warnings)
    again_loaded = desk.accepts("assignment", f'{ASSIGNMENT}\nm1,1,"{again}",2025-10-20\n')
    assert (again_loaded.added, again_loaded.changed, again_loaded.load_id) == (0, 0, None)


@pytest.mark.parametrize("other", ["Сосновская Б. П.", "Сосновский А. П.", "Берёзкина А. П."])
def test_another_owner_is_a_question_with_candidates_and_not_a_row(desk: Desk, other: str) -> None:
    desk.accepts("assignment", f"{ASSIGNMENT}\nm1,1,Сосновская А. П.,\n")
    content = f"{ASSIGNMENT}\nm1,1,{other},2025-10-20\n"
    report = desk.load("assignment", content)
    assert [(error.row, error.column, error.code) for error in report.errors] == [
        (2, "assignee", ErrorCode.AMBIGUOUS)
    ]
    assert "Сосновская А. П." in report.errors[0].message
    assert report.refused
    assert len(owners(desk)) == 1
    agreed = desk.accepts("assignment", content, ask=sure)
    assert (agreed.added, agreed.changed) == (1, 0)
    assert len(agreed.agreed) == 1
    assert len(owners(desk)) == 2


def test_owners_of_a_decision_that_has_none_are_asked_about_by_nobody(desk: Desk) -> None:
    desk.accepts("assignment", f"{ASSIGNMENT}\nm1,1,Сосновская А. П.,\nm1,1,Берёзкина О. И.,\n")
    desk.accepts("assignment", f"{ASSIGNMENT}\nm1,2,Сосновская А.П.,\n")
    assert len(owners(desk)) == 3


def test_several_that_fit_are_told_apart_by_the_file_alone(desk: Desk) -> None:
    desk.accepts("assignment", f"{ASSIGNMENT}\nm1,1,Берёзкина А. П.,\nm1,1,Берёзкина О. И.,\n")
    content = f"{ASSIGNMENT}\nm1,1,Березкина,2025-10-20\n"
    for ask in (None, sure):
        report = desk.load("assignment", content, **({"ask": ask} if ask else {}))
        assert [error.code for error in report.errors] == [ErrorCode.AMBIGUOUS]
        assert all(name in report.errors[0].message for name in ("А. П.", "О. И."))

    def second(questions: tuple[LoadQuestion, ...]) -> Replies:
        return {question: question.candidates[1] for question in questions}

    report = desk.accepts("assignment", content, ask=second)
    assert (report.added, report.changed) == (0, 1)
    assert owners(desk) == [("Берёзкина А. П.", None), ("Берёзкина О. И.", date(2025, 10, 20))]


def test_a_no_leaves_the_row_out(desk: Desk) -> None:
    desk.accepts("assignment", f"{ASSIGNMENT}\nm1,1,Сосновская А. П.,\n")

    def no(questions: tuple[LoadQuestion, ...]) -> Replies:
        return dict.fromkeys(questions, Agreement.NO)

    content = f"{ASSIGNMENT}\nm1,1,Берёзкина О. И.,\nm1,2,Берёзкина О. И.,\n"
    assert desk.load("assignment", content, ask=no).refused
    report = desk.load("assignment", content, ask=no, policy=Policy.ACCEPT_VALID)
    assert (report.added, report.rejected) == (1, 1)
    assert report.rejects_file is not None
    assert "новый исполнитель" in report.rejects_file.read_text("utf-8-sig")


@pytest.mark.parametrize(
    ("table", "header", "one", "two"),
    [
        ("assignment", ASSIGNMENT, "m1,1,Сосновская А. П.,", "m1,1,Сосновская А.П.,2025-10-20"),
        ("attendance", ATTENDANCE, "m1,Сосновская А. П.,present,1", "m1,А.П. Сосновская,absent,1"),
        ("roster_member", ROSTER, "rumo,Сосновская А. П.,member,2024-09-01,",
         "rumo,СОСНОВСКАЯ А.П.,chair,2024-09-01,"),
    ],
)  # fmt: skip
def test_two_spellings_of_one_person_in_one_file_are_one_row_too_many(
    desk: Desk, table: str, header: str, one: str, two: str
) -> None:
    report = desk.load(table, f"{header}\n{one}\n{two}\n")
    assert [(error.row, error.code) for error in report.errors] == [
        (3, ErrorCode.DUPLICATE_IN_FILE)
    ]
    assert "строке 2" in report.errors[0].message


def test_a_person_of_a_meeting_and_of_a_body_keeps_the_first_spelling(desk: Desk) -> None:
    desk.accepts("attendance", f"{ATTENDANCE}\nm1,Сосновская А. П.,present,1\n")
    report = desk.accepts("attendance", f"{ATTENDANCE}\nm1,Сосновская А.П.,absent,1\n")
    assert (report.added, report.changed) == (0, 1)
    assert desk.current(attendance, "person", "status") == [("Сосновская А. П.", "absent")]
    desk.accepts("roster_member", f"{ROSTER}\nrumo,Сосновская А. П.,member,2024-09-01,\n")
    report = desk.accepts(
        "roster_member",
        f"{ROSTER}\nrumo,Сосновская А.П.,member,2024-09-01,2025-08-31\n"
        "rumo,Сосновская А.П.,chair,2025-09-01,\n",
    )
    assert (report.added, report.changed) == (1, 1)
    assert desk.current(roster_member, "person", "role") == [
        ("Сосновская А. П.", "chair"),
        ("Сосновская А. П.", "member"),
    ]


def test_a_slip_in_a_surname_is_asked_and_a_new_person_is_not(desk: Desk) -> None:
    desk.accepts("attendance", f"{ATTENDANCE}\nm1,Сосновская А. П.,present,1\n")
    desk.accepts("attendance", f"{ATTENDANCE}\nm1,Берёзкина О. И.,present,1\n")
    report = desk.load("attendance", f"{ATTENDANCE}\nm1,Соснавская А. П.,present,1\n")
    assert [error.code for error in report.errors] == [ErrorCode.AMBIGUOUS]


def test_what_a_respelled_row_changed_can_be_undone(desk: Desk) -> None:
    desk.accepts("assignment", f"{ASSIGNMENT}\nm1,1,Сосновская А. П.,\n")
    report = desk.accepts("assignment", f"{ASSIGNMENT}\nm1,1,Сосновская,2025-10-20\n")
    assert report.load_id is not None
    undo_load(desk.engine, report.load_id)
    assert owners(desk) == [("Сосновская А. П.", None)]
