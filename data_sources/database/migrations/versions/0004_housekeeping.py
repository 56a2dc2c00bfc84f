"""Housekeeping, and the data version that moves in the transaction of whoever writes."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from data_sources.database.schema.columns import utc_now

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

WATCHED = [
    "region",
    "municipality",
    "municipality_alias",
    "organization",
    "organization_alias",
    "school",
    "roster_member",
    "staff_count",
    "target",
    "weight",
    "training_program",
    "training",
    "meeting",
    "agenda_item",
    "attendance",
    "decision",
    "assignment",
    "plan_item",
    "self_diagnosis",
    "self_diagnosis_score",
    "self_diagnosis_scale",
    "event",
    "event_participation",
    "internship_site",
    "internship",
    "practice",
    "diagnostic",
    "diagnostic_result",
    "learning_route",
    "mentoring",
    "note",
    "load",
    "document",
    "saved_view",
]

SQLITE_NOW = "strftime('%Y-%m-%d %H:%M:%f', 'now') || '000'"


def upgrade() -> None:
    op.create_table(
        "load",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("dataset", sa.String(), nullable=False),
        sa.Column("file_name", sa.String(), nullable=False),
        sa.Column("sha256", sa.String(), nullable=False),
        sa.Column("loaded_at", sa.DateTime(), server_default=utc_now(), nullable=False),
        sa.Column("loaded_by", sa.String()),
        sa.Column("rows_read", sa.Integer(), nullable=False),
        sa.Column("rows_added", sa.Integer(), nullable=False),
        sa.Column("rows_changed", sa.Integer(), nullable=False),
        sa.Column("rows_unchanged", sa.Integer(), nullable=False),
        sa.Column("rows_rejected", sa.Integer(), nullable=False),
        sa.Column("undone_at", sa.DateTime()),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_load")),
    )
    op.create_table(
        "document",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("sha256", sa.String(), nullable=False),
        sa.Column("file_name", sa.String(), nullable=False),
        sa.Column("media_type", sa.String(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("added_at", sa.DateTime(), server_default=utc_now(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_document")),
        sa.UniqueConstraint("sha256", name=op.f("uq_document_sha256")),
    )
    op.create_table(
        "saved_view",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("address", sa.String(), nullable=False),
        sa.Column("known_at", sa.DateTime()),
        sa.Column("created_at", sa.DateTime(), server_default=utc_now(), nullable=False),
        sa.Column("created_by", sa.String()),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_saved_view")),
        sa.UniqueConstraint("code", name=op.f("uq_saved_view_code")),
    )
    version = op.create_table(
        "data_version",
        sa.Column("version", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("changed_at", sa.DateTime(), server_default=utc_now(), nullable=False),
        sa.PrimaryKeyConstraint("version", name=op.f("pk_data_version")),
    )
    op.bulk_insert(version, [{"version": 1}])
    if op.get_bind().dialect.name == "sqlite":
        _watch_on_sqlite()
    else:
        _watch_on_postgresql()


def _watch_on_sqlite() -> None:
    for table in WATCHED:
        for change in ("INSERT", "UPDATE", "DELETE"):
            op.execute(
                f"CREATE TRIGGER data_version_{table}_{change.lower()} AFTER {change} ON {table} "
                f"BEGIN UPDATE data_version SET version = version + 1, changed_at = {SQLITE_NOW}; "
                "END"
            )


def _watch_on_postgresql() -> None:
    # SECURITY DEFINER: an office that may write facts need not be allowed to write the version.
    op.execute(
        "CREATE FUNCTION move_data_version() RETURNS trigger LANGUAGE plpgsql "
        "SECURITY DEFINER SET search_path FROM CURRENT AS $$ BEGIN "
        "UPDATE data_version SET version = version + 1, "
        "changed_at = timezone('utc', clock_timestamp()); RETURN NULL; END $$"
    )
    for table in WATCHED:
        op.execute(
            f"CREATE TRIGGER data_version_moves AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE "
            f"ON {table} FOR EACH STATEMENT EXECUTE FUNCTION move_data_version()"
        )


def downgrade() -> None:
    if op.get_bind().dialect.name == "postgresql":
        for table in WATCHED:
            op.execute(f"DROP TRIGGER data_version_moves ON {table}")
        op.execute("DROP FUNCTION move_data_version()")
    else:
        for table in WATCHED:
            for change in ("insert", "update", "delete"):
                op.execute(f"DROP TRIGGER data_version_{table}_{change}")
    for table in ("data_version", "saved_view", "document", "load"):
        op.drop_table(table)
