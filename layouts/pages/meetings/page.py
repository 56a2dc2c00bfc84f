"""Заседания: who comes, who does not, one meeting in full, the plan of work, the councils."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from data_sources.answers.meetings.answer import MeetingsPicture
from data_sources.question.choices import RUMO
from data_sources.row_tables.records.attendance import LISTING, AttendanceRow
from layouts.frame.shell import Frame
from layouts.markup import html
from layouts.markup.element import Element
from layouts.pages.meetings import (
    agenda_draft,
    council_bars,
    meeting_card,
    meeting_list,
    rows,
    since_meeting,
    turnout_table,
)
from layouts.pages.meetings import controls as meeting_controls
from layouts.widgets import list_page
from layouts.widgets.list_page import Headline, ListPage, Panel
from layouts.widgets.picture import figure
from layouts.wording import numbers, terms
from layouts.wording.subjects import meeting_sentences, meeting_words, work_plan

METHOD: Final = "rumo_attendance"
ABOUT_RUMO: Final = (
    "Первые четыре карточки — о РУМО, пятая — о муниципальных методсоветах, какой бы орган ни был "
    "выбран."
)

_PARTS: Final = (
    ("turnout", "Кто был на заседаниях"),
    (since_meeting.PANEL, "Что изменилось с прошлого заседания"),
    (agenda_draft.PANEL, "Проект следующей повестки"),
    ("plan", "План работы"),
    ("councils", "Методсоветы"),
    ("rows", "Явка по людям"),
)


def draw(picture: MeetingsPicture, frame: Frame) -> Element:
    """The page from the question to the rows, all of one state of the data."""
    page = _declared(picture, frame)
    return list_page.draw(
        page,
        [
            *_cards(picture, page),
            *([meeting_card.draw(picture, picture.card, frame.path)] if picture.card else []),
            _turnout(picture, frame),
            since_meeting.draw(picture, frame),
            agenda_draft.draw(picture, frame.path),
            html.Div(
                [work_plan.draw(picture), council_bars.draw(picture, frame.path)],
                className="split plan-split",
            ),
            list_page.rows(page),
        ],
    )


def _declared(picture: MeetingsPicture, frame: Frame) -> ListPage[AttendanceRow]:
    request, opened = picture.request, picture.card
    return ListPage(
        picture,
        frame,
        LISTING,
        Panel(
            picture.rows,
            rows.view(),
            title="Явка по людям",
            remark=_remark(picture),
            class_name="attendance-panel",
            nothing_at_all="Списков явки за этот период в базе нет.",
            nothing_fits="Строк явки, подходящих под все условия сразу, нет.",
            controls=(meeting_controls.search(request),),
        ),
        Headline(
            meeting_sentences.headline(picture),
            meeting_sentences.lead(picture),
            _PARTS,
            below=tuple(meeting_sentences.chips(picture, frame.path)),
        ),
        METHOD,
        meeting_controls.drawn(request),
        said={"meeting": meeting_words.name(opened.meeting)} if opened else {},
        controls=(meeting_controls.draw(picture),),
        calendar=("body", "meeting"),
        cards="cards five",
        has_forecasts=False,
    )


def _cards(picture: MeetingsPicture, page: ListPage[AttendanceRow]) -> Iterator[Element]:
    cards = list_page.cards(page)
    yield from cards
    if cards and picture.body != RUMO:
        yield html.P(ABOUT_RUMO, className="remark about-rumo")


def _turnout(picture: MeetingsPicture, frame: Frame) -> Element:
    title = f"Кто был на заседаниях {meeting_words.whose(picture.body)}"
    if not picture.calendar:
        period = terms.period(picture.question.period)
        return html.Section(
            [
                html.H2(title, id="turnout"),
                html.P(
                    f"За {period} заседаний в базе нет. Протокол загружают командой «rumo protocol "
                    "load», объявленное заседание — «rumo load meeting ФАЙЛ».",
                    className="remark nothing",
                ),
            ],
            className="panel turnout-panel",
        )
    is_compared = bool(picture.sittings) and not picture.is_everywhere_municipal
    listed = meeting_list.draw(picture)
    count = numbers.counted(len(picture.calendar), *meeting_words.MEETINGS)
    return html.Section(
        [
            html.Div(
                [
                    html.H2(
                        [title, *_small(turnout_table.remark(picture) if is_compared else "")],
                        id="turnout",
                    ),
                    *turnout_table.trend(picture),
                ],
                className="heading",
            ),
            *([figure(title, turnout_table.draw(picture, frame.path))] if is_compared else []),
            html.Details(
                [html.Summary(f"Все заседания периода списком: {count}"), listed],
                open=not is_compared,
                className="all-meetings",
            ),
        ],
        className="panel turnout-panel",
    )


def _small(text: str) -> Iterator[Element]:
    if text:
        yield html.Small(text)


def _remark(picture: MeetingsPicture) -> str:
    if picture.card is not None:
        return f"{meeting_words.name(picture.card.meeting)}; замена считается как член"
    return "строка на каждого из списков заседаний периода; замена считается как член"
