"""A row that only respells the person or organisation of a current row is that row."""

from __future__ import annotations

import enum
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Final

import sqlalchemy as sa

from data_sources.database.schema import natural_key
from data_sources.ingest.files.doubts.questions import Inquiry, LoadQuestion
from data_sources.ingest.files.report import ErrorCode, ErrorLog, LoadWarning, quoted
from data_sources.ingest.files.rows.batch import Batch, DecisionsTaken, Refused, RowOfValues
from data_sources.ingest.files.writing.current import current_rows
from data_sources.names import Directory, read_directory
from data_sources.names.owners import MatchedOwner, Owners, Written

MOST_CANDIDATES: Final = 10
MOST_NOTED: Final = 100
Scope = tuple[DecisionsTaken, ...]


class Strangers(enum.Enum):
    """Whether a name that nobody has where others stand is asked about always or if it is near."""

    ASKED = "asked"
    ASKED_IF_NEAR = "asked_if_near"


@dataclass(frozen=True)
class NameInKey:
    """A column of the natural key that people spell in different ways, and where it is looked up.

    `place` names in Russian the rows that share the scope, `stranger` a new name there.
    """

    column: str
    scope: tuple[str, ...]
    strangers: Strangers
    place: str
    stranger: str


NAMES_IN_KEYS: Final[Mapping[str, NameInKey]] = {
    "assignment": NameInKey(
        "assignee",
        ("meeting_code", "position"),
        Strangers.ASKED,
        "у этого решения",
        "новый исполнитель",
    ),
    "attendance": NameInKey(
        "person",
        ("meeting_code",),
        Strangers.ASKED_IF_NEAR,
        "на этом заседании",
        "новый участник",
    ),
    "roster_member": NameInKey(
        "person", ("body",), Strangers.ASKED_IF_NEAR, "в этом органе", "новый человек"
    ),
}
"""Table -> the column whose spelling does not make another row."""


@dataclass(frozen=True)
class RespelledRows:
    """The batch with the names of current rows, and what was recognised."""

    batch: Batch
    notes: tuple[LoadWarning, ...] = ()


def respelled(
    connection: sa.Connection, batch: Batch, errors: ErrorLog, inquiry: Inquiry
) -> RespelledRows:
    """Gives every row the spelling that its person or organisation has in the database.

    Asks where several are meant or nobody is; two spellings of one in the file are an error.
    """
    names = NAMES_IN_KEYS.get(batch.table.name)
    if names is None or not {names.column, *names.scope} <= set(batch.columns):
        return RespelledRows(batch)
    directory = (
        read_directory(connection) if names.strangers is Strangers.ASKED else Directory.empty()
    )
    work = _Recognition(names, Owners(directory), errors, inquiry)
    work.read_current(connection, batch)
    return work.applied(batch)


@dataclass
class _Recognition:
    names: NameInKey
    owners: Owners
    errors: ErrorLog
    inquiry: Inquiry
    current: defaultdict[Scope, Written] = field(default_factory=lambda: defaultdict(Written))
    there: defaultdict[Scope, Written] = field(default_factory=lambda: defaultdict(Written))
    notes: list[LoadWarning] = field(default_factory=list)

    def read_current(self, connection: sa.Connection, batch: Batch) -> None:
        table, pick = batch.table, batch.picker(self.names.scope)
        columns = [table.c[name] for name in (*self.names.scope, self.names.column)]
        firsts = {pick(row)[0] for row in batch.rows} - {Refused.CELL, None}
        for found in current_rows(connection, table, columns, columns[0], firsts):
            scope: Scope = tuple(found[:-1])
            owner = self.owners.owner(found[-1])
            self.current[scope].add(owner)
            self.there[scope].add(owner)

    def applied(self, batch: Batch) -> RespelledRows:
        place = batch.columns.index(self.names.column)
        pick_scope = batch.picker(self.names.scope)
        pick_key = batch.picker(natural_key(batch.table))
        seen: dict[tuple[DecisionsTaken, ...], tuple[int, DecisionsTaken]] = {}
        changed: dict[int, RowOfValues] = {}
        for row in sorted(batch.rows, key=lambda each: each.number):
            name, scope = row.values[place], pick_scope(row)
            if not isinstance(name, str) or Refused.CELL in scope or self.errors.has(row.number):
                continue
            meant = self._meant(row.number, name, scope)
            named = row._replace(values=_with(row.values, place, meant))
            if meant != name:
                changed[row.number] = named
            first = seen.setdefault(pick_key(named), (row.number, name))
            if first[0] != row.number and first[1] != name:
                self._say_twice(row.number, name, first)
        if not changed:
            return RespelledRows(batch, tuple(self.notes))
        rows = [changed.get(row.number, row) for row in batch.rows]
        return RespelledRows(replace(batch, rows=rows), tuple(self._noted()))

    def _meant(self, number: int, name: str, scope: Scope) -> str:
        owner = self.owners.owner(name)
        there = self.there[scope]
        found = there.alike(owner)
        meant = self._chosen(number, name, found) if found else self._stranger(number, owner, scope)
        there.add(self.owners.owner(meant))
        if meant != name and len(self.notes) <= MOST_NOTED:
            self.notes.append(
                LoadWarning(
                    number,
                    self.names.column,
                    f"{quoted(name)} — это {quoted(meant)}: запись исправлена, новой нет.",
                )
            )
        return meant

    def _chosen(self, number: int, name: str, found: tuple[str, ...]) -> str:
        if len(found) == 1:
            return found[0]
        reply = self.inquiry.reply(
            LoadQuestion(
                number,
                self.names.column,
                ErrorCode.AMBIGUOUS,
                f"{quoted(name)} подходит нескольким {self.names.place}: {_listed(found)}. "
                "Напишите, кто это, так, как записано у него; --sure этого не решит.",
                found[:MOST_CANDIDATES],
                agreeable=False,
            )
        )
        return reply if isinstance(reply, str) else name

    def _stranger(self, number: int, owner: MatchedOwner, scope: Scope) -> str:
        current = self.current[scope]
        if self.names.strangers is Strangers.ASKED:
            candidates = tuple(current.names)
        else:
            candidates = current.resembling(owner)
        if not candidates:
            return owner.written
        reply = self.inquiry.reply(
            LoadQuestion(
                number,
                self.names.column,
                ErrorCode.AMBIGUOUS,
                f"{quoted(owner.written)} {self.names.place} не записан, а записаны: "
                f"{_listed(candidates)}. Это {self.names.stranger}?",
                candidates[:MOST_CANDIDATES],
            )
        )
        return reply if isinstance(reply, str) else owner.written

    def _say_twice(self, number: int, name: str, first: tuple[int, DecisionsTaken]) -> None:
        self.errors.add(
            number,
            self.names.column,
            ErrorCode.DUPLICATE_IN_FILE,
            f"{quoted(name)} и {quoted(first[1])} в строке "
            f"{self.errors.positions.named(first[0])} — это одна запись. "
            "Оставьте одну из них.",
        )

    def _noted(self) -> Iterator[LoadWarning]:
        yield from self.notes[:MOST_NOTED]
        if len(self.notes) > MOST_NOTED:
            yield LoadWarning(None, self.names.column, "Узнаны в другом написании и другие строки.")


def _with(values: tuple[Any, ...], place: int, value: DecisionsTaken) -> tuple[Any, ...]:
    return (*values[:place], value, *values[place + 1 :])


def _listed(names: tuple[str, ...]) -> str:
    shown = ", ".join(quoted(name) for name in names[:MOST_CANDIDATES])
    rest = len(names) - MOST_CANDIDATES
    return f"{shown} и ещё {rest}" if rest > 0 else shown
