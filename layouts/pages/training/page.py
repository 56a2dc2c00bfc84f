"""Повышение квалификации: coverage against the target, who taught whom and how, every training."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from data_sources.answers.trainings.answer import TrainingPicture
from data_sources.question.request import Request
from data_sources.row_tables.records.trainings import LISTING, TrainingRow
from layouts.frame.shell import Frame
from layouts.markup import html
from layouts.markup.element import Element
from layouts.pages.training import breakdowns, months, places, rows
from layouts.pages.training import controls as training_controls
from layouts.widgets import list_page
from layouts.widgets.list_page import Headline, ListPage, Panel
from layouts.widgets.picture import figure
from layouts.wording import headline
from layouts.wording.subjects import training_sentences
from layouts.wording.subjects import training_words as words

METHOD: Final = "training_coverage"


def draw(picture: TrainingPicture, frame: Frame) -> Element:
    """The page from the question to the single trainings, all of one state of the data."""
    page = _declared(picture, frame)
    return list_page.draw(
        page,
        [
            *list_page.cards(page),
            _coverage(picture, frame),
            _breakdowns(picture, frame),
            *_programs(picture, frame),
            list_page.rows(page),
        ],
    )


def _declared(picture: TrainingPicture, frame: Frame) -> ListPage[TrainingRow]:
    request = picture.request
    titles = {each.code: each.title for each in picture.breakdown("provider").parts}
    return ListPage(
        picture,
        frame,
        LISTING,
        Panel(
            picture.rows,
            rows.view(titles),
            title="Обучение",
            remark="строка — один человек прошёл одну программу",
            class_name="trainings-panel",
            nothing_at_all=training_sentences.nothing_at_all(picture),
            nothing_fits="Ни одно обучение не подходит под все условия сразу.",
        ),
        Headline(
            headline.headline(picture.overview.scorecard),
            training_sentences.lead(picture),
            _parts(picture),
        ),
        METHOD,
        training_controls.drawn(request),
        said=_said(picture, request),
        cards="cards five",
    )


def _said(picture: TrainingPicture, request: Request) -> dict[str, str]:
    if request.filters.provider is None:
        return {}
    parts = picture.breakdown("provider").parts
    chosen = (
        words.part("provider", each) for each in parts if each.code == request.filters.provider
    )
    name = next(chosen, None)
    return {} if name is None else {"provider": name}


def _parts(picture: TrainingPicture) -> Iterator[tuple[str, str]]:
    yield "months", "По месяцам"
    yield "places", "По муниципалитетам"
    yield "parts", "Кто, чему и как учился"
    if picture.programs:
        yield "programs", "Программы"
    yield "rows", "Список обучения"


def _coverage(picture: TrainingPicture, frame: Frame) -> Element:
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


def _breakdowns(picture: TrainingPicture, frame: Frame) -> Element:
    request = picture.request
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
                hidden=not training_sentences.narrowed(request),
            ),
            html.P(trained, className="trained-said", hidden=not trained),
            figure("Кто, чему и как учился", breakdowns.draw(picture, frame.path)),
        ],
        className="panel breakdowns-panel",
    )


def _programs(picture: TrainingPicture, frame: Frame) -> list[Element]:
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
