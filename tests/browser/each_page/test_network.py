"""Сеть in a browser: from the year to a month, from an event to who took part, back again."""

from __future__ import annotations

import csv
import io
import re

from playwright.sync_api import Page, expect

from tests.browser.pages import control, fits, open_page, shown, was_not_reloaded

MONTH = "/network?period=2026-11..2026-11"


def test_three_clicks_lead_from_the_year_to_who_took_part(page: Page, site: str) -> None:
    open_page(page, site, "/network")
    page.get_by_role("link", name="ноябрь 2026").click()
    shown(page, MONTH)
    event = page.locator(".whole-month .held a").first
    title = event.inner_text()
    event.click()
    shown(page, re.compile(r"period=2026-11\.\.2026-11&q=ev-"))
    expect(page.locator(".events tbody tr").first).to_contain_text(title)
    codes = page.locator(".events tbody tr.first").count()
    assert codes == 1
    page.go_back()
    shown(page, MONTH)
    page.locator("#month-back").click()
    shown(page, "/network?period=2026-10..2026-10")
    page.get_by_role("link", name="Сбросить всё").click()
    shown(page, "/network")
    assert was_not_reloaded(page)


def test_a_day_of_the_year_opens_at_its_place_in_the_month(page: Page, site: str) -> None:
    open_page(page, site, "/network")
    day = page.locator(".cal-months td a").last
    anchor = (day.get_attribute("href") or "").partition("#")[2]
    day.click()
    shown(page, re.compile(r"period=2026-"))
    expect(page.locator(f"[id='{anchor}']")).to_be_in_viewport()
    assert was_not_reloaded(page)


def test_the_fields_of_the_lists_write_to_the_address(page: Page, site: str) -> None:
    open_page(page, site, "/network")
    control(page, "kind").select_option("webinar")
    shown(page, "/network?kind=webinar")
    expect(page.locator(".ask > .remark")).to_contain_text("практики показаны все")
    control(page, "direction").select_option("knowledge")
    shown(page, "/network?direction=knowledge&kind=webinar")
    control(page, "i").select_option("training_coverage")
    shown(page, "/network?direction=knowledge&i=training_coverage&kind=webinar")
    expect(page.locator(".learning")).to_contain_text("Охват повышением квалификации")
    assert was_not_reloaded(page)


def test_a_cell_of_the_flows_leaves_its_two_municipalities(page: Page, site: str) -> None:
    open_page(page, site, "/network?period=2025-2026")
    page.locator(".flows tbody td a").first.click()
    shown(page, re.compile(r"^/network\?m=\d{8},\d{8}&period=2025-2026$"))
    assert was_not_reloaded(page)


def test_the_file_has_the_rows_of_the_screen_in_its_order(page: Page, site: str) -> None:
    open_page(page, site, f"{MONTH}&sort=-participants")
    page.locator("#menu-files > summary").click()
    with page.expect_download() as saved:
        page.get_by_role("link", name="CSV (простой)").click()
    lines = list(csv.DictReader(io.StringIO(saved.value.path().read_text(encoding="utf-8"))))
    rows = page.locator(".events tbody tr").all_inner_texts()
    assert len(lines) == len(rows)
    for line, row in zip(lines, rows, strict=True):
        assert line["municipality"] in row
        assert line["participants"] in row


def test_a_phone_reads_a_month_as_a_list_of_days(page: Page, site: str) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    open_page(page, site, MONTH)
    expect(page.locator(".whole-month td.empty").first).to_be_hidden()
    first = page.locator(".whole-month td:not(.empty)").first
    expect(first).to_be_visible()
    assert fits(page)
