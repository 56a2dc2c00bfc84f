"""Which doubts a draft raises, where, and that sound minutes raise none."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.data_sources.ingest.minutes.minutes_text import HEAD, codes, decided, draft_of

MARKS = "Отв.: Кленов С.С. Срок: 30.05.2024."


def test_sound_minutes_raise_no_doubt(tmp_path: Path) -> None:
    draft = decided(tmp_path, f"1. Принять план к сведению.\n2. Провести семинар. {MARKS}")

    assert codes(draft) == []


@pytest.mark.parametrize(
    ("points", "code", "line"),
    [
        (f"1.1. Собрать данные. {MARKS}\n1.1. Свести данные. {MARKS}", "duplicate_number", 8),
        (f"1. Собрать данные. {MARKS}\n3. Свести данные. {MARKS}", "numbering_gap", 8),
        (f"1.2. Собрать данные. {MARKS}", "numbering_gap", 7),
        ("1. Собрать данные. Срок: 30.05.2024.", "missing_assignee", 7),
        ("1. Собрать данные. Отв.: Кленов С.С.", "missing_due", 7),
        ("1. Собрать данные. Отв.: Кленов С.С. Срок: 01.02.2024.", "due_before_meeting", 7),
        (
            "1. Собрать данные до 10.05.2024. Отв.: Кленов С.С. Срок: 30.05.2024.",
            "several_dates",
            7,
        ),
    ],
)
def test_a_doubt_names_its_line(tmp_path: Path, points: str, code: str, line: int) -> None:
    draft = decided(tmp_path, points)

    assert [(warned.code.value, warned.line) for warned in draft.warnings] == [(code, line)]
    assert "данные" in draft.warnings[0].message


def test_votes_that_are_not_the_people_present(tmp_path: Path) -> None:
    draft = decided(
        tmp_path,
        "1. Принять план к сведению.\n«за» – 5, «против» – 0, «воздержались» – 0",
        head=f"{HEAD}Присутствовали: 6 чел.\n",
    )

    assert codes(draft) == ["votes_mismatch"]


def test_an_item_without_a_decision(tmp_path: Path) -> None:
    course = "ПОВЕСТКА:\n1. О плане.\n2. Разное.\nРЕШИЛИ:\n1.1. Принять план к сведению.\n"
    draft = draft_of(tmp_path, HEAD + course)

    assert [(each.code.value, each.line) for each in draft.warnings] == [
        ("agenda_without_decision", 6)
    ]
    assert "Разное" in draft.warnings[0].message


def test_numbers_that_start_anew_in_each_block_are_no_duplicates(tmp_path: Path) -> None:
    block = f"РЕШИЛИ:\n1. Собрать данные. {MARKS}\n2. Свести данные. {MARKS}\n"
    draft = draft_of(tmp_path, f"{HEAD}ПОВЕСТКА:\n1. О плане.\n2. О семинаре.\n{block}{block}")

    assert codes(draft) == []


def test_recommendations_need_no_owner(tmp_path: Path) -> None:
    assert codes(decided(tmp_path, "1. Рекомендовать провести семинар.")) == []
