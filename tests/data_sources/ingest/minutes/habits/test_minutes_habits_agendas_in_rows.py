"""Questions beside their decisions, names in several brackets, sentences that address later."""

from __future__ import annotations

from pathlib import Path

import pytest

from data_sources.ingest.minutes.draft import Draft
from data_sources.ingest.minutes.reading import read_minutes
from tests.data_sources.ingest.minutes.documents.word_files import (
    paragraph,
    row,
    table,
    word_package,
)
from tests.data_sources.ingest.minutes.minutes_text import HEAD, codes, decided, draft_of, owners

COLUMNS = ("№", "Вопрос", "Докладчик", "Решение", "Ответственный", "Срок")


def tabled(folder: Path, *rows: tuple[str, ...]) -> Draft:
    head = "".join(map(paragraph, HEAD.rstrip("\n").split("\n")))
    body = head + table(*(row(*cells) for cells in rows))
    return read_minutes(word_package(folder / "minutes.docx", body))


def test_questions_beside_their_decisions_are_the_agenda(tmp_path: Path) -> None:
    draft = tabled(
        tmp_path,
        COLUMNS,
        ("1", "Мониторинг служб", "Акимова Е.Е.", "Заполнить формы", "Методисты", "26.04.2024"),
        ("2", "Конкурс программ", "Гаранин С.Т.", "Собрать заявки", "Гаранин С.Т.", "до 2 мая"),
    )

    assert [(item.title, item.speaker) for item in draft.agenda] == [
        ("Мониторинг служб", "Акимова Е.Е."),
        ("Конкурс программ", "Гаранин С.Т."),
    ]
    assert [(point.number, point.agenda_position) for point in draft.points] == [("1", 1), ("2", 2)]
    assert codes(draft) == []


def test_a_question_merged_over_several_decisions(tmp_path: Path) -> None:
    draft = tabled(
        tmp_path,
        COLUMNS,
        ("1", "Мониторинг", "Акимова Е.Е.", "Заполнить формы", "Методисты", "26.04.2024"),
        ("", "", "", "Проверить формы", "Акимова Е.Е.", "до 2 мая"),
        ("2", "Конкурс", "Гаранин С.Т.", "Собрать заявки", "Гаранин С.Т.", "до 2 мая"),
    )

    assert [point.agenda_position for point in draft.points] == [1, 1, 2]
    assert len(draft.agenda) == 2


def test_names_in_several_brackets_are_no_owners(tmp_path: Path) -> None:
    point = "Создать группы: чтение (рук. Рудаков П.И.), наставничество (рук. Лагутина С.Д.)."

    draft = decided(tmp_path, f"1. {point}")

    assert draft.points[0].text == point
    assert owners(draft) == []


def test_a_later_sentence_addresses(tmp_path: Path) -> None:
    draft = decided(tmp_path, "1. Раздел принять за основу. Булатову Ш.Ш. внести правки до 19.04.")

    assert owners(draft) == ["Булатову Ш.Ш."]


@pytest.mark.parametrize(
    "on_what", ["(по каждому вопросу)", "по всем пунктам", "(по данному вопросу)"]
)
def test_what_a_vote_was_on_is_no_decision(tmp_path: Path, on_what: str) -> None:
    draft = decided(
        tmp_path, f"– обсудить план.\nГолосование: за – 9, против – 0, воздержались – 0 {on_what}."
    )

    assert [point.text for point in draft.points] == ["обсудить план."]


def test_a_plan_of_the_meeting_is_its_agenda(tmp_path: Path) -> None:
    draft = draft_of(
        tmp_path,
        f"{HEAD}План:\n1. Оценка. Гладышева О.И., школа № 2\n2. Разное\nРешили:\n1. Одобрить.\n",
    )

    assert [(item.title, item.speaker) for item in draft.agenda] == [
        ("Оценка", "Гладышева О.И."),
        ("Разное", None),
    ]


def test_a_room_in_a_column_is_no_part_of_the_title(tmp_path: Path) -> None:
    draft = draft_of(
        tmp_path,
        "ПРОТОКОЛ № 3\nзаседания коллегии\nУправления образования\n\n"
        "17.06.2025, 10.00            каб. 301\nРешили:\n1. Одобрить план.\n",
    )

    assert draft.title is not None
    assert draft.title.value == "заседания коллегии Управления образования"
    assert draft.venue is not None
    assert draft.venue.value == "каб. 301"


def test_a_leader_signs_minutes_of_one_line(tmp_path: Path) -> None:
    draft = draft_of(
        tmp_path,
        "Протокол заседания МО №3 от 25.02.2026 г. Присутствовали: 11 человек. Повестка дня: "
        "1. Итоги. Решили: 1. Подать заявки. Ответственные: учителя истории. "
        "Руководитель МО Крутов Б.Б.",
    )

    assert owners(draft) == ["учителя истории"]
