"""Runs the selects of `queries` on one connection and types what comes back."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

import sqlalchemy as sa

from data_sources.facts import queries
from data_sources.facts.ledger import FactKind, Ledger
from data_sources.facts.ledger import ledger as make_ledger
from data_sources.facts.persons import met_in_several
from data_sources.indicators.declaration import (
    Aggregation,
    FactSelect,
    Indicator,
    Measure,
    Moment,
)
from data_sources.scoring.results import Municipality, Region, Registers
from data_sources.scoring.scores import Goal, Weight
from data_sources.vocabulary.datasets import DEMO_DATASET
from data_sources.vocabulary.finite import finite
from data_sources.vocabulary.naming import name_order


@dataclass(frozen=True)
class Snapshot:
    """The state of the database that one transaction sees, and the moment it is seen at.

    `now` is the newest moment of knowledge: what was written is seen, even by a clock that has
    gone back since. `clock` is what the clock says, from which the day of today is taken.
    """

    version: int
    changed_at: datetime
    now: datetime
    clock: datetime


def snapshot(connection: sa.Connection, now: datetime) -> Snapshot:
    """The data version; on a server also its clock, by which rows are recorded."""
    if connection.dialect.name == "sqlite":
        version, changed_at = connection.execute(queries.version()).one()
    else:
        clock = sa.func.timezone("utc", sa.func.clock_timestamp(), type_=sa.DateTime)
        version, changed_at, now = connection.execute(queries.version().add_columns(clock)).one()
    return Snapshot(version, changed_at, max(now, changed_at), now)


def next_moment(connection: sa.Connection, now: datetime) -> datetime | None:
    """When the answer to an unchanged database changes by itself; None: never."""
    moment: datetime | None = connection.execute(queries.next_moment(now)).scalar()
    return moment


def last_moment(connection: sa.Connection, by: datetime) -> datetime | None:
    """When what was known by this moment became so; None: nothing was known yet."""
    moment: datetime | None = connection.execute(queries.last_moment(), {"by": by}).scalar()
    return moment


def registers(connection: sa.Connection, known: datetime, region_code: str | None) -> Registers:
    """Regions, the asked one (or the first by code) and its municipalities."""
    regions = tuple(Region(*row) for row in connection.execute(queries.regions(known)))
    asked = next((region for region in regions if region.code == region_code), None)
    region = asked or (regions[0] if regions else None)
    if region is None:
        return Registers(regions, None, ())
    rows = connection.execute(queries.municipalities(known, region.code))
    found = [
        Municipality(
            row.oktmo,
            row.name,
            row.short_name,
            row.kind,
            row.peer_group,
            None
            if row.tile_column is None or row.tile_row is None
            else (row.tile_column, row.tile_row),
        )
        for row in rows
    ]
    found.sort(key=lambda member: (name_order(member.name), member.oktmo))
    return Registers(regions, region, tuple(found))


PART: Final = 1000
Found = dict[Measure, dict[str | None, float]]


def sums(connection: sa.Connection, moment: Moment, measures: tuple[Measure, ...]) -> Found:
    """Every measure by municipality; nothing found, nothing there."""
    found: Found = {measure: {} for measure in measures}
    if not measures:
        return found
    relations = queries.relations(measures)
    for place, oktmo, *totals in connection.execute(
        queries.sums(measures, sole_region=moment.sole_region), moment.parameters()
    ):
        for measure, total in zip(relations[place], map(finite, totals), strict=False):
            # A count of nothing is nothing found; a sum of zeros is a zero.
            if total is not None and (total != 0 or measure.adds is Aggregation.AMOUNT):
                found[measure][oktmo] = total
    return found


def measures_of(indicators: tuple[Indicator, ...]) -> tuple[Measure, ...]:
    """The different measures behind the indicators, each once."""
    return tuple(
        dict.fromkeys(measure for indicator in indicators for measure in indicator.measures)
    )


def shared(
    connection: sa.Connection, moment: Moment, measures: tuple[Measure, ...]
) -> dict[Measure, Counter[frozenset[str]]]:
    """Persons met in several municipalities: measure -> those municipalities -> how many."""
    asked = tuple(measure for measure in measures if measure.adds is Aggregation.DISTINCT)
    if not asked:
        return {}
    met: dict[Measure, list[tuple[str, str | None]]] = {measure: [] for measure in asked}
    select = queries.shared(asked, sole_region=moment.sole_region)
    for place, item, oktmo in connection.execute(select, moment.parameters()):
        met[asked[place]].append((item, oktmo))
    return {measure: met_in_several(pairs) for measure, pairs in met.items()}


def ledger(connection: sa.Connection, moment: Moment, select: FactSelect) -> Ledger:
    """The facts that the select finds at the moment; its first column is `oktmo`."""
    _, *others = select.selected_columns
    columns = {column.name: _kind(column.type) for column in others}
    # In parts, so that never all rows are there as objects: collecting them takes longer.
    found = connection.execute(select, moment.parameters())
    return make_ledger(columns, found.partitions(PART))


def ledger_of_at_most(
    connection: sa.Connection, moment: Moment, select: FactSelect, most: int
) -> Ledger | None:
    """The same; None where the facts have more cells than `most`, besides their `oktmo`."""
    most_facts = most // (len(select.selected_columns) - 1)
    made = ledger(connection, moment, select.limit(most_facts + 1))
    return made if len(made.places) <= most_facts else None


def _kind(kind: sa.types.TypeEngine[object]) -> FactKind:
    if isinstance(kind, sa.Date):
        return FactKind.DAY
    if isinstance(kind, sa.DateTime):
        return FactKind.MOMENT
    return FactKind.TEXT if isinstance(kind, sa.String) else FactKind.AMOUNT


def targets(
    connection: sa.Connection, known: datetime, period: str
) -> dict[tuple[str, str | None], Goal]:
    """(indicator, municipality or None for the default) -> target of the period."""
    return {
        (row.indicator, row.oktmo): Goal(float(row.value), float(row.near))
        for row in connection.execute(queries.targets(known, period))
        if finite(row.value) is not None and finite(row.near) is not None
    }


def weights(connection: sa.Connection, known: datetime) -> tuple[Weight, ...]:
    """All weights of indicators, the oldest first."""
    return tuple(
        Weight(row.indicator, row.valid_from, float(row.weight))
        for row in connection.execute(queries.weights(known))
        if finite(row.weight) is not None
    )


def first_day(connection: sa.Connection, known: datetime) -> date | None:
    """The first day that facts speak of."""
    days = [day for (day,) in connection.execute(queries.first_days(known)) if day is not None]
    return min(days, default=None)


def is_demo(connection: sa.Connection) -> bool:
    """The demonstration filled this database."""
    return connection.execute(queries.demo_loads(DEMO_DATASET)).first() is not None
