"""Who goes to whom: sites' municipalities against those that the trainees come from."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from data_sources.answers.network.answer import NetworkPicture, TraineeFlow
from data_sources.question.request import Request
from data_sources.scoring.results import Municipality
from data_sources.vocabulary.indicators.description import Direction
from data_sources.vocabulary.naming import name_order
from layouts.frame import links
from layouts.markup import html, theme
from layouts.markup.element import Element
from layouts.pages.network.quintiles import Fifths
from layouts.wording import numbers
from layouts.wording.subjects import network_words

HOSTS_SHOWN: Final = 20
GUESTS_SHOWN: Final = 24
_UNPLACED: Final = ("Не поместилось", "Не поместились", "Не поместилось")
_UNKNOWN_HOST: Final = "площадки нет в реестре"


@dataclass(frozen=True)
class _Matrix:
    """`hosts` and `guests` in the order of the drawing; what found no room is not in `cells`."""

    hosts: tuple[str | None, ...]
    guests: tuple[str, ...]
    cells: Mapping[tuple[str | None, str], TraineeFlow]
    members: Mapping[str, Municipality]
    fifths: Fifths

    def name(self, oktmo: str | None) -> str:
        if oktmo is None:
            return _UNKNOWN_HOST
        member = self.members.get(oktmo)
        return member.name if member else oktmo

    def short(self, oktmo: str) -> str:
        member = self.members.get(oktmo)
        return (member.short_name or member.name[:5]) if member else oktmo


def draw(picture: NetworkPicture, path: str) -> Element:
    """The matrix in its own scrolling box."""
    if not picture.flows:
        return html.P("Стажировок за этот период в базе нет.", className="remark nothing")
    request = picture.request
    matrix = _matrix(picture)
    table = html.Table(
        [
            html.Caption(
                "Участия в стажировках: в строке — у кого площадка, в столбце — откуда стажёры",
                className="visually-hidden",
            ),
            _head(matrix),
            html.Tbody([_line(matrix, host, path, request) for host in matrix.hosts]),
        ],
        className="flows",
    )
    left_out = sum(flow.participants for flow in picture.flows) - sum(
        flow.participants for flow in matrix.cells.values()
    )
    return html.Div(
        [
            html.Div(
                table,
                id="flows",
                className="scroller",
                role="region",
                tabIndex="0",
                aria_label="Кто к кому ездил, таблица",
                data_inner="true",
            ),
            html.P(
                "Число — участия, темнее — больше; клетка оставляет эти два муниципалитета.",
                className="remark",
            ),
            html.P(
                f"{numbers.told(left_out, _UNPLACED, network_words.PARTICIPATION)} "
                "у менее посещаемых: они есть в файле площадок.",
                className="remark",
                hidden=not left_out,
            ),
        ]
    )


def remark(picture: NetworkPicture) -> str:
    """Who received most and who went most."""
    if not picture.flows:
        return ""
    members = _members(picture)
    received = _totals((flow.host, flow.participants) for flow in picture.flows)
    sent = _totals((flow.guest, flow.participants) for flow in picture.flows)
    said = []
    for words, totals in (("больше всех приняли", received), ("больше всех ездили", sent)):
        known = {oktmo: total for oktmo, total in totals.items() if oktmo in members}
        if known:
            first = max(known, key=lambda oktmo: known[oktmo])
            name, count = members[first or ""].name, numbers.number(known[first], 0)
            said.append(f"{words}{numbers.NBSP}— {name} ({count})")
    return ", ".join(said)


def _members(picture: NetworkPicture) -> dict[str, Municipality]:
    registers = picture.overview.vocabulary.registers
    return {member.oktmo: member for member in registers.municipalities}


def _totals(pairs: Iterable[tuple[str | None, int]]) -> dict[str | None, int]:
    totals: dict[str | None, int] = {}
    for oktmo, count in pairs:
        totals[oktmo] = totals.get(oktmo, 0) + count
    return totals


def _matrix(picture: NetworkPicture) -> _Matrix:
    members = _members(picture)
    received = _totals((flow.host, flow.participants) for flow in picture.flows)
    sent = _totals((flow.guest, flow.participants) for flow in picture.flows)
    hosts = sorted(received, key=lambda oktmo: (-received[oktmo], oktmo or ""))[:HOSTS_SHOWN]
    most = sorted((oktmo for oktmo in sent if oktmo), key=lambda oktmo: (-sent[oktmo], oktmo))
    guests = sorted(
        most[:GUESTS_SHOWN],
        key=lambda oktmo: name_order(members[oktmo].name) if oktmo in members else oktmo,
    )
    cells = {
        (flow.host, flow.guest): flow
        for flow in picture.flows
        if flow.host in hosts and flow.guest in guests
    }
    fifths = Fifths.of((flow.participants for flow in cells.values()), Direction.NEUTRAL)
    return _Matrix(tuple(hosts), tuple(guests), cells, members, fifths)


def _head(matrix: _Matrix) -> Element:
    heads = [
        html.Th(
            [
                html.Span(matrix.short(oktmo), aria_hidden="true"),
                html.Span(matrix.name(oktmo), className="visually-hidden"),
            ],
            scope="col",
            title=matrix.name(oktmo),
        )
        for oktmo in matrix.guests
    ]
    corner = html.Th("Площадки у … ↓ стажёры из … →", scope="col", className="corner")
    return html.Thead(html.Tr([corner, *heads, html.Th("Всего", scope="col")]))


def _line(matrix: _Matrix, host: str | None, path: str, request: Request) -> Element:
    flows = [matrix.cells.get((host, guest)) for guest in matrix.guests]
    total = sum(flow.participants for flow in flows if flow)
    name: str | Element = matrix.name(host)
    if host in matrix.members:
        name = html.A(matrix.name(host), href=_address(path, request, (host or "",)))
    return html.Tr(
        [
            html.Th(name, scope="row"),
            *(_cell(matrix, flow, path, request) for flow in flows),
            html.Td(html.B(numbers.number(total, 0)), className="total"),
        ]
    )


def _cell(matrix: _Matrix, flow: TraineeFlow | None, path: str, request: Request) -> Element:
    if flow is None:
        return html.Td("·", className="nobody")
    people = numbers.counted(flow.participants, *network_words.PARTICIPATION)
    visits = numbers.counted(flow.visits, *network_words.VISIT)
    title = f"{matrix.name(flow.guest)} → {matrix.name(flow.host)}: {people}, {visits}"
    known = tuple(_known(matrix, (flow.host, flow.guest)))
    text = numbers.number(flow.participants, 0)
    return html.Td(
        html.A(text, href=_address(path, request, known), title=title) if known else text,
        className=theme.step_class(matrix.fifths.place(flow.participants), Direction.NEUTRAL),
    )


def _known(matrix: _Matrix, places: Iterable[str | None]) -> Iterator[str]:
    for oktmo in places:
        if oktmo is not None and oktmo in matrix.members:
            yield oktmo


def _address(path: str, request: Request, places: tuple[str, ...]) -> str:
    return links.page(path, network_words.about(request, *places))
