"""The elements of HTML: `html.Td("5", className="gap")`, with attributes that mypy knows."""

from __future__ import annotations

from typing import Final, Unpack

from layouts.markup import attributes as declared
from layouts.markup.attributes import Attributes
from layouts.markup.element import Content, Element, Tag

_COMMON: Final = Attributes(declared.Common)


class Plain(Tag):
    """An element without attributes of its own."""

    def __init__(self, name: str, *, holds_nothing: bool = False) -> None:
        super().__init__(name, _COMMON, holds_nothing=holds_nothing)

    def __call__(self, content: Content = None, **attributes: Unpack[declared.Common]) -> Element:
        return self.element(content, attributes)


class _Cell(Tag):
    def __call__(self, content: Content = None, **attributes: Unpack[declared.OfCell]) -> Element:
        return self.element(content, attributes)


class _Link(Tag):
    def __call__(self, content: Content = None, **attributes: Unpack[declared.OfLink]) -> Element:
        return self.element(content, attributes)


class _LinkWithin(Tag):
    def __call__(self, content: Content = None, **attributes: Unpack[declared.OfLink]) -> Element:
        attributes["data_inner"] = ""
        return self.element(content, attributes)


class _Button(Tag):
    def __call__(self, content: Content = None, **attributes: Unpack[declared.OfButton]) -> Element:
        return self.element(content, attributes)


class _Details(Tag):
    def __call__(
        self, content: Content = None, **attributes: Unpack[declared.OfDetails]
    ) -> Element:
        return self.element(content, attributes)


class _Image(Tag):
    def __call__(self, **attributes: Unpack[declared.OfImage]) -> Element:
        return self.element(None, attributes)


class _Label(Tag):
    def __call__(self, content: Content = None, **attributes: Unpack[declared.OfLabel]) -> Element:
        return self.element(content, attributes)


A: Final = _Link("A", Attributes(declared.OfLink))
Abbr: Final = Plain("Abbr")
Article: Final = Plain("Article")
Aside: Final = Plain("Aside")
B: Final = Plain("B")
Br: Final = Plain("Br", holds_nothing=True)
Button: Final = _Button("Button", Attributes(declared.OfButton))
Caption: Final = Plain("Caption")
Code: Final = Plain("Code")
Col: Final = Plain("Col", holds_nothing=True)
Colgroup: Final = Plain("Colgroup")
Dd: Final = Plain("Dd")
Details: Final = _Details("Details", Attributes(declared.OfDetails))
Dialog: Final = Plain("Dialog")
Div: Final = Plain("Div")
Dl: Final = Plain("Dl")
Dt: Final = Plain("Dt")
Figcaption: Final = Plain("Figcaption")
Figure: Final = Plain("Figure")
Footer: Final = Plain("Footer")
H1: Final = Plain("H1")
H2: Final = Plain("H2")
H3: Final = Plain("H3")
Header: Final = Plain("Header")
I: Final = Plain("I")
Img: Final = _Image("Img", Attributes(declared.OfImage), holds_nothing=True)
Kbd: Final = Plain("Kbd")
Label: Final = _Label("Label", Attributes(declared.OfLabel))
Li: Final = Plain("Li")
Main: Final = Plain("Main")
Mark: Final = Plain("Mark")
Nav: Final = Plain("Nav")
Ol: Final = Plain("Ol")
P: Final = Plain("P")
Section: Final = Plain("Section")
Small: Final = Plain("Small")
Span: Final = Plain("Span")
Summary: Final = Plain("Summary")
Table: Final = Plain("Table")
Tbody: Final = Plain("Tbody")
Td: Final = _Cell("Td", Attributes(declared.OfCell))
Tfoot: Final = Plain("Tfoot")
Th: Final = _Cell("Th", Attributes(declared.OfCell))
Thead: Final = Plain("Thead")
Tr: Final = Plain("Tr")
Ul: Final = Plain("Ul")

Link: Final = _LinkWithin("A", Attributes(declared.OfLink))
"""Not HTML's own `link`: it leads to a page of ours without loading the site again."""
