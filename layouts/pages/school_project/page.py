"""Школа Минпросвещения: eight directions, levels and their movement, growth, schools."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from data_sources.answers.schools.answer import SchoolProjectPicture
from data_sources.row_tables.records.self_diagnosis import LISTING, SelfDiagnosisRow
from layouts.frame.shell import Frame
from layouts.markup import html
from layouts.markup.element import Element
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
from layouts.widgets import list_page
from layouts.widgets.list_page import Headline, ListPage, Panel
from layouts.widgets.picture import figure
from layouts.wording import numbers
from layouts.wording.subjects import school_sentences, school_words

METHOD: Final = "school_project_score"
_PARTS: Final = (
    ("directions", "Направления"),
    ("levels", "Уровни"),
    ("growth", "Рост"),
    ("near", "В одном шаге"),
    ("matters", "Дефицит и обучение"),
    (school_words.ROWS, "Список школ"),
)


def draw(picture: SchoolProjectPicture, frame: Frame) -> Element:
    """The page from the question to the list of schools, all of one state of the data."""
    page = _declared(picture, frame)
    return list_page.draw(
        page,
        [
            *list_page.cards(page),
            *portrait.draw(picture, frame.path),
            *_pictures(picture, frame.path),
            list_page.rows(page),
        ],
    )


def _declared(picture: SchoolProjectPicture, frame: Frame) -> ListPage[SelfDiagnosisRow]:
    request = picture.request
    return ListPage(
        picture,
        frame,
        LISTING,
        Panel(
            picture.rows,
            rows.view(frame.path, request),
            title="Список школ",
            remark="прошедшие и не прошедшие; уровень и поиск сужают только этот список",
            class_name="school-project",
            nothing_at_all="В реестре нет школ, которые участвуют в проекте. Реестр загружают "
            "командой «rumo load school ФАЙЛ».",
            nothing_fits="Ни одна школа не подходит под все условия сразу.",
            anchor=school_words.ROWS,
            narrowed_by=("level", "school", "q"),
        ),
        Headline(
            school_sentences.headline(picture),
            school_sentences.lead(picture),
            _PARTS if picture.levels[0].schools else _PARTS[-1:],
        ),
        METHOD,
        school_controls.drawn(request),
        said={"school": picture.school.name} if picture.school else {},
        controls=(school_controls.draw(picture),),
    )


def _pictures(picture: SchoolProjectPicture, path: str) -> Iterator[Element]:
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


def _panel(anchor: str, title: str, remark: str, content: Element) -> Element:
    return html.Section(
        [html.H2([title, *((html.Small(remark),) if remark else ())], id=anchor), content],
        className="panel rows-panel school-project",
    )
