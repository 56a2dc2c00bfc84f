"""Rules of tables that hold rows already: added and taken away, on both databases."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Final

import sqlalchemy as sa
from alembic import op

from data_sources.database.engine import SchemaRefusedError

ROWS_NAMED: Final = 20
Rules = Mapping[str, str]
"""Name of a rule -> its condition."""


def add_checks(table: str, rules: Rules) -> None:
    """Adds the rules; what else the table has stays as it is."""
    if op.get_bind().dialect.name == "sqlite":
        head, _, tail = _text_of(table).rpartition(")")
        _rebuild(table, f"{head}{_written(rules)}){tail}")
        return
    for name, rule in rules.items():
        op.create_check_constraint(op.f(name), table, sa.text(rule))


def drop_checks(table: str, rules: Rules) -> None:
    """Takes away what `add_checks` added."""
    if op.get_bind().dialect.name == "sqlite":
        _rebuild(table, _text_of(table).replace(_written(rules), ""))
        return
    for name in rules:
        op.drop_constraint(op.f(name), table, type_="check")


def require(columns: Mapping[str, tuple[str, ...]], rule: str) -> None:
    """Raises `SchemaRefusedError` with the rows whose numbers break the rule, if there are any.

    `rule` is the condition of a column with `{column}` in its place.
    """
    found = [
        f"{table}.{column} (id {row})"
        for table, names in columns.items()
        for column in names
        for row in _breaking(table, rule.format(column=column))
    ]
    if found:
        more = " и другие" if len(found) >= ROWS_NAMED else ""
        raise SchemaRefusedError(
            "Схема не обновлена, база не изменена: в ней есть числа, с которыми нельзя считать "
            f"(NaN, бесконечность или больше 10¹⁵): {', '.join(found[:ROWS_NAMED])}{more}. "
            "Исправьте названные строки запросом к базе и повторите «rumo db upgrade»."
        )


def _breaking(table: str, rule: str) -> Sequence[int]:
    row: sa.ColumnClause[int] = sa.column("id", sa.Integer())
    asked = (
        sa.select(row)
        .select_from(sa.table(table))
        .where(sa.text(f"NOT ({rule})"))
        .order_by(row)
        .limit(ROWS_NAMED)
    )
    return op.get_bind().execute(asked).scalars().all()


def _written(rules: Rules) -> str:
    return "".join(f", CONSTRAINT {name} CHECK ({rule})" for name, rule in rules.items())


def _text_of(table: str) -> str:
    asked = sa.text("SELECT sql FROM sqlite_master WHERE type = 'table' AND name = :table")
    text: str = op.get_bind().execute(asked, {"table": table}).scalar_one()
    return text


def _rebuild(table: str, text: str) -> None:
    """The way that SQLite's manual gives: a new table, the rows, the old name.

    Its indexes and triggers are made again by their own text, as no reflection knows them all.
    """
    bind = op.get_bind()
    asked = sa.text(
        "SELECT sql FROM sqlite_master WHERE tbl_name = :table AND type IN ('index', 'trigger') "
        "AND sql IS NOT NULL"
    )
    others = bind.execute(asked, {"table": table}).scalars().all()
    named = re.sub(rf'^CREATE TABLE "?{table}"?', f"CREATE TABLE {table}_new", text)
    bind.exec_driver_sql(named)
    columns = [column["name"] for column in sa.inspect(bind).get_columns(table)]
    old, new = (
        sa.table(name, *(sa.column(column) for column in columns))
        for name in (table, f"{table}_new")
    )
    bind.execute(sa.insert(new).from_select(columns, sa.select(old)))
    for statement in (
        f"DROP TABLE {table}",
        f"ALTER TABLE {table}_new RENAME TO {table}",
        *others,
    ):
        bind.exec_driver_sql(statement)
