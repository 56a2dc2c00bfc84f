"""Решения in a browser: filters, order, pages, and the way to a sentence of the minutes."""

from __future__ import annotations

import csv
import io
import re

from playwright.sync_api import Page, expect

from tests.browser.conftest import HOSTILE, HOSTILE_MEETING
from tests.browser.pages import (
    assert_nothing_hostile_runs,
    control,
    fits,
    listed,
    open_page,
    shown,
    was_not_reloaded,
)


def test_a_count_filters_the_list_and_back_returns(page: Page, site: str) -> None:
    open_page(page, site, "/decisions")
    expect(page.get_by_role("heading", level=1)).to_contain_text("Просрочен")
    count = int(page.locator("#status-overdue b").inner_text())
    page.locator("#status-overdue").click()
    shown(page, "/decisions?status=overdue")
    assert len(listed(page)) == count
    assert all("просрочено" in row for row in listed(page))
    expect(control(page, "status")).to_have_value("overdue")
    assert was_not_reloaded(page)
    page.go_back()
    shown(page, "/decisions")
    expect(control(page, "status")).to_have_value("")


def test_the_fields_of_the_list_write_to_the_address(page: Page, site: str) -> None:
    open_page(page, site, "/decisions?page=2")
    control(page, "q").fill("ОТЧЕТ")
    control(page, "q").press("Enter")
    shown(page, "/decisions?q=%D0%9E%D0%A2%D0%A7%D0%95%D0%A2")
    assert listed(page)
    assert all("отчёт" in row.lower() for row in listed(page))
    control(page, "body").select_option("rumo")
    shown(page, "/decisions?body=rumo&q=%D0%9E%D0%A2%D0%A7%D0%95%D0%A2")
    control(page, "owner").fill("верхнекетский")
    control(page, "owner").press("Enter")
    shown(page, re.compile("owner="))
    assert listed(page)
    assert all("Верхнекетский" in row for row in listed(page))
    page.get_by_role("link", name="Сбросить всё").click()
    shown(page, "/decisions")
    assert was_not_reloaded(page)


def test_the_list_is_sorted_and_turned_through_the_address(page: Page, site: str) -> None:
    open_page(page, site, "/decisions")
    page.locator("#sort-held_on").click()
    shown(page, "/decisions?sort=-held_on")
    expect(page.locator("th[aria-sort]")).to_have_attribute("aria-sort", "descending")
    first = listed(page)
    page.locator("#page-on").click()
    shown(page, "/decisions?page=2&sort=-held_on")
    expect(page.locator(".shown")).to_contain_text("51–100")
    assert listed(page) != first
    page.locator("#page-back").click()
    shown(page, "/decisions?sort=-held_on")
    assert listed(page) == first
    assert was_not_reloaded(page)


def test_a_decision_opens_its_sentence_in_the_minutes(page: Page, site: str) -> None:
    open_page(page, site, "/decisions?status=overdue")
    link = page.locator(".source").first
    anchor = (link.get_attribute("href") or "").partition("#")[2]
    link.click()
    shown(page, re.compile("meeting=rumo-"))
    sentence = page.locator(f"mark#{anchor}")
    expect(sentence).to_be_in_viewport()
    assert page.evaluate("document.querySelector(':target').id") == anchor
    assert was_not_reloaded(page)
    page.go_back()
    shown(page, "/decisions?status=overdue")
    expect(page.locator("#minutes")).to_have_count(0)


def test_another_sentence_of_the_same_minutes_is_only_scrolled_to(page: Page, site: str) -> None:
    open_page(page, site, "/decisions?status=overdue")
    page.locator(".source").first.click()
    shown(page, re.compile("meeting=rumo-"))
    page.evaluate("document.querySelector('#page-content').drawnBefore = true")
    address = page.url.partition("#")[0]
    page.goto(f"{address}#point-1")
    expect(page.locator("mark#point-1")).to_be_in_viewport()
    assert page.evaluate("document.querySelector('#page-content').drawnBefore") is True


def test_a_link_to_a_sentence_opens_there(page: Page, site: str) -> None:
    open_page(page, site, "/decisions?status=overdue")
    address = page.locator(".source").first.get_attribute("href") or ""
    anchor = address.partition("#")[2]
    page.goto("about:blank")
    page.goto(site + address)
    shown(page, re.compile("meeting=rumo-"))
    expect(page.locator(f"mark#{anchor}")).to_be_in_viewport()
    assert page.evaluate("document.querySelector(':target').id") == anchor


def test_the_file_has_the_rows_of_the_screen_in_its_order(page: Page, site: str) -> None:
    open_page(page, site, "/decisions?sort=-lateness_days&status=overdue")
    page.locator("#menu-files > summary").click()
    with page.expect_download() as saved:
        page.get_by_role("link", name="CSV (простой)").click()
    lines = list(csv.DictReader(io.StringIO(saved.value.path().read_text(encoding="utf-8"))))
    assert len(lines) == len(listed(page))
    for line, row in zip(lines, listed(page), strict=True):
        assert line["text"] in row
        assert line["assignee"] in row


def test_a_phone_sorts_by_a_list(page: Page, site: str) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    open_page(page, site, "/decisions?status=overdue")
    expect(page.locator("#sort-due_on")).to_be_hidden()
    control(page, "sort").select_option("-due_on")
    shown(page, "/decisions?sort=-due_on&status=overdue")
    assert fits(page)


def test_what_others_wrote_is_shown_as_it_is_written(page: Page, hostile_site: str) -> None:
    open_page(page, hostile_site, f"/decisions?meeting={HOSTILE_MEETING}")
    expect(page.locator("#minutes")).to_contain_text(HOSTILE)
    assert_nothing_hostile_runs(page)


def test_who_holds_most_overdue_is_said_at_once_and_opened_by_a_click(
    page: Page, site: str
) -> None:
    open_page(page, site, "/decisions")
    first = page.locator(".places-panel tbody tr").first
    name = first.locator("th").inner_text()
    overdue = re.sub(r"\D", "", first.locator("td").first.inner_text())
    heading = page.get_by_role("heading", level=1).inner_text().replace("\u00a0", " ")
    assert f"{name} — {overdue}" in heading
    first.locator("th a").click()
    shown(page, re.compile("m="))
    assert re.sub(r"\D", "", page.locator("#card-decision_overdue .big").inner_text()) == overdue
    page.locator("#status-overdue").click()
    shown(page, re.compile("status=overdue"))
    assert len(listed(page)) == int(overdue)
    assert was_not_reloaded(page)


def test_a_group_of_the_board_goes_on_in_the_list(page: Page, site: str) -> None:
    open_page(page, site, "/decisions")
    page.locator("#lane-continuous .onward").click()
    shown(page, "/decisions?sort=due_on&status=continuous")
    expect(page.locator("#rows")).to_be_in_viewport()
    assert all("постоянно" in row for row in listed(page))
    assert was_not_reloaded(page)
