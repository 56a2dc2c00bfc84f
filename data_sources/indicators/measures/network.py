"""Support of teachers: diagnostics, routes, mentoring, events, sites, practices."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import sqlalchemy as sa

from data_sources.database.schema import (
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
from data_sources.indicators.conditions import knowledge, known, of_region, within
from data_sources.indicators.declaration import (
    Aggregation,
    Conditions,
    DayRange,
    FactSelect,
    Measure,
    Window,
)

_IN_PERIOD = (("day", DayRange.PERIOD),)
_OF_TWO_YEARS = (("day", DayRange.TWO_YEARS),)
_BEGUN_IN_TWO_YEARS = (("started_on", DayRange.TWO_YEARS),)
_LASTING: Conditions = (
    ("started_on", DayRange.BY_REPORTING_DATE),
    ("ended_on", DayRange.NOT_BEFORE_PERIOD),
)


def _measure(
    table: sa.FromClause, *columns: sa.ColumnElement[Any], adds: Aggregation, when: Conditions
) -> Measure:
    """Adds up the facts of one table, with these columns of them."""

    def rows(window: Window) -> FactSelect:
        return sa.select(table.c.oktmo, *columns).where(known(table, window))

    def ever(_: Window) -> FactSelect:
        return sa.select(table.c.oktmo, *columns, *knowledge(table))

    return Measure(rows, adds, when=when, ever=ever)


def _lasting(item: sa.ColumnElement[Any], adds: Aggregation, ended: str = "ended_on") -> Measure:
    """Adds up the facts of the item's table that begin, and may end."""
    columns = item.table.c
    return _measure(
        item.table,
        columns.started_on,
        columns[ended].label("ended_on"),
        item.label("item"),
        adds=adds,
        when=_LASTING,
    )


def _rows_of(measure: Measure, when: Conditions) -> Measure:
    """How many rows there are of the facts of the measure, on other days."""
    return replace(measure, adds=Aggregation.ROWS, when=when)


DIAGNOSED = _measure(
    diagnostic_result,
    diagnostic_result.c.held_on.label("day"),
    diagnostic_result.c.participants.label("item"),
    adds=Aggregation.AMOUNT,
    when=_IN_PERIOD,
)
DIAGNOSED_LATELY = _rows_of(DIAGNOSED, _OF_TWO_YEARS)

_ON_SHOWCASE: Conditions = (("published_on", DayRange.BY_REPORTING_DATE),)
_VALID: Conditions = (
    ("expertise_on", DayRange.BY_REPORTING_DATE),
    ("valid_until", DayRange.ON_REPORTING_DATE_OR_LATER),
)
_RECOMMENDED = diagnostic.c.expertise_status == "recommended"


def _of_showcase(window: Window) -> sa.ColumnElement[bool]:
    return sa.and_(known(diagnostic, window), of_region(diagnostic.c.region_code, window))


def on_showcase(window: Window) -> sa.ColumnElement[bool]:
    """Diagnostics of the region published by `as_of`."""
    return sa.and_(_of_showcase(window), *_days(_ON_SHOWCASE, window))


def passed_expertise(window: Window) -> sa.ColumnElement[bool]:
    """Recommended by `as_of`, and the recommendation is still valid on it."""
    return sa.and_(_RECOMMENDED, *_days(_VALID, window))


def _days(conditions: Conditions, window: Window) -> list[sa.ColumnElement[bool]]:
    return [within(diagnostic.c[day], span, window) for day, span in conditions]


def _published(window: Window) -> FactSelect:
    return sa.select(
        sa.null().label("oktmo"),
        diagnostic.c.id.label("item"),
        sa.case((_RECOMMENDED, diagnostic.c.id)).label("recommended"),
        *(diagnostic.c[day] for day, _ in (*_ON_SHOWCASE, *_VALID)),
    ).where(_of_showcase(window))


PUBLISHED_DIAGNOSTICS = Measure(_published, Aggregation.ROWS, when=_ON_SHOWCASE)
RECOMMENDED_DIAGNOSTICS = Measure(
    _published, Aggregation.ROWS, "recommended", (*_ON_SHOWCASE, *_VALID)
)


ON_ROUTE = _lasting(learning_route.c.educator_key, Aggregation.DISTINCT, "completed_on")
MENTORED = _lasting(mentoring.c.mentee_key, Aggregation.DISTINCT)
PRACTICES = _lasting(practice.c.id, Aggregation.ROWS)
ROUTES_BEGUN_LATELY = _rows_of(ON_ROUTE, _BEGUN_IN_TWO_YEARS)
MENTORING_BEGUN_LATELY = _rows_of(MENTORED, _BEGUN_IN_TWO_YEARS)
PRACTICES_BEGUN_LATELY = _rows_of(PRACTICES, _BEGUN_IN_TWO_YEARS)


def _participation() -> FactSelect:
    return sa.select(
        event_participation.c.oktmo,
        event.c.starts_on.label("day"),
        event_participation.c.participants.label("item"),
    ).join_from(event_participation, event, event.c.code == event_participation.c.event_code)


def _at_events(window: Window) -> FactSelect:
    return _participation().where(known(event_participation, window), known(event, window))


def _ever_at_events(_: Window) -> FactSelect:
    return _participation().add_columns(*knowledge(event_participation, event))


AT_EVENTS = Measure(_at_events, Aggregation.AMOUNT, when=_IN_PERIOD, ever=_ever_at_events)
AT_EVENTS_LATELY = _rows_of(AT_EVENTS, _OF_TWO_YEARS)


OPEN_SITES = _measure(
    internship_site,
    internship_site.c.opened_on,
    internship_site.c.closed_on,
    internship_site.c.id.label("item"),
    adds=Aggregation.ROWS,
    when=(
        ("opened_on", DayRange.BY_REPORTING_DATE),
        ("closed_on", DayRange.NOT_BY_REPORTING_DATE),
    ),
)
TRAINEES = _measure(
    internship,
    internship.c.held_on.label("day"),
    internship.c.participants.label("item"),
    adds=Aggregation.AMOUNT,
    when=_IN_PERIOD,
)
TRAINEES_LATELY = _rows_of(TRAINEES, _OF_TWO_YEARS)
