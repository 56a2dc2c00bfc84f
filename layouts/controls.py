"""Filter controls: drawn from the question, with the id by which the address hears of them.

A control's `value` is the text of the address; "" (an empty list for municipalities) stands for
the default.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

import dash_bootstrap_components as dbc
from dash import html
from dash.development.base_component import Component

from data_sources.filters import INDEX, Filters
from data_sources.indicators import registry
from data_sources.indicators.declaration import Family
from data_sources.results import Registers, Vocabulary
from layouts import numbers, theme, wording

MUNICIPALITIES: Final = "m"
Option = dict[str, Any]


def identity(key: str) -> dict[str, str]:
    """The id of the control that owns a key of the address."""
    return {"role": "filter", "name": key}


def bar(filters: Filters, vocabulary: Vocabulary) -> Component:
    """The controls that ask about whom, when, and as known at what moment."""
    return html.Div(
        [
            _labelled("period", _select("period", filters, _periods(filters, vocabulary))),
            _municipalities(filters, vocabulary.registers),
            _labelled("group", _select("group", filters, _groups(vocabulary.registers))),
            *_region(filters, vocabulary.registers),
            _labelled("known", _known(filters)),
        ],
        className="controls",
    )


def indicator_choice(filters: Filters) -> Component:
    """The control that chooses what the map and the ranking show."""
    return html.Label(
        [
            html.Span(wording.FILTER_TITLES["i"], className="visually-hidden"),
            _select("i", filters, _indicators()),
        ],
        className="control wide",
    )


def drawn(filters: Filters, vocabulary: Vocabulary) -> dict[str, str]:
    """Key -> text of every control of a page of indicators, as it was drawn."""
    keys = ["period", MUNICIPALITIES, "group", "known", "i"]
    if _has_regions(vocabulary.registers):
        keys.append("region")
    texts = filters.texts()
    return {key: texts.get(key, "") for key in keys}


def _labelled(key: str, control: Component) -> Component:
    title = html.Span(wording.FILTER_TITLES[key])
    return html.Label([title, control], className=f"control {key}")


def _select(key: str, filters: Filters, options: list[Option]) -> Component:
    chosen = filters.texts().get(key, "")
    # An empty value shows the placeholder, so it must read as the default option does.
    select: Component = dbc.Select(
        id=identity(key), options=options, value=chosen, placeholder=options[0]["label"]
    )
    return select


def _periods(filters: Filters, vocabulary: Vocabulary) -> list[Option]:
    default = filters.default_period
    others = [period for period in vocabulary.periods if period != default]
    if filters.period != default and filters.period not in others:
        others.insert(0, filters.period)
    return [
        _option(wording.period(default), ""),
        *(_option(wording.period(period), period.text) for period in others),
    ]


def _groups(registers: Registers) -> list[Option]:
    options = [_option("все", "")]
    said: set[str] = set()
    for name in registers.groups:
        words = wording.group(name)
        # A register may call its peer group as we call a kind.
        options.append(_option(f"{words} (по виду)" if words in said else words, name))
        said.add(words)
    return options


def _has_regions(registers: Registers) -> bool:
    return len(registers.regions) > 1


def _region(filters: Filters, registers: Registers) -> Iterator[Component]:
    if _has_regions(registers):
        first, *others = registers.regions
        options = [
            _option(first.name, ""),
            *(_option(region.name, region.code) for region in others),
        ]
        yield _labelled("region", _select("region", filters, options))


def _known(filters: Filters) -> Component:
    known = filters.known
    field: Component = dbc.Input(
        id=identity("known"),
        type="date" if known is None or known.is_day else "text",
        value=known.text if known else "",
        debounce=True,
    )
    return field


def _municipalities(filters: Filters, registers: Registers) -> Component:
    title = wording.FILTER_TITLES[MUNICIPALITIES]
    checklist = dbc.Checklist(
        id=identity(MUNICIPALITIES),
        options=[_option(member.name, member.oktmo) for member in registers.municipalities],
        value=list(filters.m),
    )
    return html.Div(
        [
            html.Span(title, **theme.aria(hidden="true")),
            html.Details(
                [
                    html.Summary(
                        [
                            html.Span(f"{title}: ", className="visually-hidden"),
                            _chosen(filters, registers),
                        ]
                    ),
                    html.Div(checklist, className="sheet", role="group", **theme.aria(label=title)),
                ],
                id="menu-municipalities",
                className="pick",
            ),
        ],
        className="control",
    )


def _chosen(filters: Filters, registers: Registers) -> str:
    if not filters.m:
        ordinary = sum(not member.is_regional for member in registers.municipalities)
        return f"все{numbers.NBSP}{ordinary}" if ordinary else "все"
    names = {member.oktmo: member for member in registers.municipalities}
    chosen = [names[code] for code in filters.m if code in names]
    if len(chosen) > 1:
        return f"выбрано{numbers.NBSP}{len(chosen)}"
    return wording.municipalities(chosen) or f"выбрано{numbers.NBSP}{len(filters.m)}"


def _indicators() -> list[Option]:
    options = [_option(wording.INDEX_TITLE, "")]
    family: Family | None = None
    for indicator in registry().values():
        if indicator.family is not family:
            family = indicator.family
            heading = _option(f"— {wording.FAMILIES[family]} —", f"{INDEX}:{family.value}")
            options.append({**heading, "disabled": True})
        options.append(_option(indicator.title, indicator.key))
    return options


def _option(label: str, value: str) -> Option:
    return {"label": label, "value": value}
