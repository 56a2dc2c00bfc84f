"""Where something shifted: every cumulative indicator by month, of a region as known at K."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Final

from data_sources import reading, withholding
from data_sources.asking.monthly_counts import MonthlyCounts, counts_by_month
from data_sources.asking.questions import Settled
from data_sources.asking.summing import added_up
from data_sources.indicators import registry
from data_sources.indicators.declaration import Indicator, Measure
from data_sources.periods import month_end, school_year, school_year_of
from data_sources.ratios import Sums
from data_sources.results import Level, Row
from data_sources.shifts import rest
from data_sources.shifts.cusum import Judgement, Month, Unjudged, judge
from data_sources.shifts.results import REGION, Shifts, Watched
from data_sources.sight import Sight

YEARS: Final = 5
"""So many whole school years before the current one are looked at."""
DAYS_TO_ARRIVE: Final = 30
"""A month is whole when it has been over for so long at K: facts are recorded later than they
happen."""
YEAR: Final = 12
_WITHHELD: Final = Judgement((), (), Unjudged.WITHHELD)


def shifts_shown(sight: Sight, settled: Settled, total: Row | None) -> Shifts:
    """The shifts of what the question shows; `total` is its row of sums."""
    if settled.question.region is None:
        return Shifts()
    shown = {member.oktmo for member in settled.question.shown}
    if total is not None and total.level is Level.REGION:
        shown.add(REGION)
    return shifts(sight, settled).cut(frozenset(shown))


def shifts(sight: Sight, settled: Settled) -> Shifts:
    """Of the whole region, whoever asks; made once for a region, its K and its months."""
    months = tuple(_whole_months(settled))
    moment = settled.moment(0)
    # Only what is withheld depends on the day as well.
    day = moment.as_of if sight.withholds_small else None
    key = ("shifts", settled.question.filters.known, moment.region_code, day)
    return sight.recall((*key, months[:1], months[-1:]), lambda: _shifts(sight, settled, months))


def _whole_months(settled: Settled) -> Iterator[date]:
    """The first days of months that are over by D, and of which the facts have come by K."""
    question = settled.question
    known = question.filters.known
    by = min(question.as_of, (known.day if known else question.today) - _LATE)
    first = school_year(school_year_of(question.as_of).start.year - YEARS).start
    year, month = first.year, first.month
    while month_end(year, month) <= by:
        yield date(year, month, 1)
        year, month = (year + 1, 1) if month == YEAR else (year, month + 1)


_LATE: Final = timedelta(days=DAYS_TO_ARRIVE)


def watched_indicators() -> dict[str, Indicator]:
    """Those whose months can be told apart."""
    return {key: each for key, each in registry().items() if each.is_cumulative}


def _shifts(sight: Sight, settled: Settled, months: tuple[date, ...]) -> Shifts:
    if not months:
        return Shifts()
    asked = watched_indicators()
    sizes = _sizes(sight, settled, asked, months)
    hidden = _hidden(sight, settled, asked)
    numerators = tuple(dict.fromkeys(each.numerator for each in asked.values()))
    counts = counts_by_month(sight, settled, numerators, months)
    watched = {}
    for key, indicator in asked.items():
        found = _watched(settled, indicator, months, counts[indicator.numerator], sizes)
        judgements = {
            oktmo: _WITHHELD if oktmo in hidden.get(key, ()) else judgement
            for oktmo, judgement in found.judgements.items()
        }
        watched[key] = replace(found, judgements=judgements)
    return Shifts(watched, months[-1])


def _watched(
    settled: Settled,
    indicator: Indicator,
    months: tuple[date, ...],
    counted: MonthlyCounts,
    sizes: Sequence[Sums],
) -> Watched:
    """The series begins with the first month that has a fact at all."""
    begin = next((place for place, count in enumerate(counted.region) if count), len(months))
    everyone = settled.registers.municipalities
    counts = {each.oktmo: counted.of(each.oktmo)[begin:] for each in everyone}
    own = {each.oktmo: _sizes_of(indicator, each.oktmo, sizes[begin:]) for each in everyone}
    region = [
        _month_of_region(count, [(counts[oktmo][place], own[oktmo][place]) for oktmo in counts])
        for place, count in enumerate(counted.region[begin:])
    ]
    # Organisations of the region itself are no municipality among others.
    ranked = [each.oktmo for each in everyone if not each.is_regional]
    judgements = rest.judged(
        {oktmo: counts[oktmo] for oktmo in ranked}, {oktmo: own[oktmo] for oktmo in ranked}
    )
    judgements[REGION] = judge(region, cycle=YEAR, warm_up=2 * YEAR)
    return Watched(indicator.key, months[begin:], judgements)


def _month_of_region(whole: float, parts: Sequence[tuple[float, float | None]]) -> Month:
    """As in its value, those without a denominator are in neither sum."""
    left_out = sum(counted for counted, size in parts if not size)
    return Month(max(0.0, whole - left_out), sum(size for _, size in parts if size) or None)


def _sizes_of(indicator: Indicator, oktmo: str, sizes: Sequence[Sums]) -> tuple[float | None, ...]:
    """What the indicator is divided by in each month; of a count each municipality is as large."""
    denominator = indicator.denominator
    if denominator is None:
        return (1.0,) * len(sizes)
    return tuple(sums[denominator].get(oktmo) for sums in sizes)


def _sizes(
    sight: Sight, settled: Settled, asked: Mapping[str, Indicator], months: Sequence[date]
) -> list[Sums]:
    """Denominators at the end of each month."""
    measures: tuple[Measure, ...] = tuple(
        dict.fromkeys(each.denominator for each in asked.values() if each.denominator)
    )
    moment, known = settled.moment(0), settled.question.filters.known
    return [
        added_up(
            sight,
            replace(moment, as_of=month_end(month.year, month.month)),
            measures,
            known,
        )[0]
        for month in months
    ]


def _hidden(
    sight: Sight, settled: Settled, asked: Mapping[str, Indicator]
) -> dict[str, frozenset[str]]:
    """Whose numbers are withheld: their monthly counts are so too."""
    if not sight.withholds_small:
        return {}
    measures = reading.measures_of(tuple(asked.values()))
    known = settled.question.filters.known
    sums, _ = added_up(sight, settled.moment(0), measures, known)
    everyone = settled.registers.municipalities
    return withholding.hidden_places(asked, everyone, sums, sight.min_denominator)
