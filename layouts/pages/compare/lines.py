"""Small lines through five years: an indicator a row, a place a drawing, one scale in a row."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import Final

from data_sources.answers.compare.answer import ComparePicture, YearlyLine
from data_sources.question.request import Request
from data_sources.vocabulary.indicators.description import Unit
from layouts.frame import links
from layouts.markup import html, theme
from layouts.markup.element import Element, drawing
from layouts.wording import numbers, terms
from layouts.wording.subject import Subject, subject

WIDTH: Final = 150
HEIGHT: Final = 56
_MARGIN: Final = 5
_Points = tuple[tuple[date, float | None], ...]


@dataclass(frozen=True)
class Row:
    """An indicator: the lines of the chosen and the region's; `top` is the end of the scale."""

    subject: Subject
    lines: tuple[YearlyLine, ...]

    @property
    def top(self) -> float:
        """The greatest value of all the lines: one scale for them, from zero."""
        values = (value for line in self.lines for _, value in line.points if value is not None)
        return max(values, default=0.0) or 1.0

    @property
    def region(self) -> YearlyLine | None:
        return next((line for line in self.lines if line.oktmo is None), None)


def rows(picture: ComparePicture) -> tuple[Row, ...]:
    """One for each indicator in the order of the answer."""
    return tuple(
        Row(subject(key), tuple(lines))
        for key, lines in groupby(picture.lines, key=lambda line: line.indicator)
    )


def draw(picture: ComparePicture) -> Element:
    """The drawings, and all their numbers in a table."""
    request = picture.request
    region = picture.overview.vocabulary.registers.region
    name = region.name if region else "регион"
    found = rows(picture)
    return html.Div(
        [
            html.P(
                [
                    html.Span([html.I(className="stroke now-line"), "муниципалитет"]),
                    html.Span([html.I(className="stroke region-line"), name]),
                ],
                className="key",
            ),
            html.Div([_row(row, picture, request) for row in found], className="line-rows"),
            html.Details(
                [html.Summary("Таблица"), _table(found, picture, name)],
                id="numbers-lines",
                className="numbers",
            ),
        ]
    )


def _row(row: Row, picture: ComparePicture, request: Request) -> Element:
    told = row.subject
    own = {line.oktmo: line for line in row.lines}
    return html.Section(
        [
            html.H3(
                [
                    html.Link(told.title, href=links.indicator(request, told.key)),
                    html.Small(f"шкала от 0 до {_scale_end(row)}"),
                ]
            ),
            html.Ul(
                [
                    _figure(member.name, own[member.oktmo], row)
                    for member in picture.chosen
                    if member.oktmo in own
                ],
                className="compare-lines",
            ),
        ],
        className="line-row",
    )


def _scale_end(row: Row) -> str:
    text = numbers.with_unit(row.top, row.subject.unit)
    return f"{text} баллов" if row.subject.unit is Unit.POINTS else text


def _figure(name: str, line: YearlyLine, row: Row) -> Element:
    told = row.subject
    last = line.points[-1][1]
    said = "нет значения" if last is None else numbers.with_unit(last, told.unit)
    words = f"{name}. {told.title} по годам: {_in_words(line.points, told)}"
    return html.Li(
        [
            html.Span(name, className="whose"),
            html.Div(drawing(svg(line, row)), className="drawn", aria_hidden="true"),
            html.Span(said, className=theme.classes("last", "" if last is not None else "none")),
            html.Span(words, className="visually-hidden"),
        ],
        title=words,
    )


def _in_words(points: _Points, told: Subject) -> str:
    return ", ".join(
        f"{numbers.day(day)}{numbers.NBSP}— "
        f"{terms.NO_VALUE if value is None else numbers.with_unit(value, told.unit)}"
        for day, value in points
    )


def svg(line: YearlyLine, row: Row) -> str:
    """The place's line over the region's; a year without a value is a gap."""
    region = row.region
    behind = _strokes(region.points, row.top, "region-line") if region else ""
    floor = HEIGHT - _MARGIN
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" '
        f'focusable="false"><path class="rule" d="M0 {floor}H{WIDTH}M0 {_MARGIN}H{WIDTH}"/>'
        f"{behind}{_strokes(line.points, row.top, 'now-line')}</svg>"
    )


def _strokes(points: _Points, top: float, name: str) -> str:
    return "".join(_stroke(run, name) for run in _runs(points, top))


def _stroke(run: Sequence[tuple[float, float]], name: str) -> str:
    dots = ""
    if name == "now-line":
        dots = "".join(f'<circle class="dot" cx="{x:.1f}" cy="{y:.1f}" r="2.2"/>' for x, y in run)
    if len(run) == 1:
        (x, y), *_ = run
        return dots or f'<path class="{name}" d="M{x - 3:.1f} {y:.1f}h6"/>'
    way = " ".join(f"{x:.1f},{y:.1f}" for x, y in run)
    return f'<polyline class="{name}" points="{way}"/>{dots}'


def _runs(points: _Points, top: float) -> Iterator[list[tuple[float, float]]]:
    """Points of the drawing, parted where a year has no value."""
    step = (WIDTH - 2 * _MARGIN) / max(len(points) - 1, 1)
    run: list[tuple[float, float]] = []
    for place, (_, value) in enumerate(points):
        if value is None:
            if run:
                yield run
            run = []
        else:
            share = value / top
            run.append((_MARGIN + place * step, HEIGHT - _MARGIN - share * (HEIGHT - 2 * _MARGIN)))
    if run:
        yield run


def _table(found: Sequence[Row], picture: ComparePicture, region: str) -> Element:
    names = {member.oktmo: member.name for member in picture.chosen}
    days = [day for day, _ in found[0].lines[0].points] if found and found[0].lines else []
    bodies = [
        html.Tbody(
            [
                html.Tr(
                    html.Th(row.subject.title, scope="rowgroup", colSpan=len(days) + 1),
                    className="section",
                ),
                *(
                    html.Tr(
                        [
                            html.Th(names.get(line.oktmo or "", region), scope="row"),
                            *(
                                html.Td(numbers.with_unit(value, row.subject.unit))
                                for _, value in line.points
                            ),
                        ]
                    )
                    for line in row.lines
                ),
            ]
        )
        for row in found
    ]
    heads = [html.Th(text, scope="col") for text in ("Чьё", *(numbers.day(day) for day in days))]
    return html.Div(
        html.Table([html.Thead(html.Tr(heads)), *bodies]),
        className="scroller",
        role="region",
        tabIndex="0",
        aria_label="Индекс и показатели по годам, таблица",
    )
