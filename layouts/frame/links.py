"""The one place where addresses of pages and files are composed."""

from __future__ import annotations

from functools import lru_cache
from typing import Any, Final
from urllib.parse import quote, urlencode

from data_sources.question.choices import EVERY_BODY, INDEX
from data_sources.question.filters import OF_WHOM
from data_sources.question.request import FILTER_KEYS, Request

OVERVIEW: Final = "/"
MUNICIPALITY: Final = "/municipality"
INDICATOR: Final = "/indicator"
DECISIONS: Final = "/decisions"
MEETINGS: Final = "/meetings"
TRAINING: Final = "/training"
NETWORK: Final = "/network"
COMPARE: Final = "/compare"
DATA: Final = "/data"
PRESENT: Final = "/present"
DIAGNOSTICS: Final = "/diagnostics"
SCHOOL_PROJECT: Final = "/school-project"
CALENDAR: Final = "/calendar.ics"


def page(path: str, request: Request) -> str:
    """The canonical address of a page with this question."""
    query = request.to_query()
    return f"{path}?{query}" if query else path


def other_page(path: str, request: Request) -> str:
    """The same question on another page, from the beginning of its lists.

    What narrows one list alone is left behind: the other page could not answer it.
    """
    return page(path, _elsewhere(path, request))


def on_any_day(path: str, request: Request) -> str:
    """The same, with the period named even where it is the default of today."""
    return f"{path}?{_elsewhere(path, request).explicit_query()}"


def _elsewhere(path: str, request: Request) -> Request:
    return request.without(*_left_behind(path))


@lru_cache
def _left_behind(path: str) -> tuple[str, ...]:
    page = page_name(path)
    return tuple(
        name for name, key in FILTER_KEYS.items() if not (key.is_carried and key.concerns(page))
    )


def page_name(path: str) -> str:
    """By which name the table of keys calls the page."""
    return path.strip("/") or "overview"


def with_filter(path: str, request: Request, **changes: Any) -> str:
    """The address of the question with some request changed."""
    return page(path, request.changed(**changes))


def without_filter(path: str, request: Request, key: str) -> str:
    """The address of the question with one filter back at its default."""
    return page(path, request.without(key))


def municipality(request: Request, oktmo: str) -> str:
    """The address that says everything about one municipality."""
    return _of_somebody(request, *_defaults(request)).replace(
        f"m={_SOMEBODY}", f"m={quote(oktmo)}", 1
    )


def indicator(request: Request, key: str) -> str:
    """The address that says everything about one indicator."""
    if key == INDEX:
        return other_page(INDICATOR, request.changed(i=key))
    return _of_something(request, *_defaults(request)).replace(f"i={_SOMETHING}", f"i={key}", 1)


# A page has hundreds of these links; an address is composed once for all that differ in one word.
_SOMEBODY: Final = "oktmo.of.somebody"
_SOMETHING: Final = "indicator.of.something"
_KEPT: Final = 64


@lru_cache(_KEPT)
def _of_somebody(request: Request, *_: Any) -> str:
    return other_page(MUNICIPALITY, request.naming((_SOMEBODY,)))


@lru_cache(_KEPT)
def _of_something(request: Request, *_: Any) -> str:
    return other_page(INDICATOR, request.changed(i=_SOMETHING))


def _defaults(request: Request) -> tuple[Any, ...]:
    # Equal questions are written otherwise on a day with other defaults.
    return request.filters.default_period, request.filters.default_body


def calendar(request: Request, *own: str) -> str:
    """The address of the calendar of this question; `own` are the page's keys that narrow it."""
    texts = request.filters.only(*OF_WHOM, *own).texts()
    # The page may leave its own body unsaid; the calendar would take that for all of them.
    texts.pop("body", None)
    if "body" in own and request.filters.body != EVERY_BODY:
        texts["body"] = request.filters.body
    query = urlencode(sorted(texts.items()), quote_via=quote, safe=",.:-_~")
    return f"{CALENDAR}?{query}" if query else CALENDAR


def file(table: str, ext: str, request: Request, dialect: str | None = None, **extra: str) -> str:
    """The address of a file with the rows of this question; `extra` is said even if a default."""
    request = request.without(*(key for key in extra if key in FILTER_KEYS))
    said = {**({"dialect": dialect} if dialect else {}), **extra}
    query = "&".join(part for part in (request.to_query(), urlencode(sorted(said.items()))) if part)
    address = f"/files/{quote(table)}.{ext}"
    return f"{address}?{query}" if query else address
