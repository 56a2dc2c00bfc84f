"""A card: the number with its target, its change, its parts; every gap looks like a gap."""

from __future__ import annotations

from datetime import date
from typing import Any
from urllib.parse import unquote

import pytest
from dash.development.base_component import Component

from data_sources.scoring.due import Forecast
from data_sources.scoring.results import History, Row, Status
from data_sources.vocabulary.reasons import Reason
from layouts.drawing import sparkline
from layouts.widgets import card
from layouts.wording.subject import subject
from tests.drawn_components import tree
from tests.layouts import scenes

KEY = "training_coverage"
SUBJECT = subject(KEY)


def history(*values: float | None) -> History:
    return History(KEY, tuple((date(2021 + n, 11, 21), value) for n, value in enumerate(values)))


def drawn(key: str = KEY, line: History | None = None, **fields: Any) -> Component:
    row: Row = scenes.row(key, **fields)
    return tree(card.draw("/", scenes.request(), subject(key), row, line or history(None)))


def said(component: Component) -> str:
    return scenes.text(component).replace("\u00a0", " ")


def test_a_full_card_says_everything() -> None:
    component = drawn(
        value=41.2,
        numerator=3418,
        denominator=8296,
        target=45.0,
        status=Status.WATCH,
        previous=38.1,
        left_out=2,
    )
    assert component.id == "card-training_coverage"
    for part in (
        "41,2 %",
        "◐ Чуть ниже цели",
        "цель 45 %",
        "▲ +3,1 п.п.",
        "3 418 из 8 296 педагогов",
        "в сумме не учтены 2 муниципалитета",
    ):
        assert part in said(component)
    assert "watch" in component.className.split()


def test_without_a_target_there_is_no_mark_and_it_is_said() -> None:
    component = drawn(value=41.2)
    assert scenes.of_class(component, "goal") == []
    assert "Цель не задана" in said(component)


def test_the_mark_of_the_target_stands_where_the_target_is() -> None:
    component = drawn(value=150.0, target=45.0, status=Status.GOOD)
    (mark,) = scenes.of_class(component, "goal")
    (fill,) = scenes.of_class(component, "fill")
    assert mark.style == {"left": "45.00%"}
    assert fill.style == {"width": "100.00%"}


def test_without_a_previous_year_nothing_is_compared() -> None:
    assert "год назад данных не было" in said(drawn(value=41.2))


def test_a_change_too_small_to_print_is_no_change() -> None:
    assert "= без изменений" in said(drawn(value=41.21, previous=41.2))


@pytest.mark.parametrize(
    ("key", "now", "before", "mark", "kind"),
    [
        ("training_coverage", 50.0, 40.0, "▲", "better"),
        ("training_coverage", 40.0, 50.0, "▼", "worse"),
        ("decision_overdue", 4.0, 9.0, "▼", "better"),
        ("decision_overdue", 9.0, 4.0, "▲", "worse"),
    ],
)
def test_the_colour_of_a_change_says_whether_it_is_for_the_better(
    key: str, now: float, before: float, mark: str, kind: str
) -> None:
    (change,) = scenes.of_class(drawn(key, value=now, previous=before), kind)
    assert scenes.text(change).startswith(mark)


def test_a_change_that_nobody_judges_has_no_colour() -> None:
    component = drawn("remote_training_share", value=50.0, previous=40.0)
    assert "▲ +10,0 п.п." in said(component)
    assert scenes.of_class(component, "better") == scenes.of_class(component, "worse") == []


@pytest.mark.parametrize(
    ("reason", "words"),
    [
        (Reason.NO_DATA, "нет данных"),
        (Reason.ZERO_DENOMINATOR, "делить не на что"),
        (Reason.NOT_APPLICABLE, "не применимо"),
    ],
)
def test_a_card_without_a_value_is_not_a_zero(reason: Reason, words: str) -> None:
    component = drawn(reason=reason, previous=38.1)
    assert words in said(component)
    assert "0,0" not in said(component)
    assert "empty" in component.className.split()
    assert scenes.of_class(component, "fill") == []


def test_a_value_of_few_people_is_marked() -> None:
    component = drawn(value=50.0, numerator=1, denominator=2, small=True)
    assert "50,0*" in said(component)
    assert "small" in component.className.split()


def test_the_title_shows_the_indicator_on_the_map() -> None:
    (link,) = scenes.of_type(drawn(value=1.0), "Link")
    assert link.href == "/?i=training_coverage"


def test_a_year_without_a_value_is_a_gap_in_the_line() -> None:
    drawing = sparkline.svg(history(10.0, 20.0, None, 30.0, 40.0))
    assert drawing.count("<polyline") == 2
    whole = sparkline.svg(history(10.0, 20.0, 25.0, 30.0, 40.0))
    assert whole.count("<polyline") == 1


def test_a_lone_year_is_a_dot() -> None:
    drawing = sparkline.svg(history(10.0, None, 20.0, None, None))
    assert "<polyline" not in drawing
    assert drawing.count("<circle") == 2


def test_the_line_is_said_in_words_too() -> None:
    image = tree(sparkline.draw(history(10.0, None), SUBJECT))
    words = image.alt.replace("\u00a0", " ")
    assert words == "По годам: 21.11.2021 — 10,0 %, 21.11.2022 — нет значения"
    assert unquote(image.src).startswith("data:image/svg+xml;utf8,<svg ")
    assert not set(image.src) & set("<>\"'# ")


def test_without_any_year_there_is_no_line() -> None:
    assert scenes.of_type(sparkline.draw(history(None, None), SUBJECT), "Img") == []


# --- what is due by the day -------------------------------------------------------------------

UNDER_WAY: dict[str, Any] = {
    "value": 19.8,
    "numerator": 1611.0,
    "denominator": 8153.0,
    "target": 45.0,
    "near": 40.0,
    "target_to_date": 23.1,
    "status": Status.BAD,
}


def under_way(forecast: Forecast | None, **fields: Any) -> Component:
    row = scenes.row(KEY, **{**UNDER_WAY, **fields})
    return card.draw("/", scenes.request(), SUBJECT, row, history(None), forecast)


def test_while_a_part_is_due_there_are_two_marks_and_a_hatched_end() -> None:
    component = under_way(Forecast(39.0, 38.0, 48.0))
    due, end = scenes.of_class(component, "goal")
    assert (due.style, end.style) == ({"left": "23.10%"}, {"left": "45.00%"})
    (likely,) = scenes.of_class(component, "likely")
    assert likely.style == {"left": "38.00%", "width": "10.00%"}
    for words in (
        "○ Отстаёт от графика на 273 педагога",
        "до цели не хватает 2 058 педагогов",
        "к этому дню 23,1 %",
        "к 31 августа 45 %",
        "ожидается 38–48",
    ):
        assert words in said(component)


def test_a_forecast_beyond_everybody_ends_with_everybody() -> None:
    component = under_way(Forecast(150.0, 90.0, 340.0))
    (likely,) = scenes.of_class(component, "likely")
    assert likely.style == {"left": "90.00%", "width": "10.00%"}
    assert "ожидается 90–100" in said(component)


def test_where_nothing_is_foretold_nothing_is_hatched() -> None:
    component = under_way(None)
    assert scenes.of_class(component, "likely") == []
    assert "ожидается" not in said(component)


def test_on_schedule_is_no_word_of_lagging() -> None:
    component = under_way(None, status=Status.GOOD, value=25.0, numerator=2038.25)
    assert "● По графику" in said(component)
    assert "отстаёт" not in said(component).lower()


def test_without_a_target_a_bar_would_say_nothing() -> None:
    assert scenes.of_class(drawn(value=41.2), "fill") == []
