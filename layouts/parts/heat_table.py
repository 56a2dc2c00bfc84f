"""All indicators of all municipalities shown: numbers first, colour for where to look."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import groupby
from typing import Final

from dash import dcc, html
from dash.development.base_component import Component

from data_sources.filters import INDEX, Filters
from data_sources.naming import name_order
from data_sources.results import Level, Municipality, Reason, Row, Scorecard
from layouts import links, theme, wording
from layouts.parts import detail
from layouts.parts.fifths import Fifths, is_compared
from layouts.parts.subject import Subject, municipal_subjects

MARKS: Final = {
    Reason.NO_DATA: "н/д",
    Reason.ZERO_DENOMINATOR: "дел. 0",
    Reason.NOT_APPLICABLE: "·",
}
Cells = Mapping[tuple[str, Level, str | None], Row]


def row_id(oktmo: str) -> str:
    return f"row-{oktmo}"


def draw(path: str, scorecard: Scorecard) -> Component:
    """The table in its own scrolling box; a column's title shows the indicator on the map."""
    subjects = municipal_subjects()
    question = scorecard.question
    cells: Cells = {(row.indicator, row.level, row.oktmo): row for row in scorecard.rows}
    regional = frozenset(m.oktmo for m in question.shown if m.is_regional)
    fifths = {subject.key: _fifths(scorecard, subject, regional) for subject in subjects}
    return html.Div(
        html.Table(
            [
                html.Caption(
                    "Все показатели по муниципалитетам; внизу суммы", className="visually-hidden"
                ),
                html.Thead([_families(subjects), _titles(path, question.filters, subjects)]),
                html.Tbody(
                    [
                        _municipality(member, question.filters, subjects, cells, fifths)
                        for member in in_order(question.shown, cells)
                    ]
                ),
                html.Tfoot(
                    [
                        _total(row, subjects, cells)
                        for row in scorecard.of(INDEX)
                        if row.level is not Level.MUNICIPALITY
                    ]
                ),
            ],
            className="heat",
        ),
        className="scroller",
        role="region",
        tabIndex="0",
        **theme.aria(label="Все показатели, таблица"),
    )


def in_order(shown: tuple[Municipality, ...], cells: Cells) -> list[Municipality]:
    """By place in the index, then by name; the organisations of the region itself last."""

    def place(member: Municipality) -> tuple[bool, bool, int, str]:
        row = cells.get((INDEX, Level.MUNICIPALITY, member.oktmo))
        rank = row.rank if row else None
        # A regional row may have a place among the others in an odd register; it is last anyway.
        return member.is_regional, rank is None, rank or 0, name_order(member.name)

    return sorted(shown, key=place)


def _fifths(scorecard: Scorecard, subject: Subject, regional: frozenset[str]) -> Fifths:
    return Fifths.of(
        (
            row.value
            for row in scorecard.municipal(subject.key)
            if row.value is not None and is_compared(row, regional)
        ),
        subject.direction,
    )


def _families(subjects: tuple[Subject, ...]) -> Component:
    groups = [
        html.Th(
            wording.FAMILIES[family] if family else "",
            scope="colgroup" if family else None,
            colSpan=len(tuple(members)),
            className="family" if family else "",
        )
        if family
        else html.Td(className="family")
        for family, members in groupby(subjects, key=lambda subject: subject.family)
    ]
    return html.Tr([html.Td(className="corner"), *groups])


def _titles(path: str, filters: Filters, subjects: tuple[Subject, ...]) -> Component:
    return html.Tr(
        [
            html.Th("Муниципалитет", scope="col", className="corner"),
            *(
                html.Th(
                    dcc.Link(
                        subject.short_title,
                        href=links.with_filter(path, filters, i=subject.key),
                        title=f"{subject.title}, {wording.UNITS[subject.unit]}; "
                        f"{wording.BETTER[subject.direction]}",
                    ),
                    scope="col",
                    className=theme.classes(
                        "chosen" if subject.key == filters.i else "", _first(subject, subjects)
                    ),
                )
                for subject in subjects
            ),
        ]
    )


def _first(subject: Subject, subjects: tuple[Subject, ...]) -> str:
    """The class of a column with which a family begins."""
    place = subjects.index(subject)
    begins = place > 0 and subjects[place - 1].family is not subject.family
    return "begins" if begins else ""


def _municipality(
    member: Municipality,
    filters: Filters,
    subjects: tuple[Subject, ...],
    cells: Cells,
    fifths: Mapping[str, Fifths],
) -> Component:
    link = dcc.Link(member.name, href=links.municipality(filters, member.oktmo))
    return html.Tr(
        [
            html.Th(link, scope="row"),
            *(
                _cell(
                    cells.get((subject.key, Level.MUNICIPALITY, member.oktmo)),
                    subject,
                    None if member.is_regional else fifths[subject.key],
                )
                for subject in subjects
            ),
        ],
        id=row_id(member.oktmo),
        className="regional" if member.is_regional else "",
    )


def _total(total: Row, subjects: tuple[Subject, ...], cells: Cells) -> Component:
    return html.Tr(
        [
            html.Th(total.name, scope="row"),
            *(
                _cell(cells.get((subject.key, total.level, total.oktmo)), subject, None)
                for subject in subjects
            ),
        ],
        className=total.level.value,
    )


def _cell(row: Row | None, subject: Subject, fifths: Fifths | None) -> Component:
    if row is None:
        return html.Td(MARKS[Reason.NOT_APPLICABLE], className="gap not-applicable")
    title = f"{subject.title}: {detail.told(row, subject)}"
    if row.value is None:
        reason = row.reason or Reason.NO_DATA
        return html.Td(MARKS[reason], title=title, className=theme.REASON_CLASSES[reason])
    coloured = fifths is not None and not row.small
    place = fifths.place(row.value) if fifths else 0
    return html.Td(
        detail.value_text(row, subject),
        title=title,
        className=theme.fifth_class(place, subject.direction) if coloured else "uncompared",
    )
