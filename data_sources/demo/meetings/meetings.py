"""Meetings from announcement to the last assignment, put together for every body."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from data_sources.demo.facts import Fact
from data_sources.demo.meetings.agenda import agenda_facts, rumo_agenda, rumo_points
from data_sources.demo.meetings.assignments import InventedTask, assignment_facts, tasks_of
from data_sources.demo.meetings.attendance import (
    InventedPresence,
    attendance_facts,
    council_attendance,
    roster_facts,
    rumo_attendance,
    rumo_members,
)
from data_sources.demo.meetings.councils import council_agenda, council_points
from data_sources.demo.meetings.minutes import InventedMinutes, decision_facts, write_minutes
from data_sources.demo.meetings.sittings import (
    InventedMeeting,
    announced_facts,
    cancelled_facts,
    council_sittings,
    meeting_facts,
    rumo_sittings,
)
from data_sources.demo.world import World


@dataclass(frozen=True)
class Meetings:
    """All that meetings left behind; `minutes` are the texts of the regional body's."""

    facts: tuple[Fact, ...]
    minutes: tuple[InventedMinutes, ...]


def make_meetings(world: World) -> Meetings:
    """Meetings of the regional body and of the municipal councils."""
    facts: list[Fact] = [*cancelled_facts(world)]
    minutes: list[InventedMinutes] = []
    tasks: list[InventedTask] = []
    members = rumo_members(world)
    facts += roster_facts(world, members)
    for sitting in rumo_sittings(world):
        if sitting.held_on >= world.today:
            facts += announced_facts(sitting)
            continue
        rows = rumo_attendance(world, sitting, members)
        topics = rumo_agenda(world, sitting)
        voters = sum(row.is_here and row.is_member for row in rows)
        points = rumo_points(world, sitting, topics, voters)
        text = write_minutes(sitting, topics, points, _present(rows))
        facts += _came(world, sitting, rows)
        facts += agenda_facts(sitting, topics)
        facts += decision_facts(sitting, points, text)
        tasks += tasks_of(world, sitting, points)
        minutes.append(text)
    for sitting in council_sittings(world):
        if sitting.place is None or sitting.held_on >= world.today:
            facts += announced_facts(sitting)
            continue
        rows = council_attendance(world, sitting, sitting.place)
        topics = council_agenda(world, sitting)
        points = council_points(world, sitting, topics, sitting.place)
        facts += _came(world, sitting, rows)
        facts += agenda_facts(sitting, topics)
        facts += decision_facts(sitting, points, None)
        tasks += tasks_of(world, sitting, points)
    facts += assignment_facts(world, tasks)
    return Meetings(tuple(facts), tuple(minutes))


def _came(
    world: World, sitting: InventedMeeting, rows: tuple[InventedPresence, ...]
) -> Iterator[Fact]:
    yield from meeting_facts(sitting, _present(rows))
    yield from attendance_facts(world, sitting, rows)


def _present(rows: tuple[InventedPresence, ...]) -> int:
    return sum(row.is_here for row in rows)
