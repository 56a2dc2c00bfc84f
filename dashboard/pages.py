"""The table of pages: path -> what it asks and how it is drawn, one row a page."""

from __future__ import annotations

from typing import Final

from callbacks.pages import Page, Pages
from data_sources.store import Store
from data_sources.tables.decisions import TABLE as DECISIONS
from layouts import (
    compare,
    data,
    decisions,
    diagnostics,
    indicator,
    meetings,
    municipality,
    network,
    overview,
    present,
    school_project,
    training,
)

LISTS: Final = "detail.css"


def table() -> Pages:
    """Pages in the order of the menu."""
    return (
        Page("/", "Обзор", Store.overview, overview.draw),
        Page(
            "/indicator",
            "Показатель",
            Store.indicator,
            indicator.draw,
            files=(LISTS, "indicator.css"),
        ),
        Page(
            "/municipality",
            "Муниципалитет",
            Store.municipality,
            municipality.draw,
            files=(LISTS, "municipality.css"),
        ),
        Page(
            "/training",
            "Повышение квалификации",
            Store.trainings,
            training.draw,
            menu="Обучение",
            files=(LISTS, "training.css"),
        ),
        Page(
            "/meetings", "Заседания", Store.meetings, meetings.draw, files=(LISTS, "meetings.css")
        ),
        Page(
            "/decisions",
            "Решения",
            Store.decisions,
            decisions.draw,
            default_body=DECISIONS.default_body,
            files=(LISTS, "decisions.css"),
        ),
        Page(
            "/school-project",
            "Школа Минпросвещения",
            Store.school_project,
            school_project.draw,
            menu="Школы",
            files=(LISTS, "school-project.css"),
        ),
        Page("/network", "Сеть", Store.network, network.draw, files=(LISTS, "network.css")),
        Page(
            "/diagnostics",
            "Диагностики",
            Store.diagnostics,
            diagnostics.draw,
            files=(LISTS, "diagnostics.css"),
        ),
        Page("/compare", "Сравнение", Store.compare, compare.draw, files=(LISTS, "compare.css")),
        Page(
            "/present",
            "Режим заседания",
            Store.deck,
            present.draw,
            menu="Показ",
            files=("present.css", "present.js"),
        ),
        Page("/data", "Данные", Store.data, data.draw, files=(LISTS, "data.css")),
    )
