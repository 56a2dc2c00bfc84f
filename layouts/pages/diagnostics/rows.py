"""The list of diagnostics: what it is, for whom, whether it passed the expertise, who took it."""

from __future__ import annotations

from datetime import date
from typing import Final

from data_sources.answers.diagnostics.answer import Results, Validity, validity
from data_sources.row_tables.records.diagnostics import DiagnosticRow
from layouts.columns.diagnostics import SHEET
from layouts.markup import html, theme
from layouts.markup.element import Element
from layouts.widgets.tables.folding_table import Cell
from layouts.widgets.tables.row_table import RowView, column
from layouts.wording import numbers
from layouts.wording.subjects import diagnostic_words as words

_CAPTION: Final = "Диагностики витрины"


def view(as_of: date) -> RowView[DiagnosticRow]:
    """The table at this reporting date."""

    def term(row: DiagnosticRow) -> Cell:
        return _term(row, validity(row.valid_until, as_of))

    def expertise(row: DiagnosticRow) -> Cell:
        return _expertise(row, validity(row.valid_until, as_of))

    return RowView(
        _CAPTION,
        (
            column(SHEET, "title", _title),
            column(SHEET, "audience", _audience, "audience"),
            column(SHEET, "subject", _subject, "subject"),
            column(SHEET, "expertise_status", expertise, "state"),
            column(SHEET, "valid_until", term, "term"),
            column(SHEET, "published_on", _published, "published", falls=True),
            column(SHEET, "participants", _participants, "number", falls=True),
            column(SHEET, "with_deficit", _deficit, "number", falls=True),
        ),
        "diagnostics",
        _class,
    )


def _title(row: DiagnosticRow) -> Cell:
    address = words.web_address(row.url)
    name: str | Element = row.title
    if address is not None:
        name = html.A(f"{row.title} ↗", href=address, className="outward", rel="noopener")
    said = [name, html.Small(row.owner or row.owner_code)]
    if row.url and address is None:
        said.append(html.Small(row.url))
    return Cell(said)


def _audience(row: DiagnosticRow) -> Cell:
    return Cell(words.audience(row.audience))


def _subject(row: DiagnosticRow) -> Cell:
    subject = (row.subject or "").strip()
    return Cell(subject) if subject else Cell(words.NO_SUBJECT, "quiet")


def _expertise(row: DiagnosticRow, state: Validity) -> Cell:
    said: list[str | Element] = [
        html.Span(words.expertise(row.expertise_status), className="verdict")
    ]
    if row.expertise_on is not None:
        said.append(html.Small(numbers.day(row.expertise_on)))
    return Cell(said, words.expertise_class(row.expertise_status, state))


def _term(row: DiagnosticRow, state: Validity) -> Cell:
    day, words_of = words.validity(row.valid_until, state)
    if not day:
        return Cell(words_of, "quiet")
    if not words_of:
        return Cell(day)
    return Cell(
        (day, html.Small(words_of, className="verdict")),
        "bad" if state is Validity.EXPIRED else "watch",
    )


def _published(row: DiagnosticRow) -> Cell:
    return Cell(numbers.day(row.published_on))


def _participants(row: DiagnosticRow) -> Cell:
    if not row.municipalities:
        return Cell("результатов нет", "quiet")
    places = numbers.counted(
        row.municipalities, "муниципалитет", "муниципалитета", "муниципалитетов"
    )
    return Cell((numbers.number(row.participants, 0), html.Small(places)))


def _deficit(row: DiagnosticRow) -> Cell:
    if not row.participants:
        return Cell(numbers.DASH, "absent")
    share = words.share(Results(row.participants, row.with_deficit))
    return Cell((numbers.number(row.with_deficit, 0), html.Small(share)))


def _class(row: DiagnosticRow) -> str:
    return theme.classes(row.expertise_status, "passed" if row.is_valid else "")
