"""Conditions that indicators share: what is known, what lies in the period, whose it is."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import sqlalchemy as sa

from data_sources.database.schema import meeting, municipality
from data_sources.indicators.declaration import KNOWN_FROM, KNOWN_UNTIL, Day, DayRange, Window


def known_at(
    table: sa.FromClause, moment: datetime | sa.BindParameter[datetime]
) -> sa.ColumnElement[bool]:
    """The database had learned the row by the moment and had not replaced it."""
    return sa.and_(
        table.c.recorded_at <= moment,
        sa.or_(table.c.superseded_at.is_(None), table.c.superseded_at > moment),
    )


def known(table: sa.FromClause, window: Window) -> sa.ColumnElement[bool]:
    """The row was known at the window's `known_at`."""
    return known_at(table, window.known)


def knowledge(*tables: sa.FromClause) -> tuple[sa.ColumnElement[Any], ...]:
    """Since when and until when a row of each of these tables was known, as facts say it.

    They are what a fact is made of, and none of them may be missing in it.
    """
    first, *others = tables
    since, until = _known_from(first), _known_until(first)
    for table in others:
        since = _later(since, _known_from(table))
        until = _earlier(until, _known_until(table))
    return since.label(KNOWN_FROM), until.label(KNOWN_UNTIL)


def _known_from(table: sa.FromClause) -> sa.ColumnElement[Any]:
    return table.c.recorded_at


def _known_until(table: sa.FromClause) -> sa.ColumnElement[Any]:
    return table.c.superseded_at


def _later(one: sa.ColumnElement[Any], other: sa.ColumnElement[Any]) -> sa.ColumnElement[Any]:
    return sa.case((one >= other, one), else_=other)


def _earlier(one: sa.ColumnElement[Any], other: sa.ColumnElement[Any]) -> sa.ColumnElement[Any]:
    return sa.case((sa.or_(other.is_(None), one <= other), one), else_=other)


def in_period(day: sa.ColumnElement[Any], window: Window) -> sa.ColumnElement[bool]:
    """A fact lies in the period when its date is in [start, D]."""
    return day.between(window.start, window.as_of)


def within(day: sa.ColumnElement[Any], span: DayRange, window: Window) -> sa.ColumnElement[bool]:
    """The day is one of those that count; the same days as `Moment.day` says."""
    sides = []
    if span.first is not None:
        sides.append(_since(day, span.first, window))
    if span.last is not None:
        sides.append(_until(day, span.last, window))
    return sa.and_(*sides) if len(sides) > 1 else sa.or_(day.is_(None), *sides)


def _since(day: sa.ColumnElement[Any], first: Day, window: Window) -> sa.ColumnElement[bool]:
    match first:
        case Day.AFTER_AS_OF:
            return day > window.as_of
        case Day.TWO_YEARS_BEFORE:
            return day >= window.two_years_before
        case Day.THREE_YEARS_BEFORE:
            return day >= window.three_years_before
        case Day.AS_OF:
            return day >= window.as_of
        case Day.START:
            return day >= window.start
        case _:
            raise ValueError(f"nothing is counted since {first.value}")


def _until(day: sa.ColumnElement[Any], last: Day, window: Window) -> sa.ColumnElement[bool]:
    match last:
        case Day.BEFORE_AS_OF:
            return day < window.as_of
        case Day.END:
            return day <= window.end
        case Day.AS_OF:
            return day <= window.as_of
        case _:
            raise ValueError(f"nothing is counted until {last.value}")


def by_reporting_date(day: sa.ColumnElement[Any], window: Window) -> sa.ColumnElement[bool]:
    """It had happened by `as_of`, `as_of` included."""
    return day <= window.as_of


def not_by_reporting_date(day: sa.ColumnElement[Any], window: Window) -> sa.ColumnElement[bool]:
    """It had not happened by `as_of`: no date, or a later one."""
    return sa.or_(day.is_(None), day > window.as_of)


def lasting_in_period(
    started: sa.ColumnElement[Any], ended: sa.ColumnElement[Any], window: Window
) -> sa.ColumnElement[bool]:
    """It began by `as_of` and did not end before the period."""
    return sa.and_(started <= window.as_of, sa.or_(ended.is_(None), ended >= window.start))


def of_region(region_code: sa.ColumnElement[Any], window: Window) -> sa.ColumnElement[bool]:
    """It is the asked region's; without a code it is the only region's, or nobody's."""
    own = region_code == window.region_code
    return sa.or_(own, region_code.is_(None)) if window.sole_region else own


def held(window: Window) -> sa.ColumnElement[bool]:
    """Held meetings of the region, as known at `known_at`."""
    return sa.and_(
        known(meeting, window), meeting.c.status == "held", of_region(meeting.c.region_code, window)
    )


def held_by_rumo(window: Window) -> sa.ColumnElement[bool]:
    """Held meetings of the regional methodical union."""
    return sa.and_(held(window), meeting.c.body == "rumo")


def region_municipalities(window: Window) -> sa.Select[str]:
    """Codes of the region's municipalities, as known at `known_at`."""
    return sa.select(municipality.c.oktmo).where(
        known(municipality, window), municipality.c.region_code == window.region_code
    )
