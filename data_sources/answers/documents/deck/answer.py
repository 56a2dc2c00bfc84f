"""The typed slides of «Режим заседания»: the same answers as the pages, in the order of a talk."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

from data_sources.answers.decisions.answer import StatusCount
from data_sources.answers.decisions.execution import Loads
from data_sources.answers.meetings.answer import (
    AgendaItem,
    HeldMeeting,
    Meeting,
    MeetingCard,
    MeetingDecision,
)
from data_sources.answers.meetings.since_answer import AgendaDraft, SinceMeeting
from data_sources.answers.overview.answer import Answer
from data_sources.answers.overview.recent import RecentChanges
from data_sources.answers.overview.trend import TrendPoint
from data_sources.question.request import Request
from data_sources.row_tables.records.decisions import DecisionRow
from data_sources.vocabulary.execution import ExecutionStatus


@dataclass(frozen=True)
class OpeningSlide:
    """What the talk is about: the meeting, or the question alone."""


@dataclass(frozen=True)
class Agenda:
    """A part of the agenda that one slide holds; `part` counts from 1."""

    items: tuple[AgendaItem, ...]
    part: int
    parts: int


@dataclass(frozen=True)
class LastDecisions:
    """How the assignments of the meeting before stand at `as_of`, whenever they are due.

    `asked` is the question of the page and of the file with these rows; those of them that are
    due in another period are not in its list, whose counts are `listed`.
    """

    meeting: Meeting
    asked: Request
    counts: tuple[StatusCount, ...]
    listed: tuple[StatusCount, ...]

    def count(self, status: ExecutionStatus) -> int:
        """Assignments with this status."""
        return sum(each.assignments for each in self.counts if each.status == status)

    @property
    def whole(self) -> int:
        """All of them that can be executed: neither withdrawn nor going on for ever."""
        return _executable(self.counts)

    @property
    def elsewhere(self) -> int:
        """Those of the whole that the list of the period does not hold."""
        return self.whole - _executable(self.listed)

    @property
    def executed(self) -> int:
        """Done, in time or late."""
        return self.count(ExecutionStatus.DONE) + self.count(ExecutionStatus.DONE_LATE)


def _executable(counts: tuple[StatusCount, ...]) -> int:
    never = (ExecutionStatus.WITHDRAWN, ExecutionStatus.CONTINUOUS)
    return sum(each.assignments for each in counts if each.status not in never)


@dataclass(frozen=True)
class LastOwners:
    """The same by those who had to execute them."""

    last: LastDecisions
    loads: Loads


@dataclass(frozen=True)
class PresenceSlide:
    """Who came to the meeting and whether it may decide."""

    card: MeetingCard


@dataclass(frozen=True)
class Sittings:
    """How many came to each meeting of the period."""

    sittings: tuple[HeldMeeting, ...]


@dataclass(frozen=True)
class Standing:
    """One indicator by municipality; `item` is the question of the agenda that names it."""

    indicator: str
    item: AgendaItem | None = None


@dataclass(frozen=True)
class TrendSlide:
    """One indicator month by month, beside the year before."""

    indicator: str
    months: tuple[TrendPoint, ...]
    item: AgendaItem | None = None


@dataclass(frozen=True)
class Where:
    """One indicator on the map."""

    indicator: str


@dataclass(frozen=True)
class Extremes:
    """Who leads and who lags by one indicator."""

    indicator: str


@dataclass(frozen=True)
class Changes:
    """Who rose and who fell most since the year before."""

    indicator: str


@dataclass(frozen=True)
class Recent:
    """What moved the index lately, and what became of assignments."""

    changes: RecentChanges


@dataclass(frozen=True)
class Overdue:
    """Overdue assignments by municipality; `oldest` waits the longest."""

    oldest: DecisionRow | None


@dataclass(frozen=True)
class RegionOnly:
    """Indicators that only the region has."""


@dataclass(frozen=True)
class NewDecisions:
    """A part of what the meeting decided; `part` counts from 1."""

    card: MeetingCard
    points: tuple[MeetingDecision, ...]
    part: int
    parts: int


@dataclass(frozen=True)
class SinceLast:
    """What was learned since the previous meeting of the body."""

    since: SinceMeeting


@dataclass(frozen=True)
class NextAgenda:
    """What is proposed for the next meeting of the body."""

    draft: AgendaDraft
    since: SinceMeeting | None


@dataclass(frozen=True)
class Closing:
    """What to take along: how it is known, where the data are."""


Slide: TypeAlias = (
    OpeningSlide
    | Agenda
    | LastDecisions
    | LastOwners
    | PresenceSlide
    | Sittings
    | Standing
    | TrendSlide
    | Where
    | Extremes
    | Changes
    | Recent
    | Overdue
    | RegionOnly
    | NewDecisions
    | SinceLast
    | NextAgenda
    | Closing
)


@dataclass(frozen=True)
class Deck(Answer):
    """The slides of a meeting, or of a question where `card` is None.

    `overview` is the whole overview of the question, as on the first page; rows of slides about
    indicators are its rows. `request.view.slide` is the slide to open at.
    """

    card: MeetingCard | None
    slides: tuple[Slide, ...]
