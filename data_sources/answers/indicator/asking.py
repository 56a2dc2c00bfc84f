"""One indicator over time: year to date by month, and the same day of several years."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from data_sources.answers.indicator.answer import IndicatorPicture
from data_sources.answers.overview.overviews import HISTORY_YEARS, last_year_seen, overview
from data_sources.answers.overview.recent_changes import recent_changes
from data_sources.answers.overview.trend import TrendPoint
from data_sources.indicators import registry
from data_sources.indicators.declaration import Indicator, Moment
from data_sources.question.choices import INDEX
from data_sources.question.periods import MOST_MONTHS, month_ends, years_earlier
from data_sources.question.request import Request
from data_sources.question.scope import Scope
from data_sources.question.view import View
from data_sources.scoring.explaining.explanations import explained, whole
from data_sources.scoring.reliability import bounds_of_total, places_of_indicator
from data_sources.scoring.scorecards import (
    assessed,
    comparison_at,
    total_of,
    totals_at,
    value_of,
)
from data_sources.session.resolving import Settled, settle
from data_sources.session.session import Session
from data_sources.shifts.decision_effects import decisions_about
from data_sources.shifts.detecting import shifts_of


def indicator_picture(session: Session, settled: Settled) -> IndicatorPicture:
    """The chosen indicator of the question, with its trends and how far it can be trusted."""
    return session.recall(("indicator", settled.key), lambda: _picture(session, settled))


def _picture(session: Session, settled: Settled) -> IndicatorPicture:
    base, key = overview(session, settled), settled.question.filters.i
    return IndicatorPicture(
        overview=base,
        answered=settled.answered(View()),
        by_month=by_month(session, settled),
        by_year=_by_year(session, settled),
        explained=explained(session, settled, whole(settled), key),
        places=places_of_indicator(session, settled, key),
        bounds=bounds_of_total(session, settled, base.scorecard, key),
        best=_best(session, settled, key),
    )


def _best(session: Session, settled: Settled, key: str) -> float | None:
    if key == INDEX or settled.question.region is None:
        return None
    return comparison_at(session, settled, settled.moment(0), registry()).best[key]


def by_month(session: Session, settled: Settled) -> tuple[TrendPoint, ...]:
    """Year to date at the end of each month of the period up to D; empty for the index.

    Last year is what was seen of it then, as it is in a change since a year ago.
    """
    key = settled.question.filters.i
    if key == INDEX:
        # A score compares with the best of the same day: month by month it would say how the
        # best one moved, not the asked one.
        return ()
    asked = {key: registry()[key]}
    last = last_year_seen(session, settled, key)
    days = tuple(month_ends(settled.question.period.start, settled.question.as_of))
    return tuple(
        TrendPoint(
            day,
            _value(session, settled, replace(settled.moment(0), as_of=day), asked, key),
            _value(
                session,
                last,
                replace(last.moment(1), as_of=years_earlier(day, 1)),
                asked,
                key,
            ),
        )
        for day in days[-MOST_MONTHS:]
    )


def _by_year(session: Session, settled: Settled) -> tuple[TrendPoint, ...]:
    key = settled.question.filters.i
    asked = registry() if key == INDEX else {key: registry()[key]}
    years = range(HISTORY_YEARS, -1, -1)
    values = [_value(session, settled, settled.moment(back), asked, key) for back in years]
    days = [settled.moment(back).as_of for back in years]
    return tuple(
        TrendPoint(day, value, before)
        for day, value, before in zip(days[1:], values[1:], values[:-1], strict=True)
    )


def _value(
    session: Session,
    settled: Settled,
    moment: Moment,
    asked: Mapping[str, Indicator],
    key: str,
) -> float | None:
    if key == INDEX:
        return value_of(total_of(assessed(session, settled, moment, asked).values(), INDEX))
    return totals_at(session, settled, moment, asked).get(key)


def indicator_page(session: Session, request: Request, scope: Scope) -> IndicatorPicture:
    """One indicator, and what changed in it lately."""
    settled, key = settle(session, request.filters, scope), request.filters.i
    picture = indicator_picture(session, settled)
    return replace(
        picture,
        answered=settled.answered(request.view),
        recent=recent_changes(session, settled, picture.overview, request.view.since),
        shifts=shifts_of(session, settled, key, picture.overview.scorecard.total(INDEX)),
        decisions=decisions_about(session, settled, key),
    )
