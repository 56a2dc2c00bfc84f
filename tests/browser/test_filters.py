"""The filters as a hand uses them: fast, back and forth, by keyboard, with one undoing another."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from urllib.parse import parse_qsl, quote

import pytest
from playwright.sync_api import Page, expect

from tests.browser.pages import control, open_page, shown

TOMSK, ASINO = "69701000", "69608000"
NOW = "2026/27\u00a0учебный год"

SET = """
([name, value]) => {
  const id = JSON.stringify({name: name, role: "filter"});
  const field = document.getElementById(id);
  const kind = field.tagName === "SELECT" ? HTMLSelectElement : HTMLInputElement;
  Object.getOwnPropertyDescriptor(kind.prototype, "value").set.call(field, value);
  field.dispatchEvent(new Event(field.tagName === "SELECT" ? "change" : "input", {bubbles: true}));
  field.dispatchEvent(new FocusEvent("focusout", {bubbles: true}));
}
"""
"""A change as React hears it, without waiting for anything."""

SLOW_ANSWERS = """
const ask = window.fetch;
let turn = 0;
window.fetch = async function (...asked) {
  const answer = await ask.apply(this, asked);
  if (String(asked[0].url || asked[0]).includes("_dash-update-component")) {
    turn += 1;
    await new Promise((done) => window.setTimeout(done, [240, 20, 130, 5][turn % 4]));
  }
  return answer;
};
"""
"""Answers come late, and not in the order of the questions."""


def at(page: Page, address: str) -> None:
    """Waits until the page has drawn this address, and sees that the bar says the same."""
    shown(page, address)
    expect(page).to_have_url(re.compile(re.escape(address) + "$"))


def tick(page: Page, municipality: str) -> None:
    control(page, "m").get_by_label(municipality, exact=True).click()


@pytest.fixture
def opened(page: Page, site: str) -> Page:
    """Обзор, drawn."""
    open_page(page, site, "/")
    return page


# --- the period -------------------------------------------------------------------------------


def test_every_grammar_of_a_period_is_offered_newest_first(opened: Page) -> None:
    options = control(opened, "period").locator("option")
    headings = [
        option.inner_text() for option in options.all() if option.get_attribute("disabled") == ""
    ]
    assert headings == ["— Учебные годы —", "— Календарные годы —", "— Кварталы —"]
    texts = [option.get_attribute("value") for option in options.all()]
    assert texts.index("") == 0
    assert texts.count("") == 1
    years = [text for text in texts if re.fullmatch(r"\d{4}", text or "")]
    quarters = [text for text in texts if re.fullmatch(r"\d{4}-Q\d", text or "")]
    assert years[0] == "2026"
    assert quarters[0] == "2026-Q4"
    assert years == sorted(years, reverse=True)
    assert quarters == sorted(quarters, reverse=True)


@pytest.mark.parametrize("period", ["2025", "2026-Q1", "2024-2025"])
def test_a_chosen_period_stands_in_the_address(opened: Page, period: str) -> None:
    control(opened, "period").select_option(period)
    at(opened, f"/?period={period}")
    expect(control(opened, "period")).to_have_value(period)


def test_two_months_make_a_period(opened: Page) -> None:
    opened.get_by_text("другие месяцы…").click()
    control(opened, "period-from").fill("2025-09")
    control(opened, "period-to").fill("2026-05")
    opened.get_by_role("button", name="Показать").click()
    at(opened, "/?period=2025-09..2026-05")
    expect(control(opened, "period")).to_have_value("2025-09..2026-05")
    expect(control(opened, "period-from")).to_have_value("2025-09")
    expect(opened.locator("#menu-months")).to_have_attribute("open", "")
    expect(opened.locator("#period-hint")).to_be_hidden()


@pytest.mark.parametrize(
    ("first", "last", "said"),
    [
        ("2025-09", "", "Укажите и последний месяц"),
        ("", "2025-09", "Укажите и первый месяц"),
        ("2026-05", "2025-09", "Первый месяц позже последнего"),
    ],
)
def test_a_pair_of_months_that_is_no_period_changes_nothing_and_says_why(
    opened: Page, first: str, last: str, said: str
) -> None:
    calls: list[str] = []
    opened.on("request", lambda request: calls.append(request.url))
    opened.get_by_text("другие месяцы…").click()
    for name, month in (("period-from", first), ("period-to", last)):
        if month:
            control(opened, name).fill(month)
            control(opened, name).press("Enter")
    expect(opened.locator("#period-hint")).to_contain_text(said)
    opened.wait_for_timeout(300)
    at(opened, "/")
    assert not [url for url in calls if "_dash-update-component" in url]


def test_a_repaired_pair_of_months_is_taken_and_the_hint_goes(opened: Page) -> None:
    opened.get_by_text("другие месяцы…").click()
    control(opened, "period-from").fill("2026-05")
    control(opened, "period-to").fill("2025-09")
    control(opened, "period-to").press("Enter")
    expect(opened.locator("#period-hint")).to_be_visible()
    control(opened, "period-from").fill("2025-02")
    control(opened, "period-from").press("Enter")
    at(opened, "/?period=2025-02..2025-09")
    expect(opened.locator("#period-hint")).to_be_hidden()


# --- one choice undoes another ----------------------------------------------------------------


def test_a_group_lets_go_of_municipalities_outside_it_without_a_notice(
    page: Page, site: str
) -> None:
    open_page(page, site, f"/?m={ASINO},{TOMSK}")
    asked: list[str] = []
    page.on("framenavigated", lambda frame: asked.append(frame.url))
    control(page, "group").select_option("district")
    at(page, f"/?group=district&m={ASINO}")
    assert asked == [f"{site}/?group=district&m={ASINO}"]
    expect(page.locator(".notices")).to_be_hidden()
    expect(control(page, "m").get_by_label("Томск", exact=True)).to_have_count(0)


def test_a_group_without_any_of_the_chosen_is_shown_whole(page: Page, site: str) -> None:
    open_page(page, site, f"/?m={ASINO}")
    control(page, "group").select_option("city")
    at(page, "/?group=city")


def test_other_filters_stay_when_one_changes(page: Page, site: str) -> None:
    start = f"/?i=rumo_attendance&known=2026-10-01&m={ASINO}&sort=name"
    open_page(page, site, start)
    control(page, "period").select_option("2025-2026")
    at(page, f"/?i=rumo_attendance&known=2026-10-01&m={ASINO}&period=2025-2026&sort=name")


# --- fast hands -------------------------------------------------------------------------------


def last_of_thirty(page: Page) -> str:
    """Thirty changes of three controls without a pause; the address of the last of each."""
    groups = itertools.cycle(["district", "", "city", "север"])
    periods = itertools.cycle(["2025-2026", "2025", "", "2026-Q1", "2024-2025"])
    days = itertools.cycle(["2026-10-01", "", "2026-11-01"])
    last: dict[str, str] = {}
    turns: Iterator[tuple[str, str]] = (
        pair
        for _ in range(10)
        for pair in (("group", next(groups)), ("period", next(periods)), ("known", next(days)))
    )
    for name, value in turns:
        page.evaluate(SET, [name, value])
        last[name] = value
    return "&".join(f"{name}={quote(last[name])}" for name in sorted(last) if last[name])


@pytest.mark.parametrize("slowly", ["at once", "late and out of order"])
def test_thirty_changes_in_a_row_end_in_the_last_of_them(
    page: Page, site: str, slowly: str
) -> None:
    if slowly != "at once":
        page.add_init_script(SLOW_ANSWERS)
    open_page(page, site, "/")
    query = last_of_thirty(page)
    address = f"/?{query}"
    at(page, address)
    page.wait_for_timeout(1000)
    at(page, address)
    for name in ("group", "period", "known"):
        expect(control(page, name)).to_have_value(dict(parse_qsl(query)).get(name, ""))


def test_a_control_turned_back_before_the_answer_came_is_heard(page: Page, site: str) -> None:
    page.add_init_script(SLOW_ANSWERS)
    open_page(page, site, "/")
    page.evaluate(SET, ["group", "district"])
    page.evaluate(SET, ["group", ""])
    page.wait_for_timeout(800)
    at(page, "/")
    expect(page.locator("[id^='row-']")).to_have_count(21)
    page.evaluate(SET, ["group", "district"])
    at(page, "/?group=district")


# --- back, forward, focus ---------------------------------------------------------------------


def test_back_and_forward_go_through_every_change(opened: Page) -> None:
    control(opened, "group").select_option("district")
    at(opened, "/?group=district")
    control(opened, "period").select_option("2025-2026")
    at(opened, "/?group=district&period=2025-2026")
    opened.locator("#sort-name").click()
    at(opened, "/?group=district&period=2025-2026&sort=name")
    for address in ("/?group=district&period=2025-2026", "/?group=district", "/"):
        opened.go_back()
        at(opened, address)
    expect(control(opened, "group")).to_have_value("")
    opened.go_forward()
    opened.go_forward()
    at(opened, "/?group=district&period=2025-2026")
    expect(control(opened, "group")).to_have_value("district")
    expect(control(opened, "period")).to_have_value("2025-2026")


def test_a_filter_works_again_after_back(opened: Page) -> None:
    control(opened, "group").select_option("district")
    at(opened, "/?group=district")
    opened.go_back()
    at(opened, "/")
    control(opened, "group").select_option("district")
    at(opened, "/?group=district")


def test_the_keyboard_stays_on_the_control_that_was_changed(opened: Page) -> None:
    control(opened, "group").focus()
    opened.keyboard.press("ArrowDown")
    expect(opened.locator("#page-content")).not_to_have_attribute("data-address", "/")
    expect(control(opened, "group")).to_be_focused()
    expect(control(opened, "group")).to_have_value("города")
    opened.keyboard.press("ArrowDown")
    at(opened, f"/?group={quote('север')}")
    expect(control(opened, "group")).to_be_focused()


def test_an_opened_list_stays_open_while_municipalities_are_ticked(opened: Page) -> None:
    opened.locator("#menu-municipalities > summary").click()
    tick(opened, "Томск")
    at(opened, f"/?m={TOMSK}")
    expect(opened.locator("#menu-municipalities")).to_have_attribute("open", "")
    expect(control(opened, "m").get_by_label("Томск", exact=True)).to_be_focused()
    tick(opened, "Асиновский район")
    at(opened, f"/?m={ASINO},{TOMSK}")
    tick(opened, "Томск")
    at(opened, f"/?m={ASINO}")
    expect(opened.locator("#menu-municipalities")).to_have_attribute("open", "")


def test_an_opened_list_is_left_by_escape_and_by_a_press_on_the_page(opened: Page) -> None:
    menu = opened.locator("#menu-municipalities")
    menu.locator("summary").click()
    control(opened, "m").get_by_label("Томск", exact=True).focus()
    opened.keyboard.press("Escape")
    expect(menu).not_to_have_attribute("open", "")
    expect(menu.locator("summary")).to_be_focused()
    menu.locator("summary").click()
    expect(menu).to_have_attribute("open", "")
    opened.locator(".fresh").click()
    expect(menu).not_to_have_attribute("open", "")


# --- chips, links, known ----------------------------------------------------------------------


def test_chips_take_away_one_municipality_at_a_time_and_reset_takes_all(
    page: Page, site: str
) -> None:
    open_page(page, site, f"/?m={ASINO},{TOMSK}&period=2025-2026")
    page.get_by_role("link", name="Муниципалитет: Томск").click()
    at(page, f"/?m={ASINO}&period=2025-2026")
    page.get_by_role("link", name="Сбросить всё").click()
    at(page, "/")
    expect(control(page, "period")).to_have_value("")
    assert control(page, "period").locator("option:checked").inner_text() == NOW


def test_a_moment_of_knowledge_is_shown_as_text_and_a_day_as_a_date(page: Page, site: str) -> None:
    open_page(page, site, "/?known=2026-10-01T10:00:00Z")
    expect(control(page, "known")).to_have_attribute("type", "text")
    expect(control(page, "known")).to_have_value("2026-10-01T10:00:00Z")
    control(page, "known").fill("2026-10-02")
    control(page, "known").press("Enter")
    at(page, "/?known=2026-10-02")
    expect(control(page, "known")).to_have_attribute("type", "date")


def test_the_notice_of_an_unknown_key_stays_while_filters_change(page: Page, site: str) -> None:
    page.goto(f"{site}/?colour=red")
    shown_notice = page.get_by_text("Параметр «colour» в адресе неизвестен")
    expect(shown_notice).to_be_visible()
    control(page, "group").select_option("district")
    shown(page, "/?group=district")
    expect(shown_notice).to_be_visible()


WITHOUT_CLIPBOARD = "Object.defineProperty(navigator, 'clipboard', {value: undefined});"
REFUSED_CLIPBOARD = """
Object.defineProperty(navigator, "clipboard", {
  value: { writeText: () => Promise.reject(new Error("refused")) },
});
"""


@pytest.mark.parametrize("clipboard", ["", WITHOUT_CLIPBOARD, REFUSED_CLIPBOARD])
def test_the_link_is_copied_whatever_the_browser_allows(
    page: Page, site: str, clipboard: str
) -> None:
    page.add_init_script(clipboard)
    open_page(page, site, "/?group=district")
    page.get_by_role("button", name="Скопировать ссылку").click()
    expect(page.locator("#copy-link")).to_have_text("Ссылка скопирована")
    page.evaluate(
        "const field = document.createElement('textarea'); field.id = 'pasted';"
        "document.body.append(field); field.focus()"
    )
    page.keyboard.press("Control+V")
    expect(page.locator("#pasted")).to_have_value(f"{site}/?group=district")
