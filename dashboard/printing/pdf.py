"""Which PDF is asked for, and how it comes to be: a page, or the deck."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Final

from flask import Flask

from callbacks.documents import make_handout
from callbacks.pages import NO_REGION, Page, Pages
from callbacks.requested import RefusedQueryError, UnknownFileError, file_name, parsed_query
from dashboard.printing import own_site
from dashboard.printing.browser import Chromium
from dashboard.printing.offering import BY_HAND
from dashboard.printing.turn import Turns
from data_sources.answers.overview.answer import Answer
from data_sources.question.request import Request
from data_sources.store import Store
from layouts.files.document import Document
from layouts.files.handout import making as handout
from layouts.frame import links

EXTENSION: Final = "pdf"
MEDIA_TYPE: Final = "application/pdf"
DECK: Final = "deck"
BUSY: Final = "Сейчас печатаются другие страницы. Повторите через полминуты."
FAILED: Final = f"Файл PDF не получился, причина записана на сервере. {BY_HAND}"
_PAGE_DRAWN: Final = re.compile(r'<main\b[^>]*\bdata-address="')
_DECK_DRAWN: Final = re.compile(r'<html\b[^>]*\bdata-sum="right"')


def named(path: str) -> str:
    """The name of the PDF file of a page."""
    if path == links.PRESENT:
        return DECK
    return path.strip("/") or "overview"


@dataclass(frozen=True)
class Printer:
    """Prints pages of the application `server` and decks; nothing else can be asked of it."""

    browser: Chromium
    server: Flask
    store: Store
    pages: Pages
    turns: Turns = field(default_factory=Turns)

    def make(self, name: str, query: str, site: str) -> Document:
        """The PDF of this name for the page's query; `site` is the address that paper is to name.

        Raises what `make_file` raises, `BusyError` and `NotPrintedError`.
        """
        page = next((each for each in self.pages if named(each.path) == name), None)
        if page is None:
            known = ", ".join(f"{named(each.path)}.{EXTENSION}" for each in self.pages)
            raise UnknownFileError(f"Файла «{name}.{EXTENSION}» нет. Печатаются: {known}.")
        request = parsed_query(self.store, query, page.default_body).request
        printed = self._deck(request, site) if name == DECK else self._page(page, request, site)
        content, called = printed
        return Document(f"{called}.{EXTENSION}", MEDIA_TYPE, (content,))

    def _deck(self, request: Request, site: str) -> tuple[bytes, str]:
        made, called = make_handout(self.store, DECK, request, site, handout.SCREEN)
        with self.turns.taken(), TemporaryDirectory(prefix="rumo-deck-") as folder:
            file = Path(folder) / handout.NAME
            file.write_bytes(made.content)
            return self.browser.printed(file.as_uri(), _DECK_DRAWN, "rumo-print"), called

    def _page(self, page: Page[Any], request: Request, site: str) -> tuple[bytes, str]:
        answer: Answer = page.ask(self.store, request)
        if answer.notices:
            raise RefusedQueryError(answer.notices[0].text)
        if answer.question.region is None:
            raise UnknownFileError(NO_REGION)
        # Not what was sent, but the same question as we ourselves write it.
        address = links.page(page.path, request)
        with self.turns.taken(), own_site.opened(self.server, site) as own:
            content = self.browser.printed(f"{own.address}{address}", _PAGE_DRAWN, own.agent)
        return content, file_name(named(page.path), answer.question)
