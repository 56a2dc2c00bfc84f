"""Files that take seconds of a processor are made one at a time in a process."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Final

SECONDS: Final = 30
WAITING: Final = 2
"""So many requests of one process may wait; who comes then is asked to come later."""


class CrowdedError(Exception):
    """Others make files and wait already."""


@dataclass(frozen=True)
class Turn:
    """The queue of one process: one works, few wait, and those not for long."""

    seconds: float = SECONDS
    _places: threading.BoundedSemaphore = field(
        default_factory=lambda: threading.BoundedSemaphore(1 + WAITING)
    )
    _working: threading.Lock = field(default_factory=threading.Lock)

    @contextmanager
    def taken(self) -> Iterator[None]:
        """Waits for the turn and holds it. Raises `CrowdedError` when the wait grows long."""
        if not self._places.acquire(blocking=False):
            raise CrowdedError
        try:
            if not self._working.acquire(timeout=self.seconds):
                raise CrowdedError
            try:
                yield
            finally:
                self._working.release()
        finally:
            self._places.release()
