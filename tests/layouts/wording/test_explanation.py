"""«Почему изменилось», границы и воронка: what is said, that it adds up, that every gap is said."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

import pytest
from dash.development.base_component import Component

from data_sources.answers.indicator.answer import IndicatorPicture
from data_sources.indicators import registry
from data_sources.indicators.declaration import Direction
from data_sources.scoring.bounds.chance import Interval
from data_sources.scoring.bounds.places import RankRange
from data_sources.scoring.bounds.unreported import Bounds, ReportEffect
from data_sources.scoring.explaining.bridges import (
    Bridge,
    BridgeEffect,
    BridgeKind,
    BridgeLine,
    BridgeSide,
    Cause,
    Correction,
    Explained,
)
from data_sources.scoring.explaining.index_change import Scored, index_bridge
from data_sources.scoring.explaining.value_change import (
    CountedValue,
    ValueParts,
    count_bridge,
    value_bridge,
)
from data_sources.scoring.results import Row
from data_sources.scoring.yearly_change import YearlyChange
from layouts.markup.assembly import MARKUP
from layouts.pages.indicator import funnel, funnel_points
from layouts.pages.indicator import page as indicator
from layouts.pages.overview import page as overview
from layouts.widgets import explanation
from layouts.wording.indicators import bounds
from layouts.wording.subject import index, subject
from tests.layouts import scenes
from tests.layouts.scenes import ASINO, KEDROVY, TOMSK

COVERAGE, OVERDUE = "training_coverage", "decision_overdue"
NAMES = explanation.index_names(scenes.request())
PLACES = explanation.municipal_names(scenes.request(), scenes.PLACES)


def plain(drawn: Component) -> str:
    return scenes.text(drawn).replace("\u00a0", " ")


def index_change(gap: float = 0.0) -> Bridge:
    """The index rises; with many indicators, so that some of them share a step."""
    keys = [key for key in registry() if not key.startswith("school_project")][:12]
    before = {key: Scored(1.0, 50.0, 50.0, 100.0, Direction.UP) for key in keys[:-1]}
    now = {
        key: Scored(1.0, 50.0 + place - gap, 50.0 + place - gap, 100.0, Direction.UP)
        for place, key in enumerate(keys)
    }
    found = index_bridge(before, now)
    assert found is not None
    return found


def coverage_change() -> Bridge:
    before = {ASINO.oktmo: CountedValue(20, 100), TOMSK.oktmo: CountedValue(100, 1000)}
    now = {ASINO.oktmo: CountedValue(31, 97), TOMSK.oktmo: CountedValue(188, 1013)}
    found = value_bridge(
        ValueParts(CountedValue(120, 1100), before), ValueParts(CountedValue(218, 1110), now), 100
    )
    assert found is not None
    return found


def cents(text: str) -> int:
    """«+1,20» as hundredths."""
    said = text.replace("\u2212", "-").replace("+", "").replace("\u00a0", "")
    whole = said if "," in said else f"{said},00"
    return int(whole.replace(",", ""))


@pytest.mark.parametrize("bridge", [index_change(), index_change(13.37), coverage_change()])
def test_the_printed_steps_lead_from_last_year_to_now(bridge: Bridge) -> None:
    is_index = bridge.kind is BridgeKind.INDEX
    asked = index() if is_index else subject(COVERAGE)
    drawn = explanation.draw(Explained(bridge), NAMES if is_index else PLACES, asked, "Индекс")
    (steps,) = scenes.of_class(drawn, "waterfall")
    printed = [cents(scenes.text(part)) for part in scenes.of_class(steps, "size")]
    assert printed[0] + sum(printed[1:-1]) == printed[-1]
    (table,) = scenes.of_type(drawn, "Table")
    (body,), (foot,) = scenes.of_type(table, "Tbody"), scenes.of_type(table, "Tfoot")
    rows = [[scenes.text(cell) for cell in scenes.of_type(row, "Td")] for row in
            scenes.of_type(body, "Tr")]  # fmt: skip
    totals = [scenes.text(cell) for cell in scenes.of_type(foot, "Td")]
    assert sum(cents(row[-1]) for row in rows) == cents(totals[-1]) == printed[-1] - printed[0]
    for place in range(4, len(totals)):
        told = [cents(row[place]) for row in rows if row[place] != "—"]
        assert sum(told) == cents(totals[place])


def said_of(bridge: Bridge, whose: str) -> str:
    certain = YearlyChange(bridge.change, bridge.change)
    return explanation.sentence(bridge, NAMES, index(), whose, certain)


def test_what_late_facts_may_turn_round_is_not_said_to_have_risen() -> None:
    bridge = index_change()
    assert 0 < bridge.change < 20
    for with_late in (-0.1, 3 * bridge.change):
        change = YearlyChange(bridge.change, with_late)
        told = explanation.sentence(bridge, NAMES, index(), "Индекс региона", change)
        assert told.startswith("Индекс региона: больше или меньше, чем год назад, пока не ясно (+")
        assert "вырос" not in told
        assert "с доехавшим позже" in told


def test_the_sentence_says_how_much_and_what_did_most_of_it() -> None:
    told = said_of(index_change(), "Индекс региона")
    assert told.startswith("Индекс региона вырос за год на\u00a0")
    assert "главные прибавки" in told
    fallen = said_of(index_change(20.0), "Индекс")
    assert fallen.startswith("Индекс снизился за год на\u00a0")
    assert fallen.endswith(".")


def test_causes_in_the_sentence_add_up_to_the_change_that_it_says() -> None:
    bridge = coverage_change()
    told = explanation.sentence(
        bridge, PLACES, subject(COVERAGE), "Значение", YearlyChange(bridge.change, None)
    )
    change, *causes = re.findall(r"[+\u2212]?\d+,?\d*", told)
    assert sum(cents(f"{each}0") for each in causes) == cents(f"{change}0")


def test_a_fall_of_what_should_fall_is_for_the_better() -> None:
    before = ValueParts(CountedValue(7), {ASINO.oktmo: CountedValue(7)})
    now = ValueParts(CountedValue(4), {ASINO.oktmo: CountedValue(4)})
    drawn = explanation.draw(
        Explained(count_bridge(before, now)), PLACES, subject(OVERDUE), "Значение"
    )
    assert "Значение снизилось за год на 3" in plain(drawn)
    assert scenes.of_class(drawn, "better")
    assert not scenes.of_class(drawn, "worse")


def test_a_change_of_nothing_is_said_and_not_drawn() -> None:
    line = BridgeLine(
        COVERAGE, BridgeSide(50.0, 1.0), BridgeSide(50.0, 1.0), (BridgeEffect(Cause.OWN, 0.0),)
    )
    bridge = Bridge(BridgeKind.INDEX, 50.0, 50.0, (line,))
    drawn = explanation.draw(Explained(bridge), NAMES, index(), "Индекс")
    assert "Индекс за год не изменился." in plain(drawn)
    assert not scenes.of_class(drawn, "waterfall")


def test_corrections_stand_apart_and_every_step_adds_up() -> None:
    bridge = coverage_change()
    correction = Correction(date(2024, 11, 21), bridge.before - 1.234, bridge.before)
    drawn = explanation.draw(Explained(bridge, correction), PLACES, subject(COVERAGE), "Значение")
    (steps,) = scenes.of_class(drawn, "corrected")
    was, corrected, restated, changed, now = (
        cents(scenes.text(part)) for part in scenes.of_type(steps, "Dd")
    )
    assert was + corrected == restated
    assert restated + changed == now


def test_what_was_not_known_then_is_said() -> None:
    correction = Correction(date(2024, 11, 21), None, 10.0)
    drawn = explanation.draw(Explained(None, correction), PLACES, subject(COVERAGE), "Значение")
    assert explanation.NOTHING_BEFORE in plain(drawn)
    assert "На 21.11.2024 в базе этих данных ещё не было." in plain(drawn)


def test_the_first_page_says_why_in_a_sentence_that_leads_to_the_rest() -> None:
    answer = replace(scenes.overview(scenes.full_rows()), index_change=index_change())
    (told,) = scenes.of_class(overview.draw(scenes.first_page(answer), scenes.frame()), "why-index")
    assert plain(told).startswith("Индекс региона вырос за год на ")
    (link,) = scenes.of_type(told, "Link")
    assert link.to_plotly_json()["props"]["href"].startswith("/indicator")
    assert not scenes.of_class(
        overview.draw(scenes.first_page(scenes.overview(scenes.full_rows())), scenes.frame()),
        "why-index",
    )


def test_bounds_say_who_is_awaited_and_what_is_taken() -> None:
    total = scenes.row(COVERAGE, value=41.2, numerator=412.0, denominator=1000.0)
    effects = (
        ReportEffect(KEDROVY.oktmo, 38.0, 45.0),
        ReportEffect(ASINO.oktmo, 41.2, 44.0),
        ReportEffect(TOMSK.oktmo, 41.2, 42.0),
    )
    found = Bounds(35.0, 48.1, (ASINO.oktmo, TOMSK.oktmo), (), (KEDROVY.oktmo,), 174.0, effects)
    names = {member.oktmo: member.name for member in scenes.PLACES}
    told = plain(bounds.draw(total, found, names, subject(COVERAGE)))
    assert told.startswith("41,2 % (от 35,0 до 48,1 %, если доложат 3 муниципалитета).")
    assert "Асиновский район, Томск" in told
    assert "Кедровый: вместо неё взято 174" in told
    assert "Кедровый — от 38,0 % (−3,2 п.п.) до 45,0 % (+3,8 п.п.)" in told
    assert plain(bounds.draw(total, None, names, subject(COVERAGE))) == ""


def test_a_place_is_an_interval_only_where_it_is_not_certain() -> None:
    within = Interval(1.0, 2.0)
    assert bounds.place_text(5, RankRange(5, 3, 8, within)) == "5\u00a0(3–8)"
    assert bounds.place_text(5, RankRange(5, 5, 5, within)) == "5"
    assert bounds.place_text(5, None) == "5"


def shares(**fields: tuple[float, float]) -> tuple[Row, ...]:
    members = {"asino": ASINO, "tomsk": TOMSK, "kedrovy": KEDROVY}
    return tuple(
        scenes.row(
            COVERAGE, members[key], value=n / d * 100 if d else None, numerator=n, denominator=d
        )
        for key, (n, d) in fields.items()
    )


REGION = scenes.row(COVERAGE, value=20.0, numerator=400.0, denominator=2000.0)


def strays(*rows: Row) -> dict[str, int]:
    card = scenes.scorecard(rows)
    return {
        point.member.name: point.strays for point in funnel_points.points(card, subject(COVERAGE))
    }


def test_many_people_stray_where_few_would_not() -> None:
    assert strays(*shares(asino=(3, 10), tomsk=(300, 1000)), REGION) == {
        "Асиновский район": 0,
        "Томск": 2,
    }
    assert strays(*shares(tomsk=(172, 1000)), REGION) == {"Томск": -1}


def test_nobody_strays_from_a_region_without_a_value_and_zero_has_no_point() -> None:
    assert strays(*shares(asino=(3, 10), kedrovy=(0, 0))) == {"Асиновский район": 0}
    card = scenes.scorecard(shares(asino=(3, 10)))
    assert "Границ случайного нет" in funnel_points.summary(card, subject(COVERAGE))


def drawn_funnel(*rows: Row) -> Component:
    return funnel.draw(scenes.request(), scenes.scorecard(rows), subject(COVERAGE), {})


def test_a_funnel_has_a_link_for_every_point_a_table_and_names_of_those_outside() -> None:
    drawn = drawn_funnel(*shares(asino=(3, 10), tomsk=(300, 1000)), REGION)
    links = scenes.of_class(drawn, "point")
    assert [link.to_plotly_json()["props"]["href"] for link in links] == [
        f"/municipality?m={member.oktmo}" for member in (ASINO, TOMSK)
    ]
    assert [scenes.text(part) for part in scenes.of_class(drawn, "label")] == ["Томск"]
    (table,) = scenes.of_type(drawn, "Table")
    assert "▲▲ выше: за границей 99,8 %" in scenes.text(table)
    (curves,) = scenes.of_class(drawn, "curves")
    svg = curves.to_plotly_json()["props"][MARKUP]
    assert svg.count('class="alarm"') == svg.count('class="warning"') == 2
    assert "nan" not in svg
    assert "#" not in svg


@pytest.mark.parametrize("rows", [(), (REGION,), shares(kedrovy=(0, 0))])
def test_a_funnel_of_nobody_is_a_sentence(rows: tuple[Row, ...]) -> None:
    assert plain(drawn_funnel(*rows)) == funnel.NO_POINTS


def test_names_of_close_points_stand_one_under_another() -> None:
    drawn = drawn_funnel(*shares(asino=(900, 1000), tomsk=(900, 1001)), REGION)
    drops = [
        part.to_plotly_json()["props"]["style"]["marginTop"]
        for part in scenes.of_class(drawn, "label")
    ]
    assert len(set(drops)) == 2


def test_the_page_has_a_funnel_only_where_chance_can_be_told_of() -> None:
    for key, is_told in ((COVERAGE, True), ("school_project_score", False), ("index", False)):
        rows = (scenes.row(key, TOMSK, value=30.0, numerator=300.0, denominator=1000.0),)
        made = scenes.overview(rows, f"i={key}")
        answer = IndicatorPicture(made, scenes.answered(made), (), ())
        page = indicator.draw(answer, scenes.frame(path="/indicator"))
        assert bool(scenes.of_class(page, "funnel-panel")) is is_told
        assert scenes.of_class(page, "why")
