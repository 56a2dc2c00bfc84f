"""One connection with a browser: how long it may take to ask and to take the answer."""

from __future__ import annotations

import time
from typing import Any, Final

from waitress.channel import HTTPChannel
from waitress.parser import HTTPRequestParser
from waitress.task import ErrorTask
from waitress.utilities import Error

from dashboard.ops import journal

HEAD_SECONDS: Final = 10
BODY_SECONDS: Final = 15
BODY_RATE: Final = 4 * 1024
"""Bytes a second that give a long body more time."""

IDLE_SECONDS: Final = 30
TAKING_SECONDS: Final = 20
LEAST_TAKEN: Final = 16 * 1024
"""Bytes that whoever takes an answer must take in `TAKING_SECONDS`."""

SENTENCES: Final = {
    413: "Запрос слишком велик. Обновите страницу и повторите.",
    431: "Адрес или заголовки запроса слишком длинны. Сократите адрес.",
    500: "На сервере ошибка, она записана. Обновите страницу через минуту.",
}
UNREADABLE: Final = "Запрос не прочитан. Проверьте адрес или обновите страницу."


class Refusal(ErrorTask):
    """What is answered to a request that never reaches the application."""

    def execute(self) -> None:
        """Writes the sentence and closes the connection."""
        asked: Any = self.request
        error: Error = asked.error
        request_id = journal.new_id()
        sentence = SENTENCES.get(error.code, UNREADABLE)
        journal.write_refused(error.code, error.reason, request_id)
        body = journal.named(sentence, request_id).encode()
        self.status = f"{error.code} {error.reason}"
        self.response_headers = [
            ("Content-Type", "text/plain; charset=utf-8"),
            ("Cache-Control", "private, no-store"),
            (journal.ID_HEADER, request_id),
            ("X-Content-Type-Options", "nosniff"),
        ]
        self.set_close_on_finish()
        self.content_length = len(body)
        self.write(body)


class Connection(HTTPChannel):
    """A connection that knows since when its browser keeps it waiting.

    The request is gathered and the answer given out without a thread of the application, so a
    slow browser costs a socket and, for a long answer, a file on disk, but nobody else's time.
    """

    error_task_class = Refusal

    def __init__(self, *args: Any, **named: Any) -> None:
        now = time.monotonic()
        self._opened_at = now
        self._quiet_since = now
        self._asking_since = now
        self._taking_since = now
        self._taken = 0
        super().__init__(*args, **named)

    def received(self, data: bytes) -> bool:
        """Takes what the browser has sent."""
        now = time.monotonic()
        if self.request is None:
            self._asking_since = now
        self._quiet_since = now
        return super().received(data)

    def send(self, data: bytes, do_close: Any = True) -> int:
        """Gives the browser as much as it takes now."""
        taken = super().send(data, do_close)
        self._taken += taken
        return taken

    def is_overdue(self, now: float) -> bool:
        """Whether the browser has kept the server waiting too long; to be asked every second."""
        if self.total_outbufs_len:
            return self._takes_too_slowly(now)
        self._start_taking(now)
        if self.request is not None:
            return now - self._asking_since > _patience(self.request)
        if self.requests:
            # It is the server's turn.
            self._quiet_since = now
            return False
        new = self._quiet_since == self._opened_at
        return now - self._quiet_since > (HEAD_SECONDS if new else IDLE_SECONDS)

    def _takes_too_slowly(self, now: float) -> bool:
        self._quiet_since = now
        if now - self._taking_since < TAKING_SECONDS:
            return False
        too_slow = self._taken < LEAST_TAKEN
        self._start_taking(now)
        return too_slow

    def _start_taking(self, now: float) -> None:
        self._taking_since = now
        self._taken = 0


def _patience(asked: HTTPRequestParser) -> float:
    if not asked.headers_finished:
        return HEAD_SECONDS
    return HEAD_SECONDS + BODY_SECONDS + asked.body_bytes_received / BODY_RATE
