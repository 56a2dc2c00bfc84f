"""Municipalities of the region, or of a group, against each other: rows with score and rank."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Final

from data_sources.indicators.declaration import Indicator
from data_sources.question.choices import INDEX
from data_sources.scoring import ratios, scores, withholding
from data_sources.scoring.ratios import Ratio, Shared, Sums
from data_sources.scoring.results import Level, Municipality, Row, Status
from data_sources.scoring.scores import Goal, WeightedMean
from data_sources.vocabulary.indicators.description import Direction
from data_sources.vocabulary.reasons import Doubt, Reason


@dataclass(frozen=True)
class Evidence:
    """What the database said about one window of time."""

    sums: Sums
    shared: Shared
    weights: Mapping[str, float]
    targets: Mapping[tuple[str, str | None], Goal]
    shares_due: Mapping[str, float | None]
    """Indicator -> how much of a target is due by `as_of`; None: the period has not begun."""
    hidden: Mapping[str, frozenset[str]] = field(default_factory=dict)
    """Indicator -> the municipalities whose rows are withheld, if small numbers are."""

    def says_the_same(self, other: Evidence, indicator: Indicator) -> bool:
        """Whether both say the same of the indicator; neither has a target of it."""
        return (
            not self.targets
            and not other.targets
            and self.hidden.get(indicator.key) == other.hidden.get(indicator.key)
            and all(
                self.sums[measure] == other.sums[measure]
                and self.shared.get(measure) == other.shared.get(measure)
                for measure in indicator.measures
            )
        )


@dataclass(frozen=True)
class Comparison:
    """Indicator (or index) -> municipality -> its row, and the best value of each indicator.

    `in_play`: the weights of all indicators in which anybody has a score.
    """

    rows: Mapping[str, Mapping[str, Row]]
    best: Mapping[str, float | None]
    in_play: Mapping[str, float]

    @property
    def weight_in_play(self) -> float:
        return sum(self.in_play.values())

    def of(self, indicators: Iterable[str]) -> Comparison:
        """Of these indicators alone, without the index, which is made of all."""
        kept = frozenset(indicators)
        return Comparison(
            {key: self.rows[key] for key in kept}, {key: self.best[key] for key in kept}, {}
        )


NOTHING_COMPARED: Final = Comparison({}, {}, {})


def compare(
    indicators: Mapping[str, Indicator],
    members: tuple[Municipality, ...],
    evidence: Evidence,
    min_denominator: int,
    unchanged: Comparison = NOTHING_COMPARED,
) -> Comparison:
    """Every indicator and the index of every member; who else is shown does not matter.

    Indicators of `unchanged`, which were compared by the same evidence, are taken from there.
    """
    rows: dict[str, Mapping[str, Row]] = {}
    best: dict[str, float | None] = {}
    for key, indicator in indicators.items():
        if key in unchanged.rows:
            rows[key], best[key] = unchanged.rows[key], unchanged.best[key]
            continue
        found = {
            member.oktmo: withholding.WITHHELD
            if member.oktmo in evidence.hidden.get(key, ())
            else ratios.of_municipality(indicator, member.oktmo, evidence.sums, min_denominator)
            for member in members
        }
        values = _comparable(found, indicator, members)
        places = scores.ranks(values, indicator.direction)
        best[key] = scores.best_of(values.values(), indicator.direction)
        rows[key] = {
            member.oktmo: row_of(
                Level.MUNICIPALITY,
                member.oktmo,
                member.name,
                indicator,
                found[member.oktmo],
                evidence,
                score=scores.score(values[member.oktmo], best[key], indicator.direction)
                if member.oktmo in values
                else None,
                rank=places.get(member.oktmo),
            )
            for member in members
        }
    weights = weights_of(indicators, evidence)
    in_play = {
        key: weights[key]
        for key in indicators
        if weights[key] > 0 and any(row.score is not None for row in rows[key].values())
    }
    rows[INDEX] = _index(indicators, members, weights, sum(in_play.values()), rows)
    return Comparison(rows, best, in_play)


def _comparable(
    found: Mapping[str, Ratio], indicator: Indicator, members: tuple[Municipality, ...]
) -> dict[str, float]:
    """Values of the municipalities that are ranked."""
    if not indicator.is_ranked:
        return {}
    values = {}
    for member in members:
        ratio = found[member.oktmo]
        if ratio.value is not None and ratio.is_comparable and not member.is_regional:
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
    # Of the years before nobody asks a target: most rows are made without looking for one.
    goal = _goal(level, oktmo, indicator, ratio, evidence) if evidence.targets else None
    share = evidence.shares_due.get(indicator.key)
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
        status=scores.status(ratio.value, goal, share, indicator.direction)
        if goal
        else Status.NONE,
        score=score,
        rank=rank,
        left_out=ratio.left_out,
        target_to_date=None if goal is None or share is None else goal.value * share,
        doubt=ratio.doubt,
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
    weights: Mapping[str, float],
    weight_in_play: float,
    rows: Mapping[str, Mapping[str, Row]],
) -> dict[str, Row]:
    means = {
        member.oktmo: scores.weighted_mean(
            {key: rows[key][member.oktmo].score for key in indicators}, weights
        )
        for member in members
    }
    values = {
        oktmo: mean.value
        for oktmo, mean in means.items()
        if mean.value is not None and _doubt_of(mean, weight_in_play) is None
    }
    places = scores.ranks(values, Direction.UP)
    return {
        member.oktmo: index_row(
            Level.MUNICIPALITY,
            member.oktmo,
            member.name,
            means[member.oktmo],
            weight_in_play,
            weight_in_play,
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
    mean: WeightedMean,
    weight_in_play: float,
    weight_possible: float,
    weights: Mapping[str, float],
    *,
    rank: int | None = None,
) -> Row:
    """A row of the index from the weighted mean of scores.

    `weight_possible`: the weight in play without what this level never has a score in.
    """
    return Row(
        level=level,
        oktmo=oktmo,
        name=name,
        indicator=INDEX,
        value=mean.value,
        reason=Reason.NO_DATA if mean.value is None else None,
        rank=rank,
        scored=(mean.scored, sum(weight > 0 for weight in weights.values())),
        doubt=_doubt_of(mean, weight_in_play),
        weighed=(mean.weight, weight_possible),
    )


def _doubt_of(mean: WeightedMean, weight_in_play: float) -> Doubt | None:
    """An index that stands on less than half of what is known of anybody says too little."""
    is_thin = mean.value is not None and mean.weight < weight_in_play / 2
    return Doubt.FEW_INDICATORS if is_thin else None
