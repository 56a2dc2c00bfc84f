"""Обзор: who lags, on what, what changed."""

from __future__ import annotations

from typing import Final

from data_sources.answers.overview.answer import OverviewPicture
from layouts.frame import controls
from layouts.frame.shell import Answered, Frame, draw_shell
from layouts.markup import html
from layouts.markup.element import Element
from layouts.pages.overview import questions, region_only
from layouts.widgets import (
    card,
    chips,
    explanation,
    footer,
    ranking,
    recent,
    shift_list,
    tile_map,
    tools,
)
from layouts.widgets.picture import figure
from layouts.widgets.tables import heat_table
from layouts.wording import headline
from layouts.wording.indicators import in_group, number_notes
from layouts.wording.subject import Subject, subject

FILES: Final = "indicators"


def draw(picture: OverviewPicture, frame: Frame) -> Element:
    """The page from the question to the way the answer is known, all of one state of the data."""
    overview, request = picture.overview, picture.request
    chosen = subject(request.filters.i)
    return draw_shell(
        frame,
        Answered.by(picture),
        controls.drawn(request, overview.vocabulary),
        [
            _question(picture, frame),
            _answer(picture),
            _cards(picture, frame),
            *(
                [
                    recent.draw(frame.path, request, overview, picture.recent),
                    shift_list.draw(request, overview, picture.shifts),
                ]
                if overview.scorecard.rows
                else []
            ),
            _where_and_who(picture, chosen),
            _everything(picture, frame),
            region_only.draw(frame.path, request, overview.scorecard),
            *number_notes.draw(overview.scorecard, request),
            footer.draw(overview, frame.clock_text, chosen),
        ],
    )


def _question(picture: OverviewPicture, frame: Frame) -> Element:
    overview, request = picture.overview, picture.request
    return html.Section(
        [
            html.Div(
                [
                    controls.bar(request, overview.vocabulary),
                    tools.draw(FILES, request.without("since"), pdf=frame.printed(request)),
                ],
                className="bar",
            ),
            chips.draw(frame.path, request, overview.vocabulary.registers),
        ],
        className="ask",
        aria_label="Вопрос",
    )


def _answer(picture: OverviewPicture) -> Element:
    overview, request = picture.overview, picture.request
    if not overview.scorecard.rows:
        title = "В базе пока нет ни одного муниципалитета."
        told = "Загрузите реестры командой «rumo load» или вымышленные данные командой «rumo demo»."
    else:
        title = headline.headline(overview.scorecard)
        told = " ".join(headline.lead(overview.scorecard))
    return html.Section(
        [
            html.H1(title),
            html.P(told, className="lead", hidden=not told),
            in_group.draw(overview, subject(request.filters.i)),
            explanation.teaser(request, overview),
            *([questions.draw(request)] if told else []),
        ],
        className="answer",
    )


def _cards(picture: OverviewPicture, frame: Frame) -> Element:
    overview, request = picture.overview, picture.request
    totals = (
        (history, overview.scorecard.total(history.indicator)) for history in overview.histories
    )
    cards = [
        card.draw(
            frame.path, request, subject(history.indicator), row, history, overview.forecast(row)
        )
        for history, row in totals
        if row is not None
    ]
    return html.Section(
        [
            html.H2("Главное", className="visually-hidden"),
            html.Div(cards, className="cards"),
        ],
        hidden=not cards,
    )


def _where_and_who(picture: OverviewPicture, chosen: Subject) -> Element:
    overview, request = picture.overview, picture.request
    scorecard, registers = overview.scorecard, overview.vocabulary.registers
    return html.Section(
        [
            html.Div(
                [
                    html.Div(
                        [
                            html.H2("Где это"),
                            controls.indicator_choice(request),
                        ],
                        className="heading",
                    ),
                    figure(
                        f"Где это. {chosen.title}",
                        tile_map.draw(request, scorecard, registers, chosen, overview.beyond),
                    ),
                ],
                className="panel",
            ),
            html.Div(
                [
                    html.H2(["Кто впереди, кто отстаёт", html.Small(chosen.title)]),
                    figure(
                        f"Кто впереди, кто отстаёт. {chosen.title}",
                        ranking.draw(request, scorecard, registers, chosen),
                    ),
                ],
                className="panel",
            ),
        ],
        className="split",
    )


def _everything(picture: OverviewPicture, frame: Frame) -> Element:
    return html.Section(
        [
            html.H2(
                [
                    "Все показатели",
                    html.Small("цвет — расстояние до положенного, без цели — до региона"),
                ]
            ),
            figure(
                "Все показатели по муниципалитетам",
                heat_table.draw(frame.path, picture.request, picture.overview.scorecard),
            ),
        ],
        className="panel heat-panel",
    )
