"""Rows as another system writes them: SQL text that names only what the schema requires."""

from __future__ import annotations

from datetime import date
from typing import Any

import sqlalchemy as sa

Columns = dict[str, Any]
TEXT = "69100000"
"""Fits every text column: it has the eight digits of a municipality's code."""


def least_row(table: sa.Table[Any]) -> Columns:
    """The fewest columns that a row of the table can be written with."""
    words = {
        column: choices[0]
        for constraint in table.constraints
        if "choices" in constraint.info
        for column, choices in [constraint.info["choices"]]
    }
    return {
        column.name: words.get(column.name, _value(column))
        for column in table.columns
        if column.name != "id" and not column.nullable and column.server_default is None
    }


def _value(column: sa.Column[Any]) -> Any:
    if isinstance(column.type, sa.Date):
        return date(2024, 1, 15)
    return TEXT if isinstance(column.type, sa.String) else 1


def insert_sql(table: sa.Table[Any], row: Columns) -> str:
    """The statement with its values written out."""
    values = ", ".join(_literal(value) for value in row.values())
    return f"INSERT INTO {table.name} ({', '.join(row)}) VALUES ({values})"


def _literal(value: Any) -> str:
    if value is None:
        return "NULL"
    return str(value) if isinstance(value, int | float) else f"'{value}'"
