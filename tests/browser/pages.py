"""What tests do with a page of the dashboard in a browser: open it, turn to it, look at it."""

from __future__ import annotations

import io
import re
from typing import Final

from playwright.sync_api import Locator, Page, expect
from pypdf import PdfReader

NOT_RELOADED: Final = "window.notReloaded"
FITS: Final = "document.documentElement.scrollWidth <= window.innerWidth"


def shown(page: Page, address: str | re.Pattern[str], milliseconds: float | None = None) -> None:
    """Waits until the page has drawn this address."""
    drawn = page.locator("#page-content")
    expect(drawn).to_have_attribute("data-address", address, timeout=milliseconds)


def open_page(page: Page, site: str, address: str) -> None:
    """The page at the address, with a mark that a reload would wipe away."""
    page.goto(site + address)
    shown(page, address.partition("#")[0])
    page.evaluate(f"{NOT_RELOADED} = true")


def open_whole_page(page: Page, site: str, address: str) -> None:
    """The page of the address, whatever of the question is left out; nothing more is to come."""
    page.goto(site + address)
    shown(page, re.compile(rf"^{re.escape(address.partition('?')[0])}(\?|$)"))
    page.wait_for_load_state("networkidle")


def was_not_reloaded(page: Page) -> bool:
    """Whether the window is the one in which `open_page` left its mark."""
    return bool(page.evaluate(f"{NOT_RELOADED} === true"))


def fits(page: Page) -> bool:
    """Whether nothing sticks out sideways."""
    return bool(page.evaluate(FITS))


def control(page: Page, name: str) -> Locator:
    """A filter control: Dash writes a pattern id as JSON with sorted keys."""
    return page.locator(f'[id=\'{{"name":"{name}","role":"filter"}}\']')


def listed(page: Page) -> list[str]:
    """The rows of the page's list, as they can be read."""
    return page.locator(".row-table tbody tr").all_inner_texts()


def assert_nothing_hostile_runs(page: Page) -> None:
    """What others wrote is on the page as text: it has run nothing and made no element."""
    assert page.evaluate("window.broken") is None
    assert page.locator("main img[src='x'], main script").count() == 0


def squeezed(text: str) -> str:
    """The text without spaces: a PDF says where lines are broken, not where words end."""
    return re.sub(r"\s+|\u00ad", "", text)


def printed(page: Page) -> list[str]:
    """The text of every sheet of A4 on which the window prints the page, without spaces."""
    content = page.pdf(format="A4", prefer_css_page_size=True, print_background=True)
    return [squeezed(sheet.extract_text()) for sheet in PdfReader(io.BytesIO(content)).pages]
