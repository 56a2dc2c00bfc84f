"""Support of teachers: diagnostics, routes, mentoring, events, sites, practices."""

from __future__ import annotations

import sqlalchemy as sa

from data_sources.indicators.conditions import (
    by_reporting_date,
    in_period,
    known,
    lasting_in_period,
    not_by_reporting_date,
    of_region,
)
from data_sources.indicators.declaration import Adds, Facts, Measure, Window
from data_sources.schema import (
    diagnostic,
    diagnostic_result,
    event,
    event_participation,
    internship,
    internship_site,
    learning_route,
    mentoring,
    practice,
)


def _diagnosed(window: Window) -> Facts:
    return sa.select(
        diagnostic_result.c.oktmo, diagnostic_result.c.participants.label("item")
    ).where(known(diagnostic_result, window), in_period(diagnostic_result.c.held_on, window))


DIAGNOSED = Measure(_diagnosed, Adds.AMOUNT)


def on_showcase(window: Window) -> sa.ColumnElement[bool]:
    """Diagnostics of the region published by D."""
    return sa.and_(
        known(diagnostic, window),
        of_region(diagnostic.c.region_code, window),
        by_reporting_date(diagnostic.c.published_on, window),
    )


def passed_expertise(window: Window) -> sa.ColumnElement[bool]:
    """Recommended by D, and the recommendation is still valid on it."""
    return sa.and_(
        diagnostic.c.expertise_status == "recommended",
        sa.or_(
            diagnostic.c.expertise_on.is_(None),
            by_reporting_date(diagnostic.c.expertise_on, window),
        ),
        sa.or_(diagnostic.c.valid_until.is_(None), diagnostic.c.valid_until >= window.as_of),
    )


def _published(window: Window) -> Facts:
    return sa.select(sa.null().label("oktmo"), diagnostic.c.id.label("item")).where(
        on_showcase(window)
    )


PUBLISHED_DIAGNOSTICS = Measure(_published, Adds.ROWS)


def _recommended(window: Window) -> Facts:
    return _published(window).where(passed_expertise(window))


RECOMMENDED_DIAGNOSTICS = Measure(_recommended, Adds.ROWS)


def _on_route(window: Window) -> Facts:
    return sa.select(learning_route.c.oktmo, learning_route.c.educator_key.label("item")).where(
        known(learning_route, window),
        lasting_in_period(learning_route.c.started_on, learning_route.c.completed_on, window),
    )


ON_ROUTE = Measure(_on_route, Adds.DISTINCT)


def _mentored(window: Window) -> Facts:
    return sa.select(mentoring.c.oktmo, mentoring.c.mentee_key.label("item")).where(
        known(mentoring, window),
        lasting_in_period(mentoring.c.started_on, mentoring.c.ended_on, window),
    )


MENTORED = Measure(_mentored, Adds.DISTINCT)


def _at_events(window: Window) -> Facts:
    return (
        sa.select(event_participation.c.oktmo, event_participation.c.participants.label("item"))
        .join_from(event_participation, event, event.c.code == event_participation.c.event_code)
        .where(
            known(event_participation, window),
            known(event, window),
            in_period(event.c.starts_on, window),
        )
    )


AT_EVENTS = Measure(_at_events, Adds.AMOUNT)


def _sites(window: Window) -> Facts:
    return sa.select(internship_site.c.oktmo, internship_site.c.id.label("item")).where(
        known(internship_site, window),
        by_reporting_date(internship_site.c.opened_on, window),
        not_by_reporting_date(internship_site.c.closed_on, window),
    )


OPEN_SITES = Measure(_sites, Adds.ROWS)


def _trainees(window: Window) -> Facts:
    return sa.select(internship.c.oktmo, internship.c.participants.label("item")).where(
        known(internship, window), in_period(internship.c.held_on, window)
    )


TRAINEES = Measure(_trainees, Adds.AMOUNT)


def _practices(window: Window) -> Facts:
    return sa.select(practice.c.oktmo, practice.c.id.label("item")).where(
        known(practice, window),
        lasting_in_period(practice.c.started_on, practice.c.ended_on, window),
    )


PRACTICES = Measure(_practices, Adds.ROWS)
