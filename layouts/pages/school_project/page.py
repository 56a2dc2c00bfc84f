"""Школа Минпросвещения: eight directions, levels and their movement, growth, schools."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from dash.development.base_component import Component

from data_sources.answers.schools.answer import SchoolProjectPicture
from data_sources.question.filters import Filters
from data_sources.row_tables.records.self_diagnosis import LISTING
from layouts.frame import controls, links
from layouts.frame.shell import Answered, Frame, draw_shell
from layouts.markup import html, theme
from layouts.pages.school_project import controls as school_controls
from layouts.pages.school_project import (
    growth,
    heat,
    levels,
    moves,
    near,
    portrait,
    profile,
    rows,
    training_gaps,
)
from layouts.widgets import card, chips, contents, footer, tools
from layouts.widgets.picture import figure
from layouts.widgets.tables import row_table
from layouts.wording import numbers
from layouts.wording.subject import subject
from layouts.wording.subjects import school_sentences, school_words

METHOD: Final = "school_project_score"
OWN_KEYS: Final = (*LISTING.filters, "sort", "page")


def draw(picture: SchoolProjectPicture, frame: Frame) -> Component:
    """The page from the question to the list of schools, all of one state of the data."""
    overview = picture.overview
    filters = overview.scorecard.question.filters
    return draw_shell(
        frame,
        Answered.by(overview),
        {
            **controls.drawn_of_bar(filters, overview.vocabulary),
            **school_controls.drawn(filters),
            # Without rows there is no table and no control of its order.
            **(row_table.drawn(filters) if picture.rows.total else {}),
        },
        [
            _question(picture, frame),
            html.Section(
                [
                    html.H1(school_sentences.headline(picture)),
                    html.P(school_sentences.lead(picture), className="lead"),
                    contents.draw(_PARTS if picture.levels[0].schools else _PARTS[-1:]),
                ],
                className="answer",
            ),
            *_cards(picture),
            *portrait.draw(picture, frame.path),
            *_pictures(picture, frame.path),
            _rows(picture, frame),
            footer.draw(overview, frame.clock_text, subject(METHOD)),
        ],
    )


def _question(picture: SchoolProjectPicture, frame: Frame) -> Component:
    overview = picture.overview
    filters = overview.scorecard.question.filters
    said = {"sort": row_table.order_words(filters.sort, rows.view(frame.path, filters))}
    if picture.school is not None:
        said["school"] = picture.school.name
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
            school_controls.draw(picture),
            chips.draw(frame.path, filters, overview.vocabulary.registers, **said),
        ],
        className="ask",
        **theme.aria(label="Вопрос"),
    )


_PARTS: Final = (
    ("directions", "Направления"),
    ("levels", "Уровни"),
    ("growth", "Рост"),
    ("near", "В одном шаге"),
    ("matters", "Дефицит и обучение"),
    (school_words.ROWS, "Список школ"),
)


def _cards(picture: SchoolProjectPicture) -> Iterator[Component]:
    overview = picture.overview
    filters = overview.scorecard.question.filters.without(*OWN_KEYS)
    drawn = []
    for history in overview.histories:
        row = overview.scorecard.total(history.indicator)
        if row is not None:
            asked = subject(history.indicator)
            drawn.append(
                card.draw(links.INDICATOR, filters, asked, row, history, overview.forecast(row))
            )
    if drawn:
        yield html.Section(drawn, className="cards three", **theme.aria(label="Показатели"))


def _pictures(picture: SchoolProjectPicture, path: str) -> Iterator[Component]:
    if not picture.levels[0].schools:
        return
    yield _panel(
        "directions",
        "Восемь направлений против прошлого года",
        "% от возможных баллов, шкала от 0 до 100 %",
        figure(
            "Восемь направлений против прошлого года, % от возможных баллов",
            profile.draw(picture, path),
        ),
    )
    yield _panel(
        "heat",
        "Направления по муниципалитетам",
        "% от возможных баллов",
        figure("Направления по муниципалитетам, % от возможных баллов", heat.draw(picture, path)),
    )
    if len(picture.question.shown) > 1:
        yield _panel(
            "small",
            "Профили муниципалитетов",
            "все в одном масштабе",
            figure(
                "Профили муниципалитетов по восьми направлениям",
                profile.draw_small(picture, path),
            ),
        )
    yield _panel(
        "levels",
        "Уровни школ",
        _of_levels(picture),
        figure("Уровни школ", levels.draw(picture, path)),
    )
    yield _panel(
        "moves",
        "Как школы перешли между уровнями",
        "школы с уровнем в обоих кругах; остальные посчитаны отдельно",
        figure("Как школы перешли между уровнями", moves.draw(picture)),
    )
    yield _panel(
        "growth",
        "Рост: те же школы и все школы",
        "средний результат прошлого круга и этого",
        figure("Рост: те же школы и все школы", growth.draw(picture, path)),
    )
    yield _panel(
        "near",
        "Школы в одном шаге от следующего уровня",
        near.summary(picture.near),
        near.draw(picture, path),
    )
    yield _panel(
        "matters",
        "Слабые направления и пройденное обучение",
        "обучение педагогов в периоде по направлению программы",
        training_gaps.draw(picture, path),
    )


def _of_levels(picture: SchoolProjectPicture) -> str:
    whole = picture.levels[0]
    return (
        f"уровень указан у{numbers.NBSP}{numbers.number(whole.levelled, 0)} "
        f"из{numbers.NBSP}{school_words.of_schools(whole.schools)}"
    )


def _panel(anchor: str, title: str, remark: str, content: Component) -> Component:
    return html.Section(
        [html.H2([title, *((html.Small(remark),) if remark else ())], id=anchor), content],
        className="panel rows-panel school-project",
    )


def _rows(picture: SchoolProjectPicture, frame: Frame) -> Component:
    filters = picture.question.filters
    page = picture.rows
    view = rows.view(frame.path, filters)
    remark = "прошедшие и не прошедшие; уровень и поиск сужают только этот список"
    return html.Section(
        [
            html.H2(["Список школ", html.Small(remark)], id=school_words.ROWS),
            row_table.draw(frame.path, filters, page, view)
            if page.total
            else _nothing(frame, filters),
        ],
        className="panel rows-panel school-project",
    )


def _nothing(frame: Frame, filters: Filters) -> Component:
    if not any(key in filters.texts() for key in ("level", "school", "q")):
        return html.P(
            "В реестре нет школ, которые участвуют в проекте. Реестр загружают командой "
            "«rumo load school ФАЙЛ».",
            className="remark nothing",
        )
    address = links.page(frame.path, filters.without(*OWN_KEYS))
    return html.P(
        [
            f"Ни одна школа не подходит под все условия сразу.{numbers.NBSP}",
            html.Link("Убрать условия списка", href=address),
        ],
        className="remark nothing",
    )
