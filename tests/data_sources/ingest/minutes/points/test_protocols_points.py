"""Points of decision: numbers, parts, kinds, the agenda item, places in the text."""

from __future__ import annotations

from pathlib import Path

import pytest
from docx import Document

from data_sources.ingest.minutes.reading import read_minutes
from tests.data_sources.ingest.minutes.minutes_text import HEAD, codes, decided, draft_of, owners

TWO_ITEMS = "ПОВЕСТКА:\n1. О плане работы.\n2. О семинаре.\n"


@pytest.mark.parametrize(
    ("points", "numbers"),
    [
        ("1. Провести семинар.\n2. Сдать отчёт.", ["1", "2"]),
        ("1) Провести семинар.\n2) Сдать отчёт.", ["1", "2"]),
        ("1.1 Провести семинар.\n1.2 Сдать отчёт.", ["1.1", "1.2"]),
        ("1.1.Провести семинар.\n1.2.Сдать отчёт.", ["1.1", "1.2"]),
        ("а) Провести семинар.\nб) Сдать отчёт.", ["а", "б"]),
        ("– Провести семинар.\n– Сдать отчёт.", [None, None]),
        ("• Провести семинар.\n• Сдать отчёт.", [None, None]),
        ("Провести семинар.\nСдать отчёт.", [None, None]),
        ("1. Провести семинар. 2. Сдать отчёт.", ["1", "2"]),
    ],
)
def test_points_are_told_apart(tmp_path: Path, points: str, numbers: list[str | None]) -> None:
    draft = decided(tmp_path, points)

    assert [point.number for point in draft.points] == numbers
    assert [point.text for point in draft.points] == ["Провести семинар.", "Сдать отчёт."]
    assert [point.position for point in draft.points] == [1, 2]


def test_parts_without_marks_are_sentences_of_their_point(tmp_path: Path) -> None:
    text = "Руководителям ОО обновить сайты:"

    draft = decided(tmp_path, f"1. {text}\nа) добавить новости;\nб) убрать отчёты.")

    assert [point.text for point in draft.points] == [
        f"{text} а) добавить новости; б) убрать отчёты."
    ]
    assert owners(draft) == ["Руководителям ОО"]


def test_parts_with_marks_are_decisions(tmp_path: Path) -> None:
    draft = decided(
        tmp_path,
        "1. Институту развития образования:\nа) провести семинар;\nСрок: 30.05.2024\n"
        "б) сдать отчёт.\nСрок: 10.06.2024",
    )

    assert [point.number for point in draft.points] == ["а", "б"]
    assert [owners(draft, at) for at in (0, 1)] == [["Институту развития образования"]] * 2
    assert "numbering_gap" not in codes(draft)


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("Принять к сведению информацию о плане.", "informational"),
        ("Информацию Ясеневой О.П. принять к сведению.", "informational"),
        ("Одобрить план.", "informational"),
        ("Утвердить план.", "informational"),
        ("Утвердить план до 15 мая.", "assignment"),
        ("Утвердить план. Отв.: Кленов С.С.", "assignment"),
        ("Рекомендовать школам провести семинар.", "recommendation"),
        ("Провести семинар.", "assignment"),
        ("Признать работу удовлетворительной.", "assignment"),
    ],
)
def test_the_first_words_say_the_kind(tmp_path: Path, sentence: str, kind: str) -> None:
    assert decided(tmp_path, f"1. {sentence}").points[0].kind.value == kind


@pytest.mark.parametrize(
    "course",
    [
        "СЛУШАЛИ:\n1. Ясеневу О.П.\nРЕШИЛИ:\n1. Принять план.\nСЛУШАЛИ:\n2. Кленова"
        " С.С.\nРЕШИЛИ:\n1. Провести семинар.",
        "1. СЛУШАЛИ: Ясеневу О.П.\nРЕШИЛИ:\n1. Принять план.\n2. СЛУШАЛИ: Кленова"
        " С.С.\nРЕШИЛИ:\n1. Провести семинар.",
        "По первому вопросу выступила Ясенева О.П.\nРЕШИЛИ: Принять план.\nПо второму вопросу"
        " выступил Кленов С.С.\n"
        "РЕШИЛИ: Провести семинар.",
        "СЛУШАЛИ: Ясеневу О.П.\nРЕШИЛИ:\n1. Принять план.\nСЛУШАЛИ: Кленова С.С.\nРЕШИЛИ:\n2."
        " Провести семинар.",
        "РЕШИЛИ:\n1.1. Принять план.\n2.1. Провести семинар.",
        "РЕШИЛИ:\n1. По первому вопросу:\n1.1. Принять план.\n2. По второму вопросу:\n2.1."
        " Провести семинар.",
        "По вопросу 1 решили:\n1. Принять план.\nПо вопросу 2 решили:\n1. Провести семинар.",
        "I. СЛУШАЛИ: Ясеневу О.П.\nПОСТАНОВИЛИ: Принять план.\nII. СЛУШАЛИ: Кленова"
        " С.С.\nПОСТАНОВИЛИ: Провести семинар.",
        "1. О плане работы.\nСЛУШАЛИ: Ясеневу О.П.\nРЕШИЛИ: Принять план.\n2. О"
        " семинаре.\nСЛУШАЛИ: Кленова С.С.\n"
        "РЕШИЛИ: Провести семинар.",
    ],
)
def test_a_point_belongs_to_its_item(tmp_path: Path, course: str) -> None:
    draft = draft_of(tmp_path, HEAD + TWO_ITEMS + course)

    assert [(point.text, point.agenda_position) for point in draft.points] == [
        ("Принять план.", 1),
        ("Провести семинар.", 2),
    ]


def test_plain_numbers_in_one_block_name_no_item(tmp_path: Path) -> None:
    draft = decided(tmp_path, "1. Принять план.\n2. Провести семинар.", agenda=TWO_ITEMS)

    assert [point.agenda_position for point in draft.points] == [None, None]
    assert "agenda_without_decision" not in codes(draft)


def test_a_point_knows_its_own_words_in_the_document(tmp_path: Path) -> None:
    draft = decided(
        tmp_path, "1. Провести\u00a0семи\u00adнар — для   методистов.\nОтв.: Кленов С.С."
    )
    place = draft.points[0].place

    assert draft.text[place.start : place.end] == "Провести\u00a0семи\u00adнар — для   методистов."
    assert place.line == 7
    assert draft.points[0].text == "Провести семинар — для методистов."
    owner = draft.points[0].assignees[0].place
    assert draft.text[owner.start : owner.end] == "Кленов С.С."
    assert owner.line == 8


def test_words_torn_at_a_line_end_are_whole_again(tmp_path: Path) -> None:
    draft = decided(
        tmp_path,
        "1. Провести семинар для методис-\nтов школ и учебно-\nметодических центров\nрайона.",
    )

    assert draft.points[0].text == (
        "Провести семинар для методистов школ и учебно-методических центров района."
    )


def test_latin_twins_and_spaced_letters_do_not_hide_a_heading(tmp_path: Path) -> None:
    text = (
        "П Р О Т О К О Л № 4\nзаседания совета\n14.03.2024\n"
        "P Е Ш И Л И:\n1. Провести семинар.\nCpoк: 30.05.2024\n"
    )
    draft = draft_of(tmp_path, text)

    assert [point.text for point in draft.points] == ["Провести семинар."]
    assert draft.points[0].due_on is not None


def test_the_day_of_cited_minutes_does_not_hide_that_they_were_noted(tmp_path: Path) -> None:
    draft = decided(
        tmp_path, "1. Информацию об исполнении протокола № 4 от 20.02.2024 принять к сведению."
    )

    assert draft.points[0].kind.value == "informational"


def test_a_sentence_that_begins_with_a_term_is_no_mark(tmp_path: Path) -> None:
    sentence = "Срок исполнения пункта 3.2 протокола от 28.02.2024 № 1 продлить до 30.09.2024."
    draft = decided(tmp_path, f"1. {sentence}\nОтв.: Кленов С.С.\n2. Провести семинар.")

    assert [point.text for point in draft.points] == [sentence, "Провести семинар."]
    assert str(draft.points[0].due_on) == "2024-09-30"


def test_a_table_of_signatures_does_not_hide_the_points_above_it(tmp_path: Path) -> None:
    path = tmp_path / "minutes.docx"
    document = Document()
    for line in f"{HEAD}{TWO_ITEMS}РЕШИЛИ:\n1. Провести семинар.\n2. Сдать отчёт.".split("\n"):
        document.add_paragraph(line)
    table = document.add_table(rows=1, cols=2)
    table.cell(0, 0).text, table.cell(0, 1).text = "Глава совета", "С.С. Кленов"
    document.save(str(path))

    assert [point.number for point in read_minutes(path).points] == ["1", "2"]


def test_sundry_news_after_the_points_are_no_decision(tmp_path: Path) -> None:
    agenda = f"{TWO_ITEMS}3. Разное.\n"
    points = "а) провести семинар;\nб) сдать отчёт.\n"
    for sundry, count in (
        ("3. Разное. Кленов С.С. напомнил о сроках конкурса.", 2),
        ("3. Разное. Подготовить выставку.", 3),
    ):
        draft = decided(tmp_path, points + sundry, agenda=agenda)
        assert len(draft.points) == count


@pytest.mark.parametrize(
    ("point", "kind"),
    [
        ("План работы РУМО на 2025 год одобрить.", "informational"),
        ("Опыт школ области утвердить", "informational"),
        ("Доработать план и утвердить.", "assignment"),
        ("Директорам школ планы утвердить.", "assignment"),
        ("План одобрить и разослать.", "assignment"),
    ],
)
def test_what_is_only_approved_is_informational_in_any_order(
    tmp_path: Path, point: str, kind: str
) -> None:
    assert decided(tmp_path, f"1. {point}").points[0].kind.value == kind


def test_blocks_may_be_named_by_the_ordinal_of_their_item(tmp_path: Path) -> None:
    draft = draft_of(
        tmp_path,
        f"{HEAD}{TWO_ITEMS}По первому вопросу слушали Кленова С.С.\nРешение по первому вопросу:\n"
        "1. Сдать отчёт.\nПо второму вопросу слушали Липову В.В.\nРешение по второму вопросу:\n"
        "1. Провести семинар.",
    )

    found = [(point.agenda_position, point.text) for point in draft.points]
    assert found == [(1, "Сдать отчёт."), (2, "Провести семинар.")]
