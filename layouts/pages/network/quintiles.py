"""Fifths of the compared municipalities: which colour a value gets, and what the legend says."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import dataclass

from data_sources.vocabulary.indicators.description import Direction
from layouts.markup.theme import STEPS


@dataclass(frozen=True)
class Fifths:
    """The compared values in ascending order.

    A value's fifth is where the middle of its equals stands among all: equal values never part,
    and where all are equal everybody is in the middle. Fifth 5 is the best (of a neutral
    indicator: the greatest).
    """

    ordered: tuple[float, ...]
    direction: Direction

    @classmethod
    def of(cls, values: Iterable[float], direction: Direction) -> Fifths:
        return cls(tuple(sorted(round(value, 4) for value in values)), direction)

    def place(self, value: float) -> int:
        """From 1 to 5; the middle where there is nothing to compare with."""
        if not self.ordered:
            return (STEPS + 1) // 2
        value = round(value, 4)
        less = bisect_left(self.ordered, value)
        equal = bisect_right(self.ordered, value) - less
        twice_middle = 2 * less + equal
        fifth = min(twice_middle * STEPS // (2 * len(self.ordered)), STEPS - 1) + 1
        return STEPS + 1 - fifth if self.direction is Direction.DOWN else fifth

    @property
    def ranges(self) -> tuple[tuple[int, float, float], ...]:
        """(fifth, least, greatest) of each fifth that somebody is in, by growing value."""
        found: dict[int, tuple[float, float]] = {}
        for value in self.ordered:
            fifth = self.place(value)
            least, _ = found.get(fifth, (value, value))
            found[fifth] = (least, value)
        return tuple((fifth, *bounds) for fifth, bounds in found.items())
