"""Повышение квалификации in a browser: bars that filter, the walk to one municipality, files."""

from __future__ import annotations

import csv
import io
import re

from playwright.sync_api import Page, expect

from tests.browser.pages import control, fits, listed, open_page, shown, was_not_reloaded

LAST_YEAR = "period=2025-2026"


def test_how_many_a_district_lacks_is_one_click_from_the_first_screen(
    page: Page, site: str
) -> None:
    open_page(page, site, f"/?{LAST_YEAR}")
    page.get_by_role("link", name="Обучение", exact=True).first.click()
    shown(page, f"/training?{LAST_YEAR}")
    row = page.locator("#row-69632000")
    expect(row).to_contain_text("Колпашевский район")
    expect(row).to_contain_text(re.compile(r"не\sхватает\s\d+\sпедагог"))
    row.get_by_role("link").click()
    shown(page, f"/training?m=69632000&{LAST_YEAR}")
    said = (
        page.locator("#row-69632000")
        .inner_text()
        .replace("\u00a0", " ")
        .split("не хватает")[1]
        .split()[0]
    )
    expect(page.locator(".lead")).to_contain_text(re.compile(rf"не\sхватает\s{said}\sпедагог"))


def test_a_bar_filters_what_is_below_and_not_the_cards(page: Page, site: str) -> None:
    open_page(page, site, f"/training?{LAST_YEAR}")
    cards = page.locator(".cards").inner_text()
    page.locator(".breakdown.format .part", has_text="дистанционно").click()
    shown(page, f"/training?format=remote&{LAST_YEAR}")
    expect(page.locator(".breakdown.format .part")).to_have_count(3)
    expect(page.locator(".narrowed")).to_be_visible()
    expect(control(page, "format")).to_have_value("remote")
    assert page.locator(".cards").inner_text() == cards
    rows = listed(page)
    assert len(rows) == 50
    assert all("дистанционно" in row for row in rows)
    page.locator(".breakdown.format .part.chosen").click()
    shown(page, f"/training?{LAST_YEAR}")
    assert was_not_reloaded(page)
    page.go_back()
    shown(page, f"/training?format=remote&{LAST_YEAR}")


def test_the_fields_narrow_and_a_programme_leads_to_its_trainings(page: Page, site: str) -> None:
    open_page(page, site, "/training")
    control(page, "q").fill("ИНТЕНСИВ")
    control(page, "q").press("Enter")
    shown(page, re.compile("^/training\\?q="))
    control(page, "category").select_option("manager")
    shown(page, re.compile("^/training\\?category=manager&q="))
    link = page.locator(".programs tbody a").first
    title = link.inner_text()
    link.click()
    rows = page.locator(".row-table tbody tr")
    expect(rows.first).to_contain_text(title)
    assert all(title in row and "руководитель" in row for row in rows.all_inner_texts())
    assert was_not_reloaded(page)


def test_the_file_has_the_rows_of_the_screen_in_its_order(page: Page, site: str) -> None:
    open_page(page, site, "/training?m=69652000&sort=hours")
    page.locator("#menu-files > summary").click()
    with page.expect_download() as saved:
        page.get_by_role("link", name="CSV (простой)").click()
    lines = list(csv.DictReader(io.StringIO(saved.value.path().read_text(encoding="utf-8"))))
    rows = listed(page)
    assert rows
    for line, row in zip(lines, rows, strict=False):
        assert line["program"] in row
    hours = [float(line["hours"]) for line in lines]
    assert hours == sorted(hours)


def test_the_drawing_has_the_same_numbers_in_its_table(page: Page, site: str) -> None:
    open_page(page, site, f"/training?{LAST_YEAR}")
    page.locator("#numbers-months > summary").click()
    rows = page.locator("#numbers-months tbody tr")
    expect(rows).to_have_count(12)
    expect(page.locator(".growth li")).to_have_count(12)
    last = rows.last.locator("td").first.inner_text()
    expect(page.locator("#card-training_coverage .big")).to_contain_text(last.split()[0])


def test_cards_without_numbers_stay_in_their_frames(page: Page, site: str) -> None:
    page.set_viewport_size({"width": 1280, "height": 720})
    open_page(page, site, "/training?period=2031-2032")
    expect(page.locator(".cards.five .big.missing").first).to_be_visible()
    assert fits(page)
    inner = "each => each.querySelector('.big').scrollWidth <= each.clientWidth"
    assert page.locator(".cards.five .card").evaluate_all(f"cards => cards.every({inner})")
