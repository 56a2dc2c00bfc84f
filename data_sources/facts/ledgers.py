"""The ledgers made lately, and of what there is too much for one."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import Final

from data_sources.facts.ledger import Ledger
from data_sources.session.cache import Cache

LEDGER_BYTES: Final = 192 * 1024 * 1024
"""Of one state of the data a region has a ledger for each kind of facts, some thirty of them."""


class Ledgers:
    """Keeps facts in memory where no kind of them has more than `most_values` cells.

    Safe to share between threads. Facts only grow in number: a kind that was too large once is
    not tried again.
    """

    def __init__(self, most_values: int) -> None:
        self._most_values = most_values
        self._kept: Cache[Ledger | None] = Cache(LEDGER_BYTES, bytes_of=_bytes_of)
        self._too_large: set[Hashable] = set()

    def take(
        self, kind: Hashable, state: Hashable, read: Callable[[int], Ledger | None]
    ) -> Ledger | None:
        """The ledger of this kind of fact at a state of the data; None: ask the database.

        `read` is given how many cells may be read, and answers None where there are more.
        """
        if not self._most_values or kind in self._too_large:
            return None
        ledger = self._kept.recall_once((state, kind), lambda: read(self._most_values))
        if ledger is None:
            self._too_large.add(kind)
        return ledger


def _bytes_of(ledger: Ledger | None) -> int:
    return 0 if ledger is None else ledger.bytes_taken
