"""One look at the database: a transaction, and the state of the data that it sees."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, TypeVar

import sqlalchemy as sa

from data_sources.database.knowledge import Clock
from data_sources.facts.ledgers import Ledgers
from data_sources.facts.reading import Snapshot
from data_sources.session.cache import Cache

_Answer = TypeVar("_Answer")


@dataclass(frozen=True)
class Session:
    """What a question is asked with: where to read, what is remembered, how to count.

    `is_asked_once`: no facts of this `known_at` alone are kept in `ledgers`.
    `year_ago`: a moment a year before now, or any at which as much was known.
    `state` names the state of the data; equal states give equal answers. `withholds_small`:
    numbers that few people stand behind are withheld.
    """

    connection: sa.Connection
    snapshot: Snapshot
    state: Hashable
    answers: Cache[Any]
    clock: Clock
    min_denominator: int
    ledgers: Ledgers
    year_ago: datetime
    withholds_small: bool = False
    is_asked_once: bool = False

    def once(self) -> Session:
        """For a `known_at` that is asked of once: reading its facts would take longer than adding
        up.
        """
        return replace(self, is_asked_once=True)

    def recall(self, key: tuple[Hashable, ...], make: Callable[[], _Answer]) -> _Answer:
        """The answer remembered for this state of the data, or a new one."""
        return self.answers.recall((self.state, *key), make)
