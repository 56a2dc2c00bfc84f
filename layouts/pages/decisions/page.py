"""Решения: control of execution, row by row, each with its sentence in the minutes."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from dash.development.base_component import Component

from data_sources.answers.decisions.answer import DecisionsPicture
from data_sources.question.filters import Filters
from data_sources.row_tables.records.decisions import LISTING
from layouts.frame import controls, links
from layouts.frame.shell import Answered, Frame, draw_shell
from layouts.markup import html, theme
from layouts.pages.decisions import board, delays, flow, minutes, rows, workload
from layouts.pages.decisions import controls as decision_controls
from layouts.widgets import card, chips, contents, footer, tools
from layouts.widgets.picture import figure
from layouts.widgets.tables import row_table
from layouts.wording import numbers
from layouts.wording.subject import subject
from layouts.wording.subjects import decision_sentences, decision_words

METHOD: Final = "decision_completion"
OWN_KEYS: Final = (*LISTING.filters, "sort", "page")


_PARTS: Final = (
    ("board", "По сроку"),
    ("places", "По муниципалитетам"),
    ("owners", "По ответственным"),
    ("delays", "Опоздания"),
    ("months", "По месяцам"),
    ("rows", "Список поручений"),
)


def draw(picture: DecisionsPicture, frame: Frame) -> Component:
    """The page from the question to the minutes, all of one state of the data."""
    overview = picture.overview
    filters = overview.scorecard.question.filters
    return draw_shell(
        frame,
        Answered.by(overview),
        {
            **controls.drawn_of_bar(filters, overview.vocabulary),
            **decision_controls.drawn(filters),
            # Without rows there is no table and no control of its order.
            **(row_table.drawn(filters) if picture.rows.total else {}),
        },
        [
            _question(picture, frame),
            html.Section(
                [
                    html.H1(decision_sentences.headline(picture)),
                    html.P(decision_sentences.lead(picture), className="lead"),
                    contents.draw(_PARTS),
                ],
                className="answer",
            ),
            *_cards(picture),
            *_execution(picture, frame.path),
            _rows(picture, frame),
            *([minutes.draw(picture.minutes)] if picture.minutes else []),
            footer.draw(overview, frame.clock_text, subject(METHOD)),
        ],
    )


def _question(picture: DecisionsPicture, frame: Frame) -> Component:
    overview = picture.overview
    filters = overview.scorecard.question.filters
    view = rows.view(frame.path, filters)
    said = {"sort": row_table.order_words(filters.sort, view)}
    if picture.minutes is not None:
        said["meeting"] = decision_words.meeting(picture.minutes.meeting)
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
            chips.draw(frame.path, filters, overview.vocabulary.registers, **said),
        ],
        className="ask",
        **theme.aria(label="Вопрос"),
    )


def _cards(picture: DecisionsPicture) -> Iterator[Component]:
    overview = picture.overview
    filters = overview.scorecard.question.filters.without(*OWN_KEYS)
    drawn = []
    for history in overview.histories:
        row = overview.scorecard.total(history.indicator)
        if row is not None:
            asked = subject(history.indicator)
            drawn.append(card.draw(links.INDICATOR, filters, asked, row, history))
    if drawn:
        yield html.Section(drawn, className="cards three", **theme.aria(label="Показатели"))


def _execution(picture: DecisionsPicture, path: str) -> Iterator[Component]:
    yield _panel(
        "board",
        "По сроку",
        decision_sentences.counted(picture),
        board.draw(picture, path),
        "board-panel",
        html.A("К списку ↓", href="#rows", className="to-list"),
    )
    loads = html.Div(
        [
            _panel(
                "places",
                "По муниципалитетам и организациям",
                "имя оставляет одно или возвращает всех",
                workload.by_place(picture, path),
                "loads-panel places-panel",
            ),
            _panel(
                "owners",
                "По ответственным",
                "как записано в протоколе; ссылка ищет по части имени",
                workload.by_owner(picture, path),
                "loads-panel owners-panel",
            ),
        ],
        className="execution holders",
    )
    time = html.Div(
        [
            _panel(
                "delays",
                "На сколько дней опаздывают",
                "у просроченных — до отчётной даты",
                figure("На сколько дней опаздывают поручения", delays.draw(picture, path)),
                "delays-panel",
            ),
            _panel(
                "months",
                "По месяцам",
                "все поручения, и давно закрытые",
                figure("Поручения по месяцам", flow.draw(picture, path)),
                "flow-panel",
            ),
        ],
        className="execution",
    )
    yield loads
    yield time


def _panel(
    anchor: str, title: str, remark: str, drawn: Component, class_name: str, *beside: Component
) -> Component:
    return html.Section(
        [html.H2([title, html.Small(remark), *beside], id=anchor), drawn],
        className=theme.classes("panel", class_name),
    )


def _rows(picture: DecisionsPicture, frame: Frame) -> Component:
    filters = picture.question.filters
    page = picture.rows
    view = rows.view(frame.path, filters, picture.effects)
    return html.Section(
        [
            html.H2(
                ["Решения и поручения", html.Small(decision_sentences.remark(picture))], id="rows"
            ),
            decision_controls.by_status(picture, frame.path),
            decision_controls.draw(picture),
            row_table.draw(frame.path, filters, page, view)
            if page.total
            else _nothing(picture, frame, filters),
        ],
        className="panel rows-panel decisions-panel",
    )


def _nothing(picture: DecisionsPicture, frame: Frame, filters: Filters) -> Component:
    own = [key for key in LISTING.filters if key in filters.texts()]
    if not own:
        return html.P(decision_sentences.nothing_at_all(picture), className="remark nothing")
    address = links.page(frame.path, filters.without(*OWN_KEYS))
    return html.P(
        [
            f"Ни одно решение не подходит под все условия сразу.{numbers.NBSP}",
            html.Link("Убрать условия списка", href=address),
        ],
        className="remark nothing",
    )
