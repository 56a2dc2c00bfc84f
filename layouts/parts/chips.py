"""Chips of the active filters: each is a link to the same question without it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from dash.development.base_component import Component

from data_sources.filters import Filters
from data_sources.knowledge import KnowledgeDate
from data_sources.results import Registers
from layouts import html, links, numbers, theme, wording
from layouts.parts import row_order
from layouts.parts.subject import subject

NAMED: Final = 4
"""So many municipalities have a chip each; more of them share one."""


def draw(path: str, filters: Filters, registers: Registers, **said: str) -> Component:
    """A chip for every filter that is not at its default, and the way back to all defaults.

    `said` are words for values that only the page can say, by key.
    """
    return html.Div(
        [
            html.P(f"{wording.sentence(filters, registers, said)}.", className="sentence"),
            *_chips(path, filters, registers, said),
            html.Link("Сбросить всё", href=path, className="reset"),
        ],
        className="chips",
    )


def _chips(
    path: str, filters: Filters, registers: Registers, said: Mapping[str, str]
) -> Iterator[Component]:
    for key, text in filters.texts().items():
        if key == "m" and len(filters.m) <= NAMED:
            yield from _municipalities(path, filters, registers)
        else:
            yield _chip(
                wording.FILTER_TITLES[key],
                said.get(key) or chip_value(key, text, filters, registers),
                links.without_filter(path, filters, key),
            )


def _municipalities(path: str, filters: Filters, registers: Registers) -> Iterator[Component]:
    names = {member.oktmo: member.name for member in registers.municipalities}
    for code in filters.m:
        others = tuple(other for other in filters.m if other != code)
        yield _chip(
            "Муниципалитет", names.get(code, code), links.page(path, filters.naming(others))
        )


def _chip(title: str, value: str, without: str) -> Component:
    return html.Link(
        [
            html.Span("Убрать фильтр. ", className="visually-hidden"),
            f"{title}: ",
            value,
            html.Span("×", className="cross", **theme.aria(hidden="true")),
        ],
        href=without,
        className="chip",
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
    if key == "drop":
        return numbers.counted(len(filters.drop), "пункт", "пункта", "пунктов")
    if key == "sort":
        return row_order.words(text)
    moment = {"known": filters.known, "against": filters.against}.get(key)
    if isinstance(moment, KnowledgeDate):
        return wording.moment(moment)
    return wording.filter_value(key, text)
