"""The table of pages: path -> what it asks and how it is drawn, one row a page."""

from __future__ import annotations

from callbacks.pages import Page, Pages
from data_sources.store import Store
from layouts import data, indicator, municipality, overview


def table() -> Pages:
    """Pages in the order of the menu."""
    return (
        Page("/", "Обзор", Store.overview, overview.draw),
        Page("/indicator", "Показатель", Store.indicator, indicator.draw),
        Page("/municipality", "Муниципалитет", Store.municipality, municipality.draw),
        Page("/data", "Данные", Store.data, data.draw),
    )
