"""Colours of values: how far from what is due, whoever else is shown."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data_sources.indicators.declaration import Direction
from data_sources.scoring.results import Level, Row
from layouts.widgets import legend
from layouts.widgets.due_scale import DueScale
from layouts.wording.subject import subject
from tests.layouts import scenes
from tests.layouts.scenes import ASINO, TOMSK

COVERAGE, OVERDUE, REMOTE = "training_coverage", "decision_overdue", "remote_training_share"


def region(key: str, value: float | None) -> Row:
    return scenes.row(key, value=value)


def one(key: str, value: float, **fields: Any) -> Row:
    return scenes.row(key, ASINO, value=value, **fields)


def step(row: Row, *others: Row) -> int:
    return DueScale.of((row, *others), subject(row.indicator)).step(row)


@pytest.mark.parametrize(
    ("value", "expected"), [(27.9, 1), (28.0, 2), (36.0, 3), (39.9, 3), (40.0, 4), (48.0, 5)]
)
def test_a_value_is_held_against_what_of_its_target_is_due(value: float, expected: int) -> None:
    asked = one(COVERAGE, value, target=80.0, target_to_date=40.0)
    assert step(asked, region(COVERAGE, 90.0)) == expected


def test_without_a_target_a_value_is_held_against_the_region() -> None:
    assert step(one(COVERAGE, 20.0), region(COVERAGE, 40.0)) == 1
    assert step(one(COVERAGE, 40.0), region(COVERAGE, 40.0)) == 4
    assert step(one(COVERAGE, 40.0), region(COVERAGE, None)) == 3


def test_a_colour_does_not_move_when_others_are_chosen() -> None:
    asked, other = one(COVERAGE, 30.0), scenes.row(COVERAGE, TOMSK, value=95.0)
    assert step(asked, region(COVERAGE, 40.0)) == step(asked, other, region(COVERAGE, 40.0))


@pytest.mark.parametrize(("value", "expected"), [(0.0, 5), (1.0, 2), (2.0, 2), (3.0, 1)])
def test_an_overdue_assignment_is_never_a_good_colour(value: float, expected: int) -> None:
    assert step(one(OVERDUE, value), region(OVERDUE, 12.0)) == expected


def test_what_nobody_judges_is_told_apart_by_the_region() -> None:
    found = [step(one(REMOTE, value), region(REMOTE, 40.0)) for value in (20, 30, 40, 48, 60)]
    assert found == [1, 2, 3, 4, 5]


def test_who_is_not_compared_has_no_colour() -> None:
    small = one(COVERAGE, 50.0, small=True)
    assert DueScale.of((small,), subject(COVERAGE)).class_of(small) == "uncompared"


@given(
    st.lists(st.floats(0, 200), min_size=2, max_size=9),
    st.floats(0, 200),
    st.sampled_from((COVERAGE, OVERDUE, REMOTE)),
)
def test_a_better_value_never_has_a_worse_colour(values: list[float], due: float, key: str) -> None:
    steps = [step(one(key, value), region(key, due)) for value in sorted(values)]
    is_down = subject(key).direction is Direction.DOWN
    assert steps == sorted(steps, reverse=is_down)
    assert set(steps) <= {1, 2, 3, 4, 5}


def said(*rows: Row) -> str:
    scale = DueScale.of(rows, subject(rows[0].indicator))
    own = (row for row in rows if row.level is Level.MUNICIPALITY)
    return scenes.text(legend.draw(scale, own)).replace("\u00a0", " ")


def test_the_legend_says_what_is_due_and_where_colours_begin() -> None:
    found = said(one(COVERAGE, 30.0, target=80.0, target_to_date=40.0), region(COVERAGE, 35.0))
    for words in ("положено к этому дню 40,0 %", "меньше 28,0", "36,0–40,0", "от 48,0"):
        assert words in found
    assert "по региону 35,0 %" in said(one(COVERAGE, 30.0), region(COVERAGE, 35.0))


def test_where_targets_differ_the_legend_counts_in_shares_of_them() -> None:
    found = said(
        one(COVERAGE, 30.0, target=80.0, target_to_date=40.0),
        scenes.row(COVERAGE, TOMSK, value=30.0, target=60.0, target_to_date=30.0),
        region(COVERAGE, 35.0),
    )
    assert "от своего положенного" in found
    assert "меньше 70 %" in found
