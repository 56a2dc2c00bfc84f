"""«Найти» as hands use it: by keyboard, on a phone, faster than the server answers."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.accessibility import CONTRAST, faults
from tests.browser.pages import fits, open_page, shown

TOMSK = "69701000"


def first_hit(page: Page, text: str) -> None:
    expect(page.locator("#search-hit-0")).to_contain_text(text)


def test_the_wrong_layout_and_enter_lead_to_the_municipality(page: Page, site: str) -> None:
    open_page(page, site, "/?known=2026-06-01&period=2025-2026")
    page.keyboard.press("Control+k")
    expect(page.locator("#search-text")).to_be_focused()
    page.keyboard.type("njvcr")
    first_hit(page, "Томск")
    page.keyboard.press("Enter")
    shown(page, f"/municipality?known=2026-06-01&m={TOMSK}&period=2025-2026")
    expect(page.locator("#search")).to_be_hidden()
    expect(page.locator("#page-content")).to_be_focused()


def test_enter_pressed_before_the_answer_waits_for_it(page: Page, site: str) -> None:
    open_page(page, site, "/")
    page.keyboard.press("Control+k")
    page.keyboard.type("кедровый")
    page.keyboard.press("Enter")
    shown(page, "/municipality?m=69507000")


def test_escape_closes_it_and_gives_the_keyboard_back(page: Page, site: str) -> None:
    open_page(page, site, "/")
    page.locator("#search-open").focus()
    page.keyboard.press("Enter")
    expect(page.locator("#search")).to_be_visible()
    page.keyboard.type("томск")
    first_hit(page, "Томск")
    page.keyboard.press("Escape")
    expect(page.locator("#search")).to_be_hidden()
    expect(page.locator("#search-open")).to_be_focused()
    assert page.url == site + "/"


def test_the_slash_opens_it_outside_of_fields_alone(page: Page, site: str) -> None:
    open_page(page, site, "/")
    field = page.locator('input[type="date"], input[type="text"]').first
    field.focus()
    page.keyboard.press("/")
    expect(page.locator("#search")).to_be_hidden()
    page.locator("#page-content").focus()
    page.keyboard.press("/")
    expect(page.locator("#search-text")).to_be_focused()
    expect(page.locator("#search-text")).to_have_value("")


def test_the_arrows_go_over_all_that_was_found(page: Page, site: str) -> None:
    open_page(page, site, "/")
    page.keyboard.press("Control+k")
    field = page.locator("#search-text")
    field.fill("томск")
    first_hit(page, "Томск")
    expect(field).to_have_attribute("aria-activedescendant", "search-hit-0")
    expect(field).to_have_attribute("aria-expanded", "true")
    page.keyboard.press("ArrowDown")
    expect(field).to_have_attribute("aria-activedescendant", "search-hit-1")
    expect(page.locator("#search-hit-1")).to_have_attribute("aria-selected", "true")
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowUp")
    last = page.locator("#search-hits [role=option]").last
    expect(last).to_have_attribute("aria-selected", "true")
    expect(last).to_be_in_viewport()


def test_an_example_is_typed_for_the_person(page: Page, site: str) -> None:
    open_page(page, site, "/")
    page.locator("#search-open").click()
    page.get_by_role("button", name="верхнек").click()
    first_hit(page, "Верхнекетский район")
    page.locator("#search-hit-0").click()
    shown(page, "/municipality?m=69616000")
    expect(page.locator("#search")).to_be_hidden()


def test_a_decision_is_opened_in_its_place_in_the_minutes(page: Page, site: str) -> None:
    open_page(page, site, "/")
    page.keyboard.press("Control+k")
    page.keyboard.type("направить в институт заявку на повышение квалификации")
    first_hit(page, "Направить в институт заявку")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"/decisions\?.*meeting=.*#point-\d+$"))
    expect(page.locator("[id^=point-]:target")).to_be_in_viewport()


def test_the_answer_to_what_was_typed_last_stays(page: Page, site: str) -> None:
    open_page(page, site, "/")
    page.keyboard.press("Control+k")
    page.keyboard.type("верхнекетский", delay=40)
    first_hit(page, "Верхнекетский район")
    page.locator("#search-text").fill("")
    expect(page.get_by_role("button", name="верхнек")).to_be_visible()
    page.locator("#search-text").fill("<b>абвгд</b>")
    expect(page.locator("#search-answer")).to_contain_text("Ничего не найдено по «<b>абвгд</b>»")


def test_opening_and_closing_it_asks_the_server_nothing(page: Page, site: str) -> None:
    calls: list[str] = []
    open_page(page, site, "/")
    page.on("request", lambda request: calls.append(request.url))
    page.keyboard.press("Control+k")
    expect(page.locator("#search")).to_be_visible()
    page.keyboard.press("Escape")
    page.wait_for_timeout(500)
    assert [url for url in calls if "_dash-update-component" in url] == []


@pytest.mark.parametrize("width", [1400, 390])
def test_the_open_dialogue_is_for_everyone(page: Page, site: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 844})
    open_page(page, site, "/")
    page.locator("#search-open").click()
    field = page.locator("#search-text")
    for text, told in (("", "Можно найти"), ("томск", "Школы"), ("библиотека асино", "Возможно")):
        field.fill(text)
        expect(page.locator("#search-answer")).to_contain_text(told)
        assert faults(page, "#search") == []
        page.emulate_media(color_scheme="dark")
        assert faults(page, "#search", **CONTRAST) == []
        page.emulate_media(color_scheme="light")
        assert fits(page)
        box = page.locator("#search").bounding_box()
        assert box is not None
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= width


def test_on_a_phone_the_button_is_in_sight_and_large_enough_for_a_finger(
    page: Page, site: str
) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    open_page(page, site, "/")
    box = page.locator("#search-open").bounding_box()
    assert box is not None
    assert box["y"] + box["height"] < 100
    assert box["x"] + box["width"] <= 390
    assert box["height"] >= 36
