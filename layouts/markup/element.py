"""What a page is made of: elements of HTML, written at once, and islands among them.

A page has two or three thousand elements, and in the browser Dash takes seconds to look at as
many components. So an element is markup as soon as it is made. Only what moves, a control, a
chart, or an element that a callback names, is declared an island: it stays a component, and so
does whatever it lies in (`layouts/markup/assembly.py`).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TypeAlias

from dash.development.base_component import Component
from markupsafe import Markup

from layouts.markup.attributes import Attributes
from layouts.markup.escaping import escaped

Content: TypeAlias = "str | int | float | Element | Markup | Sequence[Content] | None"
"""What may lie in an element. Nothing is shown of None, and of a bool."""


class Element:
    """Something that stands on a page; by itself, a drawing that is markup already."""

    __slots__ = ("markup",)

    def __init__(self, markup: str) -> None:
        self.markup = markup

    def __html__(self) -> str:
        """Its markup, by the name under which MarkupSafe asks for it.

        Raises `ValueError` where it is an island or holds one.
        """
        return self.markup

    def is_a(self, tag: Tag) -> bool:
        """Whether it was made by this tag."""
        return False


class Tag:
    """Makes elements of one name, which is that of Dash: `Div`."""

    def __init__(self, name: str, attributes: Attributes, *, holds_nothing: bool = False) -> None:
        self.name = name
        self.attributes = attributes
        self._begins = f"<{name.lower()}"
        self._closing = "" if holds_nothing else f"</{name.lower()}>"

    def element(self, content: Content, attributes: Mapping[str, object]) -> Element:
        """The element, with all that lies in it.

        Raises `TypeError` for an attribute that it does not have, for a value of another type,
        and for a component of Dash that is not declared an island.
        """
        written = self.attributes.written(attributes) if attributes else ""
        # Most elements hold one text or one element: they need no row of parts.
        if type(content) is str:
            inside = escaped(content)
        elif type(content) is Written:
            inside = content.markup
        else:
            parts: list[str] = []
            if _holds_islands(content, parts):
                return Holder(self, attributes, tuple(_parts(content)))
            inside = "".join(parts)
        markup = f"{self._begins}{written}>{inside}{self._closing}"
        return Written(markup, self, attributes, inside)


class Written(Element):
    """An element that is markup with all that lies in it, which is `inside`."""

    __slots__ = ("attributes", "inside", "tag")

    def __init__(
        self, markup: str, tag: Tag, attributes: Mapping[str, object], inside: str
    ) -> None:
        self.markup = markup
        self.tag = tag
        self.attributes = attributes
        self.inside = inside

    def is_a(self, tag: Tag) -> bool:
        return self.tag is tag


class Moving(Element):
    """What cannot be written as markup."""

    __slots__ = ()

    def __init__(self) -> None:
        super().__init__("")

    def __html__(self) -> str:
        raise ValueError("an island cannot be written as markup")


class Island(Moving):
    """What is declared to stay a component."""

    __slots__ = ("part",)

    def __init__(self, part: Component | Element) -> None:
        super().__init__()
        self.part = part


class Holder(Moving):
    """An element that holds islands, in order with all else that lies in it."""

    __slots__ = ("attributes", "parts", "tag")

    def __init__(
        self, tag: Tag, attributes: Mapping[str, object], parts: tuple[str | Element, ...]
    ) -> None:
        super().__init__()
        self.tag = tag
        self.attributes = attributes
        self.parts = parts

    def is_a(self, tag: Tag) -> bool:
        return self.tag is tag


def island(part: Component | Element) -> Element:
    """What a callback names, or what draws itself in the browser: it stays a component."""
    return Island(part)


def drawing(markup: str) -> Element:
    """Markup that is ours already, of elements that are not listed here: SVG, forms."""
    return Element(markup)


def components(content: Content) -> Iterator[Component]:
    """Components of Dash that were declared islands in it, in order."""
    for part in _parts(content):
        if isinstance(part, Holder):
            yield from components(part.parts)
        elif isinstance(part, Island):
            inner = part.part
            if isinstance(inner, Element):
                yield from components(inner)
            else:
                yield inner


def _holds_islands(content: Content, parts: list[str]) -> bool:
    """Adds the markup of the content to the parts; false, unless an island ended it."""
    for part in content if isinstance(content, list | tuple) else (content,):
        if type(part) is Written:
            parts.append(part.markup)
        elif type(part) is str:
            parts.append(escaped(part))
        elif isinstance(part, list | tuple):
            if _holds_islands(part, parts):
                return True
        elif isinstance(part, Moving):
            return True
        elif part is not None and not isinstance(part, bool):
            parts.append(_markup(part))
    return False


def _markup(part: object) -> str:
    if isinstance(part, Element | Markup):
        return part.__html__()
    if isinstance(part, str | int | float):
        return escaped(str(part))
    raise TypeError(f"{type(part).__name__} is no content of an element: is it an island?")


def _parts(content: Content) -> Iterator[str | Element]:
    """The content in one row, without what shows nothing."""
    if isinstance(content, list | tuple):
        for each in content:
            yield from _parts(each)
    elif isinstance(content, Markup):
        yield drawing(content)
    elif isinstance(content, Element):
        yield content
    elif isinstance(content, str | int | float):
        if not isinstance(content, bool):
            yield str(content)
    elif content is not None:
        raise TypeError(f"{type(content).__name__} is no content of an element: is it an island?")
