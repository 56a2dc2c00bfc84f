"""The register of meetings, in English."""

from __future__ import annotations

from typing import Final

from layouts.columns.bodies import BODY_IN_ENGLISH
from layouts.files.package.english import told

TABLES: Final = told.tables(
    {
        "meetings": (
            "Register of meetings",
            "Meetings that rows of the package refer to, one row each. A code that the register "
            "did not know stands alone in its row.",
            {
                "code": ("Meeting code", "Lasting code of the meeting."),
                "body": BODY_IN_ENGLISH,
                "oktmo": (
                    "OKTMO code",
                    "Municipality whose council met, 8 digits, text. Empty: not a council's "
                    "meeting.",
                ),
                "number": ("Number of the minutes", "Number as it is written, text. Empty: none."),
                "title": ("Title", "Subject of the meeting. Empty: none."),
                "status": ("State", "planned, held or cancelled."),
                "held_on": ("Meeting date", "Day of the meeting, planned or real."),
                "starts_at": (
                    "Start time",
                    "Local time as HH:MM, text. Empty: not stated.",
                ),
                "place": ("Place", "Where the meeting is held. Empty: not stated."),
                "form": ("Form", "in_person, online or mixed. Empty: not stated."),
                "quorum_rule": (
                    "Quorum rule",
                    "Share of members who must come: half (at least a half), more_than_half, "
                    "two_thirds (at least). Empty: no rule is set.",
                ),
                "present_count": (
                    "People present",
                    "Number of people present as the minutes state it. Empty: not stated.",
                ),
                "region_code": (
                    "Region code",
                    "Region, in the resource regions. Empty: the only one.",
                ),
            },
        ),
    }
)
