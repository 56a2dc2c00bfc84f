"""Whose numbers are withheld because few people stand behind them (docs/indicators.md).

A headcount below the least, and what it could be reckoned from: where just one municipality of
the region is withheld, the one with the next smallest headcount is withheld with it, and a sum
over some of those withheld is withheld too.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from data_sources.indicators.declaration import Indicator
from data_sources.scoring import ratios
from data_sources.scoring.ratios import Ratio, Sums
from data_sources.scoring.results import Municipality
from data_sources.vocabulary.reasons import Reason

WITHHELD = Ratio(reason=Reason.WITHHELD)


def hidden_places(
    indicators: Mapping[str, Indicator],
    everyone: tuple[Municipality, ...],
    sums: Sums,
    least: int,
) -> dict[str, frozenset[str]]:
    """Indicator -> the municipalities of the region whose rows are withheld."""
    found = {}
    for key, indicator in indicators.items():
        hidden = _hidden(indicator, everyone, sums, least)
        if hidden:
            found[key] = hidden
    return found


def _hidden(
    indicator: Indicator, everyone: tuple[Municipality, ...], sums: Sums, least: int
) -> frozenset[str]:
    denominator = indicator.denominator
    if denominator is None or not denominator.is_headcount:
        return frozenset()
    own = {member.oktmo for member in everyone}
    heads = {oktmo: heads for oktmo, heads in sums[denominator].items() if oktmo is not None}
    heads = {oktmo: heads[oktmo] for oktmo in own if oktmo in heads}
    hidden = frozenset(oktmo for oktmo, count in heads.items() if count < least)
    if len(hidden) == 1:
        hidden |= _smallest(heads, heads.keys() - hidden)
    # Who has not reported is in no sum: of this indicator another stands in its place.
    summed = ratios.participants(indicator, everyone, sums)
    if len(hidden & summed) == 1:
        hidden |= _smallest(heads, summed - hidden)
    return hidden


def _smallest(heads: Mapping[str, float], among: Iterable[str]) -> frozenset[str]:
    """The one with the fewest people, of several the first by code; nobody of nobody."""
    return frozenset(sorted(among, key=lambda oktmo: (heads[oktmo], oktmo))[:1])


def of_sum(ratio: Ratio, summed: frozenset[str], hidden: frozenset[str], least: int) -> Ratio:
    """The ratio of a selection or region; withheld where somebody's own follows from it.

    `summed`: the municipalities of the sum. `hidden`: those withheld that take part in the sum
    of the region.
    """
    if not hidden or ratio.denominator is None:
        return ratio
    among = summed & hidden
    follows = bool(among) and (among != hidden or len(hidden) == 1)
    return WITHHELD if follows or ratio.denominator < least else ratio
