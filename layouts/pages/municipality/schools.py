"""Schools of one municipality by self-diagnosis: those without one first, then the lowest."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from data_sources.answers.municipality.answer import SchoolResult
from data_sources.vocabulary.indicators.description import Unit
from layouts.markup import html
from layouts.markup.element import Element
from layouts.widgets.tables import folding_table
from layouts.widgets.tables.folding_table import Cell, Column, Line, Section
from layouts.wording import numbers, terms

SHOWN: Final = 10
_COLUMNS: Final = (
    Column("Школа"),
    Column("Результат", "number"),
    Column("Уровень"),
    Column("Баллы", "number"),
    Column("Дата", "number"),
)


def draw(schools: Sequence[SchoolResult]) -> Element:
    """The ten that need attention most, the rest to unfold; a sentence where there are none."""
    if not schools:
        return html.P("В реестре нет школ, которые участвуют в проекте.", className="remark")
    shown, rest = schools[:SHOWN], schools[SHOWN:]
    parts: list[Element] = [_table("Школы, которым внимание нужнее всего", shown)]
    if rest:
        count = numbers.counted(len(rest), "школа", "школы", "школ")
        parts.append(
            html.Details(
                [html.Summary(f"Ещё {count}"), _table("Остальные школы", rest)],
                id="schools-rest",
                className="more",
            )
        )
    return html.Div(parts)


def summary(schools: Sequence[SchoolResult]) -> str:
    """«самодиагностики нет у 7 из 11 школ»."""
    if not schools:
        return ""
    whole = numbers.counted(len(schools), "школы", "школ", "школ")
    silent = sum(school.completed_on is None for school in schools)
    if not silent:
        return f"самодиагностика есть у{numbers.NBSP}всех, школ: {len(schools)}"
    return f"самодиагностики нет у{numbers.NBSP}{silent} из{numbers.NBSP}{whole}"


def _table(caption: str, schools: Sequence[SchoolResult]) -> Element:
    sections = [Section(tuple(_line(school) for school in schools))]
    return folding_table.draw(caption, _COLUMNS, sections, "schools")


def _line(school: SchoolResult) -> Line:
    if school.completed_on is None:
        mark = html.Span("не проводилась", className="mark gap no-data")
        gaps = (Cell(numbers.DASH, "absent"),) * 3
        return Line((Cell(school.name), Cell(mark), *gaps))
    level = terms.filter_value("level", school.level) if school.level else "не указан"
    return Line(
        (
            Cell(school.name),
            Cell(html.B(numbers.with_unit(school.percent, Unit.PERCENT))),
            Cell(level, "" if school.level else "absent"),
            Cell(_points(school)),
            Cell(numbers.day(school.completed_on)),
        )
    )


def _points(school: SchoolResult) -> str:
    if school.score is None or school.max_score is None:
        return numbers.DASH
    return f"{numbers.number(school.score)} из{numbers.NBSP}{numbers.number(school.max_score)}"
