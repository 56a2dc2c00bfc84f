"""Обзор: who lags, on what, what changed."""

from __future__ import annotations

from typing import Final

from data_sources.answers.overview.answer import OverviewPicture
from data_sources.scoring.results import Overview
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
    overview = picture.overview
    question = overview.scorecard.question
    chosen = subject(question.filters.i)
    return draw_shell(
        frame,
        Answered.by(overview),
        controls.drawn(question.filters, overview.vocabulary),
        [
            _question(overview, frame),
            _answer(overview),
            _cards(overview, frame),
            *(
                [
                    recent.draw(frame.path, overview, picture.recent),
                    shift_list.draw(overview, picture.shifts),
                ]
                if overview.scorecard.rows
                else []
            ),
            _where_and_who(overview, chosen),
            _everything(overview, frame),
            region_only.draw(frame.path, overview.scorecard),
            *number_notes.draw(overview.scorecard, question.filters),
            footer.draw(overview, frame.clock_text, chosen),
        ],
    )


def _question(overview: Overview, frame: Frame) -> Element:
    filters = overview.scorecard.question.filters
    return html.Section(
        [
            html.Div(
                [
                    controls.bar(filters, overview.vocabulary),
                    tools.draw(FILES, filters.without("since"), pdf=frame.printed(filters)),
                ],
                className="bar",
            ),
            chips.draw(frame.path, filters, overview.vocabulary.registers),
        ],
        className="ask",
        aria_label="Вопрос",
    )


def _answer(overview: Overview) -> Element:
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
            in_group.draw(overview, subject(overview.scorecard.question.filters.i)),
            explanation.teaser(overview),
            *([questions.draw(overview.scorecard.question.filters)] if told else []),
        ],
        className="answer",
    )


def _cards(overview: Overview, frame: Frame) -> Element:
    filters = overview.scorecard.question.filters
    totals = (
        (history, overview.scorecard.total(history.indicator)) for history in overview.histories
    )
    cards = [
        card.draw(
            frame.path, filters, subject(history.indicator), row, history, overview.forecast(row)
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


def _where_and_who(overview: Overview, chosen: Subject) -> Element:
    scorecard, registers = overview.scorecard, overview.vocabulary.registers
    return html.Section(
        [
            html.Div(
                [
                    html.Div(
                        [
                            html.H2("Где это"),
                            controls.indicator_choice(scorecard.question.filters),
                        ],
                        className="heading",
                    ),
                    figure(
                        f"Где это. {chosen.title}",
                        tile_map.draw(scorecard, registers, chosen, overview.beyond),
                    ),
                ],
                className="panel",
            ),
            html.Div(
                [
                    html.H2(["Кто впереди, кто отстаёт", html.Small(chosen.title)]),
                    figure(
                        f"Кто впереди, кто отстаёт. {chosen.title}",
                        ranking.draw(scorecard, registers, chosen),
                    ),
                ],
                className="panel",
            ),
        ],
        className="split",
    )


def _everything(overview: Overview, frame: Frame) -> Element:
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
                heat_table.draw(frame.path, overview.scorecard),
            ),
        ],
        className="panel heat-panel",
    )
