"""Who was at which meeting: municipalities down, meetings across, sums at the edges.

Cells are plain anchors, whose clicks the browser's script takes together.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from data_sources.answers.meetings.answer import (
    Attender,
    HeldMeeting,
    MeetingsPicture,
    Turnout,
    together,
)
from data_sources.question.request import Request
from data_sources.scoring.results import History
from layouts.drawing import sparkline
from layouts.frame import links
from layouts.markup import html, theme
from layouts.markup.element import Element
from layouts.wording import numbers
from layouts.wording.subjects import meeting_words

COLUMNS: Final = 12
"""So many meetings stand side by side; the older ones are in the list below."""
NOBODYS: Final = "Без муниципалитета"


@dataclass(frozen=True)
class _Seen:
    """One municipality at one sitting."""

    sitting: HeldMeeting
    turnout: Turnout
    is_awaited: bool


def draw(picture: MeetingsPicture, path: str) -> Element:
    """The table in its own scrolling box, with its legend."""
    request = picture.request
    first = max(0, len(picture.sittings) - COLUMNS)
    sittings = picture.sittings[first:]
    rows = [each for each in picture.attenders if _is_drawn(each)]
    return html.Div(
        [
            html.Div(
                html.Table(
                    [
                        html.Caption(
                            "Явка муниципалитетов по заседаниям", className="visually-hidden"
                        ),
                        html.Thead(html.Tr(list(_head(request, sittings)))),
                        html.Tbody([_row(path, request, each, sittings, first) for each in rows]),
                        html.Tfoot([_sums(picture, sittings), _quorums(sittings)]),
                    ],
                    className="turnout",
                ),
                className="scroller",
            ),
            _legend(),
        ]
    )


def _is_drawn(attender: Attender) -> bool:
    """Organisations of the region itself have a row only where they have a seat."""
    member = attender.municipality
    is_aside = member is None or member.is_regional
    return not is_aside or attender.total.lines > 0


def remark(picture: MeetingsPicture) -> str:
    """What the table leaves out, beside its title."""
    hidden = len(picture.sittings) - COLUMNS
    if hidden <= 0:
        return "нажмите на дату — заседание, на клетку — кто именно был"
    older = numbers.counted(hidden, *meeting_words.MEETINGS)
    return f"последние {COLUMNS} заседаний; ещё {older} — в списке ниже, итоги строк — по всем"


def trend(picture: MeetingsPicture) -> Iterator[Element]:
    """A small line of attendance through all sittings."""
    points = tuple((each.meeting.held_on, each.shown.percent) for each in picture.sittings)
    if sum(value is not None for _, value in points) < 2:
        return
    said = ", ".join(
        f"{numbers.day(each.meeting.held_on)}{numbers.NBSP}— {meeting_words.percent(each.shown)}"
        for each in picture.sittings
    )
    yield html.Img(
        src=sparkline.source(History("rumo_attendance", points)),
        alt=f"Явка по заседаниям: {said}",
        title=f"Явка по заседаниям: {said}",
        className="spark",
    )


def _head(request: Request, sittings: tuple[HeldMeeting, ...]) -> Iterator[Element]:
    yield html.Th("Муниципалитет", scope="col", className="corner")
    for sitting in sittings:
        meeting = sitting.meeting
        number = f"№{numbers.NBSP}{meeting.number}" if meeting.number else ""
        is_open = request.filters.meeting == meeting.code
        # A click on the meeting that is open closes it.
        address = meeting_words.address(
            request, None if is_open else meeting.code, "turnout" if is_open else "meeting"
        )
        yield html.Th(
            html.A(
                [numbers.day(meeting.held_on), html.Small(number)],
                href=address,
                id=f"meeting-{meeting.code}",
                title=f"{'Закрыть' if is_open else 'Открыть'}: {meeting_words.name(meeting)}",
                data_inner="true",
            ),
            scope="col",
            className="chosen" if is_open else "",
        )
    yield html.Th("Явка", scope="col", className="sum", title="Занятые места из всех")
    yield html.Th(
        "Был хоть кто-то",
        scope="col",
        className="sum",
        title="Представленность: заседания, где был член, заместитель или приглашённый",
    )


def _row(
    path: str, request: Request, attender: Attender, sittings: tuple[HeldMeeting, ...], first: int
) -> Element:
    member = attender.municipality
    name: str | Element = NOBODYS
    if member is not None:
        name = html.A(
            member.name,
            href=links.page(path, request.naming((member.oktmo,)).without("page")),
            title=f"Оставить только {member.name}",
            data_inner="true",
        )
    met = zip(sittings, attender.turnouts[first:], attender.awaited[first:], strict=True)
    cells = [_cell(request, attender, _Seen(*each)) for each in met]
    total = attender.total
    return html.Tr(
        [
            html.Th(name, scope="row"),
            *cells,
            _sum(meeting_words.percent(total), total),
            html.Td(meeting_words.share(attender.represented, attender.meetings), className="sum")
            if member is not None
            else html.Td(numbers.DASH, className="sum quiet"),
        ],
        className=theme.classes(
            "regional" if member is None or member.is_regional else "",
            "missed" if member is not None and attender.missed_last else "",
        ),
        id=None if member is None else f"row-{member.oktmo}",
    )


def _cell(request: Request, attender: Attender, seen: _Seen) -> Element:
    turnout, meeting = seen.turnout, seen.sitting.meeting
    if not seen.is_awaited and not turnout.lines:
        return html.Td(numbers.DASH, className="quiet", title="Заседание другого муниципалитета")
    member = attender.municipality
    found = meeting_words.presence(turnout)
    whom = request if member is None else request.naming((member.oktmo,))
    seats = (
        [html.Small(meeting_words.share(turnout.came, turnout.seats))] if turnout.seats > 1 else []
    )
    whose = member.name if member is not None else NOBODYS
    return html.Td(
        html.A(
            [found.text, *seats],
            href=meeting_words.address(whom, meeting.code, "rows"),
            title=f"{whose}, {numbers.day(meeting.held_on)}: {meeting_words.told(turnout)}",
            data_inner="true",
        ),
        className=found.class_name,
    )


def _sum(percent: str, turnout: Turnout) -> Element:
    if not turnout.seats:
        return html.Td("мест нет", className="sum quiet")
    share = meeting_words.share(turnout.came, turnout.seats)
    return html.Td([html.B(percent), html.Small(share)], className="sum")


def _sums(picture: MeetingsPicture, sittings: tuple[HeldMeeting, ...]) -> Element:
    total = together(each.shown for each in picture.sittings)
    counted = [each for each in picture.ordinary if each.meetings]
    asked = sum(each.meetings for each in counted)
    represented = sum(each.represented for each in counted)
    return html.Tr(
        [
            html.Th("Явка тех, кто показан", scope="row"),
            *(
                html.Td(
                    [
                        html.B(meeting_words.percent(each.shown)),
                        html.Small(meeting_words.share(each.shown.came, each.shown.seats)),
                        html.I(style={"width": theme.percent(each.shown.percent or 0.0, 100.0)}),
                    ]
                    if each.shown.seats
                    else "мест нет",
                    className="bar-cell",
                )
                for each in sittings
            ),
            _sum(meeting_words.percent(total), total),
            html.Td(meeting_words.share(represented, asked) if asked else numbers.DASH,
                    className="sum"),
        ]
    )  # fmt: skip


def _quorums(sittings: tuple[HeldMeeting, ...]) -> Element:
    counted = [each.quorum for each in sittings]
    checked = [each for each in counted if each is not None]
    there = sum(each.is_there for each in checked)
    return html.Tr(
        [
            html.Th("Кворум всего заседания", scope="row"),
            *(_quorum(each) for each in sittings),
            html.Td(meeting_words.share(there, len(checked)) if checked else numbers.DASH,
                    colSpan=2, className="sum"),
        ]
    )  # fmt: skip


def _quorum(sitting: HeldMeeting) -> Element:
    rule = sitting.meeting.quorum_rule
    words, told, class_name = meeting_words.quorum(sitting.quorum, rule)
    return html.Td(
        [html.Span(words, className="verdict"), *([html.Small(told)] if told else [])],
        className=class_name,
        title=meeting_words.rule(rule),
    )


def _legend() -> Element:
    return html.Ul(
        [
            html.Li([html.Span(way.text, className=theme.classes("sample", way.class_name)), words])
            for way, words in meeting_words.LEGEND.items()
        ],
        className="legend turnout-legend",
    )
