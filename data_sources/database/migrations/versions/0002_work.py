"""Facts: training, meetings, decisions."""

from __future__ import annotations

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

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    create_known_table(
        "training_program",
        text("code"),
        text("title"),
        text("provider_code"),
        text("format"),
        number("hours"),
        text_or_null("federal_project"),
        flag("in_federal_register"),
        flag("is_network"),
        text_or_null("direction"),
        check(
            "training_program",
            "direction",
            "direction IN ('knowledge', 'health', 'creativity', 'upbringing', 'career_guidance', 'teacher_team', 'school_climate', 'learning_environment')",
        ),
        check("training_program", "format", "format IN ('in_person', 'remote', 'mixed')"),
        check("training_program", "hours", "hours >= 0"),
        key=("code",),
    )
    create_known_table(
        "training",
        text("educator_key"),
        text("category"),
        text("oktmo"),
        text_or_null("school_code"),
        text("program_code"),
        day("completed_on"),
        check("training", "category", "category IN ('teacher', 'manager')"),
        key=("educator_key", "program_code", "completed_on"),
        asked_by=(("completed_on",),),
    )
    create_known_table(
        "meeting",
        text("code"),
        text("body"),
        text_or_null("oktmo"),
        text_or_null("number"),
        text_or_null("title"),
        text("status"),
        day("held_on"),
        text_or_null("starts_at"),
        text_or_null("place"),
        text_or_null("form"),
        text_or_null("quorum_rule"),
        whole_or_null("present_count"),
        text_or_null("region_code"),
        whole_or_null("document_id"),
        check("meeting", "form", "form IN ('in_person', 'online', 'mixed')"),
        check("meeting", "present_count", "present_count >= 0"),
        check("meeting", "quorum_rule", "quorum_rule IN ('half', 'more_than_half', 'two_thirds')"),
        check("meeting", "status", "status IN ('planned', 'held', 'cancelled')"),
        key=("code",),
        asked_by=(("body", "held_on"),),
    )
    create_known_table(
        "agenda_item",
        text("meeting_code"),
        whole("position"),
        text("title"),
        text_or_null("speaker"),
        text_or_null("speaker_post"),
        text_or_null("indicators"),
        check("agenda_item", "position", "position >= 1"),
        key=("meeting_code", "position"),
    )
    create_known_table(
        "attendance",
        text("meeting_code"),
        text("person"),
        flag("is_member"),
        text("status"),
        flag("is_substitute"),
        text_or_null("oktmo"),
        text_or_null("organization_code"),
        check("attendance", "status", "status IN ('present', 'online', 'excused', 'absent')"),
        key=("meeting_code", "person"),
    )
    create_known_table(
        "decision",
        text("meeting_code"),
        whole("position"),
        text_or_null("number"),
        whole_or_null("agenda_position"),
        text("kind"),
        text("text"),
        text("due_kind"),
        day_or_null("due_on"),
        whole_or_null("votes_for"),
        whole_or_null("votes_against"),
        whole_or_null("votes_abstained"),
        text_or_null("indicator"),
        whole_or_null("source_start"),
        whole_or_null("source_end"),
        check("decision", "due_kind", "due_kind IN ('date', 'continuous', 'none')"),
        check("decision", "kind", "kind IN ('assignment', 'recommendation', 'informational')"),
        check("decision", "position", "position >= 1"),
        check("decision", "votes_abstained", "votes_abstained >= 0"),
        check("decision", "votes_against", "votes_against >= 0"),
        check("decision", "votes_for", "votes_for >= 0"),
        key=("meeting_code", "position"),
    )
    create_known_table(
        "assignment",
        text("meeting_code"),
        whole("position"),
        text("assignee"),
        text_or_null("oktmo"),
        text_or_null("organization_code"),
        day_or_null("due_on"),
        day_or_null("original_due_on"),
        day_or_null("completed_on"),
        day_or_null("withdrawn_on"),
        text_or_null("evidence"),
        check("assignment", "position", "position >= 1"),
        key=("meeting_code", "position", "assignee"),
    )
    create_known_table(
        "plan_item",
        text("plan"),
        text("code"),
        text("title"),
        day("due_on"),
        day_or_null("original_due_on"),
        day_or_null("done_on"),
        day_or_null("cancelled_on"),
        text_or_null("meeting_code"),
        text_or_null("region_code"),
        key=("plan", "code"),
        asked_by=(("plan", "due_on"),),
    )


def downgrade() -> None:
    op.drop_table("plan_item")
    op.drop_table("assignment")
    op.drop_table("decision")
    op.drop_table("attendance")
    op.drop_table("agenda_item")
    op.drop_table("meeting")
    op.drop_table("training")
    op.drop_table("training_program")
