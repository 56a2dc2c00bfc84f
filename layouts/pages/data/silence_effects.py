"""What those who are silent could make of the numbers of what is shown, beside who they are."""

from __future__ import annotations

from collections.abc import Iterator

from data_sources.answers.freshness.answer import DataPicture
from data_sources.scoring.bounds.unreported import Bounds
from data_sources.scoring.results import Row
from layouts.frame import links
from layouts.markup import html
from layouts.markup.element import Element
from layouts.wording import numbers
from layouts.wording.indicators import bounds
from layouts.wording.subject import subject

TITLE = "Что их молчание значит для чисел"
READING = (
    "В скобках — от худшего до лучшего, что могут доложить те, кого ждут: не охвачен никто или "
    "охвачены все. Каждый по отдельности — на странице показателя."
)


def draw(picture: DataPicture) -> Element:
    """A line for each indicator that they may move; nothing where there is none."""
    lines = list(_lines(picture))
    if not lines:
        return html.Div(hidden=True)
    return html.Div(
        [
            html.H3(TITLE),
            html.Ul(lines, className="sentences"),
            html.P(READING, className="remark"),
        ],
        id="what-silence-means",
    )


def _lines(picture: DataPicture) -> Iterator[Element]:
    card = picture.overview.scorecard
    for key, found in picture.bounds.items():
        total = card.total(key)
        if total is not None and total.value is not None:
            yield _line(picture, total, total.value, found)


def _line(picture: DataPicture, total: Row, value: float, found: Bounds) -> Element:
    about, card = subject(total.indicator), picture.overview.scorecard
    request = picture.request.changed(i=total.indicator)
    names = {member.oktmo: member.name for member in card.question.shown}
    awaited = [names.get(each.oktmo, each.oktmo) for each in found.effects]
    who = f": {', '.join(awaited)}" if len(awaited) <= bounds.NAMED else ""
    said = bounds.headline(value, found, len(awaited), about.unit)
    return html.Li(
        [
            html.Link(about.title, href=links.page(links.INDICATOR, request)),
            f"{numbers.NBSP}— {said}{who}.",
        ]
    )
