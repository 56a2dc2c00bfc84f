"""Headcounts and schools: what most indicators are divided by."""

from __future__ import annotations

from functools import cache

import sqlalchemy as sa

from data_sources.indicators.conditions import by_reporting_date, known, not_by_reporting_date
from data_sources.indicators.declaration import Adds, Facts, Measure, Window
from data_sources.schema import school, staff_count


@cache
def headcount(category: str) -> Measure:
    """People of the category on the staff by the newest count of each municipality by D."""

    def rows(window: Window) -> Facts:
        counted = (
            sa.select(
                staff_count.c.oktmo,
                staff_count.c.headcount,
                sa.func.row_number()
                .over(partition_by=staff_count.c.oktmo, order_by=staff_count.c.counted_on.desc())
                .label("age"),
            )
            .where(
                known(staff_count, window),
                staff_count.c.category == category,
                by_reporting_date(staff_count.c.counted_on, window),
            )
            .subquery()
        )
        return sa.select(counted.c.oktmo, counted.c.headcount.label("item")).where(
            counted.c.age == 1
        )

    return Measure(rows, Adds.AMOUNT, is_headcount=True)


def counted_schools(window: Window) -> sa.ColumnElement[bool]:
    """Schools that the school project speaks of: general or correctional, working at D."""
    return sa.and_(
        known(school, window),
        school.c.kind.in_(("general", "correctional")),
        school.c.is_branch.is_(False),
        sa.or_(school.c.opened_on.is_(None), by_reporting_date(school.c.opened_on, window)),
        not_by_reporting_date(school.c.closed_on, window),
    )


def _schools(window: Window) -> Facts:
    return sa.select(school.c.oktmo, school.c.code.label("item")).where(counted_schools(window))


SCHOOLS = Measure(_schools, Adds.ROWS)
