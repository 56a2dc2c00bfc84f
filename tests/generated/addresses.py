"""Random canonical addresses of the pages: every key of the contract, codes that the data know."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from random import Random
from typing import Any, Final

from callbacks.pages import Page
from data_sources.indicators import registry
from data_sources.question import choices
from data_sources.row_tables import row_tables
from data_sources.store import Store
from data_sources.vocabulary.directions import DIRECTIONS
from layouts.frame import links

_LIVELY: Final = ("2023-2024", "2024", "2023-09..2024-05", "2020-01..2024-12")
PERIODS: Final = (*_LIVELY, *_LIVELY, "2024-Q2", "2026", "")
"""Most facts of a random database lie in the lively ones."""
KNOWN: Final = ("2024-06-01", "2024-06-01T10:00:00Z", "2026-10-01", "2015-01-01")
SORTS: Final = tuple(
    sorted(
        {key for table in row_tables().values() for key in table.sortable} | {*registry(), "name"}
    )
)
OWN_KEYS: Final = {
    "/": ("since",),
    "/indicator": ("since",),
    "/training": ("format", "category", "direction", "q"),
    "/meetings": ("body", "q"),
    "/decisions": ("status", "body", "q", "owner"),
    "/school-project": ("level", "q"),
    "/network": ("kind", "direction", "q"),
    "/diagnostics": ("audience", "q"),
    "/compare": ("against",),
}
_VALUES: Final[dict[str, Sequence[str]]] = {
    "against": KNOWN,
    "since": choices.SPANS,
    "format": choices.FORMATS,
    "category": choices.CATEGORIES,
    "direction": tuple(DIRECTIONS),
    "body": ("rumo", "municipal_council", "all"),
    "status": tuple(choices.STATUS_WORDS),
    "level": choices.LEVELS,
    "kind": (*choices.EVENT_KINDS, *choices.PRACTICE_KINDS),
    "audience": choices.AUDIENCES,
    "q": ("о", "ШКОЛ", "1", "курс"),
    "owner": ("о", "район"),
}


@dataclass(frozen=True)
class Address:
    """A page and the canonical query of a question to it."""

    page: Page[Any]
    query: str


def addresses(
    random: Random, store: Store, pages: Sequence[Page[Any]], count: int
) -> Iterator[Address]:
    """So many addresses, every page in its turn."""
    for number in range(count):
        page = pages[number % len(pages)]
        yield Address(page, _query(random, store, page))


def _query(random: Random, store: Store, page: Page[Any]) -> str:
    said = dict(_said(random, store, page))
    parsed = store.parse("&".join(f"{key}={text}" for key, text in said.items()), page.default_body)
    return links.page(page.path, parsed.request).partition("?")[2]


def _said(random: Random, store: Store, page: Page[Any]) -> Iterator[tuple[str, str]]:
    def maybe(chance: float, values: Sequence[str]) -> Iterator[str]:
        if values and random.random() < chance:
            yield random.choice(values)

    overview = store.overview(store.parse("").request).overview
    places = [member.oktmo for member in overview.vocabulary.registers.municipalities]
    kinds = sorted({member.kind for member in overview.vocabulary.registers.municipalities})
    drawn: tuple[tuple[str, Callable[[], Iterator[str]]], ...] = (
        ("period", lambda: maybe(0.9, PERIODS)),
        ("known", lambda: maybe(0.2, KNOWN)),
        ("i", lambda: maybe(0.9 if page.path == "/indicator" else 0.3, tuple(registry()))),
        ("group", lambda: maybe(0.15, kinds)),
        ("sort", lambda: maybe(0.5, [*SORTS, *(f"-{key}" for key in SORTS)])),
        ("page", lambda: maybe(0.2, ("2", "3"))),
        *((key, lambda key=key: maybe(0.3, _VALUES[key])) for key in OWN_KEYS.get(page.path, ())),
    )
    for key, values in drawn:
        for value in values():
            yield key, value
    if places and random.random() < (0.9 if page.path == "/municipality" else 0.3):
        most = 1 if page.path == "/municipality" else 3
        yield "m", ",".join(random.sample(places, min(random.randint(1, most), len(places))))
