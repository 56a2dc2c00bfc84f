"""The register of internship sites: whose, what is taught, who came in the period."""

from __future__ import annotations

from typing import Final

from data_sources.answers.network.answer import NetworkPicture
from data_sources.question.request import Request
from data_sources.row_tables.records.internship_sites import SiteRow
from layouts.columns.internship_sites import STATUS_WORDS
from layouts.markup import html
from layouts.markup.element import Element
from layouts.widgets.tables import folding_table
from layouts.widgets.tables.folding_table import Cell, Column, Line, Section
from layouts.wording import numbers
from layouts.wording.subjects import network_words

_COLUMNS: Final = (
    Column("Тема", "topic"),
    Column("Муниципалитет", "whose"),
    Column("Школа", "school"),
    Column("Открыта", "day"),
    Column("Состояние", "state"),
    Column("Приездов", "number"),
    Column("Участников", "number"),
    Column("Откуда, муниципалитетов", "number"),
)
_SIGNS: Final = {"open": "●", "planned": "◦", "closed": "×"}


def draw(picture: NetworkPicture, path: str) -> Element:
    """The first sites of the register, those that work on top."""
    request = picture.request
    lines = tuple(Line(_cells(path, request, row), row.status or "") for row in picture.sites.rows)
    return folding_table.draw(
        "Стажировочные площадки", _COLUMNS, [Section(lines)], "row-table sites"
    )


def _cells(path: str, request: Request, row: SiteRow) -> tuple[Cell, ...]:
    return (
        _topic(row),
        _whose(path, request, row),
        _text(row.school or row.school_code),
        _text(numbers.day(row.opened_on) if row.opened_on else None),
        _state(row),
        Cell(numbers.number(row.visits, 0)),
        _people(row),
        Cell(numbers.number(row.municipalities, 0)),
    )


def _text(text: str | None) -> Cell:
    return Cell(text) if text else Cell(numbers.DASH, "absent")


def _topic(row: SiteRow) -> Cell:
    if row.topic is None:
        return Cell((row.code, html.Small("площадки с этим кодом нет в реестре")))
    return Cell(row.topic)


def _whose(path: str, request: Request, row: SiteRow) -> Cell:
    if row.oktmo is None or row.municipality is None:
        return _text(row.oktmo)
    return Cell(network_words.place_link(path, request, row.oktmo, row.municipality))


def _state(row: SiteRow) -> Cell:
    if row.status is None:
        return Cell(numbers.DASH, "absent")
    words = f"{_SIGNS[row.status]}{numbers.NBSP}{STATUS_WORDS[row.status]}"
    if row.closed_on is None:
        return Cell(words)
    ends = "с" if row.status == "closed" else "до"
    return Cell((words, html.Small(f"{ends} {numbers.day(row.closed_on)}")))


def _people(row: SiteRow) -> Cell:
    text = numbers.number(row.participants, 0)
    if row.asked_participants == row.participants:
        return Cell(text)
    own = f"из выбранных{numbers.NBSP}— {numbers.number(row.asked_participants, 0)}"
    return Cell((text, html.Small(own)))
