"""Why a row changed since last year: what two years counted, handed to `explaining`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from data_sources import ratios
from data_sources.asking.questions import Settled, settle
from data_sources.asking.scorecards import assessed, comparison_at, evidence_at
from data_sources.comparison import weights_of
from data_sources.explaining.bridges import Bridge, Correction, Explained
from data_sources.explaining.index_change import Scored, index_bridge
from data_sources.explaining.value_change import Counted, Counts, count_bridge, value_bridge
from data_sources.filters import INDEX
from data_sources.indicators import registry
from data_sources.indicators.declaration import Indicator, Moment
from data_sources.knowledge import parse_known
from data_sources.results import Level, Municipality
from data_sources.scope import Scope
from data_sources.sight import Sight


@dataclass(frozen=True)
class Whose:
    """Which row of a question is explained."""

    level: Level
    oktmo: str | None = None


def whole(settled: Settled) -> Whose | None:
    """The row of what is shown: the selection where there is one, else the region."""
    question = settled.question
    if question.region is None:
        return None
    if len(question.shown) < len(settled.registers.municipalities):
        return Whose(Level.SELECTION)
    return Whose(Level.REGION, question.region.oktmo)


def explained(
    sight: Sight, settled: Settled, scope: Scope, whose: Whose | None, key: str
) -> Explained:
    """The change of the index or of an indicator, and what was corrected since."""
    if whose is None:
        return Explained()
    return Explained(
        bridge=index_change(sight, settled, whose)
        if key == INDEX
        else _value_change(sight, settled, whose, registry()[key]),
        correction=_correction(sight, settled, scope, whose, key),
    )


def index_change(sight: Sight, settled: Settled, whose: Whose | None) -> Bridge | None:
    """Asks the database nothing that the rows of the index have not asked."""
    if whose is None:
        return None
    before, now = (_scored(sight, settled, whose, settled.moment(back)) for back in (1, 0))
    return index_bridge(before, now)


def _scored(sight: Sight, settled: Settled, whose: Whose, moment: Moment) -> dict[str, Scored]:
    """The indicators that entered the index of the row at the moment."""
    asked = registry()
    rows = assessed(sight, settled, moment, asked)
    best = comparison_at(sight, settled, moment, asked).best
    weights = weights_of(asked, evidence_at(sight, settled, moment, asked))
    found = {}
    for key, indicator in asked.items():
        row, first = rows[key, whose.level, whose.oktmo], best[key]
        if row.score is None or row.value is None or first is None or weights[key] <= 0:
            continue
        found[key] = Scored(weights[key], row.score, row.value, first, indicator.direction)
    return found


def _value_change(
    sight: Sight, settled: Settled, whose: Whose, indicator: Indicator
) -> Bridge | None:
    before, now = (
        _counts(sight, settled, whose, settled.moment(back), indicator) for back in (1, 0)
    )
    if before is None or now is None:
        return None
    if indicator.is_count:
        return count_bridge(before, now)
    return value_bridge(before, now, indicator.unit.factor)


def _counts(
    sight: Sight, settled: Settled, whose: Whose, moment: Moment, indicator: Indicator
) -> Counts | None:
    asked = {indicator.key: indicator}
    row = assessed(sight, settled, moment, asked)[indicator.key, whose.level, whose.oktmo]
    if row.value is None or row.numerator is None:
        return None
    sums = evidence_at(sight, settled, moment, asked).sums
    among = ratios.participants(indicator, _members(settled, whose), sums)
    of_numerator = sums[indicator.numerator]
    of_denominator: Mapping[str | None, float] = (
        sums[indicator.denominator] if indicator.denominator else {}
    )
    return Counts(
        Counted(row.numerator, row.denominator),
        {
            oktmo: Counted(of_numerator.get(oktmo, 0), of_denominator.get(oktmo))
            for oktmo in sorted(among)
        },
    )


def _members(settled: Settled, whose: Whose) -> tuple[Municipality, ...]:
    everyone = settled.registers.municipalities
    if whose.level is Level.REGION:
        return everyone
    if whose.level is Level.SELECTION:
        return settled.question.shown
    return tuple(member for member in everyone if member.oktmo == whose.oktmo)


def _correction(
    sight: Sight, settled: Settled, scope: Scope, whose: Whose, key: str
) -> Correction | None:
    """Last year's value as last year's reporting day knew it, and as it is known now.

    None where nothing was learned in between: the question itself is asked of that day.
    """
    asked = registry() if key == INDEX else {key: registry()[key]}
    last = settled.moment(1)
    then = parse_known(last.as_of.isoformat(), sight.clock.zone)
    if then is None or settled.question.moment <= then.moment:
        return None
    restated = assessed(sight, settled, last, asked)[key, whose.level, whose.oktmo].value
    filters = replace(settled.question.filters, known=then)
    published = settle(sight, filters, scope)
    value = None
    # A municipality that the register did not know then was not published either.
    if published.question.filters == filters:
        moment = replace(last, known=then.moment, sole_region=len(published.registers.regions) == 1)
        row = assessed(sight.once(), published, moment, asked).get((key, whose.level, whose.oktmo))
        value = row.value if row else None
    return Correction(then.day, value, restated)
