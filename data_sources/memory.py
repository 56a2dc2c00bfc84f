"""Answers kept as long as the data they were made of stand."""

from __future__ import annotations

import threading
from collections.abc import Callable, Hashable
from typing import Any, Final, TypeVar

from cachetools import LRUCache

ANSWERS_KEPT: Final = 1024

_Answer = TypeVar("_Answer")


class Memory:
    """The answers asked for lately; safe to share between threads."""

    def __init__(self) -> None:
        self._answers: LRUCache[Hashable, Any] = LRUCache(ANSWERS_KEPT)
        self._lock = threading.Lock()

    def recall(self, key: Hashable, make: Callable[[], _Answer]) -> _Answer:
        """The answer kept under the key, or a new one, kept from now on.

        The key must name the state of the data. `make` runs outside the lock: two who ask the
        same at once may both work, but nobody waits for somebody else's question.
        """
        with self._lock:
            if key in self._answers:
                kept: _Answer = self._answers[key]
                return kept
        answer = make()
        with self._lock:
            self._answers[key] = answer
        return answer
