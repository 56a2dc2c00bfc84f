"""The eight directions of the school project as a profile: a table whose rows carry their bars."""

from __future__ import annotations

from typing import Final

from data_sources.answers.municipality.answer import MunicipalityPicture
from data_sources.question.request import Request
from data_sources.scoring.results import Row
from layouts.frame import links
from layouts.markup import html, theme
from layouts.markup.element import Element
from layouts.widgets.tables import folding_table
from layouts.widgets.tables.folding_table import Cell, Column, Line, Section
from layouts.wording import numbers
from layouts.wording.indicators import comparisons, detail
from layouts.wording.indicators.comparisons import Beside

WHOLE: Final = 100.0


def draw(picture: MunicipalityPicture, request: Request) -> Element:
    """Bars of the municipality, marks of region and peers, and the numbers beside them."""
    peers = comparisons.peers_title(picture)
    own = [
        line
        for line in comparisons.lines(picture)
        if line.subject.key in comparisons.DIRECTION_KEYS
    ]
    return html.Div(
        [
            _key(peers),
            folding_table.draw(
                "Восемь направлений: результат самодиагностики, % от возможных баллов",
                (
                    Column("Направление"),
                    Column("Доля баллов", "gauge"),
                    Column("Здесь", "number"),
                    Column("Регион", "number"),
                    *((Column("Группа", "number"),) if peers else ()),
                    Column("Год назад", "number"),
                ),
                [Section(tuple(_line(line, request, peers) for line in own))],
                "profile",
            ),
        ]
    )


def _key(peers: str) -> Element:
    marks = [
        html.Span([html.I(className="here"), "здесь"]),
        html.Span([html.I(className="region-mark"), "регион"]),
        *((html.Span([html.I(className="peer-mark"), peers]),) if peers else ()),
    ]
    return html.P(marks, className="key")


def _line(line: Beside, request: Request, peers: str) -> Line:
    subject, row = line.subject, line.row
    address = links.indicator(request.without("m"), subject.key)
    return Line(
        (
            Cell(html.Link(subject.title, href=address)),
            Cell(_bar(line, peers), hint=f"{subject.title}: {detail.told(row, subject)}"),
            _own(row, line),
            Cell(_text(line.region, line)),
            *((Cell(_text(line.peers, line)),) if peers else ()),
            Cell(numbers.value(row.was, subject.unit)),
        ),
        "chosen" if request.filters.i == subject.key else "",
    )


def _own(row: Row, line: Beside) -> Cell:
    if row.value is None:
        return Cell(numbers.DASH, "absent", detail.reason_words(row))
    return Cell(html.B(detail.value_text(row, line.subject)))


def _text(row: Row | None, line: Beside) -> str:
    return numbers.value(row.value if row else None, line.subject.unit)


def _bar(line: Beside, peers: str) -> Element:
    marks = []
    if line.row.value is not None:
        marks.append(
            html.I(className="fill", style={"width": theme.percent(line.row.value, WHOLE)})
        )
    if line.region is not None and line.region.value is not None:
        left = theme.percent(line.region.value, WHOLE)
        marks.append(html.I(className="region-mark", style={"left": left}))
    if peers and line.peers is not None and line.peers.value is not None:
        left = theme.percent(line.peers.value, WHOLE)
        marks.append(html.I(className="peer-mark", style={"left": left}))
    empty = "" if line.row.value is not None else "off"
    return html.Span(marks, className=theme.classes("scale", empty), aria_hidden="true")
