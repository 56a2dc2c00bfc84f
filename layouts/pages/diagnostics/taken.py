"""The diagnostics that most people took in the period, and in how many deficits were found."""

from __future__ import annotations

from data_sources.answers.diagnostics.answer import DiagnosticsPicture, Results
from data_sources.question.request import Request
from data_sources.row_tables.records.diagnostics import DiagnosticRow
from layouts.markup import html, theme
from layouts.markup.element import Element
from layouts.wording import numbers
from layouts.wording.subjects import diagnostic_words as words


def draw(picture: DiagnosticsPicture, path: str) -> Element:
    """Bars as long as there are participants, the first part of each those with a deficit."""
    request = picture.request
    if not picture.most:
        is_narrowed = request.filters.audience is not None or bool(request.filters.q)
        whose = "подходящих под условия списка диагностик" if is_narrowed else "диагностик"
        return html.P(f"Результатов {whose} за период нет.", className="remark nothing")
    longest = picture.most[0].participants
    return html.Div(
        [
            html.Ul(
                [html.Li(_bar(path, request, row, longest)) for row in picture.most],
                className="taken",
            ),
            html.P(
                [
                    html.I(className="sample deficit", aria_hidden="true"),
                    " выявлен дефицит, ",
                    html.I(className="sample without", aria_hidden="true"),
                    " не выявлен; длина полосы — число участников",
                ],
                className="remark",
            ),
        ]
    )


def _bar(path: str, request: Request, row: DiagnosticRow, longest: int) -> Element:
    results = Results(row.participants, row.with_deficit)
    without = max(0, row.participants - row.with_deficit)
    inside = [
        html.Span(row.title, className="name"),
        html.Span(
            [
                html.I(
                    style={"width": theme.percent(min(row.with_deficit, longest), longest)},
                    className="deficit",
                ),
                html.I(style={"width": theme.percent(without, longest)}, className="without"),
            ],
            className="taken-lane",
            aria_hidden="true",
        ),
        html.Span(
            [
                html.B(f"{numbers.number(row.with_deficit, 0)} из{numbers.NBSP}"),
                numbers.counted(row.participants, *words.OF_PARTICIPANTS),
                f", {words.share(results)}",
            ],
            className="figures-of",
        ),
    ]
    q = words.searched(row.code)
    if q is None:
        return html.Div(inside, className="taken-row")
    return html.Link(
        inside,
        href=words.narrowed(path, request, request.filters.audience, q),
        className="taken-row",
        title="Показать в списке",
    )
