"""What goes into a package of data: single rows, indicators, and the registers they refer to."""

from __future__ import annotations

import enum
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from data_sources.answers.overview.answer import Answer
from data_sources.answers.row_lists.answer import RowStream
from data_sources.question.notices import Notice
from data_sources.row_tables.records.declaration import Cell, Column, Kind, Listing, R


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


@dataclass(frozen=True)
class PackedRegister:
    """A register of which a package has the rows that others refer to by `key`.

    `source` is its table in the database.
    """

    name: str
    source: str
    key: str
    fields: tuple[Field, ...]

    @property
    def refers(self) -> Mapping[str, str]:
        """Own field -> the register in which its codes are."""
        return {
            field.key: REFERS[field.key]
            for field in self.fields
            if field.key in REFERS and REFERS[field.key] != self.name and self.name != "regions"
        }


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
    Kind.TEXT: FieldType.STRING,
    Kind.WHOLE: FieldType.INTEGER,
    Kind.NUMBER: FieldType.NUMBER,
    Kind.DAY: FieldType.DATE,
}


def fields_of(listing: Listing[R]) -> tuple[Field, ...]:
    """The fields of a list of rows, as its record types them."""
    return tuple(_typed(column) for column in listing.columns)


def _typed(column: Column) -> Field:
    found = _TYPES[column.kind]
    if column.key.startswith("is_") and found is FieldType.INTEGER:
        found = FieldType.BOOLEAN
    return Field(column.key, found, not column.may_be_empty)


@dataclass(frozen=True)
class Package:
    """A question's data, of one state of the database; good as long as its transaction lasts.

    `tables` are to be taken one after another, each to its end. Of the `registers` one that
    refers to others stands before them. `register` gives the rows of a
    register that have these keys, by key; a key that the register did not know stands alone in
    its row.
    """

    answer: Answer
    notices: tuple[Notice, ...]
    tables: Iterable[RowStream]
    registers: tuple[PackedRegister, ...]
    register: Callable[[PackedRegister, Collection[str]], Iterator[tuple[Cell, ...]]]
