"""Decisions about an indicator, what became of it, and their marks on the monthly line."""

from __future__ import annotations

import itertools
from dataclasses import replace
from datetime import date
from typing import Any, Final

import pytest
from dash import dcc
from dash.development.base_component import Component

from data_sources.answers.indicator.answer import IndicatorPicture
from data_sources.answers.overview.trend import TrendPoint
from data_sources.shifts.aimed import AimedDecision
from data_sources.shifts.cusum import Judgement, Signal, Unjudged, Way
from data_sources.shifts.effects import Effect, Verdict
from data_sources.shifts.results import REGION, Shift, Shifts, Watched
from data_sources.vocabulary.meeting_name import MeetingName
from layouts.pages.decisions import page as decisions
from layouts.pages.indicator import page as indicator
from layouts.pages.indicator import trend_marks
from layouts.wording.subject import subject
from tests.layouts import scenes
from tests.layouts.pages import test_decisions

COVERAGE: Final = "training_coverage"
SPAN: Final = date(2025, 10, 1), date(2026, 3, 1)
EARLY: Final = Effect(Verdict.EARLY, SPAN)
SHIFT: Final = Shift(
    COVERAGE, REGION, Way.UP, date(2025, 10, 1), date(2025, 12, 1), 41.0, 22.4, 9.0
)
POINTS: Final = (
    TrendPoint(date(2025, 9, 30), 5.0, 4.0),
    TrendPoint(date(2025, 10, 31), 9.0, 8.0),
    TrendPoint(date(2025, 11, 21), 18.0, 16.0),
)


def decision(day: date = date(2025, 9, 18), effect: Effect = EARLY, **fields: Any) -> AimedDecision:
    given = {
        "meeting": MeetingName(f"rumo-{day}", "rumo", "3", day),
        "oktmo": None,
        "position": 2,
        "number": "1.2",
        "text": "Собрать заявки на курсы.",
        "indicator": COVERAGE,
        "due_on": None,
        "owners": (),
        "effect": effect,
    }
    return AimedDecision(**{**given, **fields})


def picture(*found: AimedDecision, query: str = "", **fields: Any) -> IndicatorPicture:
    answer = scenes.overview(scenes.full_rows({scenes.ASINO.oktmo: 30.0}), f"i={COVERAGE}{query}")
    given = {"by_month": POINTS, "by_year": (), "decisions": found}
    return IndicatorPicture(answer, scenes.answered(answer), **{**given, **fields})


def page(*found: AimedDecision, **fields: Any) -> Component:
    return indicator.draw(picture(*found, **fields), scenes.frame(path="/indicator"))


def said(part: Component) -> str:
    return scenes.text(part).replace("\xa0", " ")


def block(*found: AimedDecision) -> Component:
    (panel,) = scenes.of_class(page(*found), "aimed-panel")
    return panel


@pytest.mark.parametrize(
    ("effect", "words"),
    [
        (
            EARLY,
            "рано судить: полгода не прошло, смотрим с октября 2025 года по март 2026 года",
        ),
        (
            Effect(Verdict.SHIFTED, SPAN, SHIFT),
            "● сдвиг есть: с октября 2025 года больше ожидаемого: 41 вместо 22 за три месяца",
        ),
        (
            Effect(Verdict.NOT_SHIFTED, SPAN),
            "○ сдвига нет: с октября 2025 года по март 2026 года",
        ),
        (
            Effect(Verdict.NOT_SHIFTED, SPAN, replace(SHIFT, way=Way.DOWN)),
            "○ сдвига нет: наоборот, с октября 2025 года меньше ожидаемого",
        ),
        (
            Effect(Verdict.UNJUDGED, SPAN, reason=Unjudged.NO_MONTHS),
            "судить нельзя: показатель не копится по месяцам",
        ),
        (Effect(Verdict.UNJUDGED, SPAN, reason=Unjudged.TOO_SHORT), "прошло слишком мало"),
    ],
)
def test_a_decision_says_what_became_of_its_indicator(effect: Effect, words: str) -> None:
    assert words in said(block(decision(effect=effect)))


def test_a_decision_says_whose_it_is_who_has_to_act_and_by_when() -> None:
    own = decision(
        due_on=date(2025, 12, 1), owners=("Асиновский район", "Томск", "Кедровый", "Чаинский")
    )
    panel = block(own)
    assert "п. 1.2, РУМО № 3 от 18.09.2025: Собрать заявки на курсы." in said(panel)
    assert "Асиновский район, Томск и ещё 2. Срок 01.12.2025." in said(panel)
    (link,) = scenes.of_type(panel, "Link")
    address, _, anchor = link.href.partition("#")
    assert (address.split("?")[0], anchor) == ("/decisions", "point-2")
    assert scenes.query_of(address) == {"meeting": "rumo-2025-09-18"}


def test_older_decisions_are_folded_and_without_any_there_is_no_list() -> None:
    found = [decision(date(2025, month, 2)) for month in range(9, 2, -1)]
    rest = scenes.find(block(*found), "indicator-decisions")
    assert said(rest).startswith("ещё 3")
    assert scenes.of_class(page(), "aimed-panel") == []


# --- marks --------------------------------------------------------------------------------------


def marks(shown: IndicatorPicture) -> list[tuple[str, str]]:
    found = trend_marks.of(shown, subject(COVERAGE))
    return [(mark.sign, "; ".join(mark.told).replace("\xa0", " ")) for mark in found]


def shifts(**places: Way) -> Shifts:
    judgements = {
        oktmo.removeprefix("o"): Judgement((Signal(way, 9, 11, 41.0, 22.4, 9.0),), (), None)
        for oktmo, way in places.items()
    }
    months = tuple(date(2025, month, 1) for month in range(1, 13))
    return Shifts({COVERAGE: Watched(COVERAGE, months, judgements)}, months[-1])


def test_meetings_terms_and_shifts_are_numbered_in_the_order_of_days() -> None:
    shown = picture(
        decision(due_on=date(2025, 11, 10)),
        decision(position=3, number="2.1"),
        shifts=shifts(**{f"o{REGION}": Way.UP, f"o{scenes.TOMSK.oktmo}": Way.DOWN}),
    )
    assert marks(shown) == [
        ("①", "РУМО № 3 от 18.09.2025, п. 1.2, 2.1; "
              "сдвиг: с октября 2025 года больше ожидаемого: 41 вместо 22 за три месяца"),
        ("②", "10.11.2025 — срок п. 1.2, РУМО № 3 от 18.09.2025"),
    ]  # fmt: skip


def test_the_line_of_one_municipality_has_its_own_shift() -> None:
    own = shifts(**{f"o{REGION}": Way.UP, f"o{scenes.TOMSK.oktmo}": Way.DOWN})
    shown = picture(query=f"&m={scenes.TOMSK.oktmo}", shifts=own)
    card = shown.overview.scorecard
    question = replace(card.question, shown=(scenes.TOMSK,))
    rows = (*card.rows, scenes.selection(COVERAGE, value=1.0))
    only = replace(shown.overview, scorecard=replace(card, question=question, rows=rows[-1:]))
    ((_, text),) = marks(replace(shown, overview=only))
    assert "меньше ожидаемого" in text


def test_what_lies_beyond_the_line_has_no_mark() -> None:
    before, after = decision(date(2025, 8, 30)), decision(due_on=date(2026, 1, 10))
    assert [sign for sign, _ in marks(picture(before))] == []
    assert len(marks(picture(after))) == 1
    assert marks(picture(decision(), by_month=())) == []


def test_signs_stand_apart_however_many_there_are() -> None:
    points = tuple(
        TrendPoint(date(2023 + month // 12, month % 12 + 1, 28), 1.0, 1.0) for month in range(36)
    )
    many = [
        decision(date(2023 + month // 12, month % 12 + 1, day))
        for month in range(36)
        for day in (3, 17)
    ]
    shown = picture(*many, by_month=points, query="&period=2023-01..2025-12")
    found = trend_marks.of(shown, subject(COVERAGE))
    places = [mark.place for mark in found]
    assert len(found) <= trend_marks.MOST
    assert all(after - before >= 1.5 for before, after in itertools.pairwise(places))
    assert sum(len(mark.told) for mark in found) == len(many)


def test_the_chart_carries_the_signs_and_the_list_explains_them() -> None:
    drawn = page(decision(), decision(date(2025, 11, 5)))
    (months, *_) = [part for part in scenes.walk(drawn) if isinstance(part, dcc.Graph)]
    notes = [note.text for note in months.figure.layout.annotations]
    assert notes[1:] == ["①", "②"]
    assert "05.11.2025" in months.figure.layout.annotations[2].hovertext
    (listed,) = scenes.of_class(drawn, "mark-list")
    assert [said(each)[0] for each in scenes.of_type(listed, "Li")] == ["①", "②"]
    plain = page()
    assert scenes.of_class(plain, "mark-list") == []


def test_hostile_words_of_a_decision_are_drawn_as_they_are_written() -> None:
    hostile = MeetingName("c", "rumo", "<b>3</b>", date(2025, 9, 18))
    drawn = page(decision(meeting=hostile))
    (months, *_) = [part for part in scenes.walk(drawn) if isinstance(part, dcc.Graph)]
    assert "&lt;b&gt;3&lt;/b&gt;" in months.figure.layout.annotations[1].hovertext


# --- the list of decisions ----------------------------------------------------------------------


def test_a_row_of_a_decision_says_what_became_of_its_indicator() -> None:
    row = replace(test_decisions.ROW, indicator=COVERAGE)
    key = (row.meeting_code, row.position)
    fields = {"rows": (row,), "effects": {key: Effect(Verdict.SHIFTED, SPAN, SHIFT)}}
    drawn = decisions.draw(test_decisions.picture(**fields), scenes.frame(path="/decisions"))
    (aim,) = scenes.of_class(drawn, "aim")
    assert said(aim).strip().startswith("Охват повышением квалификации — ● сдвиг есть: с октября")
    (link,) = scenes.of_type(aim, "Link")
    assert scenes.query_of(link.href) == {"i": COVERAGE}
    without = decisions.draw(test_decisions.picture(rows=(row,)), scenes.frame(path="/decisions"))
    assert scenes.of_class(without, "aim") == []
