"""How what is on the page is known: source, moment, version, method."""

from __future__ import annotations

from collections.abc import Sequence

from data_sources.scoring.results import Overview
from layouts.markup import html
from layouts.markup.element import Element
from layouts.widgets import passport, picture
from layouts.wording import numbers, terms
from layouts.wording.subject import Subject


def draw(overview: Overview, clock_text: str, subject: Subject, *more: str) -> Element:
    """The line of origin, `more` in it, and the passport of the indicator on the map."""
    return html.Footer(
        [
            origin(overview, clock_text, *more),
            html.Details(
                [
                    html.Summary(["Как это посчитано: ", subject.title]),
                    passport.draw(subject),
                ],
                id="method",
                className="method",
            ),
        ]
    )


def origin(overview: Overview, clock_text: str, *more: str) -> Element:
    """Source, reporting date, moment of knowledge, version of the data, as a paragraph."""
    return html.P(origin_line(overview, clock_text, *more), className="origin")


def origin_line(overview: Overview, clock_text: str, *more: str) -> Sequence[Element | str]:
    """The same within a line of something else."""
    question = overview.scorecard.question
    known = terms.known(question.filters)
    said = [f"отчётная дата {numbers.day(question.as_of)}", known or "по последним сведениям"]
    if not known:
        changed = [f"база изменена {clock_text}"] if clock_text else []
        said += [*changed, f"версия данных {overview.provenance.data_version}"]
    moment = html.Span(" · ".join((*said, *more)), className="moment")
    return [picture.SOURCE, " · ", moment]
