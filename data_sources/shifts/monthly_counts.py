"""Facts by month: from ledgers where they hold them, else as the database groups them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from data_sources.facts.ledger import DAY, Ledger
from data_sources.facts.persons import counted_again
from data_sources.facts.summing import added, days_of, kept_facts
from data_sources.indicators.declaration import Aggregation, Measure, Moment
from data_sources.question.periods import month_end
from data_sources.session.resolving import ResolvedQuestion
from data_sources.session.session import Session
from data_sources.shifts import queries


@dataclass(frozen=True)
class MonthlyCounts:
    """What was counted in each of the months, by municipality and in the whole region.

    Whoever is met in several municipalities of a month counts once in the region.
    """

    by_place: Mapping[str, Sequence[float]]
    region: Sequence[float]

    def of(self, oktmo: str) -> Sequence[float]:
        return self.by_place.get(oktmo) or (0.0,) * len(self.region)


def counts_by_month(
    session: Session,
    resolved: ResolvedQuestion,
    measures: tuple[Measure, ...],
    months: Sequence[date],
) -> dict[Measure, MonthlyCounts]:
    """Every measure in each of the months (their first days), which follow one another."""
    last = months[-1]
    moment = replace(resolved.moment(0), as_of=month_end(last.year, last.month))
    found = {}
    for measure in measures:
        ledger = kept_facts(session, moment, measure, resolved.question.filters.known)
        found[measure] = (
            _read(session, moment, measure, months)
            if ledger is None
            else _counted(ledger, moment, measure, months)
        )
    return found


def _counted(
    ledger: Ledger, moment: Moment, measure: Measure, months: Sequence[date]
) -> MonthlyCounts:
    by_place: dict[str, list[float]] = defaultdict(lambda: [0.0] * len(months))
    region = []
    whole = days_of(moment, measure)
    for place, first in enumerate(months):
        days = {**whole, DAY: (first, month_end(first.year, first.month))}
        counts, shared = added(ledger.counted(moment.known, days, measure.newest_of), measure)
        everywhere = frozenset(oktmo for oktmo in counts if oktmo is not None)
        region.append(sum(counts.values()) - counted_again(shared, everywhere))
        for oktmo, count in counts.items():
            if oktmo is not None:
                by_place[oktmo][place] = count
    return MonthlyCounts(by_place, region)


def _read(
    session: Session, moment: Moment, measure: Measure, months: Sequence[date]
) -> MonthlyCounts:
    places = {month: place for place, month in enumerate(months)}
    by_place: dict[str, list[float]] = defaultdict(lambda: [0.0] * len(months))
    region = [0.0] * len(months)
    parameters = {**moment.parameters(), "since": months[0]}
    select = queries.by_month(measure, sole_region=moment.sole_region)
    for oktmo, year, month, total in session.connection.execute(select, parameters):
        place = places[date(int(year), int(month), 1)]
        region[place] += total or 0.0
        if oktmo is not None:
            by_place[oktmo][place] = total or 0.0
    if measure.adds is Aggregation.DISTINCT:
        once = queries.by_month_in_region(measure, sole_region=moment.sole_region)
        for year, month, total in session.connection.execute(once, parameters):
            region[places[date(int(year), int(month), 1)]] = total or 0.0
    return MonthlyCounts(by_place, region)
