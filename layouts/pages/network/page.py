"""Сеть: the calendar of events, internship sites, practices, and who may learn of whom."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from data_sources.answers.network.answer import NetworkPicture
from data_sources.answers.row_lists.answer import RowPage
from data_sources.row_tables.records.events import LISTING, EventRow
from layouts.frame import links
from layouts.frame.shell import Frame
from layouts.markup import html
from layouts.markup.element import Element
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
from layouts.widgets import list_page, ranking, tile_map
from layouts.widgets.list_page import Headline, ListPage, Panel
from layouts.widgets.picture import figure
from layouts.wording import numbers
from layouts.wording.subject import subject
from layouts.wording.subjects import network_sentences

PARTICIPATION: Final = "event_participation"
SITES: Final = "internship_sites"
_PARTS: Final = (
    ("calendar", "Календарь"),
    ("participation", "Участие"),
    ("learning", "Кто у кого может учиться"),
    ("sites", "Площадки и стажировки"),
    ("practices", "Практики"),
    ("rows", "Кто где участвовал"),
)


def draw(picture: NetworkPicture, frame: Frame) -> Element:
    """The page from the question to the rows, all of one state of the data."""
    page = _declared(picture, frame)
    return list_page.draw(
        page,
        [
            *list_page.cards(page),
            _calendar(picture, frame),
            _participation(picture, frame),
            _sites(picture, frame),
            _practices(picture, frame),
            _panel("rows", page.listed.title, page.listed.remark, list_page.table(page)),
        ],
    )


def _declared(picture: NetworkPicture, frame: Frame) -> ListPage[EventRow]:
    question = picture.question
    request = picture.request
    remark = network_controls.what_kind_narrows(request)
    return ListPage(
        picture,
        frame,
        LISTING,
        Panel(
            picture.events,
            event_rows.view(frame.path, request, picture.events.rows, question.as_of),
            title="Кто где участвовал",
            remark="строка на каждый участвовавший муниципалитет; файл «Скачать» — эти строки",
            class_name="",
            nothing_at_all="Событий нет за этот период.",
            nothing_fits="Событий нет под все условия сразу.",
        ),
        Headline(network_sentences.headline(picture), network_sentences.lead(picture), _PARTS),
        PARTICIPATION,
        network_controls.drawn(request),
        controls=(network_controls.draw(request),),
        remarks=(html.P(remark, className="remark", hidden=not remark),),
        calendar=LISTING.filters,
        cards="cards",
        kept_off_cards=("i",),
    )


def _panel(part: str, title: str, remark: str, *content: Element) -> Element:
    return html.Section(
        [html.H2([title, *((html.Small(remark),) if remark else ())]), *content],
        id=part,
        className=f"panel network-panel {part}-panel",
    )


def _calendar(picture: NetworkPicture, frame: Frame) -> Element:
    return _panel(
        "calendar",
        "Календарь событий",
        calendar.remark(picture),
        figure("Календарь событий", calendar.draw(picture, frame.path)),
        figure("События по виду, направлению и организатору", shares.draw(picture, frame.path)),
    )


def _participation(picture: NetworkPicture, frame: Frame) -> Element:
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
                        picture.request,
                        overview.scorecard,
                        overview.vocabulary.registers,
                        subject(PARTICIPATION),
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


def _sites(picture: NetworkPicture, frame: Frame) -> Element:
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
                            tile_map.draw(picture.request, scorecard, registers, subject(SITES)),
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
                else _nothing(picture, frame, "Площадок нет", ("q",)),
            ),
        ]
    )


def _practices(picture: NetworkPicture, frame: Frame) -> Element:
    return _panel(
        "practices",
        "Практики",
        _listed(picture.practices),
        *_files("practices", picture),
        practice_rows.by_kind(picture, frame.path),
        practice_rows.draw(picture, frame.path, frame.nav)
        if picture.practices.total
        else _nothing(picture, frame, "Практик нет", ("kind", "q")),
    )


def _listed(page: RowPage[Any]) -> str:
    if page.total == len(page.rows):
        return f"показаны все {numbers.number(page.total, 0)}" if page.total > 1 else ""
    shown, total = numbers.number(len(page.rows), 0), numbers.number(page.total, 0)
    return f"показаны первые {shown} из{numbers.NBSP}{total}, в файле все"


def _files(table: str, picture: NetworkPicture) -> Iterator[Element]:
    page = picture.sites if table == SITES else picture.practices
    request = picture.request.without("sort", "page", "slide", "i")
    if page.total:
        yield html.P(
            [
                "Скачать список: ",
                html.A("XLSX", href=links.file(table, "xlsx", request), download=f"{table}.xlsx"),
                " · ",
                html.A("CSV", href=links.file(table, "csv", request), download=f"{table}.csv"),
            ],
            className="own-files",
        )


def _nothing(picture: NetworkPicture, frame: Frame, said: str, keys: tuple[str, ...]) -> Element:
    request = picture.request
    own = [key for key in keys if key in request.texts()]
    if not own:
        return list_page.nothing(f"{said} за этот период.")
    address = links.page(frame.path, request.without(*own, "page"))
    return list_page.nothing_fits(f"{said} под все условия сразу.", address)
