"""Looking at one text of each kind finds what looking at every text finds."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from tests.browser.accessibility import CONTRAST, Texts, faults
from tests.browser.each_page.test_every_page import ADDRESSES
from tests.browser.pages import open_page

ROWS = "".join(f"<tr><th>Район {n}</th><td>{n},0 %</td></tr>" for n in range(20))
SHEET = (
    "body { color: #222; background: #fff } .box { position: relative; z-index: 0; height: 40px }"
)
PALE = "#ddd"
"""On white nobody reads it; as a ground under dark letters it is fine."""
DARK = "#333"


def places(page: Page, texts: Texts) -> list[str]:
    return [
        node["html"] for fault in faults(page, texts=texts, **CONTRAST) for node in fault["nodes"]
    ]


@pytest.mark.parametrize(
    ("sheet", "odd"),
    [
        (f".odd {{ color: {PALE} }}", "<p class='odd'>бледное</p>"),
        (f".odd {{ background: {DARK} }}", "<div class='odd'><p>тёмное на тёмном</p></div>"),
        (".odd { opacity: 0.3 }", "<div class='odd'><p>прозрачное</p></div>"),
        (
            f".under {{ position: absolute; inset: 0; z-index: -1 }} .odd {{ background: {DARK} }}",
            "<div class='box'><p>под буквами тёмное</p><div class='under odd'></div></div>",
        ),
        (
            f".over {{ position: absolute; top: 0 }} .odd {{ background: {DARK}; height: 40px }}",
            "<div class='box'><div class='odd'></div><p class='over'>лежит на тёмном</p></div>",
        ),
        (f".odd {{ color: {PALE} }}", "<label>Поиск <input class='odd' value='бледное'></label>"),
    ],
    ids=["colour", "ground", "opacity", "beneath", "lying", "field"],
)
def test_the_odd_one_out_is_found_among_many_alike(page: Page, sheet: str, odd: str) -> None:
    even = odd.replace("odd", "even")
    page.set_content(
        f"<html lang=ru><title>Проба</title><style>{SHEET} {sheet}</style>"
        f"<body><main>{even}{even}{odd}{even}<table>{ROWS}</table></main>"
    )
    found = places(page, "of each kind")
    assert len(found) == 1
    assert found == places(page, "all")


def test_what_is_wrong_in_every_row_is_found(page: Page) -> None:
    page.set_content(
        f"<html lang=ru><title>Проба</title><style>{SHEET} td {{ color: {PALE} }}</style>"
        f"<body><main><table>{ROWS}</table></main>"
    )
    assert len(places(page, "all")) == 20
    assert len(places(page, "of each kind")) == 1


@pytest.mark.long
@pytest.mark.parametrize("width", [1400, 390])
@pytest.mark.parametrize("address", ADDRESSES)
def test_every_text_of_every_page_has_its_contrast(
    page: Page, site: str, address: str, width: int
) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    open_page(page, site, address)
    page.wait_for_load_state("networkidle")
    assert places(page, "all") == []
    page.emulate_media(color_scheme="dark")
    assert places(page, "all") == []
