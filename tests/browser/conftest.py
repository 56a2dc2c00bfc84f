"""A dashboard on demo data and a real browser in front of it."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright

from tests.browser.chromium import CHROMIUM, FLAGS
from tests.serving import served

TODAY = date(2026, 11, 21)
MILLISECONDS_TO_WAIT = 30_000
"""What is expected may come late where other tests run beside; benchmarks measure how late."""


@pytest.fixture(scope="session")
def site(demo_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the dashboard."""
    path = tmp_path_factory.mktemp("site") / "demo.sqlite3"
    shutil.copy(demo_file, path)
    with served(f"sqlite:///{path}", RUMO_TODAY=TODAY.isoformat()) as address:
        yield address


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    expect.set_options(timeout=MILLISECONDS_TO_WAIT)
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
