"""The few indexes asked for lately; each is made once, whoever asks for it first."""

from __future__ import annotations

import threading
from collections.abc import Callable, Hashable
from typing import Final

from cachetools import LRUCache

from data_sources.search.index import Index

INDEXES_KEPT: Final = 3
"""Of one state of the data a region has one; the others are of other regions and days."""


class Shelf:
    """Keeps indexes by what they are made of; safe to share between threads.

    They are large, so few are kept; they take long to make, and a person typing asks several
    times a second, so one makes an index and the others wait for it.
    """

    def __init__(self) -> None:
        self._kept: LRUCache[Hashable, Index] = LRUCache(INDEXES_KEPT)
        self._lock = threading.Lock()

    def take(self, key: Hashable, make: Callable[[], Index]) -> Index:
        """The index kept under the key, or a new one. The key must name the state of the data."""
        with self._lock:
            kept = self._kept.get(key)
            if kept is None:
                kept = make()
                self._kept[key] = kept
            return kept
