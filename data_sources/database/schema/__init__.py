"""The shared database: its tables, their natural keys and what they refer to."""

from __future__ import annotations

from typing import Any, Final

import sqlalchemy as sa

from data_sources.database.schema.columns import Known, metadata, natural_key, own_columns
from data_sources.database.schema.housekeeping import data_version, document, load, saved_view
from data_sources.database.schema.registers import (
    municipality,
    municipality_alias,
    organization,
    organization_alias,
    region,
    roster_member,
    school,
    staff_count,
    target,
    weight,
)
from data_sources.database.schema.support import (
    diagnostic,
    diagnostic_result,
    event,
    event_participation,
    internship,
    internship_site,
    learning_route,
    mentoring,
    note,
    practice,
    self_diagnosis,
    self_diagnosis_scale,
    self_diagnosis_score,
)
from data_sources.database.schema.work import (
    agenda_item,
    assignment,
    attendance,
    decision,
    meeting,
    plan_item,
    training,
    training_program,
)

KNOWN_TABLES: Final[tuple[sa.Table[Any], ...]] = (
    region,
    municipality,
    municipality_alias,
    organization,
    organization_alias,
    school,
    roster_member,
    staff_count,
    target,
    weight,
    training_program,
    training,
    meeting,
    agenda_item,
    attendance,
    decision,
    assignment,
    plan_item,
    self_diagnosis,
    self_diagnosis_score,
    self_diagnosis_scale,
    event,
    event_participation,
    internship_site,
    internship,
    practice,
    diagnostic,
    diagnostic_result,
    learning_route,
    mentoring,
    note,
)
"""Every table with time of knowledge, a referred one before those that refer to it."""

REFERENCES: Final[dict[str, dict[tuple[str, ...], tuple[str, tuple[str, ...]]]]] = {
    "municipality": {("region_code",): ("region", ("code",))},
    "municipality_alias": {("oktmo",): ("municipality", ("oktmo",))},
    "organization_alias": {("organization_code",): ("organization", ("code",))},
    "school": {("oktmo",): ("municipality", ("oktmo",))},
    "roster_member": {
        ("oktmo",): ("municipality", ("oktmo",)),
        ("organization_code",): ("organization", ("code",)),
    },
    "staff_count": {("oktmo",): ("municipality", ("oktmo",))},
    "training_program": {("provider_code",): ("organization", ("code",))},
    "training": {
        ("oktmo",): ("municipality", ("oktmo",)),
        ("school_code",): ("school", ("code",)),
        ("program_code",): ("training_program", ("code",)),
    },
    "meeting": {
        ("oktmo",): ("municipality", ("oktmo",)),
        ("region_code",): ("region", ("code",)),
        ("document_id",): ("document", ("id",)),
    },
    "agenda_item": {("meeting_code",): ("meeting", ("code",))},
    "attendance": {
        ("meeting_code",): ("meeting", ("code",)),
        ("oktmo",): ("municipality", ("oktmo",)),
        ("organization_code",): ("organization", ("code",)),
    },
    "decision": {
        ("meeting_code",): ("meeting", ("code",)),
        ("meeting_code", "agenda_position"): ("agenda_item", ("meeting_code", "position")),
    },
    "assignment": {
        ("meeting_code", "position"): ("decision", ("meeting_code", "position")),
        ("oktmo",): ("municipality", ("oktmo",)),
        ("organization_code",): ("organization", ("code",)),
    },
    "plan_item": {
        ("meeting_code",): ("meeting", ("code",)),
        ("region_code",): ("region", ("code",)),
    },
    "self_diagnosis": {("school_code",): ("school", ("code",))},
    "self_diagnosis_score": {
        ("school_code", "completed_on"): ("self_diagnosis", ("school_code", "completed_on"))
    },
    "event": {
        ("organizer_code",): ("organization", ("code",)),
        ("host_oktmo",): ("municipality", ("oktmo",)),
    },
    "event_participation": {
        ("event_code",): ("event", ("code",)),
        ("oktmo",): ("municipality", ("oktmo",)),
    },
    "internship_site": {
        ("oktmo",): ("municipality", ("oktmo",)),
        ("school_code",): ("school", ("code",)),
    },
    "internship": {
        ("site_code",): ("internship_site", ("code",)),
        ("oktmo",): ("municipality", ("oktmo",)),
    },
    "practice": {
        ("oktmo",): ("municipality", ("oktmo",)),
        ("meeting_code",): ("meeting", ("code",)),
    },
    "diagnostic": {
        ("owner_code",): ("organization", ("code",)),
        ("region_code",): ("region", ("code",)),
    },
    "diagnostic_result": {
        ("diagnostic_code",): ("diagnostic", ("code",)),
        ("oktmo",): ("municipality", ("oktmo",)),
    },
    "learning_route": {("oktmo",): ("municipality", ("oktmo",))},
    "mentoring": {
        ("oktmo",): ("municipality", ("oktmo",)),
        ("school_code",): ("school", ("code",)),
    },
}
"""Table -> own columns -> the table and key they must be found in (a null refers to nothing).

`target.oktmo` and `note.oktmo` are not here: they may also be the region's own code, and
`target.indicator`, `weight.indicator` name the registry of indicators, not a table.
"""

__all__ = [
    "KNOWN_TABLES",
    "REFERENCES",
    "Known",
    "agenda_item",
    "assignment",
    "attendance",
    "data_version",
    "decision",
    "diagnostic",
    "diagnostic_result",
    "document",
    "event",
    "event_participation",
    "internship",
    "internship_site",
    "learning_route",
    "load",
    "meeting",
    "mentoring",
    "metadata",
    "municipality",
    "municipality_alias",
    "natural_key",
    "note",
    "organization",
    "organization_alias",
    "own_columns",
    "plan_item",
    "practice",
    "region",
    "roster_member",
    "saved_view",
    "school",
    "self_diagnosis",
    "self_diagnosis_scale",
    "self_diagnosis_score",
    "staff_count",
    "target",
    "training",
    "training_program",
    "weight",
]
