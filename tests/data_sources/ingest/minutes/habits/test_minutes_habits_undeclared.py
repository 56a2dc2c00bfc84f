"""Decisions that no heading opens, orders given at the end, words that share a bracket."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from tests.data_sources.ingest.minutes.minutes_text import HEAD, decided, draft_of, owners

SECTIONS = (
    "I. Об исполнении решений протокола № 3\n(Кленова Т.П., Дубов С.А.)\n"
    "1. Принять к сведению информацию Дубова С.А.\n"
    "2. Кленовой Т.П. представить отчёт. Срок: 30.04.2024.\n"
    "II. О летних сменах\n(Дубов С.А.)\n"
    "1. Директорам школ организовать подвоз детей до 1 июня.\n"
)


def test_points_under_the_titles_of_items_are_decisions(tmp_path: Path) -> None:
    draft = draft_of(tmp_path, HEAD + SECTIONS)

    assert [(item.title, item.speaker) for item in draft.agenda] == [
        ("Об исполнении решений протокола № 3", "Кленова Т.П., Дубов С.А."),
        ("О летних сменах", "Дубов С.А."),
    ]
    assert [(point.number, point.agenda_position) for point in draft.points] == [
        ("1", 1),
        ("2", 1),
        ("1", 2),
    ]
    assert owners(draft, 2) == ["Директорам школ"]
    assert draft.points[1].due_on == date(2024, 4, 30)


def test_numbered_reports_under_a_title_are_no_decisions(tmp_path: Path) -> None:
    text = f"{HEAD}ПОВЕСТКА:\n1. О плане.\n1. О плане\n1. Кленова Т.П. сообщила о ходе дел.\n"

    assert draft_of(tmp_path, text).points == ()


@pytest.mark.parametrize(
    "heading",
    [
        "По итогам совещания даны следующие поручения:",
        "По результатам обсуждения были выработаны рекомендации:",
        "Сформулированы следующие решения:",
        "Даны поручения:",
    ],
)
def test_orders_given_at_the_end(tmp_path: Path, heading: str) -> None:
    draft = draft_of(tmp_path, f"{HEAD}{heading}\n1. Кленовой Т.П. – собрать отчёты.\n")

    assert owners(draft) == ["Кленовой Т.П."]


@pytest.mark.parametrize(
    ("bracket", "owner", "due"),
    [
        ("(декабрь 2024 г., отв. Басова Е.Ю.)", "Басова Е.Ю.", date(2024, 12, 31)),
        ("(до 10.09.2024, отв. – зам. директора Соболь Н.Ф.)", "Соболь Н.Ф.", date(2024, 9, 10)),
        ("(методисты центра, срок – до 5 мая)", "методисты центра", date(2024, 5, 5)),
    ],
)
def test_words_that_share_a_bracket_with_a_label(
    tmp_path: Path, bracket: str, owner: str, due: date
) -> None:
    draft = decided(tmp_path, f"1. Провести выездные консультации {bracket}.")

    assert draft.points[0].text == "Провести выездные консультации."
    assert owners(draft) == [owner]
    assert draft.points[0].due_on == due


def test_a_bracket_of_the_sentence_stays(tmp_path: Path) -> None:
    draft = decided(tmp_path, "1. Провести опрос (очно или заочно, отв. Басова Е.Ю.).")

    assert draft.points[0].text.startswith("Провести опрос (очно или заочно")
    assert owners(draft) == ["Басова Е.Ю."]


def test_prose_that_turns_to_somebody_else(tmp_path: Path) -> None:
    draft = draft_of(
        tmp_path,
        f"{HEAD}Решили провести семинар 18 апреля, поручить Дроновой П.С. подготовить программу "
        "до 1 апреля, а руководителям школ – направить по два педагога.\n",
    )

    assert [point.text for point in draft.points] == [
        "провести семинар 18 апреля",
        "поручить Дроновой П.С. подготовить программу до 1 апреля",
        "руководителям школ – направить по два педагога.",
    ]
    assert owners(draft, 2) == ["руководителям школ"]


@pytest.mark.parametrize(
    ("stated", "present"),
    [
        ("заместители директоров (18 чел.), методисты (3 чел.)", 21),
        ("директора школ – 12 чел., методисты – 5 чел.", 17),
        ("20 человек, из них директора (15 чел.), методисты (5 чел.)", 20),
        ("методисты (3 чел.)", 3),
    ],
)
def test_groups_that_are_counted_apart(tmp_path: Path, stated: str, present: int) -> None:
    draft = draft_of(tmp_path, f"{HEAD}Присутствовали: {stated}\nРешили:\n1. Одобрить план.\n")

    assert draft.present_count == present


def test_who_led_is_no_list_of_participants(tmp_path: Path) -> None:
    draft = draft_of(
        tmp_path,
        f"{HEAD}Присутствовали: 18 чел.\nВела совещание Дубова О.К.\n"
        "Дубова О.К. сообщила о графике. Берёзов А.А. предложил темы.\nРешили:\n1. Одобрить.\n",
    )

    assert draft.participants == ()
    assert draft.chair is not None
    assert draft.chair.value == "Дубова О.К."


def test_a_guest_within_the_list_is_no_participant(tmp_path: Path) -> None:
    draft = draft_of(
        tmp_path,
        f"{HEAD}Присутствовали: Галкин О.В., Ильина Ф.Ф.; приглашённый специалист Цой А.К.\n"
        "Решили:\n1. Одобрить план.\n",
    )

    assert [said.value for said in draft.participants] == ["Галкин О.В.", "Ильина Ф.Ф."]
    assert [said.value for said in draft.guests] == ["Цой А.К."]


def test_a_town_in_the_column_beside_the_day(tmp_path: Path) -> None:
    draft = draft_of(
        tmp_path,
        "ПРОТОКОЛ № 1\nзаседания совета\nот 03.09.2026            г. Лужск, ул. Речная, д. 8\n"
        "Решили:\n1. Одобрить план.\n",
    )

    assert draft.venue is not None
    assert draft.venue.value == "г. Лужск, ул. Речная, д. 8"


def test_a_signature_closes_minutes_of_one_line(tmp_path: Path) -> None:
    draft = draft_of(
        tmp_path,
        "ПРОТОКОЛ № 6 заседания РМО от 15.01.2026 Председатель: Рогожина И.М. Секретарь: Фомин А.А."
        " Повестка дня: 1. Итоги. РЕШИЛИ: 1. Итоги обсудить в марте 2026 года. "
        "Председатель Рогожина И.М. Секретарь Фомин А.А.",
    )

    assert [point.text for point in draft.points] == ["Итоги обсудить в марте 2026 года."]
