"""Диагностики: the showcase, the state of expertise at `as_of`, the results of the period."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

import sqlalchemy as sa

from data_sources.database.collation import Folded, contains, folded_text
from data_sources.database.schema import diagnostic, diagnostic_result, organization
from data_sources.indicators.conditions import (
    by_reporting_date,
    in_period,
    known,
    region_municipalities,
)
from data_sources.indicators.declaration import FactSelect, Window
from data_sources.indicators.measures.network import on_showcase, passed_expertise
from data_sources.row_tables.declaration import RowFilter, selected
from data_sources.row_tables.records.diagnostics import LISTING, VERDICTS


def of_asked(asked: RowFilter, oktmo: sa.ColumnElement[Any]) -> sa.ColumnElement[bool]:
    """It is of the municipalities asked about, or of any that the region has."""
    if asked.places is not None:
        return oktmo.in_(asked.places)
    return oktmo.in_(region_municipalities(asked.window))


def results_asked(asked: RowFilter) -> sa.ColumnElement[bool]:
    """Results in the period, of the municipalities asked about."""
    return sa.and_(
        known(diagnostic_result, asked.window),
        in_period(diagnostic_result.c.held_on, asked.window),
        of_asked(asked, diagnostic_result.c.oktmo),
    )


def whole(column: sa.ColumnElement[Any]) -> sa.ColumnElement[Any]:
    """A sum of whole numbers as one, on every database; 0 of nothing."""
    return sa.func.coalesce(sa.cast(sa.func.sum(column), sa.BigInteger), 0)


def expertise_at(window: Window) -> sa.ColumnElement[str]:
    """The state of the expertise at `as_of`."""
    later = sa.and_(
        diagnostic.c.expertise_status.in_(VERDICTS), diagnostic.c.expertise_on > window.as_of
    )
    return sa.case((later, "in_review"), else_=diagnostic.c.expertise_status)


def _results(asked: RowFilter) -> sa.Subquery:
    return (
        sa.select(
            diagnostic_result.c.diagnostic_code,
            whole(diagnostic_result.c.participants).label("participants"),
            whole(diagnostic_result.c.with_deficit).label("with_deficit"),
            sa.func.count(diagnostic_result.c.oktmo.distinct()).label("municipalities"),
        )
        .where(results_asked(asked))
        .group_by(diagnostic_result.c.diagnostic_code)
        .subquery("results")
    )


def _narrowed(asked: RowFilter) -> Iterator[sa.ColumnElement[bool]]:
    filters = asked.filters
    if filters.audience is not None:
        yield diagnostic.c.audience == filters.audience
    if filters.q:
        sought = (
            diagnostic.c.title,
            diagnostic.c.subject,
            organization.c.name,
            organization.c.short_name,
        )
        yield sa.or_(
            *(contains(column, filters.q) for column in sought),
            Folded(diagnostic.c.code) == folded_text(filters.q),
        )


def _rows(asked: RowFilter) -> FactSelect:
    window = asked.window
    results = _results(asked)
    joined = diagnostic.outerjoin(
        organization,
        sa.and_(organization.c.code == diagnostic.c.owner_code, known(organization, window)),
    ).outerjoin(results, results.c.diagnostic_code == diagnostic.c.code)
    happened = by_reporting_date(diagnostic.c.expertise_on, window)
    counted = ("participants", "with_deficit", "municipalities")
    return (
        sa.select(
            diagnostic.c.code,
            diagnostic.c.title,
            diagnostic.c.owner_code,
            organization.c.name.label("owner"),
            diagnostic.c.audience,
            diagnostic.c.subject,
            diagnostic.c.published_on,
            expertise_at(window).label("expertise_status"),
            sa.case((happened, diagnostic.c.expertise_on)).label("expertise_on"),
            diagnostic.c.valid_until,
            sa.case((passed_expertise(window), 1), else_=0).label("is_valid"),
            diagnostic.c.url,
            *(sa.func.coalesce(results.c[key], 0).label(key) for key in counted),
        )
        .select_from(joined)
        .where(on_showcase(window), *_narrowed(asked))
    )


TABLE: Final = selected(LISTING, _rows)
