"""Registers: who and what the facts are about."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from data_sources.database.migrations.known_tables import (
    check,
    create_known_table,
    day,
    day_or_null,
    flag,
    number,
    text,
    text_or_null,
    whole,
    whole_or_null,
)

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    create_known_table(
        "region",
        text("code"),
        text("name"),
        text("oktmo"),
        key=("code",),
    )
    create_known_table(
        "municipality",
        text("oktmo"),
        text("region_code"),
        text("name"),
        text_or_null("short_name"),
        text("kind"),
        text_or_null("peer_group"),
        text_or_null("center"),
        sa.Column("latitude", sa.Double()),
        sa.Column("longitude", sa.Double()),
        whole_or_null("tile_column"),
        whole_or_null("tile_row"),
        check("municipality", "kind", "kind IN ('city', 'district', 'regional')"),
        check("municipality", "oktmo", "length(oktmo) = 8"),
        check("municipality", "short_name", "length(short_name) <= 5"),
        key=("oktmo",),
    )
    create_known_table(
        "municipality_alias",
        text("alias"),
        text("oktmo"),
        key=("alias",),
    )
    create_known_table(
        "organization",
        text("code"),
        text("name"),
        text_or_null("short_name"),
        text("kind"),
        check(
            "organization",
            "kind",
            "kind IN ('department', 'institute', 'university', 'method_center', 'municipal_office', 'school', 'other')",
        ),
        key=("code",),
    )
    create_known_table(
        "organization_alias",
        text("alias"),
        text("organization_code"),
        key=("alias",),
    )
    create_known_table(
        "school",
        text("code"),
        text("oktmo"),
        text("name"),
        text("kind"),
        flag("is_branch"),
        day_or_null("opened_on"),
        day_or_null("closed_on"),
        check("school", "kind", "kind IN ('general', 'correctional', 'preschool', 'additional')"),
        key=("code",),
        asked_by=(("oktmo",),),
    )
    create_known_table(
        "roster_member",
        text("body"),
        text("person"),
        text_or_null("post"),
        text("role"),
        text_or_null("oktmo"),
        text_or_null("organization_code"),
        day("valid_from"),
        day_or_null("valid_to"),
        check("roster_member", "role", "role IN ('chair', 'secretary', 'member')"),
        key=("body", "person", "valid_from"),
    )
    create_known_table(
        "staff_count",
        text("oktmo"),
        text("category"),
        day("counted_on"),
        whole("headcount"),
        check("staff_count", "category", "category IN ('teacher', 'manager', 'young_teacher')"),
        check("staff_count", "headcount", "headcount >= 0"),
        key=("oktmo", "category", "counted_on"),
        asked_by=(("category", "oktmo", "counted_on"),),
    )
    create_known_table(
        "target",
        text("indicator"),
        text_or_null("oktmo"),
        text("period"),
        number("value"),
        number("near"),
        key=("indicator", "coalesce(oktmo, '')", "period"),
    )
    create_known_table(
        "weight",
        text("indicator"),
        day("valid_from"),
        number("weight"),
        check("weight", "weight", "weight >= 0"),
        key=("indicator", "valid_from"),
    )


def downgrade() -> None:
    op.drop_table("weight")
    op.drop_table("target")
    op.drop_table("staff_count")
    op.drop_table("roster_member")
    op.drop_table("school")
    op.drop_table("organization_alias")
    op.drop_table("organization")
    op.drop_table("municipality_alias")
    op.drop_table("municipality")
    op.drop_table("region")
