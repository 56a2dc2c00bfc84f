"""Schools by level: a stacked bar for each municipality, with counts and shares beside it."""

from __future__ import annotations

from typing import Final

from data_sources.answers.schools.answer import SchoolProjectPicture
from data_sources.answers.schools.levels import LevelCounts
from data_sources.question.choices import LEVELS
from data_sources.question.request import Request
from layouts.markup import html, theme
from layouts.markup.element import Element
from layouts.widgets.tables import folding_table
from layouts.widgets.tables.folding_table import Cell, Column, Line, Section
from layouts.wording import numbers, terms
from layouts.wording.subjects import school_words

EVERYBODY: Final = "Все вместе"


def draw(picture: SchoolProjectPicture, path: str) -> Element:
    """All together first; a count leads to its schools."""
    request = picture.request
    shown = picture.question.shown
    whole, *own = picture.levels
    lines = [_line(EVERYBODY, whole, path, request)]
    if len(own) > 1:
        lines.extend(
            _line(member.name, counts, path, request)
            for member, counts in zip(shown, own, strict=True)
        )
    return html.Div(
        [
            _key(),
            folding_table.draw(
                "Школы по уровням",
                (
                    Column("Муниципалитет"),
                    Column("Доли школ", "gauge"),
                    *(Column(_title(level), "number") for level in LEVELS),
                    Column("Уровень не указан", "number"),
                    Column("Не прошли", "number"),
                ),
                [Section(tuple(lines))],
                "school-levels",
            ),
            html.P(
                "Проценты — от школ, у которых уровень указан; полоса — от всех школ. "
                "Число ведёт к списку этих школ.",
                className="remark how",
            ),
        ]
    )


def _title(level: str) -> str:
    words = terms.filter_value("level", level)
    return words[:1].upper() + words[1:]


def _key() -> Element:
    return html.Ul(
        [
            *(
                html.Li(
                    [
                        html.Span(className=f"swatch {school_words.LEVEL_CLASSES[level]}"),
                        school_words.level(level),
                    ]
                )
                for level in LEVELS
            ),
            html.Li([html.Span(className="swatch unlevelled"), school_words.WITHOUT_LEVEL]),
            html.Li([html.Span(className="swatch gap no-data"), "не прошли"]),
        ],
        className="legend",
    )


def _line(name: str, counts: LevelCounts, path: str, request: Request) -> Line:
    whose = {} if counts.oktmo is None else {"m": (counts.oktmo,)}
    title: str | Element = name
    if counts.oktmo is not None:
        title = html.Link(name, href=school_words.narrowed(path, request, **whose))
    cells = []
    for level in LEVELS:
        count = counts.count(level)
        if not count:
            cells.append(Cell("0", "quiet"))
            continue
        address = school_words.list_address(path, request, level=level, **whose)
        share = f"{numbers.NBSP}{numbers.number(count / counts.levelled * 100, 0)}{numbers.NBSP}%"
        link = html.Link(numbers.number(count, 0), href=address)
        cells.append(Cell((link, html.Small(share))))
    return Line(
        (
            Cell(title),
            Cell(_bar(counts)),
            *cells,
            Cell(numbers.number(counts.without_level, 0), _quiet(counts.without_level)),
            Cell(_absent(counts), _quiet(counts.absent)),
        ),
        "together" if counts.oktmo is None else "",
    )


def _quiet(count: int) -> str:
    return "" if count else "quiet"


def _absent(counts: LevelCounts) -> str:
    return f"{numbers.number(counts.absent, 0)} из{numbers.NBSP}{numbers.number(counts.schools, 0)}"


def _bar(counts: LevelCounts) -> Element:
    parts = [
        *((count, school_words.LEVEL_CLASSES[level], school_words.level(level))
          for level, count in zip(LEVELS, counts.by_level, strict=True)),
        (counts.without_level, "unlevelled", school_words.WITHOUT_LEVEL),
        (counts.absent, "gap no-data", "не прошли"),
    ]  # fmt: skip
    return html.Span(
        [
            html.I(
                className=f"part {class_name}",
                style={"width": theme.percent(count, counts.schools)},
                title=f"{words}: {count}",
            )
            for count, class_name, words in parts
            if count
        ],
        className=theme.classes("level-stack", "" if counts.schools else "off"),
        aria_hidden="true",
    )
