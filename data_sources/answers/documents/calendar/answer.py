"""The typed answer of the calendar: meetings, terms, events, the last days of expertise."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime

from data_sources.scoring.results import AnsweredRequest, Provenance, Registers
from data_sources.vocabulary.execution import ExecutionStatus


@dataclass(frozen=True)
class MeetingEntry:
    """A meeting of the period, planned, held or cancelled; `municipality` is whose council."""

    code: str
    body: str
    number: str | None
    title: str | None
    status: str
    held_on: date
    starts_at: str | None
    place: str | None
    form: str | None
    municipality: str | None
    changed_at: datetime


@dataclass(frozen=True)
class Term:
    """The due date of a decision for one assignee, or of a decision that names none.

    `status` is by that date alone, whatever the decision's kind.
    """

    meeting_code: str
    body: str
    held_on: date
    meeting_number: str | None
    position: int
    number: str | None
    text: str
    kind: str
    assignee: str | None
    municipality: str | None
    organization: str | None
    due_on: date
    original_due_on: date | None
    completed_on: date | None
    withdrawn_on: date | None
    evidence: str | None
    status: ExecutionStatus
    changed_at: datetime


@dataclass(frozen=True)
class EventEntry:
    """An event of the network, announced or past."""

    code: str
    title: str
    kind: str
    starts_on: date
    ends_on: date | None
    format: str
    organizer: str | None
    host: str | None
    url: str | None
    changed_at: datetime


@dataclass(frozen=True)
class Expiry:
    """The last day on which the experts' recommendation of a diagnostic holds."""

    code: str
    title: str
    owner: str | None
    subject: str | None
    valid_until: date
    url: str | None
    changed_at: datetime


@dataclass(frozen=True)
class CalendarPicture:
    """Everything with a day in the period, whether the day is past or still to come.

    What the question says of one kind of entry leaves out the kinds that have no such thing: with
    an owner only terms remain. `changed_at` of an entry is when it last began to look as it does:
    when its rows were recorded, or when its day passed with nothing done.
    """

    answered: AnsweredRequest
    registers: Registers
    provenance: Provenance
    meetings: tuple[MeetingEntry, ...]
    terms: tuple[Term, ...]
    events: tuple[EventEntry, ...]
    expiries: tuple[Expiry, ...]

    def as_stale(self) -> CalendarPicture:
        """The same answer, given again while the database is away."""
        return replace(self, provenance=replace(self.provenance, is_stale=True))
