"""A page of elements as the tree of Dash components that the browser gets.

What no callback names comes as the markup of its container, and `assets/markup.js` puts it in its
place before it is painted. Islands, and the elements that they lie in, are components.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from html import unescape
from typing import Final

from dash import html as dash_html
from dash.development.base_component import Component
from markupsafe import escape

from layouts.markup.attributes import as_in_dash
from layouts.markup.element import Element, Holder, Island, Tag, Written

MARKUP: Final = "data-tags"
"""The attribute of a container that carries what lies in it."""


class UnreachableError(ValueError):
    """An element that a callback names is markup or holds it, out of the callback's reach."""


def assemble(page: Element, named: Collection[str] = ()) -> Component:
    """The page as a tree of components; `named` are ids that callbacks name.

    Raises `UnreachableError` where an element with one of these ids lies within markup, or holds
    markup that a callback could not replace, and `ValueError` where a drawing lies beside an
    island: a component needs an element of its own.
    """
    return _Assembly(named).component(page)


class _Assembly:
    def __init__(self, named: Collection[str]) -> None:
        # Within markup a quote of a text is escaped: what looks like an attribute is one.
        self._named = {name: f' id="{escape(name)}"' for name in named}

    def component(self, part: Element) -> Component:
        if isinstance(part, Island):
            inner = part.part
            return self.component(inner) if isinstance(inner, Element) else inner
        if isinstance(part, Holder):
            children = [
                each if isinstance(each, str) else self.component(each) for each in part.parts
            ]
            return _made(part.tag, part.attributes, children)
        if isinstance(part, Written):
            return self._host(part)
        raise ValueError("a drawing needs an element of its own to lie in")

    def _host(self, part: Written) -> Component:
        """The element as a component, and all that lies in it as markup or a text."""
        inside = part.inside
        if "<" not in inside:
            return _made(part.tag, part.attributes, unescape(inside) or None)
        if (filled := part.attributes.get("id")) in self._named:
            # The browser would put the new content beside the markup, which it knows nothing of.
            raise UnreachableError(
                f"a callback fills «{filled}», but it holds markup: declare that an island"
            )
        for name, attribute in self._named.items():
            if attribute in inside:
                raise UnreachableError(
                    f"a callback names «{name}», but it lies within markup: declare it an island"
                )
        return _made(part.tag, {**part.attributes, MARKUP: inside}, None)


def _made(
    tag: Tag, attributes: Mapping[str, object], children: list[str | Component] | str | None
) -> Component:
    held = {as_in_dash(name): value for name, value in attributes.items() if value is not None}
    made: Component = getattr(dash_html, tag.name)(children, **held)
    return made
