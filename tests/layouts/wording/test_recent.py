"""The block of what changed lately: what it says, and what it must not say."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from dash.development.base_component import Component

from data_sources.answers.documents.deck.answer import Deck, Recent
from data_sources.answers.indicator.answer import IndicatorPicture
from data_sources.answers.overview.recent import Change, Crossing, Incomparable, RecentChanges, Step
from data_sources.database.knowledge import parse_known
from data_sources.question.choices import INDEX
from data_sources.scoring.results import Municipality, Status
from data_sources.vocabulary.reasons import Reason
from layouts.pages.indicator import page as indicator
from layouts.pages.overview import page as overview
from layouts.slides.slide_text import SlideTable, SlideText
from layouts.slides.telling import tell
from tests.layouts import scenes

COVERAGE = "training_coverage"
KNOWN = parse_known("2025-10-21", ZoneInfo("Asia/Tomsk"))
BASE = RecentChanges("month", known=KNOWN, then=date(2025, 10, 21))


def change(
    member: Municipality,
    before: float | None,
    now: float | None,
    points: float | None,
    *,
    key: str = COVERAGE,
    best: tuple[float, float] = (50.0, 60.0),
    **fields: Any,
) -> Change:
    return Change(
        scenes.row(key, member, value=before),
        scenes.row(key, member, value=now, **fields),
        points,
        best,
    )


def page(recent: RecentChanges, query: str = "") -> Component:
    answer = scenes.overview(scenes.full_rows({scenes.ASINO.oktmo: 30.0}), query)
    drawn = overview.draw(scenes.first_page(answer, recent, query), scenes.frame())
    (block,) = scenes.of_class(drawn, "recent-panel")
    return block


def of_indicator(recent: RecentChanges, query: str = f"i={COVERAGE}") -> list[Component]:
    answer = scenes.overview(scenes.full_rows({scenes.ASINO.oktmo: 30.0}), query)
    drawn = indicator.draw(
        IndicatorPicture(answer, scenes.answered(answer, query), (), (), recent=recent),
        scenes.frame(),
    )
    return scenes.of_class(drawn, "recent-panel")


def said(block: Component) -> str:
    return scenes.text(block).replace("\xa0", " ")


def links(block: Component) -> dict[str, str]:
    return {
        scenes.text(part): part.href
        for part in scenes.walk(block)
        if getattr(part, "href", None) is not None
    }


def test_the_three_largest_moves_of_each_side_and_how_many_more() -> None:
    falls = [change(scenes.TOMSK, 20.0, 10.0, -float(size)) for size in (1, 4, 2, 3)]
    block = page(replace(BASE, changes=(*falls, change(scenes.ASINO, 10.0, 30.0, 2.5))))
    assert "За месяц, с 21.10.2025" in said(block)
    assert "+2,5" in said(block)
    order = [said(block).index(f"−{size},0") for size in (4, 3, 2)]
    assert order == sorted(order)
    assert "−1,0" not in said(block)
    assert "и ещё 1" in said(block)
    assert scenes.query_of(links(block)["Асиновский район+2,5"])["m"] == scenes.ASINO.oktmo


def test_who_grew_slower_than_the_best_is_told_of_the_best() -> None:
    block = said(page(replace(BASE, changes=(change(scenes.TOMSK, 10.0, 12.0, -3.0),))))
    assert "10,0 → 12,0 %; у лучшего 50,0 → 60,0 %" in block
    own = said(page(replace(BASE, changes=(change(scenes.TOMSK, 12.0, 10.0, -3.0),))))
    assert "лучшего" not in own


def test_what_is_gone_is_said_with_its_reason_and_is_no_fall() -> None:
    gone = change(scenes.KEDROVY, 40.0, None, None, reason=Reason.NO_DATA)
    block = said(page(replace(BASE, changes=(gone,))))
    assert "Больше нет значения: 1Кедровый: нет данных (1)" in block
    assert "Потеряли, баллы индексанет" in block


def test_who_is_doubtful_is_named_as_not_compared() -> None:
    block = said(
        page(replace(BASE, changes=(change(scenes.TOMSK, 1.0, 2.0, 1.0),), doubtful=("Кедровый",)))
    )
    assert "не сравниваем: Кедровый" in block
    assert "отстаёт" not in block


def test_targets_and_assignments() -> None:
    crossing = Crossing(
        scenes.row(COVERAGE, scenes.TOMSK, status=Status.GOOD),
        scenes.row(COVERAGE, scenes.TOMSK, status=Status.BAD),
    )
    reached = Crossing(
        scenes.row(COVERAGE, scenes.ASINO, status=Status.BAD),
        scenes.row(COVERAGE, scenes.ASINO, status=Status.GOOD),
    )
    step = Step(scenes.TOMSK.oktmo, "Томск", date(2025, 11, 1), None, 3)
    block = page(
        replace(
            BASE,
            crossings=(crossing, reached),
            closed=(step, replace(step, late=0)),
            overdue=(step, replace(step, oktmo=None, assignee="Институт")),
        )
    )
    text = said(block)
    assert "Вышли на цель к дате: 1Асиновский район" in text
    assert "Больше не достигают цели к дате: 1Томск" in text
    assert "Закрыто поручений: 2из них с опозданием 1" in text
    assert "Стало просроченными: 2Томск — 1, Институт — 1" in text


def test_the_spans_are_links_to_the_same_question() -> None:
    block = page(replace(BASE, since="week"), "m=69701000&since=week")
    spans = {text: scenes.query_of(href) for text, href in links(block).items()}
    assert spans["неделя"] == {"m": "69701000", "since": "week"}
    assert spans["месяц"] == {"m": "69701000"}
    assert spans["с прошлого заседания"]["since"] == "meeting"
    (current,) = [
        part for part in scenes.walk(block) if getattr(part, "aria-current", None) == "true"
    ]
    assert scenes.text(current) == "неделя"


def test_both_moments_stand_on_the_page_of_comparison_and_in_a_file() -> None:
    block = page(replace(BASE, changes=(change(scenes.TOMSK, 1.0, 2.0, 1.0),)), "group=districts")
    addresses = links(block)
    assert addresses["Все изменившиеся значения"].endswith("#knowledge")
    assert addresses["файлом"].startswith("/files/changes.csv?")
    for title in ("Все изменившиеся значения", "файлом"):
        asked = scenes.query_of(addresses[title])
        assert (asked["against"], asked["group"]) == ("2025-10-21", "districts")
        assert "since" not in asked


def test_a_year_earlier_has_its_values_in_the_file_of_indicators() -> None:
    recent = replace(
        BASE,
        since="year",
        is_year_earlier=True,
        changes=(change(scenes.TOMSK, 1.0, 2.0, 1.0),),
    )
    block = page(recent, "since=year")
    assert not any("/files/changes" in href for href in links(block).values())
    assert any("/files/indicators" in href for href in links(block).values())


@pytest.mark.parametrize(
    ("recent", "words"),
    [
        (BASE, "ничего не изменилось"),
        (replace(BASE, incomparable=Incomparable.EMPTY), "ничего об этих муниципалитетах не знала"),
        (replace(BASE, incomparable=Incomparable.NOT_BEGUN), "месяц назад его ещё не было"),
        (
            RecentChanges("week", incomparable=Incomparable.NOT_BEGUN),
            "этот период ещё не начался",
        ),
        (
            RecentChanges("meeting", incomparable=Incomparable.NO_MEETING),
            "состоявшихся заседаний РУМО в базе нет",
        ),
    ],
)
def test_where_nothing_is_compared_one_sentence_says_why(recent: RecentChanges, words: str) -> None:
    block = page(recent)
    assert words in said(block)
    assert not scenes.of_class(block, "recent")
    assert len(scenes.of_class(block, "spans")) == 1


def test_one_indicator_shows_every_municipality_that_moved() -> None:
    (block,) = of_indicator(
        replace(
            BASE,
            changes=(
                change(scenes.TOMSK, 10.0, 20.0, 1.5),
                change(scenes.ASINO, 30.0, 30.0, -0.5),
                change(scenes.KEDROVY, 30.0, 31.0, None),
                change(scenes.CHAINSKY, 5.0, 5.0, 0.0),
                change(scenes.CHAINSKY, 1.0, 9.0, 3.0, key="rumo_attendance"),
            ),
        )
    )
    text = said(block)
    assert "Все, у кого изменилось: 3 муниципалитета" in text
    assert "Чаинский" not in text
    assert "Поручения" not in text
    assert "Охват повышением квалификации:" not in text


def test_the_index_of_a_municipality_moves_by_its_indicators_alone() -> None:
    moved = change(scenes.TOMSK, 70.0, 60.0, 1.0, key=INDEX)
    moved = replace(
        moved,
        before=moved.before._replace(scored=(19, 20)),
        now=moved.now._replace(scored=(18, 20)),
    )
    (block,) = of_indicator(replace(BASE, changes=(moved,)), "")
    assert "70,0 → 60,0; показателей в нём 19 → 18" in said(block)


def test_an_indicator_of_the_region_alone_has_no_block() -> None:
    assert of_indicator(BASE, "i=rumo_quorum") == []


def slide(recent: RecentChanges) -> SlideText:
    answer = scenes.overview(scenes.full_rows({scenes.ASINO.oktmo: 30.0}))
    (told,) = tell(Deck(answer, scenes.answered(answer), None, (Recent(recent),)))
    return told


def test_the_slide_goes_from_the_largest_rise_to_the_largest_fall() -> None:
    told = slide(
        replace(
            BASE,
            changes=(
                change(scenes.TOMSK, 20.0, 10.0, -4.0),
                change(scenes.KEDROVY, 20.0, 18.0, -1.0),
                change(scenes.ASINO, 10.0, 30.0, 2.5),
            ),
        )
    )
    assert told.title == "Что изменилось за месяц, с\xa021.10.2025?"
    assert isinstance(told.chart, SlideTable)
    assert [row[-1] for row in told.chart.rows] == ["+2,5", "−1,0", "−4,0"]
    assert "Закрытых нет" in told.say


def test_the_slide_says_why_there_is_nothing_to_compare() -> None:
    told = slide(RecentChanges("meeting", incomparable=Incomparable.NO_MEETING))
    assert told.chart is None
    assert "заседаний РУМО" in told.lines[0]
    assert slide(BASE).chart is None
