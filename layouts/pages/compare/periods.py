"""The asked period beside the same one a year and two years earlier, by the same day."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from data_sources.answers.compare.answer import ComparePicture, PeriodColumn
from data_sources.question.choices import INDEX
from data_sources.question.periods import parse_period
from data_sources.question.request import Request
from data_sources.scoring.results import Row
from data_sources.vocabulary.indicators.description import Direction, Family
from data_sources.vocabulary.reasons import Reason
from layouts.frame import links
from layouts.markup import html, theme
from layouts.markup.element import Element
from layouts.widgets.comparisons.table import below, best_mark, change_mark, missing
from layouts.widgets.tables import folding_table
from layouts.widgets.tables.folding_table import Cell, Column, Line, Section
from layouts.wording import numbers, terms
from layouts.wording.indicators import detail
from layouts.wording.subject import Subject, municipal_subjects, regional_subjects

BEST = "★ лучше всего"
PRINTED_DECIMALS = 1


def draw(picture: ComparePicture, path: str) -> Element:
    """The table; the head of an earlier period leads to it."""
    request = picture.request
    columns = picture.periods
    found = [told for told in _subjects() if _is_told(told, columns)]
    families = groupby(found, key=lambda told: told.family)
    return html.Div(
        [
            folding_table.draw(
                f"{picture.whose}: период рядом с прошлыми",
                (
                    Column("Показатель"),
                    *(_column(column, request, path) for column in columns),
                ),
                [
                    Section(
                        tuple(_line(told, columns, request) for told in members),
                        terms.FAMILIES[family] if family else "",
                    )
                    for family, members in families
                ],
                "side-by-side periods",
            ),
            html.P(
                f"Каждый период взят по один и тот же день года. {BEST}{numbers.NBSP}— лучшее "
                "значение из показанных. ▲ и ▼ в столбце — изменение к столбцу правее. Место — "
                "среди муниципалитетов того же дня. Цели у прошлых периодов свои, поэтому оценка "
                "стоит только у выбранного.",
                className="remark how",
            ),
        ]
    )


def _subjects() -> list[Subject]:
    order = list(Family)
    every = (*municipal_subjects(), *regional_subjects())
    return sorted(every, key=lambda told: -1 if told.family is None else order.index(told.family))


def _is_told(told: Subject, columns: Sequence[PeriodColumn]) -> bool:
    """An indicator that the place cannot have is no line of it."""
    rows = [column.rows.get(told.key) for column in columns]
    return any(row is not None and row.reason is not Reason.NOT_APPLICABLE for row in rows)


def _column(column: PeriodColumn, request: Request, path: str) -> Column:
    title = terms.period(column.period)
    day = f"на {numbers.day(column.as_of)}"
    period = parse_period(column.period.text)
    head: str | Element = title
    if period is not None and period != request.filters.period:
        head = html.Link(title, href=links.page(path, request.changed(period=period)))
    return Column(f"{title}, {day}", "place", html.Span([head, html.Small(day, className="fact")]))


def _line(told: Subject, columns: Sequence[PeriodColumn], request: Request) -> Line:
    rows = [column.rows.get(told.key) for column in columns]
    best = _best(rows, told)
    earlier: list[Row | None] = [*rows[1:], None]
    cells = [
        _cell(row, before, told, column, is_best=place in best)
        for place, (row, before, column) in enumerate(zip(rows, earlier, columns, strict=True))
    ]
    title = html.Link(
        told.title,
        href=links.indicator(request, told.key),
        title=f"{terms.UNITS[told.unit]}; {terms.BETTER[told.direction]}",
    )
    return Line((Cell(title), *cells), "chosen" if request.filters.i == told.key != INDEX else "")


def _best(rows: Sequence[Row | None], told: Subject) -> set[int]:
    if told.direction is Direction.NEUTRAL:
        return set()
    # As printed: a mark between two equal numbers would explain nothing.
    values = {
        place: round(row.value, PRINTED_DECIMALS)
        for place, row in enumerate(rows)
        if row is not None and row.value is not None and row.is_comparable
    }
    if len(set(values.values())) < 2:
        return set()
    best = max(values.values()) if told.direction is Direction.UP else min(values.values())
    return {place for place, value in values.items() if value == best}


def _cell(
    row: Row | None, before: Row | None, told: Subject, column: PeriodColumn, *, is_best: bool
) -> Cell:
    if row is None or row.value is None:
        return missing(row, told)
    facts: list[Element] = []
    mark = change_mark(row.value, before.value if before else None, told)
    if mark is not None:
        facts.append(mark)
    counted = detail.counted_text(row, told)
    if counted:
        facts.append(html.Span(counted, className="fact"))
    if row.rank is not None:
        ranked = column.ranked.get(told.key, 0)
        facts.append(
            html.Span(f"{terms.PLACE} {row.rank} из{numbers.NBSP}{ranked}", className="fact")
        )
    sign = numbers.UNIT_SIGNS[told.unit]
    unit = (html.Small(f"{numbers.NBSP}{sign}"),) if sign else ()
    return Cell(
        (
            html.B(detail.value_text(row, told)),
            *unit,
            *(best_mark(BEST) if is_best else ()),
            *below(facts),
        ),
        theme.classes("best" if is_best else "", "small-base" if row.small else ""),
        detail.told(row, told),
    )
