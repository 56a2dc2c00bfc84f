"""A chart that can be taken along: its figure, named, with buttons for PNG and SVG.

The browser's script (`assets/pages/picture.js`) draws the file from what is on the page: the title,
the question and the chart, then the source and the moment of the data, in light colours.
"""

from __future__ import annotations

from typing import Any, Final

from dash.development.base_component import Component
from dash.html import P

from layouts.markup import html, theme

SOURCE: Final = "Источник: общая база регионального методического сопровождения"
FORMATS: Final = (
    ("png", "PNG", "Скачать рисунок PNG: для письма и презентации"),
    ("svg", "SVG", "Скачать рисунок SVG: увеличивается без потерь"),
)


def figure(title: str, *content: Component, class_name: str = "") -> Component:
    """The content as a figure; the title stands above it in the file, so it says what and whose.

    Tables in <details>, controls and what only a screen reader hears stay out of the file. A
    sentence that stands in place of a chart is no picture: there is nothing to take.
    """
    if all(isinstance(each, P) for each in content):
        return html.Div(list(content))
    marks: dict[str, Any] = {"data-picture-title": title, "data-picture-source": SOURCE}
    return html.Figure(
        [*content, _tools(title)],
        className=theme.classes("picture", class_name),
        **marks,
        **theme.aria(label=title),
    )


def _tools(title: str) -> Component:
    buttons = [_button(title, *how) for how in FORMATS]
    return html.Div(["Рисунок:", *buttons], className="picture-tools")


def _button(title: str, extension: str, text: str, hint: str) -> Component:
    marks: dict[str, Any] = {"data-picture": extension, **theme.aria(label=f"{text}: {title}")}
    return html.Button(text, type="button", title=hint, **marks)
