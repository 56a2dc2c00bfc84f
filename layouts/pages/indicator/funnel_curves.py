"""The lines of a funnel: the region's value and the limits of chance around it, as inline SVG."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Final

from data_sources.scoring.bounds.chance import ALARM_CONFIDENCE, WARNING_CONFIDENCE, limits
from layouts.markup import html
from layouts.markup.element import Element, drawing

SIDE: Final = 1000
_SAMPLES: Final = 80


@dataclass(frozen=True)
class FunnelArea:
    """Where a denominator (0 to `most`, by its root) and a value (`low` to `high`) stand."""

    most: float
    low: float
    high: float
    edges: tuple[float, ...]

    def x(self, among: float) -> float:
        return math.sqrt(among / self.most)

    def y(self, value: float) -> float:
        return (value - self.low) / (self.high - self.low)


def curves(ground: FunnelArea, percent: float | None) -> Element:
    """The drawing, stretched over the funnel; its colours are those of the page."""
    # Sent as markup, the way of everything that stands still: Dash has no elements of SVG.
    return html.Div(drawing(svg(ground, percent)), className="curves", aria_hidden="true")


def svg(ground: FunnelArea, percent: float | None) -> str:
    """Grid, band of 95 %, lines of 99,8 %, the region's own; without a share, the grid alone."""
    grid = "".join(
        f'<path class="rule" d="M0 {_down(ground, edge)}H{SIDE}"/>' for edge in ground.edges
    )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {SIDE} {SIDE}" '
        f'preserveAspectRatio="none" focusable="false">{grid}{_around(ground, percent)}</svg>'
    )


def _around(ground: FunnelArea, percent: float | None) -> str:
    if percent is None or not 0 <= percent <= 100:
        return ""
    low, high = _limits(ground, percent, WARNING_CONFIDENCE)
    lowest, highest = _limits(ground, percent, ALARM_CONFIDENCE)
    band = " ".join([*high, *reversed(low)])
    return (
        f'<polygon class="band" points="{band}"/>'
        f'<polyline class="warning" points="{" ".join(high)}"/>'
        f'<polyline class="warning" points="{" ".join(low)}"/>'
        f'<polyline class="alarm" points="{" ".join(highest)}"/>'
        f'<polyline class="alarm" points="{" ".join(lowest)}"/>'
        f'<path class="centre" d="M0 {_down(ground, percent)}H{SIDE}"/>'
    )


def _limits(ground: FunnelArea, percent: float, confidence: float) -> tuple[list[str], list[str]]:
    low, high = [], []
    for sample in range(1, _SAMPLES + 1):
        across = sample / _SAMPLES
        within = limits(percent, across * across * ground.most, confidence)
        if within is not None:
            low.append(f"{across * SIDE:.0f},{_down(ground, within.low)}")
            high.append(f"{across * SIDE:.0f},{_down(ground, within.high)}")
    return low, high


def _down(ground: FunnelArea, value: float) -> str:
    """From the top, as SVG counts."""
    return f"{(1 - ground.y(value)) * SIDE:.1f}"
