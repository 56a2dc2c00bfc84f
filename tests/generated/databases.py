"""Random databases and questions to them, and the way to put such a database where it is read."""

from __future__ import annotations

import calendar
import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from random import Random
from typing import Any, Final

import pytest
import sqlalchemy as sa
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st

from data_sources.database.engine import writing
from data_sources.database.schema import KNOWN_TABLES
from tests.conftest import LONG
from tests.generated.facts import PERIODS, random_tables
from tests.generated.history import KNOWN_DAYS, TODAYS, Row, Tables, local_midnight
from tests.naive.world import known_rows

__all__ = ["SEEDS", "Asked", "clear", "databases", "databases_with_questions", "examples",
           "insert",
           "questions", "random_question", "random_tables", "stored"]  # fmt: skip

LIVELY: Final = ("2023-2024", "2024", "2023-09..2024-05", "2020-01..2024-12")
"""Periods in which most facts of a random database lie."""

SEEDS: Final = st.integers(min_value=0, max_value=2**32 - 1)
"""A seed and not the database itself: that would fill pages with every failure."""

PART: Final = 6
"""An example costs up to half a second: `make test` tries a sixth of them, others every time."""

_SLOW: Final = settings(
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)


def examples(count: int) -> Callable[[Callable[..., None]], Any]:
    """For tests whose database is emptied and filled anew by every example.

    All `count` of them are tried by `make test-long`, whose hypothesis profile is `long`.
    """
    is_long = settings.get_current_profile_name() == LONG
    tried = settings(_SLOW, max_examples=count if is_long else -(-count // PART))

    def decorate(test: Callable[..., None]) -> Any:
        return pytest.mark.examples(tried(test))

    return decorate


@dataclass(frozen=True)
class Asked:
    """A question in the terms of `naive.indicator_rows`, and the same as an address's query."""

    period: str
    start: date
    end: date
    today: date
    now: datetime
    known: datetime | None
    known_day: date | None
    known_text: str | None
    m: tuple[str, ...]
    group: str | None
    region: str | None

    @property
    def query(self) -> str:
        """The query string of this question (not percent-encoded)."""
        texts = {
            "group": self.group,
            "known": self.known_text,
            "m": ",".join(self.m) or None,
            "period": self.period,
            "region": self.region,
        }
        return "&".join(f"{key}={text}" for key, text in texts.items() if text is not None)


def databases() -> st.SearchStrategy[Tables]:
    return SEEDS.map(lambda seed: random_tables(Random(seed)))


def questions(tables: Tables) -> st.SearchStrategy[Asked]:
    """Questions that this database can answer: their codes are known at K, something is shown."""
    return SEEDS.map(lambda seed: random_question(Random(seed), tables))


@st.composite
def databases_with_questions(draw: st.DrawFn) -> tuple[Tables, Asked]:
    tables = draw(databases())
    return tables, draw(questions(tables))


def random_question(random: Random, tables: Tables) -> Asked:
    """One question to this database; its day, its time of knowledge and its period agree."""
    today = random.choice(TODAYS)
    # The region is seven hours ahead of UTC: an evening there is still the same day in UTC,
    # an early morning is not.
    now = local_midnight(today) + timedelta(hours=random.choice((0, 3, 12, 23)))
    period = random.choice(PERIODS if random.random() < 0.5 else LIVELY)
    start, end = _days_of(period)
    text, moment, day = None, None, None
    if random.random() < 0.5:
        text, moment, day = _knowledge(random)
    world = {name: known_rows(rows, now if moment is None else moment)
             for name, rows in tables.items()}  # fmt: skip
    codes = sorted(row["code"] for row in world["region"])
    region = random.choice((None, *codes)) if len(codes) > 1 else None
    here = [row for row in world["municipality"] if row["region_code"] == (region or codes[0])]
    group = _group(random, here)
    grouped = [row for row in here if group in (None, row["peer_group"], row["kind"])]
    m: tuple[str, ...] = ()
    if grouped and random.random() < 0.4:
        surely = random.choice(grouped)["oktmo"]
        others = [row["oktmo"] for row in here if random.random() < 0.4]
        m = tuple(sorted({surely, *others}))
    return Asked(period, start, end, today, now, moment, day, text, m, group, region)


def _group(random: Random, here: list[Row]) -> str | None:
    words = {row["kind"] for row in here} | {row["peer_group"] for row in here} - {None}
    return random.choice(sorted(words)) if words and random.random() < 0.4 else None


def _knowledge(random: Random) -> tuple[str, datetime, date]:
    day = random.choice(KNOWN_DAYS)
    if random.random() < 0.6:
        midnight = local_midnight(day + timedelta(days=1))
        return day.isoformat(), midnight - timedelta(microseconds=1), day
    hours = random.choice((0, 12, 17, 23))
    moment = local_midnight(day) + timedelta(hours=hours)
    return f"{moment.isoformat()}Z", moment, day


def _days_of(period: str) -> tuple[date, date]:
    if match := re.fullmatch(r"(\d{4})-(\d{4})", period):
        return date(int(match[1]), 9, 1), date(int(match[2]), 8, 31)
    if match := re.fullmatch(r"(\d{4})-Q(\d)", period):
        year, last = int(match[1]), 3 * int(match[2])
        return date(year, last - 2, 1), _month_end(year, last)
    if match := re.fullmatch(r"(\d{4})-(\d{2})\.\.(\d{4})-(\d{2})", period):
        return (
            date(int(match[1]), int(match[2]), 1),
            _month_end(int(match[3]), int(match[4])),
        )
    return date(int(period), 1, 1), date(int(period), 12, 31)


def _month_end(year: int, month: int) -> date:
    return date(year, month, calendar.monthrange(year, month)[1])


def insert(engine: sa.Engine, tables: Tables) -> None:
    """Writes the rows as they are, history included, in one transaction."""
    with writing(engine).begin() as connection:
        for table in KNOWN_TABLES:
            if tables[table.name]:
                connection.execute(sa.insert(table), tables[table.name])


def clear(engine: sa.Engine) -> None:
    """Empties every table with time of knowledge."""
    with writing(engine).begin() as connection:
        for table in reversed(KNOWN_TABLES):
            connection.execute(sa.delete(table))


def stored(engine: sa.Engine) -> Tables:
    """What the database holds, in the form of `random_tables` and in the order of writing."""
    with engine.connect() as connection:
        return {
            table.name: [
                {column: value for column, value in row.items() if column != "id"}
                for row in connection.execute(sa.select(table).order_by(table.c.id)).mappings()
            ]
            for table in KNOWN_TABLES
        }
