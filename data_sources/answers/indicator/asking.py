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
from data_sources.session.resolving import ResolvedQuestion, resolve
from data_sources.session.session import Session
from data_sources.shifts.decision_effects import decisions_about
from data_sources.shifts.detecting import shifts_of


def indicator_picture(session: Session, resolved: ResolvedQuestion) -> IndicatorPicture:
    """The chosen indicator of the question, with its trends and how far it can be trusted."""
    return session.recall(("indicator", resolved.key), lambda: _picture(session, resolved))


def _picture(session: Session, resolved: ResolvedQuestion) -> IndicatorPicture:
    base, key = overview(session, resolved), resolved.question.filters.i
    return IndicatorPicture(
        overview=base,
        answered=resolved.answered(View()),
        by_month=by_month(session, resolved),
        by_year=_by_year(session, resolved),
        explained=explained(session, resolved, whole(resolved), key),
        places=places_of_indicator(session, resolved, key),
        bounds=bounds_of_total(session, resolved, base.scorecard, key),
        best=_best(session, resolved, key),
    )


def _best(session: Session, resolved: ResolvedQuestion, key: str) -> float | None:
    if key == INDEX or resolved.question.region is None:
        return None
    return comparison_at(session, resolved, resolved.moment(0), registry()).best[key]


def by_month(session: Session, resolved: ResolvedQuestion) -> tuple[TrendPoint, ...]:
    """Year to date at the end of each month of the period up to `as_of`; empty for the index.

    Last year is what was seen of it then, as it is in a change since a year ago.
    """
    key = resolved.question.filters.i
    if key == INDEX:
        # A score compares with the best of the same day: month by month it would say how the
        # best one moved, not the asked one.
        return ()
    asked = {key: registry()[key]}
    last = last_year_seen(session, resolved, key)
    days = tuple(month_ends(resolved.question.period.start, resolved.question.as_of))
    return tuple(
        TrendPoint(
            day,
            _value(session, resolved, replace(resolved.moment(0), as_of=day), asked, key),
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


def _by_year(session: Session, resolved: ResolvedQuestion) -> tuple[TrendPoint, ...]:
    key = resolved.question.filters.i
    asked = registry() if key == INDEX else {key: registry()[key]}
    years = range(HISTORY_YEARS, -1, -1)
    values = [_value(session, resolved, resolved.moment(back), asked, key) for back in years]
    days = [resolved.moment(back).as_of for back in years]
    return tuple(
        TrendPoint(day, value, before)
        for day, value, before in zip(days[1:], values[1:], values[:-1], strict=True)
    )


def _value(
    session: Session,
    resolved: ResolvedQuestion,
    moment: Moment,
    asked: Mapping[str, Indicator],
    key: str,
) -> float | None:
    if key == INDEX:
        return value_of(total_of(assessed(session, resolved, moment, asked).values(), INDEX))
    return totals_at(session, resolved, moment, asked).get(key)


def indicator_page(session: Session, request: Request, scope: Scope) -> IndicatorPicture:
    """One indicator, and what changed in it lately."""
    resolved, key = resolve(session, request.filters, scope), request.filters.i
    picture = indicator_picture(session, resolved)
    return replace(
        picture,
        answered=resolved.answered(request.view),
        recent=recent_changes(session, resolved, picture.overview, request.view.since),
        shifts=shifts_of(session, resolved, key, picture.overview.scorecard.total(INDEX)),
        decisions=decisions_about(session, resolved, key),
    )
