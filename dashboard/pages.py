"""The table of pages: path -> what it asks and how it is drawn, one row a page."""

from __future__ import annotations

from dataclasses import replace

from callbacks.pages import Page, Pages
from dashboard.printing.pdf import named
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


def table() -> Pages:
    """Pages in the order of the menu."""
    return (
        Page("/", "Обзор", Store.overview, overview.draw),
        Page("/indicator", "Показатель", Store.indicator, indicator.draw),
        Page("/municipality", "Муниципалитет", Store.municipality, municipality.draw),
        Page(
            "/training", "Повышение квалификации", Store.trainings, training.draw, menu="Обучение"
        ),
        Page("/meetings", "Заседания", Store.meetings, meetings.draw),
        Page(
            "/decisions",
            "Решения",
            Store.decisions,
            decisions.draw,
            default_body=DECISIONS.default_body,
        ),
        Page(
            "/school-project",
            "Школа Минпросвещения",
            Store.school_project,
            school_project.draw,
            menu="Школы",
        ),
        Page("/network", "Сеть", Store.network, network.draw),
        Page("/diagnostics", "Диагностики", Store.diagnostics, diagnostics.draw),
        Page("/compare", "Сравнение", Store.compare, compare.draw),
        Page("/present", "Режим заседания", Store.deck, present.draw, menu="Показ"),
        Page("/data", "Данные", Store.data, data.draw),
    )


def printable(pages: Pages) -> Pages:
    """The same pages, each with the name of its PDF file."""
    return tuple(replace(page, pdf=named(page.path)) for page in pages)
