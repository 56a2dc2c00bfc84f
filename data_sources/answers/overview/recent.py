"""Typed answers about what changed lately."""

from __future__ import annotations

import enum
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from data_sources.database.knowledge import KnowledgeDate
from data_sources.question.choices import INDEX
from data_sources.scoring.results import Row, Status
from data_sources.vocabulary.reasons import Reason

NOTICEABLE: Final = 0.05
"""A smaller move, in points of the index, is printed as none."""

AssignmentKey = tuple[str, int, str]


class Incomparable(enum.Enum):
    """Why there is nothing to compare with."""

    NOT_BEGUN = "not_begun"
    NO_MEETING = "no_meeting"
    EMPTY = "empty"


@dataclass(frozen=True)
class Standings:
    """How the assignments of one moment stood at its reporting day; `are_kept`: there were any."""

    overdue: frozenset[AssignmentKey]
    done: frozenset[AssignmentKey]
    are_kept: bool


@dataclass(frozen=True)
class Earlier:
    """The same question as it was answered then.

    `rows`: indicator or index -> municipality -> its row; `best`: indicator -> the value that
    scores were measured by; `unkept`: indicators of which the database held nothing then.
    """

    as_of: date
    begun: bool
    rows: Mapping[str, Mapping[str, Row]]
    best: Mapping[str, float | None]
    unkept: frozenset[str]
    standings: Standings

    @property
    def is_empty(self) -> bool:
        """Nobody had a score then by anything that was kept."""
        return not any(
            row.score is not None
            for indicator, rows in self.rows.items()
            if indicator not in self.unkept
            for row in rows.values()
        )


@dataclass(frozen=True)
class Change:
    """One indicator of one municipality then and now.

    `points` is what the change of its score moved its index by; for the index, these together:
    what is no longer known, or was not known then, moves nobody. None where the two are not
    compared: too few people, too few indicators, no score at one of the moments, no weight.
    `best` are the values that scores were measured by.
    """

    before: Row
    now: Row
    points: float | None
    best: tuple[float | None, float | None]

    @property
    def is_noticeable(self) -> bool:
        """It moved the index by as much as is printed."""
        return self.points is not None and abs(self.points) >= NOTICEABLE

    @property
    def is_other(self) -> bool:
        """It moved the index, or the value itself is another one."""
        return self.is_noticeable or _rounded(self.before.value) != _rounded(self.now.value)

    @property
    def is_lost(self) -> bool:
        """There was a value, and there is none any more; what is withheld is there."""
        gone = self.before.value is not None and self.now.value is None
        return gone and self.now.reason is not Reason.WITHHELD


def _rounded(value: float | None) -> float | None:
    return None if value is None else round(value, 4)


@dataclass(frozen=True)
class Crossing:
    """Somebody who came to reach what of the target is due by the day, or ceased to."""

    before: Row
    now: Row

    @property
    def is_reached(self) -> bool:
        return self.now.status is Status.GOOD


@dataclass(frozen=True)
class Step:
    """An assignment that was closed, or became overdue, between the two moments.

    `late`: days by which it was closed, or is, after its term.
    """

    oktmo: str | None
    assignee: str
    due_on: date | None
    completed_on: date | None
    late: int


@dataclass(frozen=True)
class RecentChanges:
    """What changed since then in the answer to a question.

    `since` is the span that the address names. `known` is the earlier moment as an address says
    it, `then` its reporting day; `is_year_earlier`: the period itself was that of a year before,
    seen as the database knew it then, because a year ago this one had not begun. `incomparable`
    says why all else is empty. `changes` are in the order of indicators and municipalities,
    `doubtful` the municipalities left out of moves, for too little was known of them.
    """

    since: str
    known: KnowledgeDate | None = None
    then: date | None = None
    is_year_earlier: bool = False
    incomparable: Incomparable | None = None
    changes: tuple[Change, ...] = ()
    doubtful: tuple[str, ...] = ()
    crossings: tuple[Crossing, ...] = ()
    closed: tuple[Step, ...] = ()
    overdue: tuple[Step, ...] = ()
    has_assignments: bool = True

    @property
    def rises(self) -> tuple[Change, ...]:
        """Moves of indicators up, the largest first."""
        return _largest(self._moves, 1)

    @property
    def falls(self) -> tuple[Change, ...]:
        """Moves of indicators down, the largest first."""
        return _largest(self._moves, -1)

    @property
    def lost(self) -> tuple[Change, ...]:
        """Values of indicators that are no longer there."""
        return tuple(each for each in self.changes if each.is_lost and _of_indicator(each))

    @property
    def reached(self) -> tuple[Crossing, ...]:
        return tuple(each for each in self.crossings if each.is_reached)

    @property
    def missed(self) -> tuple[Crossing, ...]:
        return tuple(each for each in self.crossings if not each.is_reached)

    @property
    def is_quiet(self) -> bool:
        """Nothing of what is told has happened."""
        told = (self.rises, self.falls, self.lost, self.crossings, self.closed, self.overdue)
        return not any(told)

    def of(self, indicator: str) -> tuple[Change, ...]:
        """Municipalities whose value, or place in the index, is another one by this indicator."""
        return tuple(
            each for each in self.changes if each.now.indicator == indicator and each.is_other
        )

    @property
    def _moves(self) -> Iterable[Change]:
        return (each for each in self.changes if each.is_noticeable and _of_indicator(each))


def _of_indicator(change: Change) -> bool:
    return change.now.indicator != INDEX


def _largest(changes: Iterable[Change], sign: int) -> tuple[Change, ...]:
    found = [each for each in changes if (each.points or 0.0) * sign > 0]
    return tuple(sorted(found, key=lambda each: -abs(each.points or 0.0)))
