"""A page as the browser gets it: markup in its containers, islands among components."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import dash_bootstrap_components as dbc
import pytest
from dash import dcc
from dash import html as dash_html
from dash.development.base_component import Component

from layouts.markup import html
from layouts.markup.assembly import MARKUP, UnreachableError, assemble
from layouts.markup.element import Element, drawing, island
from layouts.pages.overview import page as overview
from tests.layouts import scenes

CONTROL: dict[str, Any] = {"role": "filter", "name": "group"}


def sent(part: Any) -> Iterator[Component]:
    """Every component that the browser gets."""
    if isinstance(part, list):
        for each in part:
            yield from sent(each)
    elif isinstance(part, Component):
        yield part
        yield from sent(getattr(part, "children", None))


def markup_in(page: Component) -> str:
    return "".join(getattr(part, MARKUP, "") for part in sent(page))


def test_a_table_becomes_the_markup_of_its_container() -> None:
    row = html.Tr([html.Th("Томск", scope="row"), html.Td(41), html.Td()], id="row-1")
    box = assemble(html.Div(html.Table(html.Tbody(row)), className="box", aria_label="Числа"))
    assert isinstance(box, dash_html.Div)
    assert box.to_plotly_json()["props"] == {
        "children": None,
        "className": "box",
        "aria-label": "Числа",
        MARKUP: '<table><tbody><tr id="row-1"><th scope="row">Томск</th><td>41</td><td></td></tr>'
        "</tbody></table>",
    }


@pytest.mark.parametrize("text", ["<b>", "5 < 6 & «a\"b'»", "&amp;", ""])
def test_a_text_alone_is_the_text_of_a_component(text: str) -> None:
    made = assemble(html.P(text, title=text))
    assert (made.children or "", made.title) == (text, text)
    assert not hasattr(made, MARKUP)


def test_an_island_stays_with_all_that_it_lies_in() -> None:
    field = dbc.Select(id=CONTROL, options=[])
    bar = html.Div(html.Label(["Группа", island(field), None]), className="bar", hidden=False)
    page = assemble(html.Main([bar, html.Ul(html.Li("сумма")), "конец"]))
    assert [type(part).__name__ for part in sent(page)] == ["Main", "Div", "Label", "Select", "Ul"]
    assert page.children[0].children[0].children == ["Группа", field]
    assert page.children[2] == "конец"
    assert page.children[0].hidden is False
    assert markup_in(page) == "<li>сумма</li>"


def test_an_element_declared_an_island_is_a_component() -> None:
    answer = island(html.Div("1", id="answer"))
    page = assemble(html.Section([html.P(html.I("2")), answer]), {"answer"})
    assert [getattr(part, "id", None) for part in sent(page)] == [None, None, "answer"]
    assert markup_in(page) == "<i>2</i>"


@pytest.mark.parametrize(
    "lost",
    [
        html.P(html.B("1", id="answer")),
        html.P(drawing('<input type="text" id="answer">')),
        html.P(html.B(html.I("1", className="a", id="answer", title="b"))),
    ],
)
def test_an_element_that_a_callback_names_is_not_lost_in_markup(lost: Element) -> None:
    held = island(dcc.Store(id="kept"))
    for page in (lost, html.Div([held, lost]), html.Div([island(html.Div(lost)), held])):
        with pytest.raises(UnreachableError, match="«answer»"):
            assemble(page, {"kept", "answer"})
        assemble(page, {"kept"})


def test_what_a_callback_fills_holds_no_markup_that_would_stay_beside_the_new() -> None:
    first = html.P(html.B("1"))
    for page in (html.Div(first, id="answer"), island(html.Div(first, id="answer"))):
        with pytest.raises(UnreachableError, match="«answer»"):
            assemble(page, {"answer"})
    for kept in (island(first), "1", None):
        assemble(html.Div(kept, id="answer"), {"answer"})


def test_words_that_look_like_an_id_are_words() -> None:
    words = 'a id="answer" b'
    assemble(html.P(html.B(words, title=words)), {"answer"})
    assemble(html.P(html.B("1", id="answer-2", data_label=' id="answer"')), {"answer"})


def test_an_id_of_any_letters_is_found() -> None:
    with pytest.raises(UnreachableError):
        assemble(html.P(html.B("1", id='a"&<b')), {'a"&<b'})


def test_a_drawing_beside_an_island_needs_an_element_of_its_own() -> None:
    with pytest.raises(ValueError, match="of its own"):
        assemble(html.Div([drawing("<svg></svg>"), island(dcc.Store(id="kept"))]))


def test_a_drawing_is_the_same_however_often_it_is_assembled() -> None:
    page = html.Div([html.P(html.B("1"), title="2"), island(dcc.Store(id="kept"))])
    first, second = (assemble(page).to_plotly_json() for _ in range(2))
    assert str(first) == str(second)


def test_a_whole_page_is_few_components() -> None:
    answer = scenes.overview(scenes.full_rows({"69701000": 30.0}))
    drawn = overview.draw(scenes.first_page(answer), scenes.frame())
    page = assemble(drawn)
    elements = list(scenes.walk(drawn))
    assert len(list(sent(page))) < 60 < len(elements) / 4
    (main,) = [part for part in sent(page) if getattr(part, "id", None) == "page-content"]
    assert getattr(main, "data-address") == "/"
    for name in ("card-training_coverage", "tile-69701000", "sort-name"):
        assert f' id="{name}"' in markup_in(page)
    hrefs = [part.href for part in elements if hasattr(part, "href")]
    kept = [part.href for part in sent(page) if hasattr(part, "href")]
    assert len(hrefs) == len(kept) + markup_in(page).count(' href="')
