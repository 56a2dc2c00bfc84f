"""Parts of a page that stand still: sent as markup, where a component each would be slow.

At every step of a callback Dash looks at every component on the page, so a page of two thousand
takes seconds to change. What no callback names needs no looking at: `still` sends it as the
markup of its container, and `assets/markup.js` puts it in its place before it is painted.
"""

from __future__ import annotations

from copy import copy
from functools import cache
from html import escape
from typing import Any, Final, NamedTuple

from dash.development.base_component import Component

MARKUP: Final = "data-still"
INNER: Final = "data-inner"
"""A link that carries it leads to a page of ours: the browser's script follows it."""

_OF_HTML: Final = "dash_html_components"
_LINK: Final = ("dash_core_components", "Link")
_VOID: Final = frozenset({"br", "col", "hr", "img", "wbr"})
_RENAMED: Final = {"className": "class", "htmlFor": "for"}
_NOT_ATTRIBUTES: Final = frozenset(
    {
        "children",
        "key",
        "_prop_names",
        "_valid_wildcard_attributes",
        "available_properties",
        "available_wildcard_properties",
    }
)


class Markup(str):
    """Markup written at once, without components. It lies among what stands still."""

    __slots__ = ()


def element(tag: str, *inside: str, **attributes: str) -> Markup:
    """An element of HTML written at once; what is inside are texts, or markup already.

    Attributes are named as Dash names them. A page has a thousand cells and marks, and a
    component for each would be made only to be written.
    """
    opening = _opening(tag, *attributes) % tuple(map(escape, attributes.values()))
    return Markup(f"{opening}{''.join(map(_written, inside))}</{tag}>")


@cache
def _opening(tag: str, *names: str) -> str:
    """The opening of an element with places for the texts of its attributes."""
    places = (f' {_RENAMED.get(name, name)}="%s"' for name in names)
    return f"<{tag}{''.join(places)}>"


def link(*inside: str, **attributes: str) -> Markup:
    """A link within the site written at once, as `element` writes."""
    return element("a", *inside, **attributes, **{INNER: ""})


def _written(part: Any) -> str:
    return part if isinstance(part, Markup) else escape(str(part), quote=False)


def still(drawn: Component) -> Component:
    """The same picture, in which whatever stands still is markup.

    Components of HTML and links within the site stand still, whatever they hold, unless they
    hold something else: a control, a chart. An element that a callback names must have a pattern
    for its id; those, and what they lie in, stay components.
    Raises `ValueError` where markup written at once lies beside one of those.
    """
    seen = _look(drawn)
    return _hosted(seen) if isinstance(seen, _Still) else seen


def markup(drawn: Component) -> str:
    """The component itself as markup.

    Raises `ValueError` where something in it does not stand still: a control, a chart.
    """
    seen = _look(drawn)
    if not isinstance(seen, _Still):
        raise ValueError("only what stands still can be written as markup")
    return _outside(seen)


class _Still(NamedTuple):
    """A component with nothing but markup in it."""

    component: Component
    inside: str


def _look(part: Component) -> _Still | Component:
    held = getattr(part, "children", None)
    moving = not _may_stand_still(part)
    # Texts first: to ask of each whether it is a component takes longer than to write it.
    if isinstance(held, str) and not moving:
        return _Still(part, _written(held))
    children = _shown(held)
    seen: list[Any] = []
    for child in children:
        if isinstance(child, str) or not isinstance(child, Component):
            seen.append(child)
            continue
        looked = _look(child)
        moving = moving or not isinstance(looked, _Still)
        seen.append(looked)
    if not moving:
        return _Still(part, "".join(map(_outside, seen)))
    if any(isinstance(each, Markup) for each in seen):
        raise ValueError("markup written at once lies beside what does not stand still")
    if not any(isinstance(each, _Still) for each in seen) and seen == children:
        return part
    kept = copy(part)
    kept.children = [_hosted(each) if isinstance(each, _Still) else each for each in seen]
    return kept


def _shown(children: Any) -> list[Any]:
    """What lies in it, in one row, without what shows nothing."""
    if isinstance(children, list | tuple):
        found: list[Any] = []
        for child in children:
            # One by one only where there is a row within the row: most children are single.
            if isinstance(child, list | tuple):
                found += _shown(child)
            elif child is not None and not isinstance(child, bool):
                found.append(child)
        return found
    return [] if children is None or isinstance(children, bool) else [children]


def _may_stand_still(part: Component) -> bool:
    if isinstance(getattr(part, "id", None), dict):
        return False
    return part._namespace == _OF_HTML or (part._namespace, part._type) == _LINK


def _hosted(still: _Still) -> Component:
    """The component with its inside as markup; as it was, where there is no element inside."""
    if "<" not in still.inside or still.component._namespace != _OF_HTML:
        return still.component
    host = copy(still.component)
    host.children = None
    setattr(host, MARKUP, still.inside)
    return host


def _outside(part: Any) -> str:
    if not isinstance(part, _Still):
        return _written(part)
    component, inside = part
    if component._namespace != _OF_HTML:
        return f'<a{_attributes(component)} {INNER}="">{inside}</a>'
    tag = component._type.lower()
    if tag in _VOID:
        return f"<{tag}{_attributes(component)}>"
    return f"<{tag}{_attributes(component)}>{inside}</{tag}>"


def _attributes(component: Component) -> str:
    held = vars(component)
    written = ""
    # Dash keeps them in no particular order; a page is the same bytes whoever draws it.
    for name in sorted(held.keys() - _NOT_ATTRIBUTES):
        value = held[name]
        text = value if isinstance(value, str) else _attribute_text(name, value)
        if text is not None:
            written += f' {_RENAMED.get(name) or name.lower()}="{escape(text)}"'
    return written


def _attribute_text(name: str, value: Any) -> str | None:
    """As React writes it: a switch is there or not, but `aria-` and `data-` say true or false."""
    if value is None:
        return None
    if name == "style":
        return _style(value)
    if not isinstance(value, bool):
        return str(value)
    if name.startswith(("aria-", "data-")):
        return "true" if value else "false"
    return "" if value else None


def _style(rules: dict[str, Any]) -> str:
    return ";".join(f"{_hyphened(name)}:{value}" for name, value in rules.items())


def _hyphened(name: str) -> str:
    return "".join(f"-{sign.lower()}" if sign.isupper() else sign for sign in name)
