"""Charts over time: gaps stay gaps, the target is where it belongs, text of the data is text."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

import plotly.graph_objects as go
import pytest

from data_sources.answers.overview.trend import TrendPoint
from layouts.markup import theme
from layouts.pages.indicator.figures import look, trend
from layouts.pages.indicator.figures.plain import plain
from layouts.pages.indicator.figures.trend import Trend
from layouts.wording import numbers
from layouts.wording.subject import subject

HOSTILE = "<img src=x onerror=alert(1)>"
COVERAGE = subject("training_coverage")
POINTS = (
    TrendPoint(date(2025, 9, 30), 5.0, 4.0),
    TrendPoint(date(2025, 10, 31), None, 12.5),
    TrendPoint(date(2025, 11, 21), 18.94, None),
)


def told(
    points: tuple[TrendPoint, ...] = POINTS,
    name: str = "Томская область",
    target: float | None = 45.0,
) -> Trend:
    return Trend(name, COVERAGE, points, target)


def line(figure: go.Figure, uid: str) -> Any:
    (found,) = [trace for trace in figure.data if trace.uid == uid]
    return found


def every_text(figure: go.Figure) -> list[str]:
    """Strings that Plotly draws and reads for tags."""
    drawn = [text for trace in figure.data for text in trace.hovertext]
    drawn.extend(trace.name for trace in figure.data)
    drawn.extend(note.text for note in figure.layout.annotations)
    drawn.extend(figure.layout.xaxis.ticktext)
    drawn.extend(figure.layout.yaxis.ticktext)
    return drawn


@pytest.mark.parametrize("draw", [trend.by_month, trend.by_year])
def test_a_name_out_of_the_data_is_drawn_as_it_is_written(draw: Any) -> None:
    texts = every_text(draw(told(name=HOSTILE)))
    assert any("&lt;img src=x onerror=alert(1)&gt;" in text for text in texts)
    assert not [text for text in texts if re.search(r"<(?!/?b>|br>)", text)]


@pytest.mark.parametrize("text", [HOSTILE, "<b>жирно</b>", "&lt;a&gt;", "А & Б", "Ёлкино"])
def test_text_comes_back_from_what_plotly_reads(text: str) -> None:
    read = plain(text).replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")
    assert read == text
    assert "<" not in plain(text)


def test_a_gap_is_a_gap() -> None:
    figure = trend.by_month(told())
    now, was = line(figure, trend.NOW), line(figure, trend.WAS)
    assert list(now.y) == [5.0, None, 18.94]
    assert list(was.y) == [4.0, 12.5, None]
    assert now.connectgaps is False
    assert was.connectgaps is False


def test_this_year_stands_out_against_the_year_before() -> None:
    figure = trend.by_month(told())
    now, was = line(figure, trend.NOW), line(figure, trend.WAS)
    assert now.opacity > was.opacity
    assert now.marker.size > was.marker.size
    assert figure.data[-1].uid == trend.NOW


def test_the_target_goes_across_the_months_and_stands_at_the_last_year() -> None:
    (months,) = trend.by_month(told()).layout.shapes
    assert (months.y0, months.y1, months.line.dash) == (45.0, 45.0, "dash")
    assert months.x0 < 0 < len(POINTS) - 1 < months.x1
    (years,) = trend.by_year(told()).layout.shapes
    assert len(POINTS) - 2 < years.x0 < len(POINTS) - 1 < years.x1
    assert trend.by_month(told(target=None)).layout.shapes == ()


def test_the_newest_value_is_said_beside_its_point() -> None:
    (note,) = trend.by_month(told()).layout.annotations
    assert (note.x, note.y, note.text) == (2, 18.94, "<b>18,9</b>")
    silent = (*POINTS[:2], TrendPoint(date(2025, 11, 21), None, 3.0))
    assert trend.by_month(told(silent)).layout.annotations == ()


def test_hovering_says_whose_value_of_which_day() -> None:
    now = line(trend.by_month(told()), trend.NOW)
    assert now.hoverinfo == "text"
    assert list(now.hovertext) == [
        "Томская область, 30.09.2025: 5,0\u00a0%",
        "Томская область, 31.10.2025: нет значения",
        "Томская область, 21.11.2025: 18,9\u00a0%",
    ]
    was = line(trend.by_month(told()), trend.WAS)
    assert was.hovertext[0] == "Томская область, 30.09.2024: 4,0\u00a0%"


def test_months_are_said_in_russian_and_an_unfinished_one_with_its_day() -> None:
    ticks = trend.by_month(told()).layout.xaxis.ticktext
    assert list(ticks) == ["сен<br>2025", "окт", "21\u00a0ноя"]


def test_a_year_is_said_where_it_begins() -> None:
    days = (date(2025, 11, 30), date(2025, 12, 31), date(2026, 1, 31), date(2026, 2, 28))
    points = tuple(TrendPoint(day, 1.0, None) for day in days)
    ticks = trend.by_month(told(points)).layout.xaxis.ticktext
    assert list(ticks) == ["ноя<br>2025", "дек", "янв<br>2026", "фев"]


@pytest.mark.parametrize("count", [1, 12, 13, 24, 25, 36])
def test_many_months_have_at_most_twelve_marks_and_the_last_is_one(count: int) -> None:
    points = tuple(
        TrendPoint(date(2023 + k // 12, k % 12 + 1, 28), 1.0, None) for k in range(count)
    )
    ticks = trend.by_month(told(points)).layout.xaxis.tickvals
    assert len(ticks) <= trend.MOST_TICKS
    assert ticks[-1] == count - 1


def test_years_are_marked_by_their_number() -> None:
    points = tuple(TrendPoint(date(year, 11, 21), float(year % 7), None) for year in (2024, 2025))
    assert list(trend.by_year(told(points)).layout.xaxis.ticktext) == ["2024", "2025"]


def test_counts_have_whole_marks() -> None:
    counted = Trend(
        "Томск", subject("decision_overdue"), (TrendPoint(date(2025, 11, 21), 1.0, 0.0),)
    )
    assert list(trend.by_month(counted).layout.yaxis.tickvals) == [0.0, 1.0]


def test_values_and_target_lie_within_the_chart() -> None:
    low, high = trend.by_month(told()).layout.yaxis.range
    assert low == 0
    assert high > 45.0


def test_it_is_known_when_there_is_nothing_to_draw() -> None:
    nothing = tuple(TrendPoint(point.day, None, None) for point in POINTS)
    assert told(nothing).is_empty
    assert told(()).is_empty
    assert not told().is_empty
    assert not told((TrendPoint(date(2025, 9, 30), None, 0.0),)).is_empty


def test_numbers_are_written_as_in_russian_and_the_ground_shows_through() -> None:
    layout = look.template().layout
    assert layout.separators == f",{numbers.NBSP}"
    assert layout.paper_bgcolor == layout.plot_bgcolor == "rgba(0,0,0,0)"
    assert layout.dragmode is False
    assert (layout.xaxis.fixedrange, layout.yaxis.fixedrange) == (True, True)


def test_the_colours_are_those_of_the_theme() -> None:
    ours = set(theme.LIGHT.values()) | {look.CLEAR}
    for draw in (trend.by_month, trend.by_year):
        said = re.findall(r'"(?:\w*color)": ?"([^"]+)"', draw(told()).to_json())
        assert said
        assert set(said) <= ours


def test_a_figure_is_a_function_of_what_is_told() -> None:
    assert trend.by_month(told()).to_json() == trend.by_month(told()).to_json()
