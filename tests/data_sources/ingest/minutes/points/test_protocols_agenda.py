"""The agenda: heads, items, speakers, and titles that only the discussion states."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.data_sources.ingest.minutes.minutes_text import HEAD, draft_of

DECIDED = "\nРЕШИЛИ:\n1. Принять к сведению.\n"


@pytest.mark.parametrize(
    "title",
    [
        "ПОВЕСТКА:",
        "Повестка дня:",
        "ПОВЕСТКА ДНЯ",
        "На повестке:",
        "Вопросы:",
        "Рассматриваемые вопросы:",
        "Рассмотрели вопросы:",
        "На заседании рассмотрены следующие вопросы:",
    ],
)
@pytest.mark.parametrize(
    "items",
    [
        "1. О плане.\n2. О семинаре.\n3. Разное.",
        "I. О плане.\nII. О семинаре.\nIII. Разное.",
        "1) О плане.\n2) О семинаре.\n3) Разное.",
        "– О плане.\n– О семинаре.\n– Разное.",
        "О плане.\nО семинаре.\nРазное.",
        "Вопрос 1. О плане.\nВопрос 2. О семинаре.\nВопрос 3. Разное.",
    ],
)
def test_items(tmp_path: Path, title: str, items: str) -> None:
    draft = draft_of(tmp_path, f"{HEAD}{title}\n{items}\n{DECIDED}")

    assert [(each.position, each.title) for each in draft.agenda] == [
        (1, "О плане."),
        (2, "О семинаре."),
        (3, "Разное."),
    ]


@pytest.mark.parametrize(
    ("item", "speaker", "post"),
    [
        (
            "1. О плане.\nДокладчик – Ясенева Мария Петровна, ректор.",
            "Ясенева Мария Петровна",
            "ректор",
        ),
        ("1. О плане.\nДокладчик: Ясенева М.П.", "Ясенева М.П.", None),
        ("1. О плане (докладчик: Ясенева М.П.).", "Ясенева М.П.", None),
        ("1. О плане. Докладывает: Ясенева М.П., ректор", "Ясенева М.П.", "ректор"),
        ("1. О плане – Ясенева М.П., ректор.", "Ясенева М.П.", "ректор"),
        ("1. О плане. Докл.: Ясенева М.П.", "Ясенева М.П.", None),
        ("1. О плане. (Ясенева М.П.)", "Ясенева М.П.", None),
        ("1. О плане.\nДокладчики: Ясенева М.П., Кленов О.И.", "Ясенева М.П., Кленов О.И.", None),
        ("1. О плане.", None, None),
    ],
)
def test_speakers(tmp_path: Path, item: str, speaker: str | None, post: str | None) -> None:
    point = draft_of(tmp_path, f"{HEAD}ПОВЕСТКА:\n{item}\n{DECIDED}").agenda[0]

    assert point.title.rstrip(".") == "О плане"
    assert (point.speaker, point.speaker_post) == (speaker, post)


@pytest.mark.parametrize(
    "course",
    [
        "СЛУШАЛИ:\n1. О плане. Ясенева М.П. рассказала.\n2. О семинаре. Кленов О.И. рассказал.",
        "По первому вопросу «О плане» выступила Ясенева М.П.\nПо второму вопросу «О семинаре»"
        " выступил Кленов О.И.",
    ],
)
def test_titles_of_the_discussion_stand_in_for_an_agenda(tmp_path: Path, course: str) -> None:
    draft = draft_of(tmp_path, f"{HEAD}{course}{DECIDED}")

    assert [each.title for each in draft.agenda] == ["О плане", "О семинаре"]


def test_reports_are_no_agenda(tmp_path: Path) -> None:
    assert draft_of(tmp_path, f"{HEAD}СЛУШАЛИ:\n1. Ясеневу М.П.{DECIDED}").agenda == ()


def test_what_was_considered_is_an_item_where_there_is_no_agenda(tmp_path: Path) -> None:
    draft = draft_of(tmp_path, f"{HEAD}РАССМОТРЕЛИ:\nО подготовке курсов.\n{DECIDED}")

    assert [each.title for each in draft.agenda] == ["О подготовке курсов"]
    assert [each.agenda_position for each in draft.points] == [1]


def test_a_title_may_quote_a_name(tmp_path: Path) -> None:
    heading = "По вопросу № 1 «О проекте „Школа роста“»\nСЛУШАЛИ: Кленова С.С.\n"
    draft = draft_of(tmp_path, f"{HEAD}{heading}{DECIDED}")

    assert [each.title for each in draft.agenda] == ["О проекте „Школа роста“"]


def test_the_report_below_the_agenda_is_no_speaker_of_its_last_item(tmp_path: Path) -> None:
    agenda = "ПОВЕСТКА:\n1. О плане (Ясенева О.П.).\n2. О семинаре (Кленов С.С.).\n"
    report = "Ясенева О.П. представила план.\nКленов С.С. обратил внимание на сроки.\n"
    draft = draft_of(tmp_path, f"{HEAD}{agenda}{report}{DECIDED}")

    assert [(each.title, each.speaker) for each in draft.agenda] == [
        ("О плане", "Ясенева О.П."),
        ("О семинаре", "Кленов С.С."),
    ]
