"""The map: squares in their places, colours by what is due, grey for those not asked about."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data_sources.indicators.declaration import Direction
from data_sources.scoring.results import Municipality, Registers, Row
from data_sources.vocabulary.reasons import Reason
from layouts.pages.network.quintiles import Fifths
from layouts.widgets import tile_map
from layouts.wording.subject import subject
from tests.layouts import scenes
from tests.rendered import written

KEY = "training_coverage"


def drawn(rows: list[Row], query: str = "", key: str = KEY) -> Any:
    """The map as a browser has it."""
    shown = tuple(m for m in scenes.PLACES if any(row.oktmo == m.oktmo for row in rows))
    registers = Registers((scenes.REGION,), scenes.REGION, scenes.PLACES)
    scorecard = scenes.scorecard(rows, query, shown=shown)
    return written(tile_map.draw(scenes.request(), scorecard, registers, subject(key)))


def tile_of(part: Any, member: Municipality) -> Any:
    return part.get_element_by_id(f"tile-{member.oktmo}")


def all_of(*values: float) -> list[Row]:
    places = (scenes.ASINO, scenes.KEDROVY, scenes.TOMSK, scenes.CHAINSKY)
    return [
        scenes.row(KEY, member, value=value) for member, value in zip(places, values, strict=True)
    ]


def test_places_begin_at_one_whatever_the_register_counts_from() -> None:
    assert tile_map.places([scenes.ASINO, scenes.KEDROVY, scenes.TOMSK, scenes.CHAINSKY]) == {
        scenes.ASINO.oktmo: (4, 2),
        scenes.KEDROVY.oktmo: (1, 1),
        scenes.TOMSK.oktmo: (4, 4),
    }
    below = [scenes.place("1", "А", tile=(-3, 0)), scenes.place("2", "Б", tile=(0, -2))]
    assert tile_map.places(below) == {"1": (1, 3), "2": (4, 1)}


def test_of_two_in_one_place_the_second_is_listed_below() -> None:
    twins = [scenes.place("1", "А", tile=(2, 2)), scenes.place("2", "Б", tile=(2, 2))]
    assert tile_map.places(twins) == {"1": (1, 1)}


def test_a_municipality_without_a_place_is_listed_below_the_grid() -> None:
    (loose,) = drawn(all_of(1, 2, 3, 4)).find_class("loose")
    assert [tile.get("id") for tile in loose.find_class("tile")] == ["tile-69656000"]


def test_organisations_of_the_region_have_no_tile() -> None:
    rows = [*all_of(1, 2, 3, 4), scenes.row(KEY, scenes.OWN, value=99.0)]
    ids = [tile.get("id") for tile in drawn(rows).find_class("tile")]
    assert f"tile-{scenes.ASINO.oktmo}" in ids
    assert f"tile-{scenes.OWN.oktmo}" not in ids


def test_a_tile_says_what_stands_behind_its_number() -> None:
    row = scenes.row(KEY, scenes.ASINO, value=41.2, numerator=7, denominator=17, rank=3)
    tile = tile_of(drawn([row]), scenes.ASINO)
    assert tile.get("title").replace("\u00a0", " ") == (
        "Асиновский район. Охват повышением квалификации: 41,2 %; 7 из 17 педагогов; место 3"
    )
    assert tile.get("href") == "/municipality?m=69608000"


def test_those_outside_the_question_are_faded_and_have_no_number() -> None:
    rows = [scenes.row(KEY, scenes.TOMSK, value=41.2)]
    tile = tile_of(drawn(rows, "group=city"), scenes.ASINO)
    assert "faded" in tile.get("class").split()
    assert not any(sign.isdigit() for sign in tile.text_content())
    assert scenes.query_of(tile.get("href")) == {"m": "69608000"}


@pytest.mark.parametrize(
    ("row", "kind", "words"),
    [
        (scenes.row(KEY, scenes.ASINO, reason=Reason.NO_DATA), "no-data", "нет данных"),
        (
            scenes.row(KEY, scenes.ASINO, reason=Reason.ZERO_DENOMINATOR),
            "zero-denominator",
            "делить не на что",
        ),
        (
            scenes.row(KEY, scenes.ASINO, reason=Reason.NOT_APPLICABLE),
            "not-applicable",
            "не применимо",
        ),
        (scenes.row(KEY, scenes.ASINO, value=50.0, small=True), "uncompared", "50,0*"),
    ],
)
def test_no_value_few_people_and_zero_look_different(row: Row, kind: str, words: str) -> None:
    tile = tile_of(drawn([row]), scenes.ASINO)
    assert kind in tile.get("class").split()
    assert words in tile.text_content()
    zero = tile_of(drawn([row._replace(value=0.0, reason=None, small=False)]), scenes.ASINO)
    assert kind not in zero.get("class").split()
    assert "0,0" in zero.text_content()


def test_twenty_different_values_make_five_classes_of_four() -> None:
    fifths = Fifths.of(range(20), Direction.UP)
    assert [fifths.place(value) for value in range(20)] == [n for n in range(1, 6) for _ in "1234"]
    assert fifths.ranges == ((1, 0, 3), (2, 4, 7), (3, 8, 11), (4, 12, 15), (5, 16, 19))


def test_where_less_is_better_the_colours_are_reversed() -> None:
    up, down = Fifths.of(range(20), Direction.UP), Fifths.of(range(20), Direction.DOWN)
    assert [6 - up.place(value) for value in range(20)] == [down.place(v) for v in range(20)]


def test_one_value_and_equal_values_are_in_the_middle() -> None:
    assert Fifths.of([7.0], Direction.UP).place(7.0) == 3
    assert Fifths.of([7.0] * 9, Direction.UP).ranges == ((3, 7.0, 7.0),)
    assert Fifths.of([], Direction.UP).place(7.0) == 3
    assert Fifths.of([], Direction.UP).ranges == ()


@given(
    st.lists(st.floats(min_value=0, max_value=200, allow_nan=False), min_size=1, max_size=40),
    st.sampled_from(Direction),
)
def test_a_greater_value_is_never_in_a_worse_class(
    values: list[float], direction: Direction
) -> None:
    fifths = Fifths.of(values, direction)
    placed = [fifths.place(value) for value in sorted(values)]
    assert placed == sorted(placed, reverse=direction is Direction.DOWN)
    assert set(placed) <= {1, 2, 3, 4, 5}
    assert [fifth for fifth, _, _ in fifths.ranges] == list(dict.fromkeys(placed))


def test_the_legend_prints_the_numbers_of_each_class() -> None:
    region = scenes.row(KEY, value=50.0)
    (legend,) = drawn([*all_of(10, 20, 30, 40), region]).find_class("legend")
    said = legend.text_content()
    for number in ("35,0", "45,0", "50,0", "60,0"):
        assert number in said


def test_the_legend_names_only_the_gaps_that_are_there() -> None:
    gap = scenes.row(KEY, scenes.ASINO, reason=Reason.NO_DATA)
    small = scenes.row(KEY, scenes.TOMSK, value=1.0, small=True)

    def said(rows: list[Row]) -> str:
        (legend,) = drawn(rows).find_class("legend")
        return str(legend.text_content())

    assert "нет данных" in said([gap])
    assert "* малая численность" in said([small])
    full = said(all_of(1, 2, 3, 4))
    assert "нет данных" not in full
    assert "*" not in full


def test_those_who_are_not_compared_do_not_move_the_colours() -> None:
    rows = all_of(10, 20, 30, 40)
    noise = [
        scenes.row(KEY, scenes.OWN, value=1000.0),
        rows[0]._replace(value=-5.0, small=True),
    ]
    with_noise = [*rows[1:], *noise]
    without = rows[1:]

    def colours(of: list[Row], member: Municipality) -> str:
        return str(tile_of(drawn(of), member).get("class"))

    for member in (scenes.KEDROVY, scenes.TOMSK, scenes.CHAINSKY):
        assert colours(with_noise, member) == colours(without, member)


def test_a_neutral_indicator_is_in_one_hue() -> None:
    rows = [scenes.row("remote_training_share", scenes.ASINO, value=10.0)]
    tile = tile_of(drawn(rows, key="remote_training_share"), scenes.ASINO)
    assert tile.get("class").split() == ["tile", "n3"]


def test_who_is_not_in_the_question_keeps_a_value_in_grey() -> None:
    registers = Registers((scenes.REGION,), scenes.REGION, scenes.PLACES)
    scorecard = scenes.scorecard(all_of(10, 20, 30, 40)[:1], "", shown=(scenes.ASINO,))
    beyond = all_of(10, 20, 30, 40)[1:]
    page = written(tile_map.draw(scenes.request(), scorecard, registers, subject(KEY), beyond))
    tile = tile_of(page, scenes.TOMSK)
    assert "faded" in tile.get("class").split()
    assert "30,0" in tile.text_content()
    assert tile.get("title").endswith("не входит в вопрос")
