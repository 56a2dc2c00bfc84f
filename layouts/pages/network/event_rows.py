"""The list of events: an event once, below it the municipalities that took part."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import pairwise
from typing import Final

from data_sources.question.request import Request
from data_sources.row_tables.records.events import EventRow
from layouts.columns.events import SHEET
from layouts.markup import html
from layouts.markup.element import Element
from layouts.widgets.tables.folding_table import Cell
from layouts.widgets.tables.row_table import RowView, column
from layouts.wording import numbers, terms
from layouts.wording.subjects import network_words

_CAPTION: Final = "События и участники"
_Key = tuple[str, str | None]


def view(path: str, request: Request, rows: Sequence[EventRow], as_of: date) -> RowView[EventRow]:
    """The table on the page with this question; `rows` are those of its page."""
    again = frozenset(_again(rows))

    def event(row: EventRow) -> Cell:
        return _event(path, request, row, is_again=_key(row) in again)

    def day(row: EventRow) -> Cell:
        return _unless_again(row, again, _days(row))

    def organizer(row: EventRow) -> Cell:
        name = row.organizer or row.organizer_code or ""
        cell = _unless_again(row, again, name)
        return cell if cell.class_name else Cell(html.Span(name, className="two-lines"), "", name)

    def host(row: EventRow) -> Cell:
        return _unless_again(row, again, row.host or row.host_oktmo or "")

    def everybody(row: EventRow) -> Cell:
        if row.event_participants is None:
            return _unless_again(row, again, "")
        return _unless_again(row, again, numbers.number(row.event_participants, 0))

    def place(row: EventRow) -> Cell:
        return _place(path, request, row, as_of)

    return RowView(
        _CAPTION,
        (
            column(SHEET, "title", event, "event"),
            column(SHEET, "starts_on", day, "day", falls=True),
            column(SHEET, "organizer", organizer, "organizer"),
            column(SHEET, "host", host, "host"),
            column(SHEET, "event_participants", everybody, "number", falls=True),
            column(SHEET, "municipality", place, "guest"),
            column(SHEET, "participants", _people, "number", falls=True),
        ),
        "events",
        lambda row: "again" if _key(row) in again else "first",
    )


def _key(row: EventRow) -> _Key:
    return row.code, row.oktmo


def _again(rows: Sequence[EventRow]) -> Iterator[_Key]:
    """Rows whose event stands in the row above."""
    for above, row in pairwise(rows):
        if above.code == row.code:
            yield _key(row)


def _unless_again(row: EventRow, again: frozenset[_Key], text: str) -> Cell:
    if _key(row) in again:
        return Cell(html.Span(text, className="visually-hidden"), "repeated")
    return Cell(text or numbers.DASH, "" if text else "absent")


def _event(path: str, request: Request, row: EventRow, *, is_again: bool) -> Cell:
    if is_again:
        return Cell(html.Span(row.title, className="said-above"), "repeated")
    about = [network_words.event_kind(row.kind), network_words.event_format(row.format)]
    if row.direction:
        about.append(terms.filter_value("direction", row.direction))
    address = network_words.narrowed_to(path, request, row.code)
    name: str | Element = (
        html.Link(row.title, href=address, title="Только это событие") if address else row.title
    )
    return Cell(
        [
            name,
            html.Small(" · ".join(about)),
            *network_words.outward(row.url, "страница события"),
        ]
    )


def _days(row: EventRow) -> str:
    first = numbers.day(row.starts_on)
    if row.ends_on is None or row.ends_on <= row.starts_on:
        return first
    return f"{first} – {numbers.day(row.ends_on)}"


def _place(path: str, request: Request, row: EventRow, as_of: date) -> Cell:
    if row.oktmo is None:
        ahead = row.starts_on > as_of
        return Cell("◦ объявлено" if ahead else "участников нет в базе", "quiet")
    if row.municipality is None:
        return Cell(row.oktmo)
    return Cell(network_words.place_link(path, request, row.oktmo, row.municipality))


def _people(row: EventRow) -> Cell:
    if row.participants is None:
        return Cell(numbers.DASH, "absent")
    return Cell(numbers.number(row.participants, 0))
