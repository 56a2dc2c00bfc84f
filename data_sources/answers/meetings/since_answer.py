"""What lies between two meetings of one body: what was learned since, what to put on the next."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final, TypeAlias

from data_sources.answers.meetings.records import Meeting, PlanItem
from data_sources.changes.moved import is_worse
from data_sources.changes.results import KnowledgeInterval, Moved
from data_sources.changes.since import Since
from data_sources.database.knowledge import KnowledgeDate
from data_sources.scoring.results import Level, Municipality
from data_sources.vocabulary.meeting_name import MeetingName

KEY_SIZE: Final = 4
"""Bytes of the digest in a key: addresses stay short, two items of one draft never meet."""


@dataclass(frozen=True)
class MeetingSeries:
    """Whose meetings: those of a body; those of a council are of its municipality alone."""

    body: str
    oktmo: str | None


@dataclass(frozen=True)
class DecisionsTaken:
    """Decisions of one body on meetings held since; `assignments` are those of that kind."""

    body: str
    meetings: int
    decisions: int
    assignments: int


@dataclass(frozen=True)
class SinceMeeting:
    """What was learned since the end of the day of the held meeting `before`, up to `known_at`.

    `known` is that moment as an address says it. `begun`: the period had begun by that day, so
    that values of both moments can be compared. `is_narrowed`: the question leaves out some
    municipalities.
    """

    before: Meeting
    known: KnowledgeDate
    begun: bool
    is_narrowed: bool
    learned: Since
    taken: tuple[DecisionsTaken, ...]

    @property
    def span(self) -> KnowledgeInterval:
        return self.learned.span

    @property
    def new(self) -> int:
        """Keys of rows that came."""
        return sum(change.new for change in self.learned.tables)

    @property
    def corrected(self) -> int:
        """Keys of rows that say something else."""
        return sum(change.corrected for change in self.learned.tables)

    @property
    def withdrawn(self) -> int:
        """Keys of rows that are no more."""
        return sum(change.withdrawn for change in self.learned.tables)

    @property
    def decisions(self) -> int:
        """Decisions taken since, of every body."""
        return sum(each.decisions for each in self.taken)

    @property
    def crossed(self) -> tuple[Moved, ...]:
        """Rows whose status moved: of municipalities, and of the region where all are asked of."""
        if not self.begun or self.span.is_empty:
            return ()
        levels = (Level.MUNICIPALITY,) if self.is_narrowed else (Level.MUNICIPALITY, Level.REGION)
        return tuple(pair for pair in self.learned.crossed if pair.now.level in levels)

    @property
    def worse(self) -> tuple[Moved, ...]:
        """Those of them that are judged more severely now."""
        return tuple(pair for pair in self.crossed if is_worse(pair))

    @property
    def better(self) -> int:
        return len(self.crossed) - len(self.worse)

    @property
    def is_quiet(self) -> bool:
        """Nothing at all is known that was not known then."""
        counts = (
            self.new,
            self.corrected,
            self.withdrawn,
            self.decisions,
            self.learned.closed.total,
        )
        return not any(counts) and not self.crossed


@dataclass(frozen=True)
class OverdueDecision:
    """A decision of the body with assignments that are overdue at `as_of`.

    `due_on` is the earliest of their terms, `lateness_days` counts from it; `assignees` are
    those who have not executed it, as written.
    """

    meeting: MeetingName
    position: int
    number: str | None
    text: str
    assignees: tuple[str, ...]
    due_on: date
    lateness_days: int

    @property
    def key(self) -> str:
        return _key("d", self.meeting.code, str(self.position))


@dataclass(frozen=True)
class OtherOverdue:
    """The overdue decisions beyond those that are proposed one by one."""

    decisions: int
    assignments: int
    due_on: date

    @property
    def key(self) -> str:
        return _key("d", "others")


@dataclass(frozen=True)
class MissedTarget:
    """An indicator by which somebody came to stand worse to the target since the meeting before."""

    indicator: str
    pairs: tuple[Moved, ...]

    @property
    def key(self) -> str:
        return _key("t", self.indicator)


@dataclass(frozen=True)
class OtherTargets:
    """The indicators of that kind beyond those that are proposed one by one."""

    targets: tuple[MissedTarget, ...]

    @property
    def key(self) -> str:
        return _key("t", "others")


@dataclass(frozen=True)
class DueItem:
    """An item of the year's plan that is not done: due by the next meeting, or moved."""

    item: PlanItem

    @property
    def is_moved(self) -> bool:
        was = self.item.original_due_on
        return was is not None and was != self.item.due_on

    @property
    def key(self) -> str:
        return _key("p", self.item.plan, self.item.code)


@dataclass(frozen=True)
class OtherItems:
    """The items of plans beyond those that are proposed one by one."""

    items: tuple[DueItem, ...]

    @property
    def key(self) -> str:
        return _key("p", "others")


@dataclass(frozen=True)
class SilentPlaces:
    """Municipalities that reported nothing since the period began, out of `expected`."""

    places: tuple[Municipality, ...]
    expected: int

    @property
    def key(self) -> str:
        return _key("s", "everywhere")


@dataclass(frozen=True)
class QuietTable:
    """A table and those who have no fact of the period in it."""

    table: str
    places: tuple[Municipality, ...]


@dataclass(frozen=True)
class QuietTables:
    """Tables in which somebody out of `expected` has no fact of the period, most of them first."""

    tables: tuple[QuietTable, ...]
    expected: int

    @property
    def key(self) -> str:
        return _key("s", "tables")


Proposal: TypeAlias = (
    OverdueDecision
    | OtherOverdue
    | MissedTarget
    | OtherTargets
    | DueItem
    | OtherItems
    | SilentPlaces
    | QuietTables
)


@dataclass(frozen=True)
class AgendaDraft:
    """What the data propose for the next meeting of the body.

    `meeting` is that meeting where it is in the base, `announced` how many questions it has
    there already. `until` is its day, else the end of the period: to it the plan is looked
    through. `dropped` are the keys that the address strikes out, known ones only.
    """

    occasion: MeetingSeries
    meeting: Meeting | None
    announced: int
    until: date
    proposals: tuple[Proposal, ...]
    dropped: frozenset[str]

    @property
    def taken(self) -> tuple[Proposal, ...]:
        """What stays, in the order of the agenda."""
        return tuple(each for each in self.proposals if each.key not in self.dropped)


@dataclass(frozen=True)
class Between:
    """What the page of one body says beside its meetings.

    `since` is None where no meeting was held before.
    """

    occasion: MeetingSeries
    since: SinceMeeting | None
    draft: AgendaDraft


def _key(kind: str, *parts: str) -> str:
    said = "\n".join(parts).encode("utf-8", errors="replace")
    return f"{kind}{hashlib.blake2s(said, digest_size=KEY_SIZE).hexdigest()}"


def toggled(dropped: Iterable[str], key: str) -> tuple[str, ...]:
    """The keys with this one added, or taken away where it is there."""
    return tuple(sorted(frozenset(dropped) ^ {key}))


def missed_targets(pairs: Iterable[Moved]) -> Iterator[MissedTarget]:
    """The pairs by indicator, the one with most of them first.

    Those whose value nobody compares (few people, doubt) are no ground for a question.
    """
    found: dict[str, list[Moved]] = {}
    for pair in pairs:
        if not pair.now.is_comparable:
            continue
        found.setdefault(pair.now.indicator, []).append(pair)
    for indicator, same in sorted(found.items(), key=lambda each: -len(each[1])):
        yield MissedTarget(indicator, tuple(same))
