"""Where monthly counts shifted: against plain loops from the formulas, and on made histories."""

from __future__ import annotations

import math
from collections.abc import Sequence
from random import Random
from typing import Final

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from data_sources.shifts import rest
from data_sources.shifts.cusum import Judgement, Month, Unjudged, Way, judge
from tests.generated.databases import examples

SEASON: Final = (8, 15, 15, 8, 5, 10, 14, 11, 6, 5, 1, 2)
PLACES: Final = tuple(f"{code:08}" for code in range(8))
YEARS: Final = 5


def plain(
    months: Sequence[tuple[float, float | None, float]], cycle: int, warm_up: int
) -> list[tuple[str, int, int]]:
    """From the formulas alone, every sum taken anew: which way, since when, noticed when."""
    found = []
    months = list(months)
    since, month = 0, 0
    up = down = 0.0
    rose = fell = 0
    while month < len(months):
        count, exposure, part = months[month]
        residuals = []
        for each in range(since, month + 1):
            own, size, beside = months[each]
            like = [
                months[other]
                for other in range(since, each)
                if other % cycle == each % cycle and months[other][1] is not None
            ]
            seen = sum(size or 0 for _, size, _ in like)
            if size is None or not seen:
                residuals.append(None)
                continue
            ratio = sum(counted for counted, _, _ in like) / seen
            mean = ratio * size
            variance = max(mean, 1) * (1 + size / seen) * (1 + ratio * beside)
            residuals.append((own - mean, variance))
        known = [each for each in months[since:month] if each[1] is not None]
        enough = len(known) >= warm_up and sum(each[0] for each in known) >= len(known)
        now = residuals.pop()
        if now is not None and enough:
            squares = [by**2 / variance for by, variance in filter(None, residuals)]
            phi = max(1, sum(squares) / len(squares)) if squares else 1
            deviation = math.sqrt(phi * now[1])
            z = now[0] / deviation
            before = up, down
            up, down = max(0, up + min(z, 4) - 0.5), max(0, down + min(-z, 4) - 0.5)
            rose = month if up > 0 and before[0] == 0 else rose
            fell = month if down > 0 and before[1] == 0 else fell
            if up > 8 or down > 8:
                found.append(("up", rose, month) if up > 8 else ("down", fell, month))
                since, up, down = month + 1, 0.0, 0.0
            mean = count - now[0]
            count = max(mean - 4 * deviation, min(count, mean + 4 * deviation))
            months[month] = count, exposure, part
        month += 1
    return found


def series(counts: Sequence[float], exposure: float = 10.0) -> list[Month]:
    return [Month(count, exposure) for count in counts]


def ways(judgement: Judgement) -> list[tuple[Way, int, int]]:
    return [(each.way, each.began, each.noticed) for each in judgement.signals]


@given(st.integers(0, 10**6))
@examples(60)
def test_the_shifts_are_those_of_plain_loops(seed: int) -> None:
    random = Random(seed)
    generator = np.random.default_rng(seed)
    cycle, warm_up = random.choice(((1, 12), (12, 24)))
    level = random.choice((0.4, 3.0, 20.0))
    months = []
    for place in range(random.randint(0, 72)):
        if random.random() < 0.02:
            level *= random.choice((0.0, 0.4, 2.5))
        known = random.random() > 0.05
        exposure = SEASON[place % 12] * random.uniform(0.8, 1.2) if known else None
        count = float(generator.poisson(level * SEASON[place % 12] / 8))
        months.append((count, exposure, random.choice((0.0, 0.3))))
    found = judge([Month(*each) for each in months], cycle=cycle, warm_up=warm_up)
    assert [(way.value, *rest) for way, *rest in ways(found)] == plain(months, cycle, warm_up)
    assert len(found.judged) == len(months)


def test_nothing_is_found_where_nothing_moves() -> None:
    found = judge(series([10.0] * 60), cycle=1, warm_up=12)
    assert (found.signals, found.reason) == ((), None)
    assert found.judged == (False,) * 12 + (True,) * 48


@pytest.mark.parametrize(
    ("after", "way"), [(20.0, Way.UP), (40.0, Way.UP), (1000.0, Way.UP), (0.0, Way.DOWN)]
)
def test_a_new_level_is_found_and_dated(after: float, way: Way) -> None:
    found = judge(series([10.0] * 20 + [after] * 20), cycle=1, warm_up=12)
    signal = found.signals[0]
    assert (signal.way, signal.began) == (way, 20)
    assert 22 <= signal.noticed <= 26
    months = signal.noticed - signal.began + 1
    assert signal.counted == after * months
    assert signal.expected == pytest.approx(10 * months)
    assert len(found.signals) == 1


def test_one_month_however_large_is_no_shift() -> None:
    once = [10.0] * 20 + [5000.0] + [10.0] * 20
    assert judge(series(once), cycle=1, warm_up=12).signals == ()


def test_after_a_shift_the_level_is_learned_anew() -> None:
    found = judge(series([10.0] * 20 + [30.0] * 30), cycle=1, warm_up=12)
    (signal,) = found.signals
    again = signal.noticed + 13
    assert not any(found.judged[signal.noticed + 1 : again])
    assert all(found.judged[again:])
    short = judge(series([10.0] * 20 + [30.0] * 8), cycle=1, warm_up=12)
    assert short.reason is Unjudged.TOO_SHORT


@pytest.mark.parametrize(
    ("months", "reason"),
    [
        ([], Unjudged.TOO_SHORT),
        (series([10.0] * 12), Unjudged.TOO_SHORT),
        (series([10.0] * 13), None),
        (series([0.0] * 40), Unjudged.TOO_FEW),
        (series([1.0, 0.0] * 20), Unjudged.TOO_FEW),
        ([Month(5.0, None)] * 40, Unjudged.NO_DENOMINATOR),
        ([*series([9.0] * 40), Month(9.0, None)], Unjudged.NO_DENOMINATOR),
    ],
)
def test_why_there_is_no_judgement(months: list[Month], reason: Unjudged | None) -> None:
    found = judge(months, cycle=1, warm_up=12)
    assert (found.signals, found.reason) == ((), reason)


def test_the_region_is_held_against_the_same_months_of_the_years_before() -> None:
    steady = [count * 10.0 for _ in range(5) for count in SEASON]
    assert judge(series(steady), cycle=12, warm_up=24).signals == ()
    doubled = steady[:40] + [2 * count for count in steady[40:]]
    (signal,) = judge(series(doubled), cycle=12, warm_up=24).signals
    assert (signal.way, signal.began) == (Way.UP, 40)
    assert judge(series(steady[:24]), cycle=12, warm_up=24).reason is Unjudged.TOO_SHORT


def poisson(mean: float, dispersion: float, months: int, seed: int) -> list[Month]:
    random = np.random.default_rng(seed)
    expected = np.array([mean * SEASON[month % 12] * 12 / 100 for month in range(months)])
    means = expected
    if dispersion > 1:
        means = random.gamma(expected / (dispersion - 1), dispersion - 1)
    counts = random.poisson(means)
    return [
        Month(float(count), float(beside)) for count, beside in zip(counts, expected, strict=True)
    ]


@pytest.mark.parametrize(
    ("mean", "dispersion", "most"), [(3.0, 1.0, 4), (20.0, 1.0, 3), (20.0, 3.0, 12)]
)
def test_false_signals_are_as_rare_as_is_said(mean: float, dispersion: float, most: int) -> None:
    # 300 series of 48 judged months: at 9 500 months for each, between one and two are due.
    found = [judge(poisson(mean, dispersion, 60, seed), cycle=1, warm_up=12) for seed in range(300)]
    assert sum(sum(each.judged) for each in found) > 10_000
    assert sum(len(each.signals) for each in found) <= most


@pytest.mark.parametrize(("mean", "dispersion"), [(10.0, 1.0), (50.0, 3.0)])
def test_most_of_what_doubles_for_good_is_found_and_dated(mean: float, dispersion: float) -> None:
    found = 0
    for seed in range(100):
        months = poisson(mean, dispersion, 48, seed)
        later = poisson(2 * mean, dispersion, 48, seed + 1000)
        changed = [
            after._replace(exposure=before.exposure) if place >= 30 else before
            for place, (before, after) in enumerate(zip(months, later, strict=True))
        ]
        signals = judge(changed, cycle=1, warm_up=12).signals
        found += any(each.way is Way.UP and abs(each.began - 30) <= 3 for each in signals)
    assert found >= 75


def region(levels: Sequence[float]) -> dict[str, list[float]]:
    return {
        place: [level * SEASON[month % 12] for month in range(12 * YEARS)]
        for place, level in zip(PLACES, levels, strict=False)
    }


def sizes(counts: dict[str, list[float]]) -> dict[str, list[float | None]]:
    return {place: [100.0] * len(own) for place, own in counts.items()}


def test_what_the_whole_region_does_is_nobodys_own_shift() -> None:
    counts = region([2.0] * 8)
    for own in counts.values():
        own[40:] = [2 * count for count in own[40:]]
    found = rest.judged(counts, sizes(counts))
    assert not any(each.signals for each in found.values())
    assert all(each.reason is None for each in found.values())


def test_who_moves_alone_is_found_alone_however_large() -> None:
    counts = region([20.0, *[2.0] * 7])
    counts[PLACES[0]][40:] = [3 * count for count in counts[PLACES[0]][40:]]
    large = {**sizes(counts), PLACES[0]: [1000.0] * (12 * YEARS)}
    found = rest.judged(counts, large)
    assert [place for place, each in found.items() if each.signals] == [PLACES[0]]
    (signal,) = found[PLACES[0]].signals
    assert (signal.way, signal.began) == (Way.UP, 40)


def test_without_a_denominator_or_anybody_beside_there_is_no_judgement() -> None:
    counts = region([2.0] * 8)
    unknown = {**sizes(counts), PLACES[0]: [None] * (12 * YEARS), PLACES[1]: [0.0] * (12 * YEARS)}
    found = rest.judged(counts, unknown)
    assert found[PLACES[0]].reason is Unjudged.NO_DENOMINATOR
    assert found[PLACES[1]].reason is Unjudged.NO_DENOMINATOR
    assert found[PLACES[2]].reason is None
    alone = {PLACES[0]: counts[PLACES[0]]}
    assert rest.judged(alone, sizes(alone))[PLACES[0]].reason is Unjudged.NOBODY_BESIDE
    assert rest.judged({}, {}) == {}
