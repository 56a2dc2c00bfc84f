"""Practices of municipal methodological services."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Final

from data_sources.database import schema
from data_sources.demo.facts import Fact, Values, history, recorded
from data_sources.demo.meetings.sittings import InventedMeeting, rumo_sittings
from data_sources.demo.places import NORTH, TINY, DemoPlace, ranked_places, reports
from data_sources.demo.world import World, Year

_KINDS: Final = (
    ("method_council", "Методический совет: единый план школ"),
    ("method_active", "Методический актив: взаимные посещения уроков"),
    ("young_teacher_club", "Клуб молодых педагогов «Первый звонок»"),
    ("method_landing", "Методический десант в отдалённые школы"),
    ("mentoring", "Наставник на год"),
    ("master_class", "Мастер-классы победителей конкурсов"),
    ("other", "Банк открытых уроков"),
    ("other", "Школа завтрашнего завуча"),
)
_MONTHS: Final = (9, 10, 11, 1, 2, 3)
_MONTH_WEIGHTS: Final = (4, 3, 2, 2, 2, 1)
_LASTS: Final = 0.55


def practice_facts(world: World) -> Iterator[Fact]:
    """Some begin each year; about half of them end with it; a few are shown at a meeting."""
    meetings = [m for m in rumo_sittings(world) if m.held_on < world.today]
    for year in world.reported_years:
        for place in ranked_places():
            if place.oktmo == TINY or not reports(place, year):
                continue
            rng = world.random("practices", place.oktmo, year.first)
            many = rng.choice((0, 1) if place.peer_group == NORTH else (0, 1, 1, 2))
            many += place.people > 50
            for number in range(1, many + 1):
                yield from _practice(world, place, year, number, meetings)


def _practice(
    world: World, place: DemoPlace, year: Year, number: int, meetings: list[InventedMeeting]
) -> Iterator[Fact]:
    rng = world.random("practice", place.oktmo, year.first, number)
    kind, title = rng.choice(_KINDS)
    started_on = year.workday(rng, _MONTHS, _MONTH_WEIGHTS)
    values: Values = {
        "code": f"pr-{place.oktmo}-{year.first}-{number}",
        "oktmo": place.oktmo,
        "kind": kind,
        "title": title,
        "started_on": started_on,
    }
    changes: list[tuple[datetime, Values]] = []
    shown = [m for m in meetings if m.year == year and m.held_on > started_on]
    if shown and rng.random() < 0.3:
        meeting = rng.choice(shown)
        changes.append((meeting.minutes_at, {"meeting_code": meeting.code}))
    if rng.random() > _LASTS:
        ended_on = year.day(5, 31)
        changes.append((recorded(rng, ended_on), {"ended_on": ended_on}))
    yield from history(schema.practice, recorded(rng, started_on), values, *changes)
