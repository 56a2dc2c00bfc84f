"""Режим заседания as it is drawn: all slides at once, each with its own parts and notes."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, datetime
from typing import Any, Final

from data_sources.answers.documents.deck.answer import (
    Agenda,
    Changes,
    Closing,
    Deck,
    Extremes,
    NewDecisions,
    OpeningSlide,
    Overdue,
    PresenceSlide,
    RegionOnly,
    Slide,
    Standing,
    TrendSlide,
    Where,
)
from data_sources.answers.meetings.answer import (
    AgendaItem,
    Meeting,
    MeetingCard,
    MeetingDecision,
    Owner,
    Turnout,
)
from data_sources.answers.overview.trend import TrendPoint
from data_sources.question.choices import INDEX
from data_sources.snapshots.view import SavedView
from layouts.asset_files import ASSETS
from layouts.frame.snapshot import Opened
from layouts.pages.present import page as present
from layouts.slides.slide_text import Bars, Lines, Tiles
from layouts.slides.telling import name, origin, tell
from tests.layouts import scenes

HOSTILE: Final = "<script>alert(1)</script>"
MOMENT: Final = datetime.fromisoformat("2025-11-14T05:00:00")
MEETING: Final = Meeting("now", "rumo", None, "2", None, "held", date(2025, 11, 14), "14:00",
                         "Томск", "mixed", "half", 20)  # fmt: skip
POINT: Final = MeetingDecision(1, "1.1", HOSTILE, "assignment", "in_progress",
                     (Owner("Томск", date(2025, 12, 1), "in_progress"),))  # fmt: skip
CARD: Final = MeetingCard(
    MEETING,
    None,
    Turnout(lines=26, seats=24, present=17, online=2, substitutes=1, excused=2, absent=2, guests=2),
    (AgendaItem(1, "О курсах", "Иванова И. И.", "директор", ("training_coverage",)),),
    (POINT,),
)
MONTHS: Final = (
    TrendPoint(date(2025, 9, 30), None, 10.0),
    TrendPoint(date(2025, 10, 31), 12.5, 11.0),
    TrendPoint(date(2025, 11, 21), 20.0, None),
)
SLIDES: Final[tuple[Slide, ...]] = (
    OpeningSlide(),
    Agenda(CARD.agenda, 1, 1),
    PresenceSlide(CARD),
    Standing("training_coverage", CARD.agenda[0]),
    TrendSlide("training_coverage", MONTHS),
    Where(INDEX),
    Extremes(INDEX),
    Changes(INDEX),
    Overdue(None),
    RegionOnly(),
    NewDecisions(CARD, CARD.points, 1, 1),
    Closing(),
)


def deck(query: str = "", slides: tuple[Slide, ...] = SLIDES, **fields: Any) -> Deck:
    values = {place.oktmo: 10.0 * rank for rank, place in enumerate(scenes.PLACES, 1)}
    made = scenes.overview(scenes.full_rows(values), query, **fields)
    return Deck(made, scenes.answered(made, query), CARD, slides)


def drawn(asked: Deck) -> Any:
    return present.draw(asked, scenes.frame(path="/present"))


def test_all_slides_are_on_the_page_and_the_asked_one_is_in_sight() -> None:
    page = drawn(deck("slide=4"))
    slides = scenes.of_class(page, "slide")
    assert [slide.id for slide in slides] == [f"slide-{place}" for place in range(1, 13)]
    assert [slide.id for slide in scenes.of_class(page, "now")] == ["slide-4"]


def test_the_page_says_its_address_and_has_no_header_of_the_site() -> None:
    page = drawn(deck("slide=4&m=69701000"))
    content = scenes.find(page, "page-content")
    marks = content.to_plotly_json()["props"]
    assert marks["data-address"] == "/present?m=69701000&slide=4"
    assert (marks["data-slide"], marks["data-slides"]) == ("4", "12")
    assert scenes.of_class(page, "top") == []


def test_every_slide_has_a_question_notes_and_its_number() -> None:
    page = drawn(deck())
    slides = list(scenes.of_class(page, "slide"))
    assert len(slides) == 12
    for place, slide in enumerate(slides, 1):
        (title,) = scenes.of_type(slide, "H2")
        assert scenes.text(title)
        assert f"{place} / 12" in scenes.text(slide)
        assert scenes.of_class(slide, "notes")


def test_slides_about_data_end_with_a_sentence() -> None:
    slides = tell(deck())
    assert any(told.chart is not None for told in slides)
    for told in slides:
        if told.chart is not None:
            assert told.say.endswith((".", "?")), told.key
        assert told.notes, told.key


def test_notes_say_what_the_number_is_made_of_and_whom_to_ask() -> None:
    (told,) = tell(deck(slides=(Standing("training_coverage"),)))
    notes = dict(told.notes)
    assert "4 из 10" in notes["Из чего число"].replace("\u00a0", " ")
    assert notes["Кого спросить"]
    assert notes["Источник"]


def test_a_gap_of_a_line_stays_a_gap() -> None:
    (told,) = tell(deck(slides=(TrendSlide("training_coverage", MONTHS),)))
    assert isinstance(told.chart, Lines)
    assert told.chart.series[0].values == (None, 12.5, 20.0)
    hosts = scenes.of_class(drawn(deck(slides=(TrendSlide("training_coverage", MONTHS),))), "lines")
    assert len(hosts) == 2, "one for each shape of a window"
    for host in hosts:
        markup = host.to_plotly_json()["props"]["data-tags"]
        assert markup.count("<polyline") == 2
        assert "20,0" in markup


def test_without_data_a_slide_says_so_in_words() -> None:
    made = scenes.overview(scenes.full_rows())
    slides = (Standing("training_coverage"), Where(INDEX))
    empty = Deck(made, scenes.answered(made), None, slides)
    bars, tiles = (told.chart for told in tell(empty))
    assert isinstance(bars, Bars)
    assert {bar.text for bar in bars.bars} == {"нет данных"}
    assert isinstance(tiles, Tiles)
    assert {tile.text for tile in tiles.tiles} == {"—"}


def test_a_chart_is_called_as_the_style_sheet_calls_it() -> None:
    sheet = (ASSETS / "pages" / "present.css").read_text(encoding="utf-8")
    styled = set(re.findall(r"\.(of-\w+)", sheet))
    page = drawn(deck())
    assert styled
    assert [kind for kind in styled if not scenes.of_class(page, kind)] == []


def test_a_quorum_is_said_with_its_numbers() -> None:
    (told,) = tell(deck(slides=(PresenceSlide(CARD),)))
    assert told.say.replace("\u00a0", " ") == "Кворум: есть; 20 из 24, нужно 12; приглашённых 2."


def test_texts_of_the_data_are_no_markup() -> None:
    slide = drawn(deck(slides=(NewDecisions(CARD, CARD.points, 1, 1),)))
    assert HOSTILE in scenes.text(slide)
    assert all(HOSTILE not in str(part.to_plotly_json()["props"].get("data-tags", ""))
               for part in scenes.walk(slide))  # fmt: skip


def test_the_way_out_leads_to_the_meeting_with_the_same_question() -> None:
    page = drawn(deck("meeting=now&slide=3&period=2024-2025"))
    assert scenes.find(page, "slide-exit").href == "/meetings?meeting=now&period=2024-2025"
    made = scenes.overview(scenes.full_rows(), "period=2024-2025")
    alone = Deck(made, scenes.answered(made, "slide=2"), None, SLIDES[:2])
    assert scenes.find(drawn(alone), "slide-exit").href == "/?period=2024-2025"


def test_a_deck_has_a_name_and_an_origin() -> None:
    assert name(deck()).replace("\u00a0", " ") == "Заседание РУМО № 2 от 14.11.2025"
    assert "Демонстрационные данные" in origin(deck(is_demo=True))
    assert "устарело" in origin(deck().as_stale())


def test_bars_are_coloured_by_how_far_they_are_from_what_is_due() -> None:
    values = {place.oktmo: 100.0 for place in scenes.PLACES}
    values[scenes.PLACES[0].oktmo] = 50.0
    ranked = tuple(
        row._replace(rank=2 if row.value == 50.0 else 1, target=100.0, target_to_date=100.0)
        if row.value is not None
        else row
        for row in scenes.full_rows(values)
    )
    made = scenes.overview(ranked)
    asked = Deck(made, scenes.answered(made), None, (Standing("training_coverage"),))
    (told,) = tell(asked)
    assert isinstance(told.chart, Bars)
    looks = {bar.value: bar.look for bar in told.chart.bars if bar.value is not None}
    assert (looks[100.0], looks[50.0]) == ("q4", "q1")


def test_a_fixed_view_says_its_code_with_a_square_on_every_slide() -> None:
    view = SavedView("РМ-7К3Ф-3А", "т", "/present?known=2025-11-14", None, MOMENT)
    frame = replace(scenes.frame(path="/present"), snapshot=Opened(view, 2, "https://rumo.ru"))
    page = present.draw(deck("known=2025-11-14"), frame)
    slides = scenes.of_class(page, "slide")
    assert len(slides) == len(SLIDES)
    for slide in slides:
        assert "код РМ-7К3Ф-3А" in scenes.text(slide)
        assert scenes.of_class(slide, "square")
    assert "сегодня отличаются 2 числа" in scenes.text(page).replace("\u00a0", " ")
    assert scenes.find(page, "page-content").style["--square"].startswith('url("data:image/svg')


def test_a_view_that_may_change_says_so_on_paper_and_can_be_fixed() -> None:
    page = drawn(deck())
    for slide in scenes.of_class(page, "slide"):
        on_paper = " ".join(scenes.text(each) for each in scenes.of_class(slide, "on-paper"))
        assert "Источник" in on_paper
        assert "не зафиксирован" in on_paper
        assert not scenes.of_class(slide, "square")
    assert scenes.find(page, "fix-view")


def test_a_moment_of_the_past_has_no_version() -> None:
    assert "версия" in origin(deck())
    assert "версия" not in origin(deck("known=2025-11-14"))
