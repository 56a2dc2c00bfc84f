"""Choices of municipalities and of moments that are worth a click."""

from __future__ import annotations

from typing import Final

from data_sources.answers.compare.answer import ComparePicture, Preset, PresetKind
from data_sources.changes.offers import MomentKind, MomentOffer
from data_sources.vocabulary.titles import dataset_title
from layouts.frame import links
from layouts.frame.shell import Frame
from layouts.markup import html
from layouts.markup.element import Element
from layouts.wording import numbers, terms

MOMENTS: Final = {
    MomentKind.WEEK: "неделя назад",
    MomentKind.MONTH: "месяц назад",
    MomentKind.SCHOOL_YEAR: "конец прошлого учебного года",
    MomentKind.LAST_LOAD: "перед последней загрузкой",
}


def presets(picture: ComparePicture, path: str) -> Element:
    """Links that choose several municipalities at once."""
    request = picture.request
    found = [
        html.Li(
            [
                html.Link(
                    _title(preset),
                    href=links.page(
                        path, request.naming(tuple(member.oktmo for member in preset.members))
                    ),
                ),
                html.Span(", ".join(member.name for member in preset.members)),
            ]
        )
        for preset in picture.presets
    ]
    return html.Div(
        [
            html.H3("Другие наборы" if picture.chosen else "Готовые наборы"),
            html.Ul(found, className="offers"),
        ],
        className="offered",
        hidden=not found,
    )


def _title(preset: Preset) -> str:
    if preset.kind is PresetKind.ENDS:
        return "Первый, средний и последний по индексу"
    if preset.kind is PresetKind.NEIGHBOURS:
        return f"{preset.name} и соседи по индексу"
    taken = len(preset.members)
    first = f": первые {taken} по индексу из{numbers.NBSP}{preset.of}"
    return f"Группа «{terms.group(preset.name)}»{first if taken < preset.of else ''}"


def moments(picture: ComparePicture, frame: Frame) -> Element:
    """Links that set the moment of knowledge, to compare it with now."""
    request = picture.request
    found = [
        html.Li(
            [
                html.Link(
                    MOMENTS[offer.kind].capitalize(),
                    href=f"{links.page(frame.path, request.changed(known=offer.known))}#knowledge",
                ),
                html.Span(when(offer, frame)),
            ]
        )
        for offer in picture.moments
        if offer.known != request.filters.known
    ]
    return html.Div(
        [
            html.H3("Другие моменты" if request.filters.known else "С каким моментом сравнить"),
            html.Ul(found, className="offers"),
        ],
        className="offered",
        hidden=not found,
    )


def when(offer: MomentOffer, frame: Frame) -> str:
    """The day or the moment of the offer."""
    if offer.known.is_day:
        return numbers.day(offer.known.day)
    moment = numbers.moment(frame.local(offer.known.shown))
    return f"{moment}, до загрузки «{dataset_title(offer.dataset)}»"
