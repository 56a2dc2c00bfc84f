"""Rows that a file moves: to another municipality, or to another key."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any, Final

import sqlalchemy as sa

from data_sources.database.schema import KNOWN_TABLES, load, municipality, natural_key, region
from data_sources.ingest.files.doubts.questions import Agreement, Inquiry, LoadQuestion
from data_sources.ingest.files.report import ErrorCode, LoadWarning, WithdrawnRow, quoted
from data_sources.ingest.files.rows.batch import Batch, DecisionsTaken, RowOfValues
from data_sources.ingest.files.rows.fields import key_folding
from data_sources.ingest.files.writing.references import references_of
from data_sources.ingest.files.writing.respelling import NAMES_IN_KEYS
from data_sources.ingest.files.writing.rows import Plan, place_column_of
from data_sources.vocabulary.titles import column_titles, table_title

MOST_ADDED: Final = 1_000
MOST_EARLIER: Final = 100_000
_LOADS_SEARCHED: Final = 5
Values = tuple[Any, ...]


def ask_moved_places(connection: sa.Connection, batch: Batch, plan: Plan, inquiry: Inquiry) -> None:
    """Asks once for each pair of municipalities between which rows would move."""
    moved: defaultdict[tuple[DecisionsTaken, DecisionsTaken], list[int]] = defaultdict(list)
    for change in plan.changed:
        if change.moved is not None:
            moved[change.moved].append(change.number)
    if not moved:
        return
    names = _places(connection)
    table, column = batch.table.name, place_column_of(batch.table)
    for (before, after), rows in moved.items():
        inquiry.reply(
            LoadQuestion(
                min(rows),
                column,
                ErrorCode.IMPLAUSIBLE,
                f"«{table_title(table)}», записей: {len(rows)}. Было: "
                f"{quoted(names.get(str(before), before))}, в файле: "
                f"{quoted(names.get(str(after), after))}. Они действительно переходят?",
            )
        )


def _places(connection: sa.Connection) -> dict[str, str]:
    found = {}
    for table, code in ((municipality, "oktmo"), (region, "code")):
        columns = sa.select(table.c[code], table.c.name).where(table.c.superseded_at.is_(None))
        found.update({str(key): name for key, name in connection.execute(columns)})
    return found


@dataclass(frozen=True)
class EarlierRow:
    """A current row that an earlier load of the same file wrote and that this file has not."""

    id: int
    recorded_at: Any
    key: Values
    rest: Values
    load_id: int


@dataclass(frozen=True)
class MovedRows:
    """Rows to withdraw because the file writes them under another key, and what to tell."""

    withdrawn: tuple[WithdrawnRow, ...] = ()
    warnings: tuple[LoadWarning, ...] = ()


def moved_keys(
    connection: sa.Connection, batch: Batch, plan: Plan, file_name: str, inquiry: Inquiry
) -> MovedRows:
    """Asks about added rows that have the values of a row of the same file under another key.

    Only where the file repeats the earlier load but for a few rows. One that repeats no row of it
    has but its name in common: then only a number says that it is the same, and another day is
    another row, for a table of the next month has the same name.
    """
    if not 0 < len(plan.added) <= MOST_ADDED:
        return MovedRows()
    gone = _gone(connection, batch, plan, file_name)
    pairs = [
        pair
        for pair in _pairs(batch, plan.added, gone)
        if pair[1].load_id in plan.loads or _is_distinct(pair[1], pair[2])
    ]
    if not pairs or 2 * len(pairs) < len(gone):
        return MovedRows()
    withdrawn, warnings = [], []
    titles = column_titles(batch.table.name)
    for row, earlier, place in pairs:
        name = natural_key(batch.table)[place]
        (value,) = batch.picker((name,))(row)
        same = (
            f"Те же значения уже записаны загрузкой №{earlier.load_id}, где «{titles[name]}» — "
            f"{quoted(_shown(earlier.key[place]))}, а здесь — {quoted(_shown(value))}."
        )
        if _is_referred_to(connection, batch.table, earlier.key):
            warnings.append(
                LoadWarning(
                    row.number,
                    name,
                    f"{same} На прежнюю запись ссылаются другие таблицы, поэтому она осталась. "
                    "Если это исправление, перенесите их и снимите её: rumo row.",
                )
            )
            continue
        reply = inquiry.reply(
            LoadQuestion(
                row.number,
                name,
                ErrorCode.MOVED_KEY,
                f"{same} Это исправление: прежнюю запись снять? Если это другая запись, "
                "загрузите её файлом с другим именем.",
            )
        )
        if reply is Agreement.YES:
            withdrawn.append(WithdrawnRow(earlier.id, earlier.recorded_at, earlier.key))
    return MovedRows(tuple(withdrawn), tuple(warnings))


def _is_distinct(earlier: EarlierRow, place: int) -> bool:
    numbers = (value for value in earlier.rest if isinstance(value, int | float | Decimal))
    return not isinstance(earlier.key[place], date) and any(
        value for value in numbers if not isinstance(value, bool)
    )


def _gone(
    connection: sa.Connection, batch: Batch, plan: Plan, file_name: str
) -> Sequence[EarlierRow]:
    table = batch.table
    key = natural_key(table)
    rest = [name for name in batch.columns if name not in key]
    loads = _loads_of(connection, table.name, file_name, plan.loads)
    if not loads:
        return ()
    columns = [table.c[name] for name in ("id", "recorded_at", "load_id", *key, *rest)]
    # By the moment, for which there is an index; the load alone would read the whole table.
    question = sa.select(*columns).where(
        table.c.superseded_at.is_(None),
        table.c.recorded_at.in_(loads.values()),
        table.c.load_id.in_(loads),
    )
    rows = connection.execute(question.limit(MOST_EARLIER + 1)).all()
    if len(rows) > MOST_EARLIER:
        return ()
    folded, pick = key_folding(table), batch.picker(key)
    kept = {folded(pick(row)) for row in batch.rows}
    first = 3 + len(key)
    return [
        EarlierRow(row[0], row[1], tuple(row[3:first]), tuple(row[first:]), row[2])
        for row in rows
        if folded(tuple(row[3:first])) not in kept
    ]


def _loads_of(
    connection: sa.Connection, dataset: str, file_name: str, also: frozenset[int]
) -> dict[int, Any]:
    """The newest loads of a file of this name, and of those that wrote other rows of it."""
    newest = sorted(also, reverse=True)[:_LOADS_SEARCHED]
    question = (
        sa.select(load.c.id, load.c.loaded_at)
        .where(
            load.c.dataset == dataset,
            load.c.undone_at.is_(None),
            sa.or_(load.c.file_name == file_name, load.c.id.in_(newest)),
        )
        .order_by(load.c.id.desc())
        .limit(_LOADS_SEARCHED)
    )
    return {row.id: row.loaded_at for row in connection.execute(question)}


def _pairs(
    batch: Batch, added: Sequence[RowOfValues], gone: Sequence[EarlierRow]
) -> Iterator[tuple[RowOfValues, EarlierRow, int]]:
    """Added rows beside the only earlier row that differs from them in one cell of the key."""
    if not gone:
        return
    key = natural_key(batch.table)
    names = NAMES_IN_KEYS.get(batch.table.name)
    # Another person is another row; a slip in a name is asked about where names are matched.
    places = [n for n, name in enumerate(key) if names is None or name != names.column]
    pick = batch.picker(key)
    pick_rest = batch.picker([name for name in batch.columns if name not in key])
    mine: defaultdict[Values, list[RowOfValues]] = defaultdict(list)
    theirs: defaultdict[Values, list[EarlierRow]] = defaultdict(list)
    for row in added:
        for mark in _marks(places, pick(row), pick_rest(row)):
            mine[mark].append(row)
    for earlier in gone:
        for mark in _marks(places, earlier.key, earlier.rest):
            theirs[mark].append(earlier)
    for mark, rows in mine.items():
        found = theirs.get(mark, ())
        if len(rows) == len(found) == 1:
            yield rows[0], found[0], mark[0]


def _marks(places: Sequence[int], key: Values, rest: Values) -> Iterator[Values]:
    """All but one cell of the key, and the other values; once for each cell."""
    told = tuple(map(_plain, rest))
    for place in places:
        yield (place, *map(_plain, (*key[:place], *key[place + 1 :])), *told)


def _plain(value: Any) -> Any:
    return float(value) if isinstance(value, Decimal | int) else value


def _shown(value: Any) -> str:
    if isinstance(value, date):
        return f"{value:%d.%m.%Y}"
    return "—" if value is None else str(value)


def _is_referred_to(connection: sa.Connection, table: sa.Table[Any], key: Values) -> bool:
    values: Mapping[str, Any] = dict(zip(natural_key(table), key, strict=True))
    return any(
        connection.execute(question.limit(1)).first() is not None
        for question in _referring(table, values)
    )


def _referring(table: sa.Table[Any], values: Mapping[str, Any]) -> Iterable[sa.Select[Any]]:
    for source in KNOWN_TABLES:
        for reference in references_of(source):
            for name, columns in reference.found_in:
                if name != table.name or not set(columns) <= set(values):
                    continue
                pairs = zip(reference.columns, columns, strict=True)
                yield sa.select(source.c.id).where(
                    source.c.superseded_at.is_(None),
                    *(source.c[mine] == values[theirs] for mine, theirs in pairs),
                )
