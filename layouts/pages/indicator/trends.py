"""One indicator over time: two charts, each with its key and the same numbers as a table."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

import plotly.graph_objects as go
from babel.dates import format_date
from dash import dcc

from data_sources.answers.indicator.answer import IndicatorPicture
from data_sources.answers.overview.trend import TrendPoint
from data_sources.question.choices import INDEX
from data_sources.question.periods import Period
from data_sources.scoring.results import Question
from data_sources.vocabulary.indicators.versions import Version
from layouts.markup import html, theme
from layouts.markup.element import Element, island
from layouts.pages.indicator import trend_marks
from layouts.pages.indicator.figures import look, trend
from layouts.pages.indicator.figures.trend import Trend
from layouts.widgets import picture
from layouts.wording import numbers, terms, versions
from layouts.wording.headline import about
from layouts.wording.subject import Subject

WHY_INDEX_HAS_NO_MONTHS = (
    "По месяцам индекс не показан: балл сравнивает с лучшим муниципалитетом того же дня, "
    "и от месяца к месяцу линия говорила бы о том, как двигался лучший, а не тот, о ком вопрос."
)
NO_VALUES = "Ни на одну из этих дат значения нет."


def draw(asked: IndicatorPicture, subject: Subject) -> Element:
    """By month of the period, and by year on the same day."""
    scorecard = asked.overview.scorecard
    question = scorecard.question
    row = scorecard.total(subject.key)
    name = about(question) or (row.name if row else "")
    target = row.target if row else None
    unit = terms.UNITS[subject.unit]
    changed = (
        versions.changed_between(subject, question.period.start, question.as_of)
        if question.as_of >= question.period.start
        else ()
    )
    days = tuple(version.valid_from for version in changed)
    marks = trend_marks.of(asked, subject)
    months = Trend(name, subject, asked.by_month, target, days, marks)
    years = Trend(name, subject, asked.by_year, target)
    by_month = _Chart(
        "months",
        "По месяцам",
        f"на конец каждого месяца периода, {unit}",
        months,
        trend.by_month,
        _key_of_months(months, question.period, changed),
        trend_marks.key(marks),
    )
    by_year = _Chart(
        "years",
        "По годам",
        f"на {_day_and_month(question.as_of)}, {unit}",
        years,
        trend.by_year,
        _key_of_years(years),
    )
    instead = _why_no_months(question, subject)
    return html.Section(
        [_panel(by_month, instead), _panel(by_year, "")],
        className=theme.classes("trends", "without-months" if instead else ""),
    )


@dataclass(frozen=True)
class _Chart:
    """A trend with its heading, how it is drawn, and what the marks of the drawing mean."""

    anchor: str
    title: str
    remark: str
    trend: Trend
    figure: Callable[[Trend], go.Figure]
    key: Element
    marks: Sequence[Element] = ()


def _panel(chart: _Chart, instead: str) -> Element:
    """The chart, or in its place a sentence why there is none."""
    told = chart.trend
    if instead or told.is_empty:
        content: list[Element] = [html.P(instead or NO_VALUES, className="remark")]
    else:
        content = [
            picture.figure(
                f"{chart.title}. {told.subject.title}, {chart.remark}",
                chart.key,
                html.Div(
                    island(
                        dcc.Graph(
                            figure=chart.figure(told),
                            config=look.config(),
                            responsive=True,
                            className="chart",
                        )
                    ),
                    role="img",
                    aria_label=f"График {chart.title.lower()}. {in_words(told)}",
                ),
                *chart.marks,
            ),
            html.Details(
                [html.Summary("Таблица"), _table(told)],
                id=f"numbers-{chart.anchor}",
                className="numbers",
            ),
        ]
    heading = html.H2([chart.title, " ", html.Small(chart.remark)])
    return html.Div([heading, *content], className="panel trend")


def in_words(told: Trend) -> str:
    """From the first to the last known value: what a chart says to those who do not see it."""
    known = [(point.day, point.value) for point in told.points if point.value is not None]
    if not known:
        return "Значений нет, есть только прошлогодние; числа в таблице под графиком."
    ends = [known[0], known[-1]] if len(known) > 1 else known
    said = ", ".join(
        f"{numbers.day(day)}{numbers.NBSP}— {numbers.with_unit(value, told.subject.unit)}"
        for day, value in ends
    )
    return f"{told.name}: {said}; все числа в таблице под графиком."


def _why_no_months(question: Question, subject: Subject) -> str:
    if question.as_of < question.period.start:
        return f"На {numbers.day(question.as_of)} этот период ещё не начался."
    return WHY_INDEX_HAS_NO_MONTHS if subject.key == INDEX else ""


def _day_and_month(day: date) -> str:
    return format_date(day, "d MMMM", locale=numbers.LOCALE).replace(" ", numbers.NBSP)


def _key_of_months(told: Trend, period: Period, changed: Sequence[Version]) -> Element:
    marks = [
        html.Span([html.I(className="stroke now-line"), terms.period(period)]),
        html.Span([html.I(className="stroke was-line"), "годом раньше"]),
    ]
    marks.extend(_key_of_target(told, ""))
    marks.extend(
        html.Span(
            [
                html.I(className="stroke changed-line"),
                f"с{numbers.NBSP}{numbers.day(version.valid_from)} считают иначе "
                f"(версия{numbers.NBSP}{version.number})",
            ],
            title=version.changed,
        )
        for version in changed
    )
    return html.P(marks, className="key")


def _key_of_years(told: Trend) -> Element:
    marks = list(_key_of_target(told, " этого периода"))
    return html.P(marks, className="key", hidden=not marks)


def _key_of_target(told: Trend, of_what: str) -> Iterator[Element]:
    if told.target is not None:
        goal = numbers.compact(told.target, told.subject.unit)
        yield html.Span([html.I(className="stroke goal-line"), f"{terms.TARGET}{of_what} {goal}"])


def _cells(point: TrendPoint, subject: Subject) -> Sequence[str]:
    return (
        numbers.day(point.day),
        _cell(point.value, subject),
        _cell(point.previous, subject),
        numbers.change(point.value, point.previous, subject.unit) or numbers.DASH,
    )


def _cell(value: float | None, subject: Subject) -> str:
    return terms.NO_VALUE if value is None else numbers.with_unit(value, subject.unit)


def _table(told: Trend) -> Element:
    titles = ("На дату", "Значение", "Годом раньше", "Изменение")
    lines = [_cells(point, told.subject) for point in told.points]
    return html.Table(
        [
            html.Thead(html.Tr([html.Th(title, scope="col") for title in titles])),
            html.Tbody(
                [
                    html.Tr([html.Th(first, scope="row"), *(html.Td(text) for text in rest)])
                    for first, *rest in lines
                ]
            ),
        ]
    )
