"""What was made lately and may be asked for again: the one kind of cache, bounded in bytes."""

from __future__ import annotations

import enum
import threading
from collections.abc import Callable, Hashable
from typing import Final, Generic, TypeVar, cast

from cachetools import LRUCache

from data_sources.session.size import bytes_held

_Value = TypeVar("_Value")
_Kept = TypeVar("_Kept")

ENTRY_BYTES: Final = 1024
"""What one value takes besides itself: its key and the entry."""


class Recalled(enum.Enum):
    """Where a value came from."""

    HIT = "hit"
    MISS = "miss"


class Cache(Generic[_Value]):
    """Values by what they are made of, at most so many bytes; those asked for lately stay.

    Safe to share between threads. A key must name the state of the data. A value that alone
    takes more than all may is given and not kept. `observe` hears of every `recall` where its
    value came from.
    """

    def __init__(
        self,
        most_bytes: int,
        bytes_of: Callable[[_Value], int] = bytes_held,
        observe: Callable[[Recalled], None] = lambda _: None,
    ) -> None:
        self._kept: LRUCache[Hashable, tuple[_Value, int]] = LRUCache(
            most_bytes, lambda kept: kept[1]
        )
        self._bytes_of = bytes_of
        self._observe = observe
        self._lock = threading.Lock()
        self._being_made: dict[Hashable, threading.Lock] = {}

    @property
    def bytes_taken(self) -> int:
        """Bytes of everything kept now."""
        with self._lock:
            return int(self._kept.currsize)

    def get(self, key: Hashable) -> _Value | None:
        """What is kept under the key, or None."""
        with self._lock:
            kept = self._kept.get(key)
        return None if kept is None else kept[0]

    def keep(self, key: Hashable, value: _Value) -> None:
        """Keeps the value in place of an earlier one."""
        taken = self._bytes_of(value) + ENTRY_BYTES
        with self._lock:
            self._kept.pop(key, None)
            if taken <= self._kept.maxsize:
                self._kept[key] = value, taken

    def recall(self, key: Hashable, make: Callable[[], _Kept]) -> _Kept:
        """The value kept under the key, or a new one, kept from now on.

        Two who ask the same at once may both make it: nobody waits for somebody else's question.
        """
        with self._lock:
            kept = self._kept.get(key)
        if kept is not None:
            self._observe(Recalled.HIT)
            return cast("_Kept", kept[0])
        self._observe(Recalled.MISS)
        value = make()
        self.keep(key, cast("_Value", value))
        return value

    def recall_once(self, key: Hashable, make: Callable[[], _Value]) -> _Value:
        """The same, but one makes it and others who ask the same at once wait for it.

        For what is large and takes long to make.
        """
        with self._lock:
            kept = self._kept.get(key)
            if kept is not None:
                return kept[0]
            turn = self._being_made.setdefault(key, threading.Lock())
        with turn:
            with self._lock:
                kept = self._kept.get(key)
            if kept is not None:
                return kept[0]
            try:
                value = make()
                self.keep(key, value)
            finally:
                with self._lock:
                    self._being_made.pop(key, None)
        return value
