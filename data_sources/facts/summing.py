"""Measures added up: from ledgers where they hold the facts, the rest by the database."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable
from datetime import date

from data_sources.database.knowledge import KnowledgeDate
from data_sources.facts import queries, reading
from data_sources.facts.ledger import CountedFacts, Days, Ledger
from data_sources.indicators.declaration import (
    Aggregation,
    DayRange,
    FactSelect,
    Measure,
    Moment,
    Window,
)
from data_sources.scoring.ratios import Shared, Sums
from data_sources.session.session import Session


def added_up(
    session: Session, moment: Moment, measures: tuple[Measure, ...], known_at: KnowledgeDate | None
) -> tuple[Sums, Shared]:
    """Every measure by municipality, and the persons met in several of them.

    `known_at` is as the address says it: None is now.
    """
    # Facts that several measures share are looked for once, and those of the same days counted so.
    of_facts = {(measure.rows, measure.ever): measure for measure in measures}
    ledgers = {
        facts: kept_facts(session, moment, each, known_at) for facts, each in of_facts.items()
    }
    asked = tuple(each for each in measures if ledgers[each.rows, each.ever] is None)
    sums = reading.sums(session.connection, moment, asked)
    shared = reading.shared(session.connection, moment, asked)
    counts: dict[Hashable, CountedFacts] = {}
    for measure in measures:
        ledger = ledgers[measure.rows, measure.ever]
        if ledger is None:
            continue
        key = (measure.rows, measure.ever, measure.when, measure.newest_of)
        if key not in counts:
            counts[key] = counted_of(ledger, moment, measure)
        sums[measure], shared[measure] = added(counts[key], measure)
    return sums, shared


def counted_of(ledger: Ledger, moment: Moment, measure: Measure) -> CountedFacts:
    """The facts of the measure that count at the moment."""
    return ledger.counted(moment.known, days_of(moment, measure), measure.newest_of)


def counted_facts(
    session: Session,
    moment: Moment,
    measure: Measure,
    known_at: KnowledgeDate | None,
    items: tuple[str, ...],
) -> CountedFacts:
    """The same with the texts `items`, from memory or else read for this question alone.

    `known_at` is as the address says it: None is now. For what no sum says: whoever asks counts
    the facts in one way, however many there are.
    """
    ledger = kept_facts(session, moment, measure, known_at)
    if ledger is None:
        select = queries.facts_that_count(measure, items, sole_region=moment.sole_region)
        ledger = reading.ledger(session.connection, moment, select)
    return counted_of(ledger, moment, measure)


def kept_facts(
    session: Session, moment: Moment, measure: Measure, known_at: KnowledgeDate | None
) -> Ledger | None:
    """The facts that the measure is made of, of all days; None where memory does not hold them."""
    if not queries.is_of_any_day(measure.rows):
        return None

    def reading_of(rows: Callable[[Window], FactSelect]) -> Callable[[int], Ledger | None]:
        def read(most: int) -> Ledger | None:
            # Composed only where it is run: facts are looked for far more often than read.
            select = queries.known_facts(rows, sole_region=moment.sole_region)
            return reading.ledger_of_at_most(session.connection, moment, select, most)

        return read

    # Which municipalities are a region's own depends on `known_at`: among several regions
    # the facts of every `known_at` are not those of any one region.
    if measure.ever is not None and moment.sole_region:
        ever = session.ledgers.take(
            (measure.ever, moment.region_code), session.snapshot.version, reading_of(measure.ever)
        )
        if ever is not None:
            return ever
    if session.is_asked_once:
        return None
    kind = (measure.rows, None if moment.sole_region else moment.region_code)
    return session.ledgers.take(kind, (session.state, known_at), reading_of(measure.rows))


def days_of(moment: Moment, measure: Measure) -> Days:
    """The days on which facts of the measure count at the moment, by their column."""
    return {column: _days(moment, span) for column, span in measure.when}


def _days(moment: Moment, span: DayRange) -> tuple[date | None, date | None]:
    first = None if span.first is None else moment.day(span.first)
    last = None if span.last is None else moment.day(span.last)
    return first, last


def added(
    counted: CountedFacts, measure: Measure
) -> tuple[dict[str | None, float], Counter[frozenset[str]]]:
    """What these facts come to by municipality, and what is met in several of them."""
    match measure.adds:
        case Aggregation.DISTINCT:
            return counted.different(measure.item)
        case Aggregation.ROWS:
            return counted.rows(measure.item), Counter()
        case Aggregation.AMOUNT:
            return counted.amounts(measure.item), Counter()
