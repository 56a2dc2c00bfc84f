"""Markup in place of components: the same picture, and nothing that a person wrote runs."""

from __future__ import annotations

from html.parser import HTMLParser
from typing import Any

import dash_bootstrap_components as dbc
import pytest
from dash import dcc, html
from dash.development.base_component import Component

from layouts.markup.still import INNER, MARKUP, Markup, element, still
from layouts.pages.overview import page as overview
from tests.layouts import scenes

HOSTILE = "<img src=x onerror=alert(1)>\"'&</td><script>alert(2)</script>"


class Reader(HTMLParser):
    """Elements, their attributes and texts, as a browser is told of them."""

    def __init__(self) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.said = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.said += data


def read(drawn: Component) -> Reader:
    """The inside of the only container that is markup."""
    reader = Reader()
    reader.feed(markup(still(drawn)))
    return reader


def markup(drawn: Component) -> str:
    (host,) = [part for part in scenes.walk(drawn) if hasattr(part, MARKUP)]
    return str(getattr(host, MARKUP))


def test_a_table_becomes_the_markup_of_its_container() -> None:
    row = html.Tr([html.Th("Томск", scope="row"), html.Td(41), html.Td(None)], id="row-1")
    drawn = still(html.Div(html.Table(html.Tbody(row)), className="box"))
    assert isinstance(drawn, html.Div)
    assert drawn.className == "box"
    assert drawn.children is None
    assert markup(drawn) == (
        '<table><tbody><tr id="row-1"><th scope="row">Томск</th><td>41</td><td></td></tr>'
        "</tbody></table>"
    )


@pytest.mark.parametrize(
    ("component", "written"),
    [
        (html.Td("1", className="q1", colSpan=2), '<td class="q1" colspan="2">1</td>'),
        (html.Label("1", htmlFor="a"), '<label for="a">1</label>'),
        (html.Div(hidden=True), '<div hidden=""></div>'),
        (html.Div(hidden=False), "<div></div>"),
        (html.Div(tabIndex="-1"), '<div tabindex="-1"></div>'),
        (html.Details("1", open=True), '<details open="">1</details>'),
        (html.I(**{"aria-hidden": "true"}), '<i aria-hidden="true"></i>'),
        (html.I(**{"aria-hidden": True}), '<i aria-hidden="true"></i>'),
        (html.I(**{"data-open": False}), '<i data-open="false"></i>'),
        (
            html.I(style={"maxHeight": "3px", "left": "5%"}),
            '<i style="max-height:3px;left:5%"></i>',
        ),
        (html.Img(src="data:,", alt=""), '<img alt="" src="data:,">'),
        (html.P(["а", html.Br(), 0, ["б", None]]), "<p>а<br>0б</p>"),
    ],
)
def test_an_element_is_written_as_react_draws_it(component: Component, written: str) -> None:
    assert markup(still(html.Div(html.Div(component)))) == f"<div>{written}</div>"


def test_a_link_of_dash_is_marked_for_the_script_and_a_file_is_not() -> None:
    link = dcc.Link("Обзор", href="/?group=city", className="chip", title="все")
    file = html.A("CSV", href="/files/indicators.csv", download="indicators.csv")
    found = read(html.Div(html.P([link, file]))).elements
    assert found == [
        ("p", {}),
        ("a", {"href": "/?group=city", "class": "chip", "title": "все", INNER: ""}),
        ("a", {"href": "/files/indicators.csv", "download": "indicators.csv"}),
    ]


@pytest.mark.parametrize(
    "part",
    [
        html.P(html.B(HOSTILE)),
        html.P(html.B("", title=HOSTILE)),
        html.P(html.B("", id=HOSTILE, **{"data-of": HOSTILE, "aria-label": HOSTILE})),
        html.P(html.B("", style={"left": HOSTILE})),
        html.P(dcc.Link(HOSTILE, href=HOSTILE)),
    ],
)
def test_what_a_person_wrote_is_text_wherever_it_stands(part: Component) -> None:
    read_back = read(html.Div(part))
    assert [tag for tag, _ in read_back.elements] in (["p", "b"], ["p", "a"])
    told = [read_back.said, *(str(v) for _, attrs in read_back.elements for v in attrs.values())]
    assert any(HOSTILE in text for text in told)
    allowed = {"title", "id", "data-of", "aria-label", "style", "href", INNER}
    assert all(attrs.keys() <= allowed for _, attrs in read_back.elements)


CONTROL: dict[str, Any] = {"id": {"role": "filter", "name": "group"}}


def test_what_a_callback_hears_stays_a_component_with_all_that_it_lies_in() -> None:
    field = dbc.Select(options=[], **CONTROL)
    drawn = still(
        html.Main(
            [html.Div(html.Label(["Группа", field]), className="bar"), html.Ul(html.Li("сумма"))]
        )
    )
    assert scenes.find(drawn, CONTROL["id"]) is field
    assert scenes.text(scenes.of_type(drawn, "Label")) == "Группа"
    assert markup(drawn) == "<li>сумма</li>"


def test_an_element_with_a_pattern_for_its_id_stays_a_component() -> None:
    button = html.Button(html.B("Дальше"), id={"role": "slide", "name": "next"})
    drawn = still(html.Div([html.P(html.I("1")), button]))
    assert scenes.text(scenes.find(drawn, button.id)) == "Дальше"


def test_a_chart_stays_a_component() -> None:
    drawn = still(html.Div([html.P(html.B("по месяцам")), html.Div(dcc.Graph(id="trend"))]))
    assert len(scenes.of_type(drawn, "Graph")) == 1
    assert markup(drawn) == "<b>по месяцам</b>"


def test_the_drawing_itself_is_left_as_it_was() -> None:
    drawn = html.Div([html.P(html.B("1")), dbc.Select(options=[], **CONTROL)])
    before = drawn.to_plotly_json()
    still(drawn)
    assert drawn.to_plotly_json() == before
    assert scenes.of_type(drawn, "B")


def written_addresses(drawn: Component) -> list[str]:
    """Where the links lead that were written as markup at once."""
    reader = Reader()
    for part in scenes.walk(drawn):
        children = getattr(part, "children", None)
        for child in children if isinstance(children, list) else [children]:
            reader.feed(child if isinstance(child, Markup) else "")
    return [str(attrs["href"]) for tag, attrs in reader.elements if tag == "a"]


def test_an_element_written_at_once_is_what_its_component_would_be() -> None:
    link = element("a", HOSTILE, href=f"/?q={HOSTILE}", title=HOSTILE)
    row = html.Tr([html.Th("Томск"), element("td", link, className="gap"), element("td", "5")])
    same = html.Tr(
        [
            html.Th("Томск"),
            html.Td(html.A(HOSTILE, href=f"/?q={HOSTILE}", title=HOSTILE), className="gap"),
            html.Td("5"),
        ]
    )
    assert markup(still(html.Table(row))) == markup(still(html.Table(same)))
    assert [tag for tag, _ in read(html.Table(row)).elements] == ["tr", "th", "td", "a", "td"]


def test_beside_a_control_an_element_written_at_once_is_refused() -> None:
    row = html.Tr([html.Td(dcc.Input(id="word")), element("td", "5")])
    with pytest.raises(ValueError, match="beside"):
        still(html.Table(row))


def test_a_whole_page_keeps_its_words_and_anchors_in_few_components() -> None:
    page = overview.draw(
        scenes.first_page(scenes.overview(scenes.full_rows({"69701000": 30.0}))), scenes.frame()
    )
    drawn = still(page)
    assert len(list(scenes.walk(drawn))) < 60 < len(list(scenes.walk(page))) / 4
    main = scenes.find(drawn, "page-content")
    assert getattr(main, "data-address") == "/"
    reader = Reader()
    for part in scenes.walk(drawn):
        reader.feed(getattr(part, MARKUP, ""))
    ids = {attrs["id"] for _, attrs in reader.elements if "id" in attrs}
    assert {f"row-{member.oktmo}" for member in scenes.PLACES} <= ids
    assert {"card-training_coverage", "tile-69701000", "sort-name"} <= ids
    hrefs = [part.href for part in scenes.of_type(page, "A")]
    hrefs += [part.href for part in scenes.of_type(page, "Link")]
    hrefs += written_addresses(page)
    told = [attrs["href"] for tag, attrs in reader.elements if tag == "a"]
    kept = [part.href for part in scenes.walk(drawn) if hasattr(part, "href")]
    assert sorted(hrefs) == sorted([*kept, *(str(href) for href in told)])
