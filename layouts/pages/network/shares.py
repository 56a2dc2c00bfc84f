"""What the events are divided by: kinds, directions, organisers, hosts; each request on a click."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from data_sources.answers.network.answer import NetworkPicture, Share, Tally
from data_sources.question.request import Request
from layouts.frame import links
from layouts.markup import html, theme
from layouts.markup.element import Element
from layouts.wording import numbers, terms
from layouts.wording.subjects import network_words

_TITLES: Final = {
    Share.KIND: "По видам",
    Share.DIRECTION: "По направлениям",
    Share.ORGANIZER: "Кто организует",
    Share.HOST: "Где проходят",
}
_UNSAID: Final = "не указано"


def draw(picture: NetworkPicture, path: str) -> Element:
    """Four lists of bars; the longest bar of a list is its most frequent entry."""
    request = picture.request
    lists = [
        _list(share, found, path, request)
        for share in Share
        if (found := [tally for tally in picture.tallies if tally.share is share])
    ]
    return html.Div(lists, className="event-shares", hidden=not lists)


def _list(share: Share, found: Sequence[Tally], path: str, request: Request) -> Element:
    most = max(tally.events for tally in found)
    return html.Div(
        [
            html.H3(_TITLES[share]),
            html.Ul([_entry(tally, most, path, request) for tally in found]),
        ]
    )


def _entry(tally: Tally, most: int, path: str, request: Request) -> Element:
    name = _name(tally)
    people = numbers.counted(tally.participants, *network_words.PARTICIPATION)
    said = f"{name}: {numbers.counted(tally.events, *network_words.EVENT)}, {people}"
    inside = [
        html.Span(name, className="name"),
        html.Span(
            html.I(style={"width": theme.percent(tally.events, most)}),
            className="bar-line",
            aria_hidden="true",
        ),
        html.B(numbers.number(tally.events, 0)),
    ]
    address, chosen = _way(tally, path, request)
    if address is None:
        return html.Li(html.Span(inside, className="event-share", title=said))
    return html.Li(
        html.Link(
            inside,
            href=address,
            className=theme.classes("event-share", "chosen" if chosen else ""),
            title=said,
        ),
        aria_current="true" if chosen else None,
    )


def _name(tally: Tally) -> str:
    if tally.key is None:
        return _UNSAID
    if tally.share is Share.KIND:
        return network_words.event_kind(tally.key)
    if tally.share is Share.DIRECTION:
        return terms.filter_value("direction", tally.key)
    return tally.name or tally.key


def _way(tally: Tally, path: str, request: Request) -> tuple[str | None, bool]:
    """Where the entry leads, and whether it is what is asked already: then it leads back."""
    for wanted in _narrowed(tally, request):
        if wanted.without("page") == request.without("page"):
            return links.page(path, request.without(_key(tally), "page")), True
        return links.page(path, wanted.changed(page=1)), False
    return None, False


def _key(tally: Tally) -> str:
    return {
        Share.KIND: "kind",
        Share.DIRECTION: "direction",
        Share.ORGANIZER: "q",
        Share.HOST: "m",
    }[tally.share]


def _narrowed(tally: Tally, request: Request) -> Iterator[Request]:
    """The question about this entry alone; nothing where no address can say it."""
    if tally.key is None:
        return
    if tally.share is Share.KIND:
        yield request.changed(kind=tally.key)
    elif tally.share is Share.DIRECTION:
        yield request.changed(direction=tally.key)
    elif tally.share is Share.HOST and tally.name is not None:
        yield network_words.about(request, tally.key)
    elif tally.share is Share.ORGANIZER and tally.name is not None:
        text = network_words.searched(tally.name)
        if text:
            yield request.changed(q=text)
