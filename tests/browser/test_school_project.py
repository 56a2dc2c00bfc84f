"""Школа Минпросвещения in a browser: the two questions in three clicks, one school, the list."""

from __future__ import annotations

import csv
import io
import re
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import TODAY
from tests.serving import served

pytestmark = pytest.mark.xdist_group("browser")

PATH = "/school-project"
NOT_RELOADED = "window.notReloaded"
HOSTILE = '<img src=x onerror="window.broken = true"><script>window.broken = true</script>'


def control(name: str) -> str:
    return f'[id=\'{{"name":"{name}","role":"filter"}}\']'


def shown(page: Page, address: str | re.Pattern[str]) -> None:
    expect(page.locator("#page-content")).to_have_attribute("data-address", address)


def open_page(page: Page, site: str, address: str) -> None:
    """The page at the address, with a mark that a reload would wipe away."""
    page.goto(site + address)
    shown(page, address)
    page.evaluate(f"{NOT_RELOADED} = true")


def was_not_reloaded(page: Page) -> bool:
    return bool(page.evaluate(f"{NOT_RELOADED} === true"))


def rows_of(page: Page) -> list[str]:
    return page.locator(".row-table tbody tr").all_inner_texts()


def test_one_click_from_the_menu_says_which_direction_fell_in_most_municipalities(
    page: Page, site: str
) -> None:
    page.goto(site)
    shown(page, "/")
    page.locator(f'.top nav a[href="{PATH}"]').click()
    shown(page, PATH)
    expect(page.get_by_role("heading", level=1)).to_contain_text(
        re.compile(r"потеряли в направлени.+ «.+»: \d+ из.\d+")
    )


def test_the_nearest_school_is_one_more_click_away_and_tells_what_it_lacks(
    page: Page, site: str
) -> None:
    open_page(page, site, PATH)
    first = page.locator(".near-schools tbody tr").first
    lacking = first.locator("td").last.inner_text()
    name = first.locator("th").inner_text()
    first.locator("th a").click()
    shown(page, re.compile(r"school=s-"))
    expect(page.get_by_role("heading", level=1)).to_contain_text(name)
    expect(page.get_by_role("heading", level=1)).to_contain_text(lacking)
    expect(page.locator(".school-rounds tbody tr")).to_have_count(10)
    assert len(rows_of(page)) == 1
    page.get_by_role("link", name="Все школы").click()
    shown(page, PATH)
    assert was_not_reloaded(page)


def test_a_cell_of_the_heat_narrows_to_its_municipality_and_direction(
    page: Page, site: str
) -> None:
    open_page(page, site, PATH)
    page.locator("#row-69608000 td a").nth(1).click()
    shown(page, f"{PATH}?direction=health&m=69608000")
    expect(page.locator(control("direction"))).to_have_value("health")
    expect(page.locator("#card-school_project_health")).to_be_visible()
    assert all("Асиновский район" in row for row in rows_of(page))
    assert was_not_reloaded(page)
    page.go_back()
    shown(page, PATH)


def test_a_count_of_a_level_opens_its_schools_in_the_list(page: Page, site: str) -> None:
    open_page(page, site, PATH)
    link = page.locator(".school-levels .together a").first
    count, address = int(link.inner_text()), link.get_attribute("href") or ""
    link.click()
    shown(page, address.partition("#")[0])
    expect(page.locator("#rows")).to_be_in_viewport()
    assert len(rows_of(page)) == min(count, 50)


def test_the_fields_and_the_order_of_the_list_write_to_the_address(page: Page, site: str) -> None:
    open_page(page, site, PATH)
    page.locator(control("level")).select_option("basic")
    shown(page, f"{PATH}?level=basic")
    page.locator(control("q")).fill("сош")
    page.locator(control("q")).press("Enter")
    shown(page, f"{PATH}?level=basic&q=%D1%81%D0%BE%D1%88")
    assert rows_of(page)
    assert all("СОШ" in row and "базовый" in row for row in rows_of(page))
    page.locator("#sort-points_to_next").click()
    shown(page, f"{PATH}?level=basic&q=%D1%81%D0%BE%D1%88&sort=points_to_next")
    expect(page.locator("th[aria-sort]")).to_have_attribute("aria-sort", "ascending")
    page.get_by_role("link", name="Сбросить всё").click()
    shown(page, PATH)
    assert was_not_reloaded(page)


def test_the_file_has_the_rows_of_the_screen_in_its_order(page: Page, site: str) -> None:
    open_page(page, site, f"{PATH}?m=69608000&sort=-percent")
    page.locator("#menu-files > summary").click()
    with page.expect_download() as saved:
        page.get_by_role("link", name="CSV (простой)").click()
    lines = list(csv.DictReader(io.StringIO(saved.value.path().read_text(encoding="utf-8"))))
    rows = rows_of(page)
    assert len(lines) == len(rows) > 1
    for line, row in zip(lines, rows, strict=True):
        assert line["school"] in row


def test_what_others_wrote_is_shown_as_it_is_written(
    page: Page, demo_url: str, tmp_path: Path
) -> None:
    copied = tmp_path / "hostile.sqlite3"
    shutil.copy(demo_url.removeprefix("sqlite:///"), copied)
    with closing(sqlite3.connect(copied)) as base, base:
        base.execute("UPDATE school SET name = ?", (HOSTILE,))
        base.execute("UPDATE self_diagnosis SET edition = ?", (HOSTILE,))
        base.execute("UPDATE municipality SET name = ?", (HOSTILE,))
    with served(f"sqlite:///{copied}", RUMO_TODAY=TODAY.isoformat()) as site:
        open_page(page, site, f"{PATH}?school=s-69608000-001")
        expect(page.locator(".school-panel")).to_contain_text("onerror")
        assert page.evaluate("window.broken") is None
        assert page.locator("main img[src='x'], main script").count() == 0
        assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
