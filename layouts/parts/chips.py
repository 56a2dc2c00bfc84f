"""Chips of the active filters: each is a link to the same question without it."""

from __future__ import annotations

from dash import dcc, html
from dash.development.base_component import Component

from data_sources.filters import Filters
from data_sources.results import Registers
from layouts import links, numbers, theme, wording
from layouts.parts.subject import subject


def draw(path: str, filters: Filters, registers: Registers) -> Component:
    """One chip for every filter that is not at its default, and the way back to all defaults."""
    return html.Div(
        [
            html.P(f"{wording.sentence(filters, registers)}.", className="sentence"),
            *(
                dcc.Link(
                    [
                        html.Span("Убрать фильтр. ", className="visually-hidden"),
                        f"{wording.FILTER_TITLES[key]}: ",
                        chip_value(key, text, filters, registers),
                        html.Span("×", className="cross", **theme.aria(hidden="true")),
                    ],
                    href=links.without_filter(path, filters, key),
                    className="chip",
                )
                for key, text in filters.texts().items()
            ),
            dcc.Link("Сбросить всё", href=path, className="reset"),
        ],
        className="chips",
    )


def chip_value(key: str, text: str, filters: Filters, registers: Registers) -> str:
    """The value of a filter as a person reads it."""
    if key == "period":
        return wording.period(filters.period)
    if key == "m":
        names = {member.oktmo: member for member in registers.municipalities}
        return wording.municipalities([names[code] for code in filters.m if code in names]) or text
    if key == "group":
        return wording.group(text)
    if key == "region":
        return next((region.name for region in registers.regions if region.code == text), text)
    if key == "i":
        return subject(text).title
    if key == "known" and filters.known is not None:
        known = filters.known
        return numbers.day(known.day) if known.is_day else f"{known.shown:%d.%m.%Y %H:%M:%S} UTC"
    return wording.filter_value(key, text)
