"""PDF files of the site, printed by the browser of the server: whole, with source and moment."""

from __future__ import annotations

import io
from typing import Final

import pytest
from playwright.sync_api import Page, expect
from pypdf import PdfReader

from tests.browser.pages import open_page
from tests.browser.test_print import ORIGIN, squeezed
from tests.serving import Answer, get, served

pytestmark = pytest.mark.xdist_group("browser")

SLIDES: Final = 23
MEETING: Final = "meeting=rumo-2026-11-13"
WIDE: Final = 16 / 9


def sheets(answer: Answer) -> list[str]:
    assert answer.status == 200, answer.text
    assert answer.headers["Content-Type"] == "application/pdf"
    return [squeezed(each.extract_text()) for each in PdfReader(io.BytesIO(answer.body)).pages]


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("overview.pdf", ("Кто впереди, кто отстаёт", "Каргасокский район")),
        ("decisions.pdf?status=overdue", ("Просрочено", "Верхнекетский район")),
        ("indicator.pdf?i=training_coverage", ("По месяцам", "По годам", "Стрежевой")),
        ("municipality.pdf?m=69616000", ("Верхнекетский район",)),
    ],
)
def test_a_page_comes_whole_with_its_source_on_every_sheet(
    site: str, name: str, words: tuple[str, ...]
) -> None:
    made = sheets(get(f"{site}/files/{name}"))
    for number, sheet in enumerate(made, start=1):
        assert ORIGIN in sheet
        assert f"{number}/{len(made)}" in sheet
    assert [word for word in words if squeezed(word) not in "".join(made)] == []


def test_the_deck_is_a_slide_a_sheet_of_its_own_shape(site: str) -> None:
    answer = get(f"{site}/files/deck.pdf?{MEETING}")
    made = sheets(answer)
    assert len(made) == SLIDES
    assert "Чтозапомнить?" in made[-1]
    for number, sheet in enumerate(made, start=1):
        assert f"{number}/{SLIDES}" in sheet
        assert "Демонстрационныеданные·Источник:общаябаза" in sheet
        assert "отчётнаядата21.11.2026" in sheet
    for each in PdfReader(io.BytesIO(answer.body)).pages:
        assert float(each.mediabox.width / each.mediabox.height) == pytest.approx(WIDE, abs=0.01)


def test_a_page_links_to_its_own_pdf_with_the_same_question(page: Page, site: str) -> None:
    open_page(page, site, "/decisions?m=69616000&status=overdue")
    link = page.get_by_role("link", name="PDF страницы", include_hidden=True)
    expect(link).to_have_attribute("href", "/files/decisions.pdf?m=69616000&status=overdue")
    open_page(page, site, f"/present?{MEETING}")
    link = page.get_by_role("link", name="PDF", exact=True, include_hidden=True)
    expect(link).to_have_attribute("href", f"/files/deck.pdf?{MEETING}")


def test_without_a_browser_on_the_server_there_is_no_such_link(page: Page, demo_url: str) -> None:
    with served(demo_url, RUMO_TODAY="2026-11-21", RUMO_CHROMIUM="нет") as other:
        open_page(page, other, "/decisions")
        expect(page.get_by_role("link", name="PDF", include_hidden=True)).to_have_count(0)
        open_page(page, other, f"/present?{MEETING}")
        expect(page.get_by_role("link", name="HTML", include_hidden=True)).to_have_count(1)
        expect(page.get_by_role("link", name="PDF", include_hidden=True)).to_have_count(0)
        page.goto("about:blank")
