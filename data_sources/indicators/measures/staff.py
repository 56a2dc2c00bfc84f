"""Headcounts and schools: what most indicators are divided by."""

from __future__ import annotations

from functools import cache

import sqlalchemy as sa

from data_sources.database.schema import school, staff_count
from data_sources.indicators.conditions import knowledge, known, within
from data_sources.indicators.declaration import (
    Aggregation,
    Conditions,
    DayRange,
    FactSelect,
    Measure,
    Window,
)


@cache
def headcount(category: str) -> Measure:
    """People of the category on the staff by the newest count of each municipality by `as_of`."""

    counts = sa.select(
        staff_count.c.oktmo,
        staff_count.c.counted_on.label("day"),
        staff_count.c.headcount.label("item"),
    ).where(staff_count.c.category == category)

    def rows(window: Window) -> FactSelect:
        return counts.where(known(staff_count, window))

    def ever(_: Window) -> FactSelect:
        return counts.add_columns(*knowledge(staff_count))

    return Measure(
        rows,
        Aggregation.AMOUNT,
        ever=ever,
        when=(("day", DayRange.BY_REPORTING_DATE),),
        newest_of="oktmo",
        is_headcount=True,
    )


OF_PROJECT = sa.and_(school.c.kind.in_(("general", "correctional")), school.c.is_branch.is_(False))
"""Of a school: it is general or correctional, and no branch."""


def schools_of_project(window: Window) -> sa.ColumnElement[bool]:
    """Schools that the school project speaks of, whenever they work."""
    return sa.and_(known(school, window), OF_PROJECT)


WORKING: Conditions = (
    ("opened_on", DayRange.BY_REPORTING_DATE),
    ("closed_on", DayRange.NOT_BY_REPORTING_DATE),
)
"""When a school works at `as_of`."""


def counted_schools(window: Window) -> sa.ColumnElement[bool]:
    """Schools that the school project speaks of and that work at `as_of`."""
    return sa.and_(
        schools_of_project(window), *(within(school.c[day], span, window) for day, span in WORKING)
    )


def _schools(window: Window) -> FactSelect:
    days = (school.c[day] for day, _ in WORKING)
    return sa.select(school.c.oktmo, school.c.code.label("item"), *days).where(
        schools_of_project(window)
    )


def _ever_schools(_: Window) -> FactSelect:
    days = (school.c[day] for day, _ in WORKING)
    return sa.select(school.c.oktmo, school.c.code.label("item"), *days, *knowledge(school)).where(
        OF_PROJECT
    )


SCHOOLS = Measure(_schools, Aggregation.ROWS, when=WORKING, ever=_ever_schools)
