"""How the years before went: what of the targets is due by `as_of`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from data_sources.facts.summing import added_up
from data_sources.indicators.declaration import Indicator, Moment
from data_sources.scoring import ratios
from data_sources.scoring.due import YEARS, EarlierYear, share_due
from data_sources.session.resolving import ResolvedQuestion
from data_sources.session.session import Session


def shares_due(
    session: Session, resolved: ResolvedQuestion, asked: Mapping[str, Indicator]
) -> dict[str, float | None]:
    """Indicator -> how much of its target is due by `as_of`; None: the period has not begun."""
    moment = resolved.moment(0)
    if moment.as_of < moment.start:
        return dict.fromkeys(asked)
    shares: dict[str, float | None] = dict.fromkeys(asked, 1.0)
    for key, courses in courses_under_way(session, resolved, asked).items():
        shares[key] = share_due(courses, moment.start, moment.as_of, moment.end)
    return shares


def courses_under_way(
    session: Session, resolved: ResolvedQuestion, asked: Mapping[str, Indicator]
) -> Mapping[str, tuple[EarlierYear, ...]]:
    """The courses of a period that goes on; nothing before it begins or where it is over."""
    moment = resolved.moment(0)
    if resolved.question.region is None or not moment.start <= moment.as_of < moment.end:
        return {}
    return courses_of(session, resolved, asked)


def courses_of(
    session: Session, resolved: ResolvedQuestion, asked: Mapping[str, Indicator]
) -> dict[str, tuple[EarlierYear, ...]]:
    """Cumulative indicator -> how each of the years before went in the region, the last first."""
    cumulative = {key: each for key, each in asked.items() if each.is_cumulative}
    moment = resolved.moment(0)
    return session.recall(
        (
            "courses",
            tuple(cumulative),
            resolved.question.filters.known,
            (moment.region_code, moment.start, moment.as_of, moment.end),
        ),
        lambda: _courses(session, resolved, cumulative),
    )


def _courses(
    session: Session, resolved: ResolvedQuestion, cumulative: Mapping[str, Indicator]
) -> dict[str, tuple[EarlierYear, ...]]:
    years = []
    for back in range(1, YEARS + 1):
        by_day = resolved.moment(back)
        by_end = replace(by_day, as_of=by_day.end)
        counts = (_counts(session, resolved, each, cumulative) for each in (by_day, by_end))
        years.append(dict(zip(cumulative, map(EarlierYear, *counts), strict=True)))
    return {key: tuple(year[key] for year in years) for key in cumulative}


def _counts(
    session: Session,
    resolved: ResolvedQuestion,
    moment: Moment,
    indicators: Mapping[str, Indicator],
) -> list[float]:
    measures = tuple(dict.fromkeys(each.numerator for each in indicators.values()))
    sums, shared = added_up(session, moment, measures, resolved.question.filters.known)
    members = resolved.registers.municipalities
    return [
        ratios.counted_in_region(each.numerator, members, sums, shared)
        for each in indicators.values()
    ]
