"""Явка: one row for each line of an attendance list, and one for a meeting that has none."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Annotated, Final

from data_sources.row_tables.records.declaration import AS_IT_IS, AS_NAME, AS_TEXT, Listing, Ranked

STATUSES: Final = ("present", "online", "excused", "absent")
"""From the fullest presence to none."""


@dataclass(frozen=True)
class AttendanceRow:
    """Somebody at a held meeting of the period.

    Everything about the person is empty in the one row of a meeting whose list names nobody of
    those asked about, so that every meeting is in the table: shares are taken of all of them.
    `municipality` names only municipalities of the region.
    """

    meeting_code: str
    body: str
    meeting_number: str | None
    held_on: Annotated[date, AS_IT_IS]
    person: Annotated[str | None, AS_TEXT]
    is_member: Annotated[int | None, AS_IT_IS]
    status: Annotated[str | None, Ranked(STATUSES)]
    is_substitute: Annotated[int | None, AS_IT_IS]
    oktmo: str | None
    municipality: Annotated[str | None, AS_NAME]
    organization: Annotated[str | None, AS_TEXT]
    quorum_rule: str | None


LISTING: Final = Listing(
    name="attendance",
    record=AttendanceRow,
    order=("-held_on", "municipality", "organization"),
    key=("meeting_code", "person"),
    filters=("body", "meeting", "q"),
)
