"""How fresh every table is, and what every municipality reported last."""

from __future__ import annotations

from datetime import date
from typing import Final

from data_sources.answers.freshness.answer import DataPicture, Reporting, TableFreshness
from data_sources.vocabulary.titles import SECTIONS, table_title
from layouts.frame import links
from layouts.frame.shell import Frame
from layouts.markup import html
from layouts.markup.element import Element
from layouts.widgets.tables import folding_table
from layouts.widgets.tables.folding_table import Cell, Column, Line, Section
from layouts.wording import numbers, reasons
from layouts.wording.subjects import silence

SILENT_SIGN: Final = "○"
_COLUMNS: Final = (
    Column("Таблица"),
    Column("Строк", "number"),
    Column("Последний факт", "number"),
    Column("Последняя запись", "number"),
)
_NO_DAYS = "День последнего факта считается там, где отчитываются муниципалитеты"


def tables(picture: DataPicture, frame: Frame) -> Element:
    """Every table: its rows known at `known_at`, its newest fact, its newest record."""
    known = {each.table: each for each in picture.tables}
    sections = [
        Section(
            tuple(
                _line(known[name], titled, picture.reported, frame)
                for name, titled in section.items()
                if name in known
            ),
            title,
        )
        for title, section in SECTIONS.items()
    ]
    return folding_table.draw("Свежесть по таблицам", _COLUMNS, sections, "freshness")


def _line(table: TableFreshness, title: str, reported: tuple[str, ...], frame: Frame) -> Line:
    recorded = table.last_recorded_at
    return Line(
        (
            Cell((title, " ", html.Code(table.table))),
            Cell(numbers.number(table.rows, 0), "" if table.rows else "nothing"),
            _last_fact(table, reported),
            Cell(numbers.moment(frame.local(recorded)) if recorded else "записей нет"),
        ),
        anchor=f"table-{table.table}",
    )


def _last_fact(table: TableFreshness, reported: tuple[str, ...]) -> Cell:
    if table.last_fact_on is not None:
        return Cell(numbers.day(table.last_fact_on))
    if table.table in reported:
        return Cell("фактов нет")
    return Cell("·", "absent", _NO_DAYS)


def matrix(picture: DataPicture) -> Element:
    """Municipalities and the tables that they report: the day of the newest fact."""
    rows = sorted(picture.reporting, key=lambda each: each.municipality.is_regional)
    return html.Div(
        html.Table(
            [
                html.Caption(
                    "Последний факт по муниципалитетам и таблицам", className="visually-hidden"
                ),
                html.Thead(_heads(picture.reported)),
                html.Tbody([_row(picture, each) for each in rows]),
                html.Tfoot(_silent(picture)),
            ],
            className="reports",
        ),
        id="matrix",
        className="scroller",
        role="region",
        tabIndex="0",
        aria_label="Последний факт по муниципалитетам и таблицам",
    )


def _heads(reported: tuple[str, ...]) -> Element:
    titles = [html.Th(table_title(table), scope="col") for table in reported]
    return html.Tr([html.Th("Муниципалитет", scope="col", className="corner"), *titles])


def _row(picture: DataPicture, reporting: Reporting) -> Element:
    member = reporting.municipality
    request = picture.request
    link = html.Link(member.name, href=links.municipality(request, member.oktmo))
    return html.Tr(
        [
            html.Th([link, *_whom(picture, reporting)], scope="row"),
            *(_day(picture, reporting, table) for table in picture.reported),
        ],
        id=f"row-{member.oktmo}",
        className="regional" if member.is_regional else "",
    )


def _whom(picture: DataPicture, reporting: Reporting) -> list[Element]:
    is_silent = any(silence.is_silent(picture, reporting, table) for table in picture.reported)
    contact = reporting.contact
    if contact is None or not is_silent:
        return []
    # A line for each municipality: the post is in the title.
    return [
        html.Small(f"спросить: {contact.person}", className="whom", title=reasons.whom(contact))
    ]


def _day(picture: DataPicture, reporting: Reporting, table: str) -> Element:
    last = reporting.last_fact_on.get(table)
    where = f"{reporting.municipality.name}, «{table_title(table)}»"
    if silence.is_silent(picture, reporting, table):
        return html.Td(
            [html.Span(f"{SILENT_SIGN}{numbers.NBSP}{_since(last)}"), " ничего"],
            className="silent",
            title=f"{where}: с начала периода ничего нет",
        )
    said = numbers.day(last) if last else numbers.DASH
    return html.Td(said, title=f"{where}: {_told(last)}", className="" if last else "never")


def _since(last: date | None) -> str:
    return f"с{numbers.NBSP}{numbers.day(last)}" if last else "никогда"


def _told(last: date | None) -> str:
    return f"последний факт {numbers.day(last)}" if last else "фактов нет"


def _silent(picture: DataPicture) -> Element:
    everybody = len(silence.ordinary(picture))
    counts = [len(silence.silent_in(picture, table)) for table in picture.reported]
    return html.Tr(
        [
            html.Th("Молчат с начала периода", scope="row"),
            *(html.Td(f"{count} из{numbers.NBSP}{everybody}") for count in counts),
        ]
    )
