"""Диагностики in a browser: a gap narrows the list, the list is sorted, a municipality opens."""

from __future__ import annotations

import csv
import io
import re
from urllib.parse import quote

from playwright.sync_api import Page, expect

from tests.browser.pages import control, open_page, shown

YEAR = "period=2025-2026"


def rows_of(page: Page) -> list[str]:
    return page.locator(".row-table.diagnostics tbody tr").all_inner_texts()


def test_a_cell_of_the_gaps_narrows_the_list_and_back_returns(page: Page, site: str) -> None:
    address = f"/diagnostics?{YEAR}"
    open_page(page, site, address)
    everything = len(rows_of(page))
    cell = page.locator(".gaps tbody tr", has_text="история и обществознание").locator("td a")
    expect(cell).to_have_count(1)
    cell.click()
    shown(page, f"/diagnostics?audience=teacher&{YEAR}&q={quote('история и обществознание')}")
    assert len(rows_of(page)) == 2
    assert all("история и обществознание" in row for row in rows_of(page))
    expect(page.locator(".gaps td.chosen")).to_have_count(1)
    page.go_back()
    shown(page, address)
    assert len(rows_of(page)) == everything


def test_the_fields_of_the_list_write_to_the_address(page: Page, site: str) -> None:
    open_page(page, site, "/diagnostics")
    control(page, "audience").select_option("preschool")
    shown(page, "/diagnostics?audience=preschool")
    assert rows_of(page)
    assert all("дошкольное образование" in row for row in rows_of(page))
    page.locator("#sort-published_on").click()
    shown(page, "/diagnostics?audience=preschool&sort=-published_on")
    with page.expect_download() as taken:
        page.locator("#menu-files summary").click()
        page.get_by_role("link", name="CSV (простой)").click()
    content = taken.value.path().read_text("utf-8")
    found = list(csv.DictReader(io.StringIO(content, newline="")))
    assert len(found) == len(rows_of(page))
    assert [row["published_on"] for row in found] == sorted(
        (row["published_on"] for row in found), reverse=True
    )


def test_a_municipality_of_the_deficits_opens(page: Page, site: str) -> None:
    open_page(page, site, f"/diagnostics?{YEAR}")
    first = page.locator(".needs tbody tr th a").first
    name = first.inner_text()
    first.click()
    shown(page, re.compile(r"^/municipality\?m=\d{8}"))
    expect(page.get_by_role("heading", level=1)).to_contain_text(name)
