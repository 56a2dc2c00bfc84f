"""Which fixed view a page or a file is: the same question, whatever part of it is in session."""

from __future__ import annotations

from typing import Final
from urllib.parse import parse_qsl

from data_sources.question.filters import OF_WHOM
from data_sources.question.request import Request
from data_sources.snapshots.saving import address_of
from data_sources.snapshots.view import SavedView

_SIGHT: Final = ("sort", "page", "slide")
"""Of a page only: another slide, another part of a list is the same view."""


def is_page(view: SavedView, path: str, request: Request) -> bool:
    """The view was fixed on this page with this question; at whatever slide."""
    where, said = _read(view.address)
    page, asked = _read(address_of(path, request))
    return where == page and _without(said, "slide") == _without(asked, "slide")


def is_source(view: SavedView, request: Request) -> bool:
    """The view shows what a file of this question holds.

    A page may narrow a list that the file takes whole; both are of the same municipalities, the
    same period and the same moment, which no file can leave out.
    """
    _, said = _read(view.address)
    _, asked = _read(address_of("", request))
    asked = _without(asked, *_SIGHT)
    return said.items() >= asked.items() and all(said.get(key) == asked.get(key) for key in OF_WHOM)


def _read(address: str) -> tuple[str, dict[str, str]]:
    path, _, query = address.partition("?")
    return path, dict(parse_qsl(query, keep_blank_values=True))


def _without(texts: dict[str, str], *keys: str) -> dict[str, str]:
    return {key: text for key, text in texts.items() if key not in keys}
