"""Facts: «Школа Минпросвещения», events, sites, practices, diagnostics (data-dictionary.md)."""

from __future__ import annotations

from datetime import date

import sqlalchemy as sa

from data_sources.database.schema.columns import Known, at_least, flag, known_table, number, one_of
from data_sources.vocabulary.directions import DIRECTIONS


class SelfDiagnosisColumns(Known):
    school_code: sa.Named[str]
    completed_on: sa.Named[date]
    edition: sa.Named[str]
    level: sa.Named[str | None]


self_diagnosis = known_table(
    "self_diagnosis",
    SelfDiagnosisColumns,
    one_of("level", "below_basic", "basic", "medium", "high"),
    key=("school_code", "completed_on"),
    asked_by=(("completed_on",),),
)


class SelfDiagnosisScoreColumns(Known):
    school_code: sa.Named[str]
    completed_on: sa.Named[date]
    direction: sa.Named[str]
    score: sa.Named[float] = number()
    max_score: sa.Named[float] = number()


self_diagnosis_score = known_table(
    "self_diagnosis_score",
    SelfDiagnosisScoreColumns,
    one_of("direction", *DIRECTIONS),
    at_least("score", 0),
    at_least("max_score", 0, exclusive=True),
    key=("school_code", "completed_on", "direction"),
)


class SelfDiagnosisScaleColumns(Known):
    edition: sa.Named[str]
    school_kind: sa.Named[str]
    direction: sa.Named[str]
    max_points: sa.Named[float] = number()
    threshold_basic: sa.Named[float | None] = sa.Column(sa.Numeric(asdecimal=False))
    threshold_medium: sa.Named[float | None] = sa.Column(sa.Numeric(asdecimal=False))
    threshold_high: sa.Named[float | None] = sa.Column(sa.Numeric(asdecimal=False))
    verified: sa.Named[bool] = flag()
    source: sa.Named[str]


self_diagnosis_scale = known_table(
    "self_diagnosis_scale",
    SelfDiagnosisScaleColumns,
    one_of("school_kind", "general", "correctional", "preschool", "additional"),
    one_of("direction", *DIRECTIONS, "total"),
    at_least("max_points", 0),
    key=("edition", "school_kind", "direction"),
)


class EventColumns(Known):
    code: sa.Named[str]
    title: sa.Named[str]
    kind: sa.Named[str]
    starts_on: sa.Named[date]
    ends_on: sa.Named[date | None]
    format: sa.Named[str]
    organizer_code: sa.Named[str | None]
    host_oktmo: sa.Named[str | None]
    direction: sa.Named[str | None]
    url: sa.Named[str | None]


event = known_table(
    "event",
    EventColumns,
    one_of(
        "kind",
        "seminar",
        "webinar",
        "conference",
        "master_class",
        "method_landing",
        "round_table",
        "festival",
        "other",
    ),
    one_of("format", "in_person", "remote", "mixed"),
    one_of("direction", *DIRECTIONS),
    key=("code",),
    asked_by=(("starts_on",),),
)


class EventParticipationColumns(Known):
    event_code: sa.Named[str]
    oktmo: sa.Named[str]
    participants: sa.Named[int]


event_participation = known_table(
    "event_participation",
    EventParticipationColumns,
    at_least("participants", 0),
    key=("event_code", "oktmo"),
)


class InternshipSiteColumns(Known):
    code: sa.Named[str]
    oktmo: sa.Named[str]
    school_code: sa.Named[str | None]
    topic: sa.Named[str]
    opened_on: sa.Named[date]
    closed_on: sa.Named[date | None]


internship_site = known_table("internship_site", InternshipSiteColumns, key=("code",))


class InternshipColumns(Known):
    site_code: sa.Named[str]
    oktmo: sa.Named[str]
    held_on: sa.Named[date]
    participants: sa.Named[int]


internship = known_table(
    "internship",
    InternshipColumns,
    at_least("participants", 0),
    key=("site_code", "oktmo", "held_on"),
    asked_by=(("held_on",),),
)


class PracticeColumns(Known):
    code: sa.Named[str]
    oktmo: sa.Named[str]
    kind: sa.Named[str]
    title: sa.Named[str]
    started_on: sa.Named[date]
    ended_on: sa.Named[date | None]
    meeting_code: sa.Named[str | None]
    url: sa.Named[str | None]


practice = known_table(
    "practice",
    PracticeColumns,
    one_of(
        "kind",
        "method_council",
        "method_active",
        "young_teacher_club",
        "method_landing",
        "mentoring",
        "master_class",
        "other",
    ),
    key=("code",),
    asked_by=(("started_on",),),
)


class DiagnosticColumns(Known):
    code: sa.Named[str]
    title: sa.Named[str]
    owner_code: sa.Named[str]
    audience: sa.Named[str]
    subject: sa.Named[str | None]
    published_on: sa.Named[date]
    expertise_status: sa.Named[str]
    expertise_on: sa.Named[date | None]
    valid_until: sa.Named[date | None]
    url: sa.Named[str | None]
    region_code: sa.Named[str | None]


diagnostic = known_table(
    "diagnostic",
    DiagnosticColumns,
    one_of("audience", "teacher", "manager", "preschool", "additional", "pedagogical_class"),
    one_of("expertise_status", "declared", "in_review", "revision", "recommended", "rejected"),
    key=("code",),
)


class DiagnosticResultColumns(Known):
    diagnostic_code: sa.Named[str]
    oktmo: sa.Named[str]
    held_on: sa.Named[date]
    participants: sa.Named[int]
    with_deficit: sa.Named[int]


diagnostic_result = known_table(
    "diagnostic_result",
    DiagnosticResultColumns,
    at_least("participants", 0),
    at_least("with_deficit", 0),
    key=("diagnostic_code", "oktmo", "held_on"),
    asked_by=(("held_on",),),
)


class LearningRouteColumns(Known):
    educator_key: sa.Named[str]
    oktmo: sa.Named[str]
    started_on: sa.Named[date]
    due_on: sa.Named[date | None]
    completed_on: sa.Named[date | None]


learning_route = known_table(
    "learning_route",
    LearningRouteColumns,
    key=("educator_key", "started_on"),
    asked_by=(("started_on",),),
)


class MentoringColumns(Known):
    mentee_key: sa.Named[str]
    oktmo: sa.Named[str]
    school_code: sa.Named[str | None]
    started_on: sa.Named[date]
    ended_on: sa.Named[date | None]


mentoring = known_table(
    "mentoring",
    MentoringColumns,
    key=("mentee_key", "started_on"),
    asked_by=(("started_on",),),
)


class NoteColumns(Known):
    code: sa.Named[str]
    indicator: sa.Named[str | None]
    oktmo: sa.Named[str | None]
    noted_on: sa.Named[date]
    author: sa.Named[str]
    text: sa.Named[str]


note = known_table("note", NoteColumns, key=("code",))
