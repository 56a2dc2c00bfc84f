"""A dashboard on demo data and a real browser in front of it, one of each in a test process."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright

from tests.browser.chromium import CHROMIUM, FLAGS
from tests.serving import served

FOLDER = Path(__file__).parent
TODAY = date(2026, 11, 21)
MILLISECONDS_TO_WAIT = 30_000
"""What is expected may come late where other tests run beside; benchmarks measure how late."""


@pytest.fixture(scope="session")
def site(demo_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the dashboard. One worker: what it has answered once it need not reckon."""
    path = tmp_path_factory.mktemp("site") / "demo.sqlite3"
    shutil.copy(demo_file, path)
    url = f"sqlite:///{path}"
    with served(url, RUMO_TODAY=TODAY.isoformat(), WEB_CONCURRENCY="1") as address:
        yield address


HOSTILE = (
    '<img src=x onerror="window.broken = true"></td></mark><script>window.broken = true</script>'
)
"""What others wrote into the database, if they meant harm: text, and shown as text."""
HOSTILE_MEETING = "rumo-2026-04-17"
WRITTEN_BY_OTHERS = {
    "region": "name = :text",
    "municipality": "name = :text",
    "decision": "text = :text, source_start = 0, source_end = 20",
    "document": "text = :text || text, sha256 = id",
    "meeting": "title = :text, number = :text, place = :text",
    "agenda_item": "title = :text, indicators = :text",
    "plan_item": "title = :text",
    "attendance": "person = :text || id",
    "school": "name = :text",
    "self_diagnosis": "edition = :text",
}


@pytest.fixture(scope="session")
def hostile_site(demo_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a dashboard on a demonstration whose every text is `HOSTILE`."""
    path = tmp_path_factory.mktemp("hostile") / "demo.sqlite3"
    shutil.copy(demo_file, path)
    with closing(sqlite3.connect(path)) as base, base:
        for table, values in WRITTEN_BY_OTHERS.items():
            assert base.execute(f"UPDATE {table} SET {values}", {"text": HOSTILE}).rowcount
    url = f"sqlite:///{path}"
    with served(url, RUMO_TODAY=TODAY.isoformat(), WEB_CONCURRENCY="1") as address:
        yield address


@dataclass(frozen=True)
class Window:
    """A page of the browser and its complaints so far."""

    page: Page
    complaints: list[str]


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    expect.set_options(timeout=MILLISECONDS_TO_WAIT)
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=str(CHROMIUM), args=list(FLAGS))
        yield chromium
        chromium.close()


@contextmanager
def window_of(browser: Browser) -> Iterator[Window]:
    """A window without a past; what the browser complains of in it is written down."""
    context = browser.new_context(
        viewport={"width": 1400, "height": 900}, locale="ru-RU", accept_downloads=True
    )
    page = context.new_page()
    complaints: list[str] = []
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on(
        "console",
        lambda said: complaints.append(said.text) if said.type in {"error", "warning"} else None,
    )
    yield Window(page, complaints)
    context.close()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A fresh window; anything the browser complains of fails the test."""
    with window_of(browser) as window:
        yield window.page
    assert window.complaints == []


@pytest.fixture(scope="module")
def _lasting_window(browser: Browser) -> Iterator[Window]:
    with window_of(browser) as window:
        yield window


@pytest.fixture
def same_page(_lasting_window: Window) -> Iterator[Page]:
    """A window in which the tests of a file, that only look, open one address after another.

    To open a window and read the scripts in it takes twice as long as to open another address.
    """
    page = _lasting_window.page
    page.emulate_media(media="null", color_scheme="null")
    _lasting_window.complaints.clear()
    yield page
    assert _lasting_window.complaints == []
