"""Habits of secretaries in writing down decisions and votes, each as one short minutes."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.data_sources.ingest.minutes.minutes_text import draft_of, printed

HEAD = "ПРОТОКОЛ № 2\nзаседания методического совета\n14 октября 2026 года\n"
AGENDA = "ПОВЕСТКА:\n1. О плане работы.\n2. О семинаре.\n"
FIRST = "Одобрить план."
SECOND = "Провести семинар."
MARKS = "Отв.: Кленова Т.П. Срок: 20.11.2026."

DECIDED_HEADS = [
    "РЕШИЛИ:",
    "РЕШИЛИ",
    "ПОСТАНОВИЛИ:",
    "Постановили",
    "Решение заседания:",
    "Решение:",
    "РЕШЕНИЕ",
    "РЕШЕНИЯ:",
    "Принято решение:",
    "Приняли решение:",
    "Принятые решения:",
    "Было принято решение:",
    "Итоги:",
    "Итоги заседания:",
    "По итогам обсуждения решили:",
    "Решение методического совета:",
    "Проект решения:",
    "Совет решил:",
    "Методический совет РЕШИЛ:",
    "Методический совет постановляет:",
    "Заслушав и обсудив информацию, члены совета решили:",
    "Комиссия решила:",
    "Коллегия решила:",
    "Р Е Ш И Л И:",
    "Решили единогласно:",
    "Приняты следующие решения:",
    "Вынесено решение:",
    "Рекомендации и решения:",
    "Поручения по итогам заседания:",
    "Определили:",
]

LAYOUTS = {
    "prose": (
        "РЕШИЛИ: одобрить план, провести семинар. " + MARKS,
        None,
    ),
    "sentences": (
        f"РЕШИЛИ:\n{FIRST}\n{SECOND} {MARKS}\n",
        [f"None|{FIRST}", f"None|{SECOND}"],
    ),
    "on-the-heading-line": (
        f"РЕШИЛИ: 1. {FIRST} 2. {SECOND} {MARKS}\n",
        [f"1|{FIRST}", f"2|{SECOND}"],
    ),
    "brackets": (
        f"РЕШИЛИ:\n1) {FIRST}\n2) {SECOND} {MARKS}\n",
        [f"1|{FIRST}", f"2|{SECOND}"],
    ),
    "dashes": (
        f"РЕШИЛИ:\n– {FIRST}\n– {SECOND} {MARKS}\n",
        [f"None|{FIRST}", f"None|{SECOND}"],
    ),
    "letters": (
        f"РЕШИЛИ:\nа) {FIRST}\nб) {SECOND} {MARKS}\n",
        [f"а|{FIRST}", f"б|{SECOND}"],
    ),
    "roman": (
        f"РЕШИЛИ:\nI. {FIRST}\nII. {SECOND} {MARKS}\n",
        [f"I|{FIRST}", f"II|{SECOND}"],
    ),
    "number-of-words": (
        f"РЕШИЛИ:\nПункт 1. {FIRST}\nПункт 2. {SECOND} {MARKS}\n",
        [f"1|{FIRST}", f"2|{SECOND}"],
    ),
    "no-space": (
        f"РЕШИЛИ:\n1.{FIRST}\n2.{SECOND} {MARKS}\n",
        [f"1|{FIRST}", f"2|{SECOND}"],
    ),
    "three-levels": (
        f"РЕШИЛИ:\n1.1.1. {FIRST}\n1.1.2. {SECOND} {MARKS}\n",
        [f"1.1.1|{FIRST}", f"1.1.2|{SECOND}"],
    ),
    "dashes-under-a-number": (
        f"РЕШИЛИ:\n1. {FIRST}\n2. Муниципальным координаторам:\n- провести семинар до "
        "20.11.2026;\n- собрать отзывы до 30.11.2026.\n",
        [f"1|{FIRST}", "None|провести семинар до 20.11.2026", "None|собрать отзывы до 30.11.2026"],
    ),
}

VOTES = {
    "Решение принято единогласно.": None,
    "За – 22, против – нет, воздержались – нет.": (22, 0, 0),
    "за – 22, против – нет.": (22, 0, None),
    "«ЗА» – 20; «ПРОТИВ» – 1; «ВОЗДЕРЖАЛСЯ» – 1.": (20, 1, 1),
    "Голосовали: за – 22 (единогласно).": (22, 0, 0),
    "Проголосовали: «за» 22 человека, «против» 0, «воздержавшихся» 0.": (22, 0, 0),
    "Голосование: 20 – за, 1 – против, 1 – воздержался.": (20, 1, 1),
    "Результаты голосования: за 22 чел., против 0 чел., воздержались 0 чел.": (22, 0, 0),
    "Голосовали: «за» – двадцать два, «против» – нет, «воздержались» – нет.": (22, 0, 0),
    "Голосовали «за» единогласно.": None,
    "(за – 22, против – 0, воздержались – 0)": (22, 0, 0),
    "Голосовали:\nза – 22\nпротив – 0\nвоздержались – 0": (22, 0, 0),
}


def facts(folder: Path, course: str, head: str = HEAD, agenda: str = AGENDA) -> Any:
    """The draft of these minutes as it is printed."""
    return printed(draft_of(folder, f"{head}{agenda}{course}\n"))


def points(found: Any) -> list[str]:
    return [f"{each['number']}|{each['text']}".rstrip(".;") for each in found["decisions"]]


@pytest.mark.parametrize("heading", DECIDED_HEADS)
def test_a_heading_opens_decisions(tmp_path: Path, heading: str) -> None:
    found = facts(
        tmp_path,
        f"СЛУШАЛИ: Кленову Т.П. о плане работы.\n{heading}\n1. {FIRST}\n2. {SECOND} {MARKS}",
        agenda="ПОВЕСТКА:\n1. О плане работы.\n",
    )

    assert points(found) == ["1|Одобрить план", "2|Провести семинар"]
    assert [each["agenda_position"] for each in found["decisions"]] == [1, 1]


@pytest.mark.parametrize("name", LAYOUTS)
def test_decisions_are_laid_out_in_many_ways(tmp_path: Path, name: str) -> None:
    course, expected = LAYOUTS[name]
    found = facts(tmp_path, course)

    if expected is None:
        assert [each["kind"] for each in found["decisions"]] == ["informational", "assignment"]
        assert found["decisions"][1]["assignees"] == ["Кленова Т.П."]
        return
    assert points(found) == [each.rstrip(".;") for each in expected]


@pytest.mark.parametrize("vote", VOTES)
def test_a_vote_is_read(tmp_path: Path, vote: str) -> None:
    found = facts(tmp_path, f"РЕШИЛИ:\n1. {FIRST}\n2. {SECOND} {MARKS}\n{vote}")

    assert points(found) == ["1|Одобрить план", "2|Провести семинар"]
    counts = [(each["for"], each["against"], each["abstained"]) for each in found["votes"]]
    if VOTES[vote] is None:
        assert [(against, abstained) for _, against, abstained in counts] == [(0, 0)]
    else:
        assert counts == [VOTES[vote]]


def test_points_voted_apart_are_kept_apart(tmp_path: Path) -> None:
    draft = draft_of(
        tmp_path,
        f"{HEAD}{AGENDA}РЕШИЛИ:\n1.1. {FIRST}\nГолосовали: за – 22, против – 0, воздержались – 0.\n"
        f"1.2. {SECOND} {MARKS}\nГолосовали: за – 20, против – 1, воздержались – 1.\n",
    )

    assert [(each.agenda_position, each.votes_for, each.votes_against) for each in draft.votes] == [
        (1, 22, 0),
        (1, 20, 1),
    ]


def test_decisions_by_questions_in_words(tmp_path: Path) -> None:
    found = facts(
        tmp_path,
        f"По первому вопросу решили:\n1. {FIRST}\nПо второму вопросу решили:\n1. {SECOND} {MARKS}",
    )

    assert [each["agenda_position"] for each in found["decisions"]] == [1, 2]


def test_decisions_in_one_sentence_after_each_question(tmp_path: Path) -> None:
    found = facts(
        tmp_path,
        "1. СЛУШАЛИ: Кленову Т.П.\nРешили: одобрить план работы.\n"
        "2. СЛУШАЛИ: Дубова С.А.\nРешили: поручить Дубову С.А. провести семинар до 20.11.2026.",
    )

    assert [
        (each["agenda_position"], each["kind"], each["assignees"], each["due_on"])
        for each in found["decisions"]
    ] == [(1, "informational", [], None), (2, "assignment", ["Дубову С.А."], "2026-11-20")]


def test_prose_of_several_verbs(tmp_path: Path) -> None:
    found = facts(
        tmp_path,
        "РЕШИЛИ: одобрить план работы, поручить Кленовой Т.П. разослать его до 20.11.2026, "
        "рекомендовать руководителям РМО учесть его в работе.",
    )

    assert [(each["kind"], each["assignees"]) for each in found["decisions"]] == [
        ("informational", []),
        ("assignment", ["Кленовой Т.П."]),
        ("recommendation", ["руководителям РМО"]),
    ]


KINDS = {
    "Принять информацию к сведению.": "informational",
    "Информацию Кленовой Т.П. принять к сведению.": "informational",
    "Признать работу удовлетворительной.": "assignment",
    "Утвердить план работы.": "informational",
    "План работы утвердить.": "informational",
    "Одобрить опыт школы.": "informational",
    "Согласиться с предложением.": "assignment",
    "Утвердить план работы. Отв.: Кленова Т.П. Срок: 20.11.2026.": "assignment",
    "Рекомендовать школам провести опрос.": "recommendation",
    "Школам рекомендовать провести опрос.": "recommendation",
    "Рекомендуется школам провести опрос.": "recommendation",
    "Провести опрос.": "assignment",
}


@pytest.mark.parametrize("point", KINDS)
def test_kinds_of_points(tmp_path: Path, point: str) -> None:
    found = facts(tmp_path, f"РЕШИЛИ:\n1. {point}")

    assert [each["kind"] for each in found["decisions"]] == [KINDS[point]]
