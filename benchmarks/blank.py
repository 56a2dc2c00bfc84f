"""The measure of all things: a Dash application with nothing in it."""

from __future__ import annotations

from dash import Dash, Input, Output, dcc, html
from flask import Flask

from dashboard.web.compression import compress


def application() -> Flask:
    """One page with nothing on it and one callback that does nothing."""
    app = Dash(__name__, add_log_handler=False)
    app.layout = html.Div(
        [dcc.Location(id="location", refresh=False), html.Main("…", id="page-content")]
    )

    @app.callback(
        Output("page-content", "title"),
        Input("location", "search"),
        prevent_initial_call=True,
    )
    def nothing(_search: str | None) -> str:
        return ""

    server: Flask = app.server
    compress(server)
    with server.test_request_context("/"):
        app.index()
    return server
