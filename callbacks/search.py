"""What is typed into the dialogue «Найти» -> what was found."""

from __future__ import annotations

from dash import Dash, Input, Output, State
from dash.development.base_component import Component

from callbacks.identities import LOCATION_ID, NAMED
from callbacks.pages import Pages
from callbacks.troubles import sentence_of
from data_sources.database.trouble import StoreUnavailableError
from data_sources.question.choices import RUMO
from data_sources.search.index import Index
from data_sources.search.words import cleaned
from data_sources.store import Store
from layouts.frame import search, search_places
from layouts.markup.assembly import assemble
from layouts.markup.element import Element


def register(app: Dash, store: Store, pages: Pages) -> None:
    """One server callback (the text, and the address it is asked on -> links)."""
    beside = Index.of(search_places.entries((page.path, page.title) for page in pages))
    bodies = {page.path: page.default_body for page in pages}

    @app.callback(
        Output(search.ANSWER, "children"),
        Input(search.ASKED, "data"),
        State(LOCATION_ID, "pathname"),
        State(LOCATION_ID, "search"),
        prevent_initial_call=True,
    )
    def find(text: str | None, pathname: str | None, query: str | None) -> Component:
        return assemble(found(text, pathname, query), NAMED)

    def found(text: str | None, pathname: str | None, query: str | None) -> Element:
        asked = cleaned(text or "")
        if not asked:
            return search.draw_invitation()
        try:
            request = store.parse(query or "", bodies.get(pathname or "/", RUMO)).request
            return search.draw(store.search(asked, request, beside))
        except StoreUnavailableError as error:
            return search.draw_sentence(asked, sentence_of(error))
