"""PDF files of the site, printed by the browser of the server: whole, with source and moment."""

from __future__ import annotations

import io
from typing import Final
from urllib.parse import unquote

import pytest
from playwright.sync_api import Page, expect
from pypdf import PdfReader

from tests.browser.pages import open_whole_page, squeezed
from tests.page_questions import ASKED, query
from tests.serving import Answer, get, served

SLIDES: Final = 23
MEETING: Final = "meeting=rumo-2026-11-13"
WIDE: Final = 16 / 9
NAMED: Final = "board.example.org"
SOURCE: Final = "Источник:общаябазарегиональногометодическогосопровождения"
PARTS: Final = (".chips .sentence", "h1", "h2:not(.visually-hidden)", "tbody th[scope=row]")


def sheets(answer: Answer) -> list[str]:
    assert answer.status == 200, answer.text
    assert answer.headers["Content-Type"] == "application/pdf"
    return [squeezed(each.extract_text()) for each in PdfReader(io.BytesIO(answer.body)).pages]


def seen_on_paper(page: Page) -> list[str]:
    """The question, the headline, the heads of the parts and of the rows that are not folded."""
    page.emulate_media(media="print")
    parts = page.locator(f"#page-content :is({', '.join(PARTS)}):visible")
    texts = [text for text in map(squeezed, parts.all_inner_texts()) if text]
    page.emulate_media(media="screen")
    return texts


@pytest.mark.parametrize("path", [path for path in ASKED if path != "/present"])
def test_a_page_on_paper_is_the_page_of_the_whole_query(page: Page, site: str, path: str) -> None:
    address = f"{path}?{query(path)}"
    open_whole_page(page, site, address)
    question = squeezed(page.locator(".chips .sentence").inner_text())
    headline = squeezed(page.get_by_role("heading", level=1).inner_text())
    seen = seen_on_paper(page)
    assert {question, headline} <= set(seen)
    shown = page.locator("#page-content").get_attribute("data-address")
    name = path.strip("/") or "overview"
    made = sheets(get(f"{site}/files/{name}.pdf?{query(path)}", headers={"Host": NAMED}))
    for number, sheet in enumerate(made, start=1):
        assert SOURCE in sheet
        assert f"{number}/{len(made)}" in sheet
        assert squeezed(f"http://{NAMED}{unquote(shown or '')}") in sheet
    whole = "".join(made)
    assert "127.0.0.1" not in whole
    assert [text for text in seen if text not in whole] == []


def test_the_deck_is_a_slide_a_sheet_of_its_own_shape(site: str) -> None:
    answer = get(f"{site}/files/deck.pdf?{MEETING}", headers={"Host": NAMED})
    made = sheets(answer)
    assert len(made) == SLIDES
    assert "Чтозапомнить?" in made[-1]
    for number, sheet in enumerate(made, start=1):
        assert f"{number}/{SLIDES}" in sheet
        assert "Демонстрационныеданные·Источник:общаябаза" in sheet
        assert "отчётнаядата21.11.2026" in sheet
        assert f"http://{NAMED}/present?{MEETING}" in sheet
    for each in PdfReader(io.BytesIO(answer.body)).pages:
        assert float(each.mediabox.width / each.mediabox.height) == pytest.approx(WIDE, abs=0.01)


def test_a_page_links_to_its_own_pdf_with_the_same_question(page: Page, site: str) -> None:
    open_whole_page(page, site, "/decisions?m=69616000&status=overdue")
    link = page.get_by_role("link", name="PDF страницы", include_hidden=True)
    expect(link).to_have_attribute("href", "/files/decisions.pdf?m=69616000&status=overdue")
    open_whole_page(page, site, f"/present?{MEETING}")
    link = page.get_by_role("link", name="PDF", exact=True, include_hidden=True)
    expect(link).to_have_attribute("href", f"/files/deck.pdf?{MEETING}")


def test_without_a_browser_on_the_server_there_is_no_such_link(page: Page, demo_url: str) -> None:
    with served(demo_url, RUMO_TODAY="2026-11-21", RUMO_CHROMIUM="нет") as other:
        open_whole_page(page, other, "/decisions")
        expect(page.get_by_role("link", name="PDF", include_hidden=True)).to_have_count(0)
        open_whole_page(page, other, f"/present?{MEETING}")
        expect(page.get_by_role("link", name="HTML", include_hidden=True)).to_have_count(1)
        expect(page.get_by_role("link", name="PDF", include_hidden=True)).to_have_count(0)
        page.goto("about:blank")
