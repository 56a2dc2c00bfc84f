"""Заседания in a browser: from the headline to the persons, and back."""

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

MEETING = "rumo-2026-04-17"
YEAR = "period=2025-2026"


def test_who_missed_the_last_two_meetings_is_one_click_from_the_first_page(
    page: Page, site: str
) -> None:
    open_page(page, site, "/")
    page.get_by_role("link", name="Заседания", exact=True).click()
    shown(page, "/meetings")
    heading = page.get_by_role("heading", level=1)
    expect(heading).to_contain_text("два последних подряд пропустил Парабельский район")
    page.locator("#group-missed").click()
    shown(page, "/meetings?m=69644000")
    assert page.locator(".turnout tbody tr").count() == 1
    assert was_not_reloaded(page)
    page.go_back()
    shown(page, "/meetings")


def test_a_cell_opens_the_meeting_and_those_who_were_there(page: Page, site: str) -> None:
    open_page(page, site, f"/meetings?{YEAR}")
    cell = page.locator("#row-69628000 td.substitute a").last
    cell.click()
    shown(page, f"/meetings?m=69628000&meeting=rumo-2026-05-28&{YEAR}")
    rows = page.locator(".row-table tbody tr")
    expect(rows.filter(has_text="вместо члена")).to_have_count(1)
    expect(page.locator("#meeting")).to_contain_text("Кворум")
    assert was_not_reloaded(page)


def test_a_date_opens_the_card_and_closes_it_again(page: Page, site: str) -> None:
    open_page(page, site, f"/meetings?{YEAR}")
    expect(page.locator("#meeting")).to_have_count(0)
    page.locator(f"#meeting-{MEETING}").click()
    shown(page, f"/meetings?meeting={MEETING}&{YEAR}")
    expect(page.locator("#meeting h2")).to_contain_text("РУМО № 4 от 17.04.2026")
    expect(control(page, "meeting")).to_have_value(MEETING)
    page.locator(f"#meeting-{MEETING}").click()
    shown(page, f"/meetings?{YEAR}")
    expect(page.locator("#meeting")).to_have_count(0)


def test_a_point_of_the_card_opens_its_sentence_in_the_minutes(page: Page, site: str) -> None:
    open_page(page, site, f"/meetings?meeting={MEETING}&{YEAR}")
    page.locator(".points a").nth(1).click()
    shown(page, f"/decisions?meeting={MEETING}&{YEAR}")
    expect(page.locator("mark#point-2")).to_be_in_viewport()


def test_another_body_lets_the_meeting_go(page: Page, site: str) -> None:
    open_page(page, site, f"/meetings?meeting={MEETING}&{YEAR}")
    control(page, "body").select_option("municipal_council")
    shown(page, f"/meetings?body=municipal_council&{YEAR}")
    expect(page.locator(".meeting-list")).to_be_visible()
    page.locator(".meeting-list tbody a").first.click()
    shown(page, re.compile("meeting=council-"))
    control(page, "body").select_option("")
    shown(page, f"/meetings?{YEAR}")
    assert was_not_reloaded(page)


def test_the_search_narrows_the_persons_and_the_file_has_the_same(page: Page, site: str) -> None:
    open_page(page, site, f"/meetings?{YEAR}")
    control(page, "q").fill("ПЕДАГОГИЧЕСКИЙ")
    control(page, "q").press("Enter")
    shown(page, re.compile("q="))
    rows = listed(page)
    assert rows
    assert all("педагогический" in row for row in rows)
    page.locator("#menu-files > summary").click()
    with page.expect_download() as saved:
        page.get_by_role("link", name="CSV (простой)").click()
    lines = list(csv.DictReader(io.StringIO(saved.value.path().read_text(encoding="utf-8"))))
    assert [line["person"] in row for line, row in zip(lines, rows, strict=True)] == [True] * len(
        rows
    )


def test_what_others_wrote_is_shown_as_it_is_written(page: Page, hostile_site: str) -> None:
    open_page(page, hostile_site, f"/meetings?meeting={HOSTILE_MEETING}&{YEAR}")
    expect(page.locator("#meeting")).to_contain_text(HOSTILE)
    assert_nothing_hostile_runs(page)
    page.set_viewport_size({"width": 390, "height": 844})
    assert fits(page)


def test_questions_of_the_next_agenda_are_struck_out_and_taken_back_with_the_keyboard(
    page: Page, site: str
) -> None:
    open_page(page, site, "/meetings?meeting=rumo-2026-11-13")
    boxes = page.locator("#next-agenda ~ .draft").get_by_role("checkbox")
    count = boxes.count()
    assert count > 3
    first = boxes.first
    identity = first.get_attribute("id") or ""
    key = identity.removeprefix("take-")
    first.focus()
    page.keyboard.press("Space")
    shown(page, f"/meetings?drop={key}&meeting=rumo-2026-11-13")
    expect(page.locator(f"#{identity}")).to_have_attribute("aria-checked", "false")
    expect(page.locator(f"#{identity}")).to_be_focused()
    expect(page.get_by_role("heading", name="Проект следующей повестки")).to_contain_text(
        f"взято {count - 1} из"
    )
    with page.expect_download() as download:
        page.get_by_role("link", name="Скачать проект повестки").click()
    assert download.value.suggested_filename.endswith(".docx")
    page.keyboard.press("Tab")
    page.locator(f"#{identity}").focus()
    page.keyboard.press("Enter")
    shown(page, "/meetings?meeting=rumo-2026-11-13")
    assert was_not_reloaded(page)


def test_what_changed_since_the_meeting_before_opens_down_to_the_rows(
    page: Page, site: str
) -> None:
    open_page(page, site, "/meetings?meeting=rumo-2026-11-13")
    page.get_by_role("link", name="Что изменилось с прошлого заседания").click()
    panel = page.locator(".since-panel")
    expect(panel).to_contain_text("С заседания РУМО № 1 от 21.09.2026")
    panel.locator("#since-crossed > summary").click()
    expect(panel.locator("#since-crossed tbody tr").first).to_be_visible()
    page.set_viewport_size({"width": 390, "height": 844})
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
