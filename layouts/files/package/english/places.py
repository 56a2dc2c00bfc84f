"""Municipalities and regions, in English."""

from __future__ import annotations

from typing import Final

from layouts.files.package.english import told

TABLES: Final = told.tables(
    {
        "municipalities": (
            "Register of municipalities",
            "Municipalities that rows of the package refer to, one row each. A code that the "
            "register did not know stands alone in its row.",
            {
                "oktmo": (
                    "OKTMO code",
                    "Code of the municipality in the OKTMO classifier, 8 digits, text.",
                ),
                "region_code": ("Region code", "Region, in the resource regions."),
                "name": ("Name", "Name as reports write it."),
                "short_name": (
                    "Short name",
                    "Abbreviation for a tile of the map, at most 5 letters. Empty: none.",
                ),
                "kind": (
                    "Kind",
                    "city (urban okrug), district (municipal district or okrug) or regional "
                    "(organisations of the region itself: in its totals, never ranked).",
                ),
                "peer_group": (
                    "Peer group",
                    "Municipalities with the same word are compared with each other. Empty: none.",
                ),
                "center": ("Centre", "Administrative centre. Empty: not stated."),
                "latitude": (
                    "Latitude",
                    "Of the centre, degrees north. Empty: not stated.",
                ),
                "longitude": (
                    "Longitude",
                    "Of the centre, degrees east. Empty: not stated.",
                ),
                "tile_column": (
                    "Tile column",
                    "Place on the tile map from left to right. Empty: not on the map.",
                ),
                "tile_row": (
                    "Tile row",
                    "Place on the tile map from top to bottom. Empty: not on the map.",
                ),
            },
        ),
        "regions": (
            "Register of regions",
            "Regions that rows of the package refer to, one row each. A code that the register "
            "did not know stands alone in its row.",
            {
                "code": (
                    "Region code",
                    "Code of the constituent entity of the Russian Federation, text.",
                ),
                "name": ("Name", "Full name of the region."),
                "oktmo": ("OKTMO code", "OKTMO code of the region, 8 digits, text."),
            },
        ),
    }
)
