"""Opening a page of the dashboard in a test's browser."""

from __future__ import annotations

import re
from typing import Any, Final

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

FAULTS_ALONE: Final = {"resultTypes": ["violations"]}
"""What is right is not told node by node: on a large page that takes longer than finding it."""


def faults(page: Page, context: str | None = None, **options: Any) -> list[dict[str, Any]]:
    """What stands in the way of people on the page, or in a part of it, by the rules of axe."""
    answer = Axe().run(page, context=context, options={**FAULTS_ALONE, **options})
    found: list[dict[str, Any]] = answer.response["violations"]
    return found


def open_page(page: Page, site: str, address: str) -> None:
    """The page at the address, drawn whole."""
    page.goto(site + address)
    path = re.escape(address.partition("?")[0])
    expect(page.locator("#page-content")).to_have_attribute(
        "data-address", re.compile(rf"^{path}(\?|$)")
    )
    page.wait_for_load_state("networkidle")
