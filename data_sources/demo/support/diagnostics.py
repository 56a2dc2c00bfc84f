"""The showcase of diagnostics, their expertise and their results."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from typing import Final

from data_sources.database import schema
from data_sources.demo.facts import Fact, Values, history, recorded
from data_sources.demo.organizations import INSTITUTE, METHOD_CENTER, PEDAGOGICAL_UNIVERSITY
from data_sources.demo.places import ranked_places, reports
from data_sources.demo.staff import Staff
from data_sources.demo.world import World, Year

# Audience, subject, years back of publication, how the expertise ended. No diagnostic exists
# for pedagogical classes before the last full year: a gap that a viewer can find.
_DIAGNOSTICS: Final = (
    ("teacher", "математика", 6, "recommended"),
    ("teacher", "русский язык", 6, "recommended"),
    ("teacher", "физика", 5, "recommended"),
    ("teacher", "химия", 5, "recommended"),
    ("teacher", "биология", 4, "recommended"),
    ("teacher", "история и обществознание", 4, "rejected"),
    ("teacher", "английский язык", 4, "recommended"),
    ("teacher", "начальная школа", 3, "recommended"),
    ("teacher", "информатика", 3, "revision"),
    ("teacher", "география", 2, "recommended"),
    ("teacher", "функциональная грамотность", 2, "recommended"),
    ("teacher", "история и обществознание", 2, "recommended"),
    ("teacher", "литература", 1, "recommended"),
    ("teacher", "труд (технология)", 1, "in_review"),
    ("teacher", "основы безопасности", 0, "declared"),
    ("manager", None, 5, "recommended"),
    ("manager", None, 2, "recommended"),
    ("manager", None, 1, "revision"),
    ("preschool", None, 3, "recommended"),
    ("preschool", None, 1, "in_review"),
    ("additional", None, 2, "rejected"),
    ("additional", None, 1, "recommended"),
    ("pedagogical_class", None, 1, "declared"),
)
_TITLES: Final = {
    "teacher": "Предметные и методические дефициты учителя",
    "manager": "Управленческие дефициты руководителя школы",
    "preschool": "Дефициты воспитателя детского сада",
    "additional": "Дефициты педагога дополнительного образования",
    "pedagogical_class": "Готовность учеников педагогического класса",
}
_OWNERS: Final = (INSTITUTE, INSTITUTE, PEDAGOGICAL_UNIVERSITY, METHOD_CENTER)
_STEPS: Final = {
    "declared": (),
    "in_review": ("in_review",),
    "revision": ("in_review", "revision"),
    "rejected": ("in_review", "rejected"),
    "recommended": ("in_review", "recommended"),
}
_VALID_DAYS: Final = 1900
_SHARE_OF_TEACHERS: Final = (0.015, 0.055)
_MONTHS: Final = (10, 11, 1, 2, 3, 4)
_MONTH_WEIGHTS: Final = (4, 4, 2, 3, 3, 2)


def diagnostic_facts(world: World, staff: Staff) -> Iterator[Fact]:
    """Each diagnostic from declaration to its verdict, then its results year by year."""
    for number, (audience, subject, back, verdict) in enumerate(_DIAGNOSTICS, start=1):
        year = world.years[world.years[0].back - back]
        rng = world.random("diagnostic", number)
        published_on = year.start + timedelta(days=rng.randint(0, 50))
        code = f"dg-{number:02d}"
        title = _TITLES[audience] + (f": {subject}" if subject else "")
        values: Values = {
            "code": code,
            "title": title if subject or back > 2 else f"{title} ({year.text})",
            "owner_code": rng.choice(_OWNERS),
            "audience": audience,
            "subject": subject,
            "published_on": published_on,
            "expertise_status": "declared",
        }
        first = recorded(rng, published_on, most=5)
        changes: list[tuple[datetime, Values]] = []
        day = published_on
        for step in _STEPS[verdict]:
            day += timedelta(days=rng.randint(20, 45))
            changes.append((recorded(rng, day, most=4), _step(step, day)))
        yield from history(schema.diagnostic, first, values, *changes)
        if verdict == "recommended" and audience in ("teacher", "manager"):
            for later in world.reported_years:
                if later.back < back:
                    yield from _results(world, staff, code, audience, later)


def _step(status: str, day: date) -> Values:
    if status == "in_review":
        return {"expertise_status": status}
    is_good = status == "recommended"
    return {
        "expertise_status": status,
        "expertise_on": day,
        "valid_until": day + timedelta(days=_VALID_DAYS) if is_good else None,
    }


def _results(world: World, staff: Staff, code: str, audience: str, year: Year) -> Iterator[Fact]:
    rng = world.random("results", code, year.first)
    for place in ranked_places():
        if not reports(place, year) or rng.random() > 0.75 * place.strength:
            continue
        held_on = year.workday(rng, _MONTHS, _MONTH_WEIGHTS)
        share = rng.uniform(*_SHARE_OF_TEACHERS) * place.strength * year.pace
        participants = max(1, round(share * staff.count(place, audience, year)))
        values: Values = {
            "diagnostic_code": code,
            "oktmo": place.oktmo,
            "held_on": held_on,
            "participants": participants,
            "with_deficit": round(participants * rng.uniform(0.2, 0.5)),
        }
        yield Fact(schema.diagnostic_result, recorded(rng, held_on), values)
