"""From sums to ratios at every level: who enters a sum, and why there may be no value."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from data_sources.facts.persons import counted_again
from data_sources.indicators.declaration import Indicator, Measure
from data_sources.scoring.results import Level, Municipality
from data_sources.vocabulary.indicators.description import Reach, Unit
from data_sources.vocabulary.reasons import LEFT_OUT, Doubt, Reason

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
    doubt: Doubt | None = None

    @property
    def is_comparable(self) -> bool:
        """It has a value that may be held against the others."""
        return self.value is not None and not self.small and self.doubt is None


def of_municipality(indicator: Indicator, oktmo: str, sums: Sums, min_denominator: int) -> Ratio:
    """The municipality's own ratio."""
    if indicator.reach is Reach.REGION:
        return Ratio(reason=Reason.NOT_APPLICABLE)
    denominator = indicator.denominator
    known = sums[denominator].get(oktmo) if denominator else None
    numerator = sums[indicator.numerator].get(oktmo, 0)
    # Whoever has both is the rule; nothing is missing there.
    reason = None if known and numerator else _municipal_reason(indicator, oktmo, sums)
    if reason is Reason.NOT_REPORTED:
        return Ratio(0, _tidy(known or 0), reason=reason)
    return _ratio(indicator, numerator, known, reason, min_denominator)


def participants(
    indicator: Indicator, members: tuple[Municipality, ...], sums: Sums
) -> frozenset[str]:
    """Municipalities that enter the sums of a level.

    Their own denominator is known or nothing of theirs was due, and they have reported.
    """
    return frozenset(
        member.oktmo
        for member in _countable(indicator, members)
        if _municipal_reason(indicator, member.oktmo, sums) not in LEFT_OUT
    )


def _municipal_reason(indicator: Indicator, oktmo: str, sums: Sums) -> Reason | None:
    """Why the municipality has no value, for all that does not divide by zero."""
    denominator = indicator.denominator
    if denominator is None:
        return None
    known = sums[denominator].get(oktmo)
    if known is None or (known == 0 and not denominator.is_headcount):
        return _reason_of_nothing(indicator, sums, Level.MUNICIPALITY)
    if indicator.reported_by is None:
        return None
    is_silent = (
        known > 0
        and sums[indicator.numerator].get(oktmo, 0) == 0
        and oktmo not in sums[indicator.reported_by]
    )
    return Reason.NOT_REPORTED if is_silent else None


def _reason_of_nothing(indicator: Indicator, sums: Sums, level: Level) -> Reason:
    """Why there is nothing to divide by."""
    for absence in indicator.absences:
        if absence.only_municipality and level is not Level.MUNICIPALITY:
            continue
        if absence.only_if is not None and not any(sums[absence.only_if].values()):
            continue
        if absence.unless is not None and any(sums[absence.unless].values()):
            continue
        return absence.reason
    return Reason.NO_DATA


def _is_silent(indicator: Indicator, members: tuple[Municipality, ...], sums: Sums) -> bool:
    """Whether none of the municipalities that it could be counted of has reported."""
    if indicator.reported_by is None:
        return False
    reasons = {
        _municipal_reason(indicator, member.oktmo, sums)
        for member in _countable(indicator, members)
    }
    return reasons - {Reason.NO_DATA} == {Reason.NOT_REPORTED}


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
    left_out = len(_countable(indicator, members)) - len(among)
    if _is_silent(indicator, members, sums):
        return Ratio(0, reason=Reason.NOT_REPORTED, left_out=left_out)
    denominator = indicator.denominator
    return _ratio(
        indicator,
        _sum(indicator.numerator, among, sums, shared) or 0,
        _sum(denominator, among, sums, shared) if denominator else None,
        _reason_of_nothing(indicator, sums, Level.SELECTION),
        min_denominator,
        left_out=left_out,
    )


def of_region(
    indicator: Indicator,
    members: tuple[Municipality, ...],
    sums: Sums,
    shared: Shared,
    min_denominator: int,
) -> Ratio:
    """The ratio of the whole region: its municipalities and rows of no municipality."""
    of_region_alone = indicator.reach is Reach.REGION
    among = frozenset[str]() if of_region_alone else participants(indicator, members, sums)
    left_out = 0 if of_region_alone else len(_countable(indicator, members)) - len(among)
    if not of_region_alone and _is_silent(indicator, members, sums):
        return Ratio(0, reason=Reason.NOT_REPORTED, left_out=left_out)
    denominator = indicator.denominator
    return _ratio(
        indicator,
        _with_rest(indicator.numerator, among, sums, shared) or 0,
        _with_rest(denominator, among, sums, shared) if denominator else None,
        _reason_of_nothing(indicator, sums, Level.REGION),
        min_denominator,
        left_out=left_out,
    )


def counted_in_region(
    measure: Measure, members: tuple[Municipality, ...], sums: Sums, shared: Shared
) -> float:
    """What there is in the whole region, whoever has a denominator or has reported."""
    everybody = frozenset(member.oktmo for member in members)
    return _with_rest(measure, everybody, sums, shared) or 0


def _sum(measure: Measure, among: frozenset[str], sums: Sums, shared: Shared) -> float | None:
    found = [sums[measure][oktmo] for oktmo in sorted(among) if oktmo in sums[measure]]
    if not found:
        return None
    return sum(found) - counted_again(shared.get(measure, {}), among)


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
    reason: Reason | None,
    min_denominator: int,
    left_out: int = 0,
) -> Ratio:
    """The ratio, or without anything to divide by the reason for that."""
    numerator = _tidy(numerator)
    if indicator.denominator is None:
        return Ratio(numerator, None, numerator, left_out=left_out)
    is_headcount = indicator.denominator.is_headcount
    if denominator is None or (denominator == 0 and not is_headcount):
        return Ratio(numerator, None, reason=reason, left_out=left_out)
    denominator = _tidy(denominator)
    if denominator == 0:
        return Ratio(numerator, 0, reason=Reason.ZERO_DENOMINATOR, left_out=left_out)
    value = numerator / denominator * indicator.unit.factor
    is_share_of_people = is_headcount and indicator.unit is Unit.PERCENT
    return Ratio(
        numerator,
        denominator,
        value,
        small=is_headcount and denominator < min_denominator,
        left_out=left_out,
        doubt=Doubt.OVER_100 if is_share_of_people and value > 100 else None,
    )


def _tidy(amount: float) -> float:
    if isinstance(amount, int):
        return amount
    # Points are decimals (7,5); binary sums of them end in dust that nobody typed.
    rounded = round(float(amount), 9)
    return int(rounded) if rounded.is_integer() else rounded
