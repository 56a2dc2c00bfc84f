"""Compressed answers: what never changes is compressed once, what is drawn, each time."""

from __future__ import annotations

import gzip
from typing import Final

from flask import Flask, Response, request

from data_sources.session.cache import Cache

SMALLEST: Final = 1024
BYTES_KEPT: Final = 16 * 1024 * 1024
DRAWN_LEVEL: Final = 5
FILE_LEVEL: Final = 9
COMPRESSIBLE: Final = ("text/", "application/json", "application/javascript", "image/svg")


def compress(server: Flask) -> None:
    """Compresses texts for browsers that accept gzip.

    A static file is known by its path and validator, whatever its address asks besides: its
    compressed form is kept.
    """
    kept: Cache[bytes] = Cache(BYTES_KEPT, bytes_of=len)

    @server.after_request
    def pack(answer: Response) -> Response:
        if not _worth_it(answer):
            return answer
        validator = answer.headers.get("ETag") or answer.headers.get("Last-Modified")
        key = (request.path, validator) if request.method == "GET" and validator else None
        packed = kept.get(key) if key else None
        if packed is None:
            answer.direct_passthrough = False
            level = FILE_LEVEL if key else DRAWN_LEVEL
            packed = gzip.compress(answer.get_data(), compresslevel=level, mtime=0)
            if key:
                kept.keep(key, packed)
        answer.direct_passthrough = False
        answer.set_data(packed)
        answer.headers["Content-Encoding"] = "gzip"
        answer.headers.add("Vary", "Accept-Encoding")
        return answer


def _worth_it(answer: Response) -> bool:
    if "gzip" not in request.headers.get("Accept-Encoding", ""):
        return False
    if answer.status_code != 200 or "Content-Encoding" in answer.headers:
        return False
    if not (answer.mimetype or "").startswith(COMPRESSIBLE):
        return False
    # A download is streamed; its length is not known and it must not be gathered first.
    if "Content-Disposition" in answer.headers and answer.is_streamed:
        return answer.direct_passthrough
    return (answer.content_length or SMALLEST) >= SMALLEST
