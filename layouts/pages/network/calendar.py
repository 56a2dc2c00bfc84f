"""The calendar of events: a small grid for each month of the period, or one month with titles."""

from __future__ import annotations

import calendar
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from data_sources.answers.network.answer import CalendarEvent, EventDay, NetworkPicture
from data_sources.question.periods import FIRST_YEAR, LAST_YEAR, Period, month_end
from data_sources.question.request import Request
from layouts.frame import links
from layouts.markup import html, theme
from layouts.markup.element import Element
from layouts.wording import numbers, terms
from layouts.wording.brief_names import brief
from layouts.wording.subjects import network_words

MONTHS_SHOWN: Final = 24
EVENTS_IN_A_DAY: Final = 8
LONGEST_TITLE: Final = 70
_WEEK: Final = (
    ("Пн", "понедельник"),
    ("Вт", "вторник"),
    ("Ср", "среда"),
    ("Чт", "четверг"),
    ("Пт", "пятница"),
    ("Сб", "суббота"),
    ("Вс", "воскресенье"),
)


@dataclass(frozen=True)
class _CalendarArea:
    """What every day is drawn with; `as_of` parts what was held from what is announced."""

    path: str
    request: Request
    as_of: date
    days: Mapping[date, EventDay]

    def is_ahead(self, day: date) -> bool:
        return day > self.as_of


def draw(picture: NetworkPicture, path: str) -> Element:
    """One month with the titles of its events where the period is a month, else all months."""
    question = picture.question
    ground = _CalendarArea(
        path, picture.request, question.as_of, {day.day: day for day in picture.days}
    )
    if _is_month(question.period):
        return _month(ground, question.period, picture.month)
    months = tuple(_months(question.period, picture.days))
    shown = months[-MONTHS_SHOWN:]
    return html.Div(
        [
            html.Div([_small_month(ground, first) for first in shown], className="cal-months"),
            _legend(),
            *_rest(len(months) - len(shown)),
        ],
        className="calendar",
    )


def remark(picture: NetworkPicture) -> str:
    """What can be done with the calendar, beside its title."""
    if _is_month(picture.question.period):
        return "событие — ссылка на его участников"
    return "месяц и день — ссылки на события месяца"


def _is_month(period: Period) -> bool:
    return network_words.month_of(period.start).end == period.end


def _months(period: Period, days: Iterable[EventDay]) -> Iterator[date]:
    """First days of the period's months; of a very long one, up to the last event."""
    first, last = period.start.replace(day=1), period.end
    is_long = (last.year - first.year) * 12 + last.month - first.month >= MONTHS_SHOWN
    if is_long:
        last = max((day.day for day in days), default=last)
    while first <= last:
        yield first
        end = month_end(first.year, first.month)
        first = date.fromordinal(end.toordinal() + 1)


def _rest(count: int) -> Iterator[Element]:
    if count > 0:
        earlier = numbers.counted(count, "месяц", "месяца", "месяцев")
        yield html.P(
            f"Раньше есть ещё {earlier}: чтобы увидеть их, выберите другой период.",
            className="remark",
        )


def _legend() -> Element:
    return html.Ul(
        [
            html.Li([html.Span("•", className="swatch-day n3"), "одно событие в день"]),
            html.Li([html.Span("••", className="swatch-day n4"), "два"]),
            html.Li([html.Span("•••", className="swatch-day n5"), "три и больше"]),
            html.Li([html.Span("◦", className="swatch-day ahead"), "объявлено, ещё впереди"]),
        ],
        className="legend",
    )


def _small_month(ground: _CalendarArea, first: date) -> Element:
    inside = [day for day in ground.days.values() if _same_month(day.day, first)]
    count = sum(day.events for day in inside)
    title: str | Element = network_words.month_title(first)
    if count:
        title = html.Link(
            title, href=network_words.month_address(ground.path, ground.request, first)
        )
    said = numbers.counted(count, *network_words.EVENT) if count else "событий нет"
    return html.Table(
        [
            html.Caption([title, " ", html.Small(said)]),
            _week(),
            html.Tbody(
                [
                    html.Tr([_small_day(ground, first, day) for day in week])
                    for week in _weeks(first)
                ]
            ),
        ],
        className=theme.classes("cal-month", "" if count else "quiet"),
    )


def _small_day(ground: _CalendarArea, first: date, number: int) -> Element:
    if not number:
        return html.Td()
    day = first.replace(day=number)
    found = ground.days.get(day)
    if found is None:
        return html.Td(str(number), className="today" if day == ground.as_of else "")
    ahead = ground.is_ahead(day)
    sign = ("◦" if ahead else "•") * min(found.events, 3)
    address = network_words.month_address(ground.path, ground.request, day)
    return html.Td(
        html.Link(
            [str(number), html.Span(sign, className="sign", aria_hidden="true"),
             html.Span(f", {_day_said(found, ahead=ahead)}", className="visually-hidden")],
            href=f"{address}#{network_words.day_anchor(day)}",
            title=f"{network_words.day_words(day)}: {_day_said(found, ahead=ahead)}",
        ),
        className="ahead" if ahead else f"n{min(found.events, 3) + 2}",
    )  # fmt: skip


def _day_said(day: EventDay, *, ahead: bool) -> str:
    said = numbers.counted(day.events, *network_words.EVENT)
    if ahead:
        return f"{said}, ещё впереди"
    return f"{said}, {numbers.counted(day.participants, *network_words.PARTICIPATION)}"


def _month(ground: _CalendarArea, period: Period, events: tuple[CalendarEvent, ...]) -> Element:
    by_day: dict[int, list[CalendarEvent]] = {}
    for event in events:
        by_day.setdefault(event.starts_on.day, []).append(event)
    return html.Div(
        [
            _turn(ground, period),
            html.Table(
                [
                    html.Caption(
                        f"События за {network_words.month_title(period.start)} по дням",
                        className="visually-hidden",
                    ),
                    _week(),
                    html.Tbody(
                        [
                            html.Tr(
                                [
                                    _day(ground, period.start, number, by_day.get(number, []))
                                    for number in week
                                ],
                                role="row",
                                className="" if by_day.keys() & set(week) else "quiet-week",
                            )
                            for week in _weeks(period.start)
                        ],
                        role="rowgroup",
                    ),
                ],
                role="table",
                className="cal-month whole-month",
            ),
            html.P("В этом месяце событий нет.", className="remark", hidden=bool(events)),
        ],
        className="calendar",
    )


def _turn(ground: _CalendarArea, period: Period) -> Element:
    before = date.fromordinal(period.start.toordinal() - 1)
    after = date.fromordinal(period.end.toordinal() + 1)
    steps = [
        *_step(ground, before, f"← {network_words.month_title(before)}", "month-back"),
        html.B(network_words.month_title(period.start)),
        *_step(ground, after, f"{network_words.month_title(after)} →", "month-on"),
        html.Link(
            terms.period(ground.request.filters.default_period),
            href=links.page(ground.path, ground.request.without("period", "page")),
            className="whole-year",
        ),
    ]
    return html.Nav(steps, className="cal-turn", aria_label="Месяцы")


def _step(ground: _CalendarArea, day: date, words: str, identity: str) -> Iterator[Element]:
    """The way to another month, where periods reach so far."""
    if FIRST_YEAR <= day.year <= LAST_YEAR:
        address = network_words.month_address(ground.path, ground.request, day)
        yield html.Link(words, href=address, id=identity)


def _day(ground: _CalendarArea, first: date, number: int, events: list[CalendarEvent]) -> Element:
    if not number:
        return html.Td(role="cell", className="empty outside")
    day = first.replace(day=number)
    rest = len(events) - EVENTS_IN_A_DAY
    titles = brief((event.title for event in events), LONGEST_TITLE)
    listed = [_event(ground, event, titles[event.title]) for event in events[:EVENTS_IN_A_DAY]]
    more = [html.Li(f"и ещё {rest}, они в списке ниже", className="rest")] if rest > 0 else []
    return html.Td(
        [html.Span(str(number), className="number"), html.Ul([*listed, *more], hidden=not events)],
        role="cell",
        id=network_words.day_anchor(day),
        className=theme.classes("" if events else "empty", "today" if day == ground.as_of else ""),
        data_day=network_words.day_words(day),
    )


def _event(ground: _CalendarArea, event: CalendarEvent, text: str) -> Element:
    ahead = ground.is_ahead(event.starts_on)
    address = network_words.narrowed_to(ground.path, ground.request, event.code)
    link: str | Element = (
        html.Link(text, href=address, title=_event_said(event)) if address else text
    )
    return html.Li(
        [link, html.Small(_who(event, ahead=ahead))], className="ahead" if ahead else "held"
    )


def _who(event: CalendarEvent, *, ahead: bool) -> str:
    last = event.ends_on or event.starts_on
    until = f"до {network_words.day_words(last)}; " if last > event.starts_on else ""
    if ahead:
        return f"{until}◦ объявлено"
    if event.participants is None:
        return f"{until}участников нет в базе"
    people = numbers.counted(event.participants, *network_words.PARTICIPATION)
    return f"{until}{people}, {numbers.counted(event.municipalities, *network_words.PLACE)}"


def _event_said(event: CalendarEvent) -> str:
    said = [
        event.title,
        network_words.event_kind(event.kind),
        network_words.event_format(event.format),
        event.organizer or event.organizer_code or "",
        event.host or event.host_oktmo or "",
        terms.filter_value("direction", event.direction) if event.direction else "",
    ]
    return "; ".join(part for part in said if part)


def _week() -> Element:
    return html.Thead(
        html.Tr(
            [
                html.Th(html.Abbr(short, title=whole), scope="col", role="columnheader")
                for short, whole in _WEEK
            ],
            role="row",
        ),
        role="rowgroup",
    )


def _weeks(first: date) -> list[list[int]]:
    return calendar.Calendar().monthdayscalendar(first.year, first.month)


def _same_month(day: date, first: date) -> bool:
    return (day.year, day.month) == (first.year, first.month)
