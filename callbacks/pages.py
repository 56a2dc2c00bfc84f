"""A page: what it asks the store and how the answer is drawn."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any, Generic, TypeVar

from dash.development.base_component import Component

from callbacks.identities import NAMED
from callbacks.troubles import sentence_of
from data_sources.answers.overview.answer import Answer
from data_sources.database.trouble import StoreUnavailableError, Trouble
from data_sources.question.choices import RUMO
from data_sources.question.request import Request
from data_sources.store import Store
from layouts.frame.shell import Frame, draw_problem
from layouts.frame.snapshot import Opened
from layouts.markup.assembly import assemble
from layouts.markup.element import Element
from layouts.wording import numbers

NOT_FOUND = "Такой страницы нет. Перейдите на «Обзор» или выберите раздел в меню."
NO_REGION = (
    "В базе ещё нет региона и муниципалитетов. Загрузите реестры командой "
    "«rumo load region ФАЙЛ», затем «rumo load municipality ФАЙЛ»."
)


A = TypeVar("A", bound=Answer)


@dataclass(frozen=True)
class Page(Generic[A]):
    """One row of the table of pages.

    `default_body` is `body` where the address is silent; `menu` is what the menu calls the page
    where its title is too long for it; `files` names what the page needs of `assets/pages/`.
    `pdf` is the name of its PDF file, empty where the site cannot print.
    """

    path: str
    title: str
    ask: Callable[[Store, Request], A]
    draw: Callable[[A, Frame], Element]
    default_body: str = RUMO
    menu: str = ""
    files: tuple[str, ...] = ()
    pdf: str = ""


Pages = tuple[Page[Any], ...]


def _menu(pages: Pages) -> tuple[tuple[str, str], ...]:
    return tuple((page.path, page.menu or page.title) for page in pages)


def draw_away(pages: Pages, error: StoreUnavailableError) -> Component:
    """What a first visit sees while the database does not answer."""
    title = "Нет связи с базой" if error.trouble is Trouble.AWAY else "База данных недоступна"
    return draw_absent(pages, title, sentence_of(error))


def draw_absent(pages: Pages, title: str, sentence: str) -> Component:
    """What stands at an address that is no page."""
    return assemble(_absent(pages, title, sentence), NAMED)


def _absent(pages: Pages, title: str, sentence: str) -> Element:
    return draw_problem(Frame(title, "", _menu(pages), clock_text=""), sentence)


def draw_page(store: Store, pages: Pages, pathname: str, search: str, site: str = "") -> Component:
    """The page as a function of its address; it never fails for the sake of an address.

    `site` is by which address the site is known, if it is.
    Raises `StoreUnavailableError` if the database is away and this was never asked before.
    """
    return assemble(_drawn(store, pages, pathname, search, site), NAMED)


def _drawn(store: Store, pages: Pages, pathname: str, search: str, site: str) -> Element:
    nav = _menu(pages)
    page = next((page for page in pages if page.path == pathname), None)
    if page is None:
        return _absent(pages, "Страница не найдена", NOT_FOUND)
    frame = Frame(page.title, page.path, nav, clock_text="")
    parsed = store.parse(search, page.default_body)
    answer: Answer = page.ask(store, parsed.request)
    overview = answer.overview
    if overview.scorecard.question.region is None:
        return draw_problem(frame, NO_REGION)
    changed = store.clock.local(overview.provenance.changed_at)
    drawn: Element = page.draw(
        answer,
        replace(
            frame,
            clock_text=numbers.moment(changed),
            notices=parsed.notices,
            zone=store.clock.zone,
            pdf=page.pdf,
            site=site,
            snapshot=_snapshot(store, page.path, parsed.request, site),
        ),
    )
    return drawn


def _snapshot(store: Store, path: str, request: Request, site: str) -> Opened | None:
    """The fixed view that this address is; only what names `known` can be one."""
    if request.filters.known is None:
        return None
    try:
        view = store.saved_views.of(path, request)
        return Opened(view, store.saved_views.differing(request), site) if view else None
    except StoreUnavailableError:
        # The page itself may still be answered as it was before.
        return None
