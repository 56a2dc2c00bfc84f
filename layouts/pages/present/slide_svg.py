"""Lines and rings of slides as inline SVG: Dash has no elements of its own for it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Final

from babel.dates import format_date

from layouts.markup.escaping import escaped
from layouts.slides.slide_text import Lines, Parts, Series
from layouts.widgets.ranking import scale_of
from layouts.wording import numbers

ACROSS: Final = (660, 400)
"""Width and height beside a number; `ALONG` is below it, in a window of 4:3."""
ALONG: Final = (944, 330)
LEFT: Final = 78
RIGHT: Final = 96
TOP: Final = 20
BOTTOM: Final = 44
APART: Final = 30
LABELS_AT_MOST: Final = 7


def ring(chart: Parts) -> str:
    """A ring of the parts; around its hole nothing is written, the legend says it all."""
    whole, turned, arcs = max(chart.whole, 1), 0.0, []
    for part in chart.parts:
        share = 100 * part.count / whole
        arcs.append(
            f'<circle class="{escaped(part.look)}" cx="100" cy="100" r="74" pathLength="100" '
            f'stroke-dasharray="{max(share - 0.8, 0.4):.2f} 100" '
            f'stroke-dashoffset="{-turned:.2f}"/>'
        )
        turned += share
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 200 200" focusable="false">'
        f'<g transform="rotate(-90 100 100)">{"".join(arcs)}</g>'
        f'<text x="100" y="118" text-anchor="middle">{chart.whole}</text></svg>'
    )


class _SlideArea:
    """Where days and values stand in the drawing."""

    def __init__(self, chart: Lines, size: tuple[int, int]) -> None:
        self.wide, self.tall = size
        known = [value for series in chart.series for value in series.values if value is not None]
        goal = [] if chart.goal is None else [chart.goal]
        self._scale = scale_of([*known, *goal])
        self._last = max(len(chart.days) - 1, 1)
        self.ticks = self._scale.ticks

    @property
    def right(self) -> int:
        return self.wide - RIGHT

    def x(self, place: int) -> float:
        return LEFT + (self.right - LEFT) * place / self._last

    def y(self, value: float) -> float:
        return self.tall - BOTTOM - (self.tall - TOP - BOTTOM) * value / self._scale.end


def lines(chart: Lines, size: tuple[int, int]) -> str:
    """The lines with their gaps, the values of the last day written beside them."""
    ground = _SlideArea(chart, size)
    parts = [
        *_grid(ground),
        *_days(ground, chart),
        *_goal(ground, chart),
        *(mark for series in reversed(chart.series) for mark in _series(ground, series)),
        *_ends(ground, chart),
    ]
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {ground.wide} {ground.tall}" '
        f'focusable="false">'
        f"{''.join(parts)}</svg>"
    )


def _grid(ground: _SlideArea) -> Iterator[str]:
    for tick in ground.ticks:
        y = ground.y(tick)
        yield f'<path class="rule" d="M{LEFT} {y:.1f}H{ground.right}"/>'
        yield (
            f'<text class="tick" x="{LEFT - 12}" y="{y + 8:.1f}" text-anchor="end">'
            f"{numbers.number(tick, 2)}</text>"
        )


def _days(ground: _SlideArea, chart: Lines) -> Iterator[str]:
    count = len(chart.days)
    step = -(-count // LABELS_AT_MOST)
    for place in range(count - 1, -1, -step):
        month = format_date(chart.days[place], "LLL", locale=numbers.LOCALE).rstrip(".")[:3]
        yield (
            f'<text class="tick" x="{ground.x(place):.1f}" y="{ground.tall - 8}" '
            f'text-anchor="middle">{escaped(month)}</text>'
        )


def _goal(ground: _SlideArea, chart: Lines) -> Iterator[str]:
    if chart.goal is not None:
        yield f'<path class="aim-line" d="M{LEFT} {ground.y(chart.goal):.1f}H{ground.right}"/>'


def _series(ground: _SlideArea, series: Series) -> Iterator[str]:
    numbered = list(enumerate(series.values))
    for is_known, run in groupby(numbered, key=lambda item: item[1] is not None):
        if not is_known:
            continue
        points = [(ground.x(place), ground.y(value)) for place, value in run if value is not None]
        drawn = " ".join(f"{x:.1f},{y:.1f}" for x, y in points)
        yield f'<polyline class="{series.look}" points="{drawn}"/>'
        x, y = points[-1]
        yield f'<circle class="{series.look}" cx="{x:.1f}" cy="{y:.1f}" r="6"/>'


def _ends(ground: _SlideArea, chart: Lines) -> Iterator[str]:
    """Values of the last day; those that would lie over one another are moved apart."""
    ends = [(ground.y(last), last, series.look)
            for series in chart.series if (last := _last(series.values)) is not None]  # fmt: skip
    ends.sort()
    above = float("-inf")
    for wanted, value, look in ends:
        y = above = max(wanted, above + APART)
        text = numbers.value(value, chart.unit)
        yield f'<text class="end {look}" x="{ground.right + 14}" y="{y + 8:.1f}">{text}</text>'


def _last(values: Sequence[float | None]) -> float | None:
    return values[-1] if values else None
