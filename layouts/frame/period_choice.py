"""The choice of a period in every grammar that an address knows: years, quarters, months."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby
from typing import Final

import dash_bootstrap_components as dbc

from data_sources.question.periods import FIRST_YEAR, LAST_YEAR, Period, PeriodKind
from data_sources.question.request import Request
from layouts.markup import html
from layouts.markup.element import Element, island
from layouts.widgets import filter_fields
from layouts.widgets.filter_fields import Option
from layouts.wording import terms

FROM: Final = "period-from"
TO: Final = "period-to"
HINT: Final = "period-hint"
HEADINGS: Final = {
    PeriodKind.SCHOOL_YEAR: "Учебные годы",
    PeriodKind.YEAR: "Календарные годы",
    PeriodKind.QUARTER: "Кварталы",
    PeriodKind.MONTHS: "Месяцы",
}


def draw(request: Request, offered: Iterable[Period]) -> Element:
    """The list of periods, and two months for what is not in it."""
    return html.Div(
        [
            filter_fields.labelled(
                "period", filter_fields.select("period", request, _options(request, offered))
            ),
            _months(request),
        ],
        className="period-choice",
    )


def drawn(request: Request) -> dict[str, str]:
    """Name -> text of the fields for months; together they make a period of the address."""
    period = request.filters.period
    if period.kind is not PeriodKind.MONTHS:
        return {FROM: "", TO: ""}
    return {FROM: f"{period.start:%Y-%m}", TO: f"{period.end:%Y-%m}"}


def _options(request: Request, offered: Iterable[Period]) -> list[Option]:
    default = request.filters.default_period
    kinds = tuple(HEADINGS)
    others = sorted(
        {*offered, request.filters.period} - {default},
        key=lambda period: (kinds.index(period.kind), -period.start.toordinal()),
    )
    options = [filter_fields.option(terms.period(default), "")]
    for kind, periods in groupby(others, key=lambda period: period.kind):
        options.append(filter_fields.heading(HEADINGS[kind], f"kind:{kind.value}"))
        options.extend(
            filter_fields.option(terms.period(period), period.text) for period in periods
        )
    return options


def _months(request: Request) -> Element:
    texts = drawn(request)
    return html.Details(
        [
            html.Summary("другие месяцы…"),
            html.Div(
                [
                    _month("С месяца", FROM, texts[FROM]),
                    _month("По месяц", TO, texts[TO]),
                    html.P("Оба месяца входят в период.", className="remark"),
                    html.P(id=HINT, className="hint", role="alert"),
                    # A field is heard when it is left, and to press a button is to leave it.
                    html.Button("Показать", type="button", className="plain"),
                ],
                className="sheet",
            ),
        ],
        id="menu-months",
        className="menu months",
    )


def _month(title: str, name: str, text: str) -> Element:
    field = island(
        dbc.Input(
            id=filter_fields.identity(name),
            type="month",
            value=text,
            min=f"{FIRST_YEAR}-01",
            max=f"{LAST_YEAR}-12",
            # Where a browser has no field for months it is one for text.
            placeholder="2025-09",
            debounce=True,
        )
    )
    return filter_fields.named(title, field, "month")
