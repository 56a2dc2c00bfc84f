"""Sentences below a title, questions without an agenda, terms that close an address."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from tests.data_sources.ingest.minutes.minutes_text import HEAD, decided, draft_of, owners

POINTS = "Решили:\n1. Одобрить план.\n"


@pytest.mark.parametrize(
    "below",
    [
        "Заседание состоялось 10 апреля 2025 года в 16.00 в Центре развития образования",
        "Период голосования: 10–14 апреля 2025 года",
        "В заседании участвовало 13 человек. Дата: 10.04.2025",
    ],
)
def test_what_is_stated_below_a_title_is_no_part_of_it(tmp_path: Path, below: str) -> None:
    draft = draft_of(tmp_path, f"Протокол № 5\nзаседания клуба «Тьютор»\n{below}\n{POINTS}")

    assert draft.title is not None
    assert draft.title.value == "заседания клуба «Тьютор»"


def test_an_hour_before_a_place(tmp_path: Path) -> None:
    draft = draft_of(
        tmp_path,
        "Протокол № 5\nзаседания клуба\nЗаседание состоялось 10 апреля 2025 года в 16.00 в Центре\n"
        f"{POINTS}",
    )

    assert draft.starts_at is not None
    assert draft.starts_at.value == "16:00"


def test_the_day_of_the_results_of_a_poll_is_its_day(tmp_path: Path) -> None:
    draft = draft_of(
        tmp_path,
        "ПРОТОКОЛ № 2-З\nзаочного голосования членов РУМО\n"
        "Период голосования: 10–14 июня 2025 года\nДата подведения итогов: 16 июня 2025 года\n\n"
        "Вопрос 1: Утверждение изменений в план.\n"
        "Решение по вопросу 1: изменения утвердить.\n\nВопрос 2: Согласование перечня программ.\n"
        "Решение по вопросу 2: перечень согласовать.\n\n"
        "Председатель РУМО                             Ф.Ф. Мальков\n",
    )

    assert draft.held_on is not None
    assert draft.held_on.value == date(2025, 6, 16)
    assert [item.title for item in draft.agenda] == [
        "Утверждение изменений в план.",
        "Согласование перечня программ.",
    ]
    assert [point.agenda_position for point in draft.points] == [1, 2]
    assert draft.chair is not None
    assert draft.chair.value == "Ф.Ф. Мальков"


def test_points_without_an_agenda_are_on_no_item(tmp_path: Path) -> None:
    draft = draft_of(
        tmp_path,
        "РЕШЕНИЕ\nобластного семинара «Служба»\n27 марта 2025 года, г. Заозёрск\n\n"
        "Участники семинара решили:\n1. Одобрить опыт.\n2. Институту развития образования:\n"
        "2.1. издать сборник;\n2.2. собрать отзывы.\n",
    )

    assert [point.agenda_position for point in draft.points] == [None, None, None]
    assert draft.venue is not None
    assert draft.venue.value == "г. Заозёрск"


@pytest.mark.parametrize(
    ("address", "owner"),
    [
        ("ИРО (Зорина М.М.) до 25 апреля 2024 года:", "Зорина М.М."),
        ("Директорам школ в срок до 25 апреля 2024 года:", "Директорам школ"),
        ("Бурмину П.Л. не позднее 25 апреля 2024 года:", "Бурмину П.Л."),
    ],
)
def test_a_term_that_closes_an_address(tmp_path: Path, address: str, owner: str) -> None:
    draft = decided(tmp_path, f"1. {address}\n– собрать отчёты;\n– обновить программы.")

    assert [point.text for point in draft.points] == ["собрать отчёты;", "обновить программы."]
    assert owners(draft, 0) == owners(draft, 1) == [owner]
    assert {point.due_on for point in draft.points} == {date(2024, 4, 25)}


def test_who_leads_and_who_writes_in_one_line(tmp_path: Path) -> None:
    draft = draft_of(
        tmp_path, f"{HEAD}Ведёт заседание Алейник Д.О., протокол – Гольцман И.Э.\n{POINTS}"
    )

    assert draft.chair is not None
    assert draft.chair.value == "Алейник Д.О."
    assert draft.secretary is not None
    assert draft.secretary.value == "Гольцман И.Э."


def test_a_group_speaks(tmp_path: Path) -> None:
    draft = draft_of(tmp_path, f"{HEAD}Повестка:\n1. О работе РМО (руководители РМО)\n{POINTS}")

    assert (draft.agenda[0].title, draft.agenda[0].speaker) == ("О работе РМО", "руководители РМО")
