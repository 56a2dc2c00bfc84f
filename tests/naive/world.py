"""What the slow answer looks at: rows known at K, days of a question, places added up."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from tests.naive.scorecard import Row


@dataclass(frozen=True)
class World:
    """Everything known at K, and the asked region of it."""

    tables: Mapping[str, list[Row]]
    region: Row
    is_only_region: bool
    municipalities: tuple[Row, ...]

    def belongs(self, row: Row) -> bool:
        """Whether a meeting, plan item or diagnostic is the asked region's."""
        if row["region_code"] is None:
            return self.is_only_region
        return bool(row["region_code"] == self.region["code"])


@dataclass(frozen=True)
class Window:
    """The period and the reporting date D."""

    start: date
    end: date
    day: date

    def has(self, day: date) -> bool:
        """Whether a fact of this day lies in P."""
        return self.start <= day <= self.day


@dataclass(frozen=True)
class Place:
    """The municipalities that are added up at one level."""

    level: str
    oktmos: tuple[str, ...]

    def has(self, oktmo: str | None) -> bool:
        if oktmo is None:
            return self.level == "region"
        return oktmo in self.oktmos


def known_rows(rows: Iterable[Row], moment: datetime) -> list[Row]:
    known = []
    for row in rows:
        superseded = row["superseded_at"]
        if row["recorded_at"] <= moment and (superseded is None or superseded > moment):
            known.append(row)
    return known


def world_at(tables: Mapping[str, list[Row]], moment: datetime, asked: str | None) -> World | None:
    known = {name: known_rows(rows, moment) for name, rows in tables.items()}
    regions = sorted(known["region"], key=lambda row: str(row["code"]))
    chosen = [row for row in regions if asked is None or row["code"] == asked]
    if not chosen:
        return None
    region = chosen[0]
    municipalities = [row for row in known["municipality"] if row["region_code"] == region["code"]]
    municipalities.sort(key=lambda row: (russian_order(row["name"]), row["oktmo"]))
    return World(known, region, len(regions) == 1, tuple(municipalities))


def russian_order(name: str) -> str:
    """The name as it is sorted: «ЗАТО Северск» under С, «Ёлкино» under Е."""
    plain = name.lower().replace("ё", "е")
    plain = re.sub(r"(?<!\w)г\.", " ", plain)
    plain = re.sub(r"(?<!\w)зато(?!\w)", " ", plain)
    return " ".join(plain.split())


def same_day(day: date, *, years_back: int) -> date:
    """The same day some years before; 29 February becomes the 28th where there is none."""
    year = day.year - years_back
    try:
        return date(year, day.month, day.day)
    except ValueError:
        return date(year, 2, 28)
