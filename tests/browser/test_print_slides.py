"""Slides printed from the window: a sheet each, lying, whole, with its source below."""

from __future__ import annotations

import io
import re
from typing import Any, Final

import pytest
from playwright.sync_api import Page
from pypdf import PageObject, PdfReader

from tests.browser.pages import open_whole_page, shown, squeezed

DECKS: Final = ("/present?meeting=rumo-2026-11-13", "/present")
SOURCE: Final = "Источник:общаябазарегиональногометодическогосопровождения"
A4: Final = (842, 595)
DIALOGUES: Final = pytest.mark.parametrize(
    "asked", [{"prefer_css_page_size": True}, {"format": "A4"}], ids=["css", "portrait"]
)
"""What is chosen in the dialogue: the sheet of the page, or A4 that stands."""
NAMELESS: Final = "html, body, .page-present, .slide { page: auto !important; }"
"""As in a browser that knows no sheets by name."""
OUTSIDE: Final = """
  () => Array.from(document.querySelectorAll(".deck > .slide")).flatMap((slide) => {
    const sheet = slide.getBoundingClientRect();
    const foot = slide.querySelector(".foot").getBoundingClientRect();
    return Array.from(slide.querySelectorAll("h2, .matter *"))
      .filter((part) => part.checkVisibility() && !part.closest("svg, .visually-hidden"))
      .map((part) => [part, part.getBoundingClientRect()])
      .filter(([part, box]) => box.right > sheet.right + 1 || box.left < sheet.left - 1
        || box.bottom > foot.top + 2 || foot.bottom > sheet.bottom + 1)
      .map(([part]) => [slide.id, part.outerHTML.slice(0, 120)]);
  })
"""
SHORTENED: Final = """
  () => Array.from(document.querySelectorAll(".deck .bars .name"))
    .filter((name) => name.scrollWidth > name.clientWidth + 1).map((name) => name.textContent)
"""


def sheets(page: Page, **asked: Any) -> list[PageObject]:
    return list(PdfReader(io.BytesIO(page.pdf(print_background=True, **asked))).pages)


def size(sheet: PageObject) -> tuple[int, int]:
    """Points, a few more or less."""
    return round(sheet.mediabox.width), round(sheet.mediabox.height)


def lies(sheet: PageObject) -> bool:
    return size(sheet) == pytest.approx(A4, abs=2)


def titles(page: Page) -> list[str]:
    return page.locator(".deck > .slide h2").all_text_contents()


def arrive(page: Page, path: str) -> None:
    shown(page, re.compile(rf"^{re.escape(path)}(\?|$)"))
    page.wait_for_load_state("networkidle")


@DIALOGUES
@pytest.mark.parametrize("address", DECKS)
def test_a_slide_is_a_sheet_that_lies_and_says_its_source(
    page: Page, site: str, address: str, asked: dict[str, Any]
) -> None:
    open_whole_page(page, site, address)
    told = titles(page)
    made = sheets(page, **asked)
    assert len(made) == len(told)
    for number, (sheet, title) in enumerate(zip(made, told, strict=True), start=1):
        assert lies(sheet), (number, size(sheet))
        text = squeezed(sheet.extract_text())
        assert squeezed(title) in text
        assert SOURCE in text
        assert text.count(f"{number}/{len(told)}") == 1


@DIALOGUES
def test_slides_lie_where_sheets_have_no_names(
    page: Page, site: str, asked: dict[str, Any]
) -> None:
    open_whole_page(page, site, DECKS[0])
    told = titles(page)
    page.add_style_tag(content=NAMELESS)
    made = sheets(page, **asked)
    assert len(made) == len(told)
    assert [size(sheet) for sheet in made if not lies(sheet)] == []


@pytest.mark.parametrize("address", DECKS)
def test_nothing_of_a_printed_slide_is_cut(page: Page, site: str, address: str) -> None:
    open_whole_page(page, site, address)
    page.emulate_media(media="print")
    assert page.evaluate(OUTSIDE) == []
    assert page.evaluate(SHORTENED) == []


def test_a_page_stands_before_slides_and_after_them(page: Page, site: str) -> None:
    open_whole_page(page, site, "/")
    before = [size(sheet) for sheet in sheets(page, prefer_css_page_size=True)]
    assert before[0] == pytest.approx(A4[::-1], abs=2)
    page.locator("a[href^='/present']").first.click()
    arrive(page, "/present")
    assert all(lies(sheet) for sheet in sheets(page, prefer_css_page_size=True))
    page.keyboard.press("Escape")
    arrive(page, "/")
    after = [size(sheet) for sheet in sheets(page, prefer_css_page_size=True)]
    assert after == before
