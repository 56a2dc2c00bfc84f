"""What holds on every page: accessible, quiet, at home, readable in the dark and on paper."""

from __future__ import annotations

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.xdist_group("browser")

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


def open_page(page: Page, site: str, address: str) -> None:
    page.goto(site + address)
    expect(page.locator("#page-content")).to_have_attribute("data-address", address, timeout=15_000)
    page.wait_for_load_state("networkidle")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1400, 390])
@pytest.mark.parametrize("address", ADDRESSES)
def test_nothing_serious_stands_in_the_way_of_anyone(
    page: Page, site: str, address: str, width: int, scheme: str
) -> None:
    page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    page.set_viewport_size({"width": width, "height": 900})
    open_page(page, site, address)
    found = Axe().run(page).response["violations"]
    serious = [each for each in found if each["impact"] in {"serious", "critical"}]
    assert [(each["id"], each["nodes"][0]["html"][:200]) for each in serious] == []


@pytest.mark.parametrize("address", ADDRESSES)
def test_no_request_leaves_the_machine(page: Page, site: str, address: str) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    open_page(page, site, address)
    assert asked
    assert [url for url in asked if not url.startswith((site, "data:", "blob:"))] == []


@pytest.mark.parametrize("address", ADDRESSES)
def test_no_page_is_wider_than_its_window(page: Page, site: str, address: str) -> None:
    for width, height in SIZES:
        page.set_viewport_size({"width": width, "height": height})
        open_page(page, site, address)
        assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"), width


@pytest.mark.parametrize("address", ADDRESSES)
def test_no_page_speaks_in_programmers_words(page: Page, site: str, address: str) -> None:
    open_page(page, site, address)
    words = set(page.locator("body").inner_text().split())
    assert not words & {"None", "nan", "NaN", "null", "undefined", "True", "False", "Infinity"}


@pytest.mark.parametrize("address", ADDRESSES)
def test_paper_has_no_controls_and_keeps_the_source(page: Page, site: str, address: str) -> None:
    page.emulate_media(media="print")
    open_page(page, site, address)
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
    expect(page.locator("#page-content")).to_have_attribute(
        "data-address", re.compile(rf"^/municipality\?.*m={tile}"), timeout=15_000
    )
