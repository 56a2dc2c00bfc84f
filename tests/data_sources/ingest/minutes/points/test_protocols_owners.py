"""Whom a point is for: marks of every kind, addressees, marks common to several points."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from data_sources.ingest.minutes.draft import DecisionKind
from tests.data_sources.ingest.minutes.minutes_text import codes, decided, owners


@pytest.mark.parametrize(
    ("mark", "found"),
    [
        ("Ответственный – Ясенева Ольга Петровна, заведующий центром.", ["Ясенева Ольга Петровна"]),
        ("Отв.: руководители ОО.", ["руководители ОО"]),
        ("Отв. Ясенева", ["Ясенева"]),
        ("Отв. – Ясенева О.П.", ["Ясенева О.П."]),
        ("Исполнитель: Ясенева О. П.", ["Ясенева О. П."]),
        ("Ответственный Ясенева О.П.", ["Ясенева О.П."]),
        ("Ответственный за исполнение – Ясенева О.П.", ["Ясенева О.П."]),
        ("Отв. исполнитель – Ясенева О.П.", ["Ясенева О.П."]),
        ("Ответственные: Ясенева О.П., Кленов С.С.", ["Ясенева О.П.", "Кленов С.С."]),
        ("Ответственные: Ясенева О.П. и Кленов С.С.", ["Ясенева О.П.", "Кленов С.С."]),
        ("Отв.: Ясенева О.П., директор МБОУ СОШ № 5", ["Ясенева О.П."]),
        ("Отв.: директор МБОУ СОШ № 5 Ясенева О.П.", ["Ясенева О.П."]),
        ("Отв.: директор МБОУ СОШ № 5", ["директор МБОУ СОШ № 5"]),
        (
            "Отв.: Ясенева О.П., заведующий кафедрой управления образованием, Кленов С.С.",
            ["Ясенева О.П.", "Кленов С.С."],
        ),
        (
            "Отв.: руководители ОО, муниципальные координаторы.",
            ["руководители ОО", "муниципальные координаторы"],
        ),
        (
            "Отв.: руководители ОО и муниципальные координаторы.",
            ["руководители ОО", "муниципальные координаторы"],
        ),
        ("Отв.: члены РУМО; методисты", ["члены РУМО", "методисты"]),
        (
            "Отв.: Управление образования, опеки и попечительства",
            ["Управление образования, опеки и попечительства"],
        ),
        (
            "Отв.: отдел воспитания и дополнительного образования",
            ["отдел воспитания и дополнительного образования"],
        ),
        ("Отв.: ЯСЕНЕВА О.П.", ["ЯСЕНЕВА О.П."]),
        ("Отв.: ________", []),
    ],
)
def test_a_mark_names_owners_without_posts(tmp_path: Path, mark: str, found: list[str]) -> None:
    draft = decided(tmp_path, f"1. Провести семинар.\n{mark}\nСрок: 30.05.2024")

    assert owners(draft) == found
    assert draft.points[0].text == "Провести семинар."
    assert draft.points[0].due_on == date(2024, 5, 30)


@pytest.mark.parametrize(
    ("point", "found"),
    [
        ("Назначить ответственным за проведение семинара Кленова С.С.", ["Кленова С.С."]),
        (
            "Назначить ответственными за сбор заявок Ясеневу О.П. и Кленова С.С., методиста ИРО.",
            ["Ясеневу О.П.", "Кленова С.С."],
        ),
        (
            "Ответственным за отчёт назначить Кленова Семёна Семёновича.",
            ["Кленова Семёна Семёновича"],
        ),
        ("Назначить Ясеневу О.П. ответственной за олимпиаду имени Дубова П.П.", ["Ясеневу О.П."]),
        ("Утвердить ответственным за конкурс Кленова С.С.", ["Кленова С.С."]),
        ("Возложить ответственность за мониторинг на Ясеневу О.П.", ["Ясеневу О.П."]),
        ("Назначить ответственными руководителей ММО за сбор заявок.", ["руководителей ММО"]),
        ("Назначить ответственным за сбор: методический кабинет.", ["методический кабинет"]),
        ("ИРО назначить ответственных за сбор заявок.", ["ИРО"]),
        ("Провести опрос ответственных за питание.", []),
    ],
)
def test_a_sentence_names_whom_it_makes_responsible(
    tmp_path: Path, point: str, found: list[str]
) -> None:
    draft = decided(tmp_path, f"1. {point}")

    assert owners(draft) == found
    assert draft.points[0].kind is DecisionKind.ASSIGNMENT


@pytest.mark.parametrize(
    "point",
    [
        "1. Провести семинар (отв. – Кленов С.С., срок – до 15 мая).",
        "1. Провести семинар. Срок: 15.05.2024. Отв.: Кленов С.С.",
        "1. Провести семинар. Отв.: Кленов С.С., до 15 мая 2024 г.",
        "1. Провести семинар.\nОтветственный:\nКленов С.С.\nСрок:\n15.05.2024",
    ],
)
def test_marks_stand_anywhere_after_the_sentence(tmp_path: Path, point: str) -> None:
    draft = decided(tmp_path, point)

    assert owners(draft) == ["Кленов С.С."]
    assert draft.points[0].due_on == date(2024, 5, 15)
    assert draft.points[0].text == "Провести семинар."


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("Руководителям ОО провести собрания.", ["Руководителям ОО"]),
        ("Директору МБОУ СОШ № 5 (Кленов П.П.): подготовить зал.", ["Кленов П.П."]),
        ("Рекомендовать руководителям ОО провести собрания.", ["руководителям ОО"]),
        ("Рекомендовать родителям подать заявления.", ["родителям"]),
        ("Ясеневой О.П. подготовить отчёт.", ["Ясеневой О.П."]),
        (
            "Институту развития образования разработать программу.",
            ["Институту развития образования"],
        ),
        ("Провести собрания.", []),
    ],
)
def test_a_sentence_addresses_its_owner(tmp_path: Path, sentence: str, found: list[str]) -> None:
    draft = decided(tmp_path, f"1. {sentence}")

    assert owners(draft) == found
    assert draft.points[0].text == sentence


def test_a_nominative_mark_wins_over_the_addressee(tmp_path: Path) -> None:
    draft = decided(tmp_path, "1. Руководителям ОО провести собрания. Отв.: Кленов С.С.")

    assert owners(draft) == ["Кленов С.С."]


def test_the_words_before_the_points_hand_down_their_addressee(tmp_path: Path) -> None:
    draft = decided(
        tmp_path,
        "Учитывая итоги года, руководителям ОО:\n1. Провести собрания.\n2. Сдать отчёты. Отв.:"
        " Кленов С.С.",
    )

    assert [owners(draft, at) for at in (0, 1)] == [["руководителям ОО"], ["Кленов С.С."]]


def test_a_common_mark_goes_to_the_points_it_names(tmp_path: Path) -> None:
    draft = decided(
        tmp_path,
        "1.1. Собрать данные.\n1.2. Свести данные.\n1.3. Разместить отчёт. Отв.: Липова В.В.\n"
        "Ответственный за пп. 1.1–1.2 – Кленов С.С.\nСрок (пп. 1.1-1.3): 30.05.2024",
    )

    assert [owners(draft, at) for at in range(3)] == [
        ["Кленов С.С."],
        ["Кленов С.С."],
        ["Липова В.В."],
    ]
    assert {point.due_on for point in draft.points} == {date(2024, 5, 30)}


def test_marks_after_the_last_of_several_bare_points_are_common(tmp_path: Path) -> None:
    draft = decided(
        tmp_path,
        "1. Собрать данные.\n2. Свести данные.\n3. Разместить отчёт.\nОтв.: методисты\nСрок:"
        " 30.05.2024",
    )

    assert [owners(draft, at) for at in range(3)] == [["методисты"]] * 3
    assert codes(draft) == []


def test_a_controller_is_no_owner(tmp_path: Path) -> None:
    draft = decided(
        tmp_path,
        "1. Собрать данные. Отв.: методисты. Срок: 30.05.2024.\n"
        "Контроль за исполнением возложить на Ясеневу О.П.",
    )

    assert owners(draft) == ["методисты"]
    assert len(draft.points) == 1


def test_a_numbered_control_is_a_point(tmp_path: Path) -> None:
    draft = decided(
        tmp_path, "1. Собрать данные.\n2. Контроль за исполнением возложить на Ясеневу О.П."
    )

    assert [point.number for point in draft.points] == ["1", "2"]


def test_a_person_in_brackets_after_a_long_office_is_the_owner(tmp_path: Path) -> None:
    point = "1. ГАУ ДПО «Институт развития» (Кленов С.С.) провести вебинары. Срок: 15.05.2024"

    assert owners(decided(tmp_path, point)) == ["Кленов С.С."]


@pytest.mark.parametrize(
    ("point", "found"),
    [
        ("Кленову С.С. ежемесячно представлять отчёт.", ["Кленову С.С."]),
        ("Кленову С.С. совместно с ИРО подготовить отчёт.", ["Кленову С.С."]),
        ("Авторам пяти программ доработать их до 20 мая.", ["Авторам пяти программ"]),
        ("Координаторам области провести опрос.", ["Координаторам области"]),
        ("Руководителям частных школ сети провести опрос.", ["Руководителям частных школ сети"]),
        ("По итогам опроса подготовить отчёт.", []),
    ],
)
def test_whom_a_sentence_addresses_stands_before_what_is_to_be_done(
    tmp_path: Path, point: str, found: list[str]
) -> None:
    assert owners(decided(tmp_path, f"1. {point}")) == found


def test_an_addressee_on_a_line_of_its_own_is_of_the_points_below_it(tmp_path: Path) -> None:
    draft = decided(
        tmp_path,
        "Директорам школ:\n1. Провести опрос.\n2. Собрать заявки.\nЦентру развития образования:\n"
        "3. Подготовить сборник.\nРекомендовать Кленову С.С.:\n4. Издать сборник.",
    )

    assert [owners(draft, at) for at in range(4)] == [
        ["Директорам школ"],
        ["Директорам школ"],
        ["Центру развития образования"],
        ["Кленову С.С."],
    ]
    assert [point.kind.value for point in draft.points] == [*["assignment"] * 3, "recommendation"]


def test_a_point_that_only_addresses_heads_those_in_lower_case_below_it(tmp_path: Path) -> None:
    draft = decided(
        tmp_path,
        "1. Кленову С.С.:\n2. провести опрос;\n3. собрать заявки.\n4. Издать сборник.",
    )

    assert [point.number for point in draft.points] == ["2", "3", "4"]
    assert [owners(draft, at) for at in range(3)] == [["Кленову С.С."], ["Кленову С.С."], []]
