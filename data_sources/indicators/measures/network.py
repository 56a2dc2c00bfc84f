"""Support of teachers: diagnostics, routes, mentoring, events, sites, practices."""

from __future__ import annotations

import sqlalchemy as sa

from data_sources.indicators.conditions import known, of_region, within
from data_sources.indicators.declaration import Adds, Conditions, Facts, Measure, Span, Window
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

_IN_PERIOD = (("day", Span.PERIOD),)
_LASTING: Conditions = (
    ("started_on", Span.BY_REPORTING_DATE),
    ("ended_on", Span.NOT_BEFORE_PERIOD),
)


def _diagnosed(window: Window) -> Facts:
    return sa.select(
        diagnostic_result.c.oktmo,
        diagnostic_result.c.held_on.label("day"),
        diagnostic_result.c.participants.label("item"),
    ).where(known(diagnostic_result, window))


DIAGNOSED = Measure(_diagnosed, Adds.AMOUNT, when=_IN_PERIOD)

_ON_SHOWCASE: Conditions = (("published_on", Span.BY_REPORTING_DATE),)
_VALID: Conditions = (
    ("expertise_on", Span.BY_REPORTING_DATE),
    ("valid_until", Span.ON_REPORTING_DATE_OR_LATER),
)
_RECOMMENDED = diagnostic.c.expertise_status == "recommended"


def _of_showcase(window: Window) -> sa.ColumnElement[bool]:
    return sa.and_(known(diagnostic, window), of_region(diagnostic.c.region_code, window))


def on_showcase(window: Window) -> sa.ColumnElement[bool]:
    """Diagnostics of the region published by D."""
    return sa.and_(_of_showcase(window), *_days(_ON_SHOWCASE, window))


def passed_expertise(window: Window) -> sa.ColumnElement[bool]:
    """Recommended by D, and the recommendation is still valid on it."""
    return sa.and_(_RECOMMENDED, *_days(_VALID, window))


def _days(conditions: Conditions, window: Window) -> list[sa.ColumnElement[bool]]:
    return [within(diagnostic.c[day], span, window) for day, span in conditions]


def _published(window: Window) -> Facts:
    return sa.select(
        sa.null().label("oktmo"),
        diagnostic.c.id.label("item"),
        sa.case((_RECOMMENDED, diagnostic.c.id)).label("recommended"),
        *(diagnostic.c[day] for day, _ in (*_ON_SHOWCASE, *_VALID)),
    ).where(_of_showcase(window))


PUBLISHED_DIAGNOSTICS = Measure(_published, Adds.ROWS, when=_ON_SHOWCASE)
RECOMMENDED_DIAGNOSTICS = Measure(_published, Adds.ROWS, "recommended", (*_ON_SHOWCASE, *_VALID))


def _on_route(window: Window) -> Facts:
    return sa.select(
        learning_route.c.oktmo,
        learning_route.c.started_on,
        learning_route.c.completed_on.label("ended_on"),
        learning_route.c.educator_key.label("item"),
    ).where(known(learning_route, window))


ON_ROUTE = Measure(_on_route, Adds.DISTINCT, when=_LASTING)


def _mentored(window: Window) -> Facts:
    return sa.select(
        mentoring.c.oktmo,
        mentoring.c.started_on,
        mentoring.c.ended_on,
        mentoring.c.mentee_key.label("item"),
    ).where(known(mentoring, window))


MENTORED = Measure(_mentored, Adds.DISTINCT, when=_LASTING)


def _at_events(window: Window) -> Facts:
    return (
        sa.select(
            event_participation.c.oktmo,
            event.c.starts_on.label("day"),
            event_participation.c.participants.label("item"),
        )
        .join_from(event_participation, event, event.c.code == event_participation.c.event_code)
        .where(known(event_participation, window), known(event, window))
    )


AT_EVENTS = Measure(_at_events, Adds.AMOUNT, when=_IN_PERIOD)


def _sites(window: Window) -> Facts:
    site = internship_site.c
    return sa.select(site.oktmo, site.opened_on, site.closed_on, site.id.label("item")).where(
        known(internship_site, window)
    )


OPEN_SITES = Measure(
    _sites,
    Adds.ROWS,
    when=(
        ("opened_on", Span.BY_REPORTING_DATE),
        ("closed_on", Span.NOT_BY_REPORTING_DATE),
    ),
)


def _trainees(window: Window) -> Facts:
    return sa.select(
        internship.c.oktmo,
        internship.c.held_on.label("day"),
        internship.c.participants.label("item"),
    ).where(known(internship, window))


TRAINEES = Measure(_trainees, Adds.AMOUNT, when=_IN_PERIOD)


def _practices(window: Window) -> Facts:
    return sa.select(
        practice.c.oktmo,
        practice.c.started_on,
        practice.c.ended_on,
        practice.c.id.label("item"),
    ).where(known(practice, window))


PRACTICES = Measure(_practices, Adds.ROWS, when=_LASTING)
