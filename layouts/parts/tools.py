"""What can be done with the page as it stands: its link, its files."""

from __future__ import annotations

from dash import html
from dash.development.base_component import Component

from data_sources.filters import Filters
from layouts import links

COPY_LINK = "copy-link"


def draw(table: str, filters: Filters) -> Component:
    """«Скопировать ссылку» and the menu of files of one table."""
    return html.Div(
        [
            html.Button("Скопировать ссылку", id=COPY_LINK, type="button", className="plain"),
            html.Details(
                [
                    html.Summary("Скачать ▾"),
                    html.Ul(
                        [
                            _file("CSV для Excel", table, "csv", filters),
                            _file("CSV (простой)", table, "csv", filters, dialect="plain"),
                            _file("XLSX", table, "xlsx", filters),
                            _file("JSON", table, "json", filters),
                        ],
                        className="sheet",
                    ),
                ],
                id="menu-files",
                className="menu",
            ),
        ],
        className="tools",
    )


def _file(
    title: str, table: str, ext: str, filters: Filters, dialect: str | None = None
) -> Component:
    address = links.file(table, ext, filters, dialect)
    return html.Li(html.A(title, href=address, download=f"{table}.{ext}"))
