"""Attributes of HTML elements: which exist, of what type, and how each is written.

They are named as React names them (`className`, `tabIndex`), with `_` for `-`: `aria_label`.
An attribute that is None is not written.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final, TypeAlias, TypedDict, get_args, get_origin, get_type_hints

from layouts.markup.escaping import escaped

Text: TypeAlias = str | None
Number: TypeAlias = int | None
Switch: TypeAlias = bool | None
"""The attribute stands without a value, or is not there."""
Rules: TypeAlias = Mapping[str, str] | None
"""CSS properties, named as React names them (`maxHeight`), or a variable (`--square`)."""


class Common(TypedDict, total=False):
    """What every element may have."""

    id: Text
    className: Text
    hidden: Switch
    role: Text
    style: Rules
    tabIndex: Text
    title: Text
    aria_checked: Text
    aria_current: Text
    aria_haspopup: Text
    aria_hidden: Text
    aria_keyshortcuts: Text
    aria_label: Text
    aria_labelledby: Text
    aria_live: Text
    aria_selected: Text
    aria_sort: Text
    data_address: Text
    data_address_to_be: Text
    data_asked: Text
    data_charts: Text
    data_day: Text
    data_drawn: Text
    data_example: Text
    data_groups: Text
    data_inner: Text
    data_label: Text
    data_open: Text
    data_page: Text
    data_picture: Text
    data_picture_source: Text
    data_picture_title: Text
    data_place: Text
    data_question: Text
    data_said: Text
    data_save: Text
    data_slide: Text
    data_slides: Text
    data_title: Text


class OfLink(Common, total=False):
    """A link to a page, a place on it or a file."""

    href: Text
    download: Text
    rel: Text
    target: Text


class OfCell(Common, total=False):
    """A cell of a table; `scope` is a heading's."""

    colSpan: Number
    rowSpan: Number
    scope: Text


class OfButton(Common, total=False):
    """A button that the browser's script hears."""

    type: Text


class OfImage(Common, total=False):
    """A picture, and the words for those who do not see it."""

    src: Text
    alt: Text


class OfDetails(Common, total=False):
    """What unfolds."""

    open: Switch


class OfLabel(Common, total=False):
    """The name of a field; `htmlFor` is the field's id."""

    htmlFor: Text


_RENAMED: Final = MappingProxyType({"className": "class", "htmlFor": "for"})
_WITH_HYPHENS: Final = ("aria_", "data_")


class Attributes:
    """The attributes that a kind of element may have, as declared in a class above."""

    def __init__(self, declared: type) -> None:
        self._types = {name: _type_of(hint) for name, hint in get_type_hints(declared).items()}
        self._openings = {name: f' {in_html(name)}="' for name in self._types}
        self._texts = {name: self._openings[name] for name in self._types
                       if self._types[name] is str}  # fmt: skip

    def written(self, attributes: Mapping[str, object]) -> str:
        """They as they stand in the opening of the element, by name: equal calls, equal bytes.

        Raises `TypeError` for an attribute that the element does not have, and for a value that
        is not of its attribute's type.
        """
        text = ""
        texts = self._texts
        for name in sorted(attributes):
            value = attributes[name]
            if type(value) is str and name in texts:
                text += f'{texts[name]}{escaped(value)}"'
            elif value is not None or name not in self._types:
                text += self._checked(name, value)
        return text

    def _checked(self, name: str, value: object) -> str:
        if name not in self._types:
            raise TypeError(f"there is no attribute {name}")
        expected = self._types[name]
        if not isinstance(value, expected) or (expected is int and isinstance(value, bool)):
            raise TypeError(f"{name} is {expected.__name__}, not {value!r}")
        if isinstance(value, bool):
            return f'{self._openings[name]}"' if value else ""
        words = _as_css(value) if isinstance(value, Mapping) else str(value)
        return f'{self._openings[name]}{escaped(words)}"'


def in_html(name: str) -> str:
    """The name of an attribute as HTML has it."""
    return _RENAMED.get(name) or as_in_dash(name).lower()


def as_in_dash(name: str) -> str:
    """The name of an attribute as a component of Dash has it."""
    return name.replace("_", "-") if name.startswith(_WITH_HYPHENS) else name


def _type_of(hint: object) -> type:
    declared = get_args(hint)[0]
    found: type = get_origin(declared) or declared
    return found


def _as_css(rules: Mapping[str, str]) -> str:
    return ";".join(f"{_hyphened(name)}:{rule}" for name, rule in rules.items())


def _hyphened(name: str) -> str:
    return "".join(f"-{sign.lower()}" if sign.isupper() else sign for sign in name)
