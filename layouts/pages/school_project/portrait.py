"""One school: its directions over the rounds, its level, the way to the next, its trainings."""

from __future__ import annotations

from collections.abc import Iterator

from data_sources.answers.schools.answer import SchoolPortrait, SchoolProjectPicture, SchoolRound
from data_sources.question.request import Request
from data_sources.vocabulary.directions import DIRECTIONS
from layouts.drawing import school_columns
from layouts.drawing.school_columns import DirectionBar
from layouts.frame import links
from layouts.markup import html
from layouts.markup.element import Element
from layouts.widgets.tables import folding_table
from layouts.widgets.tables.folding_table import Cell, Column, Line, Section
from layouts.wording import numbers, terms
from layouts.wording.subjects import school_sentences, school_words

WHOLE = 100.0


def draw(picture: SchoolProjectPicture, path: str) -> Iterator[Element]:
    """The panel of the school that the question names; nothing where it names none."""
    request = picture.request
    if request.filters.school is None:
        return
    school = picture.school
    content = (
        [html.P("Эта школа не из выбранных муниципалитетов.", className="remark")]
        if school is None
        else _content(school, path, request)
    )
    title = school.name if school is not None else request.filters.school
    yield html.Section(
        [html.H2(title, id="school"), *content], className="panel rows-panel school-panel"
    )


def _content(school: SchoolPortrait, path: str, request: Request) -> list[Element]:
    every = links.with_filter(path, request.without("page"), school=None)
    return [
        html.P("".join(_facts(school)).strip(), className="facts"),
        html.P(html.Link("← Все школы", href=every), className="facts"),
        *_rounds(school),
        html.H3("Обучение педагогов школы в периоде"),
        _trained(school),
    ]


def _facts(school: SchoolPortrait) -> Iterator[str]:
    row = school.row
    if row is None:
        yield "В число школ проекта не входит. "
        return
    yield f"{row.municipality}. "
    if row.completed_on is None:
        yield "В этом периоде самодиагностику не прошла. "
        return
    yield f"Последняя самодиагностика {numbers.day(row.completed_on)}, редакция {row.edition}. "
    level = terms.filter_value("level", row.level) if row.level else None
    yield f"Уровень: {level}. " if level else "Уровень не указан. "
    if row.next_level is not None and row.points_to_next is not None:
        said = school_sentences.lacking(row.next_level, row.points_to_next)
        yield f"{said[:1].upper()}{said[1:]}. "
    elif row.distance is not None:
        words = school_words.DISTANCES.get(row.distance, row.distance)
        yield f"До следующего уровня: {words}. "


def _rounds(school: SchoolPortrait) -> Iterator[Element]:
    if not school.rounds:
        yield html.P("Ни одной самодиагностики школы в базе нет.", className="remark")
        return
    figures = [_figure(title, key, school.rounds) for key, title in DIRECTIONS.items()]
    yield html.Ul(figures, className="small-profiles of-school", aria_hidden="true")
    yield html.P(
        "Каждый столбец — круг самодиагностики, слева направо от первого; высота — "
        "доля баллов от 0 до 100 %. Те же числа в таблице.",
        className="remark how",
    )
    days = tuple(Column(numbers.day(each.completed_on), "number") for each in school.rounds)
    lines = [_line(title, key, school.rounds) for key, title in DIRECTIONS.items()]
    whole = Line(
        (
            Cell("Всё вместе"),
            *(Cell(html.B(school_words.percent(each.percent))) for each in school.rounds),
        ),
        "together",
    )
    levels = Line(
        (
            Cell("Уровень"),
            *(
                Cell(school_words.level(each.level) if each.level else numbers.DASH)
                for each in school.rounds
            ),
        )
    )
    yield folding_table.draw(
        "Результаты школы по кругам",
        (Column("Направление"), *days),
        [Section((*lines, whole, levels))],
        "school-rounds",
    )


def _figure(title: str, key: str, rounds: tuple[SchoolRound, ...]) -> Element:
    bars = []
    before: float | None = None
    for each in rounds:
        points = each.of(key)
        value = points.percent if points else None
        bars.append(DirectionBar(value, before))
        before = before if value is None else value
    last = rounds[-1].of(key)
    return html.Li(
        html.Div(
            [
                html.Span(title, className="whose"),
                school_columns.draw(bars, marked=False),
                html.Span(school_words.percent(last.percent if last else None), className="last"),
            ]
        )
    )


def _line(title: str, key: str, rounds: tuple[SchoolRound, ...]) -> Line:
    cells = []
    for each in rounds:
        points = each.of(key)
        if points is None:
            cells.append(Cell(numbers.DASH, "absent"))
            continue
        told = f"{numbers.number(points.score)} из {numbers.number(points.max_score)}"
        cells.append(Cell(school_words.percent(points.percent), hint=f"Баллы: {told}"))
    return Line((Cell(title), *cells))


def _trained(school: SchoolPortrait) -> Element:
    if not school.trained:
        return html.P(
            "Обучений педагогов, у которых указана эта школа, в периоде нет.", className="remark"
        )
    lines = tuple(
        Line(
            (
                Cell(DIRECTIONS[each.direction] if each.direction else "без направления"),
                Cell(numbers.number(each.teachers, 0)),
                Cell(numbers.number(each.trainings, 0)),
            )
        )
        for each in school.trained
    )
    return folding_table.draw(
        "Обучение педагогов школы по направлениям",
        (
            Column("Направление программы"),
            Column("Педагогов", "number"),
            Column("Обучений", "number"),
        ),
        [Section(lines)],
        "school-trained",
    )
