"""The table of pages: path -> what it asks and how it is drawn, one row a page."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from callbacks.pages import Page, Pages
from dashboard.printing.pdf import named
from data_sources.row_tables.records.decisions import LISTING as DECISIONS
from data_sources.store import Store
from layouts.pages.compare import page as compare
from layouts.pages.data import page as data
from layouts.pages.decisions import page as decisions
from layouts.pages.diagnostics import page as diagnostics
from layouts.pages.indicator import page as indicator
from layouts.pages.meetings import page as meetings
from layouts.pages.municipality import page as municipality
from layouts.pages.network import page as network
from layouts.pages.overview import page as overview
from layouts.pages.present import page as present
from layouts.pages.school_project import page as school_project
from layouts.pages.training import page as training

LISTS: Final = "detail.css"
FOLDING: Final = "folding.js"
LONG: Final = (LISTS, FOLDING)


def table() -> Pages:
    """Pages in the order of the menu."""
    return (
        Page("/", "Обзор", Store.first_page, overview.draw, files=(FOLDING,)),
        Page(
            "/indicator",
            "Показатель",
            Store.indicator,
            indicator.draw,
            files=(*LONG, "indicator.css"),
        ),
        Page(
            "/municipality",
            "Муниципалитет",
            Store.municipality,
            municipality.draw,
            files=(*LONG, "municipality.css"),
        ),
        Page(
            "/training",
            "Повышение квалификации",
            Store.trainings,
            training.draw,
            menu="Обучение",
            files=(*LONG, "training.css"),
        ),
        Page(
            "/meetings",
            "Заседания",
            Store.meetings,
            meetings.draw,
            files=(*LONG, "meetings.css", "boxes.js"),
        ),
        Page(
            "/decisions",
            "Решения",
            Store.decisions,
            decisions.draw,
            default_body=DECISIONS.default_body,
            files=(*LONG, "decisions.css"),
        ),
        Page(
            "/school-project",
            "Школа Минпросвещения",
            Store.school_project,
            school_project.draw,
            menu="Школы",
            files=(*LONG, "school-project.css"),
        ),
        Page("/network", "Сеть", Store.network, network.draw, files=(*LONG, "network.css")),
        Page(
            "/diagnostics",
            "Диагностики",
            Store.diagnostics,
            diagnostics.draw,
            files=(*LONG, "diagnostics.css"),
        ),
        Page("/compare", "Сравнение", Store.compare, compare.draw, files=(*LONG, "compare.css")),
        Page(
            "/present",
            "Режим заседания",
            Store.deck,
            present.draw,
            menu="Показ",
            files=("present.css", "present.js"),
        ),
        Page("/data", "Данные", Store.data, data.draw, files=(*LONG, "data.css")),
    )


def printable(pages: Pages) -> Pages:
    """The same pages, each with the name of its PDF file."""
    return tuple(replace(page, pdf=named(page.path)) for page in pages)
