"""Address -> page, and filter controls -> address: the whole circle of the application."""

from __future__ import annotations

from dash import ALL, ClientsideFunction, Dash, Input, NoUpdate, Output, State, dcc, html, no_update
from dash.development.base_component import Component
from flask import has_request_context, request

from callbacks import snapshots
from callbacks.identities import LOCATION_ID, NAMED, PAGE_ID, TROUBLE_ID
from callbacks.pages import Pages, draw_absent, draw_away, draw_page
from callbacks.site import KnownSite, asked_from
from callbacks.troubles import sentence_of
from data_sources.database.trouble import StoreUnavailableError
from data_sources.store import Store
from layouts.frame import search, snapshot
from layouts.markup.assembly import assemble


def register(app: Dash, store: Store, pages: Pages, site: KnownSite) -> None:
    """One server callback (address -> page) and one in the browser (controls -> address)."""

    def first_layout() -> Component:
        return _first_layout(store, pages, site)

    app.layout = first_layout

    @app.callback(
        Output(PAGE_ID, "children"),
        Output(TROUBLE_ID, "children"),
        Input(LOCATION_ID, "pathname"),
        Input(LOCATION_ID, "search"),
        prevent_initial_call=True,
    )
    def show_page(pathname: str | None, search: str | None) -> tuple[Component | NoUpdate, str]:
        try:
            return _page(store, pages, site, pathname or "/", search or ""), ""
        except StoreUnavailableError as error:
            # The last picture stays, under a sentence that it is the last one.
            return no_update, f"{sentence_of(error)} Ниже — прежняя страница, она устарела."

    app.clientside_callback(
        ClientsideFunction("address", "fromControls"),
        Output(LOCATION_ID, "search"),
        Input({"role": "filter", "name": ALL}, "value"),
        State({"role": "filter", "name": ALL}, "id"),
        State(LOCATION_ID, "search"),
        prevent_initial_call=True,
    )


def _first_layout(store: Store, pages: Pages, site: KnownSite) -> Component:
    """The application with the asked page already drawn in it.

    The browser asks for the layout from the page it stands on, so the Referer is the address.
    Without it (a proxy may remove it) the location component reports the address and the
    callback draws the page.
    """
    asked = asked_from() if has_request_context() else None
    if asked is None or not asked.path or asked.netloc != request.host:
        return _frame(dcc.Location(id=LOCATION_ID, refresh=False), None)
    search = f"?{asked.query}" if asked.query else ""
    location = dcc.Location(id=LOCATION_ID, refresh=False, pathname=asked.path, search=search)
    try:
        page = _page(store, pages, site, asked.path, search)
    except StoreUnavailableError as error:
        page = draw_away(pages, error)
    return _frame(location, page)


def _page(store: Store, pages: Pages, site: KnownSite, pathname: str, search: str) -> Component:
    unopened = snapshots.explain(store, pages, pathname, search)
    if unopened is not None:
        return draw_absent(pages, "Снимок не открыт", unopened)
    return draw_page(store, pages, pathname, search, site.here())


def _frame(location: Component, page: Component | None) -> Component:
    trouble = html.Div(id=TROUBLE_ID, className="trouble", role="alert")
    return html.Div([location, trouble, html.Div(page, id=PAGE_ID), *_dialogs()])


def _dialogs() -> tuple[Component, ...]:
    return assemble(search.dialog(), NAMED), assemble(snapshot.dialog(), NAMED)
