"""Scores within a group, said to be so, and the general ones beside them."""

from __future__ import annotations

from typing import Final

from data_sources.question.choices import INDEX
from data_sources.scoring.results import Level, Overview, Row
from data_sources.vocabulary.indicators.description import Direction, Unit
from layouts.markup import html
from layouts.markup.element import Element
from layouts.wording import numbers, terms
from layouts.wording.subject import Subject

NAMED: Final = 6
ID: Final = "scores-in-group"


def draw(overview: Overview, subject: Subject) -> Element:
    """Nothing where no group is asked about, or where nobody scores the indicator."""
    said = sentence(overview, subject)
    rows = general_rows(overview, subject)
    if not said or not rows:
        return html.P(hidden=True)
    items = [html.Li(_general(row, subject)) for row in rows]
    listed = html.Details(
        [html.Summary("Баллы и места среди всех муниципалитетов"), html.Ul(items)],
        open=len(items) <= NAMED,
    )
    return html.Section([html.P(said), listed], id=ID, className="in-group")


def sentence(overview: Overview, subject: Subject) -> str:
    """«Баллы и места — внутри группы «север» …»; empty where no group is asked about."""
    question = overview.scorecard.question
    group = question.filters.group
    if not group or subject.direction is Direction.NEUTRAL or subject.is_region_only:
        return ""
    members = numbers.counted(
        sum(not member.is_regional for member in question.group),
        "муниципалитет",
        "муниципалитета",
        "муниципалитетов",
    )
    return (
        f"Баллы и места{numbers.NBSP}— внутри группы «{terms.group(group)}» ({members}): лучший "
        "в ней получает 100. С баллами без группы их не сравнивают."
    )


def general_rows(overview: Overview, subject: Subject) -> tuple[Row, ...]:
    """Those shown, by place among all, then the region."""
    regional = {m.oktmo for m in overview.vocabulary.registers.municipalities if m.is_regional}
    own = [row for row in overview.general if row.indicator == subject.key]
    places = [row for row in own if row.level is Level.MUNICIPALITY and row.oktmo not in regional]
    ordered = sorted(places, key=lambda row: (row.rank is None, row.rank or 0, row.name))
    return (*ordered, *(row for row in own if row.level is Level.REGION))


def general_of(overview: Overview, subject: Subject, oktmo: str) -> Row | None:
    """The row of one municipality among all."""
    return next((row for row in general_rows(overview, subject) if row.oktmo == oktmo), None)


def amount(row: Row) -> float | None:
    """What is compared: the index itself, of an indicator its score."""
    return row.value if row.indicator == INDEX else row.score


def _general(row: Row, subject: Subject) -> str:
    """«Александровский район — 60,9, 12-е место»."""
    found = amount(row)
    if found is None:
        return f"{row.name}{numbers.NBSP}— без балла"
    said = f"{row.name}{numbers.NBSP}— {numbers.value(found, Unit.POINTS)}"
    if row.level is not Level.MUNICIPALITY:
        return said
    if row.rank is None:
        return f"{said}, {terms.UNRANKED.lower()}"
    return f"{said}, {row.rank}\u2011е{numbers.NBSP}место"
