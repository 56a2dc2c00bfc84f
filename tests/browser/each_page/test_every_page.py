"""What holds on every page: accessible, quiet, at home, readable in the dark and on paper."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, Final, Literal

import pytest
from playwright.sync_api import Page, Request, expect

from tests.browser.accessibility import CONTRAST, grave_faults
from tests.browser.pages import fits, open_page, shown

ADDRESSES = (
    "/",
    "/?group=district&i=training_coverage&period=2025-2026",
    "/indicator?i=training_coverage",
    "/municipality?m=69616000",
    "/training",
    "/training?format=remote&m=69632000&period=2025-2026",
    "/meetings",
    "/meetings?meeting=rumo-2026-04-17&period=2025-2026",
    "/decisions",
    "/decisions?meeting=rumo-2026-04-17&period=2025-2026",
    "/network",
    "/network?m=69616000&period=2026-11..2026-11",
    "/diagnostics?period=2025-2026",
    "/school-project",
    "/school-project?direction=health&m=69608000&school=s-69608000-008",
    "/compare",
    "/compare?m=69507000,69616000,69701000",
    "/compare?known=2026-04-30&m=69616000&period=2025-2026",
    "/present",
    "/present?meeting=rumo-2026-11-13&slide=7",
    "/data",
)
SIZES = ((1400, 900), (1280, 720), (390, 844))
Scheme = Literal["light", "dark"]
LOOKED_AT: Final[Mapping[int, Mapping[Scheme, dict[str, Any]]]] = {
    1400: {"light": {}, "dark": CONTRAST},
    1280: {},
    390: {"light": {}, "dark": CONTRAST},
}


def asked_to_open(page: Page, site: str, address: str) -> list[str]:
    """The addresses that the browser asks for until the page at this one is whole."""
    asked: list[str] = []

    def listener(request: Request) -> None:
        asked.append(request.url)

    page.on("request", listener)
    open_page(page, site, address)
    page.wait_for_load_state("networkidle")
    page.remove_listener("request", listener)
    return asked


@pytest.mark.parametrize(("width", "height"), SIZES)
@pytest.mark.parametrize("address", ADDRESSES)
def test_a_page_is_whole_for_everybody(
    same_page: Page, site: str, address: str, width: int, height: int
) -> None:
    page = same_page
    page.set_viewport_size({"width": width, "height": height})
    asked = asked_to_open(page, site, address)
    assert asked
    assert [url for url in asked if not url.startswith((site, "data:", "blob:"))] == []
    assert fits(page)
    words = set(page.locator("body").inner_text().split())
    assert not words & {"None", "nan", "NaN", "null", "undefined", "True", "False", "Infinity"}
    for scheme, rules in LOOKED_AT[width].items():
        page.emulate_media(color_scheme=scheme)
        assert grave_faults(page, **rules) == [], scheme
    page.emulate_media(media="print", color_scheme="light")
    expect(page.locator(".controls").first).to_be_hidden()
    expect(page.locator("footer", has_text="отчётная дата")).to_be_visible()
    background = page.evaluate("getComputedStyle(document.body).backgroundColor")
    assert background in {"rgb(255, 255, 255)", "rgba(0, 0, 0, 0)"}


def test_the_keyboard_alone_is_enough_to_filter_and_to_follow_a_tile(page: Page, site: str) -> None:
    open_page(page, site, "/")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    for _ in range(40):
        page.keyboard.press("Tab")
        if "group" in (page.evaluate("document.activeElement.id") or ""):
            break
    page.keyboard.press("ArrowDown")
    expect(page.locator("#page-content")).not_to_have_attribute("data-address", "/")
    for _ in range(80):
        page.keyboard.press("Tab")
        if (page.evaluate("document.activeElement.id") or "").startswith("tile-"):
            break
    tile = page.evaluate("document.activeElement.id").removeprefix("tile-")
    page.keyboard.press("Enter")
    shown(page, re.compile(rf"^/municipality\?.*m={tile}"))
