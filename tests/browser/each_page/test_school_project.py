"""Школа Минпросвещения in a browser: the two questions in three clicks, one school, the list."""

from __future__ import annotations

import csv
import io
import re

from playwright.sync_api import Page, expect

from tests.browser.conftest import HOSTILE
from tests.browser.pages import (
    assert_nothing_hostile_runs,
    control,
    fits,
    listed,
    open_page,
    shown,
    was_not_reloaded,
)

PATH = "/school-project"


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
    assert len(listed(page)) == 1
    page.get_by_role("link", name="Все школы").click()
    shown(page, PATH)
    assert was_not_reloaded(page)


def test_a_cell_of_the_heat_narrows_to_its_municipality_and_direction(
    page: Page, site: str
) -> None:
    open_page(page, site, PATH)
    page.locator("#row-69608000 td a").nth(1).click()
    shown(page, f"{PATH}?direction=health&m=69608000")
    expect(control(page, "direction")).to_have_value("health")
    expect(page.locator("#card-school_project_health")).to_be_visible()
    assert all("Асиновский район" in row for row in listed(page))
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
    assert len(listed(page)) == min(count, 50)


def test_the_fields_and_the_order_of_the_list_write_to_the_address(page: Page, site: str) -> None:
    open_page(page, site, PATH)
    control(page, "level").select_option("basic")
    shown(page, f"{PATH}?level=basic")
    control(page, "q").fill("сош")
    control(page, "q").press("Enter")
    shown(page, f"{PATH}?level=basic&q=%D1%81%D0%BE%D1%88")
    assert listed(page)
    assert all("СОШ" in row and "базовый" in row for row in listed(page))
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
    rows = listed(page)
    assert len(lines) == len(rows) > 1
    for line, row in zip(lines, rows, strict=True):
        assert line["school"] in row


def test_what_others_wrote_is_shown_as_it_is_written(page: Page, hostile_site: str) -> None:
    open_page(page, hostile_site, f"{PATH}?school=s-69608000-001")
    expect(page.locator(".school-panel")).to_contain_text(HOSTILE)
    assert_nothing_hostile_runs(page)
    assert fits(page)
