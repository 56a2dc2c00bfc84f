"""The coverage month by month beside last year's and the target: a drawing and its table."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import Final

from data_sources.answers.overview.trend import TrendPoint
from data_sources.answers.trainings.answer import TrainingPicture
from data_sources.scoring.results import Question, Row
from data_sources.vocabulary.indicators.description import Unit
from layouts.markup import html, theme
from layouts.markup.element import Element, drawing
from layouts.widgets.ranking import Scale, scale_of
from layouts.wording import numbers, terms

SIDE: Final = 1000
MOST_LABELS: Final = 12
_MONTHS: Final = (
    "янв", "фев", "мар", "апр", "май", "июн", "июл", "авг", "сен", "окт", "ноя", "дек",
)  # fmt: skip
NO_VALUES: Final = "Ни на одну дату периода значения нет."


@dataclass(frozen=True)
class MonthsArea:
    """Days from left to right, percents from the bottom up; without a target it is None.

    After `as_of` there is last year's line alone, as it is known now.
    """

    points: tuple[TrendPoint, ...]
    since: date
    as_of: date
    target: float | None
    scale: Scale

    def x(self, day: date) -> float:
        whole = (self.points[-1].day - self.since).days
        return (day - self.since).days / whole if whole else 1.0

    def y(self, value: float) -> float:
        return value / self.scale.end


def draw(picture: TrainingPicture) -> Element:
    """The lines; a sentence instead where there is no value to draw."""
    points, question = picture.months, picture.question
    row = picture.overview.scorecard.total("training_coverage")
    target = row.target if row else None
    values = [value for point in points for value in (point.value, point.previous)]
    known = [value for value in values if value is not None]
    if not known:
        return html.P(NO_VALUES, className="remark")
    since = max(question.period.start, date(points[0].day.year, points[0].day.month, 1))
    ground = MonthsArea(
        points, since, question.as_of, target, scale_of([*known, *((target,) if target else ())])
    )
    last_year = _last_year_in_words(ground, row)
    return html.Div(
        [
            _key(ground, question, last_year),
            html.Div(
                [
                    html.Div(
                        drawing(svg(ground, in_words(points))),
                        className="curves",
                    ),
                    *_scale(ground),
                    html.Ul([_dot(point, ground) for point in points if point.value is not None]),
                ],
                className="growth",
            ),
            html.Details(
                [html.Summary("Таблица"), _table(ground, last_year)],
                id="numbers-months",
                className="numbers",
            ),
        ],
        className="growth-chart",
    )


def in_words(points: Sequence[TrendPoint]) -> str:
    """What the drawing shows, for those who do not see it."""
    known = [point for point in points if point.value is not None]
    if not known:
        return "Охват по месяцам: значения есть только за прошлый год, числа в таблице."
    said = "; ".join(
        f"{numbers.day(point.day)}{numbers.NBSP}— {_percent(point.value)}"
        for point in dict.fromkeys((known[0], known[-1]))
    )
    last = known[-1]
    before = f", годом раньше {_percent(last.previous)}" if last.previous is not None else ""
    return f"Охват по месяцам: {said}{before}. Все числа в таблице под рисунком."


def svg(ground: MonthsArea, title: str) -> str:
    """Grid, target, last year's line and this year's; parted where a value is missing."""
    grid = "".join(
        f'<path class="rule" d="M0 {_down(ground, tick)}H{SIDE}"/>' for tick in ground.scale.ticks
    )
    goal = (
        f'<path class="aim" d="M0 {_down(ground, ground.target)}H{SIDE}"/>'
        if ground.target is not None
        else ""
    )
    was = "".join(
        _lines(ground, [(point.day, point.previous) for point in points], "was-line")
        for points in _by_reporting_date(ground)
    )
    now = _lines(ground, [(point.day, point.value) for point in ground.points], "now-line")
    # The title is made of dates and numbers alone: nothing in it is anybody's text.
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {SIDE} {SIDE}" role="img" '
        f'preserveAspectRatio="none" focusable="false"><title>{title}</title>'
        f"{grid}{goal}{was}{now}</svg>"
    )


def _lines(ground: MonthsArea, values: Sequence[tuple[date, float | None]], name: str) -> str:
    runs = (
        [
            f"{ground.x(day) * SIDE:.0f},{_down(ground, value)}"
            for day, value in run
            if value is not None
        ]
        for is_known, run in groupby(values, key=lambda pair: pair[1] is not None)
        if is_known
    )
    # A line of one point is drawn as a dot.
    drawn = (run * 2 if len(run) == 1 else run for run in runs)
    return "".join(f'<polyline class="{name}" points="{" ".join(run)}"/>' for run in drawn)


def _by_reporting_date(ground: MonthsArea) -> tuple[list[TrendPoint], list[TrendPoint]]:
    """The points by `as_of` and those after it: late facts are in the latter, so no line joins
    them.
    """
    by, after = list[TrendPoint](), list[TrendPoint]()
    for point in ground.points:
        (by if point.day <= ground.as_of else after).append(point)
    return by, after


def _down(ground: MonthsArea, value: float) -> str:
    """From the top, as SVG counts."""
    return f"{(1 - ground.y(value)) * SIDE:.1f}"


def _percent(value: float | None) -> str:
    return terms.NO_VALUE if value is None else numbers.with_unit(value, Unit.PERCENT)


def _dot(point: TrendPoint, ground: MonthsArea) -> Element:
    before = f"годом раньше {_percent(point.previous)}"
    told = f"{numbers.day(point.day)}: {_percent(point.value)}, {before}"
    return html.Li(
        html.Span(told, className="visually-hidden"),
        title=told,
        style={
            "left": theme.percent(ground.x(point.day)),
            "bottom": theme.percent(ground.y(point.value or 0.0)),
        },
    )


def _scale(ground: MonthsArea) -> Iterator[Element]:
    ticks = [
        html.Span(numbers.number(tick, 2), style={"bottom": theme.percent(ground.y(tick))})
        for tick in ground.scale.ticks
    ]
    yield html.Div(ticks, className="up", aria_hidden="true")
    ends = _by_month(ground.points)
    step = math.ceil(len(ends) / MOST_LABELS)
    labels = [
        html.Span(_MONTHS[day.month - 1], style={"left": theme.percent(ground.x(day))})
        for day in ends[::-1][::step]
    ]
    yield html.Div(labels, className="along", aria_hidden="true")


def _by_month(points: Sequence[TrendPoint]) -> list[date]:
    """The last of the days in each month."""
    return list({(point.day.year, point.day.month): point.day for point in points}.values())


def _last_year_in_words(ground: MonthsArea, row: Row | None) -> str:
    """What last year's line is, at its days and after them."""
    if row is None or row.previous_then is None:
        return f"годом раньше, {terms.WITH_LATE}"
    then = f"годом раньше, {terms.SEEN_THEN}"
    _, after = _by_reporting_date(ground)
    return f"{then}; дальше {terms.WITH_LATE}" if after else then


def _key(ground: MonthsArea, question: Question, last_year: str) -> Element:
    marks = [
        html.Span([html.I(className="stroke now-line"), terms.period(question.period)]),
        html.Span([html.I(className="stroke was-line"), last_year]),
    ]
    if ground.target is not None:
        goal = numbers.compact(ground.target, Unit.PERCENT)
        marks.append(html.Span([html.I(className="stroke aim"), f"{terms.TARGET} {goal}"]))
    return html.P(marks, className="key")


def _table(ground: MonthsArea, last_year: str) -> Element:
    titles = ("На дату", "Охват", last_year.capitalize())
    rows = [
        html.Tr(
            [
                html.Th(numbers.day(point.day), scope="row"),
                html.Td(_percent(point.value)),
                html.Td(_percent(point.previous)),
            ]
        )
        for point in ground.points
    ]
    return html.Table(
        [
            html.Caption("Охват ПК по месяцам, нарастающим итогом", className="visually-hidden"),
            html.Thead(html.Tr([html.Th(title, scope="col") for title in titles])),
            html.Tbody(rows),
        ]
    )
