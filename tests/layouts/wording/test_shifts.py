"""«Где сдвиг»: what the list says, in which order, and what it says where there is nothing."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Final

import pytest
from dash.development.base_component import Component

from data_sources.answers.indicator.answer import IndicatorPicture
from data_sources.scoring.results import Municipality
from data_sources.shifts.cusum import Judgement, Signal, Unjudged, Way
from data_sources.shifts.results import REGION, Shifts, Watched
from layouts.pages.data import page
from layouts.pages.indicator import page as indicator
from layouts.pages.overview import page as overview
from layouts.widgets import rules
from tests.layouts import scenes

COVERAGE: Final = "training_coverage"
MONTHS: Final = tuple(
    date(2023 + month // 12, month % 12 + 1, 1) for month in range(34)
)  # 01.2023 - 10.2025
JUDGED: Final = (True,) * len(MONTHS)
QUIET: Final = Judgement((), JUDGED, None)


def shifted(way: Way, began: int, noticed: int, strength: float = 9.0) -> Judgement:
    return Judgement((Signal(way, began, noticed, 41.0, 22.4, strength),), JUDGED, None)


def shifts(judgements: dict[str, Judgement], key: str = COVERAGE) -> Shifts:
    return Shifts({key: Watched(key, MONTHS, judgements)}, MONTHS[-1])


def answer(query: str = "", places: tuple[Municipality, ...] = scenes.PLACES) -> Component:
    return scenes.overview(
        scenes.full_rows({scenes.ASINO.oktmo: 30.0}), query, municipalities=places
    )


def panel(found: Shifts, query: str = "") -> Component:
    picture = replace(scenes.first_page(answer(query)), shifts=found)
    (block,) = scenes.of_class(overview.draw(picture, scenes.frame()), "shift-panel")
    return block


def of_indicator(found: Shifts, key: str = COVERAGE) -> list[Component]:
    made = answer(f"i={key}")
    picture = IndicatorPicture(made, scenes.answered(made), (), (), shifts=found)
    drawn = indicator.draw(picture, scenes.frame(path="/indicator"))
    return scenes.of_class(drawn, "shift-panel")


def said(block: Component) -> str:
    return scenes.text(block).replace("\xa0", " ")


def items(block: Component) -> list[str]:
    return [said(each) for each in scenes.of_type(block, "Li")]


def test_a_line_says_who_what_since_when_and_how_much() -> None:
    block = panel(shifts({scenes.TOMSK.oktmo: shifted(Way.UP, 26, 29)}))
    assert items(block) == [
        "Томск, Охват повышением квалификации: ▲ с марта 2025 года больше ожидаемого: "
        "41 вместо 22 за четыре месяца"
    ]
    (link,) = [each for each in scenes.of_type(block, "Link") if scenes.text(each) == "Томск"]
    assert link.href.startswith("/indicator?")
    assert scenes.query_of(link.href) == {"i": COVERAGE, "m": scenes.TOMSK.oktmo}
    assert "1 сдвиг за двенадцать месяцев по октябрь 2025 года" in said(block)


def test_a_fall_and_the_region_are_named_as_such() -> None:
    block = panel(
        shifts(
            {
                scenes.TOMSK.oktmo: shifted(Way.DOWN, 29, 29, 7.0),
                REGION: shifted(Way.UP, 15, 31, 20.0),
            }
        )
    )
    first, second = items(block)
    assert first.startswith("Томская область, ")
    assert first.endswith("за 17 месяцев")
    assert "▼ с июня 2025 года меньше ожидаемого" in second
    assert second.endswith("за один месяц")
    worse, better = (scenes.of_class(block, tone) for tone in ("worse", "better"))
    assert (len(worse), len(better)) == (1, 1)


def test_the_strongest_come_first_and_those_beyond_eight_are_folded() -> None:
    many = [scenes.place(f"696{number:05}", f"Район {number}") for number in range(11)]
    found = shifts({each.oktmo: shifted(Way.UP, 26, 29, 5.0 + n) for n, each in enumerate(many)})
    picture = replace(scenes.first_page(answer(places=tuple(many))), shifts=found)
    (block,) = scenes.of_class(overview.draw(picture, scenes.frame()), "shift-panel")
    assert [each.split(",")[0] for each in items(block)] == [
        f"Район {number}" for number in range(10, -1, -1)
    ]
    rest = scenes.find(block, "shifts-rest")
    assert said(rest).startswith("ещё 3")
    assert len(items(rest)) == 3


def test_where_nothing_shifted_one_sentence_says_so_and_what_is_looked_for() -> None:
    block = panel(shifts({scenes.TOMSK.oktmo: QUIET, REGION: QUIET}))
    assert "ни одного за двенадцать месяцев по октябрь 2025 года" in said(block)
    assert "Просмотрено: 2 ряда" in said(block)
    assert "Сдвиг — месяцы подряд" in said(block)
    assert items(block) == []


def test_without_a_whole_month_it_is_said_what_to_choose() -> None:
    block = panel(Shifts())
    assert "выберите период позже" in said(block)
    assert items(block) == []


def test_an_old_shift_is_not_in_the_list() -> None:
    block = panel(shifts({scenes.TOMSK.oktmo: shifted(Way.UP, 15, 19)}))
    assert items(block) == []


def test_one_indicator_has_its_own_shifts_and_those_who_cannot_be_judged() -> None:
    found = shifts(
        {
            scenes.TOMSK.oktmo: shifted(Way.UP, 26, 29),
            scenes.KEDROVY.oktmo: Judgement((), (), Unjudged.NO_DENOMINATOR),
            scenes.ASINO.oktmo: Judgement((), (), Unjudged.TOO_FEW),
            REGION: Judgement((), (), Unjudged.TOO_SHORT),
        }
    )
    (block,) = of_indicator(found)
    assert len(items(block)) == 1
    text = said(block)
    assert "нет численности, к которой относят — Кедровый" in text
    assert "фактов меньше одного в месяц" in text
    assert "— Томская область" in text


def test_of_a_period_that_is_past_it_says_where_to_look() -> None:
    block = panel(Shifts(is_past=True))
    assert "на странице каждого показателя" in said(block)
    assert not scenes.of_class(block, "shifts")


def test_an_indicator_without_months_has_no_list() -> None:
    assert of_indicator(shifts({}), "rumo_attendance") == []
    assert of_indicator(shifts({}), "index") == []


def test_the_method_stands_among_the_rules_and_the_list_leads_to_it() -> None:
    block = panel(shifts({REGION: QUIET}))
    (link,) = [each for each in scenes.of_type(block, "Link") if "Как ищется" in said(each)]
    path, _, anchor = link.href.partition("#")
    assert path.split("?")[0] == "/data"
    assert "Пейдж" in said(scenes.find(rules.draw(), anchor))
    assert any(part == "rules" for part, _ in page.PARTS)


@pytest.mark.parametrize("query", ["", "m=69608000", "group=юг"])
def test_an_empty_database_draws_no_list(query: str) -> None:
    drawn = overview.draw(scenes.first_page(scenes.empty_overview()), scenes.frame())
    assert scenes.of_class(drawn, "shift-panel") == []
