"""Score, rank, status and index: how ratios are compared (docs/indicators.md)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from data_sources.scoring.results import Status
from data_sources.vocabulary.indicators.description import Direction

SAME_RANK_DECIMALS = 4
STATUS_DECIMALS = 9


@dataclass(frozen=True)
class Goal:
    """A target and the edge of "watch"."""

    value: float
    near: float


@dataclass(frozen=True)
class Weight:
    """What an indicator weighs in the index from a day on."""

    indicator: str
    valid_from: date
    value: float


def valid_weights(weights: Iterable[Weight], end: date) -> dict[str, float]:
    """Indicator -> its newest weight valid by the day; the oldest weights come first."""
    return {weight.indicator: weight.value for weight in weights if weight.valid_from <= end}


def best_of(values: Iterable[float], direction: Direction) -> float | None:
    """The best value among those ranked; None where nobody is."""
    found = tuple(values)
    if not found or direction is Direction.NEUTRAL:
        return None
    return max(found) if direction is Direction.UP else min(found)


def score(value: float, best: float | None, direction: Direction) -> float | None:
    """0-100 to the best municipality; above 100 is 100.

    As in the federal motivating monitoring (распоряжение № Р-170 от 07.08.2023).
    """
    if best is None or direction is Direction.NEUTRAL:
        return None
    if direction is Direction.UP:
        return None if best == 0 else min(100.0, value / best * 100)
    if value == 0:
        return 100.0
    return min(100.0, best / value * 100)


def ranks(values: Mapping[str, float], direction: Direction) -> dict[str, int]:
    """1 is best; values equal at 4 decimals share the smallest rank."""
    rounded = {key: round(value, SAME_RANK_DECIMALS) for key, value in values.items()}
    ordered = sorted(rounded.values(), reverse=direction is Direction.UP)
    first: dict[float, int] = {}
    for place, value in enumerate(ordered, start=1):
        first.setdefault(value, place)
    return {key: first[value] for key, value in rounded.items()}


def status(
    value: float | None, goal: Goal | None, share: float | None, direction: Direction
) -> Status:
    """How the value stands to what is due of its target by `as_of`; None: nothing is due yet."""
    if value is None or goal is None or share is None or direction is Direction.NEUTRAL:
        return Status.NONE
    if _reaches(value, goal.value * share, direction):
        return Status.GOOD
    return Status.WATCH if _reaches(value, goal.near * share, direction) else Status.BAD


def _reaches(value: float, edge: float, direction: Direction) -> bool:
    # 0.1 + 0.2 must reach 0.3: people set targets in decimals.
    value, edge = round(value, STATUS_DECIMALS), round(edge, STATUS_DECIMALS)
    return value >= edge if direction is Direction.UP else value <= edge


class WeightedMean(NamedTuple):
    """A weighted mean, of how many it is, and the sum of their weights."""

    value: float | None
    scored: int
    weight: float


def weighted_mean(scores: Mapping[str, float | None], weights: Mapping[str, float]) -> WeightedMean:
    """The mean of the scores that exist, by their weights.

    Weights of missing scores are redistributed: they leave both sums.
    """
    found = [
        (weights[key], value)
        for key, value in scores.items()
        if value is not None and weights.get(key, 0) > 0
    ]
    if not found:
        return WeightedMean(None, 0, 0)
    total = sum(weight for weight, _ in found)
    return WeightedMean(sum(weight * value for weight, value in found) / total, len(found), total)
