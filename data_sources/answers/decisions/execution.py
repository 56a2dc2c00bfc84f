"""How assignments are executed: by term, by whose they are, by days late, month by month."""

from __future__ import annotations

import enum
from dataclasses import dataclass
from datetime import date

from data_sources.row_tables.records.decisions import DecisionRow
from data_sources.vocabulary.execution import ExecutionStatus


class LaneKey(enum.StrEnum):
    """A group of the board, each assignment in one: due within 7, 14, 30 days, or later."""

    OVERDUE = "overdue"
    WEEK = "week"
    FORTNIGHT = "fortnight"
    MONTH = "month"
    LATER = "later"
    CONTINUOUS = "continuous"
    NO_TERM = "no_term"
    UNOWNED = "unowned"


@dataclass(frozen=True)
class NextPageLink:
    """The page of the list on which a group goes on: `status` None is every status."""

    status: ExecutionStatus | None
    sort: str
    page: int


@dataclass(frozen=True)
class Lane:
    """A group of the board: how many there are, the first of them, where the others are."""

    key: LaneKey
    size: int
    rows: tuple[DecisionRow, ...]
    onward: NextPageLink | None

    @property
    def others(self) -> int:
        """How many are not shown."""
        return self.size - len(self.rows)


@dataclass(frozen=True)
class Load:
    """What lies on one owner, municipality or organisation; `oldest` is overdue the longest.

    `moved` have another term than the first one, by `moved_days` in sum (less where it is
    nearer).
    """

    assignee: str | None
    oktmo: str | None
    municipality: str | None
    organization: str | None
    overdue: int
    in_progress: int
    continuous: int
    done: int
    done_late: int
    moved: int
    moved_days: int
    oldest: DecisionRow | None

    @property
    def open(self) -> int:
        """Neither overdue nor ended; those that go on for ever too."""
        return self.in_progress + self.continuous

    @property
    def moved_mean(self) -> float | None:
        """Days by which a term was moved, on the average."""
        return self.moved_days / self.moved if self.moved else None


@dataclass(frozen=True)
class Loads:
    """Those with most overdue first; `holders` counts also those that are not among `lines`."""

    lines: tuple[Load, ...]
    holders: int


@dataclass(frozen=True)
class Delays:
    """Days late and how many assignments are late by so many, the least first."""

    counted: tuple[tuple[int, int], ...]

    @property
    def count(self) -> int:
        return sum(count for _, count in self.counted)

    @property
    def longest(self) -> int | None:
        return self.counted[-1][0] if self.counted else None

    @property
    def median(self) -> float | None:
        """Half are late by less or as much; of an even number the mean of the middle two."""
        whole = self.count
        if not whole:
            return None
        return (self._at((whole - 1) // 2) + self._at(whole // 2)) / 2

    def between(self, least: int, most: int | None) -> int:
        """How many are late by so many days, both included; None is without end."""
        return sum(
            count
            for days, count in self.counted
            if least <= days and (most is None or days <= most)
        )

    def _at(self, place: int) -> int:
        for days, count in self.counted:
            if place < count:
                return days
            place -= count
        return 0


@dataclass(frozen=True)
class MonthlyFlow:
    """Assignments taken and done in a month, and overdue on its last day, or on `as_of`."""

    taken: int
    done: int
    overdue: int


@dataclass(frozen=True)
class FlowMonth:
    """A month that ends with the day, and the same days a year before."""

    day: date
    now: MonthlyFlow
    before: MonthlyFlow


@dataclass(frozen=True)
class Execution:
    """Assignments (not recommendations) that the filters of the list leave, whatever `status`.

    All but `flow` are of the rows of the list; `flow` counts every assignment, so that what was
    overdue months ago and has ended since is in it. `movers` are the owners whose terms were
    moved most often.
    """

    board: tuple[Lane, ...]
    owners: Loads
    places: Loads
    movers: tuple[Load, ...]
    overdue: Delays
    late: Delays
    done: int
    moved: int
    moved_days: int
    flow: tuple[FlowMonth, ...]

    @property
    def oldest(self) -> DecisionRow | None:
        """What is overdue for the longest time."""
        late = (lane.rows for lane in self.board if lane.key == LaneKey.OVERDUE)
        return next((row for rows in late for row in rows), None)
