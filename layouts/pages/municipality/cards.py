"""Cards of the four families for one municipality, each with the region and the peers beside."""

from __future__ import annotations

from data_sources.answers.municipality.answer import MunicipalityPicture
from data_sources.question.request import Request
from data_sources.scoring.results import History, Overview, Row
from layouts.frame import links
from layouts.markup import html
from layouts.markup.element import Element
from layouts.widgets import card
from layouts.wording import numbers, terms
from layouts.wording.indicators import bounds, comparisons
from layouts.wording.indicators.comparisons import Beside


def draw(picture: MunicipalityPicture, request: Request) -> Element:
    """One card for each family that the first screen speaks of."""
    own = {line.subject.key: line for line in comparisons.lines(picture)}
    peers = comparisons.peers_title(picture)
    cards = [
        _card(own[history.indicator], peers, request, picture.overview)
        for history in picture.overview.histories
        if history.indicator in own
    ]
    return html.Section(
        [
            html.H2("Главное", className="visually-hidden"),
            html.Div(cards, className="cards"),
        ],
        hidden=not cards,
    )


def _card(line: Beside, peers: str, request: Request, overview: Overview) -> Element:
    # The years of the overview are the region's, so the card of one municipality has no line.
    without_line = History(line.subject.key, ())
    place = ""
    if line.row.rank is not None:
        place = f"{bounds.place_text(line.row.rank, line.place)} из{numbers.NBSP}{line.ranked}"
    everybody = request.without("m")
    return html.Div(
        [
            card.draw(
                links.INDICATOR,
                everybody,
                line.subject,
                line.row,
                without_line,
                overview.forecast(line.row),
            ),
            html.Dl(
                [
                    _yardstick("регион", _value(line.region, line)),
                    *((_yardstick(peers, _value(line.peers, line)),) if peers else ()),
                    *((_yardstick(terms.PLACE, place, bounds.HOW_PLACES),) if place else ()),
                ],
                className="yardsticks",
            ),
        ],
        className="own-card",
    )


def _yardstick(name: str, value: str, hint: str = "") -> Element:
    return html.Div([html.Dt(name), html.Dd(value, title=hint)])


def _value(row: Row | None, line: Beside) -> str:
    return numbers.with_unit(row.value if row else None, line.subject.unit)
