"""The fields that filter controls are made of, with the id by which the address hears of them."""

from __future__ import annotations

from typing import Any

import dash_bootstrap_components as dbc

from data_sources.question.readers import LONGEST_TEXT
from data_sources.question.request import FILTER_KEYS, Request
from layouts.markup import html
from layouts.markup.element import Element, island

Option = dict[str, Any]


def identity(key: str) -> dict[str, str]:
    """The id of the control that owns a key of the address."""
    return {"role": "filter", "name": key}


def labelled(key: str, control: Element) -> Element:
    """The control under the name of its filter."""
    return named(FILTER_KEYS[key].title, control, key)


def named(title: str, control: Element, class_name: str) -> Element:
    """The control under a name of its own."""
    return html.Label([html.Span(title), control], className=f"control {class_name}")


def select(key: str, request: Request, options: list[Option]) -> Element:
    """A choice of one; the first option is the default."""
    return select_of(key, request.texts().get(key, ""), options)


def select_of(key: str, chosen: str, options: list[Option]) -> Element:
    """A choice of one where what is chosen is not simply what the address says."""
    # Until the script has run an empty value shows the placeholder: it reads as the default does.
    made: Element = island(
        dbc.Select(id=identity(key), options=options, value=chosen, placeholder=options[0]["label"])
    )
    return made


def text(key: str, request: Request, hint: str) -> Element:
    """A field for words; it is heard when it is left or Enter is pressed."""
    field: Element = island(
        dbc.Input(
            id=identity(key),
            type="search",
            value=request.texts().get(key, ""),
            placeholder=hint,
            maxLength=LONGEST_TEXT,
            debounce=True,
        )
    )
    return field


def option(label: str, value: str) -> Option:
    return {"label": label, "value": value}


def heading(title: str, value: str) -> Option:
    """A line between options that cannot be chosen itself; `value` must be no option's."""
    return {**option(f"— {title} —", value), "disabled": True}
