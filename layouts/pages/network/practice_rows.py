"""The register of practices, and how many there are of each kind."""

from __future__ import annotations

from typing import Final

from data_sources.answers.network.answer import NetworkPicture
from data_sources.question.choices import PRACTICE_KINDS
from data_sources.question.request import FILTER_KEYS, Request
from data_sources.row_tables.records.practices import PracticeRow
from layouts.frame import links
from layouts.markup import html
from layouts.markup.element import Element
from layouts.widgets.tables import folding_table
from layouts.widgets.tables.folding_table import Cell, Column, Line, Section
from layouts.wording import numbers
from layouts.wording.subjects import network_words

_COLUMNS: Final = (
    Column("Практика", "title"),
    Column("Муниципалитет", "whose"),
    Column("Начата", "day"),
    Column("Завершена", "day"),
    Column("Представлена", "meeting"),
)


def draw(picture: NetworkPicture, path: str, nav: tuple[tuple[str, str], ...]) -> Element:
    """The first practices of the register, by kind; `nav` are the pages that exist."""
    request = picture.request
    sections = [
        Section(
            tuple(
                Line(_cells(path, request, nav, row))
                for row in picture.practices.rows
                if row.kind == kind
            ),
            _title(network_words.practice_kind(kind)),
        )
        for kind in PRACTICE_KINDS
    ]
    return folding_table.draw("Практики", _COLUMNS, sections, "row-table practices")


def _title(words: str) -> str:
    return f"{words[:1].upper()}{words[1:]}"


def _cells(
    path: str, request: Request, nav: tuple[tuple[str, str], ...], row: PracticeRow
) -> tuple[Cell, ...]:
    return (
        Cell([row.title, *network_words.outward(row.url, "подробнее")]),
        Cell(network_words.place_link(path, request, row.oktmo, row.municipality))
        if row.municipality
        else Cell(row.oktmo),
        Cell(numbers.day(row.started_on)),
        Cell(numbers.day(row.ended_on)) if row.ended_on else Cell("продолжается", "quiet"),
        _meeting(request, nav, row),
    )


def _meeting(request: Request, nav: tuple[tuple[str, str], ...], row: PracticeRow) -> Cell:
    if row.meeting_code is None:
        return Cell(numbers.DASH, "absent")
    if row.presented_on is None:
        return Cell(row.meeting_code)
    said = numbers.day(row.presented_on)
    paths = [path for path in (links.MEETINGS, links.DECISIONS) if path in dict(nav)]
    if not paths or not network_words.is_code(row.meeting_code):
        return Cell(said)
    asked = request.without("kind", "direction", "q", "sort", "page", "i", "m", "group")
    address = links.with_filter(paths[0], asked, meeting=row.meeting_code)
    return Cell(html.Link(said, href=address, title="Заседание, на котором практику представили"))


def by_kind(picture: NetworkPicture, path: str) -> Element:
    """«все 31 · наставничество 5 …»: each is a link to its rows, the chosen one back."""
    request = picture.request
    chosen = request.filters.kind if request.filters.kind in PRACTICE_KINDS else None
    every = sum(count.practices for count in picture.kinds)
    counted = [
        _count(path, request, "all", "все", every, is_chosen=chosen is None),
        *(
            _count(
                path,
                request,
                count.kind,
                f"{network_words.practice_kind(count.kind)}",
                count.practices,
                is_chosen=count.kind == chosen,
            )
            for count in picture.kinds
        ),
    ]
    return html.Nav(
        html.Ul(counted),
        className="by-status",
        hidden=not picture.kinds,
        aria_label=f"Практики, {FILTER_KEYS['kind'].title.lower()}",
    )


def _count(
    path: str, request: Request, kind: str, words: str, count: int, *, is_chosen: bool
) -> Element:
    wanted = None if is_chosen or kind == "all" else kind
    link = html.Link(
        [words, " ", html.B(numbers.number(count, 0))],
        href=links.with_filter(path, request, kind=wanted, page=1),
        id=f"practices-{kind}",
        className="chosen" if is_chosen else "",
    )
    return html.Li(link, aria_current="true" if is_chosen else None)
