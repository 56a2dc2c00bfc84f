"""Answers kept as long as the data they were made of stand."""

from __future__ import annotations

import enum
import threading
from collections.abc import Callable, Hashable
from typing import Any, Final, TypeVar, cast

from cachetools import LRUCache

ANSWERS_KEPT: Final = 512

_Answer = TypeVar("_Answer")


class Recalled(enum.Enum):
    """Where an answer came from."""

    HIT = "hit"
    MISS = "miss"


class Memory:
    """The answers asked for lately; safe to share between threads.

    `observe` hears of every question where its answer came from.
    """

    def __init__(self, observe: Callable[[Recalled], None]) -> None:
        self._answers: LRUCache[Hashable, Any] = LRUCache(ANSWERS_KEPT)
        self._lock = threading.Lock()
        self._observe = observe

    def recall(self, key: Hashable, make: Callable[[], _Answer]) -> _Answer:
        """The answer kept under the key, or a new one, kept from now on.

        The key must name the state of the data. `make` runs outside the lock: two who ask the
        same at once may both work, but nobody waits for somebody else's question.
        """
        with self._lock:
            known = key in self._answers
            kept: _Answer | None = self._answers.get(key)
        if known:
            self._observe(Recalled.HIT)
            return cast("_Answer", kept)
        self._observe(Recalled.MISS)
        answer = make()
        with self._lock:
            self._answers[key] = answer
        return answer

    def last(self, key: Hashable) -> Any:
        """What was kept under the key, or None; nobody is told."""
        with self._lock:
            return self._answers.get(key)

    def keep(self, key: Hashable, answer: object) -> None:
        """Keeps the answer in place of an earlier one."""
        with self._lock:
            self._answers[key] = answer
