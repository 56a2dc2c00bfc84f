"""What somebody put right since, and a load of minutes would take back: row by row."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Final

from data_sources.database.schema import natural_key, own_columns
from data_sources.ingest.files.report import quoted
from data_sources.ingest.files.rows.batch import Batch
from data_sources.ingest.files.writing.rows import Plan
from data_sources.ingest.minutes.filing.replacing.execution_marks import Rows
from data_sources.ingest.minutes.filing.replacing.history import Author, Key, MeetingHistory
from data_sources.vocabulary.titles import choice_words, column_titles

_NOT_OF_PEOPLE: Final = frozenset({"document_id", "source_start", "source_end"})
"""Columns that the program alone fills in."""


@dataclass(frozen=True)
class StateComparison:
    """The rows as they stand, as they came to stand, and words for codes of registers.

    `seen` is the moment until which the file knows the database: when this file was last
    loaded, or its workbook written; None where it is new here. What was changed later is taken
    back by writing it over. A new file may put right what was read in another one, but not
    what a person has said, nor bring back what was replaced.
    """

    before: Rows
    history: MeetingHistory
    seen: datetime | None
    names: Mapping[str, str]

    def taken_back(self, plans: Iterable[tuple[Batch, Plan]]) -> Iterator[str]:
        """A line «что: было → станет» for each value and row that would be taken back."""
        for batch, plan in plans:
            table = batch.table.name
            rows = {row["id"]: row for row in self.before[table]}
            own = tuple(column.name for column in own_columns(batch.table))
            for change in plan.changed:
                then, now = rows[change.row_id], dict(zip(own, change.values, strict=True))
                yield from self._values(batch, then, now)
            for gone in plan.withdrawn:
                if self._is_taken_out(batch, rows[gone.id]):
                    yield f"{self._named(table, rows[gone.id])}: есть → не будет"
            for row in plan.added:
                values = dict(zip(batch.columns, row.values, strict=True))
                if self._is_brought_back(table, _key(batch, values)):
                    yield f"{self._named(table, values)}: убрано → вернётся"

    def _values(
        self, batch: Batch, then: Mapping[str, Any], now: Mapping[str, Any]
    ) -> Iterator[str]:
        table = batch.table.name
        titles = column_titles(table)
        for name, value in now.items():
            if name in _NOT_OF_PEOPLE or then[name] == value:
                continue
            if self._is_put_back(table, _key(batch, then), name, value):
                before, after = (self._shown(table, name, each) for each in (then[name], value))
                yield f"{self._named(table, then)}, «{titles[name]}»: {before} → {after}"

    def _is_put_back(self, table: str, key: Key, column: str, value: Any) -> bool:
        versions = self.history.of(table, key)
        current = versions[-1].values[column]
        if self.seen is not None:
            known = self.history.at(table, key, self.seen)
            return known is None or known[column] != current
        if any(each.values[column] == value for each in versions):
            return True
        return current is not None and self.history.author(table, key, column) is Author.PERSON

    def _is_taken_out(self, batch: Batch, row: Mapping[str, Any]) -> bool:
        table, key = batch.table.name, _key(batch, row)
        if self.seen is not None:
            return self.history.at(table, key, self.seen) is None
        return any(
            row[column.name] is not None
            and column.name not in _NOT_OF_PEOPLE
            and self.history.author(table, key, column.name) is Author.PERSON
            for column in own_columns(batch.table)
        )

    def _is_brought_back(self, table: str, key: Key) -> bool:
        if self.seen is not None:
            return self.history.at(table, key, self.seen) is not None
        versions = self.history.of(table, key)
        return bool(versions) and versions[-1].ended_by is not Author.READING

    def _named(self, table: str, row: Mapping[str, Any]) -> str:
        match table:
            case "meeting":
                return "Заседание"
            case "agenda_item":
                return f"Повестка, вопрос {row['position']}"
            case "attendance":
                return f"Участники, {quoted(row['person'])}"
            case "decision":
                return f"Решение {row['number'] or row['position']}"
        numbers = {each["position"]: each["number"] for each in self.before["decision"]}
        point = numbers.get(row["position"]) or row["position"]
        return f"Поручение {quoted(row['assignee'])} по пункту {point}"

    def _shown(self, table: str, column: str, value: Any) -> str:
        if value is None:
            return "пусто"
        if isinstance(value, bool):
            return "да" if value else "нет"
        if isinstance(value, date):
            return f"{value:%d.%m.%Y}"
        word = choice_words(table, column).get(value) or self.names.get(value)
        return quoted(word or value) if isinstance(value, str) else str(value)


def terms_taken_back(
    batch: Batch, plan: Plan, before: Iterable[Mapping[str, Any]]
) -> Iterator[str]:
    """Lines about assignments of earlier minutes whose newer term or mark would be undone."""
    rows = {row["id"]: row for row in before}
    own = tuple(column.name for column in own_columns(batch.table))
    for change in plan.changed:
        then, now = rows[change.row_id], dict(zip(own, change.values, strict=True))
        named = f"Поручение {quoted(then['assignee'])} заседания {quoted(then['meeting_code'])}"
        term, new = then["due_on"], now["due_on"]
        if then["original_due_on"] and term and new and new < term:
            yield f"{named}, срок: {term:%d.%m.%Y} → {new:%d.%m.%Y}"
        if then["withdrawn_on"] not in (None, now["withdrawn_on"]):
            days = f"{then['withdrawn_on']:%d.%m.%Y} → {now['withdrawn_on']:%d.%m.%Y}"
            yield f"{named}, снято: {days}"


def _key(batch: Batch, row: Mapping[str, Any]) -> Key:
    return tuple(row[name] for name in natural_key(batch.table))
