"""The tables of a package: their columns for people and for programs, side by side."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from data_sources.answers.documents.package.answer import (
    REFERS,
    Field,
    FieldType,
    PackedRegister,
    fields_of,
)
from data_sources.answers.row_lists.answer import RowStream
from data_sources.question.choices import INDEX
from data_sources.row_tables.records import listings
from data_sources.row_tables.records.declaration import Cell as RowCell
from data_sources.scoring.results import Overview
from data_sources.vocabulary.indicators import described
from data_sources.vocabulary.indicators.description import English, Passport
from data_sources.vocabulary.indicators.versions import Version
from data_sources.vocabulary.titles import choice_words, column_titles
from layouts.columns import row_sheets
from layouts.columns.units import MeasureUnit
from layouts.files.package import english, words
from layouts.files.package.registers import REGISTERS
from layouts.files.tables import indicators, rows
from layouts.files.tables.table import Cell, FileColumn, Kind, Table
from layouts.wording import terms

DEFINITIONS: Final = "indicator_definitions"
_KINDS: Final = {
    FieldType.STRING: Kind.TEXT,
    FieldType.DATE: Kind.DAY,
    FieldType.DATETIME: Kind.MOMENT,
}
_TYPES_OF_DEFINITIONS: Final = {"version": FieldType.INTEGER, "valid_from": FieldType.DATE}
_OPEN: Final = frozenset({"body", "indicator"})
"""Columns with words for our own codes that may hold others too."""


@dataclass(frozen=True)
class PackedField:
    """A field with what a person is told of it; `choices` are all codes that it may hold.

    `unit` is that of all its numbers, if they have one.
    """

    field: Field
    title: str
    note: str
    choices: tuple[str, ...]
    unit: MeasureUnit | None


@dataclass(frozen=True)
class Resource:
    """A table on its way into the package; `refers`: own field -> (resource, its field)."""

    name: str
    title: str
    fields: tuple[PackedField, ...]
    key: tuple[str, ...]
    refers: Mapping[str, tuple[str, str]]
    table: Table


def of_indicators(overview: Overview, only: str | None) -> Resource:
    """The values, as the file `indicators` has them."""
    return Resource(
        indicators.NAME,
        "Показатели и индекс по муниципалитетам",
        tuple(
            PackedField(
                Field(column.key, *words.VALUES[column.key].type),
                column.title,
                words.VALUES[column.key].note,
                () if column.words is None else tuple(column.words),
                words.VALUES[column.key].unit,
            )
            for column in indicators.COLUMNS
        ),
        # The row of a selection has no code, and a key has no empty cells.
        key=(),
        refers=MappingProxyType({"indicator": (DEFINITIONS, "indicator")}),
        table=indicators.table(overview, only),
    )


def of_definitions(only: str | None) -> Resource:
    """What the indicators mean."""
    fields = tuple(
        PackedField(
            Field(key, _TYPES_OF_DEFINITIONS.get(key, FieldType.STRING), is_required=True),
            *told,
            choices=(),
            unit=None,
        )
        for key, told in words.DEFINITIONS.items()
    )
    return Resource(
        DEFINITIONS,
        "Определения показателей",
        fields,
        key=("indicator",),
        refers=MappingProxyType({}),
        table=_table(DEFINITIONS, fields, _definitions(only)),
    )


def _definitions(only: str | None) -> Iterator[tuple[Cell, ...]]:
    for key, each in described().items():
        if only in (None, key):
            yield _definition(
                key,
                each.family.value,
                each.passport,
                each.english,
                each.example.told,
                each.version,
            )
    if only in (None, INDEX):
        version = terms.INDEX_VERSIONS[-1]
        yield _definition(INDEX, INDEX, terms.INDEX_PASSPORT, english.INDEX, "", version)


def _definition(
    key: str,
    family: str,
    passport: Passport,
    in_english: English,
    example: str,
    version: Version,
) -> tuple[Cell, ...]:
    title, unit, direction = indicators.title_unit_direction(key)
    return (
        key,
        title,
        in_english.title,
        family,
        unit.value,
        terms.UNITS[unit],
        direction.value,
        passport.question,
        passport.why,
        passport.how,
        in_english.how,
        passport.limits,
        passport.source,
        passport.owner,
        example,
        version.number,
        version.valid_from,
        version.changed,
    )


def of_rows(stream: RowStream) -> Resource:
    """Single rows, as the file of their table has them."""
    sheet, declared = row_sheets()[stream.table], listings()[stream.table]
    fields = fields_of(declared)
    required = {field.key for field in fields if field.is_required}
    return Resource(
        sheet.name,
        sheet.title,
        tuple(
            PackedField(
                field,
                sheet.titles[field.key].title,
                sheet.titles[field.key].note,
                _closed(field.key, sheet.titles[field.key].words),
                sheet.titles[field.key].unit,
            )
            for field in fields
        ),
        key=declared.key if required.issuperset(declared.key) else (),
        refers=MappingProxyType(
            {
                field.key: _key_of(REFERS[field.key])
                for field in fields
                if field.key in REFERS and field.key not in declared.unreferenced
            }
        ),
        table=rows.table(stream, sheet),
    )


def of_register(register: PackedRegister, cells: Iterable[tuple[RowCell, ...]]) -> Resource:
    """The rows of a register that others refer to."""
    titles, told = column_titles(register.source), REGISTERS[register.name]
    fields = tuple(
        PackedField(
            field,
            titles[field.key],
            told.fields[field.key].note,
            _closed(field.key, choice_words(register.source, field.key)),
            told.fields[field.key].unit,
        )
        for field in register.fields
    )
    return Resource(
        register.name,
        told.title,
        fields,
        key=(register.key,),
        refers=MappingProxyType({key: _key_of(name) for key, name in register.refers.items()}),
        table=_table(register.name, fields, cells),
    )


def _key_of(register: str) -> tuple[str, str]:
    return register, "oktmo" if register == "municipalities" else "code"


def _closed(key: str, known: Mapping[str, str] | None) -> tuple[str, ...]:
    return () if key in _OPEN or known is None else tuple(known)


def _table(name: str, fields: tuple[PackedField, ...], cells: Iterable[tuple[Cell, ...]]) -> Table:
    columns = tuple(
        FileColumn(each.field.key, each.title, _KINDS.get(each.field.type, Kind.NUMBER))
        for each in fields
    )
    return Table(name, columns, cells)
