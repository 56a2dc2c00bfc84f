"""Charts of slides: bars, parts, lines, tiles, small tables, all drawn by the server."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Final

from layouts.markup import html, theme
from layouts.markup.element import Element, drawing
from layouts.pages.present import slide_svg
from layouts.slides.slide_text import (
    Bars,
    Chart,
    Lines,
    Part,
    Parts,
    SlideBar,
    SlideTable,
    Stack,
    Tile,
    Tiles,
)
from layouts.wording import numbers
from layouts.wording.brief_names import brief

FEW: Final = 4
"""So many bars are drawn thick: a slide is not to look empty."""
LONGEST_NAME: Final = 26
"""Signs that stand in a line beside a bar: what the style sheet would cut looks alike."""


LINES: Final = {1: 9, 2: 6, 3: 4, 4: 3}
"""Rows of a table -> lines that each of them may take; more rows may take two."""

PLACES: Final = ("муниципалитет", "муниципалитета", "муниципалитетов")


def draw(chart: Chart) -> Element:
    """The figure with its title above it."""
    kind, drawn = _KINDS[type(chart)]
    # The title of a slide says already what its table is.
    caption = "visually-hidden" if isinstance(chart, SlideTable) else ""
    return html.Figure(
        [html.Figcaption(chart.title, className=caption), drawn(chart)],
        className=f"chart of-{kind}",
    )


def _svg(class_name: str, markup: str, said: str) -> Element:
    return html.Div(drawing(markup), className=class_name, role="img", aria_label=said)


def _bars(chart: Bars) -> Element:
    if not chart.bars:
        return html.P("Показать нечего: таких строк нет.", className="nothing")
    values = [bar.value for bar in chart.bars if bar.value is not None]
    low = min([0.0, *values])
    high = max([0.0, *values, *([chart.goal] if chart.goal is not None else [])])
    span = high - low or 1.0
    names = brief((bar.name for bar in chart.bars), LONGEST_NAME)
    drawn = [html.Li(_bar(bar, names[bar.name], low, span, chart.goal)) for bar in chart.bars]
    if chart.hidden:
        where = chart.cut or len(drawn)
        more = f"и ещё {numbers.number(chart.hidden, 0)}"
        drawn.insert(where, html.Li(more, className="hidden-rows"))
    if chart.note:
        drawn.append(html.Li(chart.note, className="hidden-rows note"))
    few = "few" if len(chart.bars) <= FEW else ""
    return html.Ol(drawn, className=theme.classes("bars", few))


def _bar(bar: SlideBar, name: str, low: float, span: float, goal: float | None) -> list[Element]:
    marks = []
    if bar.value is not None:
        left = (min(bar.value, 0.0) - low) / span
        style = {"left": theme.percent(left), "width": theme.percent(abs(bar.value) / span)}
        marks.append(html.I(className=theme.classes("fill", bar.look), style=style))
    if goal is not None:
        marks.append(html.I(className="aim", style={"left": theme.percent((goal - low) / span)}))
    return [
        html.Span(name, className="name", title=bar.name if name != bar.name else ""),
        html.Span(marks, className="track-of", aria_hidden="true"),
        html.B(bar.text, className="" if bar.value is not None else "absent"),
    ]


def _parts(chart: Parts) -> Element:
    return html.Div(
        [
            _svg("ring", slide_svg.ring(chart), f"{chart.title}: {_said(chart.parts)}"),
            html.Ul(
                [
                    html.Li(
                        [
                            html.I(className=f"swatch-of {part.look}"),
                            html.Span(f"{part.sign}{numbers.NBSP}{part.word}"),
                            html.B(numbers.number(part.count, 0)),
                        ]
                    )
                    for part in chart.parts
                ]
            ),
        ],
        className="parts-of",
    )


def _said(parts: tuple[Part, ...]) -> str:
    return ", ".join(f"{part.word} {part.count}" for part in parts if part.count)


def _stack(chart: Stack) -> Element:
    longest = max(chart.longest, 1)
    names = brief((name for name, _ in chart.rows), LONGEST_NAME)
    rows = [html.Li(_stacked(names[name], parts, longest)) for name, parts in chart.rows]
    if chart.hidden:
        more = f"и ещё {numbers.number(chart.hidden, 0)}"
        rows.append(html.Li(more, className="hidden-rows"))
    used = {part.look: part for _, parts in chart.rows for part in parts if part.count}
    return html.Div(
        [
            html.Ol(rows, className="bars stacked"),
            html.Ul(
                [
                    html.Li(
                        [html.I(className=f"swatch-of {part.look}"), f"{part.sign} {part.word}"]
                    )
                    for part in used.values()
                ],
                className="slide-key",
            ),
        ],
        className="with-key",
    )


def _stacked(name: str, parts: tuple[Part, ...], longest: int) -> list[Element]:
    return [
        html.Span(name, className="name"),
        html.Span(
            [
                html.I(
                    str(part.count),
                    className=f"piece {part.look}",
                    style={"width": theme.percent(part.count, longest)},
                    title=part.word,
                )
                for part in parts
                if part.count
            ],
            className="pieces",
        ),
    ]


def _lines(chart: Lines) -> Element:
    known = [value for series in chart.series for value in series.values if value is not None]
    if not known:
        return html.P("Ни на одну дату периода значения нет.", className="nothing")
    said = "; ".join(
        f"{series.name}: "
        + ", ".join(
            f"{numbers.day(day)} {numbers.value(value, chart.unit)}"
            for day, value in zip(chart.days, series.values, strict=True)
        )
        for series in chart.series
    )
    key = [
        html.Li([html.I(className=f"stroke-of {series.look}"), series.name])
        for series in chart.series
    ]
    if chart.goal is not None:
        goal = numbers.compact(chart.goal, chart.unit)
        key.append(html.Li([html.I(className="stroke-of aim-line"), f"цель {goal}"]))
    return html.Div(
        [
            *(
                _svg(f"lines {look}", slide_svg.lines(chart, size), f"{chart.title}. {said}")
                for look, size in (("across", slide_svg.ACROSS), ("along", slide_svg.ALONG))
            ),
            html.Ul(key, className="slide-key"),
        ],
        className="with-key",
    )


def _tiles(chart: Tiles) -> Element:
    columns, rows = chart.size
    key = [html.Li([html.I(className=f"swatch-of {look}"), word]) for look, word in chart.legend]
    if chart.unplaced:
        more = numbers.counted(chart.unplaced, *PLACES)
        key.append(html.Li(f"без места на карте: {more}"))
    return html.Div(
        [
            html.Ol(
                [_tile(tile) for tile in chart.tiles],
                className="tiles",
                style={
                    "gridTemplateColumns": f"repeat({columns}, minmax(0, 1fr))",
                    "gridTemplateRows": f"repeat({rows}, minmax(0, 1fr))",
                },
            ),
            html.Ul(key, className="slide-key"),
        ],
        className="with-key",
    )


def _tile(tile: Tile) -> Element:
    return html.Li(
        [
            html.Span(f"{tile.name}: ", className="visually-hidden"),
            html.Span(tile.short, aria_hidden="true"),
            html.B(tile.text),
        ],
        className=theme.classes("tile", tile.look),
        title=tile.name,
        style={"gridColumn": str(tile.column), "gridRow": str(tile.row)},
    )


def _sheet(chart: SlideTable) -> Element:
    return html.Table(
        [
            html.Colgroup([html.Col(style={"width": f"{width}%"}) for width in chart.widths]),
            html.Thead(html.Tr([html.Th(head, scope="col") for head in chart.heads])),
            html.Tbody([html.Tr([html.Td(html.Span(cell)) for cell in row]) for row in chart.rows]),
        ],
        style={"--lines": str(LINES.get(len(chart.rows), 2))},
    )


_KINDS: Final[Mapping[type[Any], tuple[str, Callable[[Any], Element]]]] = {
    Bars: ("bars", _bars),
    Parts: ("parts", _parts),
    Stack: ("stack", _stack),
    Lines: ("lines", _lines),
    Tiles: ("tiles", _tiles),
    SlideTable: ("sheet", _sheet),
}
"""Chart of a slide -> what style sheets call it, and who draws it."""
