"""A chart that can be taken along: its figure, named, with buttons for PNG and SVG.

The browser's script (`assets/pages/picture.js`) draws the file from what is on the page: the title,
the question and the chart, then the source and the moment of the data, in light colours.
"""

from __future__ import annotations

from typing import Final

from layouts.markup import html, theme
from layouts.markup.element import Element

SOURCE: Final = "Источник: общая база регионального методического сопровождения"
FORMATS: Final = (
    ("png", "PNG", "Скачать рисунок PNG: для письма и презентации"),
    ("svg", "SVG", "Скачать рисунок SVG: увеличивается без потерь"),
)


def figure(title: str, *content: Element, class_name: str = "") -> Element:
    """The content as a figure; the title stands above it in the file, so it says what and whose.

    Tables in <details>, controls and what only a screen reader hears stay out of the file. A
    sentence that stands in place of a chart is no picture: there is nothing to take.
    """
    if all(each.is_a(html.P) for each in content):
        return html.Div(list(content))
    return html.Figure(
        [*content, _tools(title)],
        className=theme.classes("picture", class_name),
        data_picture_title=title,
        data_picture_source=SOURCE,
        aria_label=title,
    )


def _tools(title: str) -> Element:
    buttons = [_button(title, *how) for how in FORMATS]
    return html.Div(["Рисунок:", *buttons], className="picture-tools")


def _button(title: str, extension: str, text: str, hint: str) -> Element:
    return html.Button(
        text, type="button", title=hint, data_picture=extension, aria_label=f"{text}: {title}"
    )
