"""The slow obvious rule of what is withheld: from the contract alone, with plain loops."""

from __future__ import annotations

from collections.abc import Mapping

from tests.naive.scorecard import REGION, SELECTION, Cell, Indicator, Label
from tests.naive.world import Place

WITHHELD = Cell(None, None, None, "withheld")


def withheld(
    indicator: Indicator, cells: Mapping[Label, Cell], places: Mapping[Label, Place], least: int
) -> dict[Label, Cell]:
    """The cells of an indicator without those that speak of few people.

    A municipality with fewer people than the least is withheld. Where it is the only one, the
    municipality with the next fewest people (of equal ones the first by code) is withheld too:
    first of all, then of those that enter the sum of the region. A sum is withheld where its
    headcount is below the least, and where some but not all of those withheld are in it, or one
    that is withheld alone.
    """
    if not indicator.per_head:
        return dict(cells)
    heads = {}
    summed = []
    for oktmo in places[REGION].oktmos:
        cell = cells["municipality", oktmo]
        if cell.reason == "no_data" or cell.denominator is None:
            continue
        heads[oktmo] = cell.denominator
        if cell.reason != "not_reported":
            summed.append(oktmo)
    hidden = [oktmo for oktmo in heads if heads[oktmo] < least]
    if len(hidden) == 1:
        hidden += _next(heads, [oktmo for oktmo in heads if oktmo not in hidden])
    if len([oktmo for oktmo in summed if oktmo in hidden]) == 1:
        hidden += _next(heads, [oktmo for oktmo in summed if oktmo not in hidden])
    in_region = [oktmo for oktmo in summed if oktmo in hidden]
    shown = dict(cells)
    for oktmo in hidden:
        shown["municipality", oktmo] = WITHHELD
    for label in (SELECTION, REGION):
        cell = cells[label]
        among = [oktmo for oktmo in places[label].oktmos if oktmo in in_region]
        is_part = 0 < len(among) < len(in_region) or (len(among) == 1 and len(in_region) == 1)
        is_few = bool(in_region) and cell.denominator is not None and cell.denominator < least
        if cell.denominator is not None and (is_part or is_few):
            shown[label] = WITHHELD
    return shown


def _next(heads: Mapping[str, float], among: list[str]) -> list[str]:
    return sorted(among, key=lambda oktmo: (heads[oktmo], oktmo))[:1]
