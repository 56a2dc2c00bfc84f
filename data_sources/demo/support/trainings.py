"""Who trained where, on what and when: the largest table of the demo database."""

from __future__ import annotations

import itertools
import random
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from data_sources.database import schema
from data_sources.demo.facts import Fact, recorded
from data_sources.demo.places import PLACES, VISITED, DemoPlace, reports
from data_sources.demo.schools import School, counted_schools
from data_sources.demo.staff import Staff
from data_sources.demo.support.programs import LONG_ENOUGH, InventedProgram
from data_sources.demo.world import World, Year

# Chance of a long programme in a year: every third year is the teacher's turn.
_IN_TURN: Final = {"teacher": 0.79, "manager": 0.68}
_OUT_OF_TURN: Final = {"teacher": 0.21, "manager": 0.17}
_SHORT_ONE: Final = {"teacher": 0.72, "manager": 0.5}
_TURNS: Final = 3
_MOST_CERTAIN: Final = 0.97

_SEVERAL: Final = (1, 2, 3)
_SEVERAL_WEIGHTS: Final = (50, 35, 15)
_ELSEWHERE: Final = 0.012
_SCHOOL_UNKNOWN: Final = 0.03

_VISITS: Final = {3: 44, 4: 40, 5: 30, 6: 24}
"""Month -> teachers taught on the spot in the place that was visited."""

_MONTHS: Final = (9, 10, 11, 12, 1, 2, 3, 4, 5, 6, 7, 8)
_MONTH_WEIGHTS: Final = (8, 15, 15, 8, 5, 10, 14, 11, 6, 5, 1, 2)


@dataclass(frozen=True)
class _Offer:
    """The programmes taught in a year, ready to be drawn from by weight."""

    long: tuple[InventedProgram, ...]
    long_weights: tuple[float, ...]
    short: tuple[InventedProgram, ...]


def training_facts(
    world: World, staff: Staff, schools: tuple[School, ...], programs: tuple[InventedProgram, ...]
) -> Iterator[Fact]:
    """Every completed programme; of the oldest year only the long ones were kept."""
    for year in world.years:
        offer = _offer(world, programs, year)
        for place in PLACES:
            if reports(place, year):
                own = [s.code for s in counted_schools(schools, place.oktmo, year.start)]
                for category in ("teacher", "manager"):
                    yield from _of_category(world, staff, place, year, category, offer, own)
                if place.oktmo == VISITED and year.back == 1:
                    yield from _on_the_spot(world, staff, place, year, offer, own)


def _offer(world: World, programs: tuple[InventedProgram, ...], year: Year) -> _Offer:
    taught = [program for program in programs if program.from_back >= year.back]
    long = tuple(program for program in taught if program.hours >= LONG_ENOUGH)
    short = tuple(program for program in taught if program.hours < LONG_ENOUGH)
    rng = world.random("popularity", year.first)
    weights = tuple(itertools.accumulate(rng.uniform(0.3, 2.0) for _ in long))
    return _Offer(long, weights, short)


def _of_category(
    world: World,
    staff: Staff,
    place: DemoPlace,
    year: Year,
    category: str,
    offer: _Offer,
    school_codes: list[str],
) -> Iterator[Fact]:
    rng = world.random("training", place.oktmo, category, year.first)
    strength = place.strength * year.pace
    chances = [_OUT_OF_TURN[category] * strength] * _TURNS
    chances[year.first % _TURNS] = min(_IN_TURN[category] * strength, _MOST_CERTAIN)
    short_chance = _SHORT_ONE[category] * strength if year.back < world.years[0].back else 0
    for post, educator in enumerate(staff.keys(place, category, year)):
        drawn: list[InventedProgram] = []
        if rng.random() < chances[post % _TURNS]:
            many = rng.choices(_SEVERAL, _SEVERAL_WEIGHTS)[0]
            drawn += rng.choices(offer.long, cum_weights=offer.long_weights, k=many)
        if rng.random() < short_chance:
            drawn.append(rng.choice(offer.short))
        own_school = school_codes[post % len(school_codes)]
        for program in dict.fromkeys(drawn):
            yield _training(rng, place, year, category, educator, program, own_school)


def _on_the_spot(
    world: World, staff: Staff, place: DemoPlace, year: Year, offer: _Offer, school_codes: list[str]
) -> Iterator[Fact]:
    """Courses beyond the usual ones, month after month from March: a shift to be found."""
    rng = world.random("visit", place.oktmo, year.first)
    educators = list(enumerate(staff.keys(place, "teacher", year)))
    for month, teachers in _VISITS.items():
        for post, educator in rng.sample(educators, min(teachers, len(educators))):
            program = rng.choices(offer.long, cum_weights=offer.long_weights)[0]
            completed_on = year.workday(rng, (month,), (1,))
            yield Fact(
                schema.training,
                recorded(rng, completed_on, most=10),
                {
                    "educator_key": educator,
                    "category": "teacher",
                    "oktmo": place.oktmo,
                    "school_code": school_codes[post % len(school_codes)],
                    "program_code": program.code,
                    "completed_on": completed_on,
                },
            )


def _training(
    rng: random.Random,
    place: DemoPlace,
    year: Year,
    category: str,
    educator: str,
    program: InventedProgram,
    own_school: str,
) -> Fact:
    oktmo = place.oktmo
    school_code: str | None = own_school
    if rng.random() < _ELSEWHERE:
        # A teacher may also teach in a neighbouring municipality and train from there.
        near = [p for p in PLACES if p.peer_group == place.peer_group and reports(p, year)]
        oktmo, school_code = rng.choice(near).oktmo, None
    elif rng.random() < _SCHOOL_UNKNOWN:
        school_code = None
    completed_on = year.workday(rng, _MONTHS, _MONTH_WEIGHTS)
    return Fact(
        schema.training,
        recorded(rng, completed_on, most=10),
        {
            "educator_key": educator,
            "category": category,
            "oktmo": oktmo,
            "school_code": school_code,
            "program_code": program.code,
            "completed_on": completed_on,
        },
    )
