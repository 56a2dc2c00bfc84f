"""What became of each assignment: done, late, prolonged, withdrawn or forgotten."""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final

from data_sources.database import schema
from data_sources.demo.facts import Fact, Values, history, recorded
from data_sources.demo.meetings.agenda import Addressee, InventedPoint
from data_sources.demo.meetings.sittings import RUMO, InventedMeeting
from data_sources.demo.places import OVERDUE, PLACES
from data_sources.demo.world import World
from data_sources.question.periods import school_year_of

_FORGOTTEN_NOW: Final = 5
"""How many assignments one municipality leaves open on the day of the demonstration."""
_FORGOTTEN_DAYS: Final = (12, 300)

_WITHDRAWN: Final = 0.03
_PROLONGED: Final = 0.06
_LATE: Final = 0.13
# Left until the review of September, by how many years back the due date is.
_LEFT_FOR_REVIEW: Final = {0: 0.02, 1: 0.07}
_LEFT_BEFORE: Final = 0.14


@dataclass(frozen=True)
class InventedTask:
    """One addressee of one point of decision."""

    sitting: InventedMeeting
    position: int
    addressee: Addressee
    due_on: date | None
    has_own_due: bool


def tasks_of(
    world: World, sitting: InventedMeeting, points: tuple[InventedPoint, ...]
) -> Iterator[InventedTask]:
    """The assignments of a meeting; an institution sometimes has a term of its own."""
    rng = world.random("own terms", sitting.code)
    for position, point in enumerate(points, start=1):
        for addressee in point.addressees:
            due_on, has_own_due = point.due_on, False
            if due_on and addressee.organization_code and rng.random() < 0.3:
                due_on, has_own_due = due_on + timedelta(days=14), True
            yield InventedTask(sitting, position, addressee, due_on, has_own_due)


def assignment_facts(world: World, tasks: Iterable[InventedTask]) -> Iterator[Fact]:
    """Every assignment as given and, later, as it ended."""
    known = tuple(tasks)
    forgotten = _forgotten(world, known)
    strengths = {place.oktmo: place.strength for place in PLACES}
    for task in known:
        rng = world.random("assignment", task.sitting.code, task.position, task.addressee.assignee)
        values: Values = {
            "meeting_code": task.sitting.code,
            "position": task.position,
            "assignee": task.addressee.assignee,
            "oktmo": task.addressee.oktmo,
            "organization_code": task.addressee.organization_code,
            "due_on": task.due_on if task.has_own_due else None,
        }
        changes: list[tuple[datetime, Values]] = []
        if task.due_on is not None and task not in forgotten:
            strength = strengths.get(task.addressee.oktmo or "", 1.0)
            changes = _outcome(rng, world, task.sitting.held_on, task.due_on, strength)
        yield from history(schema.assignment, task.sitting.minutes_at, values, *changes)


def _forgotten(world: World, tasks: tuple[InventedTask, ...]) -> frozenset[InventedTask]:
    least, most = _FORGOTTEN_DAYS
    candidates = [
        task
        for task in tasks
        if task.addressee.oktmo == OVERDUE
        and task.sitting.body == RUMO
        and task.due_on is not None
        and least <= (world.today - task.due_on).days <= most
    ]
    candidates.sort(key=lambda task: (task.due_on or date.min, task.sitting.code, task.position))
    return frozenset(candidates[-_FORGOTTEN_NOW:])


def _outcome(
    rng: random.Random, world: World, held_on: date, due_on: date, strength: float
) -> list[tuple[datetime, Values]]:
    drawn = rng.random()
    if drawn < _WITHDRAWN:
        withdrawn_on = due_on - timedelta(days=rng.randint(0, 10))
        return [(recorded(rng, withdrawn_on, most=3), {"withdrawn_on": withdrawn_on})]
    changes: list[tuple[datetime, Values]] = []
    if drawn < _WITHDRAWN + _PROLONGED:
        asked_on = due_on - timedelta(days=rng.randint(3, 7))
        prolonged = due_on + timedelta(days=30)
        changes.append(
            (recorded(rng, asked_on, most=2), {"due_on": prolonged, "original_due_on": due_on})
        )
        due_on, drawn = prolonged, rng.uniform(_WITHDRAWN + _PROLONGED, 1)
    completed_on = _completed_on(rng, world, held_on, due_on, strength, drawn)
    number = rng.randint(10, 890)
    evidence = f"Письмо от {completed_on:%d.%m.%Y} № {number}"
    if number % 6 == 0:
        evidence = f"https://metod.example/otchety/{completed_on:%Y-%m}/{number}"
    changes.append(
        (
            recorded(rng, completed_on, most=3),
            {"completed_on": completed_on, "evidence": evidence},
        )
    )
    return changes


def _completed_on(
    rng: random.Random, world: World, held_on: date, due_on: date, strength: float, drawn: float
) -> date:
    year = school_year_of(due_on)
    back = world.years[-1].first - year.start.year
    left = _LEFT_FOR_REVIEW.get(max(back, 0), _LEFT_BEFORE) / strength**2
    if drawn > 1 - left:
        return year.end + timedelta(days=rng.randint(5, 25))
    if drawn > 1 - left - _LATE / strength:
        return due_on + timedelta(days=rng.randint(1, 14))
    return max(held_on + timedelta(days=4), due_on - timedelta(days=rng.randint(0, 20)))
