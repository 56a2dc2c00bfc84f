"""A funnel: the value against how many stand behind it, with what chance alone would do."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from data_sources.question.request import Request
from data_sources.scoring.bounds.chance import ALARM_CONFIDENCE, limits
from data_sources.scoring.bounds.places import RankRange
from data_sources.scoring.results import Scorecard
from layouts.frame import links
from layouts.markup import html, theme
from layouts.markup.element import Element
from layouts.pages.indicator.funnel_curves import FunnelArea, curves
from layouts.pages.indicator.funnel_points import MOST_NAMED, Point, points, region_value, summary
from layouts.pages.indicator.histogram import bins_of
from layouts.wording import numbers
from layouts.wording.indicators import bounds, detail
from layouts.wording.subject import Subject

NO_POINTS: Final = "Ни у одного муниципалитета нет значения и знаменателя больше нуля."
_TICKS: Final = (1, 2, 5)
_TO_LEFT: Final = 0.7
_LABEL_WIDTH: Final = 0.2
_LINE_PIXELS: Final = 16
_LINE: Final = 0.055
"""The height of a line of a name, as a part of the funnel's."""


def draw(
    request: Request, scorecard: Scorecard, subject: Subject, places: Mapping[str, RankRange]
) -> Element:
    """Points that are links, the region's line and its limits, and the same in a table."""
    found = points(scorecard, subject)
    percent = region_value(scorecard, subject)
    if not found:
        return html.P(NO_POINTS, className="remark")
    ground = _ground(found, percent)
    labels = _labels(found, ground)
    return html.Div(
        [
            html.P(summary(scorecard, subject), className="remark"),
            html.Div(
                [
                    curves(ground, percent),
                    *_scale(ground),
                    html.Ul(
                        [
                            _point(each, ground, subject, request, label)
                            for each, label in zip(found, labels, strict=True)
                        ]
                    ),
                ],
                className="funnel",
            ),
            _key(percent),
            html.P(
                "По горизонтали — знаменатель (чем правее, тем больше; шкала сжата корнем), "
                "по вертикали — значение.",
                className="remark",
            ),
            html.Details(
                [html.Summary("Таблица"), _table(found, subject, places)],
                id="numbers-funnel",
                className="numbers",
            ),
            html.P(bounds.HOW_PLACES, className="remark how"),
        ]
    )


def _key(percent: float | None) -> Element:
    marks = [
        html.Span([html.I(className=f"stroke {name}"), words])
        for name, words in (
            ("centre", "значение региона"),
            ("warning", "границы случайного 95 %"),
            ("alarm", "99,8 %"),
        )
    ]
    return html.P(marks, className="key", hidden=percent is None or not 0 <= percent <= 100)


def _ground(found: Sequence[Point], percent: float | None) -> FunnelArea:
    values = [point.value for point in found]
    most = max(point.among for point in found)
    if percent is not None:
        within = limits(percent, most, ALARM_CONFIDENCE)
        # The mouth of the funnel is seen even where all values lie close together.
        values += [percent] if within is None else [within.low, percent, within.high]
    edges = bins_of(values).edges
    return FunnelArea(most * 1.04, edges[0], edges[-1], edges)


def _scale(ground: FunnelArea) -> Iterator[Element]:
    ticks = [
        html.Span(numbers.number(edge, 2), style={"bottom": theme.percent(ground.y(edge))})
        for edge in ground.edges
    ]
    yield html.Div(ticks, className="up", aria_hidden="true")
    across = [
        html.Span(numbers.number(tick, 0), style={"left": theme.percent(ground.x(tick))})
        for tick in _round_ticks(ground)
    ]
    yield html.Div(across, className="along", aria_hidden="true")


def _round_ticks(ground: FunnelArea) -> list[float]:
    """1, 2, 5, 10, 20 … as far as they do not run into each other."""
    ticks: list[float] = []
    for power in range(math.ceil(math.log10(ground.most)) + 1):
        for lead in _TICKS:
            tick = lead * 10.0**power
            apart = ground.x(tick) - (ground.x(ticks[-1]) if ticks else 0.0)
            if tick <= ground.most and apart >= 0.09:
                ticks.append(tick)
    return ticks


@dataclass(frozen=True)
class _PointLabel:
    """The name beside a point, so many lines lower than the point; empty, no name."""

    text: str
    drop: int = 0


def _labels(found: Sequence[Point], ground: FunnelArea) -> list[_PointLabel]:
    """Names of those who stray, one under another where their points lie close."""
    crowded = sum(point.strays != 0 for point in found) > MOST_NAMED
    taken: list[tuple[float, float]] = []
    labels = []
    for point in found:
        if not point.strays:
            labels.append(_PointLabel(""))
            continue
        member, across, up = point.member, ground.x(point.among), ground.y(point.value)
        drop = next(
            drop
            for drop in range(len(found))
            if not any(
                abs(across - x) < _LABEL_WIDTH and abs(up - drop * _LINE - y) < _LINE
                for x, y in taken
            )
        )
        taken.append((across, up - drop * _LINE))
        text = (member.short_name or member.name) if crowded else member.name
        labels.append(_PointLabel(text, drop))
    return labels


def _point(
    point: Point, ground: FunnelArea, subject: Subject, request: Request, label: _PointLabel
) -> Element:
    member, across = point.member, ground.x(point.among)
    told = detail.told(point.row, subject)
    name = html.Span(
        label.text,
        className="label",
        style={"marginTop": f"{label.drop * _LINE_PIXELS}px"},
        aria_hidden="true",
    )
    return html.Li(
        html.Link(
            [
                html.Span(f"{member.name}: {told}", className="visually-hidden"),
                *((name,) if label.text else ()),
            ],
            href=links.municipality(request, member.oktmo),
            className=theme.classes(
                "point",
                {0: "", 1: "strays", 2: "strays far"}[abs(point.strays)],
                "to-left" if across > _TO_LEFT else "",
            ),
            title=f"{member.name}. {subject.title}: {told}",
        ),
        style={
            "left": theme.percent(across),
            "bottom": theme.percent(ground.y(point.value)),
        },
    )


_STRAYS: Final = {
    2: "▲▲ выше: за границей 99,8 %",
    1: "▲ выше: за границей 95 %",
    0: "в пределах случайного",
    -1: "▼ ниже: за границей 95 %",
    -2: "▼▼ ниже: за границей 99,8 %",
}


def _table(found: Sequence[Point], subject: Subject, places: Mapping[str, RankRange]) -> Element:
    titles = (
        "Муниципалитет",
        "Знаменатель",
        "Значение",
        "Интервал 90 %",
        "Место",
        "Против региона",
    )
    rows = [
        html.Tr(
            [
                html.Th(point.member.name, scope="row"),
                html.Td(numbers.number(point.among)),
                html.Td(detail.value_text(point.row, subject)),
                html.Td(_interval(places.get(point.member.oktmo))),
                html.Td(bounds.rank_text(point.row, places)),
                html.Td(_STRAYS[point.strays]),
            ]
        )
        for point in reversed(found)
    ]
    return html.Div(
        html.Table(
            [
                html.Thead(html.Tr([html.Th(title, scope="col") for title in titles])),
                html.Tbody(rows),
            ]
        ),
        className="scroller",
        role="region",
        tabIndex="0",
        aria_label="Значение и число случаев, таблица",
    )


def _interval(place: RankRange | None) -> str:
    if place is None:
        return numbers.DASH
    low, high = (numbers.number(value) for value in (place.interval.low, place.interval.high))
    return f"{low}–{high}"
