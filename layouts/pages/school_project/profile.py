"""The profile of what is shown against last year, and the same small for every municipality."""

from __future__ import annotations

from collections.abc import Mapping

from data_sources.answers.schools.answer import SchoolProjectPicture
from data_sources.answers.schools.directions import KEYS, Fall
from data_sources.question.request import Request
from data_sources.scoring.results import Level, Municipality, Row
from layouts.drawing import school_columns
from layouts.drawing.school_columns import DirectionBar
from layouts.frame import links
from layouts.markup import html, theme
from layouts.markup.element import Element
from layouts.widgets.tables import folding_table
from layouts.widgets.tables.folding_table import Cell, Column, Line, Section
from layouts.wording import changing, numbers, terms
from layouts.wording.subjects import school_sentences, school_words

WHOLE = 100.0


def draw(picture: SchoolProjectPicture, path: str) -> Element:
    """Bars on one scale, 0 to 100 %, with a mark of last year (and of the region, if narrowed)."""
    request = picture.request
    regions = {row.indicator: row for row in picture.directions if row.level is Level.REGION}
    falls = {fall.direction: fall for fall in picture.falls}
    narrowed = any(row.level is Level.SELECTION for row in picture.directions)
    names = {each.oktmo: each.name for each in picture.question.shown}
    several = len(names) > 1
    lines = []
    for key, indicator in KEYS.items():
        region = regions.get(indicator)
        line = _line(key, school_sentences.total(picture, indicator), path, request, region)
        more = [
            *((Cell(school_words.percent(region.value if region else None)),) if narrowed else ()),
            *((_fell(falls[key], names),) if several else ()),
        ]
        lines.append(Line((*line.cells, *more), line.class_name))
    return html.Div(
        [
            _key(narrowed=narrowed),
            folding_table.draw(
                "Восемь направлений: доля набранных баллов сейчас и год назад",
                (
                    Column("Направление"),
                    Column("Доля баллов", "gauge"),
                    Column("Сейчас", "number"),
                    Column("Год назад", "number"),
                    Column("Изменение", "number"),
                    *((Column("Регион", "number"),) if narrowed else ()),
                    *((Column("Стало ниже", "number"),) if several else ()),
                ),
                [Section(tuple(lines))],
                "profile",
            ),
        ]
    )


def _key(*, narrowed: bool) -> Element:
    marks = [
        html.Span([html.I(className="here"), "сейчас"]),
        html.Span([html.I(className="year-mark"), "на ту же дату год назад"]),
    ]
    if narrowed:
        marks.append(html.Span([html.I(className="region-mark"), "регион"]))
    return html.P(marks, className="key")


def _line(key: str, own: Row | None, path: str, request: Request, region: Row | None) -> Line:
    wanted = None if request.filters.direction == key else key
    address = school_words.narrowed(path, request, direction=wanted)
    value, before = (own.value, own.was) if own else (None, None)
    size = changing.certain(own) if own else None
    said = f"{school_words.arrow(size)} {school_words.change(size)}".strip()
    if own is not None and own.change is not None and size is None:
        said = terms.UNCLEAR
    is_region = own is region
    return Line(
        (
            Cell(html.Link(school_words.direction(key), href=address)),
            Cell(_bar(value, before, region.value if region and not is_region else None)),
            Cell(html.B(school_words.percent(value)), "" if value is not None else "absent"),
            Cell(school_words.percent(before), "" if before is not None else "absent"),
            Cell(html.Span(said, className=school_words.tone(size))),
        ),
        "chosen" if request.filters.direction == key else "",
    )


def _fell(fall: Fall, names: Mapping[str, str]) -> Cell:
    if not fall.compared:
        return Cell(numbers.DASH, "absent", "Годом раньше сравнить не с чем")
    said = f"{len(fall.fell)} из{numbers.NBSP}{fall.compared}"
    where = ", ".join(names.get(oktmo, oktmo) for oktmo in fall.fell)
    return Cell(said, hint=f"Ниже, чем год назад: {where}" if where else "Нигде не ниже")


def _bar(value: float | None, before: float | None, region: float | None) -> Element:
    marks = []
    if value is not None:
        marks.append(html.I(className="fill", style={"width": theme.percent(value, WHOLE)}))
    for mark, at in (("year-mark", before), ("region-mark", region)):
        if at is not None:
            marks.append(html.I(className=mark, style={"left": theme.percent(at, WHOLE)}))
    empty = "" if value is not None else "off"
    return html.Span(marks, className=theme.classes("scale", empty), aria_hidden="true")


def draw_small(picture: SchoolProjectPicture, path: str) -> Element:
    """One small profile for each municipality, all on one scale; their numbers are in the heat."""
    question = picture.question
    rows = {
        (row.oktmo, row.indicator): row
        for row in picture.directions
        if row.level is Level.MUNICIPALITY
    }
    figures = [_figure(member, rows, path, picture.request) for member in question.shown]
    return html.Div(
        [
            html.Ul(figures, className="small-profiles"),
            html.P(
                "Столбцы слева направо: "
                f"{', '.join(school_words.short_direction(key).lower() for key in KEYS)}. "
                "Высота — доля баллов от 0 до 100 %, черта — год назад, "
                "рыжий столбец ниже своей черты. Те же числа — в таблице выше.",
                className="remark how",
            ),
        ]
    )


def _figure(
    member: Municipality, rows: Mapping[tuple[str | None, str], Row], path: str, request: Request
) -> Element:
    own = [(key, rows.get((member.oktmo, indicator))) for key, indicator in KEYS.items()]
    told = "; ".join(
        f"{school_words.direction(key)} {school_words.percent(row.value if row else None)}"
        for key, row in own
    )
    return html.Li(
        html.Link(
            [
                html.Span(member.name, className="whose"),
                school_columns.draw(
                    [
                        DirectionBar(row.value if row else None, row.was if row else None)
                        for _, row in own
                    ],
                    marked=True,
                ),
                html.Span(told, className="visually-hidden"),
            ],
            href=links.with_filter(path, request.without("page", "school"), m=(member.oktmo,)),
            title=f"{member.name}: {told}",
        )
    )
