"""What chance alone does to a share of few cases: Wilson intervals and control limits."""

from __future__ import annotations

import math
from dataclasses import dataclass
from statistics import NormalDist
from typing import Final

from data_sources.vocabulary.indicators.description import Description, Unit

PLACE_CONFIDENCE: Final = 0.90
WARNING_CONFIDENCE: Final = 0.95
ALARM_CONFIDENCE: Final = 0.998


@dataclass(frozen=True)
class Interval:
    """In the unit of the value; both ends belong to it."""

    low: float
    high: float

    def __contains__(self, value: float) -> bool:
        return self.low <= value <= self.high


def is_share_of_cases(indicator: Description) -> bool:
    """A percentage of counted people, schools, seats or assignments.

    Points of a questionnaire and sums of participants are no cases that turn out one way or the
    other, and counts and rates above a hundred have no share at all: chance is not told of them.
    """
    return indicator.unit is Unit.PERCENT and indicator.is_ratio and indicator.counts_cases


def wilson(cases: float, among: float, confidence: float) -> Interval:
    """The interval of a percentage (Wilson 1927); `among` is above zero.

    More cases than there are people (one person counted in two places) are as many as there are.
    """
    z = _z(confidence)
    share = min(cases / among, 1.0)
    scale = 1 + z * z / among
    middle = (share + z * z / (2 * among)) / scale
    half = z / scale * math.sqrt(share * (1 - share) / among + z * z / (4 * among * among))
    return Interval(max(middle - half, 0.0) * 100, min(middle + half, 1.0) * 100)


def limits(percent: float, among: float, confidence: float) -> Interval | None:
    """Within which a percentage of so many cases strays by chance around the whole's.

    None where the whole is no share or there is nobody: then there is nothing to stray from.
    """
    if not 0 <= percent <= 100 or among <= 0:
        return None
    share = percent / 100
    half = _z(confidence) * math.sqrt(share * (1 - share) / among)
    return Interval(max(share - half, 0.0) * 100, min(share + half, 1.0) * 100)


def _z(confidence: float) -> float:
    return NormalDist().inv_cdf((1 + confidence) / 2)
