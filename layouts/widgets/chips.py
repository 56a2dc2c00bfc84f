"""Chips of the active request: each is a link to the same question without it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from data_sources.database.knowledge import KnowledgeDate
from data_sources.question.request import FILTER_KEYS, Request
from data_sources.scoring.results import Registers
from layouts.frame import links
from layouts.markup import html
from layouts.markup.element import Element
from layouts.widgets.tables import row_order
from layouts.wording import numbers, terms
from layouts.wording.subject import subject

NAMED: Final = 4
"""So many municipalities have a chip each; more of them share one."""


def draw(path: str, request: Request, registers: Registers, **said: str) -> Element:
    """A chip for every filter that is not at its default, and the way back to all defaults.

    `said` are words for values that only the page can say, by key.
    """
    return html.Div(
        [
            html.P(f"{terms.sentence(request, registers, said)}.", className="sentence"),
            *_chips(path, request, registers, said),
            html.Link("Сбросить всё", href=path, className="reset"),
        ],
        className="chips",
    )


def _chips(
    path: str, request: Request, registers: Registers, said: Mapping[str, str]
) -> Iterator[Element]:
    for key, text in request.texts().items():
        if key == "m" and len(request.filters.m) <= NAMED:
            yield from _municipalities(path, request, registers)
        else:
            yield _chip(
                FILTER_KEYS[key].title,
                said.get(key) or chip_value(key, text, request, registers),
                links.without_filter(path, request, key),
            )


def _municipalities(path: str, request: Request, registers: Registers) -> Iterator[Element]:
    names = {member.oktmo: member.name for member in registers.municipalities}
    for code in request.filters.m:
        others = tuple(other for other in request.filters.m if other != code)
        yield _chip(
            "Муниципалитет", names.get(code, code), links.page(path, request.naming(others))
        )


def _chip(title: str, value: str, without: str) -> Element:
    return html.Link(
        [
            html.Span("Убрать фильтр. ", className="visually-hidden"),
            f"{title}: ",
            value,
            html.Span("×", className="cross", aria_hidden="true"),
        ],
        href=without,
        className="chip",
    )


def chip_value(key: str, text: str, request: Request, registers: Registers) -> str:
    """The value of a filter as a person reads it."""
    if key == "period":
        return terms.period(request.filters.period)
    if key == "m":
        names = {member.oktmo: member for member in registers.municipalities}
        return (
            terms.municipalities([names[code] for code in request.filters.m if code in names])
            or text
        )
    if key == "group":
        return terms.group(text)
    if key == "region":
        return next((region.name for region in registers.regions if region.code == text), text)
    if key == "i":
        return subject(text).title
    if key == "drop":
        return numbers.counted(len(request.view.drop), "пункт", "пункта", "пунктов")
    if key == "sort":
        return row_order.words(text)
    moment = {"known": request.filters.known, "against": request.view.against}.get(key)
    if isinstance(moment, KnowledgeDate):
        return terms.moment(moment)
    return terms.filter_value(key, text)
