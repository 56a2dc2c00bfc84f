"""Заседания: who comes, who does not, one meeting in full, the plan of work, the councils."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from dash.development.base_component import Component

from data_sources.answers.meetings.answer import MeetingsPicture
from data_sources.question.choices import RUMO
from data_sources.question.filters import Filters
from data_sources.row_tables.records.attendance import LISTING
from layouts.frame import controls, links
from layouts.frame.shell import Answered, Frame, draw_shell
from layouts.markup import html, theme
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
from layouts.widgets import card, chips, contents, footer, tools
from layouts.widgets.picture import figure
from layouts.widgets.tables import row_table
from layouts.wording import numbers, terms
from layouts.wording.subject import subject
from layouts.wording.subjects import meeting_sentences, meeting_words, work_plan

METHOD: Final = "rumo_attendance"
OWN_KEYS: Final = (*LISTING.filters, "sort", "page")
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


def draw(picture: MeetingsPicture, frame: Frame) -> Component:
    """The page from the question to the rows, all of one state of the data."""
    overview = picture.overview
    filters = overview.scorecard.question.filters
    return draw_shell(
        frame,
        Answered.by(overview),
        {
            **controls.drawn_of_bar(filters, overview.vocabulary),
            **meeting_controls.drawn(filters),
            **(row_table.drawn(filters) if picture.rows.total else {}),
        },
        [
            _question(picture, frame),
            html.Section(
                [
                    html.H1(meeting_sentences.headline(picture)),
                    html.P(meeting_sentences.lead(picture), className="lead"),
                    *meeting_sentences.chips(picture, frame.path),
                    contents.draw(_PARTS),
                ],
                className="answer",
            ),
            *_cards(picture),
            *([meeting_card.draw(picture, picture.card, frame.path)] if picture.card else []),
            _turnout(picture, frame),
            since_meeting.draw(picture, frame),
            agenda_draft.draw(picture, frame.path),
            html.Div(
                [work_plan.draw(picture), council_bars.draw(picture, frame.path)],
                className="split plan-split",
            ),
            _rows(picture, frame),
            footer.draw(overview, frame.clock_text, subject(METHOD)),
        ],
    )


def _question(picture: MeetingsPicture, frame: Frame) -> Component:
    overview = picture.overview
    filters = overview.scorecard.question.filters
    said = {"sort": row_table.order_words(filters.sort, rows.view())}
    if picture.card is not None:
        said["meeting"] = meeting_words.name(picture.card.meeting)
    return html.Section(
        [
            html.Div(
                [
                    controls.bar(filters, overview.vocabulary),
                    tools.draw(
                        LISTING.name,
                        filters.without("page", "slide", "i", "drop"),
                        calendar=links.calendar(filters, "body", "meeting"),
                        pdf=frame.printed(filters),
                    ),
                ],
                className="bar",
            ),
            meeting_controls.draw(picture),
            chips.draw(frame.path, filters, overview.vocabulary.registers, **said),
        ],
        className="ask",
        **theme.aria(label="Вопрос"),
    )


def _cards(picture: MeetingsPicture) -> Iterator[Component]:
    overview = picture.overview
    filters = overview.scorecard.question.filters.without(*OWN_KEYS)
    drawn = []
    for history in overview.histories:
        row = overview.scorecard.total(history.indicator)
        if row is not None:
            asked = subject(history.indicator)
            drawn.append(card.draw(links.INDICATOR, filters, asked, row, history))
    if drawn:
        yield html.Section(drawn, className="cards five", **theme.aria(label="Показатели"))
        if picture.body != RUMO:
            yield html.P(ABOUT_RUMO, className="remark about-rumo")


def _turnout(picture: MeetingsPicture, frame: Frame) -> Component:
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


def _small(text: str) -> Iterator[Component]:
    if text:
        yield html.Small(text)


def _rows(picture: MeetingsPicture, frame: Frame) -> Component:
    filters = picture.question.filters
    page = picture.rows
    return html.Section(
        [
            html.H2(["Явка по людям", html.Small(_remark(picture))], id="rows"),
            meeting_controls.search(filters),
            row_table.draw(frame.path, filters, page, rows.view())
            if page.total
            else _nothing(picture, frame, filters),
        ],
        className="panel rows-panel attendance-panel",
    )


def _remark(picture: MeetingsPicture) -> str:
    if picture.card is not None:
        return f"{meeting_words.name(picture.card.meeting)}; замена считается как член"
    return "строка на каждого из списков заседаний периода; замена считается как член"


def _nothing(picture: MeetingsPicture, frame: Frame, filters: Filters) -> Component:
    if not any(key in filters.texts() for key in LISTING.filters):
        return html.P("Списков явки за этот период в базе нет.", className="remark nothing")
    address = links.page(frame.path, filters.without(*OWN_KEYS))
    return html.P(
        [
            f"Строк явки, подходящих под все условия сразу, нет.{numbers.NBSP}",
            html.Link("Убрать условия списка", href=address),
        ],
        className="remark nothing",
    )
