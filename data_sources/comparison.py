"""Municipalities of the region, or of a group, against each other: rows with score and rank."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from data_sources import ratios, scoring
from data_sources.filters import INDEX
from data_sources.indicators.declaration import Direction, Indicator
from data_sources.ratios import Ratio, Shared, Sums
from data_sources.results import Level, Municipality, Reason, Row
from data_sources.scoring import Goal


@dataclass(frozen=True)
class Evidence:
    """What the database said about one window of time."""

    sums: Sums
    shared: Shared
    weights: Mapping[str, float]
    targets: Mapping[tuple[str, str | None], Goal]


@dataclass(frozen=True)
class Comparison:
    """Indicator (or index) -> municipality -> its row, and the best value of each indicator."""

    rows: Mapping[str, Mapping[str, Row]]
    best: Mapping[str, float | None]


def compare(
    indicators: Mapping[str, Indicator],
    members: tuple[Municipality, ...],
    evidence: Evidence,
    min_denominator: int,
) -> Comparison:
    """Every indicator and the index of every member; who else is shown does not matter."""
    rows: dict[str, dict[str, Row]] = {}
    best: dict[str, float | None] = {}
    for key, indicator in indicators.items():
        found = {
            member.oktmo: ratios.of_municipality(
                indicator, member.oktmo, evidence.sums, min_denominator
            )
            for member in members
        }
        values = _comparable(found, indicator, members)
        places = scoring.ranks(values, indicator.direction)
        best[key] = scoring.best_of(values.values(), indicator.direction)
        rows[key] = {
            member.oktmo: row_of(
                Level.MUNICIPALITY,
                member.oktmo,
                member.name,
                indicator,
                found[member.oktmo],
                evidence,
                score=scoring.score(values[member.oktmo], best[key], indicator.direction)
                if member.oktmo in values
                else None,
                rank=places.get(member.oktmo),
            )
            for member in members
        }
    rows[INDEX] = _index(indicators, members, evidence, rows)
    return Comparison(rows, best)


def _comparable(
    found: Mapping[str, Ratio], indicator: Indicator, members: tuple[Municipality, ...]
) -> dict[str, float]:
    """Values of the municipalities that are ranked."""
    if not indicator.is_ranked:
        return {}
    values = {}
    for member in members:
        ratio = found[member.oktmo]
        if ratio.value is not None and not ratio.small and not member.is_regional:
            values[member.oktmo] = ratio.value
    return values


def row_of(
    level: Level,
    oktmo: str | None,
    name: str,
    indicator: Indicator,
    ratio: Ratio,
    evidence: Evidence,
    *,
    score: float | None,
    rank: int | None = None,
) -> Row:
    """A row of an indicator with its target and status."""
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
        score=score,
        rank=rank,
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


def _index(
    indicators: Mapping[str, Indicator],
    members: tuple[Municipality, ...],
    evidence: Evidence,
    rows: Mapping[str, Mapping[str, Row]],
) -> dict[str, Row]:
    weights = weights_of(indicators, evidence)
    means = {
        member.oktmo: scoring.weighted_mean(
            {key: rows[key][member.oktmo].score for key in indicators}, weights
        )
        for member in members
    }
    values = {oktmo: mean for oktmo, (mean, _) in means.items() if mean is not None}
    places = scoring.ranks(values, Direction.UP)
    return {
        member.oktmo: index_row(
            Level.MUNICIPALITY,
            member.oktmo,
            member.name,
            means[member.oktmo],
            weights,
            rank=places.get(member.oktmo),
        )
        for member in members
    }


def weights_of(indicators: Mapping[str, Indicator], evidence: Evidence) -> dict[str, float]:
    """The weight of every indicator: the table's, else its own."""
    return {
        key: evidence.weights.get(key, indicator.default_weight)
        for key, indicator in indicators.items()
    }


def index_row(
    level: Level,
    oktmo: str | None,
    name: str,
    mean: tuple[float | None, int],
    weights: Mapping[str, float],
    *,
    rank: int | None = None,
) -> Row:
    """A row of the index from the weighted mean of scores and how many entered it."""
    value, count = mean
    return Row(
        level=level,
        oktmo=oktmo,
        name=name,
        indicator=INDEX,
        value=value,
        reason=Reason.NO_DATA if value is None else None,
        rank=rank,
        scored=(count, sum(weight > 0 for weight in weights.values())),
    )
