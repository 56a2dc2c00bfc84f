"""What the database holds that can be found: rows known at `known_at`, as entries of an index."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from datetime import date, datetime
from typing import Any, Final

import sqlalchemy as sa

from data_sources.database.schema import (
    assignment,
    decision,
    meeting,
    municipality,
    municipality_alias,
)
from data_sources.database.schema import school as schools
from data_sources.indicators.conditions import known_at
from data_sources.scoring.results import Municipality, Registers
from data_sources.search.index import IndexEntry
from data_sources.search.subjects import DecisionFound, MeetingFound, SchoolFound, SubjectKind
from data_sources.vocabulary.meeting_name import MeetingName
from data_sources.vocabulary.naming import name_order

_KIND_WORDS: Final = {
    "general": "школа средняя",
    "correctional": "школа коррекционная",
    "preschool": "детский сад дошкольное",
    "additional": "дополнительное образование",
}
_MONTHS: Final = (
    "январь",
    "февраль",
    "март",
    "апрель",
    "май мая",
    "июнь",
    "июль",
    "август",
    "сентябрь",
    "октябрь",
    "ноябрь",
    "декабрь",
)
_BODY_WORDS: Final = {
    "rumo": "РУМО региональное учебно-методическое объединение заседание протокол",
    "municipal_council": "муниципальный методсовет методический совет заседание протокол",
}


def entries(
    connection: sa.Connection, registers: Registers, moment: datetime
) -> Iterator[IndexEntry]:
    """Municipalities by name, schools by name, the newest meetings and decisions first."""
    if registers.region is None:
        return
    yield from _municipalities(connection, registers, moment)
    yield from _schools(connection, registers, moment)
    yield from _meetings(connection, registers, moment)
    yield from _decisions(connection, registers, moment)


def _municipalities(
    connection: sa.Connection, registers: Registers, moment: datetime
) -> Iterator[IndexEntry]:
    aliases: dict[str, list[str]] = defaultdict(list)
    columns = (municipality_alias.c.oktmo, municipality_alias.c.alias)
    for oktmo, alias in connection.execute(
        sa.select(*columns).where(known_at(municipality_alias, moment))
    ):
        aliases[oktmo].append(alias)
    centers = {
        row.oktmo: row.center
        for row in connection.execute(
            sa.select(municipality.c.oktmo, municipality.c.center).where(
                known_at(municipality, moment), municipality.c.center.is_not(None)
            )
        )
    }
    for member in registers.municipalities:
        names = (member.name, name_order(member.name), *aliases[member.oktmo])
        also = (member.oktmo, member.short_name, centers.get(member.oktmo), _called(member))
        yield IndexEntry(
            SubjectKind.MUNICIPALITY,
            member,
            names,
            tuple(text for text in also if text),
            frozenset({member.oktmo}),
        )


def _called(member: Municipality) -> str:
    """As municipalities of its kind are called for short."""
    return {"city": "город г", "district": "район р-н"}.get(member.kind, "")


def _schools(
    connection: sa.Connection, registers: Registers, moment: datetime
) -> Iterator[IndexEntry]:
    places = {member.oktmo: member.name for member in registers.municipalities}
    found = connection.execute(
        sa.select(
            schools.c.code, schools.c.name, schools.c.oktmo, schools.c.kind, schools.c.closed_on
        ).where(known_at(schools, moment))
    )
    own = [row for row in found if row.oktmo in places]
    own.sort(key=lambda row: (row.closed_on is not None, _natural(row.name), row.code))
    for row in own:
        place = places[row.oktmo]
        yield IndexEntry(
            SubjectKind.SCHOOL,
            SchoolFound(row.code, row.name, place, row.closed_on),
            (row.name,),
            (row.code, place, _KIND_WORDS[row.kind]),
            frozenset({row.oktmo}),
        )


def _natural(name: str) -> str:
    """The key that sorts names by their numbers: № 4 before № 13."""
    return re.sub(r"\d+", lambda number: number[0].zfill(9), name_order(name))


def _of_region(registers: Registers) -> sa.ColumnElement[bool]:
    region = registers.region
    own = meeting.c.region_code == (region.code if region else "")
    return sa.or_(own, meeting.c.region_code.is_(None)) if len(registers.regions) == 1 else own


def _meetings(
    connection: sa.Connection, registers: Registers, moment: datetime
) -> Iterator[IndexEntry]:
    places = {member.oktmo: member.name for member in registers.municipalities}
    found = connection.execute(
        sa.select(
            meeting.c.code,
            meeting.c.body,
            meeting.c.number,
            meeting.c.held_on,
            meeting.c.title,
            meeting.c.status,
            meeting.c.oktmo,
        )
        .where(known_at(meeting, moment), _of_region(registers))
        .order_by(meeting.c.held_on.desc(), meeting.c.code)
    )
    for row in found:
        name = MeetingName(row.code, row.body, row.number, row.held_on)
        place = places.get(row.oktmo)
        yield IndexEntry(
            SubjectKind.MEETING,
            MeetingFound(name, row.title, row.status, place),
            tuple(text for text in (_numbered(name), row.title) if text),
            (row.code, row.body, _dated(row.held_on), place or ""),
            _places(row.oktmo),
        )


def _decisions(
    connection: sa.Connection, registers: Registers, moment: datetime
) -> Iterator[IndexEntry]:
    assigned: dict[tuple[str, int], set[str | None]] = defaultdict(set)
    for row in connection.execute(
        sa.select(assignment.c.meeting_code, assignment.c.position, assignment.c.oktmo).where(
            known_at(assignment, moment)
        )
    ):
        assigned[row.meeting_code, row.position].add(row.oktmo)
    for found in connection.execute(_decisions_of_held(registers, moment)):
        name = MeetingName(found.code, found.body, found.meeting_number, found.held_on)
        yield IndexEntry(
            SubjectKind.DECISION,
            DecisionFound(name, found.position, found.number, found.text),
            (found.text,),
            (found.number or "", _numbered(name), found.code, _dated(found.held_on)),
            _whose(assigned[found.code, found.position], found.oktmo),
        )


def _decisions_of_held(registers: Registers, moment: datetime) -> sa.Select[*tuple[Any, ...]]:
    joined = decision.join(meeting, meeting.c.code == decision.c.meeting_code)
    return (
        sa.select(
            meeting.c.code,
            meeting.c.body,
            meeting.c.number.label("meeting_number"),
            meeting.c.held_on,
            meeting.c.oktmo,
            decision.c.position,
            decision.c.number,
            decision.c.text,
        )
        .select_from(joined)
        .where(
            known_at(decision, moment),
            known_at(meeting, moment),
            meeting.c.status == "held",
            _of_region(registers),
        )
        .order_by(meeting.c.held_on.desc(), meeting.c.code, decision.c.position)
    )


def _whose(assigned: set[str | None], council: str | None) -> frozenset[str]:
    """Those it is given to, and the council that made it; everybody's where it is given to all."""
    if council is None and None in assigned:
        return frozenset()
    return frozenset(oktmo for oktmo in (*assigned, council) if oktmo is not None)


def _places(oktmo: str | None) -> frozenset[str]:
    return frozenset() if oktmo is None else frozenset({oktmo})


def _numbered(name: MeetingName) -> str:
    number = f" № {name.number}" if name.number else ""
    return f"{_BODY_WORDS.get(name.body, name.body)}{number}"


def _dated(day: date) -> str:
    """A day as a person may write it."""
    return f"{day:%d.%m.%Y} {day.day} {_MONTHS[day.month - 1]}"
