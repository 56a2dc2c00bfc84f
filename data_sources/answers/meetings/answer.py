"""The typed answer of the page of meetings: who came to each, its quorum, the plan of work."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, fields
from datetime import date
from typing import Final

from data_sources.answers.meetings.records import Meeting as Meeting
from data_sources.answers.meetings.records import PlanItem as PlanItem
from data_sources.answers.meetings.records import PlanState as PlanState
from data_sources.answers.meetings.since_answer import Between
from data_sources.answers.overview.answer import Answer
from data_sources.answers.row_lists.answer import RowPage
from data_sources.row_tables.records.attendance import AttendanceRow
from data_sources.scoring.results import Municipality
from data_sources.vocabulary.execution import ExecutionStatus

IN_A_ROW: Final = 2
"""So many meetings missed one after another are worth a word; so many substitutes are a habit."""


@dataclass(frozen=True)
class Turnout:
    """Lines of attendance lists added up.

    `seats` are the lines of members; each of them is present, online, a substitute who came,
    excused or absent. `guests` came without a seat; `lines` counts every line.
    """

    lines: int = 0
    seats: int = 0
    present: int = 0
    online: int = 0
    substitutes: int = 0
    excused: int = 0
    absent: int = 0
    guests: int = 0

    @property
    def came(self) -> int:
        """Seats that were taken, by the member or by a substitute."""
        return self.present + self.online + self.substitutes

    @property
    def is_represented(self) -> bool:
        """Somebody came, with a seat or without."""
        return self.came + self.guests > 0

    @property
    def percent(self) -> float | None:
        """Seats taken out of all; None where there are none."""
        return 100 * self.came / self.seats if self.seats else None


def together(turnouts: Iterable[Turnout]) -> Turnout:
    """All of them added up."""
    rows = [[getattr(each, item.name) for item in fields(Turnout)] for each in turnouts]
    return Turnout(*map(sum, zip(*rows, strict=True))) if rows else Turnout()


@dataclass(frozen=True)
class Quorum:
    """How many members had to come and how many did."""

    needed: int
    came: int
    seats: int

    @property
    def is_there(self) -> bool:
        return self.came >= self.needed


def quorum(rule: str | None, everybody: Turnout) -> Quorum | None:
    """The quorum of a meeting by its rule; None without a rule or without a list of members."""
    seats = everybody.seats
    if rule is None or not seats:
        return None
    needed = {"half": -(-seats // 2), "more_than_half": seats // 2 + 1}.get(
        rule, -(-2 * seats // 3)
    )
    return Quorum(needed, everybody.came, seats)


@dataclass(frozen=True)
class HeldMeeting:
    """A held meeting: everybody on its list, and those of them whom the question is about."""

    meeting: Meeting
    everybody: Turnout
    shown: Turnout

    @property
    def quorum(self) -> Quorum | None:
        return quorum(self.meeting.quorum_rule, self.everybody)


@dataclass(frozen=True)
class Attender:
    """One municipality at every sitting, in their order; without one, those of no municipality.

    `awaited` says at which of the sittings it could be.
    """

    municipality: Municipality | None
    turnouts: tuple[Turnout, ...]
    awaited: tuple[bool, ...]

    @property
    def total(self) -> Turnout:
        return together(self.turnouts)

    @property
    def meetings(self) -> int:
        """At how many sittings it could be."""
        return sum(self.awaited)

    @property
    def represented(self) -> int:
        """At how many of them somebody was."""
        return sum(turnout.is_represented for turnout in self._expected())

    @property
    def has_no_seat(self) -> bool:
        """It could be there, and no line of a member is its own."""
        return self.meetings > 0 and self.total.seats == 0

    @property
    def sat_at_last(self) -> bool:
        """It had a seat at each of the last sittings, so that it can be said who missed them."""
        last = self._expected()[-IN_A_ROW:]
        return len(last) == IN_A_ROW and all(turnout.seats > 0 for turnout in last)

    @property
    def never_came(self) -> bool:
        """It had a seat, and nobody was at any of the sittings."""
        return self.total.seats > 0 and self.represented == 0

    @property
    def missed_last(self) -> bool:
        """Its seats stood empty at the last sittings in a row; without a seat nothing is missed."""
        return self.sat_at_last and not any(
            turnout.is_represented for turnout in self._expected()[-IN_A_ROW:]
        )

    @property
    def sends_substitutes(self) -> bool:
        """Whenever its seats were taken, it was by somebody else."""
        total = self.total
        return total.substitutes >= IN_A_ROW and total.substitutes == total.came

    def _expected(self) -> list[Turnout]:
        pairs = zip(self.turnouts, self.awaited, strict=True)
        return [turnout for turnout, is_awaited in pairs if is_awaited]


@dataclass(frozen=True)
class AgendaItem:
    """A question of the agenda; `indicators` are the keys it names."""

    position: int
    title: str
    speaker: str | None
    speaker_post: str | None
    indicators: tuple[str, ...]


@dataclass(frozen=True)
class Owner:
    """Who has to execute a decision, by when, and the status of that."""

    assignee: str
    due_on: date | None
    status: ExecutionStatus


@dataclass(frozen=True)
class MeetingDecision:
    """A decision of the meeting with its owners; `status` is its own where it has none."""

    position: int
    number: str | None
    text: str
    kind: str
    status: ExecutionStatus
    owners: tuple[Owner, ...]


@dataclass(frozen=True)
class MeetingCard:
    """Everything about one meeting; `municipality` is whose council it was."""

    meeting: Meeting
    municipality: Municipality | None
    everybody: Turnout
    agenda: tuple[AgendaItem, ...]
    points: tuple[MeetingDecision, ...]

    @property
    def quorum(self) -> Quorum | None:
        return quorum(self.meeting.quorum_rule, self.everybody)


@dataclass(frozen=True)
class MeetingsPicture(Answer):
    """The page of meetings.

    `overview` holds the five indicators of meetings, about РУМО and councils whatever `body` is.
    `calendar` are the meetings of the body with a date in the period, `sittings` those of them
    held by `as_of`; both from the oldest. `card` is None where no meeting of the region is named.
    `between` is None where the question names no single body, or was not asked about it.
    """

    rows: RowPage[AttendanceRow]
    body: str
    bodies: tuple[str, ...]
    calendar: tuple[Meeting, ...]
    sittings: tuple[HeldMeeting, ...]
    attenders: tuple[Attender, ...]
    card: MeetingCard | None
    plan: tuple[PlanItem, ...]
    between: Between | None = None

    @property
    def is_everywhere_municipal(self) -> bool:
        """Every sitting was a municipality's own: there is nobody to compare at one of them."""
        return all(not each.meeting.awaits(None) for each in self.sittings)

    @property
    def ordinary(self) -> tuple[Attender, ...]:
        """Municipalities without the organisations of the region itself."""
        return tuple(
            each
            for each in self.attenders
            if each.municipality is not None and not each.municipality.is_regional
        )
