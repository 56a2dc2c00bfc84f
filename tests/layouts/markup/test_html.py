"""Elements of HTML are components of Dash, equal to those that Dash makes itself."""

from __future__ import annotations

from typing import Any

import pytest
from dash import dcc
from dash import html as dash_html

from layouts.markup import html

ATTRIBUTES: dict[str, Any] = {
    "id": {"type": "choice", "index": 3},
    "className": "chosen",
    "title": "<b>",
    "data-label": "Охват",
    "aria-label": "Охват, %",
}


@pytest.mark.parametrize("name", sorted(set(dash_html.__all__) & vars(html).keys() - {"Link"}))
def test_an_element_is_the_component_that_dash_makes(name: str) -> None:
    content = ["слово", html.B("важное")]
    made = getattr(html, name)(content, **ATTRIBUTES)
    of_dash = getattr(dash_html, name)(content, **ATTRIBUTES)

    assert type(made) is type(of_dash)
    assert vars(made) == vars(of_dash)
    assert made.to_plotly_json() == of_dash.to_plotly_json()


def test_a_link_within_the_site_is_the_component_that_dash_makes() -> None:
    made = html.Link("К строкам", href="/training", className="more")

    assert vars(made) == vars(dcc.Link("К строкам", href="/training", className="more"))


def test_elements_do_not_share_their_attributes() -> None:
    first, second = html.P("один", title="первый"), html.P("два")

    assert not hasattr(second, "title")
    assert (first.children, second.children) == ("один", "два")


def test_an_attribute_that_dash_does_not_know_is_refused_as_dash_refuses_it() -> None:
    with pytest.raises(TypeError, match="unexpected keyword argument: `klass`"):
        html.Div("слово", klass="chosen")
