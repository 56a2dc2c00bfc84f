"""Schools flowing from the level before to the level now: an inline drawing of the table."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from data_sources.answers.schools.levels import Moves
from data_sources.question.choices import LEVELS
from layouts.markup import html
from layouts.markup.element import Element, drawing

WIDTH: Final = 460
HEIGHT: Final = 260
_BLOCK: Final = 14
_GAP: Final = 10
_LABEL: Final = 34
_TONES: Final = ((1, "up"), (-1, "down"))


@dataclass(frozen=True)
class _Block:
    """A level on one side of the drawing: where it begins and how tall it is."""

    top: float
    tall: float
    schools: int


def draw(moves: Moves) -> Element:
    """The drawing; the table beside it says the same."""
    return html.Div(drawing(svg(moves)), className="level-flow", aria_hidden="true")


def svg(moves: Moves) -> str:
    """Blocks of levels, the highest on top, before at the left and now at the right."""
    if not moves.matched:
        return ""
    befores = [sum(moves.count(level, now) for now in LEVELS) for level in LEVELS]
    nows = [sum(moves.count(before, level) for before in LEVELS) for level in LEVELS]
    left, right = _blocks(befores), _blocks(nows)
    drawn = "".join(
        (
            *_bands(moves, left, right),
            *_sides(left, _LABEL, _LABEL - 6, "end"),
            *_sides(right, WIDTH - _LABEL - _BLOCK, WIDTH - _LABEL + 6, "start"),
        )
    )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 -8 {WIDTH} {HEIGHT + 16}" '
        f'focusable="false">{drawn}</svg>'
    )


def _blocks(counts: Sequence[int]) -> dict[str, _Block]:
    used = sum(1 for count in counts if count)
    scale = (HEIGHT - _GAP * max(used - 1, 0)) / sum(counts)
    found: dict[str, _Block] = {}
    top = 0.0
    for level, count in reversed(tuple(zip(LEVELS, counts, strict=True))):
        tall = count * scale
        found[level] = _Block(top, tall, count)
        top += tall + (_GAP if count else 0)
    return found


def _bands(moves: Moves, left: dict[str, _Block], right: dict[str, _Block]) -> Iterator[str]:
    from_top = {level: block.top for level, block in left.items()}
    to_top = {level: block.top for level, block in right.items()}
    near, far = _LABEL + _BLOCK, WIDTH - _LABEL - _BLOCK
    middle = (near + far) / 2
    flows = sorted(
        moves.flows, key=lambda flow: (-LEVELS.index(flow.before), -LEVELS.index(flow.now))
    )
    for flow in flows:
        thick = flow.schools / left[flow.before].schools * left[flow.before].tall
        thin = flow.schools / right[flow.now].schools * right[flow.now].tall
        start, end = from_top[flow.before], to_top[flow.now]
        from_top[flow.before] += thick
        to_top[flow.now] += thin
        tone = next((name for sign, name in _TONES if flow.steps * sign > 0), "same")
        yield (
            f'<path class="band {tone}" d="M{near} {start:.1f}'
            f"C{middle} {start:.1f} {middle} {end:.1f} {far} {end:.1f}"
            f"V{end + thin:.1f}"
            f"C{middle} {end + thin:.1f} {middle} {start + thick:.1f} {near} {start + thick:.1f}"
            'Z"/>'
        )


def _sides(blocks: dict[str, _Block], at: float, label_at: float, anchor: str) -> Iterator[str]:
    for level, block in blocks.items():
        if block.schools:
            yield (
                f'<rect class="{level}" x="{at}" y="{block.top:.1f}" width="{_BLOCK}" '
                f'height="{max(block.tall, 1):.1f}"/>'
                f'<text x="{label_at}" y="{block.top + block.tall / 2:.1f}" '
                f'text-anchor="{anchor}" dominant-baseline="middle">{block.schools}</text>'
            )
