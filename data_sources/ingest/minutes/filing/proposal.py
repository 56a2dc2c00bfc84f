"""What minutes would put into the database: rows a secretary may still correct."""

from __future__ import annotations

import enum
from dataclasses import dataclass, field
from datetime import date, datetime

from data_sources.ingest.minutes.draft import DecisionKind, DueKind, PointEffect, TextPlace


class Role(enum.StrEnum):
    """As whom the minutes name a person; roster members that they do not name are unnamed."""

    CHAIR = "chair"
    SECRETARY = "secretary"
    PARTICIPANT = "participant"
    GUEST = "guest"
    ABSENT = "absent"
    UNNAMED = "unnamed"


class ProposedPresence(enum.StrEnum):
    """How a person took part; the words are those of docs/minutes.md."""

    PRESENT = "present"
    ONLINE = "online"
    EXCUSED = "excused"
    ABSENT = "absent"


@dataclass(frozen=True)
class ProposedMeeting:
    """The meeting itself; what the minutes do not say is None."""

    number: str | None = None
    title: str | None = None
    held_on: date | None = None
    starts_at: str | None = None
    place: str | None = None
    form: str | None = None
    present_count: int | None = None
    oktmo: str | None = None
    region_code: str | None = None


@dataclass(frozen=True)
class AgendaLine:
    """An item of the agenda."""

    position: int
    title: str
    speaker: str | None = None
    speaker_post: str | None = None
    source: TextPlace | None = None


@dataclass(frozen=True)
class Attendee:
    """Somebody who was, or should have been, at the meeting."""

    person: str
    role: Role
    status: ProposedPresence
    is_member: bool
    is_substitute: bool = False
    oktmo: str | None = None
    organization_code: str | None = None
    source: TextPlace | None = None


@dataclass(frozen=True)
class DecisionLine:
    """A point of decision; `source` is its own sentences in the document."""

    position: int
    number: str | None
    agenda_position: int | None
    kind: DecisionKind
    text: str
    due_kind: DueKind
    due_on: date | None = None
    votes_for: int | None = None
    votes_against: int | None = None
    votes_abstained: int | None = None
    source: TextPlace | None = None


@dataclass(frozen=True)
class AssignmentLine:
    """Who has to carry out a point; `due_on` only where it is not the point's own."""

    position: int
    assignee: str
    oktmo: str | None = None
    organization_code: str | None = None
    due_on: date | None = None
    source: TextPlace | None = None


class ChangeChoice(enum.StrEnum):
    """Whether a proposed change of an earlier assignment is to be made."""

    LEAVE = "leave"
    APPLY = "apply"


@dataclass(frozen=True)
class EarlierChange:
    """A point that extends or withdraws an assignment of earlier minutes.

    `due_before` is its term until now, `due_on` the new one.
    """

    point: int
    effect: PointEffect
    meeting_code: str
    position: int
    assignee: str
    number: str | None
    due_before: date | None
    due_on: date | None
    choice: ChangeChoice = ChangeChoice.LEAVE
    source: TextPlace | None = None


@dataclass(frozen=True)
class FilingNotice:
    """Something that the secretary should know before the rows are written.

    `code` is the word of docs/minutes.md where it has one.
    """

    code: str
    message: str
    line: int | None = None


class Blank(enum.Enum):
    """What a value that is None does to the one in the database.

    Minutes that do not speak of it keep it; a blank cell of a corrected workbook clears it.
    """

    KEEPS = enum.auto()
    CLEARS = enum.auto()


@dataclass(frozen=True)
class Workbook:
    """The corrected workbook from which the values come.

    `seen` is the newest moment of the meeting that the database knew when the workbook was
    written, None in one that does not say.
    """

    file_name: str
    sha256: str
    seen: datetime | None


@dataclass(frozen=True)
class Proposal:
    """The rows of one meeting, before they are written.

    `workbook` is None where the values are those read in the minutes. `standing` names the
    values of `sitting` that are the database's and not the minutes'.
    """

    code: str
    body: str
    sitting: ProposedMeeting
    agenda: tuple[AgendaLine, ...]
    attendees: tuple[Attendee, ...]
    decisions: tuple[DecisionLine, ...]
    assignments: tuple[AssignmentLine, ...]
    changes: tuple[EarlierChange, ...] = ()
    notices: tuple[FilingNotice, ...] = ()
    blank: Blank = Blank.KEEPS
    workbook: Workbook | None = field(default=None, compare=False)
    standing: tuple[str, ...] = ()
