"""All municipalities to choose from: in their places and by their index."""

from __future__ import annotations

from data_sources.question.request import Request
from data_sources.scoring.results import Overview
from layouts.frame import links
from layouts.markup import html
from layouts.markup.element import Element
from layouts.widgets import ranking, tile_map
from layouts.wording.subject import index


def draw(request: Request, overview: Overview) -> Element:
    """The map and the list by index; beside them those that are not ranked at all."""
    scorecard, registers = overview.scorecard, overview.vocabulary.registers
    question = scorecard.question
    own = [
        html.Li(html.Link(member.name, href=links.municipality(request, member.oktmo)))
        for member in question.shown
        if member.is_regional
    ]
    return html.Section(
        [
            html.Div(
                [html.H2("На карте"), tile_map.draw(request, scorecard, registers, index())],
                className="panel",
            ),
            html.Div(
                [
                    html.H2(["По индексу эффективности", html.Small("место, название, индекс")]),
                    ranking.draw(request, scorecard, registers, index()),
                    html.Div(
                        [html.H3("Вне рейтинга"), html.Ul(own)],
                        className="unranked",
                        hidden=not own,
                    ),
                ],
                className="panel",
            ),
        ],
        className="split",
    )
