"""Words above points, prose of several sentences, terms and owners that close a point."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from data_sources.ingest.minutes.draft import DecisionKind, DueKind
from tests.data_sources.ingest.minutes.minutes_text import (
    AGENDA,
    HEAD,
    codes,
    decided,
    draft_of,
    owners,
)


@pytest.mark.parametrize(
    ("points", "dues"),
    [
        ("До 1 июня:\n1. Кленовой Т.П. сдать отчёт.\n2. Дубову С.А. сдать план.", ["06-01"] * 2),
        (
            "1. Директорам школ в срок до 1 июня:\nа) сдать отчёты;\nб) сдать планы до 5 июня.",
            ["06-01", "06-05"],
        ),
        (
            "• до 1 июня:\n– школам сдать отчёты;\n– Дубову С.А. свести их;\n• открыть сайт.",
            ["06-01", "06-01", None],
        ),
        ("1. Дубову С.А. до 1 июня:\n1.1. Сдать отчёт.\n1.2. Сдать план.", ["06-01"] * 2),
    ],
)
def test_a_term_above_points_is_theirs(tmp_path: Path, points: str, dues: list[str | None]) -> None:
    draft = decided(tmp_path, points)

    found = [f"{point.due_on:%m-%d}" if point.due_on else None for point in draft.points]
    assert found == dues


@pytest.mark.parametrize(
    "points",
    [
        "1. Директору центра Кленовой Т.П.:\n– обновить список;\n– опубликовать план.",
        "1. Кленовой Т.П.:\nа) обновить список;\nб) опубликовать план.",
    ],
)
def test_parts_of_a_point_that_only_addresses_are_decisions(tmp_path: Path, points: str) -> None:
    draft = decided(tmp_path, points)

    assert [point.text for point in draft.points] == ["обновить список;", "опубликовать план."]
    assert owners(draft, 0) == owners(draft, 1) == ["Кленовой Т.П."]


def test_parts_of_a_task_stay_one_decision(tmp_path: Path) -> None:
    draft = decided(tmp_path, "1. Кленовой Т.П. обновить сайт:\n– список;\n– план.")

    assert len(draft.points) == 1


@pytest.mark.parametrize(
    ("point", "due"),
    [
        ("Психологу школы провести тренинг. Апрель.", date(2024, 4, 30)),
        ("Кленовой Т.П. описать опыт (май 2024 г.).", date(2024, 5, 31)),
        ("Кленовой Т.П. описать опыт – II квартал 2024 года.", date(2024, 6, 30)),
        ("Кленовой Т.П. описать опыт к 15.IV.", date(2024, 4, 15)),
        ("Кленовой Т.П. описать опыт года (2024-2025 учебный год).", None),
        ("Кленовой Т.П. описать встречи: январь – март.", None),
    ],
)
def test_a_term_without_a_label_closes_a_point(
    tmp_path: Path, point: str, due: date | None
) -> None:
    assert decided(tmp_path, f"1. {point}").points[0].due_on == due


def test_a_period_of_what_is_approved_is_no_term(tmp_path: Path) -> None:
    draft = decided(tmp_path, "1. Утвердить календарь событий на апрель – июнь 2024 года.")

    assert draft.points[0].kind is DecisionKind.INFORMATIONAL
    assert draft.points[0].due_kind is DueKind.NONE


@pytest.mark.parametrize(
    ("address", "owner"),
    [
        ("Зам. директора Яшиной Т.Б. взять явку под контроль.", "Яшиной Т.Б."),
        ("Психологу школы провести тренинг.", "Психологу школы"),
        ("Каждому члену совета посетить урок.", "Каждому члену совета"),
        ("Оргкомитету конкурса объявить победителей.", "Оргкомитету конкурса"),
        ("Дубову С.А. – подготовить справку.", "Дубову С.А."),
        ("До 25 августа: руководителям РМО сдать планы.", "руководителям РМО"),
    ],
)
def test_whom_a_point_addresses(tmp_path: Path, address: str, owner: str) -> None:
    assert owners(decided(tmp_path, f"1. {address}")) == [owner]


@pytest.mark.parametrize(
    ("point", "text", "owner"),
    [
        ("Закрепить методиста – т. Нефёдова Р.Я.", "Закрепить методиста", ["Нефёдова Р.Я."]),
        ("Выделить пособия, исполнитель т. Клещ М.А.", "Выделить пособия", ["Клещ М.А."]),
        ("Вернуть работу (авторы – Лосев И.И., Панкин Б.К.).", None, []),
    ],
)
def test_owners_that_close_a_point(
    tmp_path: Path, point: str, text: str | None, owner: list[str]
) -> None:
    draft = decided(tmp_path, f"1. {point}")

    assert draft.points[0].text == (text or point)
    assert owners(draft) == owner


def test_prose_of_several_sentences(tmp_path: Path) -> None:
    draft = draft_of(
        tmp_path,
        f"{HEAD}Постановили: Уроки провести с 2 по 20 апреля 2024 года. Чайке М.М. до 25 марта "
        "составить график. Наставникам посетить уроки. Отчёт утвердить, материалы передать в "
        "кабинет до 30.04.\n",
    )

    assert [point.text for point in draft.points] == [
        "Уроки провести с 2 по 20 апреля 2024 года.",
        "Чайке М.М. до 25 марта составить график.",
        "Наставникам посетить уроки.",
        "Отчёт утвердить",
        "материалы передать в кабинет до 30.04.",
    ]


def test_sentences_of_a_numbered_point_stay_together(tmp_path: Path) -> None:
    draft = decided(tmp_path, "1. Собрать темы до 10.05. Утвердить план до 20.05.")

    assert len(draft.points) == 1


@pytest.mark.parametrize("heading", ["Договорились:", "Условились:", "Что делаем дальше:"])
def test_an_agreement_is_a_decision(tmp_path: Path, heading: str) -> None:
    points = "1. Собрать программу к 17 апреля.\n2. Площадки подтвердить письмами.\n"

    draft = draft_of(tmp_path, f"{HEAD}{AGENDA}2. Разное.\n{heading}\n{points}")

    assert len(draft.agenda) == 2
    assert [point.number for point in draft.points] == ["1", "2"]


def test_questions_under_an_unknown_heading_are_no_decisions(tmp_path: Path) -> None:
    text = f"{HEAD}{AGENDA}Вопросы к обсуждению в группах:\n1. Формы работы.\n2. Сроки.\n"

    assert draft_of(tmp_path, text).points == ()


@pytest.mark.parametrize(
    "signature",
    [
        "Министр, председатель коллегии            Л.А. Уварова",
        "Директор школы                Р.Р. Вострецов",
        "Заместитель министра    ________ / Тугарин Л.В. /",
    ],
)
def test_a_post_a_gap_and_a_name_sign(tmp_path: Path, signature: str) -> None:
    draft = decided(tmp_path, f"1. Контроль возложить на Дзасохова Т.Б.\n\n{signature}")

    assert [point.text for point in draft.points] == ["Контроль возложить на Дзасохова Т.Б."]
    assert owners(draft) == ["Дзасохова Т.Б."]


def test_a_round_table_decides(tmp_path: Path) -> None:
    draft = draft_of(
        tmp_path,
        "РЕШЕНИЕ\nкруглого стола «Точки роста»\n(г. Бирюзовск, 24 апреля 2025 г.)\n\n"
        "Участники, обсудив опыт, решили:\nИнституту развития образования:\n"
        "1. Разработать программу до 1 июля 2025 года.\n",
    )

    assert draft.venue is not None
    assert draft.venue.value == "г. Бирюзовск"
    assert draft.title is not None
    assert draft.title.value == "круглого стола «Точки роста»"
    assert owners(draft) == ["Институту развития образования"]


@pytest.mark.parametrize(
    ("item", "title", "speaker"),
    [
        ("Открытое занятие – воспитатель Ступак Л.Д.", "Открытое занятие", "Ступак Л.Д."),
        ("«Семейный клуб» (кл. рук. 6 «А» Рыжова Е.Е.)", "«Семейный клуб»", "Рыжова Е.Е."),
        ("О наследии – портрет педагога", "О наследии – портрет педагога", None),
    ],
)
def test_a_speaker_behind_a_post(
    tmp_path: Path, item: str, title: str, speaker: str | None
) -> None:
    draft = draft_of(tmp_path, f"{HEAD}Повестка:\n1. {item}\nРешили:\n1. Одобрить план.\n")

    assert (draft.agenda[0].title, draft.agenda[0].speaker) == (title, speaker)


def test_a_common_term_of_one_block_leaves_the_others_alone(tmp_path: Path) -> None:
    draft = draft_of(
        tmp_path,
        f"{HEAD}Повестка: 1. Банк. 2. Апробация.\nПо вопросу 1. Решили:\n1.1. Собрать банк.\n"
        "1.2. Проверить банк.\nСрок по всем пунктам – до 16 апреля 2024 г.\nПо вопросу 2. Решили:\n"
        "2.1. Провести апробацию с 6 по 17 мая 2024 г.\n",
    )

    assert [point.due_on for point in draft.points] == [
        date(2024, 4, 16),
        date(2024, 4, 16),
        date(2024, 5, 17),
    ]
    assert "several_dates" not in codes(draft)


def test_orders_under_markers_of_items(tmp_path: Path) -> None:
    draft = draft_of(
        tmp_path,
        f"{HEAD}Вопросы:\n1) Старт.\n2) Отчёты.\nПо первому вопросу:\nКоординаторам до 12.04.2024 "
        "назначить кураторов; кураторам до 19.04.2024 пройти вебинар.\nПо второму вопросу:\n"
        "Дубову С.А. направить напоминания.\n",
    )

    assert [
        (owners(draft, at), point.agenda_position) for at, point in enumerate(draft.points)
    ] == [
        (["Координаторам"], 1),
        (["кураторам"], 1),
        (["Дубову С.А."], 2),
    ]


def test_an_hour_behind_the_day_of_the_week(tmp_path: Path) -> None:
    draft = draft_of(
        tmp_path,
        "Протокол № 17\nрабочей встречи\nДата: 7 октября 2025 г. (вторник), 10:00–11:20\n"
        "Договорились:\n1. Собрать программу.\n",
    )

    assert draft.starts_at is not None
    assert draft.starts_at.value == "10:00"


def test_a_board_that_meets_online_keeps_its_title(tmp_path: Path) -> None:
    draft = draft_of(
        tmp_path,
        "Протокол № 2\nонлайн-совещания с координаторами\n02.09.2025\nРешили:\n1. Начать.\n",
    )

    assert draft.title is not None
    assert draft.title.value == "онлайн-совещания с координаторами"


def test_a_methodical_room_in_a_title_is_no_venue(tmp_path: Path) -> None:
    draft = draft_of(
        tmp_path,
        "Протокол № 1\nзаседания методического кабинета\nСтепновского района от 05.11.2024\n"
        "Решили:\n1. Начать.\n",
    )

    assert draft.venue is None
    assert draft.title is not None
    assert draft.title.value == "заседания методического кабинета Степновского района"
