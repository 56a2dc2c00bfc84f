"""How many snapshots one client may fix, and how many threads saving may hold."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

from cachetools import TTLCache

from data_sources.snapshots.refusal import NotSavedError, Refusal

MOST_A_MINUTE: Final = 10
MINUTE: Final = 60.0
CLIENTS_KEPT: Final = 10_000
PLACES: Final = 2
"""So many threads of one process may save or wait for it; the others are left for pages."""

WAITED: Final = 2.5


class SnapshotLimits:
    """Of one process; it counts new snapshots only."""

    def __init__(self) -> None:
        self._places = threading.BoundedSemaphore(PLACES)
        self._turn = threading.Lock()
        self._saved: TTLCache[tuple[str, int], None] = TTLCache(
            CLIENTS_KEPT * MOST_A_MINUTE, ttl=MINUTE
        )
        self._count = threading.Lock()

    @contextmanager
    def admitted(self, client: str) -> Iterator[None]:
        """Stands around the writing of a new snapshot, which is counted unless it fails.

        Raises `NotSavedError`.
        """
        if self._free(client) is None:
            raise NotSavedError(Refusal.TOO_MANY)
        if not self._places.acquire(blocking=False):
            raise NotSavedError(Refusal.QUEUE)
        try:
            if not self._turn.acquire(timeout=WAITED):
                raise NotSavedError(Refusal.QUEUE)
            try:
                yield
                self._note(client)
            finally:
                self._turn.release()
        finally:
            self._places.release()

    def _free(self, client: str) -> int | None:
        """A number under which the client saved nothing within a minute."""
        with self._count:
            numbers = range(MOST_A_MINUTE)
            return next((n for n in numbers if (client, n) not in self._saved), None)

    def _note(self, client: str) -> None:
        number = self._free(client)
        if number is not None:
            with self._count:
                self._saved[client, number] = None
