"""A small line through the years: an image, with the same said in words."""

from __future__ import annotations

from itertools import groupby
from typing import Final
from urllib.parse import quote

from data_sources.scoring.results import History
from layouts.markup import html, theme
from layouts.markup.element import Element
from layouts.wording import numbers, terms
from layouts.wording.subject import Subject

WIDTH: Final = 96
HEIGHT: Final = 28
MARGIN: Final = 4
_Point = tuple[float, float]


def draw(history: History, subject: Subject) -> Element:
    """The line with its gaps; nothing where no year has a value."""
    if all(value is None for _, value in history.points):
        return html.Span(className="spark")
    return html.Img(
        src=source(history),
        alt=words(history, subject),
        title=words(history, subject),
        className="spark",
    )


def source(history: History) -> str:
    """The drawing as the address of an image."""
    return f"data:image/svg+xml;utf8,{quote(svg(history))}"


def words(history: History, subject: Subject) -> str:
    """«По годам: 21.11.2022 — 35,1 %, …»; a gap is said as a gap."""
    said = (
        f"{numbers.day(day)}{numbers.NBSP}— "
        f"{numbers.with_unit(value, subject.unit) if value is not None else terms.NO_VALUE}"
        for day, value in history.points
    )
    return f"По годам: {', '.join(said)}"


def svg(history: History) -> str:
    """The drawing. Its colours follow the theme of the browser, as the page's own do."""
    line, dark = theme.LIGHT["accent"], theme.DARK["accent"]
    style = (
        f"polyline{{fill:none;stroke:{line};stroke-width:1.6;stroke-linejoin:round;"
        f"stroke-linecap:round}}circle{{fill:{line}}}"
        f"@media(prefers-color-scheme:dark){{polyline{{stroke:{dark}}}circle{{fill:{dark}}}}}"
    )
    runs = _runs(history)
    lines = "".join(
        f'<polyline points="{" ".join(f"{x:.1f},{y:.1f}" for x, y in run)}"/>'
        for run in runs
        if len(run) > 1
    )
    lone = "".join(_dot(run[0], 1.6) for run in runs if len(run) == 1)
    ends_now = history.points[-1][1] is not None
    last = _dot(runs[-1][-1], 2.8) if ends_now else ""
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" '
        f'width="{WIDTH}" height="{HEIGHT}"><style>{style}</style>{lines}{lone}{last}</svg>'
    )


def _dot(point: _Point, radius: float) -> str:
    return f'<circle cx="{point[0]:.1f}" cy="{point[1]:.1f}" r="{radius}"/>'


def _runs(history: History) -> list[list[_Point]]:
    """Points of the drawing, parted where a year has no value."""
    values = [value for _, value in history.points if value is not None]
    low, span = min(values), max(values) - min(values)
    step = (WIDTH - 2 * MARGIN) / max(len(history.points) - 1, 1)

    def point(place: int, value: float) -> _Point:
        share = (value - low) / span if span else 0.5
        return MARGIN + place * step, HEIGHT - MARGIN - share * (HEIGHT - 2 * MARGIN)

    numbered = enumerate(value for _, value in history.points)
    return [
        [point(place, value) for place, value in run if value is not None]
        for has_value, run in groupby(numbered, key=lambda item: item[1] is not None)
        if has_value
    ]
