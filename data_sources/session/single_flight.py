"""The few large things made lately; each is made once, whoever asks for it first."""

from __future__ import annotations

import threading
from collections.abc import Callable, Hashable
from typing import Generic, TypeVar

from cachetools import LRUCache

_Thing = TypeVar("_Thing")


class Shelf(Generic[_Thing]):
    """Keeps at most so many things by what they are made of; safe to share between threads.

    They are large, so few are kept; they take long to make, and several questions need the same
    at once, so one makes it and the others wait for it.
    """

    def __init__(self, most: int) -> None:
        self._kept: LRUCache[Hashable, _Thing] = LRUCache(most)
        self._lock = threading.Lock()

    def take(self, key: Hashable, make: Callable[[], _Thing]) -> _Thing:
        """The thing kept under the key, or a new one. The key must name the state of the data."""
        with self._lock:
            if key in self._kept:
                return self._kept[key]
            made = make()
            self._kept[key] = made
            return made
