"""Builds selects and never runs them: the registers, the sums of measures, targets, weights."""

from __future__ import annotations

from datetime import date, datetime
from functools import cache
from typing import Any

import sqlalchemy as sa

from data_sources.indicators.conditions import known_at, region_municipalities
from data_sources.indicators.declaration import Adds, Facts, Measure, Window
from data_sources.schema import (
    KNOWN_TABLES,
    data_version,
    load,
    meeting,
    municipality,
    region,
    self_diagnosis,
    target,
    training,
    weight,
)


def regions(known: datetime) -> Facts:
    """Regions by code."""
    return (
        sa.select(region.c.code, region.c.name, region.c.oktmo)
        .where(known_at(region, known))
        .order_by(region.c.code)
    )


def municipalities(known: datetime, region_code: str) -> Facts:
    """The region's municipalities, in no particular order."""
    columns = ("oktmo", "name", "short_name", "kind", "peer_group", "tile_column", "tile_row")
    return sa.select(*(municipality.c[column] for column in columns)).where(
        known_at(municipality, known), municipality.c.region_code == region_code
    )


@cache
def sums(measures: tuple[Measure, ...], *, sole_region: bool) -> sa.CompoundSelect[Any]:
    """`measure` (its place among those asked), `oktmo`, `total`, for the parameters of a moment.

    A row without oktmo counts for the region alone. One statement for all measures, built once:
    composing sixty selects costs more than running them.
    """
    window = Window(sole_region)
    return sa.union_all(
        *(_by_municipality(place, measure, window) for place, measure in enumerate(measures))
    )


def _by_municipality(place: int, measure: Measure, window: Window) -> Facts:
    facts = measure.rows(window).subquery()
    select = sa.select(
        sa.literal_column(str(place), sa.Integer).label("measure"),
        facts.c.oktmo,
        _total(measure, facts).label("total"),
    ).group_by(facts.c.oktmo)
    if window.sole_region:
        return select
    own = facts.c.oktmo.in_(region_municipalities(window))
    return select.where(sa.or_(own, facts.c.oktmo.is_(None)))


@cache
def sums_together(measures: tuple[Measure, ...], *, sole_region: bool) -> sa.CompoundSelect[Any]:
    """`measure`, `total` over the municipalities in the parameter `among_<place>`.

    Each person counts once over all of them.
    """
    window = Window(sole_region)
    return sa.union_all(
        *(_together(place, measure, window) for place, measure in enumerate(measures))
    )


def _together(place: int, measure: Measure, window: Window) -> Facts:
    facts = measure.rows(window).subquery()
    among = sa.bindparam(f"among_{place}", expanding=True, type_=sa.String)
    return sa.select(
        sa.literal_column(str(place), sa.Integer).label("measure"),
        _total(measure, facts).label("total"),
    ).where(facts.c.oktmo.in_(among))


def _total(measure: Measure, facts: sa.Subquery) -> sa.ColumnElement[Any]:
    if measure.adds is Adds.ROWS:
        return sa.func.count()
    if measure.adds is Adds.DISTINCT:
        return sa.func.count(facts.c.item.distinct())
    return sa.cast(sa.func.sum(facts.c.item), sa.Double)


def targets(known: datetime, period: str) -> Facts:
    """Targets set for the period."""
    return sa.select(target.c.indicator, target.c.oktmo, target.c.value, target.c.near).where(
        known_at(target, known), target.c.period == period
    )


def weights(known: datetime, end: date) -> Facts:
    """Weights valid by the day, the oldest first."""
    return (
        sa.select(weight.c.indicator, weight.c.weight)
        .where(known_at(weight, known), weight.c.valid_from <= end)
        .order_by(weight.c.valid_from)
    )


def version() -> Facts:
    """The data version and when it moved."""
    return sa.select(data_version.c.version, data_version.c.changed_at)


def next_moment(now: datetime) -> Facts:
    """The nearest future moment at which a row begins or ceases to be known, if there is one."""
    moments = [
        sa.select(sa.func.min(column).label("moment")).where(column > now)
        for table in KNOWN_TABLES
        for column in (table.c.recorded_at, table.c.superseded_at)
    ]
    nearest = sa.union_all(*moments).subquery()
    return sa.select(sa.func.min(nearest.c.moment))


def first_days(known: datetime) -> Facts:
    """The first day of each kind of fact by which periods are told."""
    facts = ((training, "completed_on"), (meeting, "held_on"), (self_diagnosis, "completed_on"))
    days = [
        sa.select(sa.func.min(table.c[day]).label("day")).where(known_at(table, known))
        for table, day in facts
    ]
    return sa.select(sa.union_all(*days).subquery().c.day)


def demo_loads(dataset: str) -> Facts:
    """Whether the demonstration filled this database."""
    return sa.select(load.c.id).where(load.c.dataset == dataset).limit(1)
