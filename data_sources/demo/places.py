"""The municipalities of the demo region: real names and places, invented habits."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from data_sources.database import schema
from data_sources.demo.facts import Fact, Values, history
from data_sources.demo.world import World, Year

REGION_CODE: Final = "70"
REGION_OKTMO: Final = "69000000"

CITIES: Final = "города"
NORTH: Final = "север"
CENTER: Final = "центр"
SOUTH_EAST: Final = "юго-восток"


@dataclass(frozen=True)
class DemoPlace:
    """A municipality.

    `people` is the population in thousands, `strength` how well it does next to the others (1 is
    ordinary). `locality` is where its numbered schools stand, as school names say it.
    """

    oktmo: str
    name: str
    short_name: str | None
    kind: str
    peer_group: str | None
    center: str | None
    latitude: float | None
    longitude: float | None
    tile: tuple[int, int] | None
    people: float
    schools: int
    strength: float
    locality: str


# fmt: off
PLACES: Final = (
    DemoPlace("69701000", "Томск", "ТОМ", "city", CITIES, "Томск",
          56.485, 84.948, (4, 6), 575, 72, 1.04, "г. Томска"),
    DemoPlace("69741000", "ЗАТО Северск", "СЕВ", "city", CITIES, "Северск",
          56.603, 84.881, (4, 5), 110, 13, 1.15, "г. Северска"),
    DemoPlace("69710000", "Стрежевой", "СТР", "city", CITIES, "Стрежевой",
          60.733, 77.604, (0, 0), 39, 7, 1.0, "г. Стрежевого"),
    DemoPlace("69507000", "Кедровый", "КЕД", "city", CITIES, "Кедровый",
          57.562, 79.568, (1, 3), 3, 2, 0.92, "г. Кедрового"),
    DemoPlace("69604000", "Александровский район", "АЛЕ", "district", NORTH, "с. Александровское",
          60.43, 77.87, (1, 0), 7.4, 6, 0.68, "с. Александровское"),
    DemoPlace("69608000", "Асиновский район", "АСИ", "district", SOUTH_EAST, "г. Асино",
          56.991, 86.177, (4, 4), 33, 13, 1.06, "г. Асино"),
    DemoPlace("69612000", "Бакчарский район", "БАК", "district", CENTER, "с. Бакчар",
          57.017, 82.067, (2, 4), 12, 10, 0.95, "с. Бакчар"),
    DemoPlace("69616000", "Верхнекетский район", "ВКЕ", "district", NORTH, "рп Белый Яр",
          58.45, 85.03, (4, 2), 15.6, 11, 0.7, "рп Белый Яр"),
    DemoPlace("69620000", "Зырянский район", "ЗЫР", "district", SOUTH_EAST, "с. Зырянское",
          56.83, 86.62, (5, 4), 11.5, 11, 0.92, "с. Зырянское"),
    DemoPlace("69624000", "Каргасокский район", "КАР", "district", NORTH, "с. Каргасок",
          59.058, 80.867, (1, 1), 19, 18, 0.72, "с. Каргасок"),
    DemoPlace("69628000", "Кожевниковский район", "КОЖ", "district", CENTER, "с. Кожевниково",
          56.26, 83.98, (3, 6), 20, 18, 1.03, "с. Кожевниково"),
    DemoPlace("69632000", "Колпашевский район", "КОЛ", "district", CENTER, "г. Колпашево",
          58.311, 82.903, (3, 2), 37, 16, 0.98, "г. Колпашево"),
    DemoPlace("69636000", "Кривошеинский район", "КРИ", "district", CENTER, "с. Кривошеино",
          57.34, 83.93, (3, 4), 12, 10, 0.94, "с. Кривошеино"),
    DemoPlace("69640000", "Молчановский район", "МОЛ", "district", CENTER, "с. Молчаново",
          57.583, 83.75, (3, 3), 12.3, 9, 0.9, "с. Молчаново"),
    DemoPlace("69644000", "Парабельский район", "ПАР", "district", NORTH, "с. Парабель",
          58.70, 81.492, (2, 2), 12, 10, 0.74, "с. Парабель"),
    DemoPlace("69648000", "Первомайский район", "ПЕР", "district", SOUTH_EAST, "с. Первомайское",
          57.07, 86.22, (4, 3), 16.5, 16, 1.0, "с. Первомайское"),
    DemoPlace("69652000", "Тегульдетский район", "ТЕГ", "district", NORTH, "с. Тегульдет",
          57.30, 88.167, (5, 3), 6.5, 6, 0.66, "с. Тегульдет"),
    DemoPlace("69654000", "Томский район", "ТМР", "district", CENTER, "г. Томск",
          56.485, 84.948, (5, 6), 83, 36, 1.03, "п. Зелёный"),
    DemoPlace("69656000", "Чаинский район", "ЧАИ", "district", CENTER, "с. Подгорное",
          57.78, 82.65, (2, 3), 11.3, 12, 0.93, "с. Подгорное"),
    DemoPlace("69658000", "Шегарский район", "ШЕГ", "district", CENTER, "с. Мельниково",
          56.56, 84.08, (3, 5), 20, 12, 1.0, "с. Мельниково"),
    DemoPlace("69000001", "Организации областного подчинения", None, "regional", None, None,
          None, None, None, 18, 4, 1.0, "областная"),
)

ALIASES: Final = (
    ("г. Томск", "69701000"), ("город Томск", "69701000"),
    ("Северск", "69741000"), ("ЗАТО г. Северск", "69741000"),
    ("г. Стрежевой", "69710000"), ("город Кедровый", "69507000"),
    ("Александровский р-н", "69604000"), ("Асино", "69608000"),
    ("Бакчарский р-н", "69612000"), ("Верхнекетский р-н", "69616000"),
    ("Каргасок", "69624000"), ("МО «Каргасокский район»", "69624000"),
    ("Колпашевский р-он", "69632000"), ("Парабель", "69644000"),
    ("Томский р-н", "69654000"), ("Шегарка", "69658000"),
)
# fmt: on

SILENT: Final = "69507000"
"""Кедровый: reports nothing in the current school year."""
TINY: Final = "69652000"
"""Тегульдетский район: fewer young teachers than a rate can be built on."""
WITHOUT_YOUNG: Final = "69640000"
"""Молчановский район: no young teachers at all in the last two counts."""
OVERDUE: Final = "69616000"
"""Верхнекетский район: holds most of the overdue assignments."""
VISITED: Final = "69654000"
"""Томский район: in the spring of the last full school year the institute taught on the spot."""

_SPELT_APART: Final = "Верхне-Кетский район"
_MISTAKEN_FOR: Final = "69656000"


def ranked_places() -> tuple[DemoPlace, ...]:
    """The twenty municipalities, without the row of regional organisations."""
    return tuple(place for place in PLACES if place.kind != "regional")


def reports(place: DemoPlace, year: Year) -> bool:
    """Whether anything of that school year comes from the municipality."""
    return not (place.oktmo == SILENT and year.back == 0)


def place_facts(world: World) -> Iterator[Fact]:
    """The region, its municipalities and the spellings people use for them."""
    region: Values = {"code": REGION_CODE, "name": "Томская область", "oktmo": REGION_OKTMO}
    yield Fact(schema.region, world.origin, region)
    for place in PLACES:
        yield Fact(schema.municipality, world.origin, _municipality(place))
    for alias, oktmo in ALIASES:
        values: Values = {"alias": alias, "oktmo": oktmo}
        yield Fact(schema.municipality_alias, world.origin, values)
    # Two spellings end at one municipality; the second first stood for a wrong one.
    yield from history(
        schema.municipality_alias,
        world.origin,
        {"alias": _SPELT_APART, "oktmo": _MISTAKEN_FOR},
        (world.before(world.years[-2]), {"oktmo": OVERDUE}),
    )


def _municipality(place: DemoPlace) -> Values:
    column, row = place.tile or (None, None)
    return {
        "oktmo": place.oktmo,
        "region_code": REGION_CODE,
        "name": place.name,
        "short_name": place.short_name,
        "kind": place.kind,
        "peer_group": place.peer_group,
        "center": place.center,
        "latitude": place.latitude,
        "longitude": place.longitude,
        "tile_column": column,
        "tile_row": row,
    }
