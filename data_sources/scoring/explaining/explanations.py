"""Why a row changed since last year: what two years counted, handed to `explaining`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from data_sources.database.knowledge import a_year_before
from data_sources.indicators import registry
from data_sources.indicators.declaration import Indicator, Moment
from data_sources.question.choices import INDEX
from data_sources.scoring import ratios
from data_sources.scoring.comparison import weights_of
from data_sources.scoring.explaining.bridges import Bridge, Correction, Explained
from data_sources.scoring.explaining.index_change import Scored, index_bridge
from data_sources.scoring.explaining.value_change import (
    CountedValue,
    ValueParts,
    count_bridge,
    value_bridge,
)
from data_sources.scoring.results import Level, Municipality
from data_sources.scoring.scorecards import assessed, comparison_at, evidence_at, values_then
from data_sources.session.resolving import ResolvedQuestion, resolve_year_ago
from data_sources.session.session import Session


@dataclass(frozen=True)
class ExplainedRow:
    """Which row of a question is explained."""

    level: Level
    oktmo: str | None = None


def whole(resolved: ResolvedQuestion) -> ExplainedRow | None:
    """The row of what is shown: the selection where there is one, else the region."""
    question = resolved.question
    if question.region is None:
        return None
    if len(question.shown) < len(resolved.registers.municipalities):
        return ExplainedRow(Level.SELECTION)
    return ExplainedRow(Level.REGION, question.region.oktmo)


def explained(
    session: Session, resolved: ResolvedQuestion, whose: ExplainedRow | None, key: str
) -> Explained:
    """The change of the index or of an indicator since a year ago, and what was learned since.

    The change begins with the value as it was seen then, where it was (`previous_then`,
    docs/indicators.md): late facts are missing on both of its sides.
    """
    if whose is None:
        return Explained()
    asked = registry() if key == INDEX else {key: registry()[key]}
    seen = _seen(session, resolved, whose, key, asked)
    return Explained(
        bridge=_index_change(session, seen.resolved, resolved, whose)
        if key == INDEX
        else _value_change(session, seen.resolved, resolved, whose, registry()[key]),
        correction=seen.correction,
    )


def index_change(
    session: Session, resolved: ResolvedQuestion, whose: ExplainedRow | None
) -> Bridge | None:
    """Asks the database nothing that the rows of the index have not asked."""
    if whose is None:
        return None
    seen = _seen(session, resolved, whose, INDEX, registry())
    return _index_change(session, seen.resolved, resolved, whose)


@dataclass(frozen=True)
class _Seen:
    """The question whose last year a change begins with, and what was learned of it since."""

    resolved: ResolvedQuestion
    correction: Correction | None


def _seen(
    session: Session,
    resolved: ResolvedQuestion,
    whose: ExplainedRow,
    key: str,
    asked: Mapping[str, Indicator],
) -> _Seen:
    place = (key, whose.level, whose.oktmo)
    restated = assessed(session, resolved, resolved.moment(1), asked)
    then = resolve_year_ago(session, resolved)
    value = values_then(session, resolved, restated, asked).get(place)
    day = session.clock.day_of(a_year_before(resolved.question.moment))
    correction = Correction(day, value, restated[place].value)
    return _Seen(resolved if then is None or value is None else then, correction)


def _index_change(
    session: Session, last: ResolvedQuestion, resolved: ResolvedQuestion, whose: ExplainedRow
) -> Bridge | None:
    before = _scored(session, last, whose, last.moment(1))
    return index_bridge(before, _scored(session, resolved, whose, resolved.moment(0)))


def _scored(
    session: Session, resolved: ResolvedQuestion, whose: ExplainedRow, moment: Moment
) -> dict[str, Scored]:
    """The indicators that entered the index of the row at the moment."""
    asked = registry()
    rows = assessed(session, resolved, moment, asked)
    best = comparison_at(session, resolved, moment, asked).best
    weights = weights_of(asked, evidence_at(session, resolved, moment, asked))
    found = {}
    for key, indicator in asked.items():
        row, first = rows[key, whose.level, whose.oktmo], best[key]
        if row.score is None or row.value is None or first is None or weights[key] <= 0:
            continue
        found[key] = Scored(weights[key], row.score, row.value, first, indicator.direction)
    return found


def _value_change(
    session: Session,
    last: ResolvedQuestion,
    resolved: ResolvedQuestion,
    whose: ExplainedRow,
    indicator: Indicator,
) -> Bridge | None:
    before = _counts(session, last, whose, last.moment(1), indicator)
    now = _counts(session, resolved, whose, resolved.moment(0), indicator)
    if before is None or now is None:
        return None
    if indicator.is_count:
        return count_bridge(before, now)
    return value_bridge(before, now, indicator.unit.factor)


def _counts(
    session: Session,
    resolved: ResolvedQuestion,
    whose: ExplainedRow,
    moment: Moment,
    indicator: Indicator,
) -> ValueParts | None:
    asked = {indicator.key: indicator}
    row = assessed(session, resolved, moment, asked)[indicator.key, whose.level, whose.oktmo]
    if row.value is None or row.numerator is None:
        return None
    evidence = evidence_at(session, resolved, moment, asked)
    sums = evidence.sums
    among = ratios.participants(indicator, _members(resolved, whose), sums)
    among -= evidence.hidden.get(indicator.key, frozenset())
    of_numerator = sums[indicator.numerator]
    of_denominator: Mapping[str | None, float] = (
        sums[indicator.denominator] if indicator.denominator else {}
    )
    return ValueParts(
        CountedValue(row.numerator, row.denominator),
        {
            oktmo: CountedValue(of_numerator.get(oktmo, 0), of_denominator.get(oktmo))
            for oktmo in sorted(among)
        },
    )


def _members(resolved: ResolvedQuestion, whose: ExplainedRow) -> tuple[Municipality, ...]:
    everyone = resolved.registers.municipalities
    if whose.level is Level.REGION:
        return everyone
    if whose.level is Level.SELECTION:
        return resolved.question.shown
    return tuple(member for member in everyone if member.oktmo == whose.oktmo)
