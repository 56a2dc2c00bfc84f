"""One value over time: year to date at month ends, and the same day of several years."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final, NamedTuple

import plotly.graph_objects as go

from data_sources.answers.overview.trend import TrendPoint
from data_sources.question.periods import month_end, years_earlier
from data_sources.vocabulary.indicators.description import Unit
from layouts.markup import theme
from layouts.pages.indicator.figures import look
from layouts.pages.indicator.figures.plain import plain
from layouts.widgets.ranking import scale_of
from layouts.wording import numbers, terms
from layouts.wording.subject import Subject

NOW: Final = "now"
WAS: Final = "was"
MOST_TICKS: Final = 12
ROOM: Final = 0.45
PALE: Final = 0.65
_ABOVE: Final = 1.1
_FOOT: Final = 0.96
_ROOM_FOR_SIGNS: Final = 26
_MONTHS: Final = (
    *("янв", "фев", "мар", "апр", "май", "июн"),
    *("июл", "авг", "сен", "окт", "ноя", "дек"),
)


class TrendMark(NamedTuple):
    """Something that happened at a place among the points: its sign on the chart, and in words."""

    place: float
    sign: str
    told: tuple[str, ...]


@dataclass(frozen=True)
class Trend:
    """What is drawn: whose value (a name out of the data), of what, by which days.

    On the days of `changed` another definition began to count; `marks` say what else happened.
    """

    name: str
    subject: Subject
    points: tuple[TrendPoint, ...]
    target: float | None = None
    changed: tuple[date, ...] = ()
    marks: tuple[TrendMark, ...] = ()

    @property
    def is_empty(self) -> bool:
        """No day has a value, neither this year nor the year before."""
        return all(point.value is None and point.previous is None for point in self.points)


def by_month(trend: Trend) -> go.Figure:
    """This year as a line with markers, last year as a paler one, the target across."""
    values = [point.value for point in trend.points]
    before = [point.previous for point in trend.points]
    days_before = [years_earlier(point.day, 1) for point in trend.points]
    days = [point.day for point in trend.points]
    lines = [_line(trend, WAS, before, days_before), _line(trend, NOW, values, days)]
    figure = _figure(trend, lines, list(_month_ticks(days)), target_from=0)
    for day in trend.changed:
        figure.add_vline(
            x=place_of(day, days),
            line={"color": theme.LIGHT["soft"], "width": 1.2, "dash": "dot"},
        )
    if trend.marks:
        # Above the chart, where no line and no label is.
        figure.update_layout(margin_t=_ROOM_FOR_SIGNS)
    for mark in trend.marks:
        figure.add_shape(_tick(mark))
        figure.add_annotation(_sign(mark))
    return figure


def _tick(mark: TrendMark) -> dict[str, Any]:
    return {
        "type": "line",
        "x0": mark.place,
        "x1": mark.place,
        "yref": "paper",
        "y0": _FOOT,
        "y1": 1,
        "line": {"color": theme.LIGHT["soft"], "width": 1.2},
    }


def _sign(mark: TrendMark) -> dict[str, Any]:
    return {
        "x": mark.place,
        "yref": "paper",
        "y": 1,
        "yanchor": "bottom",
        "text": mark.sign,
        "hovertext": "<br>".join(map(plain, mark.told)),
        "showarrow": False,
        "font": {"color": theme.LIGHT["ink"], "size": look.SIZE + 1},
    }


def place_of(day: date, days: Sequence[date]) -> float:
    """Where a day stands among the days of the points, which are one step apart."""
    after = next((place for place, each in enumerate(days) if each >= day), len(days) - 1)
    if after == 0:
        return 0.0
    step = (days[after] - days[after - 1]).days
    return after - (days[after] - day).days / step


def by_year(trend: Trend) -> go.Figure:
    """A line through the years; the target stands at the last of them, whose target it is."""
    values = [point.value for point in trend.points]
    line = _line(trend, NOW, values, [point.day for point in trend.points])
    ticks = [(place, str(point.day.year)) for place, point in enumerate(trend.points)]
    return _figure(trend, [line], ticks, target_from=max(len(values) - 1, 0))


def _line(
    trend: Trend, uid: str, values: Sequence[float | None], days: Sequence[date]
) -> dict[str, Any]:
    colour = theme.LIGHT["accent"]
    return {
        "type": "scatter",
        "uid": uid,
        "name": plain(trend.name),
        "mode": "lines+markers",
        "opacity": 1 if uid == NOW else PALE,
        "x": list(range(len(values))),
        "y": list(values),
        "connectgaps": False,
        "line": {"color": colour, "width": 2.4 if uid == NOW else 2},
        "marker": {"color": colour, "size": 7 if uid == NOW else 4},
        "hoverinfo": "text",
        "hovertext": [
            plain(f"{trend.name}, {numbers.day(day)}: {_said(value, trend.subject)}")
            for day, value in zip(days, values, strict=True)
        ],
        "cliponaxis": False,
    }


def _said(value: float | None, subject: Subject) -> str:
    return numbers.with_unit(value, subject.unit) if value is not None else terms.NO_VALUE


def _figure(
    trend: Trend,
    lines: Sequence[dict[str, Any]],
    ticks: Sequence[tuple[int, str]],
    target_from: int,
) -> go.Figure:
    known = [value for line in lines for value in line["y"] if value is not None]
    scale = scale_of([*known, *(() if trend.target is None else (trend.target,))])
    heights = [
        tick
        for tick in scale.ticks
        if trend.subject.unit is not Unit.COUNT or tick == math.floor(tick)
    ]
    last = len(trend.points) - 1
    return go.Figure(
        data=lines,
        layout={
            "template": look.template(),
            "xaxis": {
                "range": [-ROOM, last + ROOM],
                "tickvals": [place for place, _ in ticks],
                "ticktext": [text for _, text in ticks],
            },
            "yaxis": {
                "range": [0, scale.end * _ABOVE],
                "tickvals": heights,
                "ticktext": [numbers.number(tick, 2) for tick in heights],
            },
            "shapes": list(_target_line(trend, target_from - ROOM, last + ROOM)),
            "annotations": list(_last_label(trend)),
        },
    )


def _target_line(trend: Trend, left: float, right: float) -> Iterator[dict[str, Any]]:
    if trend.target is not None:
        yield {
            "type": "line",
            "x0": left,
            "x1": right,
            "y0": trend.target,
            "y1": trend.target,
            "line": {"color": theme.LIGHT["ink"], "width": 1.4, "dash": "dash"},
        }


def _last_label(trend: Trend) -> Iterator[dict[str, Any]]:
    """The newest value stands beside its point, so that it is read without hovering."""
    if trend.points and (value := trend.points[-1].value) is not None:
        yield {
            "x": len(trend.points) - 1,
            "y": value,
            "xanchor": "left",
            "xshift": 6,
            "text": f"<b>{numbers.value(value, trend.subject.unit)}</b>",
            "showarrow": False,
            "font": {"color": theme.LIGHT["ink"], "size": look.SIZE + 1},
        }


def _month_ticks(days: Sequence[date]) -> Iterator[tuple[int, str]]:
    """At most twelve, the last day among them; a year is said where it begins."""
    step = -(-len(days) // MOST_TICKS) or 1
    said: int | None = None
    for place in range((len(days) - 1) % step, len(days), step):
        day = days[place]
        month = _MONTHS[day.month - 1]
        text = month if day == month_end(day.year, day.month) else f"{day.day}{numbers.NBSP}{month}"
        yield place, text if day.year == said else f"{text}<br>{day.year}"
        said = day.year
