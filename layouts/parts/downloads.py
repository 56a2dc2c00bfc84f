"""All files that can be taken with the question of the page, and which of them to take."""

from __future__ import annotations

from typing import Final

from dash import html
from dash.development.base_component import Component

from data_sources.filters import Filters
from layouts import links
from layouts.files import indicators
from layouts.row_sheets import row_sheets

FORMATS: Final = (
    ("xlsx", None, "XLSX", "открыть в Excel: данные, паспорт вопроса и определения на трёх листах"),
    ("csv", "excel", "CSV для Excel", "двойным щелчком в русском Excel: запятая в числах"),
    ("csv", "utf16", "CSV для старого Excel", "если вместо русских букв видны знаки вопроса"),
    ("csv", "plain", "CSV простой", "передать в программу: точка в числах, английские имена"),
    ("json", None, "JSON", "передать в программу вместе с вопросом и пустыми значениями"),
)


def tables() -> dict[str, str]:
    """Every table that can be taken as a file, and what is in it."""
    return {
        indicators.NAME: "Показатели и индекс по муниципалитетам",
        **{name: sheet.title for name, sheet in row_sheets().items()},
    }


def draw(filters: Filters) -> Component:
    """One list for every table."""
    return html.Div(
        [
            part
            for table, title in tables().items()
            for part in (
                html.H3(title),
                html.Dl([_file(table, filters, *how) for how in FORMATS], className="files"),
            )
        ]
    )


def _file(
    table: str, filters: Filters, extension: str, dialect: str | None, title: str, when: str
) -> Component:
    address = links.file(table, extension, filters, dialect)
    link = html.A(title, href=address, download=f"{table}.{extension}")
    return html.Div([html.Dt(link), html.Dd(when)])
