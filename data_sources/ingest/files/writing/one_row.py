"""`rumo row` as a function: one current row is withdrawn, or gets another key."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any, Final

import sqlalchemy as sa

from data_sources.database.schema import KNOWN_TABLES, load, natural_key, own_columns
from data_sources.ingest.files.cells.cells import parse_cell
from data_sources.ingest.files.refusals import CellRefusedError
from data_sources.ingest.files.report import ErrorLog, LoadRefusedError, WithdrawnRow, quoted
from data_sources.ingest.files.rows.batch import Batch, RowOfValues
from data_sources.ingest.files.rows.fields import fields_of, key_folding
from data_sources.ingest.files.rows.headers import names_of
from data_sources.ingest.files.rows.loadable import FieldKind, FileField
from data_sources.ingest.files.writing.current import next_moment, one_writer
from data_sources.ingest.files.writing.dangling import Dangling, left_dangling
from data_sources.ingest.files.writing.references import check_references
from data_sources.ingest.files.writing.respelling import NAMES_IN_KEYS
from data_sources.ingest.files.writing.rows import Plan, RowChange, write_rows
from data_sources.names import Directory, read_directory
from data_sources.names.owners import Owners, Written
from data_sources.vocabulary.titles import column_titles, table_title

MOST_NAMED: Final = 20
_MOST_LOOKED_AT: Final = 5_000
_WITHDRAWN: Final = "rumo row: запись снята"
_REKEYED: Final = "rumo row: ключ записи исправлен"


@dataclass(frozen=True)
class FoundRow:
    """The current row that was meant; `values` are its own columns by name."""

    table: str
    id: int
    recorded_at: datetime
    values: Mapping[str, Any]
    key: Mapping[str, Any]


@dataclass(frozen=True)
class RowWish:
    """Which row is meant, and its new key; an empty one withdraws the row.

    Names are those of the schema or Russian titles, values as they are typed into files.
    """

    table: str
    given: Mapping[str, str]
    new_key: Mapping[str, str]
    changed_by: str | None = None


def change_row(
    engine: sa.Engine,
    wish: RowWish,
    indicators: Mapping[str, str],
    agree: Callable[[FoundRow, Mapping[str, Any]], None],
) -> int:
    """Withdraws the row or gives it the new key, as a load that can be undone; its number.

    `agree` hears the row and its new key before anything is written and while nothing is
    locked; to stop it raises. Raises `LoadRefusedError` with a Russian sentence.
    """
    table = next((each for each in KNOWN_TABLES if each.name == wish.table), None)
    if table is None:
        names = ", ".join(each.name for each in KNOWN_TABLES)
        raise LoadRefusedError(f"Таблицы {quoted(wish.table)} нет. Есть: {names}.")
    with engine.connect() as connection:
        reading = _Reading(table, fields_of(table, indicators), read_directory(connection))
        found = _found(connection, table, reading.sought(wish.given))
    new_key = reading.new_key(wish.new_key)
    agree(found, new_key)
    with one_writer(engine, KNOWN_TABLES) as (connection, _):
        again = _found(connection, table, dict(found.key))
        if again != found:
            raise LoadRefusedError(
                "Пока вы отвечали, запись изменилась. Ничего не записано; повторите."
            )
        return _written(connection, table, found, new_key, wish)


@dataclass(frozen=True)
class _Reading:
    """Typed names and values as the table has them."""

    table: sa.Table[Any]
    fields: Mapping[str, FileField]
    directory: Directory

    def sought(self, given: Mapping[str, str]) -> dict[str, Any]:
        """What the row is looked up by; a person in a key of earlier times can be named."""
        return dict(self._parsed(given, {name: _sought(f) for name, f in self.fields.items()}))

    def new_key(self, given: Mapping[str, str]) -> dict[str, Any]:
        """The new values of columns of the key."""
        parsed = dict(self._parsed(given, self.fields))
        titles = column_titles(self.table.name)
        key = natural_key(self.table)
        for name in parsed:
            if name not in key:
                listed = ", ".join(f"{titles[each]} ({each})" for each in key)
                raise LoadRefusedError(
                    f"{quoted(titles[name])} — не ключ: исправьте значение в файле и загрузите "
                    f"его снова. Ключ этой таблицы: {listed}."
                )
        return parsed

    def _parsed(
        self, given: Mapping[str, str], fields: Mapping[str, FileField]
    ) -> Iterator[tuple[str, Any]]:
        names = names_of(self.table.name)
        for written, text in given.items():
            column = names.column_of(written)
            if column is None:
                known = ", ".join(f"{title} ({name})" for name, title in names.titles.items())
                raise LoadRefusedError(f"Столбца {quoted(written)} в таблице нет. Есть: {known}.")
            try:
                yield column, parse_cell(fields[column], text, self.directory)
            except CellRefusedError as error:
                raise LoadRefusedError(f"{names.shown(column)}: {error.message}") from error


def _sought(field: FileField) -> FileField:
    kind = FieldKind.TEXT if field.kind is FieldKind.PERSON_KEY else field.kind
    return replace(field, kind=kind, required=False)


def _found(connection: sa.Connection, table: sa.Table[Any], sought: Mapping[str, Any]) -> FoundRow:
    """The only current row that has these values. Raises `LoadRefusedError`."""
    names = NAMES_IN_KEYS.get(table.name)
    person = sought.get(names.column) if names else None
    alike = names.column if names and isinstance(person, str) else None
    conditions = [
        table.c[name].is_not_distinct_from(value) for name, value in sought.items() if name != alike
    ]
    question = sa.select(table).where(table.c.superseded_at.is_(None), *conditions)
    rows = connection.execute(question.limit(_MOST_LOOKED_AT)).all()
    if alike and isinstance(person, str):
        rows = _by_name(connection, rows, alike, person)
    if not rows:
        raise LoadRefusedError(
            f"Такой записи в таблице «{table_title(table.name)}» сейчас нет. Проверьте значения."
        )
    if len(rows) > 1:
        told = "".join(f"\n  {_line(table, row)}" for row in rows[:MOST_NAMED])
        more = "\n  …" if len(rows) > MOST_NAMED else ""
        raise LoadRefusedError(f"Таких записей несколько. Назовите ключ целиком:{told}{more}")
    (row,) = rows
    own = {column.name: getattr(row, column.name) for column in own_columns(table)}
    key = {name: own[name] for name in natural_key(table)}
    return FoundRow(table.name, row.id, row.recorded_at, own, key)


def _by_name(
    connection: sa.Connection, rows: Sequence[sa.Row[Any]], column: str, person: str
) -> Sequence[sa.Row[Any]]:
    exact = [row for row in rows if getattr(row, column) == person]
    if exact:
        return exact
    owners, written = Owners(read_directory(connection)), Written()
    for row in rows:
        written.add(owners.owner(getattr(row, column)))
    meant = written.alike(owners.owner(person))
    return [row for row in rows if getattr(row, column) in meant]


def _line(table: sa.Table[Any], row: sa.Row[Any]) -> str:
    titles = column_titles(table.name)
    return ", ".join(f"{titles[name]}: {shown(getattr(row, name))}" for name in natural_key(table))


def shown(value: object) -> str:
    """A value of a row as a person reads it."""
    if isinstance(value, bool):
        return "да" if value else "нет"
    if isinstance(value, date):
        return f"{value:%d.%m.%Y}"
    return "—" if value is None else str(value)


def _written(
    connection: sa.Connection,
    table: sa.Table[Any],
    found: FoundRow,
    new_key: Mapping[str, Any],
    wish: RowWish,
) -> int:
    columns = tuple(found.values)
    values = tuple({**found.values, **new_key}.values())
    batch = Batch(table, columns, (RowOfValues(1, values),), 1)
    if new_key:
        _require_free(connection, table, found, new_key)
        _require_references(connection, batch)
        plan = Plan((), (RowChange(found.id, found.recorded_at, values, 1),), 0)
    else:
        gone = WithdrawnRow(found.id, found.recorded_at, tuple(found.key.values()))
        plan = Plan((), (), 0, (gone,))
    moment = next_moment(connection, plan.latest)
    told = _REKEYED if new_key else _WITHDRAWN
    load_id: int = connection.execute(
        sa.insert(load)
        .values(
            dataset=table.name,
            file_name=told,
            sha256=hashlib.sha256(repr((table.name, found.key, new_key)).encode()).hexdigest(),
            loaded_at=moment,
            loaded_by=wish.changed_by,
            rows_read=1,
            rows_added=0,
            rows_changed=1,
            rows_unchanged=0,
            rows_rejected=0,
        )
        .returning(load.c.id)
    ).scalar_one()
    write_rows(connection, batch, plan, moment, load_id)
    _require_nothing_left(left_dangling(connection, table, moment))
    return load_id


def _require_free(
    connection: sa.Connection,
    table: sa.Table[Any],
    found: FoundRow,
    new_key: Mapping[str, Any],
) -> None:
    wanted = {**found.key, **new_key}
    folded = key_folding(table)
    if folded(tuple(wanted.values())) == folded(tuple(found.key.values())):
        raise LoadRefusedError("Новый ключ такой же, как прежний. Исправлять нечего.")
    taken = sa.select(table.c.id).where(
        table.c.superseded_at.is_(None),
        *(table.c[name].is_not_distinct_from(value) for name, value in wanted.items()),
    )
    if connection.execute(taken).first() is not None:
        raise LoadRefusedError(
            "Запись с таким ключом уже есть. Снимите одну из двух: rumo row … --withdraw."
        )


def _require_references(connection: sa.Connection, batch: Batch) -> None:
    errors = ErrorLog()
    check_references(connection, batch, errors)
    if errors.found:
        raise LoadRefusedError(errors.in_file_order()[0].message)


def _require_nothing_left(left: Sequence[Dangling]) -> None:
    if not left:
        return
    tables = ", ".join(f"«{table_title(each.table)}» ({each.count})" for each in left)
    raise LoadRefusedError(
        f"На эту запись ссылаются другие: {tables}. Ничего не записано. Сначала исправьте или "
        "снимите их."
    )
