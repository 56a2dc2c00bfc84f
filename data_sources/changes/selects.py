"""Selects that tell what came, was corrected and went between `:since` and `:until`.

A row that came is known at the later moment and was recorded after the earlier one; a row that
went was known at the earlier one and was superseded by the later. Both sets are ranges of the
indexes on `recorded_at` and `superseded_at`, however much the database holds besides, and of a
natural key no more than one row is known at a moment; so a key in both sets was corrected.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final

import sqlalchemy as sa

from data_sources.changes.results import ChangeKind
from data_sources.database.cached_select import cached_select
from data_sources.database.schema import (
    KNOWN_TABLES,
    municipality,
    natural_key,
    own_columns,
    region,
    school,
)
from data_sources.indicators.conditions import known_at
from data_sources.indicators.declaration import FactSelect

SINCE: Final = sa.bindparam("since", type_=sa.DateTime)
UNTIL: Final = sa.bindparam("until", type_=sa.DateTime)
_CHOSEN: Final = sa.bindparam("chosen", type_=sa.String, expanding=True)
_REGION: Final = sa.bindparam("region_code", type_=sa.String)
_NAMES: Final = ("name", "title", "topic", "text")
BEFORE: Final = "before_"


@dataclass(frozen=True)
class Narrowing:
    """Which conditions of place a select has; the places themselves are parameters."""

    sole_region: bool
    chosen: bool


def came(rows: sa.FromClause) -> sa.ColumnElement[bool]:
    """Known at the later moment, recorded after the earlier one."""
    return sa.and_(rows.c.recorded_at > SINCE, known_at(_table(rows), UNTIL))


def went(rows: sa.FromClause) -> sa.ColumnElement[bool]:
    """Known at the earlier moment, superseded by the later one."""
    return sa.and_(
        rows.c.superseded_at > SINCE, rows.c.superseded_at <= UNTIL, rows.c.recorded_at <= SINCE
    )


def _table(rows: sa.FromClause) -> Any:
    return rows


def says_whose(table: sa.Table[Any]) -> bool:
    """The table tells whose municipality's its rows are."""
    return "oktmo" in table.c or "school_code" in table.c


def of_place(rows: sa.FromClause, narrowing: Narrowing) -> sa.ColumnElement[bool]:
    """The row is of the asked municipalities or of the asked region, as far as it says."""
    conditions: list[sa.ColumnElement[bool]] = []
    if narrowing.chosen:
        conditions.extend(_among(rows, _CHOSEN))
    elif not narrowing.sole_region:
        own = sa.union_all(
            sa.select(municipality.c.oktmo).where(
                known_at(municipality, UNTIL), municipality.c.region_code == _REGION
            ),
            # Targets and notes may be of the region itself.
            sa.select(region.c.oktmo).where(known_at(region, UNTIL), region.c.code == _REGION),
        )
        conditions.extend(sa.or_(each, _of_nobody(rows)) for each in _among(rows, own))
    if not narrowing.sole_region and "region_code" in rows.c:
        conditions.append(rows.c.region_code == _REGION)
    return sa.and_(sa.true(), *conditions)


def _among(rows: sa.FromClause, places: Any) -> list[sa.ColumnElement[bool]]:
    if "oktmo" in rows.c:
        return [rows.c.oktmo.in_(places)]
    if "school_code" in rows.c:
        schools = sa.select(school.c.code).where(
            known_at(school, UNTIL), school.c.oktmo.in_(places)
        )
        return [rows.c.school_code.in_(schools)]
    return []


def _of_nobody(rows: sa.FromClause) -> sa.ColumnElement[bool]:
    column: sa.ColumnElement[Any] = rows.c.oktmo if "oktmo" in rows.c else rows.c.school_code
    return column.is_(None)


@cached_select
def stirred(narrowing: Narrowing) -> sa.CompoundSelect[Any]:
    """`name`, whether any row of the table came or went, how many of the asked places."""
    return sa.union_all(*(_stirred(table, narrowing) for table in KNOWN_TABLES))


def _stirred(table: sa.Table[Any], narrowing: Narrowing) -> FactSelect:
    def counted(condition: sa.ColumnElement[bool]) -> sa.ScalarSelect[Any]:
        return sa.select(sa.func.count()).select_from(table).where(condition).scalar_subquery()

    whose = of_place(table, narrowing)
    return sa.select(
        sa.literal(table.name).label("name"),
        sa.exists().where(came(table)).label("any_came"),
        sa.exists().where(went(table)).label("any_went"),
        counted(sa.and_(came(table), whose)).label("came"),
        counted(sa.and_(went(table), whose)).label("went"),
    )


@cached_select
def counts(table: sa.Table[Any], narrowing: Narrowing) -> FactSelect:
    """Of keys that both came and went: `corrected` ones, and how many of each side are asked of."""
    pairs, now, then = _pairs(table), table.alias("now"), table.alias("then")
    of_now, of_then = of_place(now, narrowing), of_place(then, narrowing)
    # What a row left by a correction lost it; written again as it was, nothing is changed.
    corrected = sa.and_(_differs(table, now, then), sa.or_(of_now, of_then))
    return sa.select(
        _counted(corrected, "corrected"),
        _counted(of_now, "of_later"),
        _counted(of_then, "of_earlier"),
    ).select_from(_joined(pairs, now, then))


def _counted(condition: sa.ColumnElement[bool], name: str) -> sa.Label[int]:
    one = sa.case((condition, 1), else_=0)
    return sa.func.coalesce(sa.func.sum(one), 0).label(name)


@cached_select
def newest(table: sa.Table[Any], kind: ChangeKind, narrowing: Narrowing) -> FactSelect:
    """`at`, the own columns of rows changed so, the newest first; of a correction also as before.

    For a table in which rows both came and went. Rows that came or went for good are looked
    through from the newest, so that the first ones found end the search.
    """
    now, then = table.alias("now"), table.alias("then")
    pairs = _pairs(table)
    if kind is ChangeKind.NEW:
        other = now.outerjoin(pairs, pairs.c.later_id == now.c.id)
        select = _told(table, now, kind).select_from(other)
        return select.where(came(now), pairs.c.later_id.is_(None), of_place(now, narrowing))
    if kind is ChangeKind.WITHDRAWN:
        other = then.outerjoin(pairs, pairs.c.earlier_id == then.c.id)
        select = _told(table, then, kind).select_from(other)
        return select.where(went(then), pairs.c.earlier_id.is_(None), of_place(then, narrowing))
    before = (then.c[column.name].label(BEFORE + column.name) for column in own_columns(table))
    return (
        _told(table, now, kind)
        .add_columns(*before)
        .select_from(_joined(pairs, now, then))
        .where(
            _differs(table, now, then),
            sa.or_(of_place(now, narrowing), of_place(then, narrowing)),
        )
    )


def _pairs(table: sa.Table[Any]) -> sa.CTE:
    """`earlier_id`, `later_id` of every key that both came and went.

    A later row that is current is found by the index of current keys; one superseded since then,
    among the keys of those. So the search grows with the rows that went, not with those that
    came, of which a load may bring a million.
    """
    earlier, now = _keys("earlier", table, went(table)), table.alias("current_now")
    since_then = _keys("later", table, sa.and_(came(table), table.c.superseded_at.is_not(None)))
    current = (
        sa.select(earlier.c.id.label("earlier_id"), now.c.id.label("later_id"))
        .join_from(earlier, now, _same_key(table, earlier, now))
        .where(now.c.superseded_at.is_(None), now.c.recorded_at > SINCE, now.c.recorded_at <= UNTIL)
    )
    outdated = sa.select(earlier.c.id, since_then.c.id).join_from(
        earlier, since_then, _same_key(table, earlier, since_then)
    )
    return current.union_all(outdated).cte("pairs").prefix_with("MATERIALIZED")


def _joined(pairs: sa.CTE, now: sa.FromClause, then: sa.FromClause) -> sa.FromClause:
    return pairs.join(now, now.c.id == pairs.c.later_id).join(then, then.c.id == pairs.c.earlier_id)


@cached_select
def newest_alone(table: sa.Table[Any], kind: ChangeKind, narrowing: Narrowing) -> FactSelect:
    """The same where rows only came or only went."""
    condition = came(table) if kind is ChangeKind.NEW else went(table)
    return _told(table, table, kind).where(condition, of_place(table, narrowing))


def _told(table: sa.Table[Any], rows: sa.FromClause, kind: ChangeKind) -> FactSelect:
    at = rows.c.superseded_at if kind is ChangeKind.WITHDRAWN else rows.c.recorded_at
    columns = (rows.c[column.name] for column in own_columns(table))
    newest_first = (at.desc(), rows.c.id.desc())
    return sa.select(at.label("at"), *columns).order_by(*newest_first).limit(sa.bindparam("most"))


def _keys(name: str, table: sa.Table[Any], condition: sa.ColumnElement[bool]) -> sa.CTE:
    columns = [table.c.id, *(in_key(table, table, each) for each in natural_key(table))]
    return sa.select(*columns).where(condition).cte(name).prefix_with("MATERIALIZED")


def _same_key(
    table: sa.Table[Any], one: sa.FromClause, other: sa.FromClause
) -> sa.ColumnElement[bool]:
    return sa.and_(
        *(in_key(table, one, name) == in_key(table, other, name) for name in natural_key(table))
    )


def _differs(
    table: sa.Table[Any], one: sa.FromClause, other: sa.FromClause
) -> sa.ColumnElement[bool]:
    names = (column.name for column in own_columns(table))
    return sa.or_(*(one.c[name].is_distinct_from(other.c[name]) for name in names))


def in_key(table: sa.Table[Any], rows: sa.FromClause, name: str) -> sa.ColumnElement[Any]:
    """A column of the natural key as the unique index has it: a null equals a null."""
    column: sa.ColumnElement[Any] = rows.c[name]
    if not table.c[name].nullable or isinstance(rows, sa.CTE):
        return column
    return sa.func.coalesce(column, sa.literal_column("''")).label(name)


def name_column(table: sa.Table[Any]) -> str | None:
    """The column by which a person knows the row, where it is not in the key."""
    found = (name for name in _NAMES if name in table.c and name not in natural_key(table))
    return next(found, None)
