"""A dashboard on demo data and a real browser in front of it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from data_sources import demo
from data_sources.engine import create_sqlite_file, make_engine, upgrade
from tests.browser.chromium import CHROMIUM, FLAGS
from tests.serving import served

TODAY = date(2026, 11, 21)


@pytest.fixture(scope="session")
def demo_url(tmp_path_factory: pytest.TempPathFactory) -> str:
    """An SQLite database with the demonstration as of one day."""
    url = f"sqlite:///{tmp_path_factory.mktemp('demo') / 'demo.sqlite3'}"
    create_sqlite_file(url)
    engine = make_engine(url)
    upgrade(engine)
    demo.fill(engine, today=TODAY)
    engine.dispose()
    return url


@pytest.fixture(scope="session")
def site(demo_url: str) -> Iterator[str]:
    """The address of the dashboard."""
    with served(demo_url, RUMO_TODAY=TODAY.isoformat()) as address:
        yield address


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=str(CHROMIUM), args=list(FLAGS))
        yield chromium
        chromium.close()


@pytest.fixture
def page(browser: Browser, site: str) -> Iterator[Page]:
    """A fresh window; anything the browser complains of fails the test."""
    context = browser.new_context(
        viewport={"width": 1400, "height": 900}, locale="ru-RU", accept_downloads=True
    )
    window = context.new_page()
    complaints: list[str] = []
    window.on("pageerror", lambda error: complaints.append(str(error)))
    window.on(
        "console",
        lambda said: complaints.append(said.text) if said.type in {"error", "warning"} else None,
    )
    yield window
    context.close()
    assert complaints == []
