"""A snapshot as hands make it: two clicks, a code, the same numbers by the code, its paper."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from data_sources.database.engine import make_engine, sqlite_file
from data_sources.ingest.files import load_file, sure
from tests.browser.accessibility import faults
from tests.browser.conftest import TODAY
from tests.browser.pages import control, open_whole_page, printed
from tests.serving import served

ASINO = "69608000"
CODE = re.compile(r"РМ(-[2-9А-Я]{4}){3}")


@pytest.fixture(scope="module")
def own_url(demo_url: str, tmp_path_factory: pytest.TempPathFactory) -> str:
    """A database of this file alone: what is fixed here is seen by no other test."""
    original = sqlite_file(demo_url)
    assert original is not None
    copy = tmp_path_factory.mktemp("own") / "demo.sqlite3"
    for part in ("", "-wal"):
        written = Path(f"{original}{part}")
        if written.exists():
            Path(f"{copy}{part}").write_bytes(written.read_bytes())
    return f"sqlite:///{copy}"


@pytest.fixture(scope="module")
def own_site(own_url: str) -> Iterator[str]:
    with served(own_url, RUMO_TODAY=TODAY.isoformat()) as address:
        yield address


def fix(page: Page, title: str) -> str:
    page.locator("#fix-view").click()
    expect(page.locator("#snapshot-title")).to_be_focused()
    page.locator("#snapshot-title").fill(title)
    page.keyboard.press("Enter")
    expect(page.locator("#snapshot-said")).to_contain_text(CODE)
    found = CODE.search(page.locator("#snapshot-said").inner_text())
    assert found is not None
    return found.group()


def test_a_code_made_in_two_clicks_opens_the_same_page(page: Page, own_site: str) -> None:
    open_whole_page(page, own_site, "/?period=2025-2026")
    headline = page.locator("h1").inner_text()
    page.locator("#fix-view").click()
    expect(page.locator("#snapshot-title")).to_have_value(re.compile("^Обзор: 2025/26"))
    assert faults(page, "#snapshot") == []
    page.keyboard.press("Escape")
    expect(page.locator("#fix-view")).to_be_focused()
    code = fix(page, "К заседанию")
    page.locator("#snapshot-said a").click()
    line = page.locator(".snapshot-line")
    expect(line).to_contain_text(f"Снимок {code}")
    expect(page.locator("h1")).to_have_text(headline)
    assert re.search(r"/\?known=[\dTZ:-]+&period=2025-2026$", page.url)
    page.goto(f"{own_site}/data")
    page.locator("#snapshot-code").fill(code.lower().replace("-", ""))
    page.keyboard.press("Enter")
    expect(line).to_contain_text(f"Снимок {code}")
    line.get_by_text("Открыть сегодняшнее").click()
    expect(line).to_have_count(0)


def test_on_paper_the_code_stands_with_its_square(page: Page, own_site: str) -> None:
    open_whole_page(page, own_site, "/decisions")
    code = fix(page, "Решения")
    page.goto(f"{own_site}/s/{code}")
    paper = page.locator(".snapshot-paper")
    expect(paper).to_have_count(1)
    expect(paper).to_be_hidden()
    page.emulate_media(media="print")
    expect(paper).to_be_visible()
    expect(paper).to_contain_text(f"{own_site}/s/{code}")
    square = paper.locator("img")
    expect(square).to_be_visible()
    assert square.evaluate("image => image.complete && image.naturalWidth > 0")
    expect(page.locator("#fix-view")).to_be_hidden()


def test_a_phone_has_room_for_it(page: Page, own_site: str) -> None:
    page.set_viewport_size({"width": 390, "height": 800})
    open_whole_page(page, own_site, "/training")
    page.get_by_role("button", name="Фильтры и файлы").click()
    code = fix(page, "Очень длинное название " * 8)
    page.goto(f"{own_site}/s/{code}")
    expect(page.locator(".snapshot-line")).to_be_visible()
    page.get_by_role("button", name="Фильтры и файлы").click()
    page.locator("#menu-files summary").click()
    expect(page.locator("#menu-files .sheet a").first).to_be_in_viewport(ratio=1)
    wide = "document.documentElement.scrollWidth > window.innerWidth"
    assert not page.evaluate(wide)
    page.goto(f"{own_site}/data")
    page.get_by_role("button", name="Снимки").click()
    expect(page.locator("table.snapshots")).to_be_visible()
    assert not page.evaluate(wide)


def test_every_sheet_says_the_code_or_that_nothing_is_fixed(page: Page, own_site: str) -> None:
    open_whole_page(page, own_site, "/decisions?period=2025-2026")
    loose = printed(page)
    assert len(loose) > 1
    assert all("Виднезафиксирован" in sheet and "/decisions?period=" in sheet for sheet in loose)
    code = fix(page, "На бумагу")
    page.goto(f"{own_site}/s/{code}")
    expect(page.locator(".snapshot-line")).to_be_visible()
    fixed = printed(page)
    assert all(f"Снимок{code}" in sheet for sheet in fixed)
    assert not any("незафиксирован" in sheet for sheet in fixed)


def test_slides_are_fixed_from_the_talk_and_keep_the_code_on_every_slide(
    page: Page, own_site: str
) -> None:
    page.goto(f"{own_site}/present?meeting=rumo-2026-11-13")
    expect(page.locator("#page-content.stage")).to_be_visible()
    page.keyboard.press("q")
    code = fix(page, "Слайды заседания")
    page.goto(f"{own_site}/s/{code}")
    expect(page.locator(".slide.now .known")).to_contain_text(f"код {code}")
    for _ in range(3):
        page.keyboard.press("ArrowRight")
    page.reload()
    expect(page.locator("#slide-4.now .known")).to_contain_text(f"код {code}")
    expect(page.locator("#slide-4 .square")).to_be_visible()
    sheets = printed(page)
    assert all(f"код{code}" in sheet for sheet in sheets)


def correct(url: str, folder: Path, headcount: int) -> None:
    """The headcount of a district is another one from now on."""
    file = folder / "staff_count.csv"
    file.write_text(
        f"oktmo,category,counted_on,headcount\n{ASINO},teacher,2026-09-20,{headcount}\n"
    )
    engine = make_engine(url)
    assert load_file(engine, "staff_count", file, indicators={}, ask=sure).changed == 1
    engine.dispose()


def tab_to(page: Page, target: Locator) -> None:
    """Reaches the element as the keyboard does, from wherever the focus is."""
    for _ in range(200):
        page.keyboard.press("Tab")
        if target.evaluate("element => element === document.activeElement"):
            return
    raise AssertionError("the keyboard does not get there")


def test_two_snapshots_are_compared_without_the_mouse(
    page: Page, own_site: str, own_url: str, tmp_path: Path
) -> None:
    open_whole_page(page, own_site, "/")
    first = fix(page, "До исправления")
    correct(own_url, tmp_path, 300)
    open_whole_page(page, own_site, "/")
    second = fix(page, "После исправления")
    correct(own_url, tmp_path, 500)
    open_whole_page(page, own_site, "/data")
    tab_to(page, page.locator("#pair-code"))
    page.keyboard.type(second.lower())
    page.keyboard.press("Tab")
    page.keyboard.type(first)
    page.keyboard.press("Enter")
    told = page.locator("#knowledge ~ div .told")
    between = re.compile(f"Между снимком {first} .* и снимком {second} .* 1 исправлено")
    expect(told).to_have_text(between)
    expect(page.locator("#knowledge")).to_be_in_viewport()
    heads = page.locator("table.moved").first.locator("thead th")
    expect(heads.nth(2)).to_contain_text(first)
    expect(heads.nth(3)).to_contain_text(second)
    assert faults(page) == []
    choice = control(page, "against")
    expect(choice).to_have_value(first)
    tab_to(page, choice)
    page.keyboard.press("Home")
    expect(page).to_have_url(re.compile(r"/compare\?known=[^&]*&period=2026-2027"))
    expect(page.locator("#page-content")).not_to_have_attribute(
        "data-address", re.compile("against")
    )
    expect(heads.nth(2)).to_have_text("Тогда")
    page.go_back()
    expect(told).to_have_text(between)
    open_whole_page(page, own_site, "/data")
    way = page.locator("table.snapshots tr", has_text=second).get_by_role(
        "link", name="с предыдущим"
    )
    tab_to(page, way)
    page.keyboard.press("Enter")
    expect(told).to_have_text(between)


def test_two_snapshots_are_compared_on_a_phone(page: Page, own_site: str) -> None:
    page.set_viewport_size({"width": 390, "height": 800})
    open_whole_page(page, own_site, "/training")
    page.get_by_role("button", name="Фильтры и файлы").click()
    code = fix(page, "С телефона")
    page.goto(f"{own_site}/data#snapshots")
    line = page.locator("table.snapshots tr", has_text=code)
    line.get_by_role("link", name="с нынешними").click()
    choice = control(page, "against")
    expect(choice).to_be_visible()
    choice.select_option("2026-10-21")
    expect(page.locator("#knowledge ~ div .told")).to_contain_text(
        re.compile(f"Между сведениями на 21.10.2026 и снимком {code}")
    )
    assert not page.evaluate("document.documentElement.scrollWidth > window.innerWidth")
