"""Why a number is missing, whom to ask, what was noted: in words fit for the indicator."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any, Final

import pytest

from data_sources.indicators import registry
from data_sources.question.choices import INDEX
from data_sources.row_tables.records.notes import Note
from data_sources.scoring.notes.notes import Contact
from data_sources.scoring.results import Level, Row
from data_sources.vocabulary.reasons import Doubt, Reason
from layouts.files.tables.indicators import sheets
from layouts.pages.overview import page as overview
from layouts.widgets import tile_map
from layouts.wording import reasons
from layouts.wording.indicators import detail, number_notes
from layouts.wording.subject import subject
from tests.layouts import scenes
from tests.rendered import written

NBSP: Final = "\u00a0"
GONE: Final = Contact("Осина А. А.", "методист", date(2020, 9, 1), date(2026, 8, 31))
HERE: Final = Contact("Берёзова Б. Б.", None, date(2026, 9, 10), None)
NOTE: Final = Note(
    "n-1", "training_coverage", scenes.ASINO.oktmo, date(2025, 10, 2), "методист",
    "Две школы сдали отчёт позже.", "Асиновский район",
)  # fmt: skip


def row(key: str, reason: Reason | None, **fields: Any) -> Row:
    return scenes.row(key, scenes.ASINO, reason=reason, **fields)


@pytest.mark.parametrize(
    ("key", "reason", "said"),
    [
        ("training_coverage", Reason.NO_DATA, "неизвестна численность педагогов"),
        ("mentoring_coverage", Reason.NO_DATA, "неизвестна численность молодых педагогов"),
        ("school_project_score", Reason.NO_DATA, "самодиагностики с результатом в периоде нет"),
        ("school_project_health", Reason.NO_DATA, "самодиагностики с результатом в периоде нет"),
        (INDEX, Reason.NO_DATA, "ни по одному показателю нет балла"),
        ("decision_on_time", Reason.NOTHING_DUE, "срок ещё не наступил ни у одного поручения"),
        ("rumo_plan_execution", Reason.NOTHING_DUE,
         "срок ещё не наступил ни у одного пункта плана"),
        ("rumo_quorum", Reason.NOTHING_DUE,
         "срок ещё не наступил: заседаний РУМО в периоде не было"),
        ("best_practices", Reason.NOT_REPORTED, "о практиках муниципалитет не сообщал два года"),
        ("rumo_attendance", Reason.NOT_A_MEMBER, "в составе РУМО представителя не было"),
    ],
)  # fmt: skip
def test_a_reason_is_said_in_words_of_its_indicator(key: str, reason: Reason, said: str) -> None:
    assert reasons.why(row(key, reason)).replace(NBSP, " ") == said


def test_a_seat_is_empty_since_the_last_day_of_its_member() -> None:
    gone = row("rumo_attendance", Reason.NOT_A_MEMBER, contact=GONE)
    assert reasons.why(gone) == f"в составе РУМО нет представителя с{NBSP}31.08.2026"
    new = row("rumo_attendance", Reason.NOT_A_MEMBER, contact=HERE)
    assert "представитель в составе РУМО с" in reasons.why(new)


def test_every_reason_of_every_indicator_has_words() -> None:
    for key in (*registry(), INDEX):
        for reason in Reason:
            for level in Level:
                said = reasons.why(row(key, reason)._replace(level=level))
                assert said, (key, reason)
                assert not said.endswith("."), (key, reason)
    assert reasons.why(row(INDEX, None)) == ""


def test_whom_to_ask_is_a_name_with_a_post_and_until_when() -> None:
    assert reasons.whom(None) == ""
    assert reasons.whom(HERE) == "спросить: Берёзова Б. Б."
    assert reasons.whom(GONE).replace(NBSP, " ") == (
        "спросить: Осина А. А., методист (в составе до 31.08.2026)"
    )


def test_nobody_is_asked_of_what_cannot_be_there() -> None:
    rows = [row("training_coverage", reason) for reason in Reason]
    asked = {each.reason for each in reasons.asked_about(rows)}
    assert asked == {
        Reason.NO_DATA,
        Reason.ZERO_DENOMINATOR,
        Reason.NOT_A_MEMBER,
        Reason.NOT_REPORTED,
    }
    doubtful = row("training_coverage", None, value=102.0, doubt=Doubt.OVER_100)
    assert reasons.asked_about([doubtful]) == [doubtful]


def test_a_line_about_a_number_ends_with_its_notes_and_whom_to_ask() -> None:
    noted = row("training_coverage", Reason.NO_DATA, notes=(NOTE,), contact=HERE)
    told = detail.told(noted, subject("training_coverage"))
    assert told.replace(NBSP, " ").endswith(
        "✎ 02.10.2025: Две школы сдали отчёт позже (методист); спросить: Берёзова Б. Б."
    )


def noted_overview(*notes: Note) -> Any:
    made = scenes.overview(scenes.full_rows(), "i=training_coverage")
    rows = tuple(
        each._replace(notes=notes)
        if (each.indicator, each.oktmo) == ("training_coverage", scenes.ASINO.oktmo)
        else each
        for each in made.scorecard.rows
    )
    return replace(made, scorecard=replace(made.scorecard, rows=rows))


def test_the_first_page_marks_what_is_noted_and_lists_it() -> None:
    page = overview.draw(scenes.first_page(noted_overview(NOTE)), scenes.frame())
    assert "Две школы сдали отчёт позже" in scenes.text(scenes.find(page, "notes"))
    plain = overview.draw(scenes.first_page(noted_overview()), scenes.frame())
    assert all(getattr(each, "id", None) != "notes" for each in scenes.walk(plain))


def test_a_tile_bears_the_mark_and_its_title_the_note() -> None:
    noted = noted_overview(NOTE)
    drawn = tile_map.draw(
        scenes.request(), noted.scorecard, noted.vocabulary.registers, subject("training_coverage")
    )
    (tile,) = written(drawn).xpath(f"//*[@id='tile-{scenes.ASINO.oktmo}']")
    assert "✎" in tile.text_content()
    assert "Две школы" in tile.get("title")


def test_of_many_notes_the_list_has_the_newest_and_says_so() -> None:
    many = tuple(
        replace(NOTE, code=f"n-{day}", noted_on=date(2025, 10, day)) for day in range(1, 31)
    )
    (listed,) = number_notes.draw([row("training_coverage", None, notes=many)], scenes.request())
    said = scenes.text(listed).replace(NBSP, " ")
    assert f"30 (новые {number_notes.LISTED} из 30)" in said
    assert said.count("Две школы") == number_notes.LISTED


def test_a_hostile_note_stays_a_text() -> None:
    hostile = replace(NOTE, text="<script>alert(1)</script>", author="=cmd|' /C calc'!A0")
    page = overview.draw(scenes.first_page(noted_overview(hostile)), scenes.frame())
    assert "<script>alert(1)" not in str(
        [each for each in scenes.walk(page) if getattr(each, "dangerously_allow_html", False)]
    )
    (_, _, sheet) = sheets(scenes.first_page(noted_overview(hostile)), None, "")
    assert sheet.rows[0][3:] == ("<script>alert(1)</script>", "=cmd|' /C calc'!A0")


def test_the_workbook_has_a_sheet_of_notes_where_there_are_any() -> None:
    noted = scenes.first_page(noted_overview(NOTE))
    names = [sheet.name for sheet in sheets(noted, "training_coverage", "")]
    assert names == ["Паспорт", "Определения", "Пояснения"]
    assert [sheet.name for sheet in sheets(noted, "rumo_attendance", "")] == [
        "Паспорт",
        "Определения",
    ]
