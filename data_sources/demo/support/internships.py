"""Internship sites and those who came to learn there."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from data_sources.database import schema
from data_sources.demo.facts import Fact, Values, history, recorded
from data_sources.demo.places import TINY, ranked_places, reports
from data_sources.demo.schools import School, counted_schools
from data_sources.demo.staff import Staff
from data_sources.demo.world import World

# Municipality, topic, years back of the opening; the smallest municipalities have no site.
_SITES: Final = (
    ("69701000", "Инженерные классы", 6),
    ("69701000", "Психолого-педагогические классы", 4),
    ("69701000", "Школьный медиацентр", 3),
    ("69701000", "Проектная деятельность", 1),
    ("69741000", "Наставничество в школе", 5),
    ("69741000", "Функциональная грамотность", 2),
    ("69710000", "Дистанционное обучение северных школ", 3),
    ("69608000", "Школьный театр", 4),
    ("69612000", "Агрокласс", 2),
    ("69628000", "Сельская школа как центр села", 5),
    ("69628000", "Школьный музей", 1),
    ("69632000", "Инклюзивное образование", 3),
    ("69648000", "Малокомплектная школа", 4),
    ("69654000", "Школа полного дня", 2),
    ("69654000", "Управляющий совет", 1),
    ("69658000", "Ранняя профориентация", 1),
    ("69624000", "Школа-интернат круглого года", 3),
)
_CLOSED_SITE: Final = 3
"""Position of the site that closed in the last full year."""
_MONTHS: Final = (10, 11, 12, 2, 3, 4)
_MONTH_WEIGHTS: Final = (3, 4, 2, 3, 4, 3)
_SHARE_OF_TEACHERS: Final = 0.012


def internship_facts(world: World, staff: Staff, schools: tuple[School, ...]) -> Iterator[Fact]:
    """Sites as they opened, and their internships of every year."""
    for number, (oktmo, topic, opened_back) in enumerate(_SITES, start=1):
        rng = world.random("site", number)
        opened = world.years[world.years[0].back - opened_back]
        code = f"site-{number:02d}"
        values: Values = {
            "code": code,
            "oktmo": oktmo,
            "school_code": rng.choice(counted_schools(schools, oktmo, opened.start)).code,
            "topic": topic,
            "opened_on": opened.start,
        }
        last = world.years[-2]
        closed_on = last.day(1, 15) if number == _CLOSED_SITE else None
        changes = (
            [] if closed_on is None else [(recorded(rng, closed_on), {"closed_on": closed_on})]
        )
        yield from history(schema.internship_site, world.before(opened), values, *changes)
        for year in world.reported_years:
            if year.back > opened_back or (closed_on and year.back <= last.back):
                continue
            yield from _internships(world, staff, code, oktmo, year.back)


def _internships(world: World, staff: Staff, code: str, host: str, back: int) -> Iterator[Fact]:
    year = world.years[world.years[0].back - back]
    rng = world.random("internship", code, year.first)
    able = [
        place
        for place in ranked_places()
        if place.oktmo not in (host, TINY) and reports(place, year)
    ]
    for place in rng.sample(able, rng.randint(4, 8)):
        held_on = year.workday(rng, _MONTHS, _MONTH_WEIGHTS)
        teachers = staff.count(place, "teacher", year)
        values: Values = {
            "site_code": code,
            "oktmo": place.oktmo,
            "held_on": held_on,
            "participants": 1 + round(teachers * _SHARE_OF_TEACHERS * place.strength),
        }
        yield Fact(schema.internship, recorded(rng, held_on), values)
