"""A change as it is printed: rounded so that the printed parts add up to the last digit."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace

from data_sources.scoring.explaining.bridges import Bridge, BridgeLine


def rounded(bridge: Bridge, decimals: int) -> Bridge:
    """The same bridge in round numbers: before, plus every effect, is now.

    What a line adds is off by about one of the last digit at most (the largest remainders are
    rounded up), and its effects add up to it.
    """
    unit = math.pow(10, decimals)
    before, now = (round(round(value, decimals) * unit) for value in (bridge.before, bridge.now))
    sizes = apportioned([line.size * unit for line in bridge.lines], now - before)
    lines = tuple(_line(line, size, unit) for line, size in zip(bridge.lines, sizes, strict=True))
    return replace(bridge, before=before / unit, now=now / unit, lines=lines)


def _line(line: BridgeLine, size: int, unit: float) -> BridgeLine:
    whole = apportioned([effect.size * unit for effect in line.effects], size)
    return replace(
        line,
        effects=tuple(
            replace(effect, size=part / unit)
            for effect, part in zip(line.effects, whole, strict=True)
        ),
    )


def apportioned(parts: Sequence[float], total: int) -> list[int]:
    """Whole numbers near the parts that add up to the total."""
    if not parts:
        return []
    # Dust of sums must not make 2.9999999 a two with the largest remainder of all.
    tidy = [round(part, 6) for part in parts]
    whole = [math.floor(part) for part in tidy]
    missing = total - sum(whole)
    remainders = [part - floor for part, floor in zip(tidy, whole, strict=True)]
    # A part that is nothing stays nothing as long as another one can give or take.
    order = sorted(
        range(len(tidy)),
        key=lambda place: (
            -remainders[place] if missing > 0 else remainders[place],
            -abs(tidy[place]),
        ),
    )
    for turn in range(abs(missing)):
        whole[order[turn % len(order)]] += 1 if missing > 0 else -1
    return whole
