"""Self-diagnosis of schools: eight directions, points and levels on an invented scale."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from data_sources.database import schema
from data_sources.demo.facts import Fact, Values, history, recorded
from data_sources.demo.places import PLACES, reports
from data_sources.demo.schools import School, counted_schools
from data_sources.demo.world import World, Year
from data_sources.vocabulary.directions import DIRECTIONS

SOURCE: Final = "учебные данные"
WEAK: Final = "career_guidance"
"""The direction that is about fifteen points below the others everywhere."""
VERIFIED_BACK: Final = 1
"""Up to so many years back the scale for general schools is verified; others never are."""

_MAX_POINTS: Final = {
    "knowledge": 34,
    "health": 20,
    "creativity": 24,
    "upbringing": 26,
    "career_guidance": 20,
    "teacher_team": 26,
    "school_climate": 18,
    "learning_environment": 22,
}
_CORRECTIONAL_SHARE: Final = 0.8
_BASIC, _MEDIUM, _HIGH = 45, 62, 80

# Points of a hundred above or below the common result.
_DIRECTION_SHIFT: Final = {
    "knowledge": 3,
    "health": 1,
    "creativity": 0,
    "upbringing": 4,
    "career_guidance": -14,
    "teacher_team": 1,
    "school_climate": 0,
    "learning_environment": -1,
}
_COMMON: Final = 67.5
_STRENGTH_POINTS: Final = 30
_YEAR_SHIFT: Final = {0: 2.5, 1: 2, 2: -1.5, 3: -2, 4: -3, 5: -5}
_TAKES_PART: Final = 0.9
_SECOND_TIME: Final = 0.03
_LEVEL_UNKNOWN: Final = 0.02
_CORRECTED_EVERY: Final = 60


def scale_facts(world: World) -> Iterator[Fact]:
    """The scale of each edition: invented; those of the two newest are called verified in part."""
    for year in world.reported_years:
        for kind in ("general", "correctional"):
            points = {**_points(kind), "total": sum(_points(kind).values())}
            for direction, most in points.items():
                values: Values = {
                    "edition": _edition(year),
                    "school_kind": kind,
                    "direction": direction,
                    "max_points": most,
                    "threshold_basic": round(most * _BASIC / 100),
                    "threshold_medium": round(most * _MEDIUM / 100),
                    "threshold_high": round(most * _HIGH / 100),
                    "verified": _is_verified(year, kind),
                    "source": SOURCE,
                }
                yield Fact(schema.self_diagnosis_scale, world.before(year), values)


def _is_verified(year: Year, kind: str) -> bool:
    # So that every answer about the next level is met: it is told, and it is not.
    return kind == "general" and year.back <= VERIFIED_BACK


def _edition(year: Year) -> str:
    return str(year.first)


def _points(kind: str) -> dict[str, int]:
    if kind == "correctional":
        return {key: round(most * _CORRECTIONAL_SHARE) for key, most in _MAX_POINTS.items()}
    return _MAX_POINTS


@dataclass(frozen=True)
class _Result:
    """What a school reports: points by direction and the level of the whole."""

    level: str | None
    scores: dict[str, int]


def self_diagnosis_facts(world: World, schools: tuple[School, ...]) -> Iterator[Fact]:
    """Most schools once in the autumn of each school year, a few again in spring."""
    for year in world.reported_years:
        for place in PLACES:
            if not reports(place, year):
                continue
            common = _COMMON + _STRENGTH_POINTS * (place.strength - 1) + _YEAR_SHIFT[year.back]
            own = counted_schools(schools, place.oktmo, year.day(12, 31))
            for number, school in enumerate(own):
                rng = world.random("diagnosis", school.code, year.first)
                if rng.random() > _TAKES_PART * min(1.05, place.strength + 0.12):
                    continue
                expected = common + world.random("talent", school.code).gauss(0, 7)
                completed_on = year.workday(rng, (10, 11, 12), (42, 43, 15))
                right = _result(rng, school, expected)
                is_mistaken = year.back == 1 and number % _CORRECTED_EVERY == 0
                reported = _flattering(school) if is_mistaken else right
                yield from _diagnosis(rng, school, year, completed_on, reported, right)
                if rng.random() < _SECOND_TIME:
                    again = year.workday(rng, (3, 4), (1, 1))
                    better = _result(rng, school, expected + 4)
                    yield from _diagnosis(rng, school, year, again, better, better)


def _result(rng: random.Random, school: School, expected: float) -> _Result:
    most = _points(school.kind)
    scores = {
        direction: _score(rng, expected + _DIRECTION_SHIFT[direction], most[direction])
        for direction in DIRECTIONS
    }
    level = _level(100 * sum(scores.values()) / sum(most.values()))
    return _Result(None if rng.random() < _LEVEL_UNKNOWN else level, scores)


def _flattering(school: School) -> _Result:
    return _Result("high", dict(_points(school.kind)))


def _diagnosis(
    rng: random.Random,
    school: School,
    year: Year,
    completed_on: date,
    reported: _Result,
    right: _Result,
) -> Iterator[Fact]:
    """The rows as reported, each set right a few weeks later where it was wrong."""
    most = _points(school.kind)
    moment = recorded(rng, completed_on, most=4)
    found = moment + timedelta(days=rng.randint(15, 40))
    key: Values = {"school_code": school.code, "completed_on": completed_on}
    values: Values = {**key, "edition": _edition(year), "level": reported.level}
    changes = [(found, {"level": right.level})] if reported.level != right.level else []
    yield from history(schema.self_diagnosis, moment, values, *changes)
    for direction, score in right.scores.items():
        first = reported.scores[direction]
        row: Values = {
            **key,
            "direction": direction,
            "score": first,
            "max_score": most[direction],
        }
        corrections = [(found, {"score": score})] if first != score else []
        yield from history(schema.self_diagnosis_score, moment, row, *corrections)


def _score(rng: random.Random, result: float, most: int) -> int:
    percent = min(100.0, max(5.0, rng.gauss(result, 6)))
    return round(most * percent / 100)


def _level(percent: float) -> str:
    if percent < _BASIC:
        return "below_basic"
    if percent < _MEDIUM:
        return "basic"
    return "medium" if percent < _HIGH else "high"
