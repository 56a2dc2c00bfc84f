"""Whether what the rows refer to is there: by natural key, among current rows."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

import sqlalchemy as sa
from rapidfuzz import fuzz, process

from data_sources.database.schema import REFERENCES, metadata
from data_sources.ingest.files.report import ErrorCode, ErrorLog, quoted
from data_sources.ingest.files.rows.batch import Batch, DecisionsTaken, Refused
from data_sources.ingest.files.writing.current import current_rows
from data_sources.names import Directory, Unnamed, read_directory
from data_sources.vocabulary.titles import table_title

Key = tuple[DecisionsTaken, ...]

MOST_OFFERED: Final = 3
MOST_VALUES_OFFERED_FOR: Final = 100
_NEAR: Final = 70.0
_NAMES: Final = ("name", "title")
_TITLES_OF_OTHERS: Final = {"document": "Документ"}


@dataclass(frozen=True)
class Reference:
    """Own columns, and the table keys in any one of which their values must be found."""

    columns: tuple[str, ...]
    found_in: tuple[tuple[str, tuple[str, ...]], ...]


_TERRITORY: Final = Reference(("oktmo",), (("municipality", ("oktmo",)), ("region", ("oktmo",))))
_WIDER: Final = {"target": (_TERRITORY,), "note": (_TERRITORY,)}


def references_of(table: sa.Table[Any]) -> tuple[Reference, ...]:
    """What the table's rows refer to."""
    plain = REFERENCES.get(table.name, {})
    return (
        *(Reference(columns, (target,)) for columns, target in plain.items()),
        *_WIDER.get(table.name, ()),
    )


def check_references(connection: sa.Connection, batch: Batch, errors: ErrorLog) -> None:
    """Writes down every reference to what is not there; a null refers to nothing."""
    for reference in references_of(batch.table):
        if set(reference.columns) <= set(batch.columns):
            _check(connection, batch, reference, errors)


def _check(connection: sa.Connection, batch: Batch, reference: Reference, errors: ErrorLog) -> None:
    pick = batch.picker(reference.columns)
    wanted = {values for row in batch.rows if _refers(values := pick(row))}
    known = set(_found(connection, reference, {values[0] for values in wanted}))
    missing = wanted - known
    if not missing:
        return
    first_known = {values[0] for values in known}
    nearby = _nearby(connection, reference)
    for row in batch.rows:
        values = pick(row)
        if values in missing:
            at = -1 if values[0] in first_known else 0
            _refuse(row.number, reference, at, values, nearby, errors)


def _refers(values: Key) -> bool:
    return None not in values and Refused.CELL not in values


def _found(
    connection: sa.Connection, reference: Reference, firsts: set[DecisionsTaken]
) -> Iterator[Key]:
    for name, key in reference.found_in:
        table = metadata.tables[name]
        columns = [table.c[column] for column in key]
        for row in current_rows(connection, table, columns, columns[0], firsts):
            yield tuple(row)


@dataclass
class _Nearby:
    """What could have been meant by a value that is not there; asked once for each value."""

    names: Mapping[str, str]
    directory: Directory
    _told: dict[str, str] = field(default_factory=dict)

    def sentence(self, value: DecisionsTaken) -> str:
        """The sentence that offers the nearest, with a space before; empty where none is."""
        if not isinstance(value, str):
            return ""
        if value not in self._told:
            if len(self._told) >= MOST_VALUES_OFFERED_FOR:
                return ""
            offers = self._offers(value)
            self._told[value] = f" Похоже: {', '.join(offers)}." if offers else ""
        return self._told[value]

    def _offers(self, text: str) -> Sequence[str]:
        called = self.directory.organization(text)
        offers = [quoted(name) for name in called.candidates] if isinstance(called, Unnamed) else []
        for code, _, _ in process.extract(
            text, self.names.keys(), scorer=fuzz.ratio, score_cutoff=_NEAR, limit=MOST_OFFERED
        ):
            name = self.names[code]
            offers.append(f"{quoted(code)} ({name})" if name else quoted(code))
        return offers[:MOST_OFFERED]


def _nearby(connection: sa.Connection, reference: Reference) -> _Nearby:
    names: dict[str, str] = {}
    for table_name, key in reference.found_in:
        table = metadata.tables[table_name]
        title = next((table.c[name] for name in _NAMES if name in table.c), sa.literal(""))
        question = sa.select(table.c[key[0]], title)
        if "superseded_at" in table.c:
            question = question.where(table.c.superseded_at.is_(None))
        names.update((str(code), name) for code, name in connection.execute(question))
    is_named = any(table_name == "organization" for table_name, _ in reference.found_in)
    return _Nearby(names, read_directory(connection) if is_named else Directory.empty())


def _refuse(
    number: int,
    reference: Reference,
    at: int,
    values: Key,
    nearby: _Nearby,
    errors: ErrorLog,
) -> None:
    tables = " или ".join(
        quoted(_TITLES_OF_OTHERS.get(name) or table_title(name)) for name, _ in reference.found_in
    )
    shown = ", ".join(str(value) for value in values[: 1 if at == 0 else None])
    alike = nearby.sentence(values[0]) if at == 0 else ""
    errors.add(
        number,
        reference.columns[at],
        ErrorCode.UNKNOWN_REFERENCE,
        f"Записи {quoted(shown)} нет в таблице {tables}.{alike} "
        "Исправьте значение или сначала загрузите её туда.",
    )
