"""What the words after «Срок» mean, and the terms inside sentences."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from data_sources.ingest.minutes.draft import DueKind
from tests.data_sources.ingest.minutes.minutes_text import codes, decided


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("30 мая 2024 года", date(2024, 5, 30)),
        ("30.05.2024", date(2024, 5, 30)),
        ("30.05.24 г.", date(2024, 5, 30)),
        ("2024-05-30", date(2024, 5, 30)),
        ("до «15» апреля 2024 г.", date(2024, 4, 15)),
        ("до 1 сентября", date(2024, 9, 1)),
        ("до 1 марта", date(2025, 3, 1)),
        ("к 15 мая", date(2024, 5, 15)),
        ("до 10.05", date(2024, 5, 10)),
        ("не позднее 20 мая 2024", date(2024, 5, 20)),
        ("с 1 по 15 апреля 2024 года", date(2024, 4, 15)),
        ("1–15 апреля 2024 г.", date(2024, 4, 15)),
        ("декабрь 2024", date(2024, 12, 31)),
        ("в мае 2024 года", date(2024, 5, 31)),
        ("март–апрель 2024 г.", date(2024, 4, 30)),
        ("февраль", date(2025, 2, 28)),
        ("II квартал 2024", date(2024, 6, 30)),
        ("П квартал 2024 г.", date(2024, 6, 30)),
        ("3 квартал", date(2024, 9, 30)),
        ("I полугодие 2025 года", date(2025, 6, 30)),
        ("2023-2024 учебный год", date(2024, 8, 31)),
        ("2023/24 уч. год", date(2024, 8, 31)),
        ("в течение учебного года", date(2024, 8, 31)),
        ("до конца учебного года", date(2024, 8, 31)),
        ("до конца 2023-2024 учебного года", date(2024, 8, 31)),
        ("до конца года", date(2024, 12, 31)),
        ("до конца месяца", date(2024, 3, 31)),
        ("до конца квартала", date(2024, 3, 31)),
        ("2024 год", date(2024, 12, 31)),
        ("в течение 10 рабочих дней", date(2024, 3, 28)),
        ("10 рабочих дней", date(2024, 3, 28)),
        ("две недели", date(2024, 3, 28)),
        ("в течение десяти календарных дней", date(2024, 3, 24)),
        ("в течение месяца", date(2024, 4, 14)),
        ("в течение двух недель", date(2024, 3, 28)),
        ("в двухнедельный срок", date(2024, 3, 28)),
        ("в 10-дневный срок", date(2024, 3, 24)),
        ("в месячный срок", date(2024, 4, 14)),
    ],
)
def test_a_term_is_a_day(tmp_path: Path, words: str, day: date) -> None:
    point = decided(tmp_path, f"1. Провести семинар. Срок: {words}").points[0]

    assert (point.due_kind, point.due_on) == (DueKind.DATE, day)
    assert point.text == "Провести семинар."


def test_working_days_skip_public_holidays(tmp_path: Path) -> None:
    head = "ПРОТОКОЛ № 4\nзаседания совета\n27 апреля 2024 года\n"
    points = "1. Провести семинар. Срок: в течение 3 рабочих дней"

    assert decided(tmp_path, points, head=head).points[0].due_on == date(2024, 5, 2)


@pytest.mark.parametrize(
    "words",
    [
        "постоянно",
        "на постоянной основе",
        "ежеквартально",
        "ежемесячно до 5 числа",
        "еженедельно",
        "один раз в квартал",
        "каждый понедельник",
        "с 01.09.2024 постоянно",
    ],
)
def test_a_recurring_term_lasts(tmp_path: Path, words: str) -> None:
    draft = decided(tmp_path, f"1. Вести учёт. Отв.: методисты. Срок: {words}.")

    assert (draft.points[0].due_kind, draft.points[0].due_on) == (DueKind.CONTINUOUS, None)
    assert codes(draft) == []


@pytest.mark.parametrize("words", ["до следующего заседания", "по мере необходимости", "весна"])
def test_a_term_that_no_calendar_shows_is_kept_in_words(tmp_path: Path, words: str) -> None:
    point = decided(tmp_path, f"1. Вести учёт. Срок: {words}.").points[0]

    assert (point.due_kind, point.due_on) == (DueKind.NONE, None)
    assert point.due_text is not None
    assert point.due_text.value == words


@pytest.mark.parametrize(
    ("sentence", "day"),
    [
        ("Собрать заявки до 15 мая.", date(2024, 5, 15)),
        ("Собрать заявки в срок до 15.05.2024.", date(2024, 5, 15)),
        ("К 15 мая собрать заявки.", date(2024, 5, 15)),
        ("Собрать заявки не позднее 15 мая 2024 года.", date(2024, 5, 15)),
        ("Собрать заявки в течение 10 рабочих дней.", date(2024, 3, 28)),
        ("Собрать заявки до конца учебного года.", date(2024, 8, 31)),
        ("Провести семинар во II квартале 2024 года.", date(2024, 6, 30)),
        ("Провести семинар в октябре 2024 года.", date(2024, 10, 31)),
    ],
)
def test_a_term_inside_the_sentence_stays_there(tmp_path: Path, sentence: str, day: date) -> None:
    point = decided(tmp_path, f"1. {sentence}").points[0]

    assert point.due_on == day
    assert point.text == sentence


def test_a_date_of_a_document_is_no_term(tmp_path: Path) -> None:
    point = decided(tmp_path, "1. Исполнять приказ от 01.03.2024 № 33. Отв.: методисты.").points[0]

    assert point.due_kind is DueKind.NONE
    assert point.inner_dates == ()


def test_the_mark_wins_over_dates_in_the_text(tmp_path: Path) -> None:
    draft = decided(
        tmp_path, "1. Собрать предложения до 10.05. Утвердить план до 20.05.\nСрок – 20.05"
    )

    assert draft.points[0].due_on == date(2024, 5, 20)
    assert draft.points[0].inner_dates == (date(2024, 5, 10),)
    assert "several_dates" in codes(draft)


def test_a_term_torn_by_a_line_end_is_read_whole(tmp_path: Path) -> None:
    text = (
        "1. Подготовить подробный анализ пропусков уроков в двухнедельный \n"
        "срок и разослать его по школам нашего района и соседнего\n"
        "округа, где это нужно."
    )

    assert decided(tmp_path, text).points[0].due_on == date(2024, 3, 28)


@pytest.mark.parametrize(
    "sentence",
    [
        "Обсудить итоги опроса, проведённого в январе 2024 года.",
        "Подготовить план работы на 2024 год.",
        "Изучить опыт, полученный в 2023/2024 учебном году.",
    ],
)
def test_a_time_that_is_over_is_no_term(tmp_path: Path, sentence: str) -> None:
    point = decided(tmp_path, f"1. {sentence}").points[0]

    assert (point.due_kind.value, point.due_on) == ("none", None)
