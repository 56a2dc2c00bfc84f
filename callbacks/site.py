"""By which address the site is known: on paper, in squares, in links that leave the site."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final
from urllib.parse import SplitResult, urlsplit

from flask import request

PRINTED_FOR: Final = "rumo.site"
"""A key of the WSGI environment: the printer asks, and this is the site whose pages it prints."""


@dataclass(frozen=True)
class KnownSite:
    """`public` is the operator's address of the site; empty where none is given.

    What is read on the spot (a page, a print) falls back to the address that was asked. A file
    does not: its bytes are those of the question and of the data, whoever asks by whatever name.
    """

    public: str = ""

    def here(self) -> str:
        """For a page or a print of this request; empty where nobody knows it."""
        return self.public or asked()

    def printed(self) -> str | None:
        """What a page must be told to print, as the browser cannot see it in its own address."""
        told: str | None = request.environ.get(PRINTED_FOR)
        return self.public or told


def asked() -> str:
    """Scheme and host as the browser sees them: before a proxy the scheme may be another."""
    told: str | None = request.environ.get(PRINTED_FOR)
    if told is not None:
        return told
    by = asked_from()
    known = by.netloc == request.host and by.scheme in {"http", "https"}
    return f"{by.scheme if known else request.scheme}://{request.host}"


def asked_from() -> SplitResult:
    """The page of the browser that sent this request, in parts; empty ones where it says none."""
    try:
        return urlsplit(request.headers.get("Referer", ""))
    except ValueError:
        return SplitResult("", "", "", "", "")


def is_printer() -> bool:
    """This request is the printer's own."""
    return PRINTED_FOR in request.environ
