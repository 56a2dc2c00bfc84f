"""Where something shifted: every cumulative indicator by month, of one region."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Final

from data_sources.facts import reading
from data_sources.facts.summing import added_up
from data_sources.indicators import registry
from data_sources.indicators.declaration import Indicator
from data_sources.question.periods import month_end, months_earlier, school_year, school_year_of
from data_sources.scoring import withholding
from data_sources.scoring.ratios import Sums
from data_sources.scoring.results import Level, Row
from data_sources.session.resolving import ResolvedQuestion
from data_sources.session.session import Session
from data_sources.shifts import rest
from data_sources.shifts.cusum import Judgement, Month, Unjudged, judge
from data_sources.shifts.monthly_counts import MonthlyCounts, counts_by_month
from data_sources.shifts.results import REGION, Shifts, Watched

YEARS: Final = 5
"""So many whole school years before the current one are looked at."""
DAYS_TO_ARRIVE: Final = 30
"""A month is whole when it has been over for so long at `known_at`: facts are recorded later than
they happen.
"""
YEAR: Final = 12
_WITHHELD: Final = Judgement((), (), Unjudged.WITHHELD)


def shifts_lately(session: Session, resolved: ResolvedQuestion, total: Row | None) -> Shifts:
    """Of every indicator, in what the question shows; `total` is its row of sums.

    Of a period that was over before the last whole month nothing is looked for: every such
    period would have all series judged anew. The pages of the indicators say it of each.
    """
    if _last_whole_month(resolved.question.as_of) < _last_whole_month(_arrived(resolved)):
        return Shifts(is_past=True)
    return _shown(resolved, total, shifts(session, resolved, watched_indicators()))


def shifts_of(session: Session, resolved: ResolvedQuestion, key: str, total: Row | None) -> Shifts:
    """Of one indicator, in what the question shows; `total` is its row of sums."""
    asked = {each: found for each, found in watched_indicators().items() if each == key}
    return _shown(resolved, total, shifts(session, resolved, asked))


def _shown(resolved: ResolvedQuestion, total: Row | None, found: Shifts) -> Shifts:
    shown = {member.oktmo for member in resolved.question.shown}
    if total is not None and total.level is Level.REGION:
        shown.add(REGION)
    return found.cut(frozenset(shown))


def shifts(session: Session, resolved: ResolvedQuestion, asked: Mapping[str, Indicator]) -> Shifts:
    """Of the whole region, whoever asks; each made once for a region, its `known_at` and its
    months.
    """
    months = tuple(_whole_months(resolved))
    if resolved.question.region is None or not months:
        return Shifts()
    watched = {key: _remembered(session, resolved, each, months) for key, each in asked.items()}
    return Shifts(watched, months[-1])


def _arrived(resolved: ResolvedQuestion) -> date:
    """Of the days by this one the facts have come by `known_at`."""
    question = resolved.question
    known = question.filters.known
    return (known.day if known else question.today) - _LATE


def _last_whole_month(by: date) -> date:
    """The first day of the last month that is over by the day."""
    first = by.replace(day=1)
    return first if by == month_end(by.year, by.month) else months_earlier(first, 1)


def _whole_months(resolved: ResolvedQuestion) -> Iterator[date]:
    """The first days of months that are over by `as_of`, and of which the facts have come by
    `known_at`.
    """
    by = min(resolved.question.as_of, _arrived(resolved))
    first = school_year(school_year_of(resolved.question.as_of).start.year - YEARS).start
    year, month = first.year, first.month
    while month_end(year, month) <= by:
        yield date(year, month, 1)
        year, month = (year + 1, 1) if month == YEAR else (year, month + 1)


_LATE: Final = timedelta(days=DAYS_TO_ARRIVE)


def watched_indicators() -> dict[str, Indicator]:
    """Those whose months can be told apart."""
    return {key: each for key, each in registry().items() if each.is_cumulative}


def _remembered(
    session: Session, resolved: ResolvedQuestion, indicator: Indicator, months: tuple[date, ...]
) -> Watched:
    moment, known = resolved.moment(0), resolved.question.filters.known
    # Only what is withheld depends on the day as well.
    day = moment.as_of if session.withholds_small else None
    asked = (known, moment.region_code, months[0], months[-1])

    def watch() -> Watched:
        sizes = session.recall(
            ("sizes by month", indicator.denominator, *asked),
            lambda: _sizes(session, resolved, indicator, months),
        )
        counts = counts_by_month(session, resolved, (indicator.numerator,), months)
        found = _watched(resolved, indicator, months, counts[indicator.numerator], sizes)
        hidden = _hidden(session, resolved, indicator)
        judgements = {
            oktmo: _WITHHELD if oktmo in hidden else judgement
            for oktmo, judgement in found.judgements.items()
        }
        return replace(found, judgements=judgements)

    return session.recall(("shifts", indicator.key, *asked, day), watch)


def _watched(
    resolved: ResolvedQuestion,
    indicator: Indicator,
    months: tuple[date, ...],
    counted: MonthlyCounts,
    sizes: Sequence[Sums],
) -> Watched:
    """The series begins with the first month that has a fact at all."""
    begin = next((place for place, count in enumerate(counted.region) if count), len(months))
    everyone = resolved.registers.municipalities
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
    session: Session, resolved: ResolvedQuestion, indicator: Indicator, months: Sequence[date]
) -> list[Sums]:
    """Denominators at the end of each month."""
    measures = (indicator.denominator,) if indicator.denominator else ()
    moment, known = resolved.moment(0), resolved.question.filters.known
    days = (month_end(month.year, month.month) for month in months)
    return [added_up(session, replace(moment, as_of=day), measures, known)[0] for day in days]


def _hidden(session: Session, resolved: ResolvedQuestion, indicator: Indicator) -> frozenset[str]:
    """Whose numbers are withheld: their monthly counts are so too."""
    if not session.withholds_small:
        return frozenset()
    asked, known = {indicator.key: indicator}, resolved.question.filters.known
    measures = reading.measures_of((indicator,))
    sums, _ = added_up(session, resolved.moment(0), measures, known)
    everyone = resolved.registers.municipalities
    hidden = withholding.hidden_places(asked, everyone, sums, session.min_denominator)
    return hidden.get(indicator.key, frozenset())
