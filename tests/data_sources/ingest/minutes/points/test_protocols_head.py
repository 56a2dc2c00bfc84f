"""The head of minutes: number, day, hour, venue, title, and who was there."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.data_sources.ingest.minutes.minutes_text import AGENDA, HEAD, draft_of, printed

COURSE = "\nПОВЕСТКА ДНЯ:\n1. О плане.\nРЕШИЛИ:\n1. Принять план к сведению.\n"


def head(folder: Path, text: str) -> Any:
    return printed(draft_of(folder, text + COURSE))


@pytest.mark.parametrize(
    ("words", "number"),
    [
        ("ПРОТОКОЛ № 3\nзаседания совета\n14.02.2024", "3"),
        ("Протокол №3/24\nзаседания совета\n14.02.2024", "3/24"),
        ("П Р О Т О К О Л\nзаседания совета\n14.02.2024 № 5", "5"),
        ("Протокол от 14.02.2024 № 2\nзаседания совета", "2"),
        ("Протокол от 14 февраля 2024 г. N 2\nзаседания совета", "2"),
        ("ПРОТОКОЛ\nзаседания совета № 7\n14.02.2024", "7"),
        ("ПРОТОКОЛ заседания совета № 4 от «14» февраля 2024 г.", "4"),
        ("ПРОТОКОЛ № 1-р\nзаседания совета\n14.02.24", "1-р"),
        ("ПРОТОКОЛ\nзаседания совета МБОУ СОШ № 5\n14.02.2024", None),
        ("ПРОТОКОЛ\nзаседания совета\n14 февраля 2024 года", None),
    ],
)
def test_number_and_day(tmp_path: Path, words: str, number: str | None) -> None:
    found = head(tmp_path, words)

    assert (found["number"], found["held_on"]) == (number, "2024-02-14")
    assert found["title"].startswith("заседания совета")


@pytest.mark.parametrize(
    ("words", "starts_at", "place"),
    [
        ("14.02.2024\n16.00\nг. Энск, ул. Мира, 1", "16:00", "г. Энск, ул. Мира, 1"),
        ("14.02.2024 г., 15:30 ч.", "15:30", None),
        ("14.02.2024\nНачало: 15 ч. 30 мин.", "15:30", None),
        ("14 февраля 2024 года в 10-00", "10:00", None),
        (
            "Дата: 14.02.2024\nВремя: 15:30–17:00\nМесто: актовый зал школы",
            "15:30",
            "актовый зал школы",
        ),
        ("14 февраля 2024 г.               с. Ключи", None, "с. Ключи"),
        ("г. Энск          14.02.2024          9 часов 30 минут", "09:30", "г. Энск"),
        (
            "Дата проведения: 14.02.2024. Место проведения: г. Энск, ул. Мира, 1.",
            None,
            "г. Энск, ул. Мира, 1",
        ),
        ("14.02.2024\nФормат: ВКС", None, None),
    ],
)
def test_hour_and_venue(
    tmp_path: Path, words: str, starts_at: str | None, place: str | None
) -> None:
    found = head(tmp_path, f"ПРОТОКОЛ № 3\nзаседания совета\n{words}")

    assert (found["starts_at"], found["place"]) == (starts_at, place)
    assert (found["held_on"], found["title"]) == ("2024-02-14", "заседания совета")


def test_a_title_may_take_several_lines(tmp_path: Path) -> None:
    found = head(
        tmp_path, "ПРОТОКОЛ № 3\n\nзаседания объединения\nв системе образования\n\n14.02.2024"
    )

    assert found["title"] == "заседания объединения в системе образования"


@pytest.mark.parametrize(
    ("words", "chair", "secretary"),
    [
        (
            "ПРЕДСЕДАТЕЛЬ: Ясенева Мария Петровна, ректор.\nСЕКРЕТАРЬ: Кленов О.И.",
            "Ясенева Мария Петровна",
            "Кленов О.И.",
        ),
        (
            "Председательствовал – М.П. Ясенева\nПротокол вёл О.И. Кленов",
            "М.П. Ясенева",
            "О.И. Кленов",
        ),
        ("Вела заседание Ясенева М.П.\nСекретарь Кленов О.И.", "Ясенева М.П.", "Кленов О.И."),
        (
            "Председатель РУМО – ректор Ясенева М. П. Секретарь: Кленов О.И.",
            "Ясенева М. П.",
            "Кленов О.И.",
        ),
        ("ПРЕДСЕДАТЕЛЬ:\nЯсенева М.П.\nСЕКРЕТАРЬ:\nКленов О.И.", "Ясенева М.П.", "Кленов О.И."),
    ],
)
def test_offices(tmp_path: Path, words: str, chair: str, secretary: str) -> None:
    found = head(tmp_path, f"ПРОТОКОЛ № 3\nзаседания совета\n14.02.2024\n{words}")

    assert (found["chair"], found["secretary"]) == (chair, secretary)
    assert found["present_count"] == 2


@pytest.mark.parametrize(
    "signatures",
    [
        "Председатель            М.П. Ясенева\nСекретарь            О.И. Кленов",
        "Председатель\n\nСекретарь\n\n\n\nМ.П. Ясенева\n\nО.И. Кленов",
        "Председатель ________ /М.П. Ясенева/\nСекретарь _____\n        О.И. Кленов",
    ],
)
def test_signatures_name_whom_the_head_does_not(tmp_path: Path, signatures: str) -> None:
    text = f"ПРОТОКОЛ № 3\nзаседания совета\n14.02.2024{COURSE}\n{signatures}\n"
    found = printed(draft_of(tmp_path, text))

    assert (found["chair"], found["secretary"]) == ("М.П. Ясенева", "О.И. Кленов")
    assert [each["text"] for each in found["decisions"]] == ["Принять план к сведению."]


@pytest.mark.parametrize(
    "words",
    [
        "УЧАСТНИКИ: Липова В.В., Дубов Пётр Ильич, Ивина-Лесная А. А.,",
        "Присутствовали:\n1. Липова В.В. – директор школы;\n2. Дубов Пётр Ильич, методист\n3."
        " Ивина-Лесная А. А.",
        "Присутствовали члены совета:\nЛипова В.В.\nДубов Пётр Ильич\nИвина-Лесная А. А.",
        "Присутствовали: Липова В.В. (директор школы им. А.С. Берёзкина), Дубов Пётр\nИльич,"
        " Ивина-Лесная А. А.",
        "Присутствовали: Липова В.В.\nПо ВКС: Дубов Пётр Ильич, Ивина-Лесная А. А.",
    ],
)
def test_participants(tmp_path: Path, words: str) -> None:
    found = head(
        tmp_path, f"ПРОТОКОЛ № 3\nзаседания совета\n14.02.2024\nПредседатель: Ясенева М.П.\n{words}"
    )

    assert found["participants"] == ["Липова В.В.", "Дубов Пётр Ильич", "Ивина-Лесная А. А."]
    assert found["present_count"] == 4


def test_guests_and_the_absent_are_no_participants(tmp_path: Path) -> None:
    draft = draft_of(
        tmp_path,
        "ПРОТОКОЛ № 3\nзаседания совета\n14.02.2024\nПрисутствовали: Липова В.В.\n"
        "Приглашённые: Дубов П.И., ректор\nОтсутствовали: Ивина А.А. (болезнь)\n" + COURSE,
    )

    assert [said.value for said in draft.participants] == ["Липова В.В."]
    assert [said.value for said in draft.guests] == ["Дубов П.И."]
    assert [said.value for said in draft.absent] == ["Ивина А.А."]
    assert draft.present_count == 1


@pytest.mark.parametrize(
    ("words", "present", "members"),
    [
        ("Присутствовали: 18 чел. (список прилагается)", 18, None),
        ("Присутствовало 18 из 24 членов совета.", 18, 24),
        ("Из 24 членов совета присутствуют 18.", 18, 24),
        ("Присутствовали (18 человек): Липова В.В., Дубов П.И.", 18, None),
        ("Участники: 57 педагогов района", 57, None),
        ("Присутствовали: 19 заместителей директоров", 19, None),
        ("Всего членов совета: 17. Присутствует: 13. Кворум есть.", 13, 17),
        ("Присутствовали: 1. Липова В.В. 2. Дубов П.И.", 2, None),
        ("Участники – руководители ОО", None, None),
    ],
)
def test_the_stated_number_of_people(
    tmp_path: Path, words: str, present: int | None, members: int | None
) -> None:
    draft = draft_of(tmp_path, f"ПРОТОКОЛ № 3\nзаседания совета\n14.02.2024\n{words}{COURSE}")

    assert draft.present_count == present
    assert (draft.stated_members.value if draft.stated_members else None) == members


def test_the_list_may_mark_the_chair_and_the_secretary(tmp_path: Path) -> None:
    people = (
        "ПРИСУТСТВОВАЛИ:\n1. Ясенева М.П. – начальник отдела (председатель)\n"
        "2. Кленов О.И. – специалист (секретарь)\n3. Рябинин П.П. – председатель профкома\n"
    )
    draft = draft_of(tmp_path, f"{HEAD}{people}{AGENDA}РЕШИЛИ:\n1. Провести семинар.\n")

    assert draft.chair is not None
    assert draft.secretary is not None
    assert (draft.chair.value, draft.secretary.value) == ("Ясенева М.П.", "Кленов О.И.")
    assert len(draft.participants) == 3


def test_a_list_in_the_annex_counts(tmp_path: Path) -> None:
    text = (
        f"ПРОТОКОЛ № 3\nзаседания совета\n14.02.2024{COURSE}\nПредседатель   М.П. Ясенева\n\n"
        "Приложение\nСписок участников\n1. Липова В.В.\n2. Дубов П.И.\n"
    )

    assert printed(draft_of(tmp_path, text))["participants"] == ["Липова В.В.", "Дубов П.И."]


def test_a_running_head_above_the_title_is_no_part_of_it(tmp_path: Path) -> None:
    found = head(tmp_path, "Протокол РУМО № 7\nПРОТОКОЛ № 7\nзаседания РУМО\n14.02.2024")

    assert (found["number"], found["title"]) == ("7", "заседания РУМО")


def test_an_address_may_stand_beside_the_form_of_the_meeting(tmp_path: Path) -> None:
    lines = "ПРОТОКОЛ № 7\nзаседания РУМО\n14.02.2024\nФормат: {}"
    found = head(tmp_path, lines.format("очно, г. Энск, ул. Мира, 12, каб. 310"))
    assert found["place"] == "г. Энск, ул. Мира, 12, каб. 310"
    assert head(tmp_path, lines.format("видеоконференция, очно"))["place"] is None


def test_a_chair_may_sign_as_who_presided(tmp_path: Path) -> None:
    text = (
        "ПРОТОКОЛ № 7\nзаседания РУМО\n14.02.2024"
        f"{COURSE}Председательствовала\tО.П. Ясенева\nСекретарь\tС.С. Кленов\n"
    )
    found = printed(draft_of(tmp_path, text))

    assert (found["chair"], found["secretary"]) == ("О.П. Ясенева", "С.С. Кленов")
    assert len(found["decisions"]) == 1


@pytest.mark.parametrize(
    "offices",
    [
        "Руководитель РМО: Ясенева О.П.\nСекретарь – Кленов С.С.",
        "Председатель РУМО\tЯсенева О.П.\nУчёный секретарь\tКленов С.С.",
    ],
)
def test_offices_may_have_other_names(tmp_path: Path, offices: str) -> None:
    found = head(tmp_path, f"ПРОТОКОЛ № 3\nзаседания РМО\n14.02.2024\n{offices}")

    assert (found["chair"], found["secretary"]) == ("Ясенева О.П.", "Кленов С.С.")
