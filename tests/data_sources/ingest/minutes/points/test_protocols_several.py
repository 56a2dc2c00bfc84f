"""Several minutes in one file are named by numbers and days and read one by one."""

from __future__ import annotations

from pathlib import Path

import pytest

from data_sources.ingest.minutes.reading import read_minutes
from data_sources.ingest.minutes.refusal import NotMinutesError, SeveralMinutesError
from tests.data_sources.ingest.minutes.minutes_text import draft_of

FIRST = (
    "ПРОТОКОЛ № 3\nзаседания совета\n14.02.2024\nПОВЕСТКА:\n1. О плане.\n"
    "РЕШИЛИ:\n1. Утвердить план.\nПредседатель\tП.Р. Вязова\n"
)
SECOND = FIRST.replace("№ 3", "№ 4").replace("14.02.2024", "12.03.2024")


def refusal_of(folder: Path, text: str) -> str:
    with pytest.raises(NotMinutesError) as refusal:
        draft_of(folder, text)
    return refusal.value.message


@pytest.mark.parametrize("between", ["", "\n\n", "\f", "\nПриложение\nСписок участников\n"])
def test_two_minutes(tmp_path: Path, between: str) -> None:
    message = refusal_of(tmp_path, FIRST + between + SECOND)

    assert "№ 3 от 14.02.2024 (строка 1)" in message
    assert "№ 4 от 12.03.2024" in message
    assert "отдельным файлом" in message


def test_minutes_of_a_whole_year(tmp_path: Path) -> None:
    year = [FIRST.replace("№ 3", f"№ {at}").replace("14.02", f"14.{at:02d}") for at in range(1, 11)]
    message = refusal_of(tmp_path, "".join(year))

    assert "№ 5 от 14.05.2024" in message
    assert "и другие" in message


def test_minutes_without_numbers_are_known_by_their_days(tmp_path: Path) -> None:
    text = (FIRST + SECOND).replace(" № 3", "").replace(" № 4", "")

    assert "от 14.02.2024 (строка 1), от 12.03.2024" in refusal_of(tmp_path, text)


@pytest.mark.parametrize(
    "further",
    [
        "Протокол вела Липкина Т.Т.\n",
        "Протокол № 3 от 14.02.2024\nЛист 2\n",
        "Приложение 1\nПРОТОКОЛ № 1\nзаседания счётной комиссии\n14.02.2024\nРЕШИЛИ:\n1. Дать.\n",
        "Приложение 1\nПротокол разногласий\n1. Не согласны.\n",
        "Протокол составлен 15.02.2024 в двух экземплярах.\n",
    ],
)
def test_what_belongs_to_one_meeting(tmp_path: Path, further: str) -> None:
    assert draft_of(tmp_path, FIRST + further).points[0].text == "Утвердить план."


def several(folder: Path, *texts: str) -> Path:
    path = folder / "протоколы.txt"
    path.write_text("".join(texts), encoding="utf-8")
    return path


def test_each_is_read_by_its_order(tmp_path: Path) -> None:
    third = SECOND.replace("№ 4", "№ 5").replace("Утвердить план", "Одобрить отчёт")
    file = several(tmp_path, "Совет Энской области\n", FIRST, "\n", SECOND, third)

    drafts = [read_minutes(file, part) for part in (1, 2, 3)]

    assert [draft.number and draft.number.value for draft in drafts] == ["3", "4", "5"]
    assert [draft.points[0].text for draft in drafts] == [
        "Утвердить план.",
        "Утвердить план.",
        "Одобрить отчёт.",
    ]
    assert [len(draft.points) for draft in drafts] == [1, 1, 1]


def test_one_of_several_is_a_document_of_its_own(tmp_path: Path) -> None:
    file = several(tmp_path, FIRST, SECOND)
    first, second = read_minutes(file, 1), read_minutes(file, 2)

    assert first.sha256 != second.sha256
    assert first.file_name == "протоколы.txt (протокол 1)"
    assert second.text.rstrip("\n") == SECOND.rstrip("\n")
    point = second.points[0]
    assert second.text[point.place.start : point.place.end] == "Утвердить план."


def test_lines_are_counted_as_in_the_whole_file(tmp_path: Path) -> None:
    file = several(tmp_path, FIRST, SECOND)

    assert read_minutes(file, 2).points[0].place.line == FIRST.count("\n") + 7
    assert read_minutes(file, 1).points[0].place.line == 7


def test_the_same_minutes_beside_others_stay_the_same_document(tmp_path: Path) -> None:
    alone = read_minutes(several(tmp_path, FIRST, SECOND), 1).sha256

    assert (
        read_minutes(several(tmp_path, FIRST, SECOND.replace("план", "отчёт")), 1).sha256 == alone
    )


@pytest.mark.parametrize("part", [3, 100])
def test_a_part_that_the_file_has_not(tmp_path: Path, part: int) -> None:
    with pytest.raises(NotMinutesError) as refusal:
        read_minutes(several(tmp_path, FIRST, SECOND), part)

    assert "от 1 до 2" in refusal.value.message
    assert not isinstance(refusal.value, SeveralMinutesError)


def test_one_is_the_first_of_one(tmp_path: Path) -> None:
    file = several(tmp_path, FIRST)

    assert read_minutes(file, 1) == read_minutes(file)
    with pytest.raises(NotMinutesError, match="В файле один протокол"):
        read_minutes(file, 2)


BOARD = (
    "РЕШЕНИЕ № 5/1\nколлегии управления образования Энского района\nот 12 марта 2025 года\n"
    "Об итогах диагностики\nЗаслушав информацию, коллегия РЕШИЛА:\n1. Информацию принять к "
    "сведению.\n2. Директорам школ обсудить итоги до 1 апреля 2025 года.\n"
    "Председатель коллегии\tП.Р. Вязова\n"
)


def test_decisions_of_a_board_are_several_too(tmp_path: Path) -> None:
    other = BOARD.replace("5/1", "5/2").replace("обсудить итоги", "направить планы")

    message = refusal_of(tmp_path, BOARD + "\n" + other)
    drafts = [read_minutes(several(tmp_path, BOARD, other), part) for part in (1, 2)]

    assert "№ 5/1 от 12.03.2025 (строка 1), № 5/2 от 12.03.2025" in message
    assert [draft.points[1].text for draft in drafts] == [
        "Директорам школ обсудить итоги до 1 апреля 2025 года.",
        "Директорам школ направить планы до 1 апреля 2025 года.",
    ]


def test_one_decision_is_one(tmp_path: Path) -> None:
    annex = "Приложение к решению № 5/1\nот 12.03.2025\n1. Список школ.\n"

    assert len(draft_of(tmp_path, BOARD + annex).points) == 2


def test_the_letterhead_of_a_decision_is_its_own(tmp_path: Path) -> None:
    headed = "АДМИНИСТРАЦИЯ ЭНСКОГО РАЙОНА\nКОЛЛЕГИЯ УПРАВЛЕНИЯ ОБРАЗОВАНИЯ\n" + BOARD.replace(
        "коллегии управления образования Энского района\n", ""
    )
    file = several(tmp_path, headed, headed.replace("5/1", "5/2"))

    assert read_minutes(file, 2).text.startswith("АДМИНИСТРАЦИЯ")
