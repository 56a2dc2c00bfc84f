"""Assignments month by month: taken, done, overdue at its end; last year's pale beside them."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from typing import Final

from data_sources.answers.decisions.answer import DecisionsPicture
from data_sources.answers.decisions.execution import FlowMonth, MonthlyFlow
from data_sources.question.periods import parse_period
from data_sources.question.request import Request
from layouts.frame import links
from layouts.markup import html, theme
from layouts.markup.element import Element, drawing
from layouts.wording import numbers, terms

SIDE: Final = 1000
MOST_LABELS: Final = 12
NO_MONTHS: Final = "Период ещё не начался."
_MONTHS: Final = (
    "янв", "фев", "мар", "апр", "май", "июн", "июл", "авг", "сен", "окт", "ноя", "дек",
)  # fmt: skip
_OF: Final[tuple[tuple[str, str, Callable[[MonthlyFlow], int]], ...]] = (
    ("taken", "Дано поручений", lambda flow: flow.taken),
    ("done", "Исполнено", lambda flow: flow.done),
    ("overdue", "Просрочено на конец месяца", lambda flow: flow.overdue),
)


def draw(picture: DecisionsPicture, path: str) -> Element:
    """Three rows of bars on scales of their own, and the numbers as a table."""
    months = picture.execution.flow
    question = picture.question
    if not months:
        return html.P(NO_MONTHS, className="remark")
    return html.Div(
        [
            html.P(
                [
                    html.Span([html.I(className="swatch now-bar"), terms.period(question.period)]),
                    html.Span([html.I(className="swatch was-bar"), "годом раньше"]),
                ],
                className="key",
            ),
            html.Div([_bars(months, *each) for each in _OF], className="flows"),
            html.Details(
                [html.Summary("Таблица"), _table(months, path, picture.request)],
                id="numbers-flow",
                className="numbers",
            ),
        ]
    )


def _bars(
    months: Sequence[FlowMonth], key: str, title: str, amount: Callable[[MonthlyFlow], int]
) -> Element:
    values = [(month, amount(month.now), amount(month.before)) for month in months]
    greatest = max(1, *(value for _, now, before in values for value in (now, before)))
    last = values[-1]
    peak = html.Span(numbers.number(greatest, 0), className="peak", aria_hidden="true")
    step = math.ceil(len(values) / MOST_LABELS)
    labels = [
        html.Span(_MONTHS[month.day.month - 1] if place % step == 0 else "")
        for place, (month, _, _) in enumerate(reversed(values))
    ]
    return html.Figure(
        [
            html.Figcaption(
                [
                    f"{title}: ",
                    html.B(numbers.number(last[1], 0)),
                    f" ({_label(last[0])}), годом раньше {numbers.number(last[2], 0)}",
                ]
            ),
            html.Div(
                [
                    html.Div(
                        drawing(svg(title, values, greatest)),
                        className="drawn",
                    ),
                    peak,
                ],
                className="bars",
            ),
            html.Div(labels[::-1], className="along", aria_hidden="true"),
        ],
        className=theme.classes("flow-bars", key),
    )


def svg(title: str, values: Sequence[tuple[FlowMonth, int, int]], greatest: int) -> str:
    """Two bars for a month, last year's first; each names its numbers on hover."""
    wide = SIDE / len(values)
    # The words are ours, dates and numbers alone: nothing in it is anybody's text.
    bars = "".join(
        f"<g><title>{_label(month)}: {now}, годом раньше {before}</title>"
        f'<rect class="room" x="{place * wide:.1f}" y="0" width="{wide:.1f}" height="{SIDE}"/>'
        f"{_bar('was-bar', (place + 0.14) * wide, wide * 0.34, before / greatest)}"
        f"{_bar('now-bar', (place + 0.52) * wide, wide * 0.34, now / greatest)}</g>"
        for place, (month, now, before) in enumerate(values)
    )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {SIDE} {SIDE}" role="img" '
        f'preserveAspectRatio="none" focusable="false"><title>{title} по месяцам: все числа в '
        f"таблице под рисунком</title>{bars}</svg>"
    )


def _bar(name: str, left: float, width: float, share: float) -> str:
    return (
        f'<rect class="{name}" x="{left:.1f}" y="{(1 - share) * SIDE:.1f}" '
        f'width="{width:.1f}" height="{share * SIDE:.1f}"/>'
    )


def _label(month: FlowMonth) -> str:
    return f"{_MONTHS[month.day.month - 1]} {month.day.year}"


def _table(months: Sequence[FlowMonth], path: str, request: Request) -> Element:
    head = [html.Th("Месяц", scope="col")]
    for _, title, _ in _OF:
        head += [html.Th(title, scope="col"), html.Th("годом раньше", scope="col")]
    rows = [
        html.Tr(
            [
                html.Th(_month(month, path, request), scope="row"),
                *(
                    html.Td(numbers.number(amount(flow), 0))
                    for _, _, amount in _OF
                    for flow in (month.now, month.before)
                ),
            ]
        )
        for month in months
    ]
    caption = html.Caption("Поручения по месяцам", className="visually-hidden")
    table = html.Table([caption, html.Thead(html.Tr(head)), html.Tbody(rows)])
    return html.Div(
        table,
        className="scroller",
        role="region",
        tabIndex="0",
        aria_label="Поручения по месяцам, таблица",
    )


def _month(month: FlowMonth, path: str, request: Request) -> Element:
    name = f"{month.day:%Y-%m}"
    period = parse_period(f"{name}..{name}")
    if period is None:
        return html.Span(_label(month))
    address = links.page(path, request.without("page").changed(period=period))
    return html.Link(_label(month), href=address, title="Показать только этот месяц")
