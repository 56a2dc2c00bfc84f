"""The registers of municipalities and of regions."""

from __future__ import annotations

from types import MappingProxyType
from typing import Final

from layouts.columns import units
from layouts.files.package.registers.declaration import KNOWN_CODES, FieldWords, RegisterWords

MUNICIPALITIES: Final = RegisterWords(
    title="Справочник: муниципалитеты",
    note=f"Муниципалитеты, {KNOWN_CODES}",
    english=(
        "Register of municipalities",
        (
            "Municipalities that rows of the package refer to, one row each. A code that the "
            "register did not know stands alone in its row."
        ),
    ),
    fields=MappingProxyType(
        {
            "oktmo": FieldWords(
                "Код муниципалитета по ОКТМО, 8 цифр; это текст, а не число.",
                (
                    "OKTMO code",
                    "Code of the municipality in the OKTMO classifier, 8 digits, text.",
                ),
            ),
            "region_code": FieldWords(
                "Код из ресурса regions.", ("Region code", "Region, in the resource regions.")
            ),
            "name": FieldWords(
                "Название, как его пишут в отчётах.", ("Name", "Name as reports write it.")
            ),
            "short_name": FieldWords(
                "Сокращение для плитки карты, не длиннее 5 букв; пусто — нет.",
                (
                    "Short name",
                    "Abbreviation for a tile of the map, at most 5 letters. Empty: none.",
                ),
            ),
            "kind": FieldWords(
                (
                    "Город (city), район (district) или организации самого региона (regional): они "
                    "входят в сумму по региону, но не занимают места."
                ),
                (
                    "Kind",
                    "city (urban okrug), district (municipal district or okrug) or regional "
                    "(organisations of the region itself: in its totals, never ranked).",
                ),
            ),
            "peer_group": FieldWords(
                "С кем сравнивать: у похожих одно слово; пусто — группы нет.",
                (
                    "Peer group",
                    "Municipalities with the same word are compared with each other. Empty: none.",
                ),
            ),
            "center": FieldWords(
                "Административный центр; пусто — не указан.",
                ("Centre", "Administrative centre. Empty: not stated."),
            ),
            "latitude": FieldWords(
                "Широта центра в градусах; пусто — не указана.",
                (
                    "Latitude",
                    "Of the centre, degrees north. Empty: not stated.",
                ),
                unit=units.DEGREES,
            ),
            "longitude": FieldWords(
                "Долгота центра в градусах; пусто — не указана.",
                (
                    "Longitude",
                    "Of the centre, degrees east. Empty: not stated.",
                ),
                unit=units.DEGREES,
            ),
            "tile_column": FieldWords(
                "Место плитки на карте слева направо; пусто — на карте её нет.",
                (
                    "Tile column",
                    "Place on the tile map from left to right. Empty: not on the map.",
                ),
            ),
            "tile_row": FieldWords(
                "Место плитки на карте сверху вниз; пусто — на карте её нет.",
                (
                    "Tile row",
                    "Place on the tile map from top to bottom. Empty: not on the map.",
                ),
            ),
        }
    ),
)
REGIONS: Final = RegisterWords(
    title="Справочник: регионы",
    note=f"Регионы, {KNOWN_CODES}",
    english=(
        "Register of regions",
        (
            "Regions that rows of the package refer to, one row each. A code that the register "
            "did not know stands alone in its row."
        ),
    ),
    fields=MappingProxyType(
        {
            "code": FieldWords(
                "Код субъекта Российской Федерации; это текст, а не число.",
                (
                    "Region code",
                    "Code of the constituent entity of the Russian Federation, text.",
                ),
            ),
            "name": FieldWords("Полное название региона.", ("Name", "Full name of the region.")),
            "oktmo": FieldWords(
                "Код региона по ОКТМО, 8 цифр; это текст, а не число.",
                ("OKTMO code", "OKTMO code of the region, 8 digits, text."),
            ),
        }
    ),
)
