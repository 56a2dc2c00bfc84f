"""Facts: training, meetings, decisions (docs/data-dictionary.md)."""

from __future__ import annotations

from datetime import date

import sqlalchemy as sa

from data_sources.database.schema.columns import Known, at_least, flag, known_table, number, one_of
from data_sources.vocabulary.directions import DIRECTIONS


class TrainingProgramColumns(Known):
    code: sa.Named[str]
    title: sa.Named[str]
    provider_code: sa.Named[str]
    format: sa.Named[str]
    hours: sa.Named[float] = number()
    federal_project: sa.Named[str | None]
    in_federal_register: sa.Named[bool] = flag()
    is_network: sa.Named[bool] = flag()
    direction: sa.Named[str | None]


training_program = known_table(
    "training_program",
    TrainingProgramColumns,
    one_of("format", "in_person", "remote", "mixed"),
    at_least("hours", 0),
    one_of("direction", *DIRECTIONS),
    key=("code",),
)


class TrainingColumns(Known):
    educator_key: sa.Named[str]
    category: sa.Named[str]
    oktmo: sa.Named[str]
    school_code: sa.Named[str | None]
    program_code: sa.Named[str]
    completed_on: sa.Named[date]


training = known_table(
    "training",
    TrainingColumns,
    one_of("category", "teacher", "manager"),
    key=("educator_key", "program_code", "completed_on"),
    asked_by=(("completed_on",),),
)


class MeetingColumns(Known):
    code: sa.Named[str]
    body: sa.Named[str]
    oktmo: sa.Named[str | None]
    number: sa.Named[str | None]
    title: sa.Named[str | None]
    status: sa.Named[str]
    held_on: sa.Named[date]
    starts_at: sa.Named[str | None]
    place: sa.Named[str | None]
    form: sa.Named[str | None]
    quorum_rule: sa.Named[str | None]
    present_count: sa.Named[int | None]
    region_code: sa.Named[str | None]
    document_id: sa.Named[int | None]


meeting = known_table(
    "meeting",
    MeetingColumns,
    one_of("status", "planned", "held", "cancelled"),
    one_of("form", "in_person", "online", "mixed"),
    one_of("quorum_rule", "half", "more_than_half", "two_thirds"),
    at_least("present_count", 0),
    key=("code",),
    asked_by=(("body", "held_on"),),
)


class AgendaItemColumns(Known):
    meeting_code: sa.Named[str]
    position: sa.Named[int]
    title: sa.Named[str]
    speaker: sa.Named[str | None]
    speaker_post: sa.Named[str | None]
    indicators: sa.Named[str | None]


agenda_item = known_table(
    "agenda_item",
    AgendaItemColumns,
    at_least("position", 1),
    key=("meeting_code", "position"),
)


class AttendanceColumns(Known):
    meeting_code: sa.Named[str]
    person: sa.Named[str]
    is_member: sa.Named[bool] = flag()
    status: sa.Named[str]
    is_substitute: sa.Named[bool] = flag()
    oktmo: sa.Named[str | None]
    organization_code: sa.Named[str | None]


attendance = known_table(
    "attendance",
    AttendanceColumns,
    one_of("status", "present", "online", "excused", "absent"),
    key=("meeting_code", "person"),
)


class DecisionColumns(Known):
    meeting_code: sa.Named[str]
    position: sa.Named[int]
    number: sa.Named[str | None]
    agenda_position: sa.Named[int | None]
    kind: sa.Named[str]
    text: sa.Named[str]
    due_kind: sa.Named[str]
    due_on: sa.Named[date | None]
    votes_for: sa.Named[int | None]
    votes_against: sa.Named[int | None]
    votes_abstained: sa.Named[int | None]
    indicator: sa.Named[str | None]
    source_start: sa.Named[int | None]
    source_end: sa.Named[int | None]


decision = known_table(
    "decision",
    DecisionColumns,
    at_least("position", 1),
    one_of("kind", "assignment", "recommendation", "informational"),
    one_of("due_kind", "date", "continuous", "none"),
    at_least("votes_for", 0),
    at_least("votes_against", 0),
    at_least("votes_abstained", 0),
    key=("meeting_code", "position"),
)


class AssignmentColumns(Known):
    meeting_code: sa.Named[str]
    position: sa.Named[int]
    assignee: sa.Named[str]
    oktmo: sa.Named[str | None]
    organization_code: sa.Named[str | None]
    due_on: sa.Named[date | None]
    original_due_on: sa.Named[date | None]
    completed_on: sa.Named[date | None]
    withdrawn_on: sa.Named[date | None]
    evidence: sa.Named[str | None]


assignment = known_table(
    "assignment",
    AssignmentColumns,
    at_least("position", 1),
    key=("meeting_code", "position", "assignee"),
)


class PlanItemColumns(Known):
    plan: sa.Named[str]
    code: sa.Named[str]
    title: sa.Named[str]
    due_on: sa.Named[date]
    original_due_on: sa.Named[date | None]
    done_on: sa.Named[date | None]
    cancelled_on: sa.Named[date | None]
    meeting_code: sa.Named[str | None]
    region_code: sa.Named[str | None]


plan_item = known_table(
    "plan_item", PlanItemColumns, key=("plan", "code"), asked_by=(("plan", "due_on"),)
)
