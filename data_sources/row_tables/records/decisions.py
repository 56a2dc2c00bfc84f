"""Решения: one row for each assignment of a decision, and one for a decision without any."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Annotated, Final

from data_sources.question.choices import EVERY_BODY
from data_sources.row_tables.records.declaration import AS_IT_IS, AS_NAME, AS_TEXT, Listing, Ranked
from data_sources.vocabulary.execution import ExecutionStatus


@dataclass(frozen=True)
class DecisionRow:
    """An assignment as it stands at `as_of`; what is completed or withdrawn later still stands."""

    meeting_code: str
    body: str
    held_on: Annotated[date, AS_IT_IS]
    meeting_number: str | None
    position: int
    number: str | None
    text: Annotated[str, AS_TEXT]
    kind: str
    assignee: Annotated[str | None, AS_TEXT]
    oktmo: str | None
    municipality: Annotated[str | None, AS_NAME]
    organization: Annotated[str | None, AS_TEXT]
    due_on: Annotated[date | None, AS_IT_IS]
    original_due_on: date | None
    due_kind: str
    completed_on: Annotated[date | None, AS_IT_IS]
    withdrawn_on: date | None
    status: Annotated[ExecutionStatus, Ranked(tuple(ExecutionStatus))]
    lateness_days: Annotated[int | None, AS_IT_IS]
    evidence: str | None
    indicator: str | None


LISTING: Final = Listing(
    name="decisions",
    record=DecisionRow,
    order=("status", "due_on", "-held_on"),
    key=("meeting_code", "position", "assignee"),
    filters=("body", "meeting", "status", "owner", "q"),
    default_body=EVERY_BODY,
)
