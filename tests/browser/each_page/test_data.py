"""Данные и методика in a browser, and the table of all indicators as a way to everything."""

from __future__ import annotations

from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page, expect

from callbacks.downloads import EXTENSIONS, table_names
from data_sources.indicators import registry
from data_sources.indicators.declaration import Reach
from tests.browser.conftest import HOSTILE
from tests.browser.pages import (
    assert_nothing_hostile_runs,
    control,
    open_page,
    shown,
    was_not_reloaded,
)

ASINO = "69608000"


# --- the page of the data ---------------------------------------------------------------------


def test_the_page_says_who_is_silent_and_lists_every_table_and_passport(
    page: Page, site: str
) -> None:
    open_page(page, site, "/data")
    expect(page.get_by_role("heading", level=1)).to_contain_text("ничего не сообщил Кедровый")
    assert page.locator("#matrix tbody tr").count() == 21
    assert page.locator("#matrix .silent").count() > 10
    assert page.locator("[id^='table-']").count() == 31
    assert page.locator("[id^='load-']").count() == 1
    assert page.locator("details[id^='passport-']").count() == len(registry()) + 1
    expect(page.get_by_text("Демонстрационные данные").first).to_be_visible()


def test_a_filter_of_the_page_changes_its_question(page: Page, site: str) -> None:
    open_page(page, site, "/data")
    control(page, "group").select_option("district")
    shown(page, "/data?group=district")
    assert page.locator("#matrix tbody tr").count() == 16
    assert was_not_reloaded(page)
    page.go_back()
    shown(page, "/data")
    assert page.locator("#matrix tbody tr").count() == 21


def test_a_link_to_a_passport_opens_it(page: Page, site: str) -> None:
    open_page(page, site, "/data#passport-rumo_attendance")
    passport = page.locator("#passport-rumo_attendance")
    expect(passport).to_have_attribute("open", "")
    expect(passport.get_by_text("Чего не говорит")).to_be_in_viewport()
    page.evaluate("window.location.hash = 'passport-decision_overdue'")
    expect(page.locator("#passport-decision_overdue")).to_have_attribute("open", "")
    passport.get_by_role("link").click()
    shown(page, "/indicator?i=rumo_attendance")
    assert was_not_reloaded(page)


def test_an_opened_passport_stays_open_when_the_question_changes(page: Page, site: str) -> None:
    open_page(page, site, "/data")
    page.locator("#passport-index > summary").click()
    control(page, "group").select_option("district")
    shown(page, "/data?group=district")
    expect(page.locator("#passport-index")).to_have_attribute("open", "")


def test_every_file_of_the_list_is_there(page: Page, site: str) -> None:
    open_page(page, site, "/data?group=district&known=2026-11-01")
    addresses = page.locator("#files dl a").evaluate_all("links => links.map(link => link.href)")
    of_tables = [each for each in addresses if urlsplit(each).path.rpartition(".")[2] in EXTENSIONS]
    assert len(of_tables) == 5 * len(table_names())
    for address in addresses:
        answer = page.request.get(address)
        assert answer.status == 200
        assert answer.headers["content-disposition"]


# --- the table of all indicators --------------------------------------------------------------


def test_a_cell_leads_to_its_indicator_without_a_reload_and_back_again(
    page: Page, site: str
) -> None:
    open_page(page, site, "/?period=2025-2026")
    cell = page.locator(f"#row-{ASINO} td a").nth(1)
    expect(cell).to_have_attribute(
        "href", f"/indicator?i=training_coverage&m={ASINO}&period=2025-2026"
    )
    cell.click()
    shown(page, f"/indicator?i=training_coverage&m={ASINO}&period=2025-2026")
    assert was_not_reloaded(page)
    assert page.evaluate("window.scrollY") == 0
    page.go_back()
    shown(page, "/?period=2025-2026")
    assert was_not_reloaded(page)


def test_with_ctrl_a_cell_opens_in_a_new_tab(page: Page, site: str) -> None:
    open_page(page, site, "/")
    with page.context.expect_page() as opened:
        page.locator(f"#row-{ASINO} td a").first.click(modifiers=["Control"])
    shown(opened.value, f"/indicator?m={ASINO}")
    shown(page, "/")


def test_every_cell_of_the_table_is_a_link(page: Page, site: str) -> None:
    open_page(page, site, "/")
    cells = page.locator("#heat tbody td, #heat tfoot td").count()
    assert cells == page.locator("#heat tbody td > a[href], #heat tfoot td > a[href]").count()
    municipal = sum(each.reach is Reach.MUNICIPALITY for each in registry().values())
    assert cells == 22 * (municipal + 1)


def test_the_table_is_sorted_through_the_address(page: Page, site: str) -> None:
    def values() -> list[float]:
        told = page.locator("#heat tbody tr:not(.regional) td:nth-child(3)").all_inner_texts()
        return [float(text.strip("*").replace(",", ".")) for text in told if text[0].isdigit()]

    open_page(page, site, "/")
    expect(page.locator("#heat th[aria-sort]")).to_have_attribute("aria-sort", "descending")
    page.locator("#sort-training_coverage").click()
    shown(page, "/?sort=-training_coverage")
    assert values() == sorted(values(), reverse=True)
    page.locator("#sort-training_coverage").click()
    shown(page, "/?sort=training_coverage")
    assert values() == sorted(values())
    expect(page.locator("#sort-training_coverage")).to_be_focused()
    assert was_not_reloaded(page)


def test_the_order_is_kept_when_the_question_changes_and_the_place_too(
    page: Page, site: str
) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    open_page(page, site, "/")
    page.locator("#heat").evaluate("box => box.scrollTo(260, 40)")
    page.locator("#heat").scroll_into_view_if_needed()
    before = page.evaluate("window.scrollY")
    page.locator("#sort-rumo_attendance").click()
    shown(page, "/?sort=-rumo_attendance")
    assert page.locator("#heat").evaluate("box => [box.scrollLeft, box.scrollTop]") == [260, 40]
    assert page.evaluate("window.scrollY") == pytest.approx(before, abs=120)
    page.get_by_role("button", name="Фильтры и файлы").click()
    control(page, "period").select_option("2025-2026")
    shown(page, "/?period=2025-2026&sort=-rumo_attendance")


def test_the_head_and_the_names_stay_while_the_table_is_scrolled(page: Page, site: str) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    open_page(page, site, "/")
    box = page.locator("#heat")
    box.evaluate("box => box.scrollTo(300, 300)")
    frame = box.bounding_box()
    head = page.locator("#sort-name").bounding_box()
    name = page.locator("#heat tbody tr:last-child th").bounding_box()
    assert frame is not None
    assert head is not None
    assert name is not None
    assert frame["y"] <= head["y"] <= frame["y"] + 200
    assert frame["x"] - 1 <= name["x"] <= frame["x"] + 20
    assert head["x"] <= frame["x"] + 20


def test_the_keyboard_can_pass_the_table_by(page: Page, site: str) -> None:
    open_page(page, site, "/")
    page.locator(".skip-table").focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    inside = page.evaluate("document.getElementById('heat').contains(document.activeElement)")
    assert inside is False
    assert page.evaluate("document.activeElement.tagName") in {"A", "BUTTON"}


# --- what others wrote into the database ------------------------------------------------------


@pytest.mark.parametrize("address", ["/", "/data", f"/municipality?m={ASINO}"])
def test_a_name_with_markup_in_it_is_shown_as_it_is_written(
    page: Page, hostile_site: str, address: str
) -> None:
    open_page(page, hostile_site, address)
    expect(page.get_by_text(HOSTILE).first).to_be_attached()
    assert_nothing_hostile_runs(page)
