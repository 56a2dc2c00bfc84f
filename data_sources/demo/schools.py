"""Schools of the demo region: invented numbers and villages."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final

from data_sources.database import schema
from data_sources.demo.facts import Fact, history
from data_sources.demo.places import PLACES, DemoPlace
from data_sources.demo.world import World

# fmt: off
_VILLAGES: Final = (
    "Сосновка", "Берёзовка", "Новониколаевка", "Ключи", "Покровка", "Малиновка", "Вороново",
    "Успенка", "Черёмушки", "Заречный", "Луговое", "Боровое", "Ягодное", "Кедровка", "Песочное",
    "Озёрное", "Красный Яр", "Высокое", "Ольховка", "Рябиновка", "Лесная", "Дальнее", "Тихий Плёс",
    "Медведево", "Каменка", "Старица", "Новосёлово", "Усть-Речка", "Родники", "Подлесное",
    "Осиновка", "Калиновка", "Ивановка", "Семёновка", "Рощино", "Полевое",
)
# fmt: on
_CITY_WORDS: Final = ("СОШ", "СОШ", "СОШ", "СОШ", "Гимназия", "СОШ", "СОШ", "Лицей", "СОШ")

BRANCHES_IN: Final = ("69624000", "69628000", "69632000", "69648000", "69654000", "69656000")
PRESCHOOLS_IN: Final = ("69701000", "69741000", "69710000", "69608000", "69632000", "69654000")
ADDITIONAL_IN: Final = ("69701000", "69741000", "69608000", "69632000")
CORRECTIONAL_IN: Final = ("69701000", "69741000", "69608000", "69654000")
CLOSED_IN: Final = "69608000"
OPENED_IN: Final = "69701000"


@dataclass(frozen=True)
class School:
    """A school as the other subjects need it; `closed_on` is known long before it comes."""

    code: str
    oktmo: str
    name: str
    kind: str
    is_branch: bool = False
    opened_on: date | None = None
    closed_on: date | None = None


def counted_schools(schools: tuple[School, ...], oktmo: str, day: date) -> tuple[School, ...]:
    """The schools that count: general or correctional, not a branch, open on that day."""
    return tuple(
        school
        for school in schools
        if school.oktmo == oktmo
        and school.kind in ("general", "correctional")
        and not school.is_branch
        and (school.opened_on is None or school.opened_on <= day)
        and (school.closed_on is None or school.closed_on > day)
    )


def make_schools(world: World) -> tuple[School, ...]:
    """Every school that there ever was, by municipality."""
    return tuple(school for place in PLACES for school in _schools_of(place, world))


def _schools_of(place: DemoPlace, world: World) -> Iterator[School]:
    names = _names(place)
    for number in range(1, place.schools + 1):
        kind = "correctional" if place.kind == "regional" else "general"
        yield School(_code(place, number), place.oktmo, next(names), kind)
    number = place.schools
    last_full, before_it = world.years[-2], world.years[-3]
    for kind, where, name in (
        ("correctional", CORRECTIONAL_IN, "МКОУ «Школа-интернат» {place}"),
        ("preschool", PRESCHOOLS_IN, "МБДОУ «Детский сад № 7» {place}"),
        ("additional", ADDITIONAL_IN, "МБОУ ДО «Дом детского творчества» {place}"),
    ):
        if place.oktmo in where:
            number += 1
            title = name.format(place=place.locality)
            yield School(_code(place, number), place.oktmo, title, kind)
    if place.oktmo in BRANCHES_IN:
        number += 1
        title = f"Филиал МБОУ «СОШ № 1» {place.locality}, д. Заимка"
        yield School(_code(place, number), place.oktmo, title, "general", is_branch=True)
    if place.oktmo == CLOSED_IN:
        number += 1
        title = "МКОУ «ООШ» п. Дальняя Просека"
        closed_on = before_it.day(7, 1)
        yield School(_code(place, number), place.oktmo, title, "general", closed_on=closed_on)
    if place.oktmo == OPENED_IN:
        number += 1
        title = f"МАОУ «СОШ № {place.schools + 1}» {place.locality}"
        opened_on = last_full.start
        yield School(_code(place, number), place.oktmo, title, "general", opened_on=opened_on)


def _code(place: DemoPlace, number: int) -> str:
    return f"s-{place.oktmo}-{number:03d}"


def _names(place: DemoPlace) -> Iterator[str]:
    if place.kind == "regional":
        for number in range(1, place.schools + 1):
            yield f"ОГБОУ «Школа-интернат № {number}»"
    elif place.kind == "city":
        for number in range(1, place.schools + 1):
            word = _CITY_WORDS[number % len(_CITY_WORDS)]
            yield f"МАОУ «{word} № {number}» {place.locality}"
    else:
        in_center = place.schools // 4 + 1
        for number in range(1, in_center + 1):
            yield f"МБОУ «СОШ № {number}» {place.locality}"
        shift = int(place.oktmo[3:6])
        for number in range(place.schools - in_center):
            village = _VILLAGES[(shift + number) % len(_VILLAGES)]
            form = "МКОУ «ООШ»" if number % 3 == 2 else "МБОУ «СОШ»"
            yield f"{form} п. {village}"


def school_facts(world: World, schools: tuple[School, ...]) -> Iterator[Fact]:
    """The register of schools; what opens or closes is written down when it is decided."""
    for school in schools:
        values = {
            "code": school.code,
            "oktmo": school.oktmo,
            "name": school.name,
            "kind": school.kind,
            "is_branch": school.is_branch,
            "opened_on": school.opened_on,
        }
        if school.closed_on is not None:
            decided = world.before(world.years[-3])
            yield from history(
                schema.school, world.origin, values, (decided, {"closed_on": school.closed_on})
            )
        elif school.opened_on is not None:
            yield Fact(schema.school, world.before(world.years[-2]), values)
        else:
            yield Fact(schema.school, world.origin, values)
