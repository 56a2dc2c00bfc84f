"""One window of time assessed: the rows shown, and the sums of the selection and the region."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from data_sources.indicators.declaration import Indicator
from data_sources.question.choices import INDEX
from data_sources.scoring import ratios, withholding
from data_sources.scoring import scores as scoring
from data_sources.scoring.comparison import Comparison, Evidence, index_row, row_of, weights_of
from data_sources.scoring.ratios import Ratio
from data_sources.scoring.results import Level, Municipality, Region, Row

SELECTION_NAME = "Выбранные муниципалитеты"
RowKey = tuple[str, Level, str | None]


@dataclass(frozen=True)
class AssessedPopulation:
    """Whom an assessment speaks of: the region, all its municipalities, those compared, shown."""

    region: Region
    everyone: tuple[Municipality, ...]
    compared: tuple[Municipality, ...]
    shown: tuple[Municipality, ...]

    @property
    def has_selection(self) -> bool:
        return len(self.shown) < len(self.everyone)


def assess(
    indicators: Mapping[str, Indicator],
    ground: AssessedPopulation,
    comparison: Comparison,
    evidence: Evidence,
    min_denominator: int,
    unchanged: Mapping[RowKey, Row] | None = None,
) -> dict[RowKey, Row]:
    """Rows in the order of files: indicators, then the index; each by municipality, then sums.

    Sums of `unchanged`, which were assessed on the same ground and evidence, are taken from there.
    """
    made, rows = unchanged or {}, dict[RowKey, Row]()
    levels = tuple(_levels(ground))
    for key, indicator in indicators.items():
        rows.update(_shown(key, ground, comparison))
        places = [(key, level, oktmo) for level, oktmo, _ in levels]
        if places[0] in made:
            rows.update({place: made[place] for place in places})
            continue
        for level, oktmo, name, ratio in _sums(indicator, ground, evidence, min_denominator):
            rows[key, level, oktmo] = row_of(
                level,
                oktmo,
                name,
                indicator,
                ratio,
                evidence,
                score=_score(indicator, ratio, comparison.best[key]),
            )
    rows.update(_shown(INDEX, ground, comparison))
    weights = weights_of(indicators, evidence)
    # A sum of counts is never scored: nobody waits for it.
    of_sums = sum(
        weight for key, weight in comparison.in_play.items() if not indicators[key].is_count
    )
    for level, oktmo, name in levels:
        scores = {key: rows[key, level, oktmo].score for key in indicators}
        mean = scoring.weighted_mean(scores, weights)
        rows[INDEX, level, oktmo] = index_row(
            level, oktmo, name, mean, comparison.weight_in_play, of_sums, weights
        )
    return rows


def values_of_total(
    indicators: Mapping[str, Indicator],
    ground: AssessedPopulation,
    evidence: Evidence,
    min_denominator: int,
) -> dict[str, float | None]:
    """Indicator -> the value of what is shown: of the selection where there is one, else of the
    region. The same as in `assess`, without comparing anybody.
    """
    return {
        key: next(_sums(indicator, ground, evidence, min_denominator))[-1].value
        for key, indicator in indicators.items()
    }


def _shown(key: str, ground: AssessedPopulation, comparison: Comparison) -> dict[RowKey, Row]:
    return {
        (key, Level.MUNICIPALITY, member.oktmo): comparison.rows[key][member.oktmo]
        for member in ground.shown
    }


def _levels(ground: AssessedPopulation) -> Iterator[tuple[Level, str | None, str]]:
    """The sums that stand under the municipalities."""
    if ground.has_selection:
        yield Level.SELECTION, None, SELECTION_NAME
    yield Level.REGION, ground.region.oktmo, ground.region.name


def _sums(
    indicator: Indicator, ground: AssessedPopulation, evidence: Evidence, min_denominator: int
) -> Iterator[tuple[Level, str | None, str, Ratio]]:
    sums, shared = evidence.sums, evidence.shared
    hidden = evidence.hidden.get(indicator.key, frozenset[str]())
    if hidden:
        hidden &= ratios.participants(indicator, ground.everyone, sums)
    for level, oktmo, name in _levels(ground):
        if level is Level.SELECTION:
            members = ground.shown
            ratio = ratios.of_selection(indicator, members, sums, shared, min_denominator)
        else:
            members = ground.everyone
            ratio = ratios.of_region(indicator, members, sums, shared, min_denominator)
        if hidden:
            summed = frozenset(member.oktmo for member in members)
            ratio = withholding.of_sum(ratio, summed, hidden, min_denominator)
        yield level, oktmo, name, ratio


def _score(indicator: Indicator, ratio: Ratio, best: float | None) -> float | None:
    if ratio.value is None or not ratio.is_comparable or indicator.is_count:
        return None
    return scoring.score(ratio.value, best, indicator.direction)
