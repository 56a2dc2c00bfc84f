"""Charts taken along as PNG and SVG: whole, light, named, with the source and the moment."""

from __future__ import annotations

import base64
import re
from pathlib import Path
from typing import Any, Final

import pytest
from lxml import etree
from playwright.sync_api import Locator, Page, expect

from dashboard.pages import table
from tests.browser.pages import open_whole_page

SVG: Final = "{http://www.w3.org/2000/svg}"
ON: Final = {"/municipality": "?m=69616000", "/compare": "?m=69616000,69701000",
             "/indicator": "?i=training_coverage"}  # fmt: skip
WITHOUT_CHARTS: Final = {"/data", "/present"}
ADDRESSES: Final = [f"{page.path}{ON.get(page.path, '')}" for page in table()]
SHAPES: Final = ("rect", "path", "line", "polyline", "circle")
DARK: Final = {"#19212a", "#84c5df", "#e9e6df", "#11171d"}


def figures(page: Page) -> list[Locator]:
    """The charts of the page; a page that should have some and has none fails the test."""
    found = page.locator("figure[data-picture-title]").all()
    path = page.locator("#page-content").get_attribute("data-address") or ""
    assert bool(found) != (path.partition("?")[0] in WITHOUT_CHARTS)
    return found


def taken(page: Page, figure: Locator, extension: str) -> Path:
    with page.expect_download() as saved:
        figure.locator(f"button[data-picture='{extension}']").click()
    assert saved.value.suggested_filename.endswith(f".{extension}")
    return saved.value.path()


def texts(svg: Any) -> str:
    return " ".join("".join(each.itertext()) for each in svg.iter(f"{SVG}text"))


def at_rest(page: Page, figure: Locator) -> str:
    """The figure's markup once it no longer changes: Plotly fits a chart to its place later."""
    last, now = "", figure.evaluate("each => each.outerHTML")
    while now != last:
        page.wait_for_timeout(250)
        last, now = now, figure.evaluate("each => each.outerHTML")
    return str(now)


@pytest.mark.parametrize("address", ADDRESSES)
def test_every_chart_is_taken_as_svg_with_its_title_source_and_moment(
    page: Page, site: str, address: str
) -> None:
    page.emulate_media(color_scheme="dark")
    open_whole_page(page, site, address)
    found = figures(page)
    for figure in found[:6]:
        before = at_rest(page, figure)
        written = taken(page, figure, "svg").read_bytes()
        content, root = written.decode("utf-8"), etree.fromstring(written)
        told = " ".join(texts(root).split())
        title = figure.get_attribute("data-picture-title") or ""
        assert " ".join(title.split()) in told
        assert figure.get_attribute("data-picture-source") in told
        assert re.search(r"Данные на \d\d\.\d\d\.\d{4}, \d\d:\d\d", told)
        assert "отчётная дата 21.11.2026" in told
        assert "Демонстрационные данные" in told
        assert len(list(root.iter(*(f"{SVG}{shape}" for shape in SHAPES)))) > 3
        assert not DARK & set(re.findall(r"#[0-9a-f]{6}", content))
        assert "var(--" not in content
        assert at_rest(page, figure) == before


LOOK_INTO: Final = """
async (content) => {
  const image = new Image();
  image.src = "data:image/png;base64," + content;
  await image.decode();
  const sheet = document.createElement("canvas");
  [sheet.width, sheet.height] = [image.naturalWidth, image.naturalHeight];
  const brush = sheet.getContext("2d");
  brush.drawImage(image, 0, 0);
  const pixels = new Uint32Array(brush.getImageData(0, 0, sheet.width, sheet.height).data.buffer);
  const white = pixels.reduce((count, pixel) => count + (pixel === 0xffffffff), 0);
  const size = [sheet.width, sheet.height];
  return {size, colours: new Set(pixels).size, white: white / pixels.length};
}
"""


@pytest.mark.parametrize("address", ["/", "/indicator?i=training_coverage"])
def test_a_png_is_twice_as_sharp_and_shows_something(page: Page, site: str, address: str) -> None:
    open_whole_page(page, site, address)
    for figure in figures(page)[:4]:
        svg = etree.fromstring(taken(page, figure, "svg").read_bytes())
        content = taken(page, figure, "png").read_bytes()
        assert content.startswith(b"\x89PNG")
        seen = page.evaluate(LOOK_INTO, base64.b64encode(content).decode())
        assert seen["size"] == [2 * int(svg.attrib["width"]), 2 * int(svg.attrib["height"])]
        assert seen["colours"] > 8
        assert 0.2 < seen["white"] < 0.99


def test_all_of_a_chart_lies_within_its_picture(page: Page, site: str) -> None:
    open_whole_page(page, site, "/training")
    for figure in figures(page):
        svg = taken(page, figure, "svg").read_text(encoding="utf-8")
        outside = page.evaluate(
            """svg => {
                const host = document.createElement("div");
                host.innerHTML = svg.replace(/^<[?]xml[^>]*[?]>/, "");
                document.body.append(host);
                const frame = host.firstElementChild.getBoundingClientRect();
                const parts = Array.from(host.querySelectorAll("text, rect, line"));
                const found = parts.filter((part) => {
                  const box = part.getBoundingClientRect();
                  const shown = part.closest("defs") === null && box.width + box.height > 0;
                  return shown && (box.left < frame.left - 1 || box.right > frame.right + 4
                    || box.top < frame.top - 1 || box.bottom > frame.bottom + 1);
                }).map((part) => part.outerHTML);
                host.remove();
                return found;
            }""",
            svg,
        )
        assert outside == []


def test_the_keyboard_takes_a_picture_and_the_screen_stays_dark(page: Page, site: str) -> None:
    page.emulate_media(color_scheme="dark")
    open_whole_page(page, site, "/")
    figure = figures(page)[0]
    colour = "each => getComputedStyle(each).color"
    before = figure.evaluate(colour)
    figure.locator("button[data-picture='png']").focus()
    with page.expect_download() as saved:
        page.keyboard.press("Enter")
    assert saved.value.path().stat().st_size > 1_000
    expect(figure.locator("button[data-picture='png']")).to_be_enabled()
    assert figure.evaluate(colour) == before


def test_plotly_speaks_russian(page: Page, site: str) -> None:
    open_whole_page(page, site, "/indicator?i=training_coverage")
    words = page.evaluate(
        """async () => {
            const drawn = document.querySelector(".js-plotly-plot");
            const host = document.createElement("div");
            document.body.append(host);
            const config = {locale: "ru", locales: drawn._context.locales, displayModeBar: true};
            const axis = {type: "date", tickformat: "%B %A", nticks: 3};
            const data = [{x: ["2026-09-01", "2026-11-30"], y: [1, 1234.5]}];
            await window.Plotly.newPlot(host, data, {xaxis: axis}, config);
            const ticks = Array.from(host.querySelectorAll("text")).map((each) => each.textContent);
            const buttons = Array.from(host.querySelectorAll(".modebar-btn"))
              .map((each) => each.dataset.title);
            host.remove();
            return {ticks, buttons};
        }"""
    )
    ticks = " ".join(words["ticks"])
    assert re.search("сентябрь|октябрь|ноябрь", ticks)
    said = [text for text in words["buttons"] if text and "plotly" not in text.lower()]
    assert said
    assert not re.search("[A-Za-z]{2,}", " ".join([ticks, *said]).replace("PNG", ""))
