"""Показатель: one indicator across municipalities and over time, with its passport."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from data_sources.answers.indicator.answer import IndicatorPicture
from data_sources.question.choices import INDEX
from data_sources.question.notices import Notice, NoticeKind
from data_sources.question.request import Request
from data_sources.scoring.bounds.chance import is_share_of_cases
from data_sources.scoring.results import Overview
from layouts.frame import controls
from layouts.frame.shell import Answered, Frame, draw_shell
from layouts.markup import html
from layouts.markup.element import Element
from layouts.pages.indicator import (
    aimed_decisions,
    distribution,
    funnel,
    rows,
    trends,
    value_block,
    what_if,
)
from layouts.widgets import (
    chips,
    explanation,
    footer,
    passport,
    ranking,
    recent,
    shift_list,
    tile_map,
    tools,
)
from layouts.widgets.picture import figure
from layouts.wording import numbers
from layouts.wording.indicators import bounds, in_group, number_notes, summary
from layouts.wording.subject import Subject, subject

FILES: Final = "indicators"
UNKNOWN_COLUMN: Final = "В таблице нет такого столбца: порядок строк обычный."


def draw(picture: IndicatorPicture, frame: Frame) -> Element:
    """The page from the question to the way the answer is known, all of one state of the data."""
    overview, asked = picture.overview, picture.request
    chosen = subject(asked.filters.i)
    request = _with_known_column(asked, overview, chosen)
    answered = replace(
        Answered.by(picture),
        request=request,
        notices=(*picture.notices, *_about_column(asked)),
    )
    across = [] if chosen.is_region_only else _across(picture, frame, request, chosen)
    spread = [] if chosen.is_region_only else [_spread(picture, chosen)]
    return draw_shell(
        frame,
        answered,
        controls.drawn(request, overview.vocabulary),
        [
            _question(overview, frame, request, chosen),
            _answer(overview, chosen),
            html.Div(
                [
                    html.Div(
                        [
                            _value(picture, chosen, frame),
                            *_bounds(picture, chosen),
                            what_if.draw(
                                picture.question,
                                overview.scorecard.total(chosen.key),
                                chosen,
                                picture.best,
                            ),
                            trends.draw(picture, chosen),
                            *spread,
                        ],
                        className="beside-passport",
                    ),
                    _passport(chosen),
                ],
                className="with-passport",
            ),
            *_recent(picture, frame, chosen),
            *shift_list.draw_one(asked, overview, picture.shifts, chosen.key),
            *aimed_decisions.draw(picture.decisions, request),
            _why(picture, chosen),
            *across,
            *number_notes.draw(overview.scorecard.of(chosen.key), request),
            html.Footer(footer.origin(overview, frame.clock_text)),
        ],
    )


def _with_known_column(request: Request, overview: Overview, chosen: Subject) -> Request:
    """The question without an order that this table does not have."""
    asked = rows.sort_words(request, overview.scorecard, chosen)
    return request if asked and not chosen.is_region_only else request.without("sort")


def _about_column(request: Request) -> tuple[Notice, ...]:
    # A column that only other indicators have is no mistake of the person: it comes along when
    # another indicator is chosen.
    known = rows.known_keys()
    if request.view.sort is None or request.view.sort.removeprefix("-") in known:
        return ()
    return (Notice(NoticeKind.BAD_VALUE, "sort", UNKNOWN_COLUMN),)


def _question(overview: Overview, frame: Frame, request: Request, chosen: Subject) -> Element:
    vocabulary = overview.vocabulary
    order = rows.sort_words(request, overview.scorecard, chosen)
    return html.Section(
        [
            html.Div(
                [
                    controls.indicator_choice(request),
                    controls.bar(request, vocabulary),
                    tools.draw(
                        FILES, request.without("since"), pdf=frame.printed(request), i=chosen.key
                    ),
                ],
                className="bar of-indicator",
            ),
            chips.draw(frame.path, request, vocabulary.registers, sort=order),
        ],
        className="ask",
        aria_label="Вопрос",
    )


def _answer(overview: Overview, chosen: Subject) -> Element:
    told = " ".join(summary.lead(overview.scorecard, chosen))
    return html.Section(
        [
            html.H1(summary.headline(overview.scorecard, chosen)),
            html.P(told, className="lead", hidden=not told),
            in_group.draw(overview, chosen),
        ],
        className="answer",
    )


def _value(picture: IndicatorPicture, chosen: Subject, frame: Frame) -> Element:
    overview = picture.overview
    total = overview.scorecard.total(chosen.key)
    forecast = overview.forecast(total) if total is not None else None
    return value_block.draw(picture.request, overview.scorecard, chosen, frame.nav, forecast)


def _passport(chosen: Subject) -> Element:
    return html.Section(
        [html.H2("Паспорт показателя"), passport.draw(chosen)], className="panel passport-panel"
    )


def _spread(picture: IndicatorPicture, chosen: Subject) -> Element:
    drawn = distribution.draw(picture.request, picture.overview.scorecard, chosen)
    return _panel(
        "Как распределены муниципалитеты",
        "каждый стоит в столбце своего значения",
        figure(f"Как распределены муниципалитеты. {chosen.title}", drawn),
    )


def _bounds(picture: IndicatorPicture, chosen: Subject) -> list[Element]:
    if picture.bounds is None:
        return []
    scorecard = picture.overview.scorecard
    names = {member.oktmo: member.name for member in scorecard.question.shown}
    return [bounds.draw(scorecard.total(chosen.key), picture.bounds, names, chosen)]


def _recent(picture: IndicatorPicture, frame: Frame, chosen: Subject) -> list[Element]:
    """Nobody but the region has some of the indicators: there nobody moves."""
    if picture.recent is None or chosen.is_region_only or not picture.overview.scorecard.rows:
        return []
    return [recent.draw_one(frame.path, picture.request, picture.overview, picture.recent, chosen)]


def _why(picture: IndicatorPicture, chosen: Subject) -> Element:
    overview, request = picture.overview, picture.request
    if chosen.key == INDEX:
        names, whose = explanation.index_names(request), explanation.whose_index(overview)
    else:
        members = overview.vocabulary.registers.municipalities
        names, whose = explanation.municipal_names(request, members), "Значение"
    return explanation.draw(picture.explained, names, chosen, whose)


def _funnel(picture: IndicatorPicture, chosen: Subject) -> list[Element]:
    """Where chance can be told of: shares of counted people, schools, seats, assignments."""
    if chosen.indicator is None or not is_share_of_cases(chosen.indicator):
        return []
    drawn = figure(
        f"Случай или отличие. {chosen.title}: значение и число случаев",
        funnel.draw(picture.request, picture.overview.scorecard, chosen, picture.places),
    )
    return [
        html.Section(
            [html.H2(["Случай или отличие", " ", html.Small("значение и число случаев")]), drawn],
            className="panel wide-panel funnel-panel",
        )
    ]


def _across(
    picture: IndicatorPicture, frame: Frame, request: Request, chosen: Subject
) -> list[Element]:
    overview = picture.overview
    scorecard, registers = overview.scorecard, overview.vocabulary.registers
    shown = len(scorecard.municipal(chosen.key))
    return [
        html.Section(
            [
                html.Div(
                    [
                        html.H2("Где это"),
                        figure(
                            f"Где это. {chosen.title}",
                            tile_map.draw(
                                picture.request, scorecard, registers, chosen, overview.beyond
                            ),
                        ),
                    ],
                    className="panel",
                ),
                html.Div(
                    [
                        html.H2("Кто впереди, кто отстаёт"),
                        figure(
                            f"Кто впереди, кто отстаёт. {chosen.title}",
                            ranking.draw(picture.request, scorecard, registers, chosen),
                        ),
                    ],
                    className="panel",
                ),
            ],
            className="split",
        ),
        *_funnel(picture, chosen),
        _panel(
            "Строки за этим числом",
            numbers.counted(shown, "строка", "строки", "строк"),
            rows.draw(frame.path, request, scorecard, chosen, picture.places),
        ),
    ]


def _panel(title: str, remark: str, content: Element) -> Element:
    return html.Section(
        [html.H2([title, " ", html.Small(remark)]), content], className="panel wide-panel"
    )
