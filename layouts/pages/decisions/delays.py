"""By how many days assignments are late, and by how many their terms were moved."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from data_sources.answers.decisions.answer import DecisionsPicture
from data_sources.answers.decisions.execution import Delays, Execution
from data_sources.question.request import Request
from layouts.markup import html, theme
from layouts.markup.element import Element
from layouts.pages.decisions import workload
from layouts.wording import numbers
from layouts.wording.subjects import decision_words

_RANGES: Final = (
    ("1–7 дней", 1, 7),
    ("8–14 дней", 8, 14),
    ("15–30 дней", 15, 30),
    ("31–90 дней", 31, 90),
    ("больше 90 дней", 91, None),
)
NOT_LATE: Final = "Опозданий нет: ни просроченных, ни исполненных после срока."
NOT_MOVED: Final = "Сроки не переносились."


def draw(picture: DecisionsPicture, path: str) -> Element:
    """The delays in words and by ranges, then the moved terms by owner."""
    execution = picture.execution
    request = picture.request
    if not execution.overdue.count + execution.late.count:
        return html.Div([html.P(NOT_LATE, className="remark"), *_moved(execution, path, request)])
    return html.Div(
        [
            html.P(told(execution), className="told"),
            _table(execution),
            *_moved(execution, path, request),
        ]
    )


def told(execution: Execution) -> str:
    """«Просрочены 6: медиана 130 дней, наибольшее опоздание 175 дней.»"""
    parts = (
        ("Просрочено", execution.overdue),
        ("Исполнено с опозданием", execution.late),
    )
    return " ".join(f"{title}{numbers.NBSP}— {_of(delays)}." for title, delays in parts)


def _of(delays: Delays) -> str:
    count = numbers.number(delays.count, 0)
    if delays.median is None or delays.longest is None:
        return count
    middle, longest = decision_words.some_days(delays.median), decision_words.days(delays.longest)
    return f"{count}: медиана {middle}, наибольшее опоздание {longest}"


def _table(execution: Execution) -> Element:
    counts = [
        (title, execution.overdue.between(least, most), execution.late.between(least, most))
        for title, least, most in _RANGES
    ]
    greatest = max(overdue + late for _, overdue, late in counts)
    rows = [
        html.Tr(
            [
                html.Th(title, scope="row"),
                html.Td(_bar(overdue, late, greatest), className="bar-cell"),
                html.Td(numbers.number(overdue, 0)),
                html.Td(numbers.number(late, 0)),
            ]
        )
        for title, overdue, late in counts
    ]
    head = (
        html.Th("Опоздание", scope="col"),
        html.Td(),
        html.Th([html.I(className="swatch overdue"), " просрочено"], scope="col"),
        html.Th([html.I(className="swatch late"), " исполнено позже"], scope="col"),
    )
    return html.Table(
        [
            html.Caption("Поручения по дням опоздания", className="visually-hidden"),
            html.Thead(html.Tr(head)),
            html.Tbody(rows),
        ],
        className="delays",
    )


def _bar(overdue: int, late: int, greatest: int) -> Element:
    return html.Span(
        [
            html.Span(className=name, style={"width": theme.percent(count, greatest)})
            for name, count in (("overdue", overdue), ("late", late))
            if count
        ],
        className="delay-bar",
        aria_hidden="true",
    )


def _moved(execution: Execution, path: str, request: Request) -> Iterator[Element]:
    yield html.H3("Перенесённые сроки")
    if not execution.moved:
        yield html.P(NOT_MOVED, className="remark")
        return
    mean = workload.moved_by(execution.moved_days / execution.moved)
    count = numbers.counted(execution.moved, "поручения", "поручений", "поручений")
    yield html.P(f"Срок перенесён у{numbers.NBSP}{count}, {mean}.", className="told")
    yield html.Ul(
        [
            html.Li(
                [
                    workload.owner(load, path, request),
                    f"{numbers.NBSP}— {numbers.number(load.moved, 0)}, ",
                    workload.moved_by(load.moved_mean or 0.0),
                ]
            )
            for load in execution.movers
        ],
        className="movers",
    )
