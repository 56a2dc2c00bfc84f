"""Measures added up: dated facts from a ledger where it holds them, the rest by the database."""

from __future__ import annotations

from collections import Counter
from datetime import date

from data_sources import reading
from data_sources.indicators.declaration import Adds, Measure, Moment
from data_sources.knowledge import KnowledgeDate
from data_sources.ledger import Ledger
from data_sources.ratios import Shared, Sums
from data_sources.sight import Sight


def added_up(
    sight: Sight, moment: Moment, measures: tuple[Measure, ...], known: KnowledgeDate | None
) -> tuple[Sums, Shared]:
    """Every measure by municipality, and the persons met in several of them.

    `known` is K as the address says it: None is now.
    """
    counted: dict[Measure, tuple[dict[str | None, float], Counter[frozenset[str]]]] = {}
    for measure in measures:
        if measure.span is None:
            continue
        ledger = _ledger(sight, moment, measure, known)
        if ledger is not None:
            counted[measure] = _counted(ledger, measure, *moment.days(measure.span))
    asked = tuple(measure for measure in measures if measure not in counted)
    sums = reading.sums(sight.connection, moment, asked)
    shared = reading.shared(sight.connection, moment, asked)
    for measure, (own, several) in counted.items():
        sums[measure], shared[measure] = own, several
    return sums, shared


def _ledger(
    sight: Sight, moment: Moment, measure: Measure, known: KnowledgeDate | None
) -> Ledger | None:
    region = None if moment.sole_region else moment.region_code
    return sight.ledgers.take(
        (measure.rows, region),
        (sight.state, known),
        lambda most: reading.ledger(sight.connection, moment, measure.rows, most),
    )


def _counted(
    ledger: Ledger, measure: Measure, first: date, last: date
) -> tuple[dict[str | None, float], Counter[frozenset[str]]]:
    if measure.adds is Adds.DISTINCT:
        return ledger.different(measure.item, first, last)
    return ledger.rows(measure.item, first, last), Counter()
