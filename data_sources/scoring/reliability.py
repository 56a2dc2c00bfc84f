"""How far the rows of an answer can be trusted: places as intervals, bounds of a sum."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from data_sources.facts import reporting
from data_sources.indicators import registry
from data_sources.question.choices import INDEX
from data_sources.scoring.bounds.places import RankRange, places
from data_sources.scoring.bounds.unreported import REPORTED_IN, Bounds, Waiting, bounds_of
from data_sources.scoring.results import Level, Row, Scorecard
from data_sources.scoring.scorecards import comparison_at
from data_sources.session.resolving import ResolvedQuestion
from data_sources.session.session import Session
from data_sources.vocabulary.reasons import Reason


def places_of_indicator(
    session: Session, resolved: ResolvedQuestion, key: str
) -> Mapping[str, RankRange]:
    """Municipality -> its place among those compared, whoever is shown."""
    if key == INDEX or resolved.question.region is None:
        return {}
    asked = {key: registry()[key]}
    compared = comparison_at(session, resolved, resolved.moment(0), asked)
    return places(asked[key], compared.rows[key])


def places_of_municipality(scorecard: Scorecard, oktmo: str) -> Mapping[str, RankRange]:
    """Indicator -> the place of the municipality; the scorecard is of everybody compared."""
    found = {}
    for key, rows in _by_indicator(scorecard).items():
        place = places(registry()[key], rows).get(oktmo) if key != INDEX else None
        if place is not None:
            found[key] = place
    return found


def _by_indicator(scorecard: Iterable[Row]) -> dict[str, dict[str, Row]]:
    found: dict[str, dict[str, Row]] = {}
    for row in scorecard:
        if row.level is Level.MUNICIPALITY and row.oktmo is not None:
            found.setdefault(row.indicator, {})[row.oktmo] = row
    return found


def bounds_by_indicator(
    session: Session, resolved: ResolvedQuestion, scorecard: Scorecard
) -> dict[str, Bounds]:
    """Of every indicator whose value those who have not reported may move."""
    found = ((key, bounds_of_total(session, resolved, scorecard, key)) for key in REPORTED_IN)
    return {key: bounds for key, bounds in found if bounds is not None}


def bounds_of_total(
    session: Session, resolved: ResolvedQuestion, scorecard: Scorecard, key: str
) -> Bounds | None:
    """Of what is shown, while some of its municipalities have not reported by `as_of`."""
    question, table = resolved.question, REPORTED_IN.get(key)
    total = scorecard.total(key)
    if table is None or total is None or question.as_of < question.period.start:
        return None
    expected = {member.oktmo for member in question.shown if not member.is_regional}
    rows = {
        row.oktmo: row for row in scorecard.municipal(key) if row.oktmo and row.oktmo in expected
    }
    last = {
        row.oktmo: row.day
        for row in session.connection.execute(
            reporting.last_facts_in(table, question.moment, question.as_of)
        )
    }
    if any(row.reason is Reason.WITHHELD for row in rows.values()):
        # The bounds would say how many people those have who are withheld.
        return None
    silent = {oktmo for oktmo in rows if oktmo not in last or last[oktmo] < question.period.start}
    uncounted = {oktmo for oktmo, row in rows.items() if row.reason is Reason.NO_DATA}
    left_out = {oktmo for oktmo, row in rows.items() if row.reason is Reason.NOT_REPORTED}
    waiting = Waiting(
        silent={oktmo: rows[oktmo] for oktmo in rows if oktmo in silent - uncounted - left_out},
        left_out={oktmo: rows[oktmo] for oktmo in rows if oktmo in left_out},
        uncounted={oktmo: rows[oktmo] for oktmo in rows if oktmo in uncounted},
        silent_uncounted=frozenset(silent & uncounted),
        wholes=tuple(row.denominator for row in rows.values() if row.denominator),
    )
    return bounds_of(total, waiting, registry()[key].unit.factor)
