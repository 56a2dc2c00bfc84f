"""An empty form of a table: what stands in the file that a person fills in and loads."""

from __future__ import annotations

import enum
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from data_sources.ingest.files.rows.header_words import REMARK
from data_sources.ingest.files.rows.loadable import FieldKind, FileField, LoadableTable
from data_sources.vocabulary.indicators import described
from data_sources.vocabulary.titles import (
    choice_words,
    column_examples,
    column_notes,
    column_suggestions,
    column_titles,
    table_title,
)
from layouts.files import document
from layouts.files.document import Document
from layouts.files.tables import table
from layouts.files.tables.csv_text import DEFAULT_DIALECT, DIALECTS
from layouts.files.tables.table import Cell, FileColumn, Table

MARK: Final = "ПРИМЕР — удалите строку"
REQUIRED_SIGN: Final = " *"
LONGEST_SHEET_NAME: Final = 31
_NARROWEST: Final = 12
_WIDEST: Final = 36
_COLUMN_KINDS: Final = {
    FieldKind.DATE: table.Kind.DAY,
    FieldKind.WHOLE: table.Kind.NUMBER,
    FieldKind.NUMBER: table.Kind.NUMBER,
}


class Offer(enum.Enum):
    """What the list beside a column is: all it may hold, or the words that are usual there."""

    CLOSED = "closed"
    OPEN = "open"


@dataclass(frozen=True)
class TemplateField:
    """One column of the form.

    `offered` maps a word of its list to what the word means, where the word does not say it.
    """

    field: FileField
    title: str
    note: str
    example: Cell
    offered: Mapping[str, str | None]
    offer: Offer

    @property
    def header(self) -> str:
        """The title as it stands in row 1: a required column is marked."""
        return self.title + REQUIRED_SIGN if self.field.required else self.title

    @property
    def width(self) -> int:
        """Wide enough for the header and the example."""
        longest = max(len(self.header) + 2, len(str(self.example or "")) + 2)
        return min(max(longest, _NARROWEST), _WIDEST)


@dataclass(frozen=True)
class Form:
    """A table as a form; `key` are the titles that tell rows apart, `before` the tables needed."""

    table: str
    title: str
    entries: tuple[TemplateField, ...]
    key: tuple[str, ...]
    before: tuple[str, ...]

    @property
    def sheet_name(self) -> str:
        """The title, or the schema's name where Excel cannot hold the title."""
        return self.title if len(self.title) <= LONGEST_SHEET_NAME else self.table


def form_of(declared: LoadableTable) -> Form:
    """The form of the table."""
    called = column_titles(declared.name)
    return Form(
        declared.name,
        table_title(declared.name),
        tuple(_entry(declared.name, field) for field in declared.fields),
        tuple(called[column] for column in declared.key),
        declared.before,
    )


def as_csv(form: Form) -> Document:
    """The header and the marked example in the dialect that Russian Excel opens."""
    columns = (
        FileColumn("mark", REMARK, table.Kind.TEXT),
        *(
            FileColumn(
                entry.field.name,
                entry.header,
                _COLUMN_KINDS.get(entry.field.kind, table.Kind.TEXT),
            )
            for entry in form.entries
        ),
    )
    example = (MARK, *(entry.example for entry in form.entries))
    return document.as_csv(
        Table(form.table, columns, (example,)), DIALECTS[DEFAULT_DIALECT], form.table
    )


def _entry(name: str, field: FileField) -> TemplateField:
    usual = column_suggestions(name).get(field.name, ())
    return TemplateField(
        field,
        column_titles(name)[field.name],
        column_notes(name)[field.name],
        _example(field, column_examples(name)[field.name]),
        _offered(name, field) or dict.fromkeys(usual),
        Offer.OPEN if usual else Offer.CLOSED,
    )


def _offered(name: str, field: FileField) -> dict[str, str | None]:
    words = choice_words(name, field.name)
    if words:
        return dict.fromkeys(words.values())
    if field.choices:
        return {each.title: each.passport.question for each in described().values()}
    return {}


def _example(field: FileField, typed: str) -> Cell:
    if not typed:
        return None
    if field.kind is FieldKind.DATE:
        day, month, year = map(int, typed.split("."))
        return date(year, month, day)
    if field.kind is FieldKind.WHOLE:
        return int(typed)
    if field.kind is FieldKind.NUMBER:
        return float(typed.replace(",", "."))
    return typed
