"""Passports of the index and of every indicator of the registry, by family."""

from __future__ import annotations

from itertools import groupby

from data_sources.question.request import Request
from data_sources.vocabulary.indicators import described
from layouts.frame import links
from layouts.markup import html
from layouts.markup.element import Element
from layouts.widgets import passport
from layouts.wording import numbers, terms
from layouts.wording.subject import Subject, index, indicator_subject


def passport_id(key: str) -> str:
    return f"passport-{key}"


def draw(request: Request, weights_recorded: int) -> Element:
    """The list; each opens by itself. `weights_recorded`: rows in the table of weights."""
    subjects = [indicator_subject(indicator) for indicator in described().values()]
    sections = [_section("Индекс", [_index(request, subjects, weights_recorded)])]
    for family, members in groupby(subjects, key=lambda subject: subject.family):
        title = terms.FAMILIES[family] if family else ""
        sections.append(_section(title, [_indicator(request, subject) for subject in members]))
    return html.Div(sections, className="passports")


def _section(title: str, passports: list[Element]) -> Element:
    return html.Div([html.H3(title), *passports], className="family")


def _indicator(request: Request, subject: Subject) -> Element:
    return _folded(subject, [passport.draw(subject), _way(request, subject)])


def _index(request: Request, subjects: list[Subject], weights_recorded: int) -> Element:
    index_ = index()
    return _folded(
        index_,
        [passport.draw(index_), _weights(subjects, weights_recorded), _way(request, index_)],
    )


def _folded(subject: Subject, content: list[Element]) -> Element:
    unit = terms.UNITS[subject.unit]
    return html.Details(
        [
            html.Summary([subject.title, html.Small(f"{unit}; {terms.BETTER[subject.direction]}")]),
            html.Div(content, className="unfolded"),
        ],
        id=passport_id(subject.key),
    )


def _way(request: Request, subject: Subject) -> Element:
    return html.P(
        html.Link(
            f"«{subject.title}» по муниципалитетам", href=links.indicator(request, subject.key)
        )
    )


def _weights(subjects: list[Subject], weights_recorded: int) -> Element:
    weighted = [
        (subject.title, subject.indicator.default_weight)
        for subject in subjects
        if subject.indicator is not None and subject.indicator.default_weight > 0
    ]
    weighted.sort(key=lambda pair: -pair[1])
    said = [
        html.Li([html.B(numbers.number(weight, 2)), f"{numbers.NBSP}— {', '.join(titles)}"])
        for weight, titles in (
            (weight, [title for title, _ in pairs])
            for weight, pairs in groupby(weighted, key=lambda pair: pair[1])
        )
    ]
    return html.Div(
        [
            html.P("Веса по умолчанию; у остальных показателей 0:"),
            html.Ul(said, className="weights"),
            html.P(_instead(weights_recorded)),
        ]
    )


def _instead(weights_recorded: int) -> str:
    if not weights_recorded:
        return "Своих весов регион не задавал: действуют эти."
    rows = numbers.counted(weights_recorded, "строка", "строки", "строк")
    return (
        f"В таблице весов {rows}: у названных там показателей действует новейший вес, "
        "который начался не позже конца периода."
    )
