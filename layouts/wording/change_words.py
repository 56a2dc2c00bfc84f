"""Changed rows of tables in Russian words: whose they are, what they said, what they say."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime

from data_sources.changes.results import ChangedRow, ChangeKind, Difference, Value
from data_sources.vocabulary.directions import DIRECTIONS
from data_sources.vocabulary.indicators import described
from data_sources.vocabulary.titles import choice_words, column_titles
from layouts.wording import numbers, terms
from layouts.wording.brief_names import brief
from layouts.wording.subject import subject

KINDS: Mapping[ChangeKind, str] = {
    ChangeKind.NEW: "новая",
    ChangeKind.CORRECTED: "исправлена",
    ChangeKind.WITHDRAWN: "снята",
}
NOTHING = "пусто"
LONGEST = 90


def row_text(table: str, row: ChangedRow, names: Mapping[str, str]) -> str:
    """«Код заседания rumo-2026-11-13, Место 4; Асиновский район: «О наставничестве»»."""
    parts = [f"{_title(table, column)}: {text(table, column, value, names)}"
             for column, value in row.key]  # fmt: skip
    in_key = {column for column, _ in row.key}
    if row.oktmo is not None and "oktmo" not in in_key:
        parts.append(names.get(row.oktmo, row.oktmo))
    if row.name:
        parts.append(f"«{short(row.name)}»")
    return ", ".join(parts)


def difference_text(table: str, difference: Difference, names: Mapping[str, str]) -> str:
    """«Дата исполнения: пусто → 15.09.2026»."""
    column = difference.column
    before, after = (
        _whole(table, column, value, names) for value in (difference.before, difference.after)
    )
    shown = brief((before, after), LONGEST)
    return f"{_title(table, column)}: {shown[before]} → {shown[after]}"


def text(table: str, column: str, value: Value, names: Mapping[str, str]) -> str:
    """A value as a person reads it: words for codes, names for municipalities, days."""
    return short(_whole(table, column, value, names))


def _whole(table: str, column: str, value: Value, names: Mapping[str, str]) -> str:
    if value is None or value == "":
        return NOTHING
    if isinstance(value, bool):
        return "да" if value else "нет"
    if isinstance(value, datetime):
        return numbers.moment(value)
    if isinstance(value, date):
        return numbers.day(value)
    if isinstance(value, int | float):
        return numbers.number(value, 4)
    return " ".join(_word(table, column, value, names).split())


def _word(table: str, column: str, value: str, names: Mapping[str, str]) -> str:
    if column in ("oktmo", "host_oktmo") and value in names:
        return names[value]
    if column == "direction":
        return DIRECTIONS.get(value, "итог" if value == "total" else value)
    if column == "indicator" and value in described():
        return subject(value).title
    if column == "body":
        return terms.filter_value("body", value)
    if column == "plan":
        return terms.PLANS.get(value, value)
    return choice_words(table, column).get(value, value)


def short(words: str) -> str:
    """No longer than a line of the list holds."""
    words = " ".join(words.split())
    return words if len(words) <= LONGEST else f"{words[: LONGEST - 1]}…"


def _title(table: str, column: str) -> str:
    return column_titles(table).get(column, column)
