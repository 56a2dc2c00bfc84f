"""What revisions 0001-0003 say of every table with time of knowledge, said once.

Frozen with those revisions: a later change of the tables is a revision of its own.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from data_sources.database.schema.columns import utc_now


def create_known_table(
    name: str,
    *own: sa.schema.SchemaItem,
    key: tuple[str, ...],
    asked_by: tuple[tuple[str, ...], ...] = (),
) -> None:
    """Creates the table, its unique index over current rows and the indexes of its questions.

    A column of the natural key written as an SQL expression goes into the index as it is.
    """
    op.create_table(
        name,
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("recorded_at", sa.DateTime(), server_default=utc_now(), nullable=False),
        sa.Column("superseded_at", sa.DateTime()),
        sa.Column("load_id", sa.Integer()),
        *own,
        sa.PrimaryKeyConstraint("id", name=op.f(f"pk_{name}")),
    )
    current = sa.text("superseded_at IS NULL")
    gone = sa.text("superseded_at IS NOT NULL")
    op.create_index(
        f"ux_{name}_current",
        name,
        [sa.text(part) if "(" in part else part for part in key],
        unique=True,
        sqlite_where=current,
        postgresql_where=current,
    )
    op.create_index(f"ix_{name}_recorded_at", name, ["recorded_at"])
    op.create_index(
        f"ix_{name}_superseded_at",
        name,
        ["superseded_at"],
        sqlite_where=gone,
        postgresql_where=gone,
    )
    for group in asked_by:
        op.create_index(f"ix_{name}_{'_'.join(group)}", name, list(group))


def text(name: str) -> sa.Column[str]:
    return sa.Column(name, sa.String(), nullable=False)


def text_or_null(name: str) -> sa.Column[str]:
    return sa.Column(name, sa.String())


def whole(name: str) -> sa.Column[int]:
    return sa.Column(name, sa.Integer(), nullable=False)


def whole_or_null(name: str) -> sa.Column[int]:
    return sa.Column(name, sa.Integer())


def number(name: str) -> sa.Column[float]:
    return sa.Column(name, sa.Numeric(asdecimal=False), nullable=False)


def day(name: str) -> sa.Column[object]:
    return sa.Column(name, sa.Date(), nullable=False)


def day_or_null(name: str) -> sa.Column[object]:
    return sa.Column(name, sa.Date())


def flag(name: str) -> sa.Column[bool]:
    return sa.Column(name, sa.Boolean(), server_default=sa.false(), nullable=False)


def check(table: str, name: str, rule: str) -> sa.CheckConstraint:
    return sa.CheckConstraint(rule, name=op.f(f"ck_{table}_{name}"))
