"""Ranks that can be said aloud: who stands outside the ranking, weight known, scores in a group."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, Final

from data_sources.question.choices import INDEX
from data_sources.scoring.results import Registers, Row, Status
from data_sources.vocabulary.reasons import Doubt, Reason
from layouts.widgets import ranking, tile_map
from layouts.wording import headline
from layouts.wording.indicators import detail, in_group, summary
from layouts.wording.subject import subject
from tests.drawn_components import tree
from tests.layouts import scenes
from tests.layouts.scenes import ASINO, CHAINSKY, KEDROVY, TOMSK, text
from tests.rendered import written

COVERAGE = "training_coverage"
REGISTERS = Registers((scenes.REGION,), scenes.REGION, scenes.PLACES)
ASKED: Final = scenes.request()


def plain(words: str) -> str:
    return words.replace("\u00a0", " ").replace("\u2011", "-")


def index_rows() -> tuple[Row, ...]:
    return (
        scenes.row(INDEX, ASINO, value=80.0, rank=1, scored=(20, 20), weighed=(11.0, 11.0)),
        scenes.row(INDEX, TOMSK, value=60.0, rank=2, scored=(19, 20), weighed=(10.0, 11.0)),
        scenes.row(
            INDEX, KEDROVY, value=20.0, scored=(5, 20), weighed=(2.2, 11.0),
            doubt=Doubt.FEW_INDICATORS,
        ),
        scenes.row(INDEX, CHAINSKY, reason=Reason.NO_DATA),
    )  # fmt: skip


def test_who_is_not_ranked_stands_below_under_the_reason() -> None:
    part = written(
        ranking.draw(scenes.request(), scenes.scorecard(index_rows()), REGISTERS, subject(INDEX))
    )
    ranked, others = part.find_class("ranking")
    names = [[plain(each.text_content()) for each in listed.find_class("name")]
             for listed in (ranked, others)]  # fmt: skip
    assert names == [["Асиновский район", "Томск"], ["Кедровый", "Чаинский район"]]
    said = plain(others.text_content())
    assert "известно 20 % веса" in said
    assert "нет данных" in said
    assert "Вне рейтинга" in plain(part.text_content())


def test_where_everybody_is_ranked_there_is_no_list_outside() -> None:
    part = written(
        ranking.draw(
            scenes.request(), scenes.scorecard(index_rows()[:2]), REGISTERS, subject(INDEX)
        )
    )
    assert "Вне рейтинга" not in part.text_content()


def test_few_people_and_too_many_stand_outside_with_their_words() -> None:
    rows = (
        scenes.row(COVERAGE, ASINO, value=120.0, doubt=Doubt.OVER_100),
        scenes.row(COVERAGE, KEDROVY, value=100.0, small=True),
        scenes.row(COVERAGE, TOMSK, value=40.0, rank=1),
    )
    part = written(
        ranking.draw(scenes.request(), scenes.scorecard(rows), REGISTERS, subject(COVERAGE))
    )
    _, others = part.find_class("ranking")
    assert "больше 100 %, проверьте численность" in plain(others.text_content())
    assert "малая численность" in plain(others.text_content())


def test_the_map_hatches_who_is_not_compared() -> None:
    part = written(
        tile_map.draw(scenes.request(), scenes.scorecard(index_rows()), REGISTERS, subject(INDEX))
    )
    (tile,) = part.xpath(f'.//*[@id="tile-{KEDROVY.oktmo}"]')
    assert "uncompared" in tile.get("class")


def test_an_index_says_its_weight_and_what_it_may_be() -> None:
    _, tomsk, kedrovy, _ = index_rows()
    said = plain(detail.told(kedrovy, subject(INDEX)))
    assert "по 5 показателям из 20; известно 20 % веса" in said
    assert "по остальному может быть от 4,0 до 84,0" in said
    assert "известно 91 % веса" in plain(detail.told(tomsk, subject(INDEX)))
    whole = plain(detail.told(index_rows()[0], subject(INDEX)))
    assert "веса" not in whole


def test_nearly_all_of_the_weight_is_not_all_of_it() -> None:
    row = scenes.row(INDEX, ASINO, value=50.0, scored=(19, 20), weighed=(999.0, 1000.0))
    assert "известно 99 % веса" in plain(detail.told(row, subject(INDEX)))


def test_of_few_people_nobody_says_that_they_reached_the_target() -> None:
    rows = [
        scenes.row(COVERAGE, ASINO, value=100.0, small=True, target=45.0, status=Status.GOOD),
        scenes.row(COVERAGE, TOMSK, value=40.0, target=45.0, status=Status.BAD, rank=1),
    ]
    found = summary.reached(rows)
    assert found is not None
    assert (found.good, found.judged) == (0, 1)


def test_the_headline_claims_no_lag_that_late_facts_may_undo() -> None:
    def said(then: float) -> str:
        row = scenes.row(
            COVERAGE, value=22.0, target=45.0, target_to_date=23.0, status=Status.WATCH,
            previous=22.5, previous_then=then,
        )  # fmt: skip
        return plain(headline.headline(scenes.scorecard((row,))))

    assert "по графику ли, пока не ясно — курсы" in said(21.0)
    assert "чуть ниже положенного — курсы" in said(22.0)


def test_two_who_hold_all_of_it_hold_no_more_than_the_other() -> None:
    rows = (
        scenes.row("decision_overdue", ASINO, value=1.0, numerator=1.0),
        scenes.row("decision_overdue", TOMSK, value=1.0, numerator=1.0),
        scenes.row("decision_overdue", value=2.0, numerator=2.0),
    )
    said = plain(" ".join(headline.lead(scenes.scorecard(rows))))
    assert "Просрочены 2 поручения: Асиновский район, Томск (по 1)." in said


# --- a group ----------------------------------------------------------------------------------


def grouped(query: str, *general: Row) -> Any:
    made = scenes.overview(index_rows(), query)
    return replace(made, general=general)


def test_within_a_group_the_page_says_so_and_shows_the_general_scores() -> None:
    asked = grouped(
        "group=district",
        scenes.row(INDEX, TOMSK, value=41.0, rank=7),
        scenes.row(INDEX, ASINO, value=60.9, rank=3),
        scenes.row(INDEX, KEDROVY, value=20.0, doubt=Doubt.FEW_INDICATORS),
        scenes.row(INDEX, value=72.3),
    )
    said = plain(text(in_group.draw(asked, subject(INDEX))))
    assert "внутри группы «районы»" in said
    assert "С баллами без группы их не сравнивают" in said
    assert (
        "Асиновский район — 60,9, 3-е местоТомск — 41,0, 7-е место"
        "Кедровый — 20,0, вне рейтингаТомская область — 72,3"
    ) in said


def test_without_a_group_nothing_is_said_of_one() -> None:
    assert tree(in_group.draw(grouped(""), subject(INDEX))).hidden is True
    neutral = grouped("group=district&i=remote_training_share")
    assert tree(in_group.draw(neutral, subject("remote_training_share"))).hidden is True
