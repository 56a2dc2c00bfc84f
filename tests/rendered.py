"""A drawn page as the browser receives it: its markup, and every text that a person meets in it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from html import escape
from typing import Any, Final

import lxml.html
from dash.development.base_component import Component

from callbacks.pages import Pages, draw_page
from data_sources.store import Store
from layouts.markup.assembly import MARKUP, assemble

SAID: Final = ("title", "aria-label", "placeholder", "alt", "data-label", "data-picture-title",
               "data-picture-source", "data-hint", "data-unit", "label")  # fmt: skip
"""Attributes whose text a person sees or hears."""
_VOID: Final = frozenset({"br", "col", "hr", "img", "wbr", "input"})
_TAG: Final = re.compile(r"</?\w+/?>")
"""Plotly's own marks of a new line and of bold."""
_FIGURE_TEXTS: Final = frozenset(
    {"text", "hovertext", "ticktext", "name", "title", "hovertemplate"}
)


def page(store: Store, pages: Pages, path: str, query: str = "") -> Any:
    """The page of the address as an HTML element."""
    return element(draw_page(store, pages, path, f"?{query}" if query else ""))


def element(drawn: Component) -> Any:
    """What was drawn as an HTML element, markup and controls included."""
    return element_of("".join(_markup(_plain(drawn))))


def written(drawn: Component) -> Any:
    """A drawing as an HTML element, as the browser receives it."""
    return element(assemble(drawn))


def element_of(markup: str) -> Any:
    """An HTML element that holds the markup."""
    return lxml.html.fragment_fromstring(markup, create_parent="div")


def glued(part: Any) -> str:
    """The text of an element as it is written, with plain spaces."""
    return " ".join("".join(part.itertext()).split())


def texts(part: Any) -> Iterator[tuple[Any, str]]:
    """Every text of the element with the element that it stands in: shown, and said by others."""
    for each in part.iter():
        if not isinstance(each.tag, str) or each.tag in {"script", "style"}:
            continue
        for said in (each.text, *(child.tail for child in each)):
            if said and said.strip():
                yield each, said
        for name in SAID:
            if each.get(name):
                yield each, each.get(name)


def _plain(drawn: Component) -> Any:
    return json.loads(json.dumps(drawn, default=_as_plain))


def _as_plain(value: Any) -> Any:
    return value.to_plotly_json() if hasattr(value, "to_plotly_json") else str(value)


def _markup(part: Any) -> Iterator[str]:
    if isinstance(part, list):
        for each in part:
            yield from _markup(each)
    elif isinstance(part, Mapping):
        yield from _component(part["type"], part["props"])
    elif part is not None and not isinstance(part, bool):
        yield escape(str(part), quote=False)


def _component(kind: str, held: Mapping[str, Any]) -> Iterator[str]:
    tag = "a" if kind == "Link" else kind.lower() if kind.isalnum() else "div"
    yield f"<{tag}{''.join(_attributes(held))}>"
    if tag in _VOID:
        return
    if MARKUP in held:
        yield held[MARKUP]
    yield from _markup(held.get("children"))
    for option in held.get("options") or ():
        label = option["label"] if isinstance(option, dict) else option
        yield f"<option>{escape(str(label))}</option>"
    if "figure" in held:
        for said in _figure_texts(held["figure"]):
            yield f"<span>{escape(_TAG.sub(' ', said))}</span>"
    yield f"</{tag}>"


def _attributes(held: Mapping[str, Any]) -> Iterator[str]:
    for name, value in held.items():
        if name in {"children", "options", "figure", "config", "style", MARKUP}:
            continue
        if isinstance(value, str | int | float) and not isinstance(value, bool):
            yield f' {"class" if name == "className" else name}="{escape(str(value))}"'
        elif value is True:
            yield f' {name}=""'


def _figure_texts(figure: Any) -> Iterator[str]:
    if isinstance(figure, dict):
        for name, value in figure.items():
            if name in _FIGURE_TEXTS:
                yield from (each for each in _strings(value) if each)
            elif name != "template":
                yield from _figure_texts(value)
    elif isinstance(figure, list):
        for each in figure:
            yield from _figure_texts(each)


def _strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, list):
        for each in value:
            yield from _strings(each)
    elif isinstance(value, dict):
        yield from _figure_texts(value)
