"""Elements are markup as soon as they are made, and nothing that a person wrote runs in it."""

from __future__ import annotations

import subprocess
import sys
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from dash import dcc
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup, escape

from layouts.markup import html
from layouts.markup.element import Content, Element, components, drawing, island
from layouts.markup.escaping import escaped

HOSTILE = "<img src=x onerror=alert(1)>\"'&</td><script>alert(2)</script>"


class Reader(HTMLParser):
    """Elements, their attributes and texts, as a browser reads them."""

    def __init__(self, markup: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self.feed(markup)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.text += data


@pytest.mark.parametrize(
    ("element", "written"),
    [
        (html.Td("1", className="q1", colSpan=2), '<td class="q1" colspan="2">1</td>'),
        (html.Label("1", htmlFor="a"), '<label for="a">1</label>'),
        (html.Div(hidden=True), '<div hidden=""></div>'),
        (html.Div(hidden=False), "<div></div>"),
        (html.Div(hidden=None, title=None), "<div></div>"),
        (html.Div(tabIndex="-1"), '<div tabindex="-1"></div>'),
        (html.Details("1", open=True), '<details open="">1</details>'),
        (html.I(aria_hidden="true"), '<i aria-hidden="true"></i>'),
        (html.I(data_address_to_be="/"), '<i data-address-to-be="/"></i>'),
        (
            html.I(style={"maxHeight": "3px", "left": "5%"}),
            '<i style="max-height:3px;left:5%"></i>',
        ),
        (html.I(style={"--square": "none"}), '<i style="--square:none"></i>'),
        (html.Img(src="data:,", alt=""), '<img alt="" src="data:,">'),
        (html.Br(), "<br>"),
        (html.P(["а", html.Br(), 0, 1.5, ["б", (None, True)], ()]), "<p>а<br>01.5б</p>"),
        (html.P(None), "<p></p>"),
        (html.P(Markup("<b>1</b>")), "<p><b>1</b></p>"),
        (html.P(drawing("<svg></svg>")), "<p><svg></svg></p>"),
        (html.Link("К строкам", href="/data"), '<a data-inner="" href="/data">К строкам</a>'),
    ],
)
def test_an_element_is_written_as_react_draws_it(element: Element, written: str) -> None:
    assert element.__html__() == written


def test_attributes_are_written_by_name_whatever_their_order() -> None:
    one = html.A("1", title="a", href="b", className="c")
    other = html.A("1", className="c", href="b", title="a")
    assert one.__html__() == other.__html__() == '<a class="c" href="b" title="a">1</a>'


@pytest.mark.parametrize(
    "part",
    [
        html.P(html.B(HOSTILE)),
        html.P([html.B([HOSTILE, [HOSTILE]])]),
        html.P(html.B(title=HOSTILE)),
        html.P(html.B(id=HOSTILE, data_label=HOSTILE, aria_label=HOSTILE)),
        html.P(html.B(style={"left": HOSTILE})),
        html.P(html.Link(HOSTILE, href=HOSTILE)),
    ],
)
def test_what_a_person_wrote_is_text_wherever_it_stands(part: Element) -> None:
    read = Reader(part.__html__())
    assert [tag for tag, _ in read.elements] in (["p", "b"], ["p", "a"])
    values = [str(value) for _, attributes in read.elements for value in attributes.values()]
    assert any(HOSTILE in text for text in (read.text, *values))
    allowed = {"title", "id", "data-label", "aria-label", "style", "href", "data-inner"}
    assert all(attributes.keys() <= allowed for _, attributes in read.elements)


@given(st.text(st.sampled_from("ab&<>\"'№\u00a0\n\0")) | st.text())
def test_text_is_escaped_as_markupsafe_escapes_it(text: str) -> None:
    assert escaped(text) == str(escape(text))


@pytest.mark.parametrize(
    ("attributes", "words"),
    [
        ({"klass": "chosen"}, "klass"),
        ({"aria-label": "chosen"}, "aria-label"),
        ({"href": "/"}, "href"),
        ({"klass": None}, "klass"),
        ({"onclick": "alert(1)"}, "onclick"),
        ({"title": 5}, "title"),
        ({"title": True}, "title"),
        ({"hidden": "hidden"}, "hidden"),
        ({"hidden": 1}, "hidden"),
        ({"style": "left:5%"}, "style"),
        ({"id": {"role": "filter", "name": "group"}}, "id"),
    ],
)
def test_an_unknown_attribute_and_a_value_of_another_type_are_refused(
    attributes: dict[str, Any], words: str
) -> None:
    with pytest.raises(TypeError, match=words):
        html.Div("слово", **attributes)


@pytest.mark.parametrize("span", ["2", True, 2.0])
def test_a_span_of_a_cell_is_a_whole_number(span: Any) -> None:
    with pytest.raises(TypeError, match="colSpan"):
        html.Td("5", colSpan=span)


def test_mypy_refuses_what_is_refused_when_the_page_is_drawn(tmp_path: Path) -> None:
    wrong = ['html.Div("", klass="")', 'html.Div("", href="")', 'html.Td("", colSpan="2")',
             'html.Div("", hidden="")', 'html.Div("", title=5)', 'html.Div({"a": 1})']  # fmt: skip
    right = ['html.Div(["", None, [html.B(5)]], title=None, hidden=True)', 'html.Img(src="")']
    file = tmp_path / "calls.py"
    file.write_text("\n".join(["from layouts.markup import html", *wrong, *right]))
    found = subprocess.run(
        [sys.executable, "-m", "mypy", "--config-file", "pyproject.toml", str(file)],
        capture_output=True, text=True, check=False,
    ).stdout  # fmt: skip
    refused = {int(line.split(":")[1]) for line in found.splitlines() if ": error:" in line}
    assert refused == set(range(2, 2 + len(wrong))), found


@pytest.mark.parametrize("content", [dcc.Store(id="kept"), [dcc.Store(id="kept")], {"a": 1}, b"a"])
def test_what_is_no_content_of_an_element_is_refused(content: Any) -> None:
    with pytest.raises(TypeError, match="is it an island"):
        html.Div(content)


def test_an_island_cannot_be_written_as_markup() -> None:
    held = island(dcc.Store(id="kept"))
    for part in (held, html.Div(held), html.Div(["1", [html.P(held)]])):
        with pytest.raises(ValueError, match="island"):
            part.__html__()


def test_components_of_a_drawing_are_its_islands_in_order() -> None:
    first, second, third = (dcc.Store(id=name) for name in "abc")
    content: Content = [
        html.P(island(first)),
        html.P("1"),
        island(html.P(island(second))),
        [None, island(third)],
    ]
    assert list(components(content)) == [first, second, third]


def test_an_element_knows_by_which_tag_it_was_made() -> None:
    held = island(dcc.Store(id="kept"))
    assert html.P("1").is_a(html.P)
    assert html.P(held).is_a(html.P)
    assert not html.Div("1").is_a(html.P)
    assert not held.is_a(html.P)
    assert not drawing("<p></p>").is_a(html.P)
