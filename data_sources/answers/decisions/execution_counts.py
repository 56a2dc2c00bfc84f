"""How the assignments of a list stand: the board, who holds them, how late they are."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final, TypeAlias

from data_sources.answers.decisions.execution import (
    Delays,
    Lane,
    LaneKey,
    Load,
    Loads,
    NextPageLink,
)
from data_sources.row_tables.records.decisions import DecisionRow
from data_sources.row_tables.records.declaration import PAGE_SIZE
from data_sources.vocabulary.execution import OPEN, ExecutionStatus

SHOWN_IN_LANE: Final = 5
_LAST: Final = date.max
Tie: TypeAlias = tuple[str, int, bool, str]
"""Meeting, position, and those without an assignee after the others."""
_DUE_WITHIN: Final = ((LaneKey.WEEK, 7), (LaneKey.FORTNIGHT, 14), (LaneKey.MONTH, 30))
"""Days from `as_of` to the due date, at most."""


@dataclass(frozen=True)
class Assignment:
    """A row of the list with its status by days alone, as the indicators count it.

    `status` is that of the row, but for one of a continuous decision that has a due date of its
    own: the date counts (docs/indicators.md). `late`: days late by it, None where it is not.
    """

    row: DecisionRow
    status: ExecutionStatus
    late: int | None

    @property
    def is_task(self) -> bool:
        """Somebody has to do it, and it is known who."""
        return self.row.kind == "assignment" and self.row.assignee is not None

    @property
    def moved(self) -> int | None:
        """Days from the first due date to the present one; None where it was never moved."""
        due_on, first = self.row.due_on, self.row.original_due_on
        return None if due_on is None or first in (None, due_on) else (due_on - first).days


def board(listed: Sequence[Assignment], as_of: date) -> tuple[Lane, ...]:
    """The groups in their order, each with the first of its rows and where the others are."""
    in_order = _by_term(each for each in listed if each.row.status in OPEN)
    lanes: dict[LaneKey, list[Assignment]] = defaultdict(list)
    for each in in_order:
        if each.row.kind == "assignment" and each.status in OPEN:
            lanes[_lane(each, as_of)].append(each)
    # Without an owner the list is in its usual order, as the link onward asks for it.
    lanes[LaneKey.UNOWNED].sort(key=lambda each: _usual(each.row))
    return tuple(_shown(key, lanes[key], in_order, listed) for key in LaneKey)


def _lane(each: Assignment, as_of: date) -> LaneKey:
    row = each.row
    if row.assignee is None:
        return LaneKey.UNOWNED
    if each.status is ExecutionStatus.OVERDUE:
        return LaneKey.OVERDUE
    if each.status is ExecutionStatus.CONTINUOUS:
        return LaneKey.CONTINUOUS
    if row.due_on is None:
        return LaneKey.NO_TERM
    days = (row.due_on - as_of).days
    for lane, most in _DUE_WITHIN:
        if days <= most:
            return lane
    return LaneKey.LATER


def _shown(
    key: LaneKey,
    lane: Sequence[Assignment],
    in_order: Sequence[Assignment],
    listed: Sequence[Assignment],
) -> Lane:
    shown = tuple(each.row for each in lane[:SHOWN_IN_LANE])
    if len(lane) <= SHOWN_IN_LANE:
        return Lane(key, len(lane), shown, None)
    further = lane[SHOWN_IN_LANE]
    if key is LaneKey.UNOWNED:
        owned = sum(each.row.assignee is not None for each in listed)
        nobodys = sorted(
            (each for each in in_order if each.row.assignee is None),
            key=lambda each: _usual(each.row),
        )
        return Lane(
            key, len(lane), shown, NextPageLink(None, "assignee", _page(owned, nobodys, further))
        )
    status = further.row.status
    alike = [each for each in in_order if each.row.status == status]
    return Lane(key, len(lane), shown, NextPageLink(status, "due_on", _page(0, alike, further)))


def _page(before: int, rows: Sequence[Assignment], one: Assignment) -> int:
    place = next(place for place, each in enumerate(rows) if each is one)
    return (before + place) // PAGE_SIZE + 1


def _by_term(rows: Iterable[Assignment]) -> list[Assignment]:
    return sorted(rows, key=lambda each: (each.row.due_on or _LAST, _usual(each.row)))


def _usual(row: DecisionRow) -> tuple[int, date, int, Tie]:
    """The list's own order: by urgency, by term, the newest meeting first."""
    return (
        row.status.urgency,
        row.due_on or _LAST,
        -row.held_on.toordinal(),
        _tie(row),
    )


def _tie(row: DecisionRow) -> Tie:
    return row.meeting_code, row.position, row.assignee is None, row.assignee or ""


def owners(listed: Iterable[Assignment], most: int) -> Loads:
    """Those who hold assignments, with most overdue first."""
    return _first(_loads_of_owners(listed), most)


def places(listed: Iterable[Assignment], most: int) -> Loads:
    """Municipalities, and organisations of the region itself, with most overdue first."""
    found: dict[tuple[str | None, str | None], list[Assignment]] = defaultdict(list)
    for each in listed:
        if each.is_task:
            row = each.row
            found[row.oktmo, row.organization if row.oktmo is None else None].append(each)
    loads = (
        _load(tasks, None, oktmo, office)
        for (oktmo, office), tasks in sorted(found.items(), key=lambda item: _names(item[0]))
    )
    return _first(loads, most)


def movers(listed: Iterable[Assignment], most: int) -> tuple[Load, ...]:
    """Owners whose terms were moved, those of most terms first."""
    moved = [load for load in _loads_of_owners(listed) if load.moved]
    moved.sort(key=lambda load: (-load.moved, -load.moved_days))
    return tuple(moved[:most])


def _loads_of_owners(listed: Iterable[Assignment]) -> Iterator[Load]:
    found: dict[tuple[str | None, str | None], list[Assignment]] = defaultdict(list)
    for each in listed:
        if each.is_task:
            found[each.row.assignee, each.row.oktmo].append(each)
    for (assignee, oktmo), tasks in sorted(found.items(), key=lambda item: _names(item[0])):
        yield _load(tasks, assignee, oktmo, _foremost(tasks).organization)


def _names(names: tuple[str | None, ...]) -> list[tuple[bool, str]]:
    return [(name is None, name or "") for name in names]


def _foremost(tasks: Sequence[Assignment]) -> DecisionRow:
    """What is overdue for the longest time; of those that are not, the first."""

    def since(each: Assignment) -> date:
        return each.row.due_on or _LAST if each.status is ExecutionStatus.OVERDUE else _LAST

    return min(tasks, key=lambda each: (since(each), _tie(each.row))).row


def _load(
    tasks: Sequence[Assignment], assignee: str | None, oktmo: str | None, organization: str | None
) -> Load:
    met = Counter(each.status for each in tasks)
    moved = [each.moved for each in tasks if each.moved is not None]
    foremost = _foremost(tasks)
    return Load(
        assignee=assignee,
        oktmo=oktmo,
        municipality=foremost.municipality,
        organization=organization,
        overdue=met[ExecutionStatus.OVERDUE],
        in_progress=met[ExecutionStatus.IN_PROGRESS],
        continuous=met[ExecutionStatus.CONTINUOUS],
        done=met[ExecutionStatus.DONE],
        done_late=met[ExecutionStatus.DONE_LATE],
        moved=len(moved),
        moved_days=sum(moved),
        oldest=foremost if met[ExecutionStatus.OVERDUE] else None,
    )


def _first(loads: Iterable[Load], most: int) -> Loads:
    found = sorted(
        loads,
        key=lambda load: (
            -load.overdue,
            -load.in_progress,
            -load.continuous,
            -load.done_late,
            -load.done,
        ),
    )
    return Loads(tuple(found[:most]), len(found))


def delays(tasks: Iterable[Assignment], status: ExecutionStatus) -> Delays:
    """Days late of those with this status."""
    counted = Counter(
        each.late for each in tasks if each.status == status and each.late is not None
    )
    return Delays(tuple(sorted(counted.items())))
