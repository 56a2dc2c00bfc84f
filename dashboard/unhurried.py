"""Lines for the journal that nobody waits for: whoever reads it may be slow or gone."""

from __future__ import annotations

import logging
import os
import queue
import threading
import time
from contextlib import suppress
from typing import Final

MOST_LINES: Final = 10_000
SECONDS_AT_THE_END: Final = 1.0
STDERR: Final = 2


class UnhurriedHandler(logging.Handler):
    """Hands lines to a thread of its own; those that do not fit are dropped and counted.

    A pipe that nobody empties would otherwise stop every request at its own line.
    """

    def __init__(self, descriptor: int = STDERR) -> None:
        super().__init__()
        self._descriptor = descriptor
        self._begin_anew()
        # Threads do not pass into a child process, and what they hold stays held there.
        os.register_at_fork(after_in_child=self._begin_anew)

    def emit(self, record: logging.LogRecord) -> None:
        """Writes the record down now, hands it out later."""
        line = self.format(record)
        self._start()
        try:
            self._lines.put_nowait(line)
        except queue.Full:
            self._dropped += 1

    def flush(self) -> None:
        """Waits a little for what is not handed out yet."""
        deadline = time.monotonic() + SECONDS_AT_THE_END
        while self._lines.unfinished_tasks and time.monotonic() < deadline:
            time.sleep(0.01)

    def close(self) -> None:
        """Writes nothing any more, at the latest after the line under way."""
        self._is_closed = True
        super().close()

    def _begin_anew(self) -> None:
        self._lines: queue.Queue[str] = queue.Queue(MOST_LINES)
        self._thread: threading.Thread | None = None
        self._dropped = 0
        self._is_closed = False

    def _start(self) -> None:
        # Called under the lock of the handler.
        if self._thread is None:
            self._thread = threading.Thread(target=self._write, name="journal", daemon=True)
            self._thread.start()

    def _write(self) -> None:
        while True:
            line = self._lines.get()
            if self._is_closed:
                return
            if self._dropped:
                line = f'{line}\n{{"message": "lines dropped", "count": {self._dropped}}}'
                self._dropped = 0
            with suppress(OSError):
                _write_all(self._descriptor, f"{line}\n".encode(errors="backslashreplace"))
            self._lines.task_done()


def _write_all(descriptor: int, content: bytes) -> None:
    while content:
        content = content[os.write(descriptor, content) :]
