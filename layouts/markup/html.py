"""The elements of HTML: components of Dash, made without a look at each attribute's value.

A page is drawn of two or three thousand of them, and Dash takes longer to make each than the
rest of the drawing. Names of attributes are looked at as Dash looks at them.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final, TypeAlias

from dash import dcc, html
from dash.development.base_component import Component

Make: TypeAlias = Callable[..., Component]
_WILD: Final = ("aria-", "data-")


def _like(pattern: Component) -> Make:
    """Makes components like it; raises `TypeError`, as Dash does, for an unknown attribute."""
    kind = type(pattern)
    known = frozenset(pattern._prop_names)
    own = {name: value for name, value in vars(pattern).items() if name not in known}
    construct: Make = kind

    def make(children: Any = None, **attributes: Any) -> Component:
        for name in attributes:
            if name not in known and not name.startswith(_WILD):
                return construct(children, **attributes)
        component = kind.__new__(kind)
        component.__dict__.update(own, children=children, **attributes)
        return component

    return make


A: Final = _like(html.A())
Abbr: Final = _like(html.Abbr())
Article: Final = _like(html.Article())
Aside: Final = _like(html.Aside())
B: Final = _like(html.B())
Br: Final = _like(html.Br())
Button: Final = _like(html.Button())
Caption: Final = _like(html.Caption())
Code: Final = _like(html.Code())
Col: Final = _like(html.Col())
Colgroup: Final = _like(html.Colgroup())
Dd: Final = _like(html.Dd())
Details: Final = _like(html.Details())
Dialog: Final = _like(html.Dialog())
Div: Final = _like(html.Div())
Dl: Final = _like(html.Dl())
Dt: Final = _like(html.Dt())
Figcaption: Final = _like(html.Figcaption())
Figure: Final = _like(html.Figure())
Footer: Final = _like(html.Footer())
H1: Final = _like(html.H1())
H2: Final = _like(html.H2())
H3: Final = _like(html.H3())
Header: Final = _like(html.Header())
I: Final = _like(html.I())
Img: Final = _like(html.Img())
Kbd: Final = _like(html.Kbd())
Label: Final = _like(html.Label())
Li: Final = _like(html.Li())
Main: Final = _like(html.Main())
Mark: Final = _like(html.Mark())
Nav: Final = _like(html.Nav())
Ol: Final = _like(html.Ol())
P: Final = _like(html.P())
Section: Final = _like(html.Section())
Small: Final = _like(html.Small())
Span: Final = _like(html.Span())
Summary: Final = _like(html.Summary())
Table: Final = _like(html.Table())
Tbody: Final = _like(html.Tbody())
Td: Final = _like(html.Td())
Tfoot: Final = _like(html.Tfoot())
Th: Final = _like(html.Th())
Thead: Final = _like(html.Thead())
Tr: Final = _like(html.Tr())
Ul: Final = _like(html.Ul())

Link: Final = _like(dcc.Link(href=""))
"""Not HTML's own `link`: it leads to a page of ours without loading the site again."""
