"""The handed out file opened from a disk with no network: slides, rows, their sum, paper."""

from __future__ import annotations

import hashlib
import io
import random
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import pytest
from playwright.sync_api import Browser, Page, expect
from pypdf import PdfReader

from callbacks.downloads import make_file
from data_sources.database.engine import make_engine
from tests.asking import store_on, write
from tests.browser.accessibility import CONTRAST, grave_faults
from tests.browser.pages import open_whole_page
from tests.serving import get

QUERY: Final = "meeting=rumo-2026-11-13"
SLIDES: Final = 23
ROWS: Final = "#rows-behind"
HOSTILE: Final = '</script><script>alert(1)</script><img src=x onerror="alert(1)">'
CELLS: Final = """
  () => [...document.querySelectorAll('#rows-shown .rows-of')].map((each) =>
    [...each.querySelectorAll('tr')].map((row) => [...row.cells].map((cell) => cell.textContent)))
"""


@pytest.fixture(scope="module")
def file(site: str, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The file as somebody saved it."""
    place = tmp_path_factory.mktemp("handout") / "deck.html"
    place.write_bytes(get(f"{site}/files/deck.html?{QUERY}").body)
    return place


@pytest.fixture
def window(browser: Browser) -> Iterator[Page]:
    """A window without a network; whatever it complains of or asks for fails the test."""
    context = browser.new_context(
        viewport={"width": 1280, "height": 720}, offline=True, accept_downloads=True
    )
    opened = context.new_page()
    complaints: list[str] = []
    opened.on("pageerror", lambda error: complaints.append(str(error)))
    opened.on("console", lambda said: complaints.append(said.text))
    opened.on("dialog", lambda dialog: complaints.append(dialog.message))
    opened.on(
        "request",
        lambda asked: None if asked.url.startswith("file:") else complaints.append(asked.url[:200]),
    )
    yield opened
    context.close()
    assert complaints == []


def open_file(window: Page, file: Path, slide: str = "") -> None:
    window.goto(file.as_uri() + slide)
    expect(window.locator("#page-content.stage")).to_be_visible()


def at(window: Page, place: int) -> None:
    expect(window.locator(".deck > .slide.now")).to_have_id(f"slide-{place}")


def test_it_opens_by_a_double_click_and_its_sum_is_right(window: Page, file: Path) -> None:
    open_file(window, file)
    expect(window.locator(".deck > .slide")).to_have_count(SLIDES)
    expect(window.locator("html")).to_have_attribute("data-sum", "right")
    expect(window.locator("#handout-broken")).to_have_count(0)
    window.keyboard.press("r")
    expect(window.locator("#sum-told")).to_contain_text("Сходится")


def test_keys_do_what_they_do_on_the_screen(window: Page, file: Path) -> None:
    open_file(window, file)
    for key, place in (("ArrowRight", 2), ("Space", 3), ("End", SLIDES), ("Home", 1)):
        window.keyboard.press(key)
        at(window, place)
    for key in ("1", "2", "Enter"):
        window.keyboard.press(key)
    at(window, 12)
    window.keyboard.press("n")
    expect(window.locator("#slide-12 .notes")).to_be_visible()
    window.keyboard.press("n")
    window.keyboard.press("b")
    expect(window.locator("#slide-black")).to_be_visible()
    window.keyboard.press("b")
    window.keyboard.press("t")
    expect(window.locator("#slide-strip button")).to_have_count(SLIDES)
    window.keyboard.press("t")
    window.keyboard.press("q")
    expect(window.locator("#menu-question .passport")).to_contain_text("Версия данных")
    window.keyboard.press("Escape")
    expect(window.locator("#menu-question")).not_to_have_attribute("open", re.compile(""))


def test_the_slide_stands_in_the_address_of_the_file(window: Page, file: Path) -> None:
    open_file(window, file, "#?slide=7")
    at(window, 7)
    window.keyboard.press("ArrowRight")
    expect(window).to_have_url(file.as_uri() + "#?slide=8")
    window.reload()
    at(window, 8)


def test_slides_look_as_on_the_site_to_the_last_pixel(
    window: Page, page: Page, site: str, file: Path
) -> None:
    page.set_viewport_size({"width": 1280, "height": 720})
    open_whole_page(page, site, f"/present?{QUERY}")
    open_file(window, file)
    for each in (page, window):
        # The panel of the one leads to files, that of the other to rows.
        each.evaluate("document.querySelector('.panel-of').style.visibility = 'hidden'")
    for place in range(1, SLIDES + 1):
        at(page, place)
        at(window, place)
        assert page.screenshot() == window.screenshot(), place
        page.keyboard.press("ArrowRight")
        window.keyboard.press("ArrowRight")


def test_behind_a_slide_are_its_rows_and_each_table_is_saved_as_it_is(
    window: Page, site: str, file: Path
) -> None:
    open_file(window, file, "#?slide=6")
    window.keyboard.press("r")
    rows = window.locator(ROWS)
    expect(rows).to_be_visible()
    expect(rows.locator("h2").first).to_contain_text("Слайд 6 из 23")
    asked = f"{site}/files/attendance.csv?body=all&{QUERY}"
    made = get(asked).body
    titles, *lines = [line.split(";") for line in made.decode("utf-8-sig").split("\r\n")[:-1]]
    ((shown, *cells),) = window.evaluate(CELLS)
    differing = [place for place in range(len(titles)) if len({row[place] for row in lines}) > 1]
    assert shown == [titles[place] for place in differing]
    assert cells == [[row[place] for place in differing] for row in lines]
    for place in set(range(len(titles))) - set(differing):
        expect(window.locator("#rows-shown")).to_contain_text(
            f"{titles[place]} — {lines[0][place]}" if lines[0][place] else titles[place]
        )
    with window.expect_download() as saved:
        rows.get_by_role("button", name="Сохранить CSV для Excel").first.click()
    assert saved.value.suggested_filename.endswith("_attendance_2026-2027_2026-11-21.csv")
    assert Path(saved.value.path()).read_bytes() == made
    window.keyboard.press("Escape")
    expect(rows).to_be_hidden()
    window.keyboard.press("ArrowRight")
    at(window, 7)


def test_escape_leads_to_the_rows_and_back_and_keys_leave_the_slides_alone(
    window: Page, file: Path
) -> None:
    open_file(window, file, "#?slide=3")
    window.keyboard.press("Escape")
    expect(window.locator(ROWS)).to_be_visible()
    window.keyboard.press("ArrowRight")
    at(window, 3)
    window.get_by_role("button", name="Строки следующего слайда").click()
    at(window, 4)
    expect(window.locator("#rows-shown h2")).to_contain_text("Слайд 4 из 23")
    window.keyboard.press("Escape")
    expect(window.locator(ROWS)).to_be_hidden()
    at(window, 4)


def test_a_long_table_is_shown_in_part_and_then_whole(window: Page, file: Path) -> None:
    open_file(window, file)
    window.keyboard.press("r")
    expect(window.locator("#rows-shown")).to_contain_text("таблиц нет")
    window.locator("[data-open='0']").click()
    body = window.locator("#rows-shown tbody tr")
    expect(body).to_have_count(300)
    window.get_by_role("button", name=re.compile("Показать все строки")).click()
    assert body.count() > 600


def test_the_rows_can_be_read_by_anyone(window: Page, file: Path) -> None:
    open_file(window, file, "#?slide=18")
    window.keyboard.press("r")
    # The policy of the file lets nobody add a script to it, but a test's own tool is let in.
    assert grave_faults(window) == []
    window.emulate_media(color_scheme="dark")
    assert grave_faults(window, **CONTRAST) == []


def test_a_phone_shows_slides_and_rows_without_moving_sideways(window: Page, file: Path) -> None:
    window.set_viewport_size({"width": 390, "height": 844})
    open_file(window, file, "#?slide=6")
    window.get_by_role("button", name="Строки за этим слайдом").click()
    rows = window.locator(ROWS)
    assert rows.evaluate("(each) => each.scrollWidth <= each.clientWidth + 1")


def test_a_changed_file_says_so(window: Page, file: Path, tmp_path: Path) -> None:
    changed = tmp_path / "changed.html"
    text = file.read_text(encoding="utf-8")
    assert text.count("Томский район;") > 0
    changed.write_text(text.replace("Томский район;", "Томскиі район;", 1), encoding="utf-8")
    open_file(window, changed)
    expect(window.get_by_role("alert")).to_contain_text("Не сходится")
    expect(window.locator("html")).to_have_attribute("data-sum", "wrong")


def test_a_file_cut_short_says_so(window: Page, file: Path, tmp_path: Path) -> None:
    cut = tmp_path / "cut.html"
    cut.write_bytes(file.read_bytes()[:-100_000])
    window.goto(cut.as_uri())
    expect(window.locator("#handout-broken")).to_be_visible()


def test_hostile_names_are_shown_and_do_nothing(
    window: Page, sqlite_url: str, tmp_path: Path
) -> None:
    engine = make_engine(sqlite_url)
    own = {"region_code": "70", "kind": "district"}
    write(
        engine,
        {
            "region": [{"code": "70", "name": HOSTILE, "oktmo": "69000000"}],
            "municipality": [
                {"oktmo": "69608000", "name": HOSTILE, **own},
                {"oktmo": "69616000", "name": f"=1+1 {HOSTILE}", **own},
            ],
        },
    )
    hostile = tmp_path / "hostile.html"
    made = make_file(store_on(engine), "deck", "html", "")
    hostile.write_bytes(b"".join(made.pieces))
    engine.dispose()
    open_file(window, hostile)
    expect(window.locator("html")).to_have_attribute("data-sum", "right")
    window.keyboard.press("r")
    window.locator("[data-open='0']").click()
    cells = window.locator("#rows-shown td")
    expect(cells.filter(has_text=f"'=1+1 {HOSTILE}").first).to_be_visible()
    expect(window.locator("img")).to_have_count(0)


def test_the_sum_is_that_of_the_standard(window: Page, file: Path) -> None:
    open_file(window, file)
    random.seed(5)
    texts = ["", "abc", "ё" * 1000, *("я" * random.randrange(1, 200) for _ in range(20)),
             *("x" * length for length in range(50, 70)), "a" * 300_000]  # fmt: skip
    for text in texts:
        assert window.evaluate("(text) => sha256(text)", text) == (
            hashlib.sha256(text.encode()).hexdigest()
        )


def test_paper_has_a_slide_a_sheet_or_the_rows_that_are_open(window: Page, file: Path) -> None:
    open_file(window, file, "#?slide=6")
    slides = PdfReader(io.BytesIO(window.pdf(prefer_css_page_size=True)))
    assert len(slides.pages) == SLIDES
    window.keyboard.press("r")
    rows = PdfReader(io.BytesIO(window.pdf(prefer_css_page_size=True)))
    text = "".join(sheet.extract_text() for sheet in rows.pages)
    assert "Контрольная сумма" in text
    assert "Явка на заседания" in text
    assert len(rows.pages) < SLIDES


def test_the_file_is_linked_from_the_slides_and_its_sum_is_in_the_answer(
    page: Page, site: str
) -> None:
    open_whole_page(page, site, f"/present?{QUERY}")
    page.locator("#menu-deck-files summary").click()
    with page.expect_download() as saved:
        page.get_by_role("link", name="HTML").click()
    page.keyboard.press("Escape")
    expect(page.locator("#menu-deck-files")).not_to_have_attribute("open", re.compile(""))
    page.keyboard.press("ArrowRight")
    at(page, 2)
    held = Path(saved.value.path()).read_bytes()
    answer = get(f"{site}/files/deck.html?{QUERY}", {"Accept-Encoding": "gzip"})
    assert answer.headers["X-File-SHA256"] == hashlib.sha256(held).hexdigest()
    assert answer.headers["Content-Disposition"].startswith("attachment")
