"""Habits of secretaries in naming parts, ranges of months, days and controllers."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from data_sources.ingest.minutes.draft import DecisionKind, DueKind
from tests.data_sources.ingest.minutes.minutes_text import codes, decided, draft_of, owners, printed

HEAD = "ПРОТОКОЛ № 2\nзаседания методического совета\n14 октября 2026 года\n"
AGENDA = "Повестка:\n1. О плане работы.\n"
POINTS = "1. Одобрить план.\n2. Провести семинар. Отв.: Кленова Т.П. Срок: 20.11.2026.\n"

HEADS_OF_DECISIONS = [
    "Решение педсовета:",
    "Решение коллегии:",
    "Решение секции учителей химии:",
    "Решение РМО:",
    "Решение ШМО учителей начальных классов:",
    "Решение педагогического совета МБОУ «Школа № 12»:",
    "Решение районного методического совета:",
    "Решения круглого стола:",
    "Итоги обсуждения:",
    "Итоги обсуждения (решения):",
    "Результаты совещания (поручения):",
    "Итоги встречи (принятые решения):",
]


@pytest.mark.parametrize("heading", HEADS_OF_DECISIONS)
def test_a_head_names_whose_decision_it_is(tmp_path: Path, heading: str) -> None:
    draft = draft_of(tmp_path, f"{HEAD}{AGENDA}{heading}\n{POINTS}")

    assert [point.text for point in draft.points] == ["Одобрить план.", "Провести семинар."]
    assert len(draft.agenda) == 1


@pytest.mark.parametrize("heading", ["Обсуждали:", "Рассматривали:", "Обсуждались вопросы:"])
def test_the_agenda_by_what_was_discussed(tmp_path: Path, heading: str) -> None:
    draft = draft_of(
        tmp_path, f"{HEAD}{heading}\n1. О плане работы.\n2. Разное.\nРешили:\n{POINTS}"
    )

    assert [item.title for item in draft.agenda] == ["О плане работы.", "Разное."]
    assert len(draft.points) == 2


@pytest.mark.parametrize(
    "label",
    [
        "Модератор:",
        "Модератор встречи –",
        "Ведущий:",
        "Ведущая заседания:",
        "Руководитель РМО:",
        "Руководитель секции:",
        "Руководитель секции учителей химии:",
        "Руководитель творческой группы –",
        "Руководитель круглого стола:",
    ],
)
def test_who_leads_is_the_chair(tmp_path: Path, label: str) -> None:
    draft = draft_of(tmp_path, f"{HEAD}{label} Рябова Н. С.\n{AGENDA}Решили:\n{POINTS}")

    assert draft.chair is not None
    assert draft.chair.value == "Рябова Н. С."


def test_a_moderator_within_the_agenda_speaks_on_an_item(tmp_path: Path) -> None:
    agenda = "Повестка:\n1. О плане работы.\nМодератор: Рябова Н. С.\n2. Разное.\n"

    draft = draft_of(tmp_path, f"{HEAD}{agenda}Решили:\n{POINTS}")

    assert draft.chair is None
    assert len(draft.agenda) == 2


@pytest.mark.parametrize(
    "ending",
    [
        "Выписка верна. Секретарь Н. С. Рябова",
        "Выписка верна:\nСекретарь            Н. С. Рябова",
        "Копия верна. Секретарь Н. С. Рябова",
    ],
)
def test_who_attests_an_extract_is_its_secretary(tmp_path: Path, ending: str) -> None:
    draft = draft_of(tmp_path, f"{HEAD}{AGENDA}Решили:\n{POINTS}\n{ending}\n")

    assert draft.secretary is not None
    assert draft.secretary.value == "Н. С. Рябова"
    assert draft.points[-1].text == "Провести семинар."


def test_points_marked_with_the_sign_of_a_number(tmp_path: Path) -> None:
    draft = draft_of(
        tmp_path, f"{HEAD}{AGENDA}Решили:\n№ 1. Одобрить план.\n№ 2. Провести семинар.\n"
    )

    assert [(point.number, point.text) for point in draft.points] == [
        ("1", "Одобрить план."),
        ("2", "Провести семинар."),
    ]


@pytest.mark.parametrize(
    "words",
    [
        "В ходе обсуждения решили",
        "По итогам обсуждения единогласно решили",
        "После обмена мнениями решили",
        "Обсудив доклад Т.П. Кленовой, совет решил",
        "Члены совета постановили",
    ],
)
def test_decisions_within_a_sentence(tmp_path: Path, words: str) -> None:
    prose = (
        f"{words} одобрить план; поручить Кленовой Т.П. разослать его до 5 ноября; "
        "Рябовой Н.С. подготовить памятку до конца ноября."
    )

    draft = draft_of(tmp_path, f"{HEAD}{AGENDA}Слушали: Кленову Т.П.\n{prose}\n")

    assert [point.text.split()[0] for point in draft.points] == ["одобрить", "поручить", "Рябовой"]
    assert [owners(draft, at) for at in range(3)] == [[], ["Кленовой Т.П."], ["Рябовой Н.С."]]
    assert [point.due_on for point in draft.points] == [
        None,
        date(2026, 11, 5),
        date(2026, 11, 30),
    ]


def test_a_report_that_goes_over_into_decisions(tmp_path: Path) -> None:
    course = (
        "По первому вопросу выступила Кленова Т.П. Обсудив доклад, члены совета решили одобрить "
        "план.\nПо второму вопросу выступил Дубов С. А. В результате обсуждения решено провести "
        "семинар до 20 ноября."
    )

    draft = draft_of(tmp_path, f"{HEAD}{AGENDA}2. О семинаре.\n{course}\n")

    assert [(point.agenda_position, point.text) for point in draft.points] == [
        (1, "одобрить план."),
        (2, "провести семинар до 20 ноября."),
    ]


@pytest.mark.parametrize(
    "told",
    [
        "После доклада участники решили задачу повышенной сложности.",
        "РУМО услышало, что школы решили перейти на новую форму.",
        "Члены совета не решили продлить конкурс.",
        "После доклада были вопросы. Школы решили ждать.",
    ],
)
def test_what_is_only_told_decides_nothing(tmp_path: Path, told: str) -> None:
    draft = draft_of(tmp_path, f"{HEAD}{AGENDA}Слушали: Кленову Т.П.\n{told}\nРешили:\n{POINTS}")

    assert [point.text for point in draft.points] == ["Одобрить план.", "Провести семинар."]


@pytest.mark.parametrize(
    ("point", "expected"),
    [
        ("Членам РУМО направить предложения.", ["Членам РУМО"]),
        ("Членам бюро направить предложения.", ["Членам бюро"]),
        ("Руководителям ИРО и ММС направить предложения.", ["Руководителям ИРО и ММС"]),
        ("Координаторам срочно направить предложения.", ["Координаторам"]),
        (
            "Контроль за исполнением возложить на заместителя начальника отдела Рябову Н. С.",
            ["Рябову Н. С."],
        ),
        ("Возложить контроль за исполнением на Рябову Н. С.", ["Рябову Н. С."]),
        ("Возложить контроль за исполнением пп. 1–3 на Рябову Н. С.", ["Рябову Н. С."]),
        ("Контроль за исполнением пп. 1–3 возложить на Рябову Н. С.", ["Рябову Н. С."]),
        ("Контроль исполнения возложить на отдел развития.", ["отдел развития"]),
        ("Ответственность за сбор заявок возложить на бюро.", ["бюро"]),
        ("Провести смотр. Контроль за исполнением возложить на Рябову Н. С.", []),
        ("Провести смотр. Ответственная за сводку – Рябова Н. С.", ["Рябова Н. С."]),
    ],
)
def test_owners_named_in_full(tmp_path: Path, point: str, expected: list[str]) -> None:
    draft = decided(tmp_path, f"1. {point}", head=HEAD, agenda=AGENDA)

    assert owners(draft) == expected


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("в ноябре–декабре 2026 года", date(2026, 12, 31)),
        ("в ноябре-декабре", date(2026, 12, 31)),
        ("в ноябре – декабре", date(2026, 12, 31)),
        ("в ноябре и декабре 2026 года", date(2026, 12, 31)),
        ("в ноябре, декабре и январе", date(2027, 1, 31)),
        ("в ноябре и в декабре", date(2026, 12, 31)),
        ("с ноября по январь", date(2027, 1, 31)),
        ("в ноябре 2026 – феврале 2027 года", date(2027, 2, 28)),
        ("в течение ноября–декабря", date(2026, 12, 31)),
        ("в первой и второй декадах ноября", date(2026, 11, 20)),
        ("в третьей декаде ноября – первой декаде декабря", date(2026, 12, 10)),
        ("в I–II кварталах 2027 года", date(2027, 6, 30)),
        ("во втором и третьем кварталах 2027 года", date(2027, 9, 30)),
        ("в IV квартале 2026 – I квартале 2027 года", date(2027, 3, 31)),
    ],
)
def test_of_several_months_the_last_is_the_term(tmp_path: Path, words: str, day: date) -> None:
    draft = decided(tmp_path, f"1. Кленовой Т.П. провести смотр {words}.", head=HEAD, agenda=AGENDA)

    assert (draft.points[0].due_kind, draft.points[0].due_on) == (DueKind.DATE, day)
    assert codes(draft) == []


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("Провести пробный экзамен 20 февраля.", date(2027, 2, 20)),
        ("Провести 3 декабря семинар.", date(2026, 12, 3)),
        ("Организовать смотр 15–17 ноября.", date(2026, 11, 17)),
        ("Выступить с докладом на форуме 02.12.2026.", date(2026, 12, 2)),
    ],
)
def test_the_day_of_the_thing_itself_is_taken_with_a_doubt(
    tmp_path: Path, words: str, day: date
) -> None:
    draft = decided(tmp_path, f"1. {words} Отв.: Кленова Т.П.", head=HEAD, agenda=AGENDA)

    assert (draft.points[0].due_kind, draft.points[0].due_on) == (DueKind.DATE, day)
    assert codes(draft) == ["several_dates"]
    message = draft.warnings[0].message
    assert "срок прямо не назван" in message
    assert draft.points[0].due_text is not None
    assert f"«{draft.points[0].due_text.value}»" in message


@pytest.mark.parametrize(
    "words",
    [
        "Учесть материалы семинара 12 мая.",
        "Исполнить приказ от 20 ноября 2026 года.",
        "Начать приём заявок с 20 ноября.",
        "Собрать отзывы после 20 ноября.",
        "Открыть приём не ранее 20 ноября.",
        "Обсудить программу «Семинар 20 ноября».",
        "Разобрать заявки, поданные 20 ноября.",
        "Учесть итоги смотра 12.05.2026.",
        "Следующее заседание провести 20 ноября.",
    ],
)
def test_other_days_are_nobodys_term(tmp_path: Path, words: str) -> None:
    draft = decided(tmp_path, f"1. {words} Отв.: Кленова Т.П.", head=HEAD, agenda=AGENDA)

    assert (draft.points[0].due_kind, draft.points[0].due_on) == (DueKind.NONE, None)
    assert codes(draft) == ["missing_due"]


def test_what_is_only_taken_note_of_has_no_term(tmp_path: Path) -> None:
    draft = decided(
        tmp_path, "1. Принять к сведению доклад о форуме 20 ноября.", head=HEAD, agenda=AGENDA
    )

    assert draft.points[0].kind is DecisionKind.INFORMATIONAL
    assert draft.points[0].due_kind is DueKind.NONE
    assert printed(draft)["warnings"] == []


def test_a_named_term_comes_before_the_day_of_the_thing(tmp_path: Path) -> None:
    draft = decided(
        tmp_path,
        "1. Подготовить зал к семинару 20 ноября. Отв.: Кленова Т.П. Срок: 15.11.2026.",
        head=HEAD,
        agenda=AGENDA,
    )

    assert draft.points[0].due_on == date(2026, 11, 15)
