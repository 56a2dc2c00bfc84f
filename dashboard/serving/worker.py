"""A process of gunicorn whose sockets are waitress's: slow browsers take no thread."""

from __future__ import annotations

import os
import resource
import socket
import time
from collections.abc import Callable, Iterable
from typing import Any, Final, cast

from gunicorn.workers.base import Worker
from waitress import wasyncore
from waitress.server import BaseWSGIServer, create_server

from dashboard.serving.connection import Connection
from dashboard.serving.lanes import Lanes

TURN_SECONDS: Final = 0.5
SECONDS_BETWEEN_LOOKS: Final = 1
MOST_CONNECTIONS: Final = 1000
FILES_OF_A_CONNECTION: Final = 3
LARGEST_HEAD: Final = 64 * 1024
LARGEST_BODY: Final = 1024 * 1024
"""Of any request; each route asks for less."""

KEPT_IN_MEMORY: Final = 256 * 1024
"""Of one answer that waits to be taken; the rest waits in a file."""

MOST_AHEAD: Final = 64 * 1024 * 1024
"""So far an answer may run ahead of who takes it; then its maker waits."""

MOST_WAITING: Final = 1024 * 1024 * 1024
"""Of all answers that wait to be taken from one process."""

_Sockets = dict[int, Any]
_Application = Callable[..., Iterable[bytes]]


class PatientWorker(Worker):
    """Serves the application until gunicorn ends it."""

    _look_at = 0.0

    def run(self) -> None:
        """Turns for ever: reads what has come, gives what is taken, closes who is too slow."""
        sockets: _Sockets = {}
        lanes = Lanes(self.cfg.threads)
        most = _allowed_connections()
        for listener in self.sockets:
            server = _listening(listener, _scheme_of_the_proxy(self.wsgi), sockets, lanes, most)
            server.channel_class = Connection
        while self.alive and self.ppid == os.getppid():
            self._turn(sockets)
        self._finish(sockets)
        lanes.end()

    def _finish(self, sockets: _Sockets) -> None:
        """Accepts nobody any more; who has asked gets the answer, if it is soon."""
        for server in [each for each in sockets.values() if isinstance(each, BaseWSGIServer)]:
            wasyncore.dispatcher.close(server)
        deadline = time.monotonic() + self.cfg.graceful_timeout
        while time.monotonic() < deadline:
            if not any(each.requests or each.total_outbufs_len for each in _connections(sockets)):
                return
            self._turn(sockets)

    def _turn(self, sockets: _Sockets) -> None:
        wasyncore.loop(TURN_SECONDS, use_poll=True, map=sockets, count=1)
        now = time.monotonic()
        if now >= self._look_at:
            self._look_at = now + SECONDS_BETWEEN_LOOKS
            self.notify()
            _close_overdue(sockets, now)


def _listening(
    listener: socket.socket, application: Any, sockets: _Sockets, lanes: Lanes, most: int
) -> BaseWSGIServer:
    # A descriptor of its own: gunicorn wraps its sockets, and closes them itself.
    own = socket.socket(fileno=os.dup(listener.fileno()))
    options: dict[str, Any] = {
        "sockets": [own],
        "connection_limit": most,
        "asyncore_use_poll": True,
        "max_request_header_size": LARGEST_HEAD,
        "max_request_body_size": LARGEST_BODY,
        "outbuf_overflow": KEPT_IN_MEMORY,
        "outbuf_high_watermark": MOST_AHEAD,
        "cleanup_interval": 3600,
        "channel_timeout": 3600,
        "log_socket_errors": False,
        "clear_untrusted_proxy_headers": False,
        "ident": "",
    }
    # One socket makes one server, not a set of them.
    return cast(
        BaseWSGIServer, create_server(application, map=sockets, _dispatcher=lanes, **options)
    )


def _close_overdue(sockets: _Sockets, now: float) -> None:
    waiting = 0
    for connection in _connections(sockets):
        waiting += connection.total_outbufs_len
        if connection.is_overdue(now):
            connection.handle_close()
    if waiting > MOST_WAITING:
        max(_connections(sockets), key=lambda each: each.total_outbufs_len).handle_close()


def _connections(sockets: _Sockets) -> list[Connection]:
    return [each for each in list(sockets.values()) if isinstance(each, Connection)]


def _allowed_connections() -> int:
    """As many as the system gives files for, at most `MOST_CONNECTIONS`."""
    wanted = MOST_CONNECTIONS * FILES_OF_A_CONNECTION
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    if soft < wanted:
        soft = wanted if hard == resource.RLIM_INFINITY else min(wanted, hard)
        resource.setrlimit(resource.RLIMIT_NOFILE, (soft, hard))
    return min(MOST_CONNECTIONS, soft // FILES_OF_A_CONNECTION)


def _scheme_of_the_proxy(application: Any) -> _Application:
    """The application, told whether a proxy on this machine was asked over TLS."""

    def answer(environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
        said = environ.get("HTTP_X_FORWARDED_PROTO")
        if said == "https" and environ.get("REMOTE_ADDR") in {"127.0.0.1", "::1", "localhost"}:
            environ["wsgi.url_scheme"] = said
        answered: Iterable[bytes] = application(environ, start_response)
        return answered

    return answer
