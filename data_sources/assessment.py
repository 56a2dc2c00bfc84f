"""One window of time assessed: every indicator at every level, with score, rank and index."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from data_sources import ratios, scoring
from data_sources.filters import INDEX
from data_sources.indicators.declaration import Direction, Indicator
from data_sources.ratios import Ratio, Shared, Sums
from data_sources.results import Level, Municipality, Reason, Region, Row
from data_sources.scoring import Goal

SELECTION_NAME = "Выбранные муниципалитеты"
RowKey = tuple[str, Level, str | None]


@dataclass(frozen=True)
class Ground:
    """Whom an assessment speaks of: the region, all its municipalities, those compared, shown."""

    region: Region
    everyone: tuple[Municipality, ...]
    compared: tuple[Municipality, ...]
    shown: tuple[Municipality, ...]

    @property
    def has_selection(self) -> bool:
        return len(self.shown) < len(self.everyone)


@dataclass(frozen=True)
class Evidence:
    """What the database said about one window of time."""

    sums: Sums
    shared: Shared
    weights: Mapping[str, float]
    targets: Mapping[tuple[str, str | None], Goal]


def assess(
    indicators: Mapping[str, Indicator], ground: Ground, evidence: Evidence, min_denominator: int
) -> dict[RowKey, Row]:
    """Rows in the order of files: indicators, then the index; each by municipality, then sums."""
    rows: dict[RowKey, Row] = {}
    compared: dict[RowKey, Row] = {}
    for indicator in indicators.values():
        own = _municipal(indicator, ground, evidence, min_denominator)
        values = _comparable(own, indicator, ground)
        best = scoring.best_of(values.values(), indicator.direction)
        own = _ranked(own, values, indicator, best)
        compared.update({(indicator.key, Level.MUNICIPALITY, o): row for o, row in own.items()})
        shown = {member.oktmo for member in ground.shown}
        for oktmo, row in own.items():
            if oktmo in shown:
                rows[indicator.key, Level.MUNICIPALITY, oktmo] = row
        for row in _sums(indicator, ground, evidence, min_denominator, best):
            rows[indicator.key, row.level, row.oktmo] = row
    rows.update(_index(indicators, ground, evidence, compared, rows))
    return rows


def _municipal(
    indicator: Indicator, ground: Ground, evidence: Evidence, min_denominator: int
) -> dict[str, Row]:
    return {
        member.oktmo: _row(
            Level.MUNICIPALITY,
            member.oktmo,
            member.name,
            indicator,
            ratios.of_municipality(indicator, member.oktmo, evidence.sums, min_denominator),
            evidence,
        )
        for member in ground.compared
    }


def _row(
    level: Level,
    oktmo: str | None,
    name: str,
    indicator: Indicator,
    ratio: Ratio,
    evidence: Evidence,
) -> Row:
    goal = _goal(level, oktmo, indicator, ratio, evidence)
    return Row(
        level=level,
        oktmo=oktmo,
        name=name,
        indicator=indicator.key,
        numerator=ratio.numerator,
        denominator=ratio.denominator,
        value=ratio.value,
        reason=ratio.reason,
        small=ratio.small,
        target=goal.value if goal else None,
        near=goal.near if goal else None,
        status=scoring.status(ratio.value, goal, indicator.direction),
        left_out=ratio.left_out,
    )


def _goal(
    level: Level, oktmo: str | None, indicator: Indicator, ratio: Ratio, evidence: Evidence
) -> Goal | None:
    # A target for a count is set for one municipality; a sum of counts has none.
    if ratio.reason is Reason.NOT_APPLICABLE:
        return None
    if indicator.is_count and level is not Level.MUNICIPALITY:
        return None
    own = evidence.targets.get((indicator.key, oktmo)) if oktmo else None
    return own or evidence.targets.get((indicator.key, None))


def _comparable(own: Mapping[str, Row], indicator: Indicator, ground: Ground) -> dict[str, float]:
    """Values of the municipalities that are ranked."""
    if not indicator.is_ranked:
        return {}
    regional = {member.oktmo for member in ground.compared if member.is_regional}
    return {
        oktmo: row.value
        for oktmo, row in own.items()
        if row.value is not None and not row.small and oktmo not in regional
    }


def _ranked(
    own: Mapping[str, Row],
    values: Mapping[str, float],
    indicator: Indicator,
    best: float | None,
) -> dict[str, Row]:
    places = scoring.ranks(values, indicator.direction)
    return {
        oktmo: replace(
            row,
            rank=places[oktmo],
            score=scoring.score(values[oktmo], best, indicator.direction),
        )
        if oktmo in values
        else row
        for oktmo, row in own.items()
    }


def _sums(
    indicator: Indicator,
    ground: Ground,
    evidence: Evidence,
    min_denominator: int,
    best: float | None,
) -> Iterator[Row]:
    sums, shared = evidence.sums, evidence.shared
    if ground.has_selection:
        ratio = ratios.of_selection(indicator, ground.shown, sums, shared, min_denominator)
        row = _row(Level.SELECTION, None, SELECTION_NAME, indicator, ratio, evidence)
        yield _scored(row, indicator, best)
    region = ground.region
    ratio = ratios.of_region(indicator, ground.everyone, sums, shared, min_denominator)
    row = _row(Level.REGION, region.oktmo, region.name, indicator, ratio, evidence)
    yield _scored(row, indicator, best)


def _scored(row: Row, indicator: Indicator, best: float | None) -> Row:
    if row.value is None or row.small or indicator.is_count:
        return row
    return replace(row, score=scoring.score(row.value, best, indicator.direction))


def _index(
    indicators: Mapping[str, Indicator],
    ground: Ground,
    evidence: Evidence,
    compared: Mapping[RowKey, Row],
    shown: Mapping[RowKey, Row],
) -> dict[RowKey, Row]:
    weights = {
        key: evidence.weights.get(key, indicator.default_weight)
        for key, indicator in indicators.items()
    }

    def index_of(level: Level, oktmo: str | None, name: str, rows: Mapping[RowKey, Row]) -> Row:
        scores = {key: rows[key, level, oktmo].score for key in indicators}
        mean, count = scoring.weighted_mean(scores, weights)
        return Row(
            level=level,
            oktmo=oktmo,
            name=name,
            indicator=INDEX,
            value=mean,
            reason=Reason.NO_DATA if mean is None else None,
            scored=(count, sum(weight > 0 for weight in weights.values())),
        )

    own = {
        member.oktmo: index_of(Level.MUNICIPALITY, member.oktmo, member.name, compared)
        for member in ground.compared
    }
    values = {oktmo: row.value for oktmo, row in own.items() if row.value is not None}
    places = scoring.ranks(values, Direction.UP)
    rows: dict[RowKey, Row] = {
        (INDEX, Level.MUNICIPALITY, member.oktmo): replace(
            own[member.oktmo], rank=places.get(member.oktmo)
        )
        for member in ground.shown
    }
    if ground.has_selection:
        rows[INDEX, Level.SELECTION, None] = index_of(Level.SELECTION, None, SELECTION_NAME, shown)
    region = ground.region
    rows[INDEX, Level.REGION, region.oktmo] = index_of(
        Level.REGION, region.oktmo, region.name, shown
    )
    return rows
