"""What a table's columns accept from a file, read off the schema."""

from __future__ import annotations

import enum
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Final

import sqlalchemy as sa

from data_sources.schema import natural_key, own_columns

LONGEST_IN_KEY: Final = 300
"""PostgreSQL refuses an index entry above 2704 bytes; two such texts always fit."""


class Kind(enum.Enum):
    """How a cell of the column is read."""

    TEXT = "text"
    WHOLE = "whole"
    NUMBER = "number"
    FLAG = "flag"
    DATE = "date"
    TIME_OF_DAY = "time_of_day"
    OKTMO = "oktmo"
    PERIOD = "period"
    KEYS = "keys"


@dataclass(frozen=True)
class Field:
    """One column as files may fill it; `choices` are the words it may hold, None for any.

    `default` is what an empty cell of a not-null column means, None where nothing does.
    """

    name: str
    kind: Kind
    required: bool
    default: bool | None = None
    choices: tuple[str, ...] | None = None
    least: int | None = None
    above: int | None = None
    longest: int | None = None


_BY_NAME: Final = {
    "oktmo": Kind.OKTMO,
    "host_oktmo": Kind.OKTMO,
    "starts_at": Kind.TIME_OF_DAY,
    "period": Kind.PERIOD,
    "indicators": Kind.KEYS,
}
_INDICATOR_COLUMNS: Final = {"indicator", "indicators"}


def fields_of(table: sa.Table[Any], indicator_keys: frozenset[str]) -> dict[str, Field]:
    """The table's own columns by name, in the schema's order."""
    choices = dict(_declared(table, "choices"))
    longest = dict(_declared(table, "longest"))
    least = {name: bound for name, bound, exclusive in _declared(table, "least") if not exclusive}
    above = {name: bound for name, bound, exclusive in _declared(table, "least") if exclusive}
    key = natural_key(table)
    indicators = tuple(sorted(indicator_keys))
    fields = {}
    for column in own_columns(table):
        name = column.name
        kind = _kind_of(column)
        in_key = LONGEST_IN_KEY if name in key and kind is Kind.TEXT else None
        fields[name] = Field(
            name=name,
            kind=kind,
            required=not column.nullable and column.server_default is None,
            default=False if column.server_default is not None else None,
            choices=indicators if name in _INDICATOR_COLUMNS else choices.get(name),
            least=least.get(name),
            above=above.get(name),
            longest=longest.get(name, in_key),
        )
    return fields


def _declared(table: sa.Table[Any], what: str) -> Iterable[tuple[Any, ...]]:
    return (constraint.info[what] for constraint in table.constraints if what in constraint.info)


def _kind_of(column: sa.Column[Any]) -> Kind:
    if isinstance(column.type, sa.Boolean):
        return Kind.FLAG
    if isinstance(column.type, sa.Date):
        return Kind.DATE
    if isinstance(column.type, sa.Integer):
        return Kind.WHOLE
    if isinstance(column.type, sa.Numeric | sa.Float):
        return Kind.NUMBER
    return _BY_NAME.get(column.name, Kind.TEXT)


ORDERED: Final[Mapping[str, tuple[tuple[str, str], ...]]] = {
    "school": (("opened_on", "closed_on"),),
    "roster_member": (("valid_from", "valid_to"),),
    "event": (("starts_on", "ends_on"),),
    "internship_site": (("opened_on", "closed_on"),),
    "practice": (("started_on", "ended_on"),),
    "diagnostic_result": (("with_deficit", "participants"),),
    "learning_route": (("started_on", "completed_on"),),
    "mentoring": (("started_on", "ended_on"),),
}
"""Table -> pairs of columns of which the first may not exceed the second."""
