"""Facts: the school project, events, sites, practices, diagnostics."""

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
)

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    create_known_table(
        "self_diagnosis",
        text("school_code"),
        day("completed_on"),
        text("edition"),
        text_or_null("level"),
        check("self_diagnosis", "level", "level IN ('below_basic', 'basic', 'medium', 'high')"),
        key=("school_code", "completed_on"),
        asked_by=(("completed_on",),),
    )
    create_known_table(
        "self_diagnosis_score",
        text("school_code"),
        day("completed_on"),
        text("direction"),
        number("score"),
        number("max_score"),
        check(
            "self_diagnosis_score",
            "direction",
            "direction IN ('knowledge', 'health', 'creativity', 'upbringing', 'career_guidance', 'teacher_team', 'school_climate', 'learning_environment')",
        ),
        check("self_diagnosis_score", "max_score", "max_score > 0"),
        check("self_diagnosis_score", "score", "score >= 0"),
        key=("school_code", "completed_on", "direction"),
    )
    create_known_table(
        "self_diagnosis_scale",
        text("edition"),
        text("school_kind"),
        text("direction"),
        number("max_points"),
        sa.Column("threshold_basic", sa.Numeric(asdecimal=False)),
        sa.Column("threshold_medium", sa.Numeric(asdecimal=False)),
        sa.Column("threshold_high", sa.Numeric(asdecimal=False)),
        flag("verified"),
        text("source"),
        check(
            "self_diagnosis_scale",
            "direction",
            "direction IN ('knowledge', 'health', 'creativity', 'upbringing', 'career_guidance', 'teacher_team', 'school_climate', 'learning_environment', 'total')",
        ),
        check("self_diagnosis_scale", "max_points", "max_points >= 0"),
        check(
            "self_diagnosis_scale",
            "school_kind",
            "school_kind IN ('general', 'correctional', 'preschool', 'additional')",
        ),
        key=("edition", "school_kind", "direction"),
    )
    create_known_table(
        "event",
        text("code"),
        text("title"),
        text("kind"),
        day("starts_on"),
        day_or_null("ends_on"),
        text("format"),
        text_or_null("organizer_code"),
        text_or_null("host_oktmo"),
        text_or_null("direction"),
        text_or_null("url"),
        check(
            "event",
            "direction",
            "direction IN ('knowledge', 'health', 'creativity', 'upbringing', 'career_guidance', 'teacher_team', 'school_climate', 'learning_environment')",
        ),
        check("event", "format", "format IN ('in_person', 'remote', 'mixed')"),
        check(
            "event",
            "kind",
            "kind IN ('seminar', 'webinar', 'conference', 'master_class', 'method_landing', 'round_table', 'festival', 'other')",
        ),
        key=("code",),
        asked_by=(("starts_on",),),
    )
    create_known_table(
        "event_participation",
        text("event_code"),
        text("oktmo"),
        whole("participants"),
        check("event_participation", "participants", "participants >= 0"),
        key=("event_code", "oktmo"),
    )
    create_known_table(
        "internship_site",
        text("code"),
        text("oktmo"),
        text_or_null("school_code"),
        text("topic"),
        day("opened_on"),
        day_or_null("closed_on"),
        key=("code",),
    )
    create_known_table(
        "internship",
        text("site_code"),
        text("oktmo"),
        day("held_on"),
        whole("participants"),
        check("internship", "participants", "participants >= 0"),
        key=("site_code", "oktmo", "held_on"),
        asked_by=(("held_on",),),
    )
    create_known_table(
        "practice",
        text("code"),
        text("oktmo"),
        text("kind"),
        text("title"),
        day("started_on"),
        day_or_null("ended_on"),
        text_or_null("meeting_code"),
        text_or_null("url"),
        check(
            "practice",
            "kind",
            "kind IN ('method_council', 'method_active', 'young_teacher_club', 'method_landing', 'mentoring', 'master_class', 'other')",
        ),
        key=("code",),
        asked_by=(("started_on",),),
    )
    create_known_table(
        "diagnostic",
        text("code"),
        text("title"),
        text("owner_code"),
        text("audience"),
        text_or_null("subject"),
        day("published_on"),
        text("expertise_status"),
        day_or_null("expertise_on"),
        day_or_null("valid_until"),
        text_or_null("url"),
        text_or_null("region_code"),
        check(
            "diagnostic",
            "audience",
            "audience IN ('teacher', 'manager', 'preschool', 'additional', 'pedagogical_class')",
        ),
        check(
            "diagnostic",
            "expertise_status",
            "expertise_status IN ('declared', 'in_review', 'revision', 'recommended', 'rejected')",
        ),
        key=("code",),
    )
    create_known_table(
        "diagnostic_result",
        text("diagnostic_code"),
        text("oktmo"),
        day("held_on"),
        whole("participants"),
        whole("with_deficit"),
        check("diagnostic_result", "participants", "participants >= 0"),
        check("diagnostic_result", "with_deficit", "with_deficit >= 0"),
        key=("diagnostic_code", "oktmo", "held_on"),
        asked_by=(("held_on",),),
    )
    create_known_table(
        "learning_route",
        text("educator_key"),
        text("oktmo"),
        day("started_on"),
        day_or_null("due_on"),
        day_or_null("completed_on"),
        key=("educator_key", "started_on"),
        asked_by=(("started_on",),),
    )
    create_known_table(
        "mentoring",
        text("mentee_key"),
        text("oktmo"),
        text_or_null("school_code"),
        day("started_on"),
        day_or_null("ended_on"),
        key=("mentee_key", "started_on"),
        asked_by=(("started_on",),),
    )
    create_known_table(
        "note",
        text("code"),
        text_or_null("indicator"),
        text_or_null("oktmo"),
        day("noted_on"),
        text("author"),
        text("text"),
        key=("code",),
    )


def downgrade() -> None:
    op.drop_table("note")
    op.drop_table("mentoring")
    op.drop_table("learning_route")
    op.drop_table("diagnostic_result")
    op.drop_table("diagnostic")
    op.drop_table("practice")
    op.drop_table("internship")
    op.drop_table("internship_site")
    op.drop_table("event_participation")
    op.drop_table("event")
    op.drop_table("self_diagnosis_scale")
    op.drop_table("self_diagnosis_score")
    op.drop_table("self_diagnosis")
