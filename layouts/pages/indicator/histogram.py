"""Bins of a range: where each value of a distribution stands, exactly the same for marks."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

MOST_BINS: Final = 12
_STEPS: Final = (1.0, 2.0, 5.0, 10.0, 20.0, 50.0, 100.0)
_EXACT: Final = 9


@dataclass(frozen=True)
class Bins:
    """`count` bins of one width from `start`; the last one holds its upper edge too."""

    start: float
    step: float
    count: int

    @property
    def edges(self) -> tuple[float, ...]:
        return tuple(round(self.start + self.step * k, _EXACT) for k in range(self.count + 1))

    def place(self, value: float) -> int:
        """The bin of a value, from 0."""
        place = math.floor(round((value - self.start) / self.step, _EXACT))
        return min(max(place, 0), self.count - 1)

    def share(self, value: float) -> float:
        """How far along the range the value stands, from 0 to 1."""
        return min(max((value - self.start) / (self.step * self.count), 0.0), 1.0)


def bins_of(values: Sequence[float], least_step: float = 0.0) -> Bins:
    """At most twelve bins of a round width around all values; one of width 1 around none.

    `least_step` is a power of ten, for values that come in whole numbers.
    """
    if not values:
        return Bins(0.0, 1.0, 1)
    # Values that differ less are equal everywhere else too.
    low, high = round(min(values), 4), round(max(values), 4)
    # A range of no width still needs a bin of a size that fits its values.
    width = (high - low) or abs(high) or 1.0
    size = max(10.0 ** math.floor(math.log10(width / MOST_BINS)), least_step)
    tried = (_around(low, high, size * factor) for factor in _STEPS)
    return next(bins for bins in tried if bins.count <= MOST_BINS)


def _around(low: float, high: float, step: float) -> Bins:
    first = math.floor(round(low / step, _EXACT))
    last = math.ceil(round(high / step, _EXACT))
    return Bins(round(first * step, _EXACT), step, max(last - first, 1))
