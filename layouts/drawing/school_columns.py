"""Small columns on one scale, 0 to 100 %, as an inline drawing of a profile or of rounds."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from layouts.markup import html
from layouts.markup.element import Element, drawing

TALL: Final = 100
_STEP: Final = 20
_WIDE: Final = 16


@dataclass(frozen=True)
class DirectionBar:
    """A value in percent, or a gap; `before` is what it is compared with."""

    value: float | None
    before: float | None = None

    @property
    def fell(self) -> bool:
        return (
            self.value is not None
            and self.before is not None
            and round(self.value - self.before, 4) < 0
        )


def draw(bars: Sequence[DirectionBar], *, marked: bool) -> Element:
    """The drawing; whoever does not see it needs the numbers beside it.

    `marked` draws what each is compared with as a line over it.
    """
    return html.Div(drawing(svg(bars, marked=marked)), className="columns", aria_hidden="true")


def svg(bars: Sequence[DirectionBar], *, marked: bool) -> str:
    """Columns from the left; a gap is hatched by its class, not left out."""
    drawn = "".join(_bar(bar, place * _STEP, marked=marked) for place, bar in enumerate(bars))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {len(bars) * _STEP} {TALL}" '
        f'preserveAspectRatio="none" focusable="false">'
        f'<path class="half" d="M0 {TALL / 2:.0f}H{len(bars) * _STEP}"/>{drawn}</svg>'
    )


def _bar(bar: DirectionBar, left: float, *, marked: bool) -> str:
    if bar.value is None:
        return f'<rect class="gap" x="{left}" y="0" width="{_WIDE}" height="{TALL}"/>'
    tall = min(max(bar.value, 0.0), 100.0)
    class_name = "fell" if bar.fell else "height"
    text = (
        f'<rect class="{class_name}" x="{left}" y="{TALL - tall:.1f}" width="{_WIDE}" '
        f'height="{tall:.1f}"/>'
    )
    if not marked or bar.before is None:
        return text
    at = TALL - min(max(bar.before, 0.0), 100.0)
    return f'{text}<path class="was-at" d="M{left - 1} {at:.1f}h{_WIDE + 2}"/>'
