"""Controllers beside owners, lists of parts, questions by number, signs of lists."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from data_sources.ingest.minutes.reading import read_minutes
from tests.data_sources.ingest.minutes.documents.word_files import (
    paragraph,
    row,
    table,
    word_package,
)
from tests.data_sources.ingest.minutes.minutes_text import HEAD, codes, decided, draft_of, owners


@pytest.mark.parametrize(
    "marks",
    [
        " (срок – до 20.04.2024; контроль – Вялых Т.И.).",
        ". Срок: 20.04.2024. Контроль: Вялых Т.И.",
        ". Срок: 20.04.2024.\nКонтроль за исполнением – Вялых Т.И.",
        ". Срок: 20.04.2024.\nКонтроль: Вялых Т.И.",
    ],
)
def test_a_controller_is_no_owner(tmp_path: Path, marks: str) -> None:
    draft = decided(tmp_path, f"1. Классным руководителям провести беседы{marks}")

    assert owners(draft) == ["Классным руководителям"]
    assert draft.points[0].text == "Классным руководителям провести беседы."
    assert draft.points[0].due_on == date(2024, 4, 20)
    assert codes(draft) == []


def test_a_controller_beside_an_owner(tmp_path: Path) -> None:
    draft = decided(
        tmp_path, "1. Провести беседы. Отв.: Дубов С.А. Срок: 20.04.2024. Контроль: Вялых Т.И."
    )

    assert owners(draft) == ["Дубов С.А."]


def test_a_numbered_control_keeps_its_words(tmp_path: Path) -> None:
    draft = decided(tmp_path, "1. Провести опрос.\n2. Контроль: ежемесячный отчёт методиста.")

    assert draft.points[1].text == "Контроль: ежемесячный отчёт методиста."


def test_numbers_of_parts_begin_anew(tmp_path: Path) -> None:
    draft = decided(
        tmp_path,
        "1. Саблиной О.Ю.:\n1) собрать отчёты – до 16.04.2024;\n2) издать доклад – до 15.05.2024.\n"
        "2. Тюленеву В.Р.:\n1) собрать программу – до 01.05.2024;\n2) найти залы – до 10.05.2024;\n"
        "3) снять фильм – до 20.05.2024.\n3. Дубову С.А. выбрать ведущих до 5 мая.",
    )

    assert [point.number for point in draft.points] == ["1", "2", "1", "2", "3", "3"]
    assert codes(draft) == []


def test_a_part_that_is_missing_is_warned_of(tmp_path: Path) -> None:
    draft = decided(
        tmp_path,
        "1. Саблиной О.Ю.:\n1) собрать отчёты – до 16.04.2024;\n3) издать доклад – до 15.05.2024.",
    )

    assert codes(draft) == ["numbering_gap"]


def test_numbers_with_a_stroke(tmp_path: Path) -> None:
    draft = draft_of(
        tmp_path,
        f"{HEAD}Повестка дня:\n1/ Наставничество;\n2/ Разное.\n1/ Слушали Бочкарёва Н.Н.\n"
        "Решили: опыт одобрить.\n2/ Слушали Авдееву Л.М.\nРешили: собрать группу.\n",
    )

    assert [item.title for item in draft.agenda] == ["Наставничество;", "Разное."]
    assert [point.agenda_position for point in draft.points] == [1, 2]


def test_questions_by_number_in_a_table(tmp_path: Path) -> None:
    rows = (
        row("Вопрос", "Решение", "Срок", "Ответственные"),
        row("1", "Собрать жюри", "28.04.2024", "Дубов С.А."),
        row("1", "Объявить конкурс", "29.04.2024", "Дубов С.А."),
        row("2", "Закончить опрос", "30.04.2024", "директора школ"),
    )
    lines = [
        *HEAD.rstrip("\n").split("\n"),
        "Повестка",
        "1. О конкурсе.",
        "2. Об опросе.",
        "Решения",
    ]
    body = "".join(map(paragraph, lines)) + table(*rows)

    draft = read_minutes(word_package(tmp_path / "minutes.docx", body))

    assert [point.agenda_position for point in draft.points] == [1, 1, 2]
    assert len(draft.agenda) == 2


@pytest.mark.parametrize("word", ["ПОСТАНОВЛЯЕТ", "ОПРЕДЕЛИЛА", "РЕШИЛА"])
def test_a_collegium_by_other_words(tmp_path: Path, word: str) -> None:
    draft = draft_of(
        tmp_path,
        "Коллегия Министерства просвещения\n\nРЕШЕНИЕ\nот 12 декабря 2024 года № 8-3\n"
        f"Заслушав доклад, коллегия\n{word}:\n1. Институту (Дзгоев С.Б.) собрать отчёты.\n",
    )

    assert owners(draft) == ["Дзгоев С.Б."]


@pytest.mark.parametrize(
    ("point", "owner"),
    [
        ("Поручить ИРО (Борн А.В.) организовать приём заявок.", "Борн А.В."),
        ("Рекомендовать ИМЦ провести семинар.", "ИМЦ"),
        ("Делегации представить отчёт.", "Делегации"),
        ("Профкому поддержать педагогов.", "Профкому"),
    ],
)
def test_whom_a_point_hands_over_to(tmp_path: Path, point: str, owner: str) -> None:
    assert owners(decided(tmp_path, f"1. {point}")) == [owner]


@pytest.mark.parametrize(
    "item",
    ["Итоги четверти. Сообщение зам. директора Вялых Т.И.", "Итоги четверти. Доклад Вялых Т.И."],
)
def test_a_report_names_the_speaker(tmp_path: Path, item: str) -> None:
    draft = draft_of(tmp_path, f"{HEAD}Повестка дня:\n1. {item}\nРешили:\n1. Одобрить.\n")

    assert (draft.agenda[0].title, draft.agenda[0].speaker) == ("Итоги четверти.", "Вялых Т.И.")


def test_how_many_of_all_are_present(tmp_path: Path) -> None:
    draft = draft_of(
        tmp_path,
        f"{HEAD}Секретарь: Яровой С.С.\nВсего педагогов: 61. Присутствуют: 57.\n"
        "Решили:\n1. Одобрить.\n",
    )

    assert draft.present_count == 57
