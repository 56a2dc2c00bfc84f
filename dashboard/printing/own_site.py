"""The site once more, for one browser, for as long as it prints."""

from __future__ import annotations

import secrets
import threading
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from hmac import compare_digest
from typing import Any, Final

from flask import Flask
from werkzeug.serving import WSGIRequestHandler, make_server

from callbacks.site import PRINTED_FOR

HOST: Final = "127.0.0.1"
_REFUSED: Final = b"Not here.\n"


@dataclass(frozen=True)
class OwnSite:
    """Where it is, and the name by which the one browser is known."""

    address: str
    agent: str


@contextmanager
def opened(server: Flask, site: str) -> Iterator[OwnSite]:
    """Serves the application on a free port of this machine, in threads of its own.

    A page is printed by a request that itself holds a thread of the worker; if the pages for the
    browser were served by the same threads, enough prints at once would wait for each other for
    ever. `site` is by which address pages are to say that they are found; empty: by none.
    """
    agent = f"rumo-print/{secrets.token_hex(16)}"
    listening = make_server(
        HOST, 0, _for_one(server, agent, site), threaded=True, request_handler=_Silent
    )
    serving = threading.Thread(target=listening.serve_forever, args=(0.05,), daemon=True)
    serving.start()
    try:
        yield OwnSite(f"http://{HOST}:{listening.server_port}", agent)
    finally:
        listening.shutdown()
        listening.server_close()
        serving.join()


def _for_one(server: Flask, agent: str, site: str) -> Callable[..., Iterable[bytes]]:
    def answer(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        if not compare_digest(environ.get("HTTP_USER_AGENT", "").encode(), agent.encode()):
            start_response("403 Forbidden", [("Content-Type", "text/plain; charset=utf-8")])
            return (_REFUSED,)
        environ[PRINTED_FOR] = site
        return server.wsgi_app(environ, start_response)

    return answer


class _Silent(WSGIRequestHandler):
    def log(self, *_: Any) -> None:
        """Nothing: the request that asked for the print is in the log."""
