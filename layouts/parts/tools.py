"""What can be done with the page as it stands: its link, its files."""

from __future__ import annotations

from dash import html
from dash.development.base_component import Component

from data_sources.filters import Filters
from layouts import links

COPY_LINK = "copy-link"


def draw(table: str, filters: Filters, **extra: str) -> Component:
    """«Скопировать ссылку» and the menu of files of one table, narrowed by `extra`."""
    formats: tuple[tuple[str, str, str | None], ...] = (
        ("CSV для Excel", "csv", None),
        ("CSV (простой)", "csv", "plain"),
        ("XLSX", "xlsx", None),
        ("JSON", "json", None),
    )
    return html.Div(
        [
            html.Button("Скопировать ссылку", id=COPY_LINK, type="button", className="plain"),
            html.Details(
                [
                    html.Summary("Скачать ▾"),
                    html.Ul(
                        [
                            _file(title, table, ext, links.file(table, ext, filters, how, **extra))
                            for title, ext, how in formats
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


def _file(title: str, table: str, ext: str, address: str) -> Component:
    return html.Li(html.A(title, href=address, download=f"{table}.{ext}"))
