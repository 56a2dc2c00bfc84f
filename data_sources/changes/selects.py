"""Selects that tell what came, was corrected and went between `:since` and `:until`.

A row that came is known at the later moment and was recorded after the earlier one; a row that
went was known at the earlier one and was superseded by the later. Both sets are ranges of the
indexes on `recorded_at` and `superseded_at`, however much the database holds besides, and of a
natural key no more than one row is known at a moment; so a key in both sets was corrected.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Any, Final

import sqlalchemy as sa

from data_sources.changes.results import ChangeKind
from data_sources.indicators.conditions import known_at
from data_sources.indicators.declaration import Facts
from data_sources.schema import KNOWN_TABLES, municipality, natural_key, own_columns, region, school

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


@cache
def stirred(narrowing: Narrowing) -> sa.CompoundSelect[Any]:
    """`name`, whether any row of the table came or went, how many of the asked places."""
    return sa.union_all(*(_stirred(table, narrowing) for table in KNOWN_TABLES))


def _stirred(table: sa.Table[Any], narrowing: Narrowing) -> Facts:
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


@cache
def counts(table: sa.Table[Any], narrowing: Narrowing) -> Facts:
    """`new`, `corrected`, `withdrawn` of a table in which rows both came and went."""
    pairs = _Pairs.of(table)
    later, earlier = pairs.later, pairs.earlier

    def counted(kind: ChangeKind) -> sa.ScalarSelect[Any]:
        return (
            sa.select(sa.func.count())
            .select_from(pairs.joined(kind))
            .where(pairs.condition(kind, narrowing))
            .scalar_subquery()
        )

    return sa.select(*(counted(kind).label(kind.value) for kind in ChangeKind)).add_cte(
        later, earlier
    )


@cache
def newest(table: sa.Table[Any], kind: ChangeKind, narrowing: Narrowing) -> Facts:
    """`at`, the own columns of rows changed so, the newest first; of a correction also as before.

    For a table in which rows both came and went.
    """
    pairs = _Pairs.of(table)
    rows = pairs.earlier_rows if kind is ChangeKind.WITHDRAWN else pairs.later_rows
    return _told(table, rows, kind, pairs).select_from(pairs.joined(kind)).where(
        pairs.condition(kind, narrowing)
    )  # fmt: skip


@cache
def newest_alone(table: sa.Table[Any], kind: ChangeKind, narrowing: Narrowing) -> Facts:
    """The same where rows only came or only went."""
    condition = came(table) if kind is ChangeKind.NEW else went(table)
    return _told(table, table, kind, None).where(condition, of_place(table, narrowing))


def _told(
    table: sa.Table[Any], rows: sa.FromClause, kind: ChangeKind, pairs: _Pairs | None
) -> Facts:
    at = rows.c.superseded_at if kind is ChangeKind.WITHDRAWN else rows.c.recorded_at
    columns = [at.label("at"), *(rows.c[column.name] for column in own_columns(table))]
    if kind is ChangeKind.CORRECTED and pairs is not None:
        columns += [
            pairs.earlier_rows.c[column.name].label(BEFORE + column.name)
            for column in own_columns(table)
        ]
    return sa.select(*columns).order_by(at.desc(), rows.c.id.desc()).limit(sa.bindparam("most"))


@dataclass(frozen=True)
class _Pairs:
    """Rows that came and rows that went, by natural key.

    The keys are made once and looked into: a join of the tables themselves would be free to
    look through all of one for each row of the other.
    """

    table: sa.Table[Any]
    later: sa.CTE
    earlier: sa.CTE
    later_rows: sa.FromClause
    earlier_rows: sa.FromClause

    @classmethod
    def of(cls, table: sa.Table[Any]) -> _Pairs:
        def keys(name: str, condition: sa.ColumnElement[bool]) -> sa.CTE:
            columns = [table.c.id, *(in_key(table, table, each) for each in natural_key(table))]
            return sa.select(*columns).where(condition).cte(name).prefix_with("MATERIALIZED")

        return cls(
            table,
            keys("later", came(table)),
            keys("earlier", went(table)),
            table.alias("later_rows"),
            table.alias("earlier_rows"),
        )

    def joined(self, kind: ChangeKind) -> sa.FromClause:
        same = sa.and_(
            *(self.later.c[each] == self.earlier.c[each] for each in natural_key(self.table))
        )
        of_later = self.later_rows.c.id == self.later.c.id
        of_earlier = self.earlier_rows.c.id == self.earlier.c.id
        if kind is ChangeKind.NEW:
            return self.later.outerjoin(self.earlier, same).join(self.later_rows, of_later)
        if kind is ChangeKind.WITHDRAWN:
            return self.earlier.outerjoin(self.later, same).join(self.earlier_rows, of_earlier)
        return (
            self.later.join(self.earlier, same)
            .join(self.later_rows, of_later)
            .join(self.earlier_rows, of_earlier)
        )

    def condition(self, kind: ChangeKind, narrowing: Narrowing) -> sa.ColumnElement[bool]:
        of_later = of_place(self.later_rows, narrowing)
        of_earlier = of_place(self.earlier_rows, narrowing)
        if kind is ChangeKind.NEW:
            return sa.and_(self.earlier.c.id.is_(None), of_later)
        if kind is ChangeKind.WITHDRAWN:
            return sa.and_(self.later.c.id.is_(None), of_earlier)
        # What a row left by a correction lost it; written again as it was, nothing is changed.
        differs = (
            self.later_rows.c[column.name].is_distinct_from(self.earlier_rows.c[column.name])
            for column in own_columns(self.table)
        )
        return sa.and_(sa.or_(*differs), sa.or_(of_later, of_earlier))


def in_key(table: sa.Table[Any], rows: sa.FromClause, name: str) -> sa.ColumnElement[Any]:
    """A column of the natural key as the unique index has it: a null equals a null."""
    column: sa.ColumnElement[Any] = rows.c[name]
    if not table.c[name].nullable:
        return column
    return sa.func.coalesce(column, sa.literal_column("''")).label(name)


def name_column(table: sa.Table[Any]) -> str | None:
    """The column by which a person knows the row, where it is not in the key."""
    found = (name for name in _NAMES if name in table.c and name not in natural_key(table))
    return next(found, None)
