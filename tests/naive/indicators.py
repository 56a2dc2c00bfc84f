"""The slow obvious answer to every question about indicators, for comparison with the fast one.

Plain loops over lists of rows, one per table, with all their history. Nothing here is shared
with the program: it was written from the contract alone.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import Final

from tests.naive.measures import MEASURES, has_reported, reason_of_nothing
from tests.naive.scorecard import (
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
from tests.naive.withholding import withheld
from tests.naive.world import Place, Window, World, same_day, world_at

FACTORS: Final = {"percent": 100, "per_100": 100, "per_10": 10}


def _cell(
    world: World, window: Window, indicator: Indicator, place: Place, min_denominator: int
) -> Cell:
    if indicator.only_region and place.level != "region":
        return Cell(None, None, None, "not_applicable")
    if place.level != "municipality" and indicator.unit != "count" and not indicator.only_region:
        reasons = []
        participating = []
        for oktmo in place.oktmos:
            own = _cell(
                world, window, indicator, Place("municipality", (oktmo,)), min_denominator
            ).reason
            reasons.append(own)
            if own not in ("no_data", "not_reported"):
                participating.append(oktmo)
        known = [reason for reason in reasons if reason != "no_data"]
        if known and all(reason == "not_reported" for reason in known):
            return Cell(0, None, None, "not_reported")
        place = Place(place.level, tuple(participating))
    numerator, denominator = MEASURES[indicator.key](world, window, place)
    if indicator.unit == "count":
        return Cell(numerator, None, numerator, None)
    if denominator is None:
        reason = reason_of_nothing(world, window, place, indicator.key)
        return Cell(numerator, None, None, reason)
    if denominator == 0:
        return Cell(numerator, 0, None, "zero_denominator")
    if (
        place.level == "municipality"
        and indicator.reported
        and numerator == 0
        and not has_reported(world, window, place.oktmos[0], indicator.key)
    ):
        return Cell(0, denominator, None, "not_reported")
    value = numerator / denominator * FACTORS[indicator.unit]
    small = indicator.per_head and denominator < min_denominator
    is_over = indicator.per_head and indicator.unit == "percent" and value > 100
    doubt = "over_100" if is_over else None
    return Cell(numerator, denominator, value, None, small=small, doubt=doubt)


def _share_due(world: World, window: Window, indicator: Indicator) -> float | None:
    """How much of the target is due by D; None where the period has not begun."""
    if window.day < window.start:
        return None
    if not indicator.cumulative or window.day >= window.end:
        return 1.0
    region = Place("region", tuple(row["oktmo"] for row in world.municipalities))
    by_then = by_end = 0.0
    for years in (1, 2, 3):
        start, end, day = (
            same_day(each, years_back=years) for each in (window.start, window.end, window.day)
        )
        by_then += MEASURES[indicator.key](world, Window(start, end, day), region)[0]
        by_end += MEASURES[indicator.key](world, Window(start, end, end), region)[0]
    if by_end == 0:
        return ((window.day - window.start).days + 1) / ((window.end - window.start).days + 1)
    return min(1.0, by_then / by_end)


def _answer(
    world: World,
    window: Window,
    places: Mapping[Label, Place],
    group: str | None,
    least: int,
    *,
    suppress: bool,
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
        if suppress:
            plain = withheld(indicator, plain, places, least)
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
    suppress: bool = False,
) -> list[Row]:
    """The rows of the file `indicators` in their order, without `known_at`.

    `known` is K (UTC without zone) and `known_day` its local day; without them K is `now`.
    Numbers with four decimals in the contract are rounded here; the rest is as counted.
    """
    moment = now if known is None else known
    world = world_at(tables, moment, region)
    if world is None:
        return []
    day = min(end, today) if known_day is None else min(end, today, known_day)
    window = Window(start, end, day)
    year_before = Window(*(same_day(each, years_back=1) for each in (start, end, day)))

    places = _places(world, m, group)
    cells = _answer(world, window, places, group, min_denominator, suppress=suppress)
    before = _answer(world, year_before, places, group, min_denominator, suppress=suppress)
    then = _values_then(
        world_at(tables, _year_earlier(moment), world.region["code"]),
        year_before,
        m,
        group,
        min_denominator,
        before,
        suppress=suppress,
    )

    shown = places[SELECTION].oktmos
    everybody = places[REGION].oktmos
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
        share = _share_due(world, window, indicator)
        for label, oktmo, name in heads:
            cell = cells[indicator.key][label]
            # Last year's value would say what is withheld.
            is_withheld = cell.reason == "withheld"
            previous = None if is_withheld else before[indicator.key][label].value
            previous_then = None if is_withheld else then.get((indicator.key, label))
            target = target_of(indicator, label[0], oktmo, period, world.tables["target"])
            due = None if target is None or share is None else float(target["value"]) * share
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
                    "status": status_of(indicator, cell.value, target, share),
                    "score": _rounded(cell.score),
                    "rank": cell.rank,
                    "previous": _rounded(previous),
                    "previous_then": _rounded(previous_then),
                    "target_to_date": _rounded(due),
                    "doubt": cell.doubt,
                }
            )
    return rows


def _places(world: World, m: tuple[str, ...], group: str | None) -> dict[Label, Place]:
    """Every municipality, those shown together, and the region."""
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
    return places


def _year_earlier(moment: datetime) -> datetime:
    return datetime.combine(same_day(moment.date(), years_back=1), moment.time())


def _values_then(
    world: World | None,
    window: Window,
    m: tuple[str, ...],
    group: str | None,
    least: int,
    before: Mapping[str, Mapping[Label, Cell]],
    *,
    suppress: bool,
) -> dict[tuple[str, Label], float]:
    """The values of the rows that the same question had a year earlier, as it was seen then.

    `before` are the values of that time as they are known now.
    """
    if world is None:
        return {}
    places = _places(world, m, group)
    cells = _answer(world, window, places, group, least, suppress=suppress)
    shown = places[SELECTION].oktmos
    rows: list[Label] = [("municipality", oktmo) for oktmo in shown]
    if shown and shown != places[REGION].oktmos:
        rows.append(SELECTION)
    rows.append(REGION)
    was_not_kept = {
        indicator.key
        for indicator in INDICATORS
        if cells[indicator.key][REGION].numerator == 0
        and before[indicator.key][REGION].numerator != 0
    }
    if any(
        indicator.key in was_not_kept
        and weight_of(indicator, world.tables["weight"], window.end) > 0
        for indicator in INDICATORS
    ):
        was_not_kept.add("index")
    return {
        (key, label): value
        for key in cells
        if key not in was_not_kept
        for label in rows
        if (value := cells[key][label].value) is not None
    }


def _rounded(number: float | None) -> float | None:
    return None if number is None else round(number, 4)
