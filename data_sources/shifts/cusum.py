"""Page's cumulative sums over monthly counts: when a process left its level for good.

Sources: E. S. Page, «Continuous Inspection Schemes», Biometrika 41 (1954), 100-115; D. C.
Montgomery, «Introduction to Statistical Quality Control», chapter 9 (tabular CUSUM, k and h);
D. Siegmund, «Sequential Analysis», 1985 (the run length: with k = 0.5 and h = 8 about 9 500
months from one false signal to the next); D. M. Hawkins, «Self-Starting Cusum Charts for
Location and Scale», The Statistician 36 (1987), 299-316: the level is estimated from all months
before, for one taken from twelve months alone and then held fixed brings some fifteen times as
many false signals; J. M. Lucas and R. B. Crosier, «Robust CUSUM», Communications in Statistics -
Theory and Methods 11 (1982), 2669-2687: one month alone, however large, is no shift.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Final, NamedTuple

from data_sources.vocabulary.identity_enum import IdentityEnum

SLACK: Final = 0.5
"""k, in standard deviations: half of the smallest shift that is worth finding."""
LIMIT: Final = 8.0
"""h, in standard deviations: a sum beyond it is a signal."""
STEP: Final = 4.0
"""A month moves a sum by no more than this, so that it takes three of them to signal."""
LEAST_EXPECTED: Final = 1.0
"""A month on average: fewer are too few to judge by, and no month varies by less than this."""


class Way(IdentityEnum):
    """Where a process went."""

    UP = "up"
    DOWN = "down"


class Unjudged(IdentityEnum):
    """Why there is no judgement."""

    NO_MONTHS = "no_months"
    NO_DENOMINATOR = "no_denominator"
    NOBODY_BESIDE = "nobody_beside"
    TOO_SHORT = "too_short"
    TOO_FEW = "too_few"
    WITHHELD = "withheld"


class Month(NamedTuple):
    """What was counted in a month.

    `exposure`: how much there would be at the level of those who are compared with; None: nobody
    knows. `part`: how large the counted is beside them; the smaller they are, the more their own
    counts vary.
    """

    counted: float
    exposure: float | None
    part: float = 0.0


class Signal(NamedTuple):
    """A shift, by the places of its months.

    `began`: the first month of the new level, `noticed`: the one in which it was sure. What was
    counted and expected from one to the other, and how far apart these are in deviations.
    """

    way: Way
    began: int
    noticed: int
    counted: float
    expected: float
    strength: float


class Judgement(NamedTuple):
    """The shifts of a series, which of its months could be judged, why the last of them not."""

    signals: tuple[Signal, ...]
    judged: tuple[bool, ...]
    reason: Unjudged | None


def judge(months: Sequence[Month], *, cycle: int, warm_up: int) -> Judgement:
    """The shifts of the series, oldest first; after each the level is learned anew.

    A month is compared with every one before it where `cycle` is 1, with the same month of the
    years before where it is 12. `warm_up`: how many must have been seen before one is judged.
    """
    signals: list[Signal] = []
    judged: list[bool] = []
    while len(judged) < len(months):
        since = len(judged)
        more, signal = _until_signal(months, since, cycle, warm_up)
        judged += more
        signals += [signal] if signal else []
    since = signals[-1].noticed + 1 if signals else 0
    return Judgement(tuple(signals), tuple(judged), _reason(months[since:], judged, warm_up))


def _until_signal(
    months: Sequence[Month], since: int, cycle: int, warm_up: int
) -> tuple[list[bool], Signal | None]:
    """Which months could be judged up to the first signal, that one included, and the signal."""
    level, sums = _MonthlyLevel(cycle), (_Sum(Way.UP), _Sum(Way.DOWN))
    judged: list[bool] = []
    for place in range(since, len(months)):
        month = months[place]
        expected = level.expected(place, month)
        is_ready = level.months >= warm_up and level.mean >= LEAST_EXPECTED
        judged.append(expected is not None and is_ready)
        if expected is not None and is_ready:
            mean, variance = expected
            dispersion = level.dispersion
            deviation = math.sqrt(dispersion * variance)
            score = (month.counted - mean) / deviation
            for each in sums:
                if each.add(place, score, dispersion):
                    return judged, _signal(months, since, place, each, cycle)
            if abs(score) > STEP:
                # Nor may it teach more: after it everything else would seem to be as it should.
                month = month._replace(counted=mean + math.copysign(STEP, score) * deviation)
        level.learn(place, month, expected)
    return judged, None


class _MonthlyLevel:
    """What the months since the last shift say of those to come."""

    def __init__(self, cycle: int) -> None:
        self._counts = [0.0] * cycle
        self._exposures = [0.0] * cycle
        self._count = self._squares = 0.0
        self._freedom = 0
        self.months = 0

    @property
    def mean(self) -> float:
        return self._count / self.months if self.months else 0.0

    @property
    def dispersion(self) -> float:
        """How many times the variance is that of Poisson's counts; they never vary by less."""
        return max(1.0, self._squares / self._freedom) if self._freedom else 1.0

    def expected(self, place: int, month: Month) -> tuple[float, float] | None:
        """What the month would come to, and its variance were the counts Poisson's.

        The level itself is not known for sure, nor is what those who are compared with did.
        """
        group = place % len(self._counts)
        seen = self._exposures[group]
        if month.exposure is None or not seen:
            return None
        ratio = self._counts[group] / seen
        mean = ratio * month.exposure
        doubt = (1 + month.exposure / seen) * (1 + ratio * month.part)
        return mean, max(mean, LEAST_EXPECTED) * doubt

    def learn(self, place: int, month: Month, expected: tuple[float, float] | None) -> None:
        if month.exposure is None:
            return
        if expected is not None:
            mean, variance = expected
            self._squares += (month.counted - mean) ** 2 / variance
            self._freedom += 1
        group = place % len(self._counts)
        self._counts[group] += month.counted
        self._exposures[group] += month.exposure
        self._count += month.counted
        self.months += 1


class _Sum:
    """One side of the scheme: how far above (or below) the months have been so far."""

    def __init__(self, way: Way) -> None:
        self.way = way
        self.began = 0
        self.dispersion = 1.0
        self._value = 0.0

    def add(self, place: int, score: float, dispersion: float) -> bool:
        """Whether this month makes it a signal."""
        step = score if self.way is Way.UP else -score
        grown = max(0.0, self._value + min(step, STEP) - SLACK)
        if grown > 0 and self._value == 0:
            self.began, self.dispersion = place, dispersion
        self._value = grown
        return grown > LIMIT


def _signal(months: Sequence[Month], since: int, noticed: int, found: _Sum, cycle: int) -> Signal:
    """What was to be expected is said by the months before it began alone."""
    level = _MonthlyLevel(cycle)
    for place in range(since, found.began):
        level.learn(place, months[place], None)
    count = mean = variance = 0.0
    for place in range(found.began, noticed + 1):
        expected = level.expected(place, months[place])
        if expected is not None:
            count += months[place].counted
            mean += expected[0]
            variance += expected[1]
    strength = abs(count - mean) / math.sqrt(found.dispersion * variance)
    return Signal(found.way, found.began, noticed, count, mean, strength)


def _reason(months: Sequence[Month], judged: Sequence[bool], warm_up: int) -> Unjudged | None:
    """Why the last of the months since the last shift is not judged."""
    if judged and judged[-1] and months:
        return None
    seen = sum(month.exposure is not None for month in months)
    if months and not seen:
        return Unjudged.NO_DENOMINATOR
    if seen <= warm_up:
        return Unjudged.TOO_SHORT
    return Unjudged.TOO_FEW if months[-1].exposure is not None else Unjudged.NO_DENOMINATOR
