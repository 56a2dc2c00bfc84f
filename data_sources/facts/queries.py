"""Builds selects and never runs them: the registers, the sums of measures, targets, weights."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import datetime
from functools import cache
from typing import Final, TypeAlias, TypeVar

import sqlalchemy as sa

from data_sources.database.cached_select import cached_select
from data_sources.database.schema import (
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
from data_sources.indicators.conditions import known_at, region_municipalities, within
from data_sources.indicators.declaration import Aggregation, FactSelect, Measure, Window

_Value = TypeVar("_Value")
Total: TypeAlias = sa.ColumnElement[float] | sa.ColumnElement[int]


def regions(known: datetime) -> FactSelect:
    """Regions by code."""
    return (
        sa.select(region.c.code, region.c.name, region.c.oktmo)
        .where(known_at(region, known))
        .order_by(region.c.code)
    )


def municipalities(known: datetime, region_code: str) -> FactSelect:
    """The region's municipalities, in no particular order."""
    columns = ("oktmo", "name", "short_name", "kind", "peer_group", "tile_column", "tile_row")
    return sa.select(*(municipality.c[column] for column in columns)).where(
        known_at(municipality, known), municipality.c.region_code == region_code
    )


Relation = tuple[Measure, ...]
_AS_THEY_ARE: Final = (sa.Date, sa.DateTime, sa.String)
_DAYS: Final = frozenset(
    {
        "start",
        "end",
        "as_of",
        "two_years_before",
        "three_years_before",
        "year_before_start",
        "year_before_end",
    }
)


def relations(measures: tuple[Measure, ...]) -> tuple[Relation, ...]:
    """The measures by the facts that they are made of, in order of appearance."""
    found: dict[object, list[Measure]] = {}
    for measure in measures:
        key = (measure.rows, measure.when, measure.newest_of)
        found.setdefault(key, []).append(measure)
    return tuple(tuple(group) for group in found.values())


@cached_select
def sums(
    measures: tuple[Measure, ...], *, sole_region: bool
) -> sa.CompoundSelect[int, str | None, *tuple[float | None, ...]]:
    """`relation` (its place), `oktmo`, and the totals of its measures, nulls after them.

    A row without oktmo counts for the region alone. One statement for all measures, built once
    and run with the parameters of a moment: composing sixty selects costs more than running
    them, and measures of the same rows are read in one pass.
    """
    window = Window(sole_region)
    asked = relations(measures)
    width = max(len(relation) for relation in asked)
    return sa.union_all(
        *(_by_municipality(place, relation, width, window) for place, relation in enumerate(asked))
    )


def _by_municipality(place: int, relation: Relation, width: int, window: Window) -> FactSelect:
    facts = counted_facts(relation[0], window)
    totals = (_total(measure.adds, facts.c[measure.item]) for measure in relation)
    select = sa.select(_place(place, "relation"), facts.c.oktmo, *_padded(totals, width)).group_by(
        facts.c.oktmo
    )
    if window.sole_region:
        return select
    return select.where(_of_region_or_nobody(facts, window))


def _of_region_or_nobody(facts: sa.Subquery, window: Window) -> sa.ColumnElement[bool]:
    own = facts.c.oktmo.in_(region_municipalities(window))
    return sa.or_(own, facts.c.oktmo.is_(None))


def counted_facts(measure: Measure, window: Window) -> sa.Subquery:
    """The facts that count at the moment, with all columns of the measure's rows."""
    facts = measure.rows(window).subquery()
    counted = sa.select(facts).where(
        *(within(facts.c[day], span, window) for day, span in measure.when)
    )
    if measure.newest_of is None:
        return counted.subquery()
    newest_first = sa.func.rank().over(
        partition_by=facts.c[measure.newest_of], order_by=facts.c.day.desc()
    )
    aged = counted.add_columns(newest_first.label("age")).subquery()
    return sa.select(aged).where(aged.c.age == 1).subquery()


@cache
def is_of_any_day(rows: Callable[[Window], FactSelect]) -> bool:
    """Whether the facts are of all days, as they must be to be kept: one `known_at`, one answer."""
    return _DAYS.isdisjoint(rows(Window(sole_region=True)).compile().params)


def known_facts(rows: Callable[[Window], FactSelect], *, sole_region: bool) -> FactSelect:
    """All columns of the facts, `rows` or `ever` of a measure, of any day; numbers as doubles."""
    window = Window(sole_region)
    facts = rows(window).subquery()
    columns = (
        column if isinstance(column.type, _AS_THEY_ARE) else _double(column, column.name)
        for column in facts.c
        if column.name != "oktmo"
    )
    select = sa.select(facts.c.oktmo, *columns)
    return select if sole_region else select.where(_of_region_or_nobody(facts, window))


@cached_select
def facts_that_count(measure: Measure, items: tuple[str, ...], *, sole_region: bool) -> FactSelect:
    """`oktmo`, the dates that the measure looks at, and these texts, of the facts that count."""
    window = Window(sole_region)
    facts = counted_facts(measure, window)
    dates = (name for name, _ in measure.when)
    select = sa.select(facts.c.oktmo, *(facts.c[name] for name in (*dates, *items)))
    return select if sole_region else select.where(_of_region_or_nobody(facts, window))


@cached_select
def shared(measures: tuple[Measure, ...], *, sole_region: bool) -> sa.CompoundSelect[int, str, str]:
    """`measure` (its place), `item`, `oktmo` of what is counted in more than one municipality.

    By these rows a sum over any set of municipalities counts each person once without asking
    the database again.
    """
    window = Window(sole_region)
    return sa.union_all(
        *(_shared(place, measure, window) for place, measure in enumerate(measures))
    )


def _shared(place: int, measure: Measure, window: Window) -> FactSelect:
    facts = counted_facts(measure, window)
    item = facts.c[measure.item].label("item")
    is_there = (item.is_not(None), facts.c.oktmo.is_not(None))
    once = sa.select(facts.c.oktmo, item).where(*is_there).distinct()
    if not window.sole_region:
        once = once.where(facts.c.oktmo.in_(region_municipalities(window)))
    # Named, so that the database makes it once and looks into it twice.
    counted = once.cte(f"counted_{place}")
    several = sa.select(counted.c.item).group_by(counted.c.item).having(sa.func.count() > 1)
    return sa.select(
        _place(place, "measure"),
        sa.cast(counted.c.item, sa.String).label("item"),
        counted.c.oktmo,
    ).where(counted.c.item.in_(several))


def _place(place: int, name: str) -> sa.Label[int]:
    return sa.literal_column(str(place), sa.Integer).label(name)


def _padded(totals: Iterable[Total], width: int) -> list[sa.Label[float]]:
    # The selects of a union have equally many columns.
    columns: list[Total | sa.ColumnElement[None]] = [*totals]
    columns += [sa.null()] * (width - len(columns))
    return [
        sa.cast(column, sa.Double).label(f"total_{place}") for place, column in enumerate(columns)
    ]


def _double(column: sa.ColumnElement[_Value], name: str) -> sa.Label[float]:
    return sa.cast(column, sa.Double).label(name)


def _total(adds: Aggregation, item: sa.ColumnElement[float]) -> Total:
    if adds is Aggregation.ROWS:
        return sa.func.count(item)
    if adds is Aggregation.DISTINCT:
        return sa.func.count(item.distinct())
    return sa.func.sum(item)


def targets(known: datetime, period: str) -> FactSelect:
    """Targets set for the period."""
    return sa.select(target.c.indicator, target.c.oktmo, target.c.value, target.c.near).where(
        known_at(target, known), target.c.period == period
    )


def weights(known: datetime) -> FactSelect:
    """Weights of indicators, the oldest first."""
    return (
        sa.select(weight.c.indicator, weight.c.valid_from, weight.c.weight)
        .where(known_at(weight, known))
        .order_by(weight.c.valid_from)
    )


def version() -> FactSelect:
    """The data version and when it moved."""
    return sa.select(data_version.c.version, data_version.c.changed_at)


def next_moment(now: datetime) -> FactSelect:
    """The nearest future moment at which a row begins or ceases to be known, if there is one."""
    moments = [
        sa.select(sa.func.min(column).label("moment")).where(column > now)
        for table in KNOWN_TABLES
        for column in (table.c.recorded_at, table.c.superseded_at)
    ]
    nearest = sa.union_all(*moments).subquery()
    return sa.select(sa.func.min(nearest.c.moment))


@cached_select
def last_moment() -> FactSelect:
    """The last moment, not after `:by`, at which a row began or ceased to be known."""
    by = sa.bindparam("by", type_=sa.DateTime)
    moments = [
        sa.select(sa.func.max(column).label("moment")).where(column <= by)
        for table in KNOWN_TABLES
        for column in (table.c.recorded_at, table.c.superseded_at)
    ]
    newest = sa.union_all(*moments).subquery()
    return sa.select(sa.func.max(newest.c.moment))


def first_days(known: datetime) -> FactSelect:
    """The first day of each kind of fact by which periods are told."""
    facts = ((training, "completed_on"), (meeting, "held_on"), (self_diagnosis, "completed_on"))
    days = [
        sa.select(sa.func.min(table.c[day]).label("day")).where(known_at(table, known))
        for table, day in facts
    ]
    return sa.select(sa.union_all(*days).subquery().c.day)


def demo_loads(dataset: str) -> FactSelect:
    """Whether the demonstration filled this database."""
    return sa.select(load.c.id).where(load.c.dataset == dataset).limit(1)
