"""Minutes as the reader understood them: values, each with its place in the text, and doubts."""

from __future__ import annotations

import enum
from dataclasses import dataclass
from datetime import date
from typing import Generic, TypeVar

from data_sources.names.people import count_people

T = TypeVar("T")


@dataclass(frozen=True)
class TextPlace:
    """Where something stands: character offsets in the minutes' text, and the line from 1."""

    start: int
    end: int
    line: int


@dataclass(frozen=True)
class Said(Generic[T]):
    """A value and the words that it was read from."""

    value: T
    place: TextPlace


class DraftDoubt(enum.StrEnum):
    """What is wrong or uncertain in minutes; the words are those of docs/minutes.md."""

    DUPLICATE_NUMBER = "duplicate_number"
    NUMBERING_GAP = "numbering_gap"
    VOTES_MISMATCH = "votes_mismatch"
    DUE_BEFORE_MEETING = "due_before_meeting"
    MISSING_ASSIGNEE = "missing_assignee"
    MISSING_DUE = "missing_due"
    AGENDA_WITHOUT_DECISION = "agenda_without_decision"
    SEVERAL_DATES = "several_dates"
    UNKNOWN_ASSIGNEE = "unknown_assignee"


@dataclass(frozen=True)
class Warned:
    """A doubt, the sentence for the secretary, and the line that it is about."""

    code: DraftDoubt
    message: str
    line: int


class DecisionKind(enum.StrEnum):
    """What a point of decision asks for."""

    ASSIGNMENT = "assignment"
    RECOMMENDATION = "recommendation"
    INFORMATIONAL = "informational"


class DueKind(enum.StrEnum):
    """Whether a point has a term."""

    DATE = "date"
    CONTINUOUS = "continuous"
    NONE = "none"


@dataclass(frozen=True)
class AgendaPoint:
    """An item of the agenda."""

    position: int
    title: str
    speaker: str | None
    speaker_post: str | None
    place: TextPlace


@dataclass(frozen=True)
class Votes:
    """The vote on an agenda item, or on everything where the item is None."""

    agenda_position: int | None
    votes_for: int | None
    votes_against: int | None
    votes_abstained: int | None
    place: TextPlace


class PointEffect(enum.StrEnum):
    """What a point does to a decision of earlier minutes."""

    EXTEND = "extend"
    WITHDRAW = "withdraw"


@dataclass(frozen=True)
class EarlierDecision:
    """The earlier decision that a point changes; proposed to the secretary, never done unasked."""

    effect: PointEffect
    number: str
    minutes_number: str | None
    minutes_date: date | None
    due_on: date | None


@dataclass(frozen=True)
class DraftPoint:
    """A point of decision. `place` spans its own sentences, marks of owner and term excluded.

    `due_text` is the term as written, `unread_due` its words that were not understood or name
    no exact day; `is_presumed` says that the term is a day named without «до» or «срок»;
    `inner_dates` are other days named in the point.
    """

    position: int
    number: str | None
    agenda_position: int | None
    kind: DecisionKind
    text: str
    assignees: tuple[Said[str], ...]
    due_kind: DueKind
    due_on: date | None
    due_text: Said[str] | None
    inner_dates: tuple[date, ...]
    changes: tuple[EarlierDecision, ...]
    place: TextPlace
    unread_due: tuple[str, ...] = ()
    is_presumed: bool = False


@dataclass(frozen=True)
class Draft:
    """Everything that was read from one file of minutes; nothing of it is in the database yet.

    `text` is the document's text with the line numbers of `TextPlace`; `starts_at` is HH:MM;
    persons are as written, initials kept, without their posts. `stated_present` is the number
    that the minutes state, if they do.
    """

    file_name: str
    media_type: str
    sha256: str
    text: str
    number: Said[str] | None
    held_on: Said[date] | None
    starts_at: Said[str] | None
    venue: Said[str] | None
    title: Said[str] | None
    chair: Said[str] | None
    secretary: Said[str] | None
    participants: tuple[Said[str], ...]
    guests: tuple[Said[str], ...]
    absent: tuple[Said[str], ...]
    online: tuple[Said[str], ...]
    stated_present: Said[int] | None
    stated_members: Said[int] | None
    agenda: tuple[AgendaPoint, ...]
    points: tuple[DraftPoint, ...]
    votes: tuple[Votes, ...]
    warnings: tuple[Warned, ...]

    @property
    def present_count(self) -> int | None:
        """The stated number, else that of distinct people named as present; None if unknown."""
        if self.stated_present is not None:
            return self.stated_present.value
        named = (self.chair, self.secretary, *self.participants, *self.online)
        return count_people(each.value for each in named if each is not None) or None
