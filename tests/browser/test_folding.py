"""Long pages on a phone: a list of headings that open; wide windows and paper show everything."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser.pages import control, fits, open_whole_page, shown

PHONE = {"width": 390, "height": 844}
LONG = ("/decisions", "/school-project", "/network", "/training", "/meetings")
LONGEST = 6000
SMALLEST = 40
FOLDED = "main .panel[data-folded]"
SMALL = """smallest => [...document.querySelectorAll(
  "main .page-contents a, main button, main .by-status a, .top nav a, .top button, main .cards a"
)].filter(each => each.checkVisibility() && !each.matches(".whole"))
  .filter(each => each.getBoundingClientRect().height < smallest).map(each => each.outerHTML)"""
UNSEEN = """() => [...document.querySelectorAll("main .panel > *")].filter(
  each => !each.checkVisibility() && getComputedStyle(each.parentElement).display !== "none"
).map(each => each.className)"""


@pytest.mark.parametrize("address", LONG)
def test_a_phone_shows_a_page_of_a_few_screens(page: Page, site: str, address: str) -> None:
    page.set_viewport_size(PHONE)
    open_whole_page(page, site, address)
    assert page.evaluate("document.documentElement.scrollHeight") <= LONGEST
    assert fits(page)
    assert page.evaluate(SMALL, SMALLEST) == []


def test_a_heading_opens_its_part_and_stays_open_while_the_page_is_redrawn(
    page: Page, site: str
) -> None:
    page.set_viewport_size(PHONE)
    open_whole_page(page, site, "/decisions")
    places = page.locator(".places-panel")
    expect(places.get_by_role("link", name="Верхнекетский район")).to_be_hidden()
    turn = places.get_by_role("button", name="По муниципалитетам и организациям")
    expect(turn).to_have_attribute("aria-expanded", "false")
    turn.press("Enter")
    expect(turn).to_have_attribute("aria-expanded", "true")
    places.get_by_role("link", name="Верхнекетский район").click()
    shown(page, "/decisions?m=69616000")
    expect(places.get_by_role("link", name="Верхнекетский район")).to_be_visible()
    turn.click()
    expect(places.get_by_role("link", name="Верхнекетский район")).to_be_hidden()


def test_the_contents_open_what_they_name(page: Page, site: str) -> None:
    page.set_viewport_size(PHONE)
    open_whole_page(page, site, "/school-project")
    row = page.locator(".near-schools tbody th a").first
    contents = page.get_by_role("navigation", name="На этой странице")
    for _ in range(2):
        expect(row).to_be_hidden()
        contents.get_by_role("link", name="В одном шаге").click()
        expect(row).to_be_visible()
        expect(page.locator("#near")).to_be_in_viewport()
        page.get_by_role("button", name="Школы в одном шаге от следующего уровня").click()


def test_who_asks_for_rows_sees_them(page: Page, site: str) -> None:
    page.set_viewport_size(PHONE)
    open_whole_page(page, site, "/decisions?status=overdue")
    expect(page.locator(".row-table tbody tr").first).to_be_visible()


def test_the_controls_wait_behind_a_button(page: Page, site: str) -> None:
    page.set_viewport_size(PHONE)
    open_whole_page(page, site, "/training")
    field = control(page, "period")
    expect(field).to_be_hidden()
    page.get_by_role("button", name="Фильтры и файлы").click()
    field.select_option("2025-2026")
    shown(page, "/training?period=2025-2026")
    expect(field).to_be_visible()


def test_the_first_screen_of_a_phone_says_the_headline_and_the_controls_open(
    page: Page, site: str
) -> None:
    page.set_viewport_size(PHONE)
    open_whole_page(page, site, "/")
    expect(page.locator("main h1")).to_be_in_viewport(ratio=1)
    field = control(page, "period")
    expect(field).to_be_hidden()
    expect(page.locator(FOLDED)).to_have_count(0)
    page.get_by_role("button", name="Фильтры и файлы").click()
    field.select_option("2024-2025")
    shown(page, "/?period=2024-2025")
    expect(field).to_be_visible()


@pytest.mark.parametrize("address", LONG)
def test_paper_has_what_a_phone_has_folded(page: Page, site: str, address: str) -> None:
    page.set_viewport_size({"width": 1400, "height": 900})
    page.emulate_media(media="print")
    open_whole_page(page, site, address)
    unseen = page.evaluate(UNSEEN)
    page.emulate_media(media="screen")
    page.set_viewport_size(PHONE)
    open_whole_page(page, site, address)
    expect(page.locator(FOLDED).first).to_be_attached()
    page.emulate_media(media="print")
    assert page.evaluate(UNSEEN) == unseen


def test_a_wide_window_has_nothing_folded(page: Page, site: str) -> None:
    page.set_viewport_size(PHONE)
    open_whole_page(page, site, "/decisions")
    page.set_viewport_size({"width": 1400, "height": 900})
    turns, panels = page.locator(".fold-turn, .ask-turn").all(), page.locator("main .panel").all()
    assert len(turns) > 1
    assert len(panels) > 1
    for turn in turns:
        expect(turn).to_be_hidden()
    for panel in panels:
        expect(panel.locator("xpath=*[last()]")).to_be_visible()
