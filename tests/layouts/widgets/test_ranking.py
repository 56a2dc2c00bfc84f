"""The ranking: who is ahead, who lags, and against what."""

from __future__ import annotations

from typing import Any

import pytest

from data_sources.scoring.results import Registers, Row
from data_sources.vocabulary.reasons import Reason
from layouts.widgets import ranking
from layouts.wording.subject import subject
from tests.layouts import scenes
from tests.rendered import written

KEY = "training_coverage"


def drawn(rows: list[Row], key: str = KEY) -> Any:
    """The ranking as a browser has it."""
    registers = Registers((scenes.REGION,), scenes.REGION, scenes.PLACES)
    return written(ranking.draw(scenes.request(), scenes.scorecard(rows), registers, subject(key)))


def said(part: Any, name: str) -> list[str]:
    return [each.text_content() for each in part.find_class(name)]


def test_ranked_come_by_place_then_the_unranked_then_those_without_a_value() -> None:
    rows = [
        scenes.row(KEY, scenes.ASINO, reason=Reason.NO_DATA),
        scenes.row(KEY, scenes.KEDROVY, value=99.0, small=True),
        scenes.row(KEY, scenes.TOMSK, value=30.0, rank=2),
        scenes.row(KEY, scenes.CHAINSKY, value=40.0, rank=1),
        scenes.row(KEY, scenes.OWN, value=50.0),
    ]
    part = drawn(rows)
    assert said(part, "name") == ["Чаинский район", "Томск", "Кедровый", "Асиновский район"]
    assert said(part, "value") == ["40,0", "30,0", "99,0*", "нет данных"]
    assert said(part, "place") == ["1", "2", "·", "·"]


def test_equal_places_are_in_the_order_of_names_without_town_words() -> None:
    rows = [
        scenes.row(KEY, scenes.place("1", "ЗАТО Северск"), value=1.0, rank=1),
        scenes.row(KEY, scenes.place("2", "г. Асино"), value=1.0, rank=1),
        scenes.row(KEY, scenes.place("3", "Ёлкино"), value=1.0, rank=1),
    ]
    assert [row.name for row in ranking.in_order(rows)] == ["г. Асино", "Ёлкино", "ЗАТО Северск"]


def test_dots_stand_on_one_scale_from_zero() -> None:
    rows = [
        scenes.row(KEY, scenes.TOMSK, value=20.0, previous=40.0, rank=1),
        scenes.row(KEY, value=30.0),
    ]
    (ranked,) = drawn(rows).find_class("ranked")
    (line,) = ranked.find_class("line")
    assert {mark.get("class").split()[0]: mark.get("style") for mark in line} == {
        "mean": "left:75.00%",
        "way": "left:50.00%;width:50.00%",
        "was": "left:100.00%",
        "now": "left:50.00%",
    }


@pytest.mark.parametrize("before", [None, 12.0])
def test_a_gap_leaves_out_its_dot_and_never_stands_at_zero(before: float | None) -> None:
    rows = [
        scenes.row(KEY, scenes.TOMSK, reason=Reason.NO_DATA, previous=before),
        scenes.row(KEY, scenes.ASINO, value=24.0),
    ]
    (row,) = drawn(rows).find_class("missing")
    kinds = [mark.get("class") for mark in row.iter("i")]
    assert kinds == ([] if before is None else ["was"])


def test_a_sum_of_counts_is_no_yardstick() -> None:
    rows = [
        scenes.row("decision_overdue", scenes.TOMSK, value=2.0),
        scenes.row("decision_overdue", value=20.0),
    ]
    part = drawn(rows, "decision_overdue")
    assert part.find_class("ranked")
    assert not part.find_class("mean")


def test_an_indicator_of_the_region_alone_is_said_in_words() -> None:
    rows = [
        scenes.row("rumo_quorum", scenes.TOMSK, reason=Reason.NOT_APPLICABLE),
        scenes.row("rumo_quorum", value=75.0, numerator=3, denominator=4),
    ]
    part = drawn(rows, "rumo_quorum")
    assert "3 из 4" in part.text_content().replace("\u00a0", " ")
    assert not part.find_class("ranked")


@pytest.mark.parametrize(
    ("greatest", "ticks"),
    [
        (100.0, (0.0, 25.0, 50.0, 75.0, 100.0)),
        (7.0, (0.0, 2.0, 4.0, 6.0, 8.0)),
        (0.3, (0.0, 0.1, 0.2, 0.3)),
        (0.0, (0.0, 1.0)),
    ],
)
def test_the_scale_has_round_steps(greatest: float, ticks: tuple[float, ...]) -> None:
    assert ranking.scale_of([greatest]).ticks == pytest.approx(ticks)
