"""One indicator over time: year to date by month, and the same day of several years."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from typing import Final

from data_sources.asking.explanations import explained, whole
from data_sources.asking.overviews import HISTORY_YEARS, overview
from data_sources.asking.questions import Settled, settle_year_ago
from data_sources.asking.reliability import bounds_of_total, places_of_indicator
from data_sources.asking.scorecards import (
    assessed,
    comparison_at,
    rows_with_previous_of,
    total_of,
    totals_at,
    value_of,
)
from data_sources.filters import INDEX
from data_sources.indicators import registry
from data_sources.indicators.declaration import Indicator, Moment
from data_sources.periods import month_end, years_earlier
from data_sources.pictures import IndicatorPicture, TrendPoint
from data_sources.sight import Sight

MOST_MONTHS: Final = 36


def indicator_picture(sight: Sight, settled: Settled) -> IndicatorPicture:
    """The chosen indicator of the question, with its trends and how far it can be trusted."""
    return sight.recall(("indicator", settled.key), lambda: _picture(sight, settled))


def _picture(sight: Sight, settled: Settled) -> IndicatorPicture:
    base, key = overview(sight, settled), settled.question.filters.i
    return IndicatorPicture(
        overview=base,
        by_month=by_month(sight, settled),
        by_year=_by_year(sight, settled),
        explained=explained(sight, settled, whole(settled), key),
        places=places_of_indicator(sight, settled, key),
        bounds=bounds_of_total(sight, settled, base.scorecard, key),
        best=_best(sight, settled, key),
    )


def _best(sight: Sight, settled: Settled, key: str) -> float | None:
    if key == INDEX or settled.question.region is None:
        return None
    return comparison_at(sight, settled, settled.moment(0), registry()).best[key]


def by_month(sight: Sight, settled: Settled) -> tuple[TrendPoint, ...]:
    """Year to date at the end of each month of the period up to D; empty for the index.

    Last year is what was seen of it then, as it is in a change since a year ago.
    """
    key = settled.question.filters.i
    if key == INDEX:
        # A score compares with the best of the same day: month by month it would say how the
        # best one moved, not the asked one.
        return ()
    asked = {key: registry()[key]}
    last = last_year_seen(sight, settled, key)
    days = tuple(month_ends(settled.question.period.start, settled.question.as_of))
    return tuple(
        TrendPoint(
            day,
            _value(sight, settled, replace(settled.moment(0), as_of=day), asked, key),
            _value(
                sight,
                last,
                replace(last.moment(1), as_of=years_earlier(day, 1)),
                asked,
                key,
            ),
        )
        for day in days[-MOST_MONTHS:]
    )


def last_year_seen(sight: Sight, settled: Settled, key: str) -> Settled:
    """The question whose last year is compared with: as it was seen then, where it was."""
    total = total_of(rows_with_previous_of(sight, settled, (key,)), key)
    then = settle_year_ago(sight, settled)
    return settled if then is None or total is None or total.previous_then is None else then


def _by_year(sight: Sight, settled: Settled) -> tuple[TrendPoint, ...]:
    key = settled.question.filters.i
    asked = registry() if key == INDEX else {key: registry()[key]}
    years = range(HISTORY_YEARS, -1, -1)
    values = [_value(sight, settled, settled.moment(back), asked, key) for back in years]
    days = [settled.moment(back).as_of for back in years]
    return tuple(
        TrendPoint(day, value, before)
        for day, value, before in zip(days[1:], values[1:], values[:-1], strict=True)
    )


def _value(
    sight: Sight,
    settled: Settled,
    moment: Moment,
    asked: Mapping[str, Indicator],
    key: str,
) -> float | None:
    if key == INDEX:
        return value_of(total_of(assessed(sight, settled, moment, asked).values(), INDEX))
    return totals_at(sight, settled, moment, asked).get(key)


def month_ends(start: date, as_of: date) -> Iterator[date]:
    """The last day of each month from the start, and D itself as the last of them."""
    year, month = start.year, start.month
    while (end := month_end(year, month)) < as_of:
        yield end
        year, month = (year + 1, 1) if month == 12 else (year, month + 1)
    if start <= as_of:
        yield as_of
