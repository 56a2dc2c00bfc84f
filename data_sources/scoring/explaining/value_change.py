"""Why a value changed: rates of municipalities, their shares, who came and went; or its parts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from data_sources.scoring.explaining.bridges import (
    Bridge,
    BridgeEffect,
    BridgeKind,
    BridgeLine,
    BridgeSide,
    Cause,
)
from data_sources.scoring.explaining.shares import NOTHING, SharePart, moved, replaced

DUST: Final = 1e-9
"""Sums of decimals end in it; nobody is met in it."""


@dataclass(frozen=True)
class CountedValue:
    """A numerator and its denominator; None for what is only counted."""

    numerator: float
    denominator: float | None = None


@dataclass(frozen=True)
class ValueParts:
    """What a value is made of: the sums, and the municipalities that enter them.

    The sums need not be those of the municipalities: people met in several of them are counted
    once, and the region has rows of no municipality.
    """

    total: CountedValue
    own: Mapping[str, CountedValue]

    @property
    def outside(self) -> CountedValue:
        """What the municipalities do not add up to."""
        numerator = self.total.numerator - sum(each.numerator for each in self.own.values())
        if self.total.denominator is None:
            return CountedValue(numerator)
        denominator = self.total.denominator - sum(
            each.denominator or 0.0 for each in self.own.values()
        )
        return CountedValue(numerator, denominator)

    @property
    def has_outside(self) -> bool:
        outside = self.outside
        return abs(outside.numerator) > DUST or abs(outside.denominator or 0.0) > DUST


def count_bridge(before: ValueParts, now: ValueParts) -> Bridge:
    """The change of a number that is only counted, by municipality."""
    lines = [
        _difference(key, before.own.get(key), now.own.get(key), Cause.AMOUNT)
        for key in _keys(before, now)
    ]
    if before.has_outside or now.has_outside:
        lines.append(_difference(None, before.outside, now.outside, Cause.OUTSIDE))
    return Bridge(BridgeKind.SUM, before.total.numerator, now.total.numerator, tuple(lines))


def value_bridge(before: ValueParts, now: ValueParts, factor: float) -> Bridge | None:
    """The change of a ratio; None where one of the years has none.

    Of several municipalities: their own rates against the composition. Of one municipality, or
    of what no municipality shares: the numerator against the denominator.
    """
    if not before.total.denominator or not now.total.denominator:
        return None
    keys = _keys(before, now)
    has_outside = before.has_outside or now.has_outside
    if len(keys) + has_outside <= 1:
        return _of_parts(keys[0] if keys else None, before.total, now.total, factor)
    return _of_composition(before, now, factor)


def _keys(before: ValueParts, now: ValueParts) -> tuple[str, ...]:
    return (*now.own, *(key for key in before.own if key not in now.own))


def _difference(
    key: str | None, before: CountedValue | None, now: CountedValue | None, cause: Cause
) -> BridgeLine:
    was, became = (each.numerator if each else 0.0 for each in (before, now))
    return BridgeLine(
        key,
        BridgeSide(was) if before else None,
        BridgeSide(became) if now else None,
        (BridgeEffect(cause, became - was),),
    )


def _of_parts(key: str | None, before: CountedValue, now: CountedValue, factor: float) -> Bridge:
    was, became = before.denominator or 1.0, now.denominator or 1.0
    of_numerator = (now.numerator - before.numerator) * (1 / was + 1 / became) / 2 * factor
    of_denominator = (now.numerator + before.numerator) * (1 / became - 1 / was) / 2 * factor
    return Bridge(
        BridgeKind.PARTS,
        before.numerator / was * factor,
        now.numerator / became * factor,
        (
            BridgeLine(
                key,
                BridgeSide(before.numerator),
                BridgeSide(now.numerator),
                (BridgeEffect(Cause.NUMERATOR, of_numerator),),
            ),
            BridgeLine(
                key,
                BridgeSide(was),
                BridgeSide(became),
                (BridgeEffect(Cause.DENOMINATOR, of_denominator),),
            ),
        ),
    )


def _of_composition(before: ValueParts, now: ValueParts, factor: float) -> Bridge:
    was, became = _parts(before, factor), _parts(now, factor)
    value_before, value_now = (_value(counts.total, factor) for counts in (before, now))
    middle = (value_before + value_now) / 2
    lines = [
        BridgeLine(
            key,
            _side(was.get(key)),
            _side(became.get(key)),
            _effects(was.get(key), became.get(key), middle),
        )
        for key in _keys(before, now)
    ]
    if before.has_outside or now.has_outside:
        of_outside = replaced(was[None], became[None], middle)
        lines.append(BridgeLine(None, None, None, (BridgeEffect(Cause.OUTSIDE, of_outside),)))
    return Bridge(BridgeKind.COMPOSITION, value_before, value_now, tuple(lines))


def _value(counted: CountedValue, factor: float) -> float:
    return counted.numerator / (counted.denominator or 1.0) * factor


def _parts(counts: ValueParts, factor: float) -> dict[str | None, SharePart]:
    whole = counts.total.denominator or 1.0
    everybody: dict[str | None, CountedValue] = {None: counts.outside}
    everybody.update(counts.own.items())
    return {
        key: SharePart(each.numerator / whole * factor, (each.denominator or 0.0) / whole)
        for key, each in everybody.items()
    }


def _side(part: SharePart | None) -> BridgeSide | None:
    if part is None:
        return None
    return BridgeSide(part.amount / part.share if part.share else None, part.share)


def _effects(
    before: SharePart | None, now: SharePart | None, middle: float
) -> tuple[BridgeEffect, ...]:
    if before is None:
        return (BridgeEffect(Cause.ENTERED, replaced(NOTHING, now or NOTHING, middle)),)
    if now is None:
        return (BridgeEffect(Cause.LEFT, replaced(before, NOTHING, middle)),)
    if before.share == 0 or now.share == 0:
        # Nobody on the staff in one of the years: there is no rate to compare.
        return (BridgeEffect(Cause.COMPOSITION, replaced(before, now, middle)),)
    of_rate, of_share = moved(before, now, middle)
    return BridgeEffect(Cause.RATE, of_rate), BridgeEffect(Cause.COMPOSITION, of_share)
