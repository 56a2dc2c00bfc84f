"""Facts counted by month, in one select for a measure, and decisions that name an indicator."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa

from data_sources.database.cached_select import cached_select
from data_sources.database.collation import CodePoints
from data_sources.database.schema import assignment, decision, meeting
from data_sources.facts.ledger import DAY
from data_sources.indicators.conditions import held, known, region_municipalities, within
from data_sources.indicators.declaration import Aggregation, FactSelect, Measure, Window
from data_sources.indicators.measures.assignments import DUE_ON

_SINCE = sa.bindparam("since", type_=sa.Date)


@cached_select
def by_month(measure: Measure, *, sole_region: bool) -> FactSelect:
    """`oktmo`, `year`, `month`, `total` of the facts since the day `since`, and up to `as_of`."""
    facts = _facts(measure, Window(sole_region))
    months = _months(facts)
    return sa.select(facts.c.oktmo, *months, _total(measure, facts)).group_by(
        facts.c.oktmo, *months
    )


@cached_select
def by_month_in_region(measure: Measure, *, sole_region: bool) -> FactSelect:
    """`year`, `month`, `total`: whoever is met in several municipalities counts once."""
    facts = _facts(measure, Window(sole_region))
    months = _months(facts)
    return sa.select(*months, _total(measure, facts)).group_by(*months)


def _facts(measure: Measure, window: Window) -> sa.Subquery:
    facts = measure.rows(window).subquery()
    select = sa.select(facts).where(
        facts.c[DAY].between(_SINCE, window.as_of),
        *(within(facts.c[day], span, window) for day, span in measure.when if day != DAY),
    )
    if not window.sole_region:
        own = facts.c.oktmo.in_(region_municipalities(window))
        select = select.where(sa.or_(own, facts.c.oktmo.is_(None)))
    return select.subquery()


def _months(facts: sa.Subquery) -> tuple[sa.Label[int], sa.Label[int]]:
    day = facts.c[DAY]
    return sa.extract("year", day).label("year"), sa.extract("month", day).label("month")


def _total(measure: Measure, facts: sa.Subquery) -> sa.Label[float]:
    return sa.cast(_counted(measure, facts), sa.Double).label("total")


def _counted(measure: Measure, facts: sa.Subquery) -> sa.ColumnElement[Any]:
    item = facts.c[measure.item]
    if measure.newest_of is not None:
        # Of the facts of each one of these a month counts one.
        return sa.func.count(sa.case((item.is_not(None), facts.c[measure.newest_of])).distinct())
    match measure.adds:
        case Aggregation.DISTINCT:
            return sa.func.count(item.distinct())
        case Aggregation.AMOUNT:
            return sa.func.sum(item)
        case Aggregation.ROWS:
            return sa.func.count(item)


@cached_select
def aimed_decisions(window: Window) -> FactSelect:
    """Decisions of meetings held by `as_of` that name an indicator, a row for each assignment."""
    return (
        sa.select(
            meeting.c.code,
            meeting.c.body,
            meeting.c.number.label("meeting_number"),
            meeting.c.held_on,
            meeting.c.oktmo,
            decision.c.position,
            decision.c.number,
            decision.c.text,
            decision.c.indicator,
            DUE_ON.label("due_on"),
            assignment.c.assignee,
        )
        .select_from(
            decision.join(meeting, meeting.c.code == decision.c.meeting_code).outerjoin(
                assignment,
                sa.and_(
                    assignment.c.meeting_code == decision.c.meeting_code,
                    assignment.c.position == decision.c.position,
                    known(assignment, window),
                ),
            )
        )
        .where(
            known(decision, window),
            held(window),
            meeting.c.held_on <= window.as_of,
            decision.c.kind != "informational",
            decision.c.indicator.is_not(None),
        )
        .order_by(
            meeting.c.held_on.desc(),
            CodePoints(meeting.c.code),
            decision.c.position,
            CodePoints(assignment.c.assignee),
        )
    )
