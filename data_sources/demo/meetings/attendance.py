"""Who sits in the bodies and who came to each meeting."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from data_sources.database import schema
from data_sources.demo.facts import Fact, Values, history, recorded
from data_sources.demo.meetings.sittings import RUMO, InventedMeeting
from data_sources.demo.organizations import (
    DEPARTMENT,
    INSTITUTE,
    METHOD_CENTER,
    PEDAGOGICAL_UNIVERSITY,
    STATE_UNIVERSITY,
)
from data_sources.demo.people import people
from data_sources.demo.places import DemoPlace, ranked_places, reports
from data_sources.demo.world import World

_SEATS: Final = (
    (DEPARTMENT, "chair", "заместитель начальника департамента"),
    (INSTITUTE, "secretary", "методист института"),
    (PEDAGOGICAL_UNIVERSITY, "member", "заведующий кафедрой"),
    (STATE_UNIVERSITY, "member", "руководитель центра"),
    (METHOD_CENTER, "member", "директор центра"),
)
_MUNICIPAL_POST: Final = "муниципальный координатор методической работы"
_REPLACED: Final = ("69620000", "69644000", "69656000")
"""Municipalities whose member of the regional body changed two years ago."""

_STAYS_AWAY: Final = "69644000"
"""A municipality whose member missed the last two meetings of a year and the first two of this."""
_SENDS_OTHERS: Final = "69628000"
"""A municipality that since last year comes only by substitutes."""

_COMES: Final = 0.64
_LISTENS: Final = 0.13
_IS_EXCUSED: Final = 0.6
_SENDS_SOMEBODY: Final = 0.22
_OFFICERS_COME: Final = 1.3
_STORM: Final = 0.55
_COUNCIL_SEATS: Final = 6


@dataclass(frozen=True)
class InvitedMember:
    """A seat of the regional body and who holds it from one day to another."""

    person: str
    post: str
    role: str
    place: DemoPlace | None
    organization_code: str | None
    valid_from: date
    valid_to: date | None = None


@dataclass(frozen=True)
class InventedPresence:
    """One row of the attendance list."""

    person: str
    status: str
    oktmo: str | None = None
    organization_code: str | None = None
    is_member: bool = True
    is_substitute: bool = False

    @property
    def is_here(self) -> bool:
        return self.status in ("present", "online")


def rumo_members(world: World) -> tuple[InvitedMember, ...]:
    """Chair, secretary, three institutions and one member for each municipality."""
    names = people(world.random("members"))
    since = world.years[0].start
    left_on, current = world.years[-3].start, world.years[-1]
    members = [
        InvitedMember(next(names), post, role, None, code, since) for code, role, post in _SEATS
    ]
    for place in ranked_places():
        member = InvitedMember(next(names), _MUNICIPAL_POST, "member", place, None, since)
        if place.oktmo in _REPLACED:
            members.append(replace(member, valid_to=date(left_on.year, 8, 31)))
            member = replace(member, person=next(names), valid_from=left_on)
        elif not reports(place, current):
            member = replace(member, valid_to=date(current.first, 8, 31))
        members.append(member)
    return tuple(members)


def roster_facts(world: World, members: tuple[InvitedMember, ...]) -> Iterator[Fact]:
    """The roster; an end of membership is entered when it comes."""
    for member in members:
        values: Values = {
            "body": RUMO,
            "person": member.person,
            "post": member.post,
            "role": member.role,
            "oktmo": member.place.oktmo if member.place else None,
            "organization_code": member.organization_code,
            "valid_from": member.valid_from,
        }
        began = next(year for year in world.years if year.start == member.valid_from)
        moment = world.origin if began == world.years[0] else world.before(began)
        changes = [
            (world.before(year), {"valid_to": member.valid_to})
            for year in world.years
            if member.valid_to is not None and member.valid_to.year == year.first
        ]
        yield from history(schema.roster_member, moment, values, *changes)


def rumo_attendance(
    world: World, sitting: InventedMeeting, members: tuple[InvitedMember, ...]
) -> tuple[InventedPresence, ...]:
    """One row for each seat filled on that day, and a few guests."""
    rng = world.random("attendance", sitting.code)
    names = people(world.random("visitors", sitting.code))
    own = {member.person for member in members}
    strangers = (name for name in names if name not in own)
    rows = [
        _seat(rng, sitting, member, strangers)
        for member in members
        if member.valid_from <= sitting.held_on
        and (member.valid_to is None or sitting.held_on <= member.valid_to)
    ]
    hosts = [
        place
        for place in ranked_places()
        if reports(place, sitting.year) and not _is_away(place.oktmo, sitting)
    ]
    for _ in range(rng.randint(2, 4)):
        oktmo = rng.choice(hosts).oktmo
        rows.append(InventedPresence(next(strangers), "present", oktmo=oktmo, is_member=False))
    rows.append(
        InventedPresence(next(strangers), "present", organization_code=INSTITUTE, is_member=False)
    )
    return tuple(rows)


def _seat(
    rng: random.Random, sitting: InventedMeeting, member: InvitedMember, strangers: Iterator[str]
) -> InventedPresence:
    strength = member.place.strength if member.place else _OFFICERS_COME
    strength *= sitting.year.pace * (_STORM if sitting.has_quorum_in_doubt else 1)
    row = InventedPresence(
        member.person,
        _status(rng, strength),
        oktmo=member.place.oktmo if member.place else None,
        organization_code=member.organization_code,
    )
    sends = not row.is_here and member.place and rng.random() < _SENDS_SOMEBODY * strength
    if _is_away(row.oktmo, sitting):
        return replace(row, status="absent")
    if sends or (row.oktmo == _SENDS_OTHERS and sitting.year.back <= 1):
        return replace(row, person=next(strangers), status="present", is_substitute=True)
    return row


def _is_away(oktmo: str | None, sitting: InventedMeeting) -> bool:
    numbers = {1: ("4", "5"), 0: ("1", "2")}.get(sitting.year.back, ())
    return oktmo == _STAYS_AWAY and sitting.number in numbers


def _status(rng: random.Random, strength: float) -> str:
    drawn = rng.random()
    if drawn < _COMES * strength:
        return "present"
    if drawn < (_COMES + _LISTENS) * strength:
        return "online"
    return "excused" if rng.random() < _IS_EXCUSED else "absent"


def council_attendance(
    world: World, sitting: InventedMeeting, place: DemoPlace
) -> tuple[InventedPresence, ...]:
    """The same few members of a municipal council, meeting after meeting."""
    names = people(world.random("council members", place.oktmo))
    rng = world.random("attendance", sitting.code)
    return tuple(
        InventedPresence(
            next(names), _status(rng, min(1.1, place.strength + 0.1)), oktmo=place.oktmo
        )
        for _ in range(_COUNCIL_SEATS)
    )


def attendance_facts(
    world: World, sitting: InventedMeeting, rows: tuple[InventedPresence, ...]
) -> Iterator[Fact]:
    """The list as the minutes gave it; one seat of one meeting was set right afterwards."""
    corrected = None
    if sitting.body == RUMO and sitting.year.back == 1 and sitting.number == "1":
        corrected = next(row.person for row in rows if row.oktmo and row.is_here)
    rng = world.random("attendance correction", sitting.code)
    for row in rows:
        values: Values = {
            "meeting_code": sitting.code,
            "person": row.person,
            "is_member": row.is_member,
            "status": row.status,
            "is_substitute": row.is_substitute,
            "oktmo": row.oktmo,
            "organization_code": row.organization_code,
        }
        if row.person == corrected:
            found = recorded(rng, sitting.held_on, least=10)
            right = {"status": row.status}
            wrong = {**values, "status": "absent"}
            yield from history(schema.attendance, sitting.minutes_at, wrong, (found, right))
        else:
            yield Fact(schema.attendance, sitting.minutes_at, values)
