"""«Что изменилось с прошлого заседания»: the answer, its numbers, the rows behind them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from data_sources.answers.meetings.answer import MeetingsPicture
from data_sources.answers.meetings.since_answer import SinceMeeting
from data_sources.question.request import Request
from layouts.frame import links
from layouts.frame.shell import Frame
from layouts.markup import html
from layouts.markup.element import Element
from layouts.widgets.comparisons import moved
from layouts.widgets.comparisons import since as compare_since
from layouts.widgets.tables import folding_table
from layouts.widgets.tables.folding_table import Cell, Column, Line, Section
from layouts.wording import numbers
from layouts.wording.subjects import meeting_words, since_words

PANEL: Final = "since"
ANCHOR: Final = "knowledge"
_COLUMNS: Final = (Column("Что"), Column("Сколько", "number"), Column("Подробнее"))


def draw(picture: MeetingsPicture, frame: Frame) -> Element:
    """The panel; it says plainly where there is nothing to compare with."""
    between, question = picture.between, picture.question
    chosen = picture.card.meeting if picture.card else None
    said = since_words.NO_OCCASION
    parts: list[Element] = []
    remark = ""
    if between is not None:
        said = since_words.of(between, chosen, question)
        if between.since is not None:
            remark = _span(between.since)
            parts = list(_parts(between.since, picture, frame))
    return html.Section(
        [
            html.H2([since_words.TITLE, *([html.Small(remark)] if remark else [])], id=PANEL),
            html.P(said, className="told" if parts else "remark nothing"),
            *parts,
        ],
        className="panel since-panel",
    )


def _span(since: SinceMeeting) -> str:
    return f"{meeting_words.name(since.before)}{numbers.NBSP}→ {numbers.day(since.learned.now)}"


def _parts(since: SinceMeeting, picture: MeetingsPicture, frame: Frame) -> Iterator[Element]:
    facts = since_words.facts(since)
    if since.span.is_empty or since.is_quiet:
        return
    yield folding_table.draw(
        since_words.TITLE,
        _COLUMNS,
        [
            Section(
                tuple(
                    Line((Cell(fact.title), Cell(fact.text), Cell(fact.detail))) for fact in facts
                )
            )
        ],
        "since-facts",
    )
    request = _asked(picture)
    registers = picture.overview.vocabulary.registers
    if since.crossed:
        yield _more(
            "since-crossed",
            f"Кто перешёл границу цели: {len(since.crossed)}",
            moved.draw_crossed(request, since.crossed),
        )
    if since.learned.closed.total:
        yield _more(
            "since-closed",
            f"Закрытые поручения: {numbers.number(since.learned.closed.total, 0)}",
            compare_since.draw_closed(request, since.learned.closed),
        )
    if since.learned.tables:
        yield _more(
            "since-tables",
            f"Записи по таблицам: {len(since.learned.tables)}",
            compare_since.draw_tables(since.learned, registers, frame),
        )
    yield from _ways(since, request)


def _asked(picture: MeetingsPicture) -> Request:
    request = picture.request
    return request.without("body", "meeting", "drop", "sort", "page", "q", "status", "owner")


def _more(identity: str, title: str, content: Element) -> Element:
    return html.Details([html.Summary(title), content], id=identity, className="more")


def _ways(since: SinceMeeting, request: Request) -> Iterator[Element]:
    """The same two moments on the page of comparison, which compares with now alone."""
    if request.filters.known is not None:
        return
    address = links.other_page(links.COMPARE, request.changed(known=since.known))
    yield html.P(
        html.Link("Все изменившиеся значения: «Тогда и теперь»", href=f"{address}#{ANCHOR}"),
        className="ways",
    )
