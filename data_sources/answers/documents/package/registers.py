"""The registers of a package: their fields are the columns that the database declares."""

from __future__ import annotations

from functools import cache
from typing import TypeVar

import sqlalchemy as sa

from data_sources.answers.documents.package.answer import Field, FieldType, PackedRegister
from data_sources.database.schema import (
    meeting,
    municipality,
    organization,
    own_columns,
    region,
    school,
    training_program,
)

_Value = TypeVar("_Value")


@cache
def packed_registers() -> tuple[PackedRegister, ...]:
    """All of them; one that refers to others stands before them."""
    return (
        _packed("programs", training_program, "code"),
        _packed("meetings", meeting, "code"),
        _packed("schools", school, "code"),
        _packed("organizations", organization, "code"),
        _packed("municipalities", municipality, "oktmo"),
        _packed("regions", region, "code"),
    )


def _packed(name: str, table: sa.Table, key: str) -> PackedRegister:
    fields = tuple(
        Field(column.name, _stored(column), not column.nullable)
        for column in own_columns(table)
        if column.name != "document_id"
    )
    return PackedRegister(name, table.name, key, fields)


def _stored(column: sa.Column[_Value]) -> FieldType:
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
