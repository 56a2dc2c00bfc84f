"""Random days, moments and row histories, crowded where mistakes are made: at the boundaries."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from random import Random
from typing import Any, Final
from zoneinfo import ZoneInfo

from data_sources.database.schema import KNOWN_TABLES, natural_key, own_columns

Row = dict[str, Any]
Tables = dict[str, list[Row]]

ZONE: Final = ZoneInfo("Asia/Tomsk")
ALWAYS: Final = datetime.combine(date(2018, 1, 1), time(3))
"""Earlier than any time of knowledge that a random question asks for."""

TODAYS: Final = (
    date(2023, 12, 15),
    date(2024, 2, 29),
    date(2024, 3, 1),
    date(2024, 5, 31),
    date(2024, 8, 31),
    date(2024, 9, 1),
    date(2024, 12, 31),
    date(2025, 2, 28),
)
KNOWN_DAYS: Final = (
    date(2023, 8, 31),
    date(2024, 2, 28),
    date(2024, 2, 29),
    date(2024, 5, 31),
    date(2024, 9, 1),
    date(2025, 3, 1),
)
BOUNDARIES: Final = (
    (1, 1), (1, 31), (2, 28), (2, 29), (3, 1), (3, 31), (4, 1), (5, 31), (6, 1), (6, 30),
    (7, 1), (8, 31), (9, 1), (9, 30), (10, 1), (12, 31),
)  # fmt: skip
TICK: Final = timedelta(microseconds=1)


def local_midnight(day: date) -> datetime:
    """The moment (UTC without zone) when the day begins in the region."""
    begins = datetime(day.year, day.month, day.day, tzinfo=ZONE)
    return begins.astimezone(ZoneInfo("UTC")).replace(tzinfo=None)


def a_day(random: Random) -> date:
    """A day of 2019-2026, most often one that a random question hangs on, or its neighbour."""
    draw = random.random()
    if draw < 0.3:
        day = random.choice(TODAYS) + timedelta(days=random.choice((-1, 0, 0, 1)))
        return shifted(day, random.choice((0, 0, 0, 1, 1, 3)))
    if draw < 0.55:
        month, number = random.choice(BOUNDARIES)
        return _date_or_28(random.choice((2020, 2022, 2023, 2023, 2024, 2024, 2025)), month, number)
    if draw < 0.95:
        return date(2023, 9, 1) + timedelta(days=random.randrange(366))
    return date(2019, 1, 1) + timedelta(days=random.randrange(8 * 365))


def shifted(day: date, years: int) -> date:
    """The same day some years before (the 28th for a 29 February that is not there)."""
    return _date_or_28(day.year - years, day.month, day.day)


def _date_or_28(year: int, month: int, day: int) -> date:
    try:
        return date(year, month, day)
    except ValueError:
        return date(year, month, 28)


def maybe_day(random: Random, absent: float = 0.5) -> date | None:
    return None if random.random() < absent else a_day(random)


def a_moment(random: Random) -> datetime:
    """A time of recording: often at the very edge of a time of knowledge, sometimes beyond now."""
    draw = random.random()
    if draw < 0.5:
        edge = local_midnight(random.choice(KNOWN_DAYS) + timedelta(days=1))
        return edge + random.choice((-TICK, timedelta(), TICK, timedelta(seconds=-1)))
    if draw < 0.6:
        return local_midnight(random.choice(KNOWN_DAYS)) + timedelta(hours=12)
    if draw < 0.7:
        return datetime.combine(date(2030, 1, 1), time()) + timedelta(hours=random.randrange(1000))
    within_three_years = timedelta(microseconds=random.randrange(3 * 31_536_000_000_000))
    return datetime.combine(date(2022, 1, 1), time()) + within_three_years


@dataclass
class History:
    """A database in the making: no two rows of one natural key are ever known together."""

    random: Random
    volume: float = 1.0
    tables: Tables = field(default_factory=lambda: {table.name: [] for table in KNOWN_TABLES})
    _used: set[tuple[str, tuple[Any, ...]]] = field(default_factory=set)

    def up_to(self, most: int) -> int:
        """How many facts of a kind to make: from none to `most`, times the database's volume."""
        return self.random.randrange(int(most * self.volume) + 1)

    def add(
        self, name: str, key: Row, rest: Callable[[], Row] = dict, *, always: bool = False
    ) -> None:
        """Writes a row with its corrections and withdrawals, unless its natural key is taken.

        `rest` makes the columns outside the key, anew for each version; a row that is there
        `always` is known at every moment, though it too may be corrected.
        """
        used = (name, tuple(key.values()))
        if used in self._used:
            return
        self._used.add(used)
        for recorded_at, superseded_at in self._lives(always=always):
            self._write(name, {**key, **rest()}, recorded_at, superseded_at)

    def _lives(self, *, always: bool) -> list[tuple[datetime, datetime | None]]:
        draw = self.random.random()
        begun = ALWAYS if always or draw < 0.85 else a_moment(self.random)
        if draw < 0.7 or draw >= 0.95:
            return [(begun, None)]
        changes = sorted({begun, *(a_moment(self.random) for _ in range(2))})
        changes = changes[changes.index(begun) :]
        lives: list[tuple[datetime, datetime | None]] = list(
            zip(changes, [*changes[1:], None], strict=True)
        )
        if always or len(lives) == 1 or draw < 0.78:
            return lives
        # Withdrawn for good, or for a while.
        return lives[:-1] if draw < 0.83 else [lives[0], *lives[2:]]

    def _write(
        self, name: str, columns: Row, recorded_at: datetime, superseded_at: datetime | None
    ) -> None:
        row = dict.fromkeys(_own_columns(name))
        strange = columns.keys() - row.keys()
        if strange:
            message = f"{name} has no columns {sorted(strange)}"
            raise ValueError(message)
        row.update(columns)
        row.update(recorded_at=recorded_at, superseded_at=superseded_at, load_id=None)
        self.tables[name].append(row)


def _own_columns(name: str) -> tuple[str, ...]:
    table = next(table for table in KNOWN_TABLES if table.name == name)
    return tuple(column.name for column in own_columns(table))


def keys_known_twice(tables: Tables, moment: datetime) -> list[tuple[str, tuple[Any, ...]]]:
    """Natural keys that several rows share at that moment: never any in a sound database."""
    twice = []
    for table in KNOWN_TABLES:
        seen = set()
        for row in tables[table.name]:
            superseded = row["superseded_at"]
            if row["recorded_at"] > moment or (superseded is not None and superseded <= moment):
                continue
            key = tuple(row[column] for column in natural_key(table))
            if key in seen:
                twice.append((table.name, key))
            seen.add(key)
    return twice
