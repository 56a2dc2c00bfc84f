"""A drawing as a tree of components of Dash, one an element: tests look into it."""

from __future__ import annotations

from functools import lru_cache
from html.parser import HTMLParser
from typing import Any, Final

from dash import html
from dash.development.base_component import Component

from layouts.markup.assembly import MARKUP
from layouts.markup.attributes import as_in_dash
from layouts.markup.element import Element, Holder, Island

_KINDS: Final = {name.lower(): name for name in html.__all__ if name not in {"Form"}}
_VOID: Final = frozenset({"br", "col", "hr", "img", "input", "wbr"})
_NAMES: Final = {
    "class": "className",
    "for": "htmlFor",
    "colspan": "colSpan",
    "rowspan": "rowSpan",
    "tabindex": "tabIndex",
}
_SWITCHES: Final = {"hidden": False}
"""An attribute that is not written is a switch that is off."""


class Link(html.A):
    """A link that leads to a page of ours without loading the site again."""


@lru_cache(maxsize=64)
def tree(drawn: Element) -> Component:
    """The drawing, its written elements read back. A drawing of SVG or a form stays markup."""
    if isinstance(drawn, Island):
        return tree(drawn.part) if isinstance(drawn.part, Element) else drawn.part
    if isinstance(drawn, Holder):
        children = [tree(part) if isinstance(part, Element) else part for part in drawn.parts]
        held = {as_in_dash(name): value for name, value in drawn.attributes.items()
                if value is not None}  # fmt: skip
        return getattr(html, drawn.tag.name)(children, **{**_SWITCHES, **held})
    reader = _Reader(drawn.__html__())
    (made,) = reader.children_of_root()
    return made


class _Open:
    def __init__(self, tag: str, attributes: dict[str, str | None], begins: int) -> None:
        self.tag = tag
        self.attributes = attributes
        self.begins = begins
        self.children: list[Any] = []
        self.is_drawing = False

    def closed(self, inside: str) -> Component:
        held = dict(_as_dash(*each) for each in self.attributes.items())
        held = (
            {**_SWITCHES, **held} if self.tag != "details" else {**_SWITCHES, "open": False, **held}
        )
        children: Any = self.children
        if self.is_drawing:
            held[MARKUP], children = inside, None
        elif not children:
            children = None
        elif len(children) == 1:
            (children,) = children
        if self.tag == "a" and self.attributes.get("data-inner") == "":
            return Link(children, **{name: held[name] for name in held if name != "data-inner"})
        return getattr(html, _KINDS[self.tag])(children, **held)


class _Reader(HTMLParser):
    def __init__(self, markup: str) -> None:
        super().__init__()
        self._markup = markup
        self._lines = [0]
        for line in markup.split("\n"):
            self._lines.append(self._lines[-1] + len(line) + 1)
        self._root = _Open("", {}, 0)
        self._open = [self._root]
        self.feed(markup)
        self.close()
        assert self._open == [self._root], "an element is not closed"

    def children_of_root(self) -> list[Any]:
        return self._root.children

    def _at(self) -> int:
        line, column = self.getpos()
        return self._lines[line - 1] + column

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        begins = self._at() + len(self.get_starttag_text() or "")
        self._open.append(_Open(tag, dict(attrs), begins))
        if tag in _VOID:
            self.handle_endtag(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in _VOID:
            self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        closed = self._open.pop()
        assert closed.tag == tag, f"{closed.tag} is closed by {tag}"
        holder = self._open[-1]
        if tag not in _KINDS or tag == "input":
            holder.is_drawing = True
        elif not any(each.tag == "svg" or each.tag == "form" for each in self._open):
            holder.children.append(closed.closed(self._markup[closed.begins : self._at()]))

    def handle_data(self, data: str) -> None:
        self._open[-1].children.append(data)


def _as_dash(name: str, value: str | None) -> tuple[str, Any]:
    if name in {"hidden", "open"}:
        return name, True
    if name == "style":
        rules = (rule.split(":", 1) for rule in (value or "").split(";"))
        return name, {_camel(rule): said for rule, said in rules}
    if name in {"colspan", "rowspan"}:
        return _NAMES[name], int(value or "")
    return _NAMES.get(name, name), value


def _camel(name: str) -> str:
    if name.startswith("--"):
        return name
    first, *others = name.split("-")
    return first + "".join(part.capitalize() for part in others)
