"""From sums to ratios at every level: the rule about unknown denominators lives here."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from data_sources.indicators.declaration import Indicator, Measure, Reach
from data_sources.results import Municipality, Reason

Sums = Mapping[Measure, Mapping[str | None, float]]
"""Measure -> municipality (None: rows of no municipality) -> sum; absent where nothing is found."""

Shared = Mapping[Measure, Mapping[frozenset[str], int]]
"""Measure of different persons -> several municipalities -> how many persons are met in them."""


class Ratio(NamedTuple):
    """Numerator over denominator, times the unit's factor; or the reason why there is none."""

    numerator: float | None = None
    denominator: float | None = None
    value: float | None = None
    reason: Reason | None = None
    small: bool = False
    left_out: int = 0


def of_municipality(indicator: Indicator, oktmo: str, sums: Sums, min_denominator: int) -> Ratio:
    """The municipality's own ratio."""
    if indicator.reach is Reach.REGION:
        return Ratio(reason=Reason.NOT_APPLICABLE)
    denominator = indicator.denominator
    return _ratio(
        indicator,
        sums[indicator.numerator].get(oktmo, 0),
        sums[denominator].get(oktmo) if denominator else None,
        min_denominator,
    )


def participants(
    indicator: Indicator, members: tuple[Municipality, ...], sums: Sums
) -> frozenset[str]:
    """Municipalities that enter the sums of a level: those whose own denominator is known."""
    denominator = indicator.denominator
    return frozenset(
        member.oktmo
        for member in _countable(indicator, members)
        if denominator is None or member.oktmo in sums[denominator]
    )


def _countable(indicator: Indicator, members: tuple[Municipality, ...]) -> tuple[Municipality, ...]:
    if indicator.numerator.regional_in_sums:
        return members
    return tuple(member for member in members if not member.is_regional)


def of_selection(
    indicator: Indicator,
    members: tuple[Municipality, ...],
    sums: Sums,
    shared: Shared,
    min_denominator: int,
) -> Ratio:
    """The ratio of chosen municipalities; rows of no municipality are not theirs."""
    if indicator.reach is Reach.REGION:
        return Ratio(reason=Reason.NOT_APPLICABLE)
    among = participants(indicator, members, sums)
    denominator = indicator.denominator
    return _ratio(
        indicator,
        _sum(indicator.numerator, among, sums, shared) or 0,
        _sum(denominator, among, sums, shared) if denominator else None,
        min_denominator,
        left_out=len(_countable(indicator, members)) - len(among),
    )


def of_region(
    indicator: Indicator,
    members: tuple[Municipality, ...],
    sums: Sums,
    shared: Shared,
    min_denominator: int,
) -> Ratio:
    """The ratio of the whole region: its municipalities and rows of no municipality."""
    among = participants(indicator, members, sums)
    denominator = indicator.denominator
    return _ratio(
        indicator,
        _with_rest(indicator.numerator, among, sums, shared) or 0,
        _with_rest(denominator, among, sums, shared) if denominator else None,
        min_denominator,
        left_out=(
            0
            if indicator.reach is Reach.REGION
            else len(_countable(indicator, members)) - len(among)
        ),
    )


def _sum(measure: Measure, among: frozenset[str], sums: Sums, shared: Shared) -> float | None:
    found = [sums[measure][oktmo] for oktmo in sorted(among) if oktmo in sums[measure]]
    if not found:
        return None
    again = sum(
        (len(oktmos & among) - 1) * persons
        for oktmos, persons in shared.get(measure, {}).items()
        if len(oktmos & among) > 1
    )
    return sum(found) - again


def _with_rest(measure: Measure, among: frozenset[str], sums: Sums, shared: Shared) -> float | None:
    rest = sums[measure].get(None)
    own = _sum(measure, among, sums, shared)
    if rest is None or own is None:
        return own if rest is None else rest
    return own + rest


def _ratio(
    indicator: Indicator,
    numerator: float,
    denominator: float | None,
    min_denominator: int,
    left_out: int = 0,
) -> Ratio:
    numerator = _tidy(numerator)
    if indicator.denominator is None:
        return Ratio(numerator, None, numerator, left_out=left_out)
    if denominator is None:
        return Ratio(numerator, None, reason=Reason.NO_DATA, left_out=left_out)
    denominator = _tidy(denominator)
    is_headcount = indicator.denominator.is_headcount
    if denominator == 0:
        reason = Reason.ZERO_DENOMINATOR if is_headcount else Reason.NO_DATA
        shown = denominator if is_headcount else None
        return Ratio(numerator, shown, reason=reason, left_out=left_out)
    return Ratio(
        numerator,
        denominator,
        numerator / denominator * indicator.unit.factor,
        small=is_headcount and denominator < min_denominator,
        left_out=left_out,
    )


def _tidy(amount: float) -> float:
    if isinstance(amount, int):
        return amount
    # Points are decimals (7,5); binary sums of them end in dust that nobody typed.
    rounded = round(float(amount), 9)
    return int(rounded) if rounded.is_integer() else rounded
