"""A row as the database learned it, and how later versions of it replace earlier ones."""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from typing import Any, Final, TypeAlias

import sqlalchemy as sa

Values: TypeAlias = dict[str, Any]

_OFFICE_OPENS: Final = 2 * 3600 * 1_000_000
_OFFICE_CLOSES: Final = 11 * 3600 * 1_000_000
_NEXT_MOMENT: Final = timedelta(minutes=1)


@dataclass(frozen=True, slots=True)
class Fact:
    """One row of a table with time of knowledge; moments are UTC without zone."""

    table: sa.Table[Any]
    recorded_at: datetime
    values: Values
    superseded_at: datetime | None = None


def recorded(rng: random.Random, day: date, *, least: int = 1, most: int = 20) -> datetime:
    """A moment in office hours, so many days after the fact's own day."""
    return datetime.combine(day, time()) + timedelta(
        days=rng.randint(least, most), microseconds=rng.randrange(_OFFICE_OPENS, _OFFICE_CLOSES)
    )


def history(
    table: sa.Table[Any],
    recorded_at: datetime,
    values: Values,
    *changes: tuple[datetime, Values],
) -> Iterator[Fact]:
    """The row as first written and after each change, every version replacing the one before.

    A change names only the columns that it changes. A change that would come before the version
    it replaces comes a minute after it.
    """
    for wanted, change in changes:
        moment = max(wanted, recorded_at + _NEXT_MOMENT)
        yield Fact(table, recorded_at, values, moment)
        recorded_at, values = moment, {**values, **change}
    yield Fact(table, recorded_at, values)


def known_by(facts: Iterable[Fact], horizon: datetime) -> Iterator[Fact]:
    """What the database holds at `horizon`: nothing recorded or replaced after it."""
    for fact in facts:
        if fact.recorded_at > horizon:
            continue
        if fact.superseded_at is not None and fact.superseded_at > horizon:
            yield replace(fact, superseded_at=None)
        else:
            yield fact
