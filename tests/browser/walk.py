"""Ten minutes of a mock meeting by keys alone, as docs/user-guide.md tells them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from playwright.sync_api import Page, expect

from tests.browser.pages import control, shown

MEETING: Final = "/present?meeting=rumo-2026-11-13"
BACK: Final = "/meetings?meeting=rumo-2026-11-13"
SLOW: Final = 30_000


def walk(page: Page, site: str) -> Iterator[str]:
    """Plays the meeting; at each moment worth a picture its name is given."""
    keys = page.keyboard
    page.goto(site + MEETING)
    expect(page.locator("#page-content.stage")).to_be_visible(timeout=SLOW)
    page.wait_for_load_state("networkidle")
    _turn(page, "Space", "Что на повестке?")
    _turn(page, "Space", "Что решили в прошлый раз и что сделано?")
    _turn_to(page, "Space", "Кто не отчитался")
    keys.press("n")
    expect(page.locator(".slide.now .notes")).to_contain_text("Кого спросить")
    yield "talk-notes"
    keys.press("n")
    _turn_to(page, "Space", "Можем ли мы принимать решения?")
    _turn(page, "Space", "Как ходят на заседания?")
    _turn(page, "Space", "Какая доля поручений")
    _turn(page, "Space", "как идёт по месяцам?")
    _turn_to(page, "Space", "прошла курсы")
    _ask_of(page, "ArrowDown", re.compile("group="))
    yield "talk-question"
    keys.press("Escape")
    _ask_of(page, "ArrowUp", re.compile(r"^(?!.*group=)"))
    keys.press("Escape")
    for digit in _number_of(page, "Где в регионе хорошо"):
        keys.press(digit)
    _turn(page, "Enter", "Где в регионе хорошо")
    yield "talk-map"
    _turn(page, "Space", "Кто впереди и кто отстаёт")
    _turn(page, "Space", "Что изменилось за год")
    _turn_to(page, "Space", "Где лежат просроченные поручения?")
    keys.press("b")
    expect(page.locator("#slide-black")).to_be_visible()
    keys.press("b")
    _turn(page, "End", "Что запомнить?")
    _turn_to(page, "ArrowLeft", "Что решили на заседании?")
    yield "talk-decisions"
    keys.press("Escape")
    shown(page, BACK, SLOW)


def _turn(page: Page, key: str, title: str) -> None:
    page.keyboard.press(key)
    expect(page.locator(".deck > .slide.now h2")).to_contain_text(title)


def _turn_to(page: Page, key: str, title: str) -> None:
    """The key until the slide is there: between two of them there may be others."""
    for _ in range(8):
        page.keyboard.press(key)
        if title in page.locator(".deck > .slide.now h2").inner_text():
            return
    raise AssertionError(title)


def _ask_of(page: Page, key: str, address: re.Pattern[str]) -> None:
    """Q, Tab to «Группа», an arrow."""
    page.keyboard.press("q")
    group = control(page, "group")
    for _ in range(12):
        if group.evaluate("each => each === document.activeElement"):
            break
        page.keyboard.press("Tab")
    expect(group).to_be_focused()
    page.keyboard.press(key)
    shown(page, address, SLOW)
    expect(page.locator("#menu-question[open]")).to_have_count(1)


def _number_of(page: Page, title: str) -> str:
    slide = page.locator(".deck > .slide", has=page.locator("h2", has_text=title)).first
    return slide.get_attribute("data-place") or ""
