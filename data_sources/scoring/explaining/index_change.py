"""Why an index changed: own results, the best municipality, weights, indicators that came or went.

A weighted mean is taken apart as `shares` says; the effect of a score is then split evenly between
the two numbers that the score compares.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from data_sources.scoring import scores
from data_sources.scoring.explaining.bridges import (
    Bridge,
    BridgeEffect,
    BridgeKind,
    BridgeLine,
    BridgeSide,
    Cause,
)
from data_sources.scoring.explaining.shares import NOTHING, SharePart, moved, replaced
from data_sources.vocabulary.indicators.description import Direction


@dataclass(frozen=True)
class Scored:
    """An indicator in an index: its weight (above zero), its score, and what was compared."""

    weight: float
    score: float
    value: float
    best: float
    direction: Direction


def index_bridge(before: Mapping[str, Scored], now: Mapping[str, Scored]) -> Bridge | None:
    """The change of the weighted mean of scores; None where one of the years has no score."""
    if not before or not now:
        return None
    was, became = _parts(before), _parts(now)
    index_before = sum(part.amount for part in was.values())
    index_now = sum(part.amount for part in became.values())
    middle = (index_before + index_now) / 2
    keys = (*now, *(key for key in before if key not in now))
    return Bridge(
        BridgeKind.INDEX,
        index_before,
        index_now,
        tuple(
            BridgeLine(
                key,
                _side(before.get(key), was.get(key)),
                _side(now.get(key), became.get(key)),
                _effects(key, before, now, was, became, middle),
            )
            for key in keys
        ),
    )


def _parts(scored: Mapping[str, Scored]) -> dict[str, SharePart]:
    total = sum(each.weight for each in scored.values())
    return {
        key: SharePart(each.weight / total * each.score, each.weight / total)
        for key, each in scored.items()
    }


def _side(scored: Scored | None, part: SharePart | None) -> BridgeSide | None:
    return None if scored is None or part is None else BridgeSide(scored.score, part.share)


def _effects(
    key: str,
    before: Mapping[str, Scored],
    now: Mapping[str, Scored],
    was: Mapping[str, SharePart],
    became: Mapping[str, SharePart],
    middle: float,
) -> tuple[BridgeEffect, ...]:
    if key not in before:
        return (BridgeEffect(Cause.APPEARED, replaced(NOTHING, became[key], middle)),)
    if key not in now:
        return (BridgeEffect(Cause.DROPPED, replaced(was[key], NOTHING, middle)),)
    of_score, of_weight = moved(was[key], became[key], middle)
    share = (was[key].share + became[key].share) / 2
    own = share * _own_result(before[key], now[key])
    return (
        BridgeEffect(Cause.OWN, own),
        BridgeEffect(Cause.BEST, of_score - own),
        BridgeEffect(Cause.WEIGHT, of_weight),
    )


def _own_result(before: Scored, now: Scored) -> float:
    """The part of the change of a score that comes from one's own value."""
    if before.value == before.best and now.value == now.best:
        # The best stays at 100 by being the best: it has not run away from itself.
        return 0.0
    with_old_best = _score(now, before.best) - _score(before, before.best)
    with_new_best = _score(now, now.best) - _score(before, now.best)
    return (with_old_best + with_new_best) / 2


def _score(scored: Scored, best: float) -> float:
    return scores.score(scored.value, best, scored.direction) or 0.0
