"""Indicators that only the region has: a strip of figures."""

from __future__ import annotations

from data_sources.question.request import Request
from data_sources.scoring.results import Level, Row, Scorecard
from layouts.frame import links
from layouts.markup import html, theme
from layouts.markup.element import Element
from layouts.wording import changing, numbers, terms
from layouts.wording.indicators import detail
from layouts.wording.subject import Subject, regional_subjects


def draw(path: str, request: Request, scorecard: Scorecard) -> Element:
    """Each figure with its parts, its target and its change."""
    rows = {
        row.indicator: row for row in scorecard.rows if row.level is Level.REGION and row.indicator
    }
    figures = [
        _figure(path, request, subject, rows[subject.key])
        for subject in regional_subjects()
        if subject.key in rows
    ]
    return html.Section(
        [html.H2("Только по региону"), html.Dl(figures, className="figures")],
        className="panel strip",
        hidden=not figures,
    )


def _figure(path: str, request: Request, subject: Subject, row: Row) -> Element:
    said = [detail.counted_text(row, subject), detail.target_text(row, subject)]
    change = changing.of(row, subject)
    said.append(change.sentence if change else None)
    status = detail.status_text(row, subject) if row.target is not None else ""
    sign = terms.status_sign(row)
    return html.Div(
        [
            html.Dt(html.Link(subject.title, href=links.with_filter(path, request, i=subject.key))),
            html.Dd(
                [
                    html.B(
                        numbers.with_unit(row.value, subject.unit)
                        if row.value is not None
                        else detail.reason_words(row)
                    ),
                    html.Span(f" {sign} {status}" if sign else "", className="verdict"),
                ],
                className="missing" if row.value is None else "",
            ),
            html.Dd("; ".join(part for part in said if part), className="sub"),
        ],
        className=theme.classes("figure", theme.STATUS_CLASSES[row.verdict]),
    )
