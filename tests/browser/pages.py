"""Opening a page of the dashboard in a test's browser."""

from __future__ import annotations

import re

from playwright.sync_api import Page, expect


def open_page(page: Page, site: str, address: str) -> None:
    """The page at the address, drawn whole."""
    page.goto(site + address)
    path = re.escape(address.partition("?")[0])
    expect(page.locator("#page-content")).to_have_attribute(
        "data-address", re.compile(rf"^{path}(\?|$)"), timeout=30_000
    )
    page.wait_for_load_state("networkidle")
