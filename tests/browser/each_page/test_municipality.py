"""The page of one municipality as an official meets it: choose, read, go on, print."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser.accessibility import CONTRAST, grave_faults
from tests.browser.pages import control, open_page, shown

OVERDUE = "/municipality?m=69616000"
SILENT = "/municipality?m=69507000"
REGIONAL = "/municipality?m=69000001"
CHOICE = "/municipality"
EVERY = (OVERDUE, SILENT, REGIONAL, CHOICE)
SIZES = ((1400, 900), (1280, 720), (1024, 768), (768, 1024), (390, 844))
EXAMINED = (1400, 390)


def test_a_tile_and_a_row_of_the_overview_lead_here_and_the_page_leads_back(
    page: Page, site: str
) -> None:
    open_page(page, site, "/?group=district")
    page.locator("#tile-69616000").click()
    shown(page, "/municipality?group=district&m=69616000")
    expect(page.get_by_role("heading", level=1)).to_contain_text("Верхнекетский район")
    page.get_by_role("link", name="← Обзор").click()
    shown(page, "/?group=district")
    page.locator("#row-69616000").get_by_role("link", name="Верхнекетский район").click()
    shown(page, "/municipality?group=district&m=69616000")


def test_choosing_in_the_list_moves_into_the_address_with_one_call(page: Page, site: str) -> None:
    open_page(page, site, CHOICE)
    calls: list[str] = []
    page.on("request", lambda request: calls.append(request.url))
    control(page, "m").select_option("69701000")
    shown(page, "/municipality?m=69701000")
    assert page.url == site + "/municipality?m=69701000"
    page.wait_for_timeout(500)
    assert len([url for url in calls if "_dash-update-component" in url]) == 1
    page.go_back()
    shown(page, CHOICE)
    expect(control(page, "m")).to_have_value("")


def test_another_filter_keeps_all_that_are_chosen(page: Page, site: str) -> None:
    open_page(page, site, "/municipality?m=69604000,69701000")
    expect(control(page, "m")).to_have_value("69604000")
    control(page, "known").fill("2026-11-01")
    control(page, "known").press("Enter")
    shown(page, "/municipality?known=2026-11-01&m=69604000,69701000")
    page.get_by_text("Также выбраны").get_by_role("link", name="Томск").click()
    shown(page, "/municipality?known=2026-11-01&m=69701000")


def test_an_unknown_municipality_is_said_and_the_list_is_shown(page: Page, site: str) -> None:
    page.goto(site + "/municipality?m=99999999")
    shown(page, CHOICE)
    expect(page.get_by_text("Муниципалитет с кодом ОКТМО 99999999 не найден")).to_be_visible()
    expect(page.get_by_role("heading", level=1)).to_have_text("Выберите муниципалитет")
    assert page.locator(".ranked").count() == 20


def test_the_page_shows_what_is_overdue_and_what_is_not_known(page: Page, site: str) -> None:
    open_page(page, site, OVERDUE)
    expect(page.get_by_text("Просрочено 5 поручений")).to_be_visible()
    first = page.locator(".waiting tbody tr").first
    expect(first).to_contain_text("просрочено на 174 дня")
    open_page(page, site, SILENT)
    expect(page.locator("#row-training_coverage")).to_contain_text("нет данных")
    expect(page.locator("#row-rumo_quorum")).to_contain_text("не применимо")
    open_page(page, site, REGIONAL)
    expect(page.get_by_role("heading", level=1)).to_contain_text("вне рейтинга")


@pytest.mark.parametrize("address", EVERY)
@pytest.mark.parametrize(("width", "height"), SIZES)
def test_a_page_is_whole_for_everybody(
    page: Page, site: str, address: str, width: int, height: int
) -> None:
    page.set_viewport_size({"width": width, "height": height})
    open_page(page, site, address)
    assert page.evaluate(
        "document.documentElement.scrollWidth <= document.documentElement.clientWidth"
    )
    if width in EXAMINED:
        assert grave_faults(page) == []
        page.emulate_media(color_scheme="dark")
        assert grave_faults(page, **CONTRAST) == []


def test_on_paper_there_are_no_controls_and_the_tables_fit(page: Page, site: str) -> None:
    open_page(page, site, OVERDUE)
    # The width of an A4 sheet within its margins.
    page.set_viewport_size({"width": 718, "height": 1000})
    page.emulate_media(media="print")
    for name in (".bar", ".ways", ".chip", ".top nav"):
        expect(page.locator(name).first).to_be_hidden()
    expect(page.locator(".own-rows thead")).to_have_css("display", "table-header-group")
    assert {
        page.locator(".folding tbody tr")
        .nth(place)
        .evaluate("row => getComputedStyle(row).display")
        for place in (0, 1, 2)
    } == {"table-row"}
    assert page.evaluate("document.documentElement.scrollWidth <= 718")
    expect(page.locator("footer").get_by_text("отчётная дата 21.11.2026")).to_be_visible()
