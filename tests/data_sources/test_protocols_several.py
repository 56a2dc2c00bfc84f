"""Several minutes in one file are refused by their numbers and days; parts of one are not."""

from __future__ import annotations

from pathlib import Path

import pytest

from data_sources.protocols.refusal import NotMinutesError
from tests.data_sources.minutes_text import draft_of

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
