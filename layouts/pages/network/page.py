"""Сеть: the calendar of events, internship sites, practices, and who may learn of whom."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from dash.development.base_component import Component

from data_sources.answers.network.answer import NetworkPicture
from data_sources.answers.row_lists.answer import RowPage
from data_sources.question.filters import Filters
from data_sources.row_tables.records.events import LISTING, EventRow
from layouts.frame import controls, links
from layouts.frame.shell import Answered, Frame, draw_shell
from layouts.markup import html, theme
from layouts.pages.network import (
    calendar,
    event_rows,
    flows,
    learning,
    practice_rows,
    shares,
    site_rows,
)
from layouts.pages.network import controls as network_controls
from layouts.widgets import card, chips, contents, footer, ranking, tile_map, tools
from layouts.widgets.picture import figure
from layouts.widgets.tables import row_table
from layouts.widgets.tables.row_table import RowView
from layouts.wording import numbers
from layouts.wording.subject import subject
from layouts.wording.subjects import network_sentences

PARTICIPATION: Final = "event_participation"
SITES: Final = "internship_sites"
OWN_KEYS: Final = (*network_controls.KEYS, "i", "sort", "page")
_PARTS: Final = (
    ("calendar", "Календарь"),
    ("participation", "Участие"),
    ("learning", "Кто у кого может учиться"),
    ("sites", "Площадки и стажировки"),
    ("practices", "Практики"),
    ("rows", "Кто где участвовал"),
)


def draw(picture: NetworkPicture, frame: Frame) -> Component:
    """The page from the question to the rows, all of one state of the data."""
    overview = picture.overview
    filters = overview.scorecard.question.filters
    return draw_shell(
        frame,
        Answered.by(overview),
        {
            **controls.drawn_of_bar(filters, overview.vocabulary),
            **network_controls.drawn(filters),
            **(row_table.drawn(filters) if picture.events.total else {}),
        },
        [
            _question(picture, frame),
            _answer(picture),
            *_cards(picture),
            _calendar(picture, frame),
            _participation(picture, frame),
            _sites(picture, frame),
            _practices(picture, frame),
            _rows(picture, frame),
            footer.draw(overview, frame.clock_text, subject(PARTICIPATION)),
        ],
    )


def _view(picture: NetworkPicture, frame: Frame) -> RowView[EventRow]:
    question = picture.question
    return event_rows.view(frame.path, question.filters, picture.events.rows, question.as_of)


def _question(picture: NetworkPicture, frame: Frame) -> Component:
    overview = picture.overview
    filters = overview.scorecard.question.filters
    said = {"sort": row_table.order_words(filters.sort, _view(picture, frame))}
    remark = network_controls.what_kind_narrows(filters)
    return html.Section(
        [
            html.Div(
                [
                    controls.bar(filters, overview.vocabulary),
                    tools.draw(
                        LISTING.name,
                        filters.without("page", "slide", "i"),
                        calendar=links.calendar(filters, *LISTING.filters),
                        pdf=frame.printed(filters),
                    ),
                ],
                className="bar",
            ),
            network_controls.draw(filters),
            chips.draw(frame.path, filters, overview.vocabulary.registers, **said),
            html.P(remark, className="remark", hidden=not remark),
        ],
        className="ask",
        **theme.aria(label="Вопрос"),
    )


def _answer(picture: NetworkPicture) -> Component:
    told = network_sentences.lead(picture)
    return html.Section(
        [
            html.H1(network_sentences.headline(picture)),
            html.P(told, className="lead", hidden=not told),
            contents.draw(_PARTS),
        ],
        className="answer",
    )


def _cards(picture: NetworkPicture) -> Iterator[Component]:
    overview = picture.overview
    filters = overview.scorecard.question.filters.without(*OWN_KEYS)
    drawn = [
        card.draw(
            links.INDICATOR,
            filters,
            subject(history.indicator),
            row,
            history,
            overview.forecast(row),
        )
        for history in overview.histories
        if (row := overview.scorecard.total(history.indicator)) is not None
    ]
    if drawn:
        yield html.Section(drawn, className="cards", **theme.aria(label="Показатели"))


def _panel(part: str, title: str, remark: str, *content: Component) -> Component:
    return html.Section(
        [html.H2([title, *((html.Small(remark),) if remark else ())]), *content],
        id=part,
        className=f"panel network-panel {part}-panel",
    )


def _calendar(picture: NetworkPicture, frame: Frame) -> Component:
    return _panel(
        "calendar",
        "Календарь событий",
        calendar.remark(picture),
        figure("Календарь событий", calendar.draw(picture, frame.path)),
        figure("События по виду, направлению и организатору", shares.draw(picture, frame.path)),
    )


def _participation(picture: NetworkPicture, frame: Frame) -> Component:
    overview = picture.overview
    return html.Section(
        [
            _panel(
                "participation",
                "Участие в событиях на 100 педагогов",
                "фильтры списков не действуют",
                figure(
                    "Участие в событиях на 100 педагогов",
                    ranking.draw(
                        overview.scorecard, overview.vocabulary.registers, subject(PARTICIPATION)
                    ),
                ),
            ),
            _panel(
                "learning",
                "Кто у кого может учиться",
                "похожие, кто поднялся за год, и их практики",
                learning.draw(picture, frame.path),
            ),
        ],
        className="split halves",
    )


def _sites(picture: NetworkPicture, frame: Frame) -> Component:
    overview = picture.overview
    scorecard, registers = overview.scorecard, overview.vocabulary.registers
    return html.Div(
        [
            html.Section(
                [
                    _panel(
                        "sites",
                        "Площадки на 10 школ",
                        "плитка — ссылка на муниципалитет",
                        figure(
                            "Стажировочные площадки на 10 школ",
                            tile_map.draw(scorecard, registers, subject(SITES)),
                        ),
                    ),
                    _panel(
                        "flows-part",
                        "Кто к кому ездил учиться",
                        flows.remark(picture),
                        figure("Кто к кому ездил учиться", flows.draw(picture, frame.path)),
                    ),
                ],
                className="split",
            ),
            _panel(
                "site-rows",
                "Площадки",
                _listed(picture.sites),
                *_files(SITES, picture),
                site_rows.draw(picture, frame.path)
                if picture.sites.total
                else _nothing(picture, frame, "Площадок нет.", ("q",)),
            ),
        ]
    )


def _practices(picture: NetworkPicture, frame: Frame) -> Component:
    return _panel(
        "practices",
        "Практики",
        _listed(picture.practices),
        *_files("practices", picture),
        practice_rows.by_kind(picture, frame.path),
        practice_rows.draw(picture, frame.path, frame.nav)
        if picture.practices.total
        else _nothing(picture, frame, "Практик нет.", ("kind", "q")),
    )


def _listed(page: RowPage[Any]) -> str:
    if page.total == len(page.rows):
        return f"показаны все {numbers.number(page.total, 0)}" if page.total > 1 else ""
    shown, total = numbers.number(len(page.rows), 0), numbers.number(page.total, 0)
    return f"показаны первые {shown} из{numbers.NBSP}{total}, в файле все"


def _files(table: str, picture: NetworkPicture) -> Iterator[Component]:
    page = picture.sites if table == SITES else picture.practices
    filters = picture.question.filters.without("sort", "page", "slide", "i")
    if page.total:
        yield html.P(
            [
                "Скачать список: ",
                html.A("XLSX", href=links.file(table, "xlsx", filters), download=f"{table}.xlsx"),
                " · ",
                html.A("CSV", href=links.file(table, "csv", filters), download=f"{table}.csv"),
            ],
            className="own-files",
        )


def _rows(picture: NetworkPicture, frame: Frame) -> Component:
    filters = picture.question.filters
    return _panel(
        "rows",
        "Кто где участвовал",
        "строка на каждый участвовавший муниципалитет; файл «Скачать» — эти строки",
        row_table.draw(frame.path, filters, picture.events, _view(picture, frame))
        if picture.events.total
        else _nothing(picture, frame, "Событий нет.", LISTING.filters),
    )


def _nothing(picture: NetworkPicture, frame: Frame, said: str, keys: tuple[str, ...]) -> Component:
    filters: Filters = picture.question.filters
    own = [key for key in keys if key in filters.texts()]
    if not own:
        return html.P(f"{said[:-1]} за этот период.", className="remark nothing")
    address = links.page(frame.path, filters.without(*own, "page"))
    return html.P(
        [f"{said[:-1]} под все условия сразу.{numbers.NBSP}",
         html.Link("Убрать условия списка", href=address)],
        className="remark nothing",
    )  # fmt: skip
