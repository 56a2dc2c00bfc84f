"""Drawn answers, kept as bytes while the data stand.

A page is a function of its address and of the data; drawing it and writing it down costs far
more than looking whether the data have moved.
"""

from __future__ import annotations

import re
from collections.abc import Hashable
from dataclasses import dataclass
from hashlib import blake2b
from typing import Final

from flask import Flask, Response, g, request

from callbacks.site import asked_from, is_printer
from callbacks.troubles import is_in_trouble
from dashboard.web.callback_bodies import asked_callback
from data_sources.database.trouble import StoreUnavailableError
from data_sources.session.cache import Cache
from data_sources.store import Store

LAYOUT_PATH: Final = "/_dash-layout"
BYTES_KEPT: Final = 32 * 1024 * 1024
LARGEST: Final = BYTES_KEPT // 16

_MAY_SHOW_VIEWS: Final = re.compile(r"known|against|/data|/compare|/s['\"/?]")
"""In an address: a page that is a fixed view says so, two pages list them, one opens them."""


@dataclass(frozen=True)
class _Drawn:
    body: bytes
    content_type: str
    encoding: str | None

    def bytes_taken(self) -> int:
        return len(self.body)


def remember(server: Flask, store: Store) -> None:
    """Answers a page asked before, in the same state of the data, with the same bytes.

    To be called before compression is put on, so that what is kept is compressed already, and
    after the guard of callbacks.
    """
    kept: Cache[_Drawn] = Cache(BYTES_KEPT, bytes_of=_Drawn.bytes_taken)

    @server.before_request
    def recall() -> Response | None:
        g.remember_as = _key(store)
        if g.remember_as is None:
            return None
        found = kept.get(g.remember_as)
        if found is None:
            return None
        g.remember_as = None
        answer = Response(found.body, content_type=found.content_type)
        if found.encoding:
            answer.headers["Content-Encoding"] = found.encoding
            answer.headers["Vary"] = "Accept-Encoding"
        return answer

    @server.after_request
    def keep(answer: Response) -> Response:
        key = g.get("remember_as")
        if key is None or is_in_trouble():
            return answer
        if answer.status_code == 200 and not answer.is_streamed:
            new = _Drawn(answer.get_data(), answer.content_type, answer.content_encoding)
            if new.bytes_taken() <= LARGEST:
                kept.keep(key, new)
        return answer


def _key(store: Store) -> bytes | None:
    """The sum of what the answer depends on; None for answers that are not remembered."""
    if is_printer():
        # It prints the page of whichever site was asked, and calls us by a port of its own.
        return None
    asked = asked_callback()
    referer = asked_from()
    question: Hashable
    if asked is not None:
        # A page may name the site by which it was asked.
        question = asked, request.host, referer.scheme
    elif request.path == LAYOUT_PATH and request.method == "GET":
        # Pages of strangers all get the same frame.
        question = referer if referer.netloc == request.host else None, request.host
    else:
        return None
    try:
        shows_views = _MAY_SHOW_VIEWS.search(repr(question)) is not None
        state = store.state_with_views() if shows_views else store.state()
    except StoreUnavailableError:
        # While the database is away pages say so; that must not be remembered.
        return None
    packed = "gzip" in request.headers.get("Accept-Encoding", "")
    # A question may be long: what is kept of it is its sum.
    return blake2b(repr((state, question, packed)).encode(), digest_size=32).digest()
