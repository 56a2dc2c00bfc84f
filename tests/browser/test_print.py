"""Every page on A4: whole, light, without controls, with repeated heads and the source below."""

from __future__ import annotations

import re
from typing import Any, Final

import pytest
from playwright.sync_api import Page

from dashboard.pages import table
from tests.browser.pages import open_whole_page, printed, squeezed

ON: Final = {"/municipality": "?m=69616000", "/compare": "?m=69616000,69701000",
             "/indicator": "?i=training_coverage"}  # fmt: skip
ADDRESSES: Final = [f"{page.path}{ON.get(page.path, '')}" for page in table()]
CONTROLS: Final = (
    *("Скопироватьссылку", "Скачать▾", "Сброситьвсё", "Рисунок:", "другиемесяцы", "Убратьфильтр"),
    *("Дальше→", "←Назад", "Показать", "Ксодержанию"),
)
ORIGIN: Final = "Источник:общаябазарегиональногометодическогосопровождения·отчётнаядата21.11.2026"
TITLES: Final = "h1:visible:not(.visually-hidden)"
PORTRAIT: Final = 718
"""Millimetres of A4 without its margins, in pixels: 190 mm."""
LANDSCAPE: Final = 1046

TABLES: Final = """
() => Array.from(document.querySelectorAll("main table")).filter((each) => each.checkVisibility())
  .map((each) => ({
    head: Array.from(each.querySelectorAll("thead th")).filter((cell) => cell.checkVisibility())
      .map((cell) => cell.innerText),
    rows: Array.from(each.querySelectorAll("tbody tr")).filter((row) => row.checkVisibility())
      .map((row) => row.cells[0]).filter((cell) => !cell.querySelector(".visually-hidden"))
      .map((cell) => cell.innerText),
  }))
"""
CUT: Final = """
(limit) => {
  const isWide = (part) => part !== null
    && (getComputedStyle(part).page !== "auto" || isWide(part.parentElement));
  const said = (part) => Array.from(part.childNodes)
    .some((child) => child.nodeType === Node.TEXT_NODE && child.data.trim());
  return Array.from(document.querySelectorAll("main *"))
    .filter((part) => said(part) && part.checkVisibility())
    .filter((part) => !part.closest(".visually-hidden, option"))
    .map((part) => [part, part.getBoundingClientRect()])
    .filter(([part, box]) => box.width > 1 && (box.right > limit.width + 1 || box.left < -1))
    .filter(([part, box]) => isWide(part) === limit.wide)
    .map(([part, box]) => part.outerHTML.slice(0, 160));
}
"""


def own(sheet: str, source: str) -> str:
    """What a sheet says besides the source, wherever that stands, and the address."""
    unfixed = re.search(r"Виднезафиксирован,числамогутизмениться:http[\x21-\x7e]*", sheet)
    return sheet.replace(source, "").replace(unfixed[0] if unfixed else "", "")


def seen_on_paper(page: Page, script: str, argument: Any = None) -> Any:
    page.emulate_media(media="print")
    found = page.evaluate(script, argument)
    page.emulate_media(media="null")
    return found


@pytest.mark.parametrize("address", ADDRESSES)
def test_a_page_on_paper_is_whole_and_has_nothing_to_press(
    page: Page, site: str, address: str
) -> None:
    page.emulate_media(color_scheme="dark")
    open_whole_page(page, site, address)
    headings = [squeezed(each) for each in page.locator(TITLES).all_inner_texts()]
    source = squeezed(page.locator("footer .origin").first.inner_text())
    tables = seen_on_paper(page, TABLES)
    sheets = printed(page)
    for number, sheet in enumerate(sheets, start=1):
        assert ORIGIN in sheet
        assert f"{number}/{len(sheets)}" in sheet
        assert len(own(sheet, source)) > 60, f"sheet {number} is empty"
        assert [word for word in CONTROLS if word in sheet] == []
    assert [heading for heading in headings if heading not in "".join(sheets)] == []
    assert "версияданных" in sheets[-1]
    assert tables
    assert_heads_are_repeated(tables, sheets)
    for width, wide in ((PORTRAIT, False), (LANDSCAPE, True)):
        page.set_viewport_size({"width": width, "height": 1000})
        assert seen_on_paper(page, CUT, {"width": width, "wide": wide}) == []


def assert_heads_are_repeated(tables: list[dict[str, Any]], sheets: list[str]) -> None:
    """Every row is on some sheet, and the head of its table on the same one."""
    whole = "".join(sheets)
    for each in tables:
        rows = [squeezed(row) for row in each["rows"]]
        assert [row for row in rows if row not in whole] == []
        head = [squeezed(title) for title in each["head"] if title.strip()]
        alone = [row for row in rows if len(row) > 3 and whole.count(row) == 1]
        for number, sheet in enumerate(sheets, start=1):
            if any(row in sheet for row in alone):
                assert [title for title in head if title not in sheet] == [], (number, rows[:2])


def test_some_table_does_go_on(page: Page, site: str) -> None:
    open_whole_page(page, site, "/training")
    assert sum("Завершено" in sheet and "Формат" in sheet for sheet in printed(page)) > 1
