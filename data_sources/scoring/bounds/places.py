"""A place as an interval, where few people stand behind a value."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from data_sources.scoring.bounds.chance import PLACE_CONFIDENCE, Interval, is_share_of_cases, wilson
from data_sources.scoring.results import Row
from data_sources.vocabulary.indicators.description import Description, Direction


@dataclass(frozen=True)
class RankRange:
    """`first` to `last`: the places that the municipality may hold among those ranked.

    `interval` is its value's own (90 %, Wilson).
    """

    rank: int
    first: int
    last: int
    interval: Interval

    @property
    def is_certain(self) -> bool:
        return self.first == self.last


def places(indicator: Description, rows: Mapping[str, Row]) -> dict[str, RankRange]:
    """Municipality -> its place, for those ranked; empty where chance is not told of.

    `first` is one after those who are surely better (their whole interval is), `last` is the
    place after all who may be better.
    """
    if not is_share_of_cases(indicator):
        return {}
    ranked = {
        oktmo: (row.rank, wilson(row.numerator, row.denominator, PLACE_CONFIDENCE))
        for oktmo, row in rows.items()
        if row.rank is not None and row.numerator is not None and row.denominator
    }
    found = {}
    for oktmo, (rank, own) in ranked.items():
        others = [other for key, (_, other) in ranked.items() if key != oktmo]
        surely = sum(_is_better(other, own, indicator.direction) for other in others)
        surely_not = sum(_is_better(own, other, indicator.direction) for other in others)
        # Rates above a hundred are cut to it, places are not: the place itself is among them.
        first, last = min(1 + surely, rank), max(len(ranked) - surely_not, rank)
        found[oktmo] = RankRange(rank, first, last, own)
    return found


def _is_better(one: Interval, other: Interval, direction: Direction) -> bool:
    """Surely: the intervals do not even touch."""
    if direction is Direction.DOWN:
        return one.high < other.low
    return one.low > other.high
