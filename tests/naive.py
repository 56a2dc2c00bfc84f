"""The slow obvious answer to every question about indicators, for comparison with the fast one.

Plain loops over lists of rows, one per table, with all their history. Nothing here is shared
with the program: it was written from the contract alone.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import Final

from tests.naive_measures import MEASURES
from tests.naive_scorecard import (
    INDEX,
    INDICATORS,
    REGION,
    SELECTION,
    Cell,
    Indicator,
    Label,
    Row,
    index_cells,
    status_of,
    target_of,
    weight_of,
    with_scores,
)
from tests.naive_world import Place, Window, World, same_day, world_at

FACTORS: Final = {"percent": 100, "per_100": 100, "per_10": 10}


def _cell(
    world: World, window: Window, indicator: Indicator, place: Place, min_denominator: int
) -> Cell:
    if indicator.only_region and place.level != "region":
        return Cell(None, None, None, "not_applicable")
    if place.level != "municipality" and indicator.unit != "count" and not indicator.only_region:
        participating = []
        for oktmo in place.oktmos:
            own = Place("municipality", (oktmo,))
            if _cell(world, window, indicator, own, min_denominator).reason != "no_data":
                participating.append(oktmo)
        place = Place(place.level, tuple(participating))
    numerator, denominator = MEASURES[indicator.key](world, window, place)
    if indicator.unit == "count":
        return Cell(numerator, None, numerator, None)
    if denominator is None:
        return Cell(numerator, None, None, "no_data")
    if denominator == 0:
        return Cell(numerator, 0, None, "zero_denominator")
    value = numerator / denominator * FACTORS[indicator.unit]
    small = indicator.per_head and denominator < min_denominator
    return Cell(numerator, denominator, value, None, small=small)


def _answer(
    world: World, window: Window, places: Mapping[Label, Place], group: str | None, least: int
) -> dict[str, dict[Label, Cell]]:
    """Every indicator and the index, of every label, shown or not."""
    contenders: list[Label] = [
        ("municipality", row["oktmo"])
        for row in world.municipalities
        if row["kind"] != "regional" and _in_group(row, group)
    ]
    cells = {}
    weights = {}
    for indicator in INDICATORS:
        plain = {
            label: _cell(world, window, indicator, place, least) for label, place in places.items()
        }
        cells[indicator.key] = with_scores(indicator, plain, contenders)
        weights[indicator.key] = weight_of(indicator, world.tables["weight"], window.end)
    cells["index"] = index_cells(cells, weights, places, contenders)
    return cells


def _in_group(municipality: Row, group: str | None) -> bool:
    return group is None or group in (municipality["peer_group"], municipality["kind"])


def indicator_rows(
    tables: Mapping[str, list[Row]],
    *,
    period: str,
    start: date,
    end: date,
    today: date,
    known: datetime | None,
    known_day: date | None,
    now: datetime,
    m: tuple[str, ...] = (),
    group: str | None = None,
    region: str | None = None,
    min_denominator: int = 5,
) -> list[Row]:
    """The rows of the file `indicators` in their order, without `known_at`.

    `known` is K (UTC without zone) and `known_day` its local day; without them K is `now`.
    Numbers with four decimals in the contract are rounded here; the rest is as counted.
    """
    world = world_at(tables, now if known is None else known, region)
    if world is None:
        return []
    day = min(end, today) if known_day is None else min(end, today, known_day)
    window = Window(start, end, day)
    year_before = Window(*(same_day(each, years_back=1) for each in (start, end, day)))

    everybody = tuple(row["oktmo"] for row in world.municipalities)
    shown = tuple(
        row["oktmo"]
        for row in world.municipalities
        if _in_group(row, group) and (not m or row["oktmo"] in m)
    )
    places: dict[Label, Place] = {
        ("municipality", oktmo): Place("municipality", (oktmo,)) for oktmo in everybody
    }
    places[SELECTION] = Place("selection", shown)
    places[REGION] = Place("region", everybody)
    cells = _answer(world, window, places, group, min_denominator)
    before = _answer(world, year_before, places, group, min_denominator)

    heads: list[tuple[Label, str | None, str]] = [
        (("municipality", row["oktmo"]), row["oktmo"], row["name"])
        for row in world.municipalities
        if row["oktmo"] in shown
    ]
    if shown != everybody:
        heads.append((SELECTION, None, "Выбранные муниципалитеты"))
    heads.append((REGION, world.region["oktmo"], world.region["name"]))
    rows = []
    for indicator in (*INDICATORS, INDEX):
        for label, oktmo, name in heads:
            cell = cells[indicator.key][label]
            target = target_of(indicator, label[0], oktmo, period, world.tables["target"])
            rows.append(
                {
                    "level": label[0],
                    "oktmo": oktmo,
                    "municipality": name,
                    "indicator": indicator.key,
                    "title": indicator.title,
                    "unit": indicator.unit,
                    "direction": indicator.direction,
                    "period": period,
                    "as_of": day,
                    "numerator": cell.numerator,
                    "denominator": cell.denominator,
                    "value": _rounded(cell.value),
                    "reason": cell.reason,
                    "small": cell.small,
                    "target": None if target is None else target["value"],
                    "status": status_of(indicator, cell.value, target),
                    "score": _rounded(cell.score),
                    "rank": cell.rank,
                    "previous": _rounded(before[indicator.key][label].value),
                }
            )
    return rows


def _rounded(number: float | None) -> float | None:
    return None if number is None else round(number, 4)
