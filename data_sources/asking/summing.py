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
    # Facts that several relations share are looked for once.
    of_facts = {measure.rows: measure for measure in measures}
    ledgers = {rows: facts_of(sight, moment, measure, known) for rows, measure in of_facts.items()}
    relations = [(relation, ledgers[relation[0].rows]) for relation in queries.relations(measures)]
    asked = tuple(
        measure for relation, ledger in relations if ledger is None for measure in relation
    )
    sums = reading.sums(sight.connection, moment, asked)
    shared = reading.shared(sight.connection, moment, asked)
    for relation, ledger in relations:
        if ledger is None:
            continue
        counted = counted_of(ledger, moment, relation[0])
        for measure in relation:
            sums[measure], shared[measure] = _added(counted, measure)
    return sums, shared


def counted_of(ledger: Ledger, moment: Moment, measure: Measure) -> Counted:
    """The facts of the measure that count at the moment."""
    days = {column: _days(moment, span) for column, span in measure.when}
    return ledger.counted(moment.known, days, measure.newest_of)


def facts_of(
    sight: Sight, moment: Moment, measure: Measure, known: KnowledgeDate | None
) -> Ledger | None:
    """The facts that the measure is made of; None where the database is to be asked."""
    if not queries.is_of_any_day(measure.rows):
        return None

    def reading_of(rows: Callable[[Window], Facts]) -> Callable[[int], Ledger | None]:
        return lambda most: reading.ledger(sight.connection, moment, rows, most)

    kind = (measure.rows, None if moment.sole_region else moment.region_code)
    if not sight.is_of_once:
        return sight.ledgers.take(kind, (sight.state, known), reading_of(measure.rows))
    # The facts of every K are those of whatever region: which municipalities were its own
    # depends on K as well.
    if measure.ever is None or not moment.sole_region:
        return None
    ever = reading_of(measure.ever)
    of_now = (sight.state, None)
    return sight.ledgers.take_once_it_pays(
        (measure.ever, moment.region_code), of_now, ever, among=kind
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
