"""Стажировочные площадки: the register, with the internships of the period added up."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

import sqlalchemy as sa

from data_sources.database.cached_select import cached_select
from data_sources.database.collation import Folded, contains, folded_text
from data_sources.database.schema import internship, internship_site, municipality, school
from data_sources.indicators.conditions import (
    by_reporting_date,
    in_period,
    known,
    lasting_in_period,
    region_municipalities,
)
from data_sources.indicators.declaration import FactSelect, Window
from data_sources.row_tables.declaration import RowFilter, selected
from data_sources.row_tables.records.internship_sites import LISTING


def _among(asked: RowFilter, oktmo: sa.ColumnElement[Any]) -> sa.ColumnElement[bool]:
    if asked.places is not None:
        return oktmo.in_(asked.places)
    if asked.window.sole_region:
        return sa.true()
    return oktmo.in_(region_municipalities(asked.window))


def _visits(asked: RowFilter) -> sa.CTE:
    own = _among(asked, internship.c.oktmo)
    return (
        sa.select(
            internship.c.site_code,
            sa.func.count().label("visits"),
            _whole(sa.func.sum(internship.c.participants)).label("participants"),
            sa.func.count(internship.c.oktmo.distinct()).label("municipalities"),
            _whole(sa.func.sum(sa.case((own, internship.c.participants), else_=0))).label(
                "asked_participants"
            ),
            sa.func.sum(sa.case((own, 1), else_=0)).label("asked_visits"),
        )
        .where(known(internship, asked.window), in_period(internship.c.held_on, asked.window))
        .group_by(internship.c.site_code)
        .cte("visits")
    )


def _whole(column: sa.ColumnElement[Any]) -> sa.ColumnElement[Any]:
    return sa.cast(column, sa.BigInteger)


def _codes(visits: sa.CTE, window: Window) -> sa.Subquery:
    """Codes of the sites that worked in the period, and of those where somebody was."""
    working = sa.select(internship_site.c.code).where(
        known(internship_site, window),
        # A period that has not begun holds nothing, but the indicator counts sites at `as_of`.
        sa.or_(
            lasting_in_period(internship_site.c.opened_on, internship_site.c.closed_on, window),
            _status(window) == "open",
        ),
    )
    return sa.union(working, sa.select(visits.c.site_code)).subquery("codes")


def _status(window: Window) -> sa.ColumnElement[Any]:
    return sa.case(
        (internship_site.c.opened_on > window.as_of, "planned"),
        (by_reporting_date(internship_site.c.closed_on, window), "closed"),
        (internship_site.c.opened_on.is_not(None), "open"),
    )


def _narrowed(asked: RowFilter) -> Iterator[sa.ColumnElement[bool]]:
    if asked.filters.q:
        text = asked.filters.q
        yield sa.or_(
            contains(internship_site.c.topic, text),
            contains(school.c.name, text),
            Folded(internship_site.c.code) == folded_text(text),
        )


def _rows(asked: RowFilter) -> FactSelect:
    window = asked.window
    visits = _visits(asked)
    codes = _codes(visits, window)
    joined = (
        codes.outerjoin(
            internship_site,
            sa.and_(internship_site.c.code == codes.c.code, known(internship_site, window)),
        )
        .outerjoin(visits, visits.c.site_code == codes.c.code)
        .outerjoin(
            municipality,
            sa.and_(municipality.c.oktmo == internship_site.c.oktmo, known(municipality, window)),
        )
        .outerjoin(
            school, sa.and_(school.c.code == internship_site.c.school_code, known(school, window))
        )
    )
    own = sa.or_(_among(asked, internship_site.c.oktmo), visits.c.asked_visits > 0)
    counted = ("visits", "participants", "municipalities", "asked_participants")
    return (
        sa.select(
            codes.c.code,
            internship_site.c.topic,
            internship_site.c.oktmo,
            municipality.c.name.label("municipality"),
            internship_site.c.school_code,
            school.c.name.label("school"),
            internship_site.c.opened_on,
            internship_site.c.closed_on,
            _status(window).label("status"),
            *(sa.func.coalesce(visits.c[key], 0).label(key) for key in counted),
        )
        .select_from(joined)
        .where(own, *_narrowed(asked))
    )


TABLE: Final = selected(LISTING, _rows)


@cached_select
def flows(asked: RowFilter) -> FactSelect:
    """`host` (of the site), `guest`, `participants`, `visits` of internships in the period.

    Either of the two is among those asked about.
    """
    window = asked.window
    host, guest = internship_site.c.oktmo, internship.c.oktmo
    joined = internship.outerjoin(
        internship_site,
        sa.and_(internship_site.c.code == internship.c.site_code, known(internship_site, window)),
    )
    return (
        sa.select(
            host.label("host"),
            guest.label("guest"),
            _whole(sa.func.sum(internship.c.participants)).label("participants"),
            sa.func.count().label("visits"),
        )
        .select_from(joined)
        .where(
            known(internship, window),
            in_period(internship.c.held_on, window),
            sa.or_(_among(asked, host), _among(asked, guest)),
        )
        .group_by(host, guest)
    )
