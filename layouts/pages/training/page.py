"""Повышение квалификации: coverage against the target, who taught whom and how, every training."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from dash.development.base_component import Component

from data_sources.answers.trainings.answer import TrainingPicture
from data_sources.question.filters import Filters
from data_sources.row_tables.records.trainings import LISTING, TrainingRow
from layouts.frame import controls, links
from layouts.frame.shell import Answered, Frame, draw_shell
from layouts.markup import html, theme
from layouts.pages.training import breakdowns, months, places, rows
from layouts.pages.training import controls as training_controls
from layouts.widgets import card, chips, contents, footer, tools
from layouts.widgets.picture import figure
from layouts.widgets.tables import row_table
from layouts.widgets.tables.row_table import RowView
from layouts.wording import headline, numbers
from layouts.wording.subject import subject
from layouts.wording.subjects import training_sentences
from layouts.wording.subjects import training_words as words

METHOD: Final = "training_coverage"
OWN_KEYS: Final = (*LISTING.filters, "sort", "page")


def draw(picture: TrainingPicture, frame: Frame) -> Component:
    """The page from the question to the single trainings, all of one state of the data."""
    overview = picture.overview
    filters = overview.scorecard.question.filters
    lead = training_sentences.lead(picture)
    return draw_shell(
        frame,
        Answered.by(overview),
        {
            **controls.drawn_of_bar(filters, overview.vocabulary),
            **training_controls.drawn(filters),
            **(row_table.drawn(filters) if picture.rows.total else {}),
        },
        [
            _question(picture, frame),
            html.Section(
                [
                    html.H1(headline.headline(overview.scorecard)),
                    html.P(lead, className="lead", hidden=not lead),
                    contents.draw(_parts(picture)),
                ],
                className="answer",
            ),
            _cards(picture),
            _coverage(picture, frame),
            _breakdowns(picture, frame),
            *_programs(picture, frame),
            _rows(picture, frame),
            footer.draw(overview, frame.clock_text, subject(METHOD)),
        ],
    )


def _parts(picture: TrainingPicture) -> Iterator[tuple[str, str]]:
    yield "months", "По месяцам"
    yield "places", "По муниципалитетам"
    yield "parts", "Кто, чему и как учился"
    if picture.programs:
        yield "programs", "Программы"
    yield "rows", "Список обучения"


def _question(picture: TrainingPicture, frame: Frame) -> Component:
    overview = picture.overview
    filters = overview.scorecard.question.filters
    said = {"sort": row_table.order_words(filters.sort, _view(picture))}
    for each in picture.breakdown("provider").parts:
        if filters.provider is not None and each.code == filters.provider:
            said["provider"] = words.part("provider", each)
    return html.Section(
        [
            html.Div(
                [
                    controls.bar(filters, overview.vocabulary),
                    tools.draw(
                        LISTING.name,
                        filters.without("page", "slide", "i"),
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


def _cards(picture: TrainingPicture) -> Component:
    scorecard = picture.overview.scorecard
    filters = _plain(scorecard.question.filters)
    drawn = [
        card.draw(
            links.INDICATOR,
            filters,
            subject(history.indicator),
            row,
            history,
            picture.overview.forecast(row),
        )
        for history in picture.overview.histories
        if (row := scorecard.total(history.indicator)) is not None
    ]
    return html.Section(
        drawn, className="cards five", hidden=not drawn, **theme.aria(label="Показатели")
    )


def _plain(filters: Filters) -> Filters:
    return filters.without(*OWN_KEYS)


def _coverage(picture: TrainingPicture, frame: Frame) -> Component:
    goal = "черта на полосе — цель; название оставляет один муниципалитет"
    return html.Section(
        [
            html.Section(
                [
                    html.H2(["Охват по месяцам", html.Small("нарастающим итогом, %")], id="months"),
                    figure(
                        "Охват повышением квалификации по месяцам, нарастающим итогом, %",
                        months.draw(picture),
                    ),
                ],
                className="panel growth-panel",
            ),
            html.Section(
                [
                    html.H2(["По муниципалитетам", html.Small(goal)], id="places"),
                    places.draw(picture, frame.path),
                ],
                className="panel rows-panel places-panel",
            ),
        ],
        className="training-coverage",
    )


def _breakdowns(picture: TrainingPicture, frame: Frame) -> Component:
    filters = picture.question.filters
    trained = training_sentences.trained(picture)
    return html.Section(
        [
            html.H2(
                ["Кто, чему и как учился", html.Small("всё обучение, и меньше 16 часов тоже")],
                id="parts",
            ),
            training_controls.draw(picture),
            html.P(
                "Фильтры списка сужают разрезы, программы и список ниже. Карточки, график и "
                "муниципалитеты выше считают всё обучение периода.",
                className="remark narrowed",
                hidden=not training_sentences.narrowed(filters),
            ),
            html.P(trained, className="trained-said", hidden=not trained),
            figure("Кто, чему и как учился", breakdowns.draw(picture, frame.path)),
        ],
        className="panel breakdowns-panel",
    )


def _programs(picture: TrainingPicture, frame: Frame) -> list[Component]:
    if not picture.programs:
        return []
    network = training_sentences.network(picture)
    return [
        html.Section(
            [
                html.H2(["Программы", html.Small(rows.remark(picture))], id="programs"),
                html.P(network, className="trained-said", hidden=not network),
                rows.programs(picture, frame.path),
            ],
            className="panel rows-panel programs-panel",
        )
    ]


def _view(picture: TrainingPicture) -> RowView[TrainingRow]:
    names = {each.code: each.title for each in picture.breakdown("provider").parts}
    return rows.view(names)


def _rows(picture: TrainingPicture, frame: Frame) -> Component:
    filters = picture.question.filters
    page = picture.rows
    return html.Section(
        [
            html.H2(
                ["Обучение", html.Small("строка — один человек прошёл одну программу")], id="rows"
            ),
            row_table.draw(frame.path, filters, page, _view(picture))
            if page.total
            else _nothing(picture, frame, filters),
        ],
        className="panel rows-panel trainings-panel",
    )


def _nothing(picture: TrainingPicture, frame: Frame, filters: Filters) -> Component:
    if not training_sentences.narrowed(filters):
        return html.P(training_sentences.nothing_at_all(picture), className="remark nothing")
    return html.P(
        [
            f"Ни одно обучение не подходит под все условия сразу.{numbers.NBSP}",
            html.Link("Убрать условия списка", href=links.page(frame.path, _plain(filters))),
        ],
        className="remark nothing",
    )
