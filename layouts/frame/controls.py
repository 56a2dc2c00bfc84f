"""Filter controls: drawn from the question, with the id by which the address hears of them.

A control's `value` is the text of the address; "" (an empty list for municipalities) stands for
the default.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import Final

import dash_bootstrap_components as dbc

from data_sources.question import choosing
from data_sources.question.choices import INDEX
from data_sources.question.request import FILTER_KEYS, Request
from data_sources.scoring.results import Municipality, Registers, Vocabulary
from data_sources.vocabulary.indicators import described
from data_sources.vocabulary.indicators.description import Family
from layouts.frame import period_choice
from layouts.markup import html
from layouts.markup.element import Element, island
from layouts.widgets import filter_fields
from layouts.widgets.filter_fields import Option
from layouts.widgets.filter_fields import identity as identity
from layouts.wording import numbers, terms

MUNICIPALITIES: Final = "m"


def bar(request: Request, vocabulary: Vocabulary) -> Element:
    """The controls that ask about whom, when, and as known at what moment."""
    return _bar(request, vocabulary, _municipalities(request, vocabulary.registers))


def bar_of_one(
    request: Request, vocabulary: Vocabulary, offered: Sequence[Municipality], chosen: str
) -> Element:
    """The same controls where the page speaks of one municipality; `chosen` "" is none yet."""
    return _bar(request, vocabulary, _one_municipality(offered, chosen))


def _bar(request: Request, vocabulary: Vocabulary, whom: Element) -> Element:
    registers = vocabulary.registers
    # With it the browser lets go of municipalities that a newly chosen group does not have.
    return html.Div(
        [
            period_choice.draw(request, vocabulary.periods),
            whom,
            filter_fields.labelled(
                "group", filter_fields.select("group", request, _groups(registers))
            ),
            *_region(request, registers),
            filter_fields.labelled("known", _known(request)),
        ],
        className="controls",
        data_groups=json.dumps(_groups_of(registers), ensure_ascii=False),
    )


def _groups_of(registers: Registers) -> dict[str, list[str]]:
    """Municipality -> the groups by which it can be chosen."""
    return {
        member.oktmo: [name for name in (member.peer_group, member.kind) if name]
        for member in registers.municipalities
    }


def indicator_choice(request: Request) -> Element:
    """The control that chooses what the map and the ranking show."""
    return html.Label(
        [
            html.Span(FILTER_KEYS["i"].title, className="visually-hidden"),
            filter_fields.select("i", request, _indicators()),
        ],
        className="control wide",
    )


def drawn(request: Request, vocabulary: Vocabulary) -> dict[str, str]:
    """Name -> text of every control of a page of indicators, as it was drawn."""
    return {**drawn_of_bar(request, vocabulary), "i": request.texts().get("i", "")}


def drawn_of_bar(request: Request, vocabulary: Vocabulary) -> dict[str, str]:
    """Name -> text of every control of a page that has the bar alone."""
    keys = ["period", MUNICIPALITIES, "group", "known"]
    if _has_regions(vocabulary.registers):
        keys.append("region")
    texts = request.texts()
    return {**{key: texts.get(key, "") for key in keys}, **period_choice.drawn(request)}


def drawn_of_one(request: Request, vocabulary: Vocabulary, chosen: str) -> dict[str, str]:
    """Name -> text of every control of a page about one municipality."""
    return {**drawn_of_bar(request, vocabulary), MUNICIPALITIES: chosen}


def _groups(registers: Registers) -> list[Option]:
    options = [filter_fields.option("все", "")]
    said: set[str] = set()
    for name in registers.groups:
        words = terms.group(name)
        # A register may call its peer group as we call a kind.
        options.append(filter_fields.option(f"{words} (по виду)" if words in said else words, name))
        said.add(words)
    return options


def _has_regions(registers: Registers) -> bool:
    return len(registers.regions) > 1


def _region(request: Request, registers: Registers) -> Iterator[Element]:
    if _has_regions(registers):
        first, *others = registers.regions
        options = [
            filter_fields.option(first.name, ""),
            *(filter_fields.option(region.name, region.code) for region in others),
        ]
        yield filter_fields.labelled("region", filter_fields.select("region", request, options))


def _known(request: Request) -> Element:
    known = request.filters.known
    field: Element = island(
        dbc.Input(
            id=identity("known"),
            type="date" if known is None or known.is_day else "text",
            value=known.text if known else "",
            debounce=True,
        )
    )
    return field


def _municipalities(request: Request, registers: Registers) -> Element:
    title = FILTER_KEYS[MUNICIPALITIES].title
    offered = choosing.compared(request.filters, registers.municipalities)
    checklist = island(
        dbc.Checklist(
            id=identity(MUNICIPALITIES),
            options=[filter_fields.option(member.name, member.oktmo) for member in offered],
            value=list(request.filters.m),
        )
    )
    return html.Div(
        [
            html.Span(title, aria_hidden="true"),
            html.Details(
                [
                    html.Summary(
                        [
                            html.Span(f"{title}: ", className="visually-hidden"),
                            _chosen(request, registers, offered),
                        ]
                    ),
                    html.Div(checklist, className="sheet", role="group", aria_label=title),
                ],
                id="menu-municipalities",
                className="pick",
            ),
        ],
        className="control",
    )


def _one_municipality(offered: Sequence[Municipality], chosen: str) -> Element:
    options = [
        filter_fields.option("не выбран", ""),
        *(filter_fields.option(member.name, member.oktmo) for member in offered),
    ]
    select = filter_fields.select_of(MUNICIPALITIES, chosen, options)
    return filter_fields.named("Муниципалитет", select, "whom")


def _chosen(request: Request, registers: Registers, offered: Sequence[Municipality]) -> str:
    if not request.filters.m:
        ordinary = sum(not member.is_regional for member in offered)
        return f"все{numbers.NBSP}{ordinary}" if ordinary else "все"
    names = {member.oktmo: member for member in registers.municipalities}
    chosen = [names[code] for code in request.filters.m if code in names]
    if len(chosen) > 1:
        return f"выбрано{numbers.NBSP}{len(chosen)}"
    return terms.municipalities(chosen) or f"выбрано{numbers.NBSP}{len(request.filters.m)}"


def _indicators() -> list[Option]:
    options = [filter_fields.option(terms.INDEX_TITLE, "")]
    family: Family | None = None
    for indicator in described().values():
        if indicator.family is not family:
            family = indicator.family
            title = terms.FAMILIES[family]
            options.append(filter_fields.heading(title, f"{INDEX}:{family.value}"))
        options.append(filter_fields.option(indicator.title, indicator.key))
    return options
