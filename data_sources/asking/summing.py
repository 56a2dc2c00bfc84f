"""Measures added up: from ledgers where they hold the facts, the rest by the database."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from datetime import date

from data_sources import queries, reading
from data_sources.indicators.declaration import Adds, Facts, Measure, Moment, Span, Window
from data_sources.knowledge import KnowledgeDate
from data_sources.ledger import Counted, Ledger
from data_sources.ratios import Shared, Sums
from data_sources.sight import Sight


def added_up(
    sight: Sight, moment: Moment, measures: tuple[Measure, ...], known: KnowledgeDate | None
) -> tuple[Sums, Shared]:
    """Every measure by municipality, and the persons met in several of them.

    `known` is K as the address says it: None is now.
    """
    relations = [
        (relation, _ledger(sight, moment, relation[0].rows, known))
        for relation in queries.relations(measures)
    ]
    asked = tuple(
        measure for relation, ledger in relations if ledger is None for measure in relation
    )
    sums = reading.sums(sight.connection, moment, asked)
    shared = reading.shared(sight.connection, moment, asked)
    for relation, ledger in relations:
        if ledger is None:
            continue
        days = {column: _days(moment, span) for column, span in relation[0].when}
        counted = ledger.counted(days, relation[0].newest_of)
        for measure in relation:
            sums[measure], shared[measure] = _added(counted, measure)
    return sums, shared


def _ledger(
    sight: Sight, moment: Moment, rows: Callable[[Window], Facts], known: KnowledgeDate | None
) -> Ledger | None:
    if not queries.is_of_any_day(rows):
        return None
    region = None if moment.sole_region else moment.region_code
    return sight.ledgers.take(
        (rows, region),
        (sight.state, known),
        lambda most: reading.ledger(sight.connection, moment, rows, most),
    )


def _days(moment: Moment, span: Span) -> tuple[date | None, date | None]:
    first = None if span.first is None else moment.day(span.first)
    last = None if span.last is None else moment.day(span.last)
    return first, last


def _added(
    counted: Counted, measure: Measure
) -> tuple[dict[str | None, float], Counter[frozenset[str]]]:
    match measure.adds:
        case Adds.DISTINCT:
            return counted.different(measure.item)
        case Adds.ROWS:
            return counted.rows(measure.item), Counter()
        case Adds.AMOUNT:
            return counted.amounts(measure.item), Counter()
