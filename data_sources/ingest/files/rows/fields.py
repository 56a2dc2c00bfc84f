"""What a table's columns accept from a file, read off the schema."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any, Final

import sqlalchemy as sa

from data_sources.database.schema import natural_key, own_columns
from data_sources.ingest.files.rows.loadable import TEXTS, FieldKind, FileField
from data_sources.vocabulary.naming import fold
from data_sources.vocabulary.titles import choice_words

LONGEST_IN_KEY: Final = 300
"""PostgreSQL refuses an index entry above 2704 bytes; two such texts always fit."""


_BY_NAME: Final = {
    "host_oktmo": FieldKind.OKTMO,
    "organization_code": FieldKind.ORGANIZATION,
    "provider_code": FieldKind.ORGANIZATION,
    "organizer_code": FieldKind.ORGANIZATION,
    "owner_code": FieldKind.ORGANIZATION,
    "body": FieldKind.BODY,
    "plan": FieldKind.PLAN,
    "starts_at": FieldKind.TIME_OF_DAY,
    "period": FieldKind.PERIOD,
    "indicators": FieldKind.KEYS,
    "educator_key": FieldKind.PERSON_KEY,
    "mentee_key": FieldKind.PERSON_KEY,
}
_KEPT_BY_MONTHS: Final = {("plan_item", "due_on"), ("plan_item", "original_due_on")}
_OKTMO_OF: Final = {
    "region": FieldKind.OKTMO_CODE,
    "municipality": FieldKind.OKTMO_CODE,
    "target": FieldKind.TERRITORY,
    "note": FieldKind.TERRITORY,
}
_INDICATOR_COLUMNS: Final = {"indicator", "indicators"}


def fields_of(table: sa.Table[Any], indicators: Mapping[str, str]) -> dict[str, FileField]:
    """The table's own columns by name, in the schema's order; `indicators` are titles by key."""
    choices = dict(_declared(table, "choices"))
    longest = dict(_declared(table, "longest"))
    least = {name: bound for name, bound, exclusive in _declared(table, "least") if not exclusive}
    above = {name: bound for name, bound, exclusive in _declared(table, "least") if exclusive}
    key = natural_key(table)
    fields = {}
    for column in own_columns(table):
        name = column.name
        kind = _kind_of(table, column)
        of_indicators = name in _INDICATOR_COLUMNS
        in_key = LONGEST_IN_KEY if name in key and kind in TEXTS else None
        fields[name] = FileField(
            name=name,
            kind=kind,
            required=not column.nullable and column.server_default is None,
            default=False if column.server_default is not None else None,
            choices=tuple(indicators) if of_indicators else choices.get(name),
            least=least.get(name),
            above=above.get(name),
            longest=longest.get(name, in_key),
            words=indicators if of_indicators else choice_words(table.name, name),
        )
    return fields


def _declared(table: sa.Table[Any], what: str) -> Iterable[tuple[Any, ...]]:
    return (constraint.info[what] for constraint in table.constraints if what in constraint.info)


def _kind_of(table: sa.Table[Any], column: sa.Column[Any]) -> FieldKind:
    if isinstance(column.type, sa.Boolean):
        return FieldKind.FLAG
    if (table.name, column.name) in _KEPT_BY_MONTHS:
        return FieldKind.DAY_OR_MONTH
    if isinstance(column.type, sa.Date):
        return FieldKind.DATE
    if isinstance(column.type, sa.Integer):
        return FieldKind.WHOLE
    if isinstance(column.type, sa.Numeric | sa.Float):
        return FieldKind.NUMBER
    if column.name == "oktmo":
        return _OKTMO_OF.get(table.name, FieldKind.OKTMO)
    return _BY_NAME.get(column.name, FieldKind.TEXT)


_FOLDED_IN_KEY: Final = {"municipality_alias", "organization_alias"}


def has_folded_key(table: sa.Table[Any]) -> bool:
    """Whether texts that are not equal may be the same natural key of the table."""
    return table.name in _FOLDED_IN_KEY


def key_folding(table: sa.Table[Any]) -> Callable[[tuple[Any, ...]], tuple[Any, ...]]:
    """From values of the natural key to what is compared: aliases without case, ё, extra spaces."""
    if not has_folded_key(table):
        return lambda values: values
    return lambda values: tuple(fold(v) if isinstance(v, str) else v for v in values)


ORDERED: Final[Mapping[str, tuple[tuple[str, str], ...]]] = {
    "school": (("opened_on", "closed_on"),),
    "roster_member": (("valid_from", "valid_to"),),
    "event": (("starts_on", "ends_on"),),
    "internship_site": (("opened_on", "closed_on"),),
    "practice": (("started_on", "ended_on"),),
    "diagnostic": (("published_on", "valid_until"), ("expertise_on", "valid_until")),
    "diagnostic_result": (("with_deficit", "participants"),),
    "learning_route": (("started_on", "due_on"), ("started_on", "completed_on")),
    "self_diagnosis_score": (("score", "max_score"),),
    "self_diagnosis_scale": (
        ("threshold_basic", "threshold_medium"),
        ("threshold_basic", "threshold_high"),
        ("threshold_medium", "threshold_high"),
        ("threshold_basic", "max_points"),
        ("threshold_medium", "max_points"),
        ("threshold_high", "max_points"),
    ),
    "mentoring": (("started_on", "ended_on"),),
}
"""Table -> pairs of columns of which the first may not exceed the second."""
