"""What stands in one line: offices before names, a report and its decision, quoted questions."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.data_sources.ingest.minutes.minutes_text import HEAD, decided, draft_of, owners

ENDING = "РЕШИЛИ:\n1. Кленову С.С. провести смотр.\n"


def test_a_report_and_its_decision_are_told_apart(tmp_path: Path) -> None:
    draft = draft_of(
        tmp_path,
        f"{HEAD}Повестка: 1. О плане. 2. О лагере.\n"
        "По 1 вопросу слушали Кленову Т.П. Решили: Кленовой Т.П. собрать заявки.\n"
        "По 2 вопросу слушали Дубова С.А. Постановили: вожатым составить план; смету утвердить.\n",
    )

    assert [(point.text, point.agenda_position) for point in draft.points] == [
        ("Кленовой Т.П. собрать заявки.", 1),
        ("вожатым составить план", 2),
        ("смету утвердить.", 2),
    ]
    assert owners(draft, 1) == ["вожатым"]


@pytest.mark.parametrize(
    "present",
    [
        "председатель совета Кленова Т.П., секретарь Дубов С.А., методисты Липкина О.О.",
        "секретарь совета Дубов С.А.; председатель Кленова Т.П.; Липкина О.О.",
        "Кленова Т.П. – председатель, Дубов С.А. – секретарь, Липкина О.О.",
    ],
)
def test_an_office_before_or_behind_a_name_of_the_list(tmp_path: Path, present: str) -> None:
    draft = draft_of(tmp_path, f"{HEAD}Присутствовали: {present}\n{ENDING}")

    assert draft.chair is not None
    assert draft.secretary is not None
    assert (draft.chair.value, draft.secretary.value) == ("Кленова Т.П.", "Дубов С.А.")


def test_who_led_and_who_wrote_in_one_line(tmp_path: Path) -> None:
    draft = draft_of(
        tmp_path, f"{HEAD}Вела заседание Кленова Т.П. Протокол вёл Дубов С.А.\n{ENDING}"
    )

    assert draft.secretary is not None
    assert draft.secretary.value == "Дубов С.А."


@pytest.mark.parametrize(
    "item",
    ["Смотр хоров. – Кленова Т.П.", "Смотр хоров (Кленова Т.П.);", "Смотр хоров – Кленова Т.П."],
)
def test_who_reports_behind_the_title_of_an_item(tmp_path: Path, item: str) -> None:
    draft = decided(tmp_path, "1. Провести смотр.", agenda=f"ПОВЕСТКА:\n1. {item}\n2. Разное.\n")

    assert (draft.agenda[0].title, draft.agenda[0].speaker) == ("Смотр хоров", "Кленова Т.П.")


def test_a_question_in_quotation_marks(tmp_path: Path) -> None:
    text = f"{HEAD}Рассматривали вопрос «О смотре хоров». Докладывал Дубов С.А.\n{ENDING}"
    item = draft_of(tmp_path, text).agenda[0]

    assert (item.title, item.speaker) == ("«О смотре хоров».", "Дубов С.А.")


def test_a_video_conference_is_a_meeting_rather_than_its_place(tmp_path: Path) -> None:
    title = "видеоконференции с координаторами проекта"
    draft = draft_of(tmp_path, f"ПРОТОКОЛ № 4\n{title}\n14 марта 2024 года\n{ENDING}")

    assert draft.venue is None
    assert draft.title is not None
    assert draft.title.value == title


def test_control_among_undeclared_points_loses_none_of_them(tmp_path: Path) -> None:
    text = (
        f"{HEAD}1. О смотре\n(Кленова Т.П.)\n1.1. Хормейстерам собрать заявки.\n"
        "1.2. Контроль за исполнением оставляю за собой.\n"
    )

    assert [point.number for point in draft_of(tmp_path, text).points] == ["1.1", "1.2"]
