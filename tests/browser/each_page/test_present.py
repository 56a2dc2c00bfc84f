"""Режим заседания in a browser: the keyboard alone, without a network, in two shapes of window."""

from __future__ import annotations

import re
from typing import Final

import pytest
from playwright.sync_api import Page, expect

from tests.browser.accessibility import CONTRAST, grave_faults
from tests.browser.pages import control, shown

MEETING: Final = "/present?meeting=rumo-2026-11-13"
SLIDES: Final = 23
SHIFTS: Final = """
  window.shifted = 0;
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) { window.shifted += entry.value; }
  }).observe({ type: 'layout-shift', buffered: true });
"""
TOO_SMALL: Final = """
  () => {
    const foot = document.querySelector('.slide.now .foot .number');
    const u = parseFloat(getComputedStyle(foot).fontSize) / 16;
    const found = [];
    document.querySelectorAll('.deck > .slide').forEach((slide) => {
      slide.querySelectorAll('*').forEach((each) => {
        if (each.closest('.foot, .notes, footer, .visually-hidden, svg')) { return; }
        const own = [...each.childNodes].some((n) => n.nodeType === 3 && n.textContent.trim());
        const size = parseFloat(getComputedStyle(each).fontSize) / u;
        if (own && size < 23.9) { found.push([slide.id, each.tagName, each.textContent, size]); }
      });
      slide.querySelectorAll('svg text').forEach((each) => {
        if (!each.getBBox().width) { return; }
        const size = parseFloat(getComputedStyle(each).fontSize) * each.getScreenCTM().a / u;
        if (size < 23.4) { found.push([slide.id, 'text', each.textContent, size]); }
      });
    });
    return found;
  }
"""
OUTSIDE: Final = """
  () => {
    const found = [];
    document.querySelectorAll('.deck > .slide').forEach((slide) => {
      const foot = slide.querySelector('.foot').getBoundingClientRect();
      slide.querySelectorAll('.matter *').forEach((each) => {
        if (each.closest('svg') || each.closest('.visually-hidden')) { return; }
        const box = each.getBoundingClientRect();
        if (box.right > window.innerWidth + 1 || box.left < -1 || box.bottom > foot.top + 2) {
          found.push([slide.id, each.className, box.right, box.bottom, foot.top]);
        }
      });
    });
    return found;
  }
"""


def open_slides(page: Page, site: str, address: str) -> None:
    page.goto(site + address)
    expect(page.locator("#page-content.stage")).to_have_attribute("data-address", address)
    page.wait_for_load_state("networkidle")


def at(page: Page, site: str, place: int, address: str = MEETING) -> None:
    """The slide is in sight, alone, and in the address."""
    expect(page.locator(".deck > .slide.now")).to_have_id(f"slide-{place}")
    slide = f"&slide={place}" if place > 1 else ""
    expect(page).to_have_url(site + address + slide)
    shown(page, address + slide)


def test_keys_turn_the_slides_and_the_address_follows(page: Page, site: str) -> None:
    page.set_viewport_size({"width": 1280, "height": 720})
    open_slides(page, site, MEETING)
    last = int(page.locator("#page-content").get_attribute("data-slides") or 0)
    assert last >= 12
    for key, place in (
        ("ArrowRight", 2), ("PageDown", 3), ("Space", 4), ("ArrowLeft", 3), ("PageUp", 2),
        ("End", last), ("ArrowRight", last), ("Home", 1), ("ArrowLeft", 1),
    ):  # fmt: skip
        page.keyboard.press(key)
        at(page, site, place)
    for key in ("1", "2", "Enter"):
        page.keyboard.press(key)
    at(page, site, 12)


def test_a_key_asks_nobody_and_moves_nothing(page: Page, site: str) -> None:
    page.add_init_script(SHIFTS)
    open_slides(page, site, MEETING)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    before = page.evaluate("window.shifted")
    for _ in range(12):
        page.keyboard.press("ArrowRight")
    at(page, site, 13)
    assert asked == []
    assert page.evaluate("window.shifted") == before


def test_the_talk_goes_on_when_the_network_is_cut(page: Page, site: str) -> None:
    open_slides(page, site, MEETING)
    page.context.set_offline(True)
    for key, place in (("End", SLIDES), ("Home", 1), ("ArrowRight", 2)):
        page.keyboard.press(key)
        at(page, site, place)
    page.keyboard.press("t")
    expect(page.locator("#slide-strip button")).to_have_count(SLIDES)
    page.keyboard.press("n")
    page.context.set_offline(False)


def test_a_link_to_a_slide_opens_at_it_and_survives_a_reload(page: Page, site: str) -> None:
    open_slides(page, site, f"{MEETING}&slide=7")
    at(page, site, 7)
    page.keyboard.press("ArrowRight")
    page.reload()
    expect(page.locator(".deck > .slide.now")).to_have_id("slide-8")


def test_notes_strip_and_black_screen_are_keys(page: Page, site: str) -> None:
    open_slides(page, site, f"{MEETING}&slide=7")
    notes = page.locator("#slide-7 .notes")
    expect(notes).to_be_hidden()
    page.keyboard.press("n")
    expect(notes).to_be_visible()
    expect(notes).to_contain_text("Кого спросить")
    page.keyboard.press("n")
    page.keyboard.press("b")
    expect(page.locator("#slide-black")).to_be_visible()
    page.keyboard.press("b")
    expect(page.locator("#slide-black")).to_be_hidden()
    page.keyboard.press("t")
    expect(page.locator("#slide-strip [aria-current=true]")).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    at(page, site, 8)
    expect(page.locator("#slide-strip")).to_be_hidden()


@pytest.mark.parametrize(
    ("address", "back"),
    [
        (f"{MEETING}&period=2026-2027&slide=5", "/meetings?meeting=rumo-2026-11-13"),
        ("/present?period=2025-2026", "/?period=2025-2026"),
    ],
)
def test_escape_leads_back_with_the_same_question(
    page: Page, site: str, address: str, back: str
) -> None:
    page.goto(site + address)
    expect(page.locator("#page-content.stage")).to_be_visible()
    page.keyboard.press("Escape")
    shown(page, back)


@pytest.mark.parametrize("menu", ["#menu-question", "#menu-deck-files"])
def test_escape_closes_a_menu_and_the_talk_goes_on(page: Page, site: str, menu: str) -> None:
    open_slides(page, site, MEETING)
    page.locator(f"{menu} > summary").click()
    expect(page.locator(f"{menu} > .sheet")).to_be_visible()
    page.locator(menu).locator("a, select").first.focus()
    page.keyboard.press("Escape")
    expect(page.locator(f"{menu} > .sheet")).to_be_hidden()
    page.keyboard.press("ArrowRight")
    at(page, site, 2)


def test_another_question_is_asked_within_the_talk_and_the_slide_is_kept(
    page: Page, site: str
) -> None:
    open_slides(page, site, MEETING)
    for _ in range(6):
        page.keyboard.press("ArrowRight")
    page.keyboard.press("q")
    group = control(page, "group")
    group.select_option("district")
    asked = "/present?group=district&meeting=rumo-2026-11-13&slide=7"
    shown(page, asked)
    expect(page.locator(".deck > .slide.now")).to_have_id("slide-7")
    expect(page).to_have_url(site + asked)
    page.keyboard.press("Escape")
    expect(page.locator("#menu-question")).not_to_have_attribute("open", re.compile(""))
    page.keyboard.press("ArrowRight")
    expect(page.locator(".deck > .slide.now")).to_have_id("slide-8")


@pytest.mark.parametrize("size", [(1280, 720), (1024, 768), (1920, 1080)])
@pytest.mark.parametrize("address", [MEETING, "/present?i=school_project_knowledge"])
def test_letters_are_large_and_nothing_leaves_its_slide(
    page: Page, site: str, address: str, size: tuple[int, int]
) -> None:
    page.set_viewport_size({"width": size[0], "height": size[1]})
    open_slides(page, site, address)
    assert page.evaluate(TOO_SMALL) == []
    assert page.evaluate(OUTSIDE) == []


def test_every_slide_can_be_read_by_anyone(page: Page, site: str) -> None:
    page.set_viewport_size({"width": 1280, "height": 720})
    open_slides(page, site, MEETING)
    for place in range(1, SLIDES + 1):
        at(page, site, place)
        assert grave_faults(page) == [], place
        page.emulate_media(color_scheme="dark")
        assert grave_faults(page, **CONTRAST) == [], place
        page.emulate_media(color_scheme="light")
        page.keyboard.press("ArrowRight")


def test_a_slide_is_a_sheet_of_paper(page: Page, site: str) -> None:
    open_slides(page, site, MEETING)
    made = page.pdf(prefer_css_page_size=True, print_background=True)
    assert len(re.findall(rb"/Type\s*/Page\b", made)) == SLIDES


SWIPE: Final = """
  ([from, to]) => {
    const deck = document.querySelector('.deck');
    const at = (x) => new Touch({ identifier: 1, target: deck, clientX: x, clientY: 300 });
    deck.dispatchEvent(new TouchEvent('touchstart', { touches: [at(from)], bubbles: true }));
    deck.dispatchEvent(new TouchEvent('touchend', { changedTouches: [at(to)], bubbles: true }));
  }
"""


def test_a_finger_turns_the_slides(page: Page, site: str) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    open_slides(page, site, MEETING)
    page.evaluate(SWIPE, [300, 100])
    at(page, site, 2)
    page.evaluate(SWIPE, [100, 300])
    at(page, site, 1)
    page.evaluate(SWIPE, [300, 280])
    at(page, site, 1)


def test_full_screen_is_a_key_and_escape_leaves_it_first(page: Page, site: str) -> None:
    open_slides(page, site, MEETING)
    page.keyboard.press("f")
    page.wait_for_function("document.fullscreenElement !== null")
    page.keyboard.press("Escape")
    page.wait_for_function("document.fullscreenElement === null")
    expect(page.locator("#page-content.stage")).to_be_visible()


def test_period_and_municipality_are_changed_by_keys_within_the_slide(
    page: Page, site: str
) -> None:
    open_slides(page, site, f"{MEETING}&slide=9")
    page.keyboard.press("q")
    period = control(page, "period")
    expect(period).to_be_focused()
    page.keyboard.press("ArrowDown")
    content = page.locator("#page-content")
    expect(content).to_have_attribute("data-address", re.compile(r"period=.*&slide=9$"))
    expect(page.locator(".deck > .slide.now")).to_have_id("slide-9")
