"""Fixing a view of a page under a code, and the way back from the code to the page."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import nullcontext
from dataclasses import dataclass
from typing import Any, Final
from urllib.parse import parse_qsl, unquote, urlsplit

from callbacks.pages import Page, Pages
from data_sources.question.request import LONGEST_QUERY, Request
from data_sources.snapshots import codes
from data_sources.snapshots.saving import (
    OF_ONE_MOMENT,
    OF_TWO_MOMENTS,
    Admit,
    Saved,
    address_of,
    cleaned,
)
from data_sources.store import Store
from layouts.frame import links, snapshot
from layouts.frame.snapshot_list import AGAINST, CODE
from layouts.pages.compare.page import KNOWLEDGE as PART

LONGEST_ADDRESS: Final = LONGEST_QUERY + 100
NO_PAGE: Final = "Снимок не сохранён: такой страницы нет. Обновите страницу и повторите."
BAD_REQUEST: Final = "Снимок не сохранён: запрос не прочитан. Обновите страницу и повторите."
EMPTY: Final = "Введите код снимка, например РМ-7К3Ф-9Д2М-Х4Х9."


class UnknownSnapshotError(Exception):
    """No view is opened by this code; the text says in Russian why."""


class RefusedSnapshotError(Exception):
    """What was sent is no view of ours; the text says so in Russian."""


def save(store: Store, pages: Pages, sent: Any, admit: Admit = nullcontext) -> Saved:
    """Fixes the view that the browser names: `address` of the page, `title`.

    `admit` stands around the writing of a new one.

    Raises `RefusedSnapshotError`, and what `SavedViews.save` raises.
    """
    address, title = _texts(sent)
    found = _asked(store, pages, address)
    if found is None:
        raise RefusedSnapshotError(NO_PAGE)
    page, query = found
    request = store.parse(query, page.default_body).request
    title = cleaned(title) or page.title
    moments = _moments(page.path, request)
    return store.saved_views.save(page.path, request, title, moments, admit)


def _moments(path: str, request: Request) -> tuple[str, ...]:
    """The page of comparison is of two moments as soon as it names one."""
    is_pair = path == links.COMPARE and (request.filters.known or request.view.against)
    return OF_TWO_MOMENTS if is_pair else OF_ONE_MOMENT


def find(store: Store, pages: Pages, typed: str) -> str:
    """The address that the code opens: composed anew, of our own pages and keys alone.

    Raises `UnknownSnapshotError`, and `StoreUnavailableError` while the database is away.
    """
    opened = _opened(store, pages, typed)
    return address_of(opened.path, opened.request)


def compare(store: Store, pages: Pages, typed: str, second: str) -> str:
    """The address at which the snapshot is compared with the second one, or with now without it.

    The question is that of the first code. Raises what `find` raises.
    """
    first = _opened(store, pages, typed)
    if not second.strip():
        return _pair(first.request.without(AGAINST))
    try:
        other = _opened(store, pages, second)
    except UnknownSnapshotError as error:
        raise UnknownSnapshotError(f"Второй код. {error}") from error
    return _pair(first.request.changed(against=other.code))


def _pair(request: Request) -> str:
    return f"{links.on_any_day(links.COMPARE, request)}#{PART}"


@dataclass(frozen=True)
class _Opened:
    """What a code stands for: a page of ours and its question."""

    code: str
    path: str
    request: Request


def _opened(store: Store, pages: Pages, typed: str) -> _Opened:
    if not typed.strip():
        raise UnknownSnapshotError(EMPTY)
    code = codes.read(typed)
    if code is None:
        raise UnknownSnapshotError(
            "В коде снимка опечатка: он не сходится со своими проверочными знаками. Код выглядит "
            "так: РМ-7К3Ф-9Д2М-Х4Х9; сверьте каждый знак с бумагой."
        )
    view = store.saved_views.under(code)
    if view is None:
        raise UnknownSnapshotError(
            f"Снимка {code} в этой базе нет. Код написан верно: возможно, снимок сделан на другом "
            "сайте."
        )
    found = _asked(store, pages, view.address)
    if found is None:
        raise UnknownSnapshotError(
            f"Снимок {code} не открыть: записанный в нём адрес — не адрес этого сайта."
        )
    page, query = found
    return _Opened(code, page.path, store.parse(query, page.default_body).request)


def explain(store: Store, pages: Pages, pathname: str, search: str) -> str | None:
    """What to say at an address of a code that opened nothing; None at any other address."""
    if pathname != snapshot.FOLDER and not pathname.startswith(f"{snapshot.FOLDER}/"):
        return None
    typed = unquote(pathname.removeprefix(snapshot.FOLDER).removeprefix("/"))
    asked = dict(parse_qsl(search.removeprefix("?"), keep_blank_values=True))
    try:
        if AGAINST in asked:
            compare(store, pages, asked.get(CODE, ""), asked[AGAINST])
        else:
            find(store, pages, typed or asked.get(CODE, ""))
    except UnknownSnapshotError as error:
        return str(error)
    return "Обновите страницу, чтобы открыть снимок."


def _texts(sent: Any) -> tuple[str, str]:
    if not isinstance(sent, Mapping):
        raise RefusedSnapshotError(BAD_REQUEST)
    address, title = sent.get("address"), sent.get("title", "")
    if not isinstance(address, str) or not isinstance(title, str):
        raise RefusedSnapshotError(BAD_REQUEST)
    return address, title


def _asked(store: Store, pages: Pages, address: str) -> tuple[Page[Any], str] | None:
    """The page and the query of an address of our own; None for any other text."""
    if len(address) > LONGEST_ADDRESS or not address.startswith("/"):
        return None
    try:
        parts = urlsplit(address)
    except ValueError:
        return None
    if parts.scheme or parts.netloc:
        return None
    page = next((page for page in pages if page.path == parts.path), None)
    return (page, parts.query) if page is not None else None
