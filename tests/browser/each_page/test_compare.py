"""Сравнение in a browser: choosing, dropping, stepping back in time."""

from __future__ import annotations

import re

from playwright.sync_api import Page, expect

from tests.browser.pages import open_page, shown


def test_a_preset_puts_three_side_by_side_and_a_cross_takes_one_away(page: Page, site: str) -> None:
    open_page(page, site, "/compare")
    page.get_by_role("link", name="Первый, средний и последний по индексу").click()
    shown(page, re.compile(r"^/compare\?m=\d{8},\d{8},\d{8}$"))
    expect(page.locator(".side-by-side .drop")).to_have_count(3)
    assert page.locator(".compare-lines svg polyline").count() > 0
    page.locator(".side-by-side .drop").first.click()
    shown(page, re.compile(r"^/compare\?m=\d{8},\d{8}$"))
    expect(page.locator(".side-by-side .drop")).to_have_count(2)
    page.go_back()
    shown(page, re.compile(r"^/compare\?m=\d{8},\d{8},\d{8}$"))


def test_a_moment_is_chosen_and_what_was_learned_since_is_told(page: Page, site: str) -> None:
    open_page(page, site, "/compare?period=2025-2026")
    page.get_by_role("link", name="Конец прошлого учебного года").click()
    shown(page, "/compare?known=2026-08-31&period=2025-2026")
    expect(page.locator("#table-training .number").first).to_be_visible()
    page.locator("#examples-training summary").click()
    expect(page.locator("#examples-training li").first).to_contain_text("Новая")
