"""How the assignments of a list stand: the board, who holds them, how late they are."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from data_sources.answers.decisions.execution import LANES, Delays, Lane, Load, Loads, Onward
from data_sources.row_tables.records.decisions import OPEN, STATUSES, DecisionRow
from data_sources.row_tables.records.declaration import PAGE_SIZE

SHOWN_IN_LANE: Final = 5
_ON_BOARD: Final = ("overdue", "continuous", "in_progress")
_LAST: Final = date.max


@dataclass(frozen=True)
class Assignment:
    """A row of the list with how it stands by its days alone, as the indicators count it.

    `standing` is its status, but for one of a continuous decision that has a term of its own:
    the term counts (contract, section 2).
    """

    row: DecisionRow
    standing: str
    late: int | None
    moved: int | None

    @property
    def is_task(self) -> bool:
        """Somebody has to do it, and it is known who."""
        return self.row.kind == "assignment" and self.row.assignee is not None


def standing_of(rows: Iterable[DecisionRow], as_of: date) -> tuple[Assignment, ...]:
    """The rows as they stand at D; their own days are those that D knows of."""
    return tuple(_assignment(row, as_of) for row in rows)


def _assignment(row: DecisionRow, as_of: date) -> Assignment:
    standing = _standing(row, as_of)
    late = None
    if row.due_on is not None:
        if standing == "overdue":
            late = (as_of - row.due_on).days
        elif standing == "done_late" and row.completed_on is not None:
            late = (row.completed_on - row.due_on).days
    first, moved = row.original_due_on, None
    if row.due_on is not None and first is not None and first != row.due_on:
        moved = (row.due_on - first).days
    return Assignment(row, standing, late, moved)


def _standing(row: DecisionRow, as_of: date) -> str:
    if row.withdrawn_on is not None:
        return "withdrawn"
    if row.status == "continuous" and row.due_on is None:
        return "continuous"
    if row.completed_on is not None:
        return "done" if row.due_on is None or row.completed_on <= row.due_on else "done_late"
    return "overdue" if row.due_on is not None and row.due_on < as_of else "in_progress"


def board(listed: Sequence[Assignment], as_of: date) -> tuple[Lane, ...]:
    """The groups in their order, each with the first of its rows and where the others are."""
    in_order = _by_term(each for each in listed if each.row.status in OPEN)
    lanes: dict[str, list[Assignment]] = defaultdict(list)
    for each in in_order:
        if each.row.kind == "assignment" and each.standing in _ON_BOARD:
            lanes[_lane(each, as_of)].append(each)
    # Without an owner the list is in its usual order, as the link onward asks for it.
    lanes["unowned"].sort(key=lambda each: _usual(each.row))
    return tuple(_shown(key, lanes[key], in_order, listed) for key in LANES)


def _lane(each: Assignment, as_of: date) -> str:
    row = each.row
    if row.assignee is None:
        return "unowned"
    if each.standing in ("overdue", "continuous"):
        return each.standing
    if row.due_on is None:
        return "no_term"
    days = (row.due_on - as_of).days
    for lane, most in (("week", 7), ("fortnight", 14), ("month", 30)):
        if days <= most:
            return lane
    return "later"


def _shown(
    key: str,
    lane: Sequence[Assignment],
    in_order: Sequence[Assignment],
    listed: Sequence[Assignment],
) -> Lane:
    shown = tuple(each.row for each in lane[:SHOWN_IN_LANE])
    if len(lane) <= SHOWN_IN_LANE:
        return Lane(key, len(lane), shown, None)
    further = lane[SHOWN_IN_LANE]
    if key == "unowned":
        owned = sum(each.row.assignee is not None for each in listed)
        nobodys = sorted(
            (each for each in in_order if each.row.assignee is None),
            key=lambda each: _usual(each.row),
        )
        return Lane(key, len(lane), shown, Onward(None, "assignee", _page(owned, nobodys, further)))
    status = further.row.status
    alike = [each for each in in_order if each.row.status == status]
    return Lane(key, len(lane), shown, Onward(status, "due_on", _page(0, alike, further)))


def _page(before: int, rows: Sequence[Assignment], one: Assignment) -> int:
    place = next(place for place, each in enumerate(rows) if each is one)
    return (before + place) // PAGE_SIZE + 1


def _by_term(rows: Iterable[Assignment]) -> list[Assignment]:
    return sorted(rows, key=lambda each: (each.row.due_on or _LAST, _usual(each.row)))


def _usual(row: DecisionRow) -> tuple[Any, ...]:
    """The list's own order: by urgency, by term, the newest meeting first."""
    return (
        STATUSES.index(row.status),
        row.due_on or _LAST,
        -row.held_on.toordinal(),
        *_tie(row),
    )


def _tie(row: DecisionRow) -> tuple[Any, ...]:
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
        return each.row.due_on or _LAST if each.standing == "overdue" else _LAST

    return min(tasks, key=lambda each: (since(each), _tie(each.row))).row


def _load(
    tasks: Sequence[Assignment], assignee: str | None, oktmo: str | None, organization: str | None
) -> Load:
    met = Counter(each.standing for each in tasks)
    moved = [each.moved for each in tasks if each.moved is not None]
    foremost = _foremost(tasks)
    return Load(
        assignee=assignee,
        oktmo=oktmo,
        municipality=foremost.municipality,
        organization=organization,
        overdue=met["overdue"],
        in_progress=met["in_progress"],
        continuous=met["continuous"],
        done=met["done"],
        done_late=met["done_late"],
        moved=len(moved),
        moved_days=sum(moved),
        oldest=foremost if met["overdue"] else None,
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


def delays(tasks: Iterable[Assignment], standing: str) -> Delays:
    """Days late of those that stand so."""
    counted = Counter(
        each.late for each in tasks if each.standing == standing and each.late is not None
    )
    return Delays(tuple(sorted(counted.items())))
