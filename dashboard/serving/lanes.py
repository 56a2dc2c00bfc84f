"""Threads by what they are for: files never take the threads of pages, nothing those of probes."""

from __future__ import annotations

from typing import Final

from waitress.channel import HTTPChannel
from waitress.task import Task, ThreadedTaskDispatcher

LIVE: Final = "/health/live"
FILES: Final = ("/files/", "/calendar.ics")
PAGE_THREADS: Final = 4
FILE_THREADS: Final = 8
LIVE_THREADS: Final = 1


class Lanes(ThreadedTaskDispatcher):
    """The threads of one worker: its own draw pages, two more sets make files and say «ok»."""

    def __init__(self, page_threads: int = PAGE_THREADS) -> None:
        super().__init__()
        self.set_thread_count(page_threads)
        self._files = _lane(FILE_THREADS)
        self._live = _lane(LIVE_THREADS)

    def add_task(self, task: Task) -> None:
        """Puts a connection, whose first request is whole, where its path belongs."""
        path = _path(task)
        if path == LIVE:
            self._live.add_task(task)
        elif path.startswith(FILES):
            self._files.add_task(task)
        else:
            super().add_task(task)

    def end(self) -> None:
        """Ends all threads; what waits is not begun any more."""
        for lane in (self, self._files, self._live):
            lane.shutdown()


def _lane(threads: int) -> ThreadedTaskDispatcher:
    lane = ThreadedTaskDispatcher()
    lane.set_thread_count(threads)
    return lane


def _path(task: object) -> str:
    # The server calls a connection a task. A request that could not be read has no path.
    if not isinstance(task, HTTPChannel):
        return ""
    path: str = getattr(task.requests[0], "path", "")
    return "/" + path.lstrip("/")
