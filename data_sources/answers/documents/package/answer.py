"""What goes into a package of data: single rows, indicators, and the registers they refer to."""

from __future__ import annotations

import enum
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType, NoneType
from typing import Any, Final, get_args, get_type_hints

import sqlalchemy as sa

from data_sources.answers.row_lists.answer import RowStream
from data_sources.database.schema import (
    meeting,
    municipality,
    organization,
    own_columns,
    region,
    school,
    training_program,
)
from data_sources.question.filters import Notice
from data_sources.row_tables.declaration import Cell, RowTable
from data_sources.scoring.results import Overview


class FieldType(enum.Enum):
    """What the cells of a field are, in the words of Table Schema."""

    STRING = "string"
    INTEGER = "integer"
    NUMBER = "number"
    BOOLEAN = "boolean"
    DATE = "date"
    DATETIME = "datetime"


@dataclass(frozen=True)
class Field:
    """A field; `is_required` where the declaration leaves no cell of it empty."""

    key: str
    type: FieldType
    is_required: bool


@dataclass(frozen=True, eq=False)
class PackedRegister:
    """A register of which a package has the rows that others refer to by `key`."""

    name: str
    table: sa.Table[Any]
    key: str

    @property
    def fields(self) -> tuple[Field, ...]:
        return tuple(
            Field(column.name, _stored(column), not column.nullable)
            for column in own_columns(self.table)
            if column.name != "document_id"
        )

    @property
    def refers(self) -> Mapping[str, str]:
        """Own field -> the register in which its codes are."""
        return {
            field.key: REFERS[field.key]
            for field in self.fields
            if field.key in REFERS and REFERS[field.key] != self.name and self.name != "regions"
        }


REGISTERS: Final = (
    PackedRegister("programs", training_program, "code"),
    PackedRegister("meetings", meeting, "code"),
    PackedRegister("schools", school, "code"),
    PackedRegister("organizations", organization, "code"),
    PackedRegister("municipalities", municipality, "oktmo"),
    PackedRegister("regions", region, "code"),
)
"""One that refers to others stands before them."""

REFERS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "meeting_code": "meetings",
        "oktmo": "municipalities",
        "host_oktmo": "municipalities",
        "owner_code": "organizations",
        "organizer_code": "organizations",
        "provider_code": "organizations",
        "school_code": "schools",
        "program_code": "programs",
        "region_code": "regions",
    }
)
"""A field of this name -> the register in which its codes are."""

_TYPES: Final = {
    str: FieldType.STRING,
    int: FieldType.INTEGER,
    float: FieldType.NUMBER,
    date: FieldType.DATE,
}


def fields_of(table: RowTable[Any]) -> tuple[Field, ...]:
    """The fields of a declared table, as its record types them."""
    hints: Mapping[str, Any] = get_type_hints(table.record)
    return tuple(_typed(column.key, hints[column.key]) for column in table.columns)


def _typed(key: str, hint: Any) -> Field:
    kinds = [each for each in (get_args(hint) or (hint,)) if each is not NoneType]
    found = _TYPES[kinds[0]]
    if key.startswith("is_") and found is FieldType.INTEGER:
        found = FieldType.BOOLEAN
    return Field(key, found, NoneType not in get_args(hint))


def _stored(column: sa.Column[Any]) -> FieldType:
    for kind, found in (
        (sa.Boolean, FieldType.BOOLEAN),
        (sa.Integer, FieldType.INTEGER),
        (sa.Numeric, FieldType.NUMBER),
        (sa.Float, FieldType.NUMBER),
        (sa.Date, FieldType.DATE),
    ):
        if isinstance(column.type, kind):
            return found
    return FieldType.STRING


@dataclass(frozen=True)
class Package:
    """A question's data, of one state of the database; good as long as its transaction lasts.

    `tables` are to be taken one after another, each to its end. `register` gives the rows of a
    register that have these keys, by key; a key that the register did not know stands alone in
    its row.
    """

    overview: Overview
    notices: tuple[Notice, ...]
    tables: Iterable[RowStream]
    register: Callable[[PackedRegister, Collection[str]], Iterator[tuple[Cell, ...]]]
