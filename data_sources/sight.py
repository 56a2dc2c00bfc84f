"""One look at the database: a transaction, and the state of the data that it sees."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from dataclasses import dataclass, replace
from typing import TypeVar

import sqlalchemy as sa

from data_sources.knowledge import Clock
from data_sources.ledgers import Ledgers
from data_sources.memory import Memory
from data_sources.reading import Snapshot

_Answer = TypeVar("_Answer")


@dataclass(frozen=True)
class Sight:
    """What a question is asked with: where to read, what is remembered, how to count.

    `ledgers` hold the facts of every K, `ledgers_of_one_moment` those of one.
    `state` names the state of the data; equal states give equal answers.
    """

    connection: sa.Connection
    snapshot: Snapshot
    state: Hashable
    memory: Memory
    clock: Clock
    min_denominator: int
    ledgers: Ledgers
    ledgers_of_one_moment: Ledgers

    def once(self) -> Sight:
        """Asks the database itself: a K that is asked of once is not worth its ledgers."""
        return replace(self, ledgers_of_one_moment=Ledgers(0))

    def recall(self, key: tuple[Hashable, ...], make: Callable[[], _Answer]) -> _Answer:
        """The answer remembered for this state of the data, or a new one."""
        return self.memory.recall((self.state, *key), make)
