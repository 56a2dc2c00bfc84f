"""Builds selects over the showcase, the results and the routes: sums, no single rows."""

from __future__ import annotations

from dataclasses import replace

import sqlalchemy as sa

from data_sources.answers.diagnostics.answer import EXPIRES_SOON_DAYS
from data_sources.database.cached_select import cached_select
from data_sources.database.collation import CodePoints, DaysBetween
from data_sources.database.schema import diagnostic, diagnostic_result, learning_route
from data_sources.indicators.conditions import (
    by_reporting_date,
    in_period,
    known,
    lasting_in_period,
    not_by_reporting_date,
)
from data_sources.indicators.declaration import FactSelect
from data_sources.indicators.measures.network import on_showcase
from data_sources.row_tables.declaration import RowFilter
from data_sources.row_tables.diagnostics import TABLE, of_asked, results_asked, whole


def _showcase(asked: RowFilter) -> sa.FromClause:
    """Every diagnostic, whatever the list is narrowed to."""
    return TABLE.rows(replace(asked, filters=asked.filters.without("audience", "q"))).subquery()


@cached_select
def by_status(asked: RowFilter) -> FactSelect:
    """`status`, `diagnostics`, of them `valid` and `expired`; valid ones that expire `soon`."""
    rows = _showcase(asked)
    as_of = asked.window.as_of
    soon = sa.and_(
        rows.c.is_valid == 1, DaysBetween(rows.c.valid_until, as_of) <= EXPIRES_SOON_DAYS
    )
    return sa.select(
        rows.c.expertise_status.label("status"),
        sa.func.count().label("diagnostics"),
        whole(rows.c.is_valid).label("valid"),
        whole(sa.case((rows.c.valid_until < as_of, 1), else_=0)).label("expired"),
        whole(sa.case((soon, 1), else_=0)).label("soon"),
    ).group_by(rows.c.expertise_status)


@cached_select
def by_audience_and_subject(asked: RowFilter) -> FactSelect:
    """`audience`, `subject` as it is written, `diagnostics` and `valid` ones."""
    rows = _showcase(asked)
    return sa.select(
        rows.c.audience,
        rows.c.subject,
        sa.func.count().label("diagnostics"),
        whole(rows.c.is_valid).label("valid"),
    ).group_by(rows.c.audience, rows.c.subject)


@cached_select
def most_taken(asked: RowFilter, most: int) -> FactSelect:
    """Rows of the list with participants in the period, those with more of them first."""
    rows = TABLE.rows(asked).subquery()
    return (
        sa.select(*rows.c)
        .where(rows.c.participants > 0)
        .order_by(rows.c.participants.desc(), rows.c.with_deficit.desc(), CodePoints(rows.c.code))
        .limit(most)
    )


@cached_select
def results_by_place(asked: RowFilter) -> FactSelect:
    """`oktmo`, `participants`, `with_deficit` of all results in the period."""
    return (
        sa.select(
            diagnostic_result.c.oktmo,
            whole(diagnostic_result.c.participants).label("participants"),
            whole(diagnostic_result.c.with_deficit).label("with_deficit"),
        )
        .where(results_asked(asked))
        .group_by(diagnostic_result.c.oktmo)
    )


@cached_select
def results_beside_showcase(asked: RowFilter) -> FactSelect:
    """`participants` and `with_deficit` of results of diagnostics that the showcase has not."""
    shown = sa.select(diagnostic.c.code).where(on_showcase(asked.window))
    return sa.select(
        whole(diagnostic_result.c.participants).label("participants"),
        whole(diagnostic_result.c.with_deficit).label("with_deficit"),
    ).where(results_asked(asked), diagnostic_result.c.diagnostic_code.not_in(shown))


@cached_select
def routes_by_place(asked: RowFilter) -> FactSelect:
    """The columns of `Routes` on the reporting date, then `oktmo`."""
    return _routes(asked).add_columns(learning_route.c.oktmo).group_by(learning_route.c.oktmo)


@cached_select
def routes_in_all(asked: RowFilter) -> FactSelect:
    """The columns of `Routes` for all municipalities asked about together: a person counts once."""
    return _routes(asked)


def _routes(asked: RowFilter) -> FactSelect:
    window = asked.window
    started, completed = learning_route.c.started_on, learning_route.c.completed_on
    is_open = not_by_reporting_date(completed, window)
    overdue = sa.and_(is_open, learning_route.c.due_on < window.as_of)
    person = sa.case((lasting_in_period(started, completed, window), learning_route.c.educator_key))
    return sa.select(
        sa.func.count(person.distinct()).label("persons"),
        *(
            whole(sa.case((condition, 1), else_=0)).label(name)
            for name, condition in (
                ("started", in_period(started, window)),
                ("open", is_open),
                ("completed", in_period(completed, window)),
                ("overdue", overdue),
            )
        ),
    ).where(
        known(learning_route, window),
        by_reporting_date(started, window),
        of_asked(asked, learning_route.c.oktmo),
    )
