"""The tables of a handout: each is the very CSV that its own file would be."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from data_sources.answers.documents.deck.answer import Deck, LastDecisions
from data_sources.answers.documents.handout.answer import INDICATORS, Behind, Handout
from data_sources.answers.meetings.answer import Meeting
from data_sources.answers.row_lists.answer import RowStream
from layouts.columns import row_sheets
from layouts.files.tables import csv_text, indicators, rows
from layouts.files.tables.table import FileColumn, Kind, Table
from layouts.frame import links
from layouts.slides.slide_text import Lines, SlideText
from layouts.wording import terms
from layouts.wording.subjects import meeting_words

MOST_ROWS: Final = 10_000
"""More rows of one table would make the file too heavy to open by a double click."""


@dataclass(frozen=True)
class Packed:
    """A table in the file: `csv` is empty where its `rows` are too many to be carried along.

    `kinds` has a letter for each column: n for numbers, t for text. `address` is where the site
    gives the same bytes; empty for what only the chart of a slide holds.
    """

    title: str
    asked: str
    address: str
    file: str
    kinds: str
    rows: int
    csv: str


def packed(handout: Handout, each: Behind, number: int, site: str) -> Packed:
    """The rows of one question of this site; `number` tells files of the same table apart."""
    deck = handout.deck
    if each.table == INDICATORS:
        return _of_indicators(deck, each, number, site)
    stream = handout.stream(each)
    sheet, count = row_sheets()[each.table], stream.count()
    table = rows.table(stream, sheet)
    return Packed(
        sheet.title,
        _sentence(deck, stream),
        site + links.file(each.table, "csv", each.asked),
        _name(deck, each.table, number),
        _kinds(table.columns),
        count,
        _csv(table) if count <= MOST_ROWS else "",
    )


def _sentence(deck: Deck, stream: RowStream) -> str:
    """The question, with the meeting by its name where the deck knows it."""
    request = stream.answered.request
    code = request.filters.meeting
    names = {each.code: meeting_words.name(each) for each in _meetings(deck)}
    said = {"meeting": names[code]} if code in names else {}
    return terms.sentence(request, stream.registers, said)


def _meetings(deck: Deck) -> Iterator[Meeting]:
    if deck.card is not None:
        yield deck.card.meeting
    yield from (each.meeting for each in deck.slides if isinstance(each, LastDecisions))


def _of_indicators(deck: Deck, each: Behind, number: int, site: str) -> Packed:
    table = indicators.table(deck.overview, each.only)
    only = {} if each.only is None else {"i": each.only}
    title = "Показатели и индекс по муниципалитетам"
    if each.only is not None:
        title = f"{indicators.title_unit_direction(each.only)[0]}: по муниципалитетам"
    count = len(tuple(table.rows))
    return Packed(
        title,
        terms.sentence(each.asked, deck.overview.vocabulary.registers),
        site + links.file(each.table, "csv", each.asked, **only),
        _name(deck, each.table, number),
        _kinds(table.columns),
        count,
        _csv(table) if count <= MOST_ROWS else "",
    )


def of_chart(deck: Deck, told: SlideText, number: int) -> Packed | None:
    """The points of a line, which stand in no other file; None for any other slide."""
    chart = told.chart
    if not isinstance(chart, Lines):
        return None
    columns = (
        FileColumn("day", "На дату", Kind.DAY),
        *(FileColumn(f"value_{place}", f"{series.name}, {terms.UNITS[chart.unit]}", Kind.NUMBER)
          for place, series in enumerate(chart.series)),
    )  # fmt: skip
    points = tuple(
        (day, *(_rounded(series.values[place]) for series in chart.series))
        for place, day in enumerate(chart.days)
    )
    return Packed(
        f"{chart.title}: точки графика",
        told.title,
        "",
        _name(deck, "months", number),
        _kinds(columns),
        len(points),
        _csv(Table("months", columns, points)),
    )


def _rounded(value: float | None) -> float | None:
    return None if value is None else round(value, indicators.DECIMALS)


def _csv(table: Table) -> str:
    pieces = csv_text.write(table, csv_text.DIALECTS["excel"])
    return b"".join(pieces).decode("utf-8")


def _kinds(columns: tuple[FileColumn, ...]) -> str:
    return "".join("n" if column.kind is Kind.NUMBER else "t" for column in columns)


def _name(deck: Deck, table: str, number: int) -> str:
    question = deck.question
    return f"{number:02d}_{table}_{question.period.text}_{question.as_of.isoformat()}.csv"
