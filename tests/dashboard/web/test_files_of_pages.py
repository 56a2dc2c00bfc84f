"""The files that a page offers answer the page's own question, whatever its address holds."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any, Final
from urllib.parse import parse_qsl, urlsplit

import pytest

from callbacks.pages import Page
from dashboard.pages import printable, table
from data_sources.database.engine import make_engine
from data_sources.store import Store
from tests import rendered
from tests.asking import store_on
from tests.page_questions import ASKED, Keys, query

TODAY: Final = date(2026, 11, 21)
PAGES: Final = printable(table())
OF_THE_LOOK: Final = {"slide", "page"}
NOT_OF_THE_FILE: Final = {
    "indicators": {"against", "since"},
    "changes": {"i", "since"},
    # What is struck out of a draft that has no such item is struck out already.
    "agenda": {"sort", "drop"},
    "internship_sites": {"sort", "i"},
    "practices": {"sort", "i"},
    "calendar": {"sort", "i", "drop"},
    "attendance": {"i", "drop"},
    "trainings": {"i"},
    "decisions": {"i"},
    "self_diagnosis": {"i"},
    "events": {"i"},
    "diagnostics": {"i"},
}
"""Keys that choose nothing in the file, though they choose something on its page."""


@pytest.fixture(scope="module")
def store(demo_url: str) -> Iterator[Store]:
    engine = make_engine(demo_url)
    yield store_on(engine, TODAY)
    engine.dispose()


def keys(address: str) -> Keys:
    return dict(parse_qsl(urlsplit(address).query))


def address_of(drawn: Any) -> str:
    (content,) = drawn.xpath("//*[@id='page-content']")
    said: str = content.get("data-address") or content.get("data-address-to-be")
    return said


def files_of(drawn: Any) -> Iterator[tuple[str, str, Keys]]:
    """Name, extension and keys of every file that the page links to."""
    for link in drawn.xpath("//a[starts-with(@href, '/files/') or starts-with(@href, '/cal')]"):
        href = link.get("href")
        name, _, extension = Path(urlsplit(href).path).name.partition(".")
        yield name, extension, keys(href)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.path)
def test_every_key_of_the_page_stands_in_the_addresses_of_its_files(
    store: Store, page: Page[Any]
) -> None:
    drawn = rendered.page(store, PAGES, page.path, query(page.path))
    asked = keys(address_of(drawn))
    assert asked == ASKED[page.path]
    found = list(files_of(drawn))
    assert "pdf" in {extension for _, extension, _ in found}
    for name, extension, carried in found:
        left = OF_THE_LOOK - {"page"} if extension == "pdf" else OF_THE_LOOK
        unsaid = left | (set() if extension == "pdf" else NOT_OF_THE_FILE.get(name, set()))
        wanted = {key: text for key, text in asked.items() if key not in unsaid}
        if (name, page.path) == ("report", "/data") and "m" not in carried:
            # The report of the whole region stands beside that of the municipality.
            del wanted["m"]
        assert {key: carried.get(key) for key in wanted} == wanted, f"{name}.{extension}"
