"""`rumo undo` as a function: what a load wrote is superseded, what it superseded comes back."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

import sqlalchemy as sa

from data_sources.database.schema import KNOWN_TABLES, load, natural_key, own_columns
from data_sources.ingest.files.report import LoadRefusedError, quoted
from data_sources.ingest.files.writing.current import next_moment, one_writer
from data_sources.ingest.files.writing.dangling import (
    Dangling,
    brought_back_dangling,
    left_dangling,
)
from data_sources.vocabulary.datasets import DEMO_DATASET
from data_sources.vocabulary.titles import table_title

ROWS_NAMED: Final = 20


class UndoRefusedError(LoadRefusedError):
    """The load cannot be undone; `rows` name in Russian what stands in the way (at most 20)."""

    def __init__(self, sentence: str, rows: Sequence[str] = ()) -> None:
        super().__init__(sentence)
        self.rows = tuple(rows)


@dataclass(frozen=True)
class UndoReport:
    """What was undone: rows that stopped being current, and rows that are current again."""

    load_id: int
    file_name: str
    superseded: int
    restored: int


@dataclass(frozen=True)
class _Done:
    """A load of the past: rows recorded or superseded at its moment are its doing."""

    id: int
    moment: datetime
    file_name: str

    def written(self, table: sa.FromClause) -> sa.ColumnElement[bool]:
        return sa.and_(table.c.recorded_at == self.moment, table.c.load_id == self.id)

    def replaced(self, table: sa.FromClause) -> sa.ColumnElement[bool]:
        return table.c.superseded_at == self.moment


def undo_load(engine: sa.Engine, load_id: int) -> UndoReport:
    """Undoes the load in one transaction; what was known at any moment of the past stays known.

    A row that comes back is a new row, known from now, with the `load_id` of the load that
    brought it first; so that load can be undone in its turn. Raises `UndoRefusedError`, also
    where a later load or another program changed the same rows or where rows of other tables
    would refer to nothing; `LoadRefusedError` where another writer does not make way.
    """
    with one_writer(engine, KNOWN_TABLES) as (connection, _):
        done = _load_of(connection, load_id)
        tables = [table for table in KNOWN_TABLES if _touched(connection, done, table)]
        _require_untouched_since(connection, done, tables)
        moment = next_moment(connection, _latest(connection, done, tables))
        superseded = sum(_supersede(connection, done, table, moment) for table in tables)
        restored = sum(_restore(connection, done, table, moment) for table in tables)
        _require_nothing_dangles(connection, tables, moment)
        connection.execute(sa.update(load).where(load.c.id == done.id).values(undone_at=moment))
    return UndoReport(done.id, done.file_name, superseded, restored)


def _load_of(connection: sa.Connection, load_id: int) -> _Done:
    found = connection.execute(sa.select(load).where(load.c.id == load_id)).first()
    if found is None:
        raise UndoRefusedError(
            f"Загрузки №{load_id} нет. Номера загрузок — на странице «Данные и методика»."
        )
    if found.undone_at is not None:
        raise UndoRefusedError(f"Загрузка №{load_id} ({quoted(found.file_name)}) уже отменена.")
    if found.dataset == DEMO_DATASET:
        raise UndoRefusedError(
            "Демонстрационные данные не отменяют. Для настоящих данных создайте новую базу."
        )
    return _Done(found.id, found.loaded_at, found.file_name)


def _touched(connection: sa.Connection, done: _Done, table: sa.Table[Any]) -> bool:
    return any(
        connection.execute(sa.select(table.c.id).where(condition).limit(1)).first()
        for condition in (done.written(table), done.replaced(table))
    )


def _same_key(
    table: sa.Table[Any], one: sa.FromClause, other: sa.FromClause
) -> sa.ColumnElement[bool]:
    return sa.and_(*(_in_key(table, one, name) == _in_key(table, other, name)
                     for name in natural_key(table)))  # fmt: skip


def _in_key(table: sa.Table[Any], rows: sa.FromClause, name: str) -> sa.ColumnElement[Any]:
    """The column as the unique index of current rows has it: a null equals a null."""
    column: sa.ColumnElement[Any] = rows.c[name]
    return sa.func.coalesce(column, sa.literal_column("''")) if table.c[name].nullable else column


def _ours_now(done: _Done, table: sa.Table[Any]) -> sa.Select[Any]:
    """Current rows of the keys that the load wrote, written by it or brought back for it."""
    written, now = table.alias("written"), table.alias("now")
    return (
        sa.select(now.c.id, now.c.recorded_at)
        .join_from(written, now, _same_key(table, written, now))
        .where(done.written(written), now.c.superseded_at.is_(None), now.c.load_id == done.id)
    )


def _changed_since(done: _Done, table: sa.Table[Any]) -> sa.Subquery:
    """The natural keys whose current row is no longer as the load left it."""
    written, replaced, now = (table.alias(name) for name in ("written", "replaced", "now"))

    def keys_of(rows: sa.FromClause) -> list[sa.ColumnElement[Any]]:
        return [rows.c[name] for name in natural_key(table)]

    def beside(rows: sa.FromClause) -> sa.ColumnElement[bool]:
        return sa.and_(_same_key(table, rows, now), now.c.superseded_at.is_(None))

    not_ours = now.c.load_id.is_distinct_from(done.id)
    no_longer = (
        sa.select(*keys_of(written))
        .join_from(written, now, beside(written), isouter=True)
        .where(done.written(written), sa.or_(now.c.id.is_(None), not_ours))
    )
    taken = (
        sa.select(*keys_of(replaced))
        .join_from(replaced, now, beside(replaced))
        .where(done.replaced(replaced), not_ours)
    )
    return sa.union(no_longer, taken).subquery("changed")


def _require_untouched_since(
    connection: sa.Connection, done: _Done, tables: Iterable[sa.Table[Any]]
) -> None:
    count = 0
    rows: list[str] = []
    later: set[int] = set()
    for table in tables:
        changed = _changed_since(done, table)
        found = connection.execute(sa.select(sa.func.count()).select_from(changed)).scalar_one()
        if not found:
            continue
        count += found
        named = sa.select(changed).order_by(*changed.c).limit(ROWS_NAMED)
        rows += [_named(table.name, tuple(key)) for key in connection.execute(named)]
        later |= {row.id for row in connection.execute(_later_loads(done, table, changed))}
    if not count:
        return
    what = (
        f"Сначала отмените загрузки (новые раньше): {', '.join(map(str, sorted(later)[::-1]))}."
        if later
        else "Их изменила другая программа: исправьте эти записи новой загрузкой."
    )
    raise UndoRefusedError(
        f"Загрузка №{done.id} не отменена: после неё изменены её записи ({count}). {what}",
        rows[:ROWS_NAMED],
    )


def _later_loads(done: _Done, table: sa.Table[Any], changed: sa.Subquery) -> sa.Select[Any]:
    """The loads that stand, and that superseded or added rows of these keys after this one."""
    rows = table.alias("rows")
    return (
        sa.select(load.c.id)
        .distinct()
        .join_from(changed, rows, _same_key(table, changed, rows))
        .join(
            load,
            sa.or_(
                load.c.loaded_at == rows.c.superseded_at,
                sa.and_(load.c.loaded_at == rows.c.recorded_at, load.c.id == rows.c.load_id),
            ),
        )
        .where(load.c.loaded_at > done.moment, load.c.undone_at.is_(None))
    )


def _latest(connection: sa.Connection, done: _Done, tables: Iterable[sa.Table[Any]]) -> datetime:
    latest = done.moment
    for table in tables:
        ours = _ours_now(done, table).subquery()
        newest = connection.execute(sa.select(sa.func.max(ours.c.recorded_at))).scalar_one()
        latest = max(latest, newest or latest)
    return latest


def _supersede(
    connection: sa.Connection, done: _Done, table: sa.Table[Any], moment: datetime
) -> int:
    ours = sa.select(_ours_now(done, table).subquery().c.id)
    return connection.execute(
        sa.update(table).where(table.c.id.in_(ours)).values(superseded_at=moment)
    ).rowcount


def _restore(connection: sa.Connection, done: _Done, table: sa.Table[Any], moment: datetime) -> int:
    own = [column.name for column in own_columns(table)]
    again = (*(table.c[name] for name in own), sa.literal(moment, sa.DateTime()), table.c.load_id)
    replaced = sa.select(*again).where(done.replaced(table))
    connection.execute(sa.insert(table).from_select([*own, "recorded_at", "load_id"], replaced))
    count = sa.select(sa.func.count()).where(done.replaced(table))
    return int(connection.execute(count).scalar_one())


def _require_nothing_dangles(
    connection: sa.Connection, tables: Iterable[sa.Table[Any]], moment: datetime
) -> None:
    for table in tables:
        if left := left_dangling(connection, table, moment):
            raise UndoRefusedError(
                "Загрузка не отменена: на её записи уже ссылаются другие. Сначала отмените "
                "загрузки, которые их принесли.",
                _dangling_named(left),
            )
        if back := brought_back_dangling(connection, table, moment):
            raise UndoRefusedError(
                "Загрузка не отменена: записи, которые надо вернуть, ссылаются на то, чего в "
                "базе больше нет.",
                _dangling_named(back),
            )


def _dangling_named(found: Iterable[Dangling]) -> tuple[str, ...]:
    names = (
        f"{_named(each.table, key)} ссылается на {quoted(_listed(values))} "
        f"({table_title(each.referred)})"
        for each in found
        for values, key in each.examples
    )
    return tuple(names)[:ROWS_NAMED]


def _named(table: str, key: tuple[object, ...]) -> str:
    return f"{table_title(table)} {quoted(_listed(key))}"


def _listed(values: tuple[object, ...]) -> str:
    return ", ".join("—" if value is None else str(value) for value in values)
