"""Individual learning routes and mentoring of young teachers."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Final

from data_sources.database import schema
from data_sources.demo.facts import Fact, Values, history, recorded
from data_sources.demo.places import PLACES, DemoPlace, reports
from data_sources.demo.schools import School, counted_schools
from data_sources.demo.staff import Staff
from data_sources.demo.world import World, Year

_ROUTES: Final = 0.045
_MENTORED: Final = 0.8
_ROUTE_MONTHS: Final = (9, 10, 11, 1, 2)
_ROUTE_WEIGHTS: Final = (4, 4, 2, 2, 1)


def route_facts(world: World, staff: Staff) -> Iterator[Fact]:
    """Routes begun in each year; most are completed, some after their term."""
    for year in world.reported_years:
        for place in PLACES:
            if not reports(place, year):
                continue
            rng = world.random("routes", place.oktmo, year.first)
            teachers = staff.keys(place, "teacher", year)
            many = round(len(teachers) * _ROUTES * place.strength * year.pace)
            for educator in rng.sample(teachers, many):
                started_on = year.workday(rng, _ROUTE_MONTHS, _ROUTE_WEIGHTS)
                due_on = started_on + timedelta(days=rng.choice((120, 180, 240)))
                values: Values = {
                    "educator_key": educator,
                    "oktmo": place.oktmo,
                    "started_on": started_on,
                    "due_on": due_on,
                }
                changes: list[tuple[datetime, Values]] = []
                if rng.random() < 0.85:
                    completed_on = due_on + timedelta(days=rng.randint(-40, 25))
                    done = recorded(rng, completed_on, most=10)
                    changes.append((done, {"completed_on": completed_on}))
                begun = recorded(rng, started_on, most=10)
                yield from history(schema.learning_route, begun, values, *changes)


def mentoring_facts(world: World, staff: Staff, schools: tuple[School, ...]) -> Iterator[Fact]:
    """Pairs formed in autumn and closed in summer; where there is nobody young there are none."""
    for year in world.reported_years:
        for place in PLACES:
            if reports(place, year):
                yield from _pairs(world, staff, schools, place, year)


def _pairs(
    world: World, staff: Staff, schools: tuple[School, ...], place: DemoPlace, year: Year
) -> Iterator[Fact]:
    rng = world.random("mentoring", place.oktmo, year.first)
    young = staff.count(place, "young_teacher", year)
    many = min(young, round(young * _MENTORED * place.strength * year.pace))
    own = [s.code for s in counted_schools(schools, place.oktmo, year.start)]
    for mentee in rng.sample(staff.keys(place, "teacher", year), many):
        started_on = year.workday(rng, (9, 10), (3, 1))
        ended_on = year.day(rng.choice((5, 6)), 31)
        values: Values = {
            "mentee_key": mentee,
            "oktmo": place.oktmo,
            "school_code": rng.choice(own),
            "started_on": started_on,
        }
        closed = (recorded(rng, ended_on), {"ended_on": ended_on})
        begun = recorded(rng, started_on)
        yield from history(schema.mentoring, begun, values, closed)
