"""How many teachers, managers and young teachers there are, and who they are (opaque keys)."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from typing import Final

from data_sources.database import schema
from data_sources.demo.facts import Fact, Values, history, recorded
from data_sources.demo.places import (
    PLACES,
    SILENT,
    TINY,
    WITHOUT_YOUNG,
    DemoPlace,
    reports,
)
from data_sources.demo.world import World, Year

CATEGORIES: Final = ("teacher", "manager", "young_teacher")

_TEACHERS_PER_1000: Final = {"city": 6.4, "district": 10.7, "regional": 6.0}
_MANAGERS_PER_SCHOOL: Final = 3
_YOUNG_SHARE: Final = 0.08
_TINY_YOUNG: Final = (4, 3, 4)
_LEAVE_IN_A_YEAR: Final = 0.03

CORRECTED_TEACHERS: Final = ("69608000", "69628000", "69658000")
"""Municipalities whose count of teachers of the last full year was corrected later."""
_MISCOUNTED: Final = 1.17


@dataclass(frozen=True)
class Staff:
    """Headcounts by (oktmo, category, years back) and the educators behind them."""

    counts: dict[tuple[str, str, int], int]
    educators: dict[tuple[str, str, int], tuple[str, ...]]

    def count(self, place: DemoPlace, category: str, year: Year) -> int:
        return self.counts[place.oktmo, category, year.back]

    def keys(self, place: DemoPlace, category: str, year: Year) -> tuple[str, ...]:
        """The keys of those who work there; the same place in the tuple is the same post."""
        return self.educators[place.oktmo, category, year.back]


def make_staff(world: World) -> Staff:
    """The staff of every municipality in every school year."""
    counts: dict[tuple[str, str, int], int] = {}
    educators: dict[tuple[str, str, int], tuple[str, ...]] = {}
    numbers = itertools.count(1)
    for place in PLACES:
        for year in world.years:
            for category, headcount in _headcounts(world, place, year).items():
                counts[place.oktmo, category, year.back] = headcount * world.scale
        for category in ("teacher", "manager"):
            rng = world.random("posts", place.oktmo, category)
            keys: list[str] = []
            for year in world.years:
                size = counts[place.oktmo, category, year.back]
                keys = [
                    key if rng.random() > _LEAVE_IN_A_YEAR else _key(next(numbers)) for key in keys
                ][:size]
                keys += [_key(next(numbers)) for _ in range(size - len(keys))]
                educators[place.oktmo, category, year.back] = tuple(keys)
    return Staff(counts, educators)


def _key(number: int) -> str:
    return f"e-{number:06d}"


def _headcounts(world: World, place: DemoPlace, year: Year) -> dict[str, int]:
    rng = world.random("headcount", place.oktmo, year.first)
    drift = 1 + 0.004 * (year.back - 3) + rng.uniform(-0.008, 0.008)
    teachers = round(place.people * _TEACHERS_PER_1000[place.kind] * drift)
    young = round(teachers * _YOUNG_SHARE * rng.uniform(0.85, 1.15))
    if place.oktmo == TINY:
        young = _TINY_YOUNG[year.back % len(_TINY_YOUNG)]
    elif place.oktmo == WITHOUT_YOUNG and year.back <= 1:
        young = 0
    managers = place.schools * _MANAGERS_PER_SCHOOL + rng.randint(-1, 1)
    return {"teacher": teachers, "manager": managers, "young_teacher": max(young, 0)}


def staff_facts(world: World, staff: Staff) -> Iterator[Fact]:
    """One count a year, on 20 September; some corrected, those of one municipality withdrawn."""
    withdrawn_at = _withdrawn_at(world)
    for place in PLACES:
        for year in world.years:
            if not reports(place, year):
                continue
            rng = world.random("staff_count", place.oktmo, year.first)
            moment = recorded(rng, year.day(9, 20), least=3)
            for category in CATEGORIES:
                values: Values = {
                    "oktmo": place.oktmo,
                    "category": category,
                    "counted_on": year.day(9, 20),
                    "headcount": staff.count(place, category, year),
                }
                if place.oktmo == SILENT:
                    yield Fact(schema.staff_count, moment, values, withdrawn_at)
                elif _corrected(place, category, year):
                    right = {"headcount": values["headcount"]}
                    wrong = {**values, "headcount": round(values["headcount"] * _MISCOUNTED)}
                    found = recorded(rng, year.day(11, 10))
                    yield from history(schema.staff_count, moment, wrong, (found, right))
                else:
                    yield Fact(schema.staff_count, moment, values)


def _corrected(place: DemoPlace, category: str, year: Year) -> bool:
    return place.oktmo in CORRECTED_TEACHERS and category == "teacher" and year.back == 1


def _withdrawn_at(world: World) -> datetime:
    """1 October of the current school year; before that day comes, the last moment known."""
    first_of_october = datetime.combine(world.years[-1].day(10, 1), time()) - timedelta(hours=3)
    return min(first_of_october, world.horizon)
