"""What the server writes down: one line of JSON for each request and each trouble."""

from __future__ import annotations

import logging
import secrets
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Final

import orjson
from flask import Flask, Response, g, has_request_context, request

REQUESTS: Final = "rumo.requests"
ID_HEADER: Final = "X-Request-Id"
LONGEST_PATH: Final = 300
LONGEST_METHOD: Final = 16
CONFIGURATION: Final[dict[str, Any]] = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"json": {"()": "dashboard.ops.journal.JsonLines"}},
    "handlers": {
        "stderr": {
            "class": "dashboard.unhurried.UnhurriedHandler",
            "formatter": "json",
        }
    },
    "root": {"level": "WARNING", "handlers": ["stderr"]},
    "loggers": {
        REQUESTS: {"level": "INFO"},
        "gunicorn.error": {"level": "INFO", "handlers": [], "propagate": True},
        "gunicorn.access": {"level": "ERROR", "handlers": [], "propagate": True},
        # That somebody waits for a thread is no trouble.
        "waitress.queue": {"level": "ERROR"},
    },
}
"""For `logging.config.dictConfig`, and for gunicorn."""

_requests: Final = logging.getLogger(REQUESTS)


class JsonLines(logging.Formatter):
    """A record as one line; within a request it says which."""

    def format(self, record: logging.LogRecord) -> str:
        """The line, without its end."""
        line: dict[str, Any] = {
            "at": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "logger": record.name,
            "message": record.getMessage(),
        }
        if has_request_context() and "request_id" in g:
            line |= {"request_id": g.request_id, **_asked()}
        line |= getattr(record, "fields", {})
        if record.exc_info:
            line["trace"] = self.formatException(record.exc_info)
        # A path of a stranger may hold what is no text.
        return orjson.dumps(_printable(line), default=str).decode()


def new_id() -> str:
    """The name of one request."""
    return secrets.token_hex(6)


def watch(server: Flask) -> None:
    """Names each request and writes it down when its answer is given out.

    To be called first: what is refused before anything else is written down too.
    """

    @server.before_request
    def begin() -> None:
        g.request_id = new_id()
        g.began = time.perf_counter()

    @server.after_request
    def end(answer: Response) -> Response:
        answer.headers[ID_HEADER] = g.request_id
        _name_the_request(answer)
        if answer.direct_passthrough:
            # The server itself gives a file of the program out, and nobody tells when.
            _Entry(answer.status_code, answer.content_length).write()
            return answer
        # Asked for its length, a stream would be gathered whole.
        length = None if answer.is_streamed else answer.calculate_content_length()
        entry = _Entry(answer.status_code, length)
        if answer.is_streamed:
            answer.response = _Counted(answer.response, entry)
        answer.call_on_close(entry.write)
        return answer


class _Entry:
    """The line of one request, which outlives the request itself."""

    def __init__(self, status: int, length: int | None) -> None:
        self._fields = {"request_id": g.request_id, **_asked(), "status": status}
        self._began: float = g.began
        self._bytes = length or 0
        self._is_written = False

    def given(self, piece: bytes | str) -> None:
        """One more piece of the answer is given out."""
        self._bytes += len(piece)

    def write(self) -> None:
        """Once, however often the answer is closed."""
        if self._is_written:
            return
        self._is_written = True
        taken = round((time.perf_counter() - self._began) * 1000, 1)
        fields = {**self._fields, "ms": taken, "bytes": self._bytes}
        _requests.info("request", extra={"fields": fields})


@dataclass(frozen=True)
class _Counted:
    """The same pieces, each counted when it is given out."""

    pieces: Iterable[Any]
    entry: _Entry

    def __iter__(self) -> Iterator[Any]:
        for piece in self.pieces:
            self.entry.given(piece)
            yield piece

    def close(self) -> None:
        """Lets go of what the pieces are made of."""
        close: Callable[[], None] | None = getattr(self.pieces, "close", None)
        if close is not None:
            close()


def _asked() -> dict[str, Any]:
    # What is asked may name persons: of the query only its length is written down.
    return {
        "method": request.method[:LONGEST_METHOD],
        "path": request.path[:LONGEST_PATH],
        "query_bytes": len(request.query_string),
    }


def write_refused(status: int, sentence: str, request_id: str) -> None:
    """Writes down a request that could not be read and so never reached the application."""
    fields = {"request_id": request_id, "status": status}
    _requests.info("unreadable request", extra={"fields": {**fields, "said": sentence}})


def named(sentence: str, request_id: str) -> str:
    """A refusal that says by which name it is found in the journal."""
    return f"{sentence.rstrip()}\nНомер обращения: {request_id}\n"


def _name_the_request(answer: Response) -> None:
    if answer.status_code >= 400 and answer.mimetype == "text/plain" and not answer.is_streamed:
        answer.set_data(named(answer.get_data(as_text=True), g.request_id))


def _printable(value: Any) -> Any:
    if isinstance(value, str):
        return value.encode("utf-8", "backslashreplace").decode()
    if isinstance(value, dict):
        return {key: _printable(part) for key, part in value.items()}
    return value
