"""One print at a time on this machine, whichever worker does it."""

from __future__ import annotations

import fcntl
import os
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

SECONDS: Final = 10
WAITING: Final = 2
"""So many threads of one worker may print or wait; the others are left for pages."""

_HELD: Final = Path(__file__).resolve().parent
_PAUSE: Final = 0.1


class BusyError(Exception):
    """Others print and wait already."""


class Turns:
    """The queue of one worker; between workers the turn is a lock on a folder of the program."""

    def __init__(self) -> None:
        self._places = threading.BoundedSemaphore(WAITING)

    @contextmanager
    def taken(self) -> Iterator[None]:
        """Waits for the turn and holds it. Raises `BusyError` when the wait grows long."""
        if not self._places.acquire(blocking=False):
            raise BusyError
        try:
            # A lock of the system's ends with its holder, even if a worker is killed.
            held = os.open(_HELD, os.O_RDONLY | os.O_DIRECTORY)
            try:
                _wait_for(held)
                yield
            finally:
                os.close(held)
        finally:
            self._places.release()


def _wait_for(held: int) -> None:
    deadline = time.monotonic() + SECONDS
    while True:
        try:
            fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            if time.monotonic() > deadline:
                raise BusyError from None
            time.sleep(_PAUSE)
        else:
            return
