"""The calendar of network events and who took part."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from typing import Final

from data_sources.database import schema
from data_sources.demo.facts import Fact, Values, recorded
from data_sources.demo.organizations import (
    FEDERAL_ACADEMY,
    INSTITUTE,
    METHOD_CENTER,
    PEDAGOGICAL_UNIVERSITY,
    STATE_UNIVERSITY,
)
from data_sources.demo.places import NORTH, DemoPlace, ranked_places, reports
from data_sources.demo.staff import Staff
from data_sources.demo.world import World, Year
from data_sources.vocabulary.directions import DIRECTIONS

_EVENTS_A_YEAR: Final = 40
_ANNOUNCED_DAYS: Final = 30
_MONTHS: Final = (9, 10, 11, 12, 1, 2, 3, 4, 5, 6)
_MONTH_WEIGHTS: Final = (9, 14, 15, 9, 7, 12, 14, 12, 6, 2)
_KINDS: Final = (
    ("webinar", "Вебинар", 26),
    ("seminar", "Семинар", 22),
    ("master_class", "Мастер-класс", 14),
    ("conference", "Конференция", 8),
    ("round_table", "Круглый стол", 8),
    ("method_landing", "Методический десант", 8),
    ("festival", "Фестиваль", 6),
    ("other", "Методическая мастерская", 8),
)
_SUBJECTS: Final = (
    "функциональная грамотность",
    "наставничество",
    "воспитание в школе",
    "профориентация",
    "работа классного руководителя",
    "цифровые сервисы учителя",
    "проект «Школа Минпросвещения России»",
    "подготовка к аттестации учеников",
    "школьный климат",
    "сельская школа",
)
_ORGANIZERS: Final = (
    INSTITUTE,
    INSTITUTE,
    INSTITUTE,
    PEDAGOGICAL_UNIVERSITY,
    STATE_UNIVERSITY,
    FEDERAL_ACADEMY,
    METHOD_CENTER,
)
_SHARE_OF_TEACHERS: Final = (0.006, 0.032)


def event_facts(world: World, staff: Staff) -> Iterator[Fact]:
    """Events announced a month ahead; participation comes after them."""
    for year in world.reported_years:
        for number in range(1, _EVENTS_A_YEAR + 1):
            yield from _event(world, staff, year, number)


def _event(world: World, staff: Staff, year: Year, number: int) -> Iterator[Fact]:
    rng = world.random("event", year.first, number)
    kind, word, _weight = rng.choices(_KINDS, [weight for *_, weight in _KINDS])[0]
    starts_on = year.workday(rng, _MONTHS, _MONTH_WEIGHTS)
    able = [place for place in ranked_places() if reports(place, year)]
    is_remote = kind == "webinar" or rng.random() < 0.1
    visited = [place for place in able if kind != "method_landing" or place.peer_group == NORTH]
    host = None if is_remote else rng.choice(visited)
    code = f"ev-{year.first}-{number:02d}"
    values: Values = {
        "code": code,
        "title": f"{word}: {rng.choice(_SUBJECTS)}",
        "kind": kind,
        "starts_on": starts_on,
        "ends_on": _last_day(kind, starts_on),
        "format": "remote" if is_remote else rng.choice(("in_person", "in_person", "mixed")),
        "organizer_code": rng.choice(_ORGANIZERS),
        "host_oktmo": host.oktmo if host else None,
        "direction": rng.choice(tuple(DIRECTIONS)) if rng.random() < 0.7 else None,
        "url": None,
    }
    announced = datetime.combine(starts_on, time(6)) - timedelta(days=_ANNOUNCED_DAYS)
    yield Fact(schema.event, announced, values)
    guests = _guests(able, host, rng.sample(able, rng.randint(5, 14)))
    for place in guests:
        share = rng.uniform(*_SHARE_OF_TEACHERS) * place.strength * year.pace
        participants = max(1, round(share * staff.count(place, "teacher", year)))
        seats: Values = {"event_code": code, "oktmo": place.oktmo, "participants": participants}
        yield Fact(schema.event_participation, recorded(rng, starts_on, least=2, most=12), seats)


def _last_day(kind: str, starts_on: date) -> date | None:
    return starts_on + timedelta(days=1) if kind in ("conference", "festival") else None


def _guests(
    able: list[DemoPlace], host: DemoPlace | None, chosen: list[DemoPlace]
) -> list[DemoPlace]:
    return [place for place in able if place in chosen or place == host]
