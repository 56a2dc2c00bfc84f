"""Indicators × chosen municipalities: value, change, place, status; the best has a mark."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Final

from data_sources.answers.compare.answer import ComparePicture
from data_sources.question.choices import INDEX
from data_sources.question.request import Request
from data_sources.scoring.results import Municipality, Row, Status
from data_sources.vocabulary.indicators.description import Unit
from data_sources.vocabulary.reasons import Reason
from layouts.frame import links
from layouts.markup import html, theme
from layouts.markup.element import Element
from layouts.widgets.comparisons.best import SideBySide, side_by_side
from layouts.widgets.tables import folding_table
from layouts.widgets.tables.folding_table import Cell, Column, Line, Section
from layouts.wording import changing, numbers, terms
from layouts.wording.indicators import detail
from layouts.wording.subject import Subject

BEST: Final = "★ лучше всех"


def draw(picture: ComparePicture, path: str) -> Element:
    """The table; a title leads to the indicator, a name to its municipality."""
    request = picture.request
    families = groupby(side_by_side(picture), key=lambda line: line.subject.family)
    return html.Div(
        [
            folding_table.draw(
                "Показатели выбранных муниципалитетов рядом",
                _columns(picture, request, path),
                [
                    Section(
                        tuple(_line(line, picture, request) for line in lines),
                        terms.FAMILIES[family] if family else "",
                    )
                    for family, lines in families
                ],
                "side-by-side",
            ),
            html.P(
                f"{BEST}{numbers.NBSP}— лучшее значение среди выбранных; при равных значениях "
                f"отмечены все, кто впереди. ▲ и ▼{numbers.NBSP}— изменение "
                f"{terms.TO_LAST_YEAR}. Значение, отмеченное *, "
                f"посчитано по малой численности и не сравнивается.",
                className="remark how",
            ),
        ]
    )


def _columns(picture: ComparePicture, request: Request, path: str) -> tuple[Column, ...]:
    region = picture.overview.vocabulary.registers.region
    return (
        Column("Показатель"),
        *(
            Column(member.name, "place", _heading(member, picture, request, path))
            for member in picture.chosen
        ),
        Column(region.name if region else "Регион", "place of-region"),
    )


def _heading(member: Municipality, picture: ComparePicture, request: Request, path: str) -> Element:
    others = tuple(code for code in request.filters.m if code != member.oktmo)
    return html.Span(
        [
            html.Link(member.name, href=links.municipality(request, member.oktmo)),
            " ",
            html.Link(
                [
                    html.Span(f"Убрать из сравнения: {member.name}", className="visually-hidden"),
                    "×",
                ],
                href=links.page(path, request.naming(others)),
                className="drop",
                title="Убрать из сравнения",
            ),
        ]
    )


def _line(line: SideBySide, picture: ComparePicture, request: Request) -> Line:
    subject, best = line.subject, line.best
    title = html.Link(
        subject.title,
        href=links.indicator(request, subject.key),
        title=f"{terms.UNITS[subject.unit]}; {terms.BETTER[subject.direction]}",
    )
    return Line(
        (
            Cell(title),
            *(
                _cell(row, line, picture, request, is_best=member.oktmo in best)
                for member, row in line.rows
            ),
            _region(line.region, subject),
        ),
        theme.classes("chosen" if request.filters.i == subject.key != INDEX else ""),
        f"row-{subject.key}",
    )


def _cell(
    row: Row | None, line: SideBySide, picture: ComparePicture, request: Request, *, is_best: bool
) -> Cell:
    subject = line.subject
    if row is None or row.value is None:
        return missing(row, subject)
    address = links.indicator(request.naming((row.oktmo or "",)), subject.key)
    facts = list(_facts(row, subject, picture.ranked.get(subject.key, 0)))
    return Cell(
        (
            html.Link([html.B(detail.value_text(row, subject)), *_unit(subject)], href=address),
            *(best_mark(BEST) if is_best else ()),
            *below(facts),
        ),
        theme.classes("best" if is_best else "", "small-base" if row.small else ""),
        detail.told(row, subject),
    )


def missing(row: Row | None, subject: Subject) -> Cell:
    """A cell that says why it has no value."""
    reason = (row.reason if row else None) or Reason.NO_DATA
    words = html.Span(terms.REASONS[reason], className=f"mark {theme.REASON_CLASSES[reason]}")
    return Cell(words, hint=detail.told(row, subject) if row else "")


def best_mark(words: str) -> tuple[str | Element, ...]:
    """The sign and the word beside the best value."""
    return " ", html.Span(words, className="best-mark")


def below(facts: Sequence[Element]) -> Iterator[Element]:
    """Small remarks under a value, in one row while there is room."""
    if facts:
        yield html.Span(list(facts), className="below")


def _unit(subject: Subject) -> Iterator[Element]:
    sign = numbers.UNIT_SIGNS[subject.unit]
    if sign:
        yield html.Small(f"{numbers.NBSP}{sign}")


def _facts(row: Row, subject: Subject, ranked: int) -> Iterator[Element]:
    change = changing.of(row, subject)
    if change is not None:
        tone = theme.classes("fact", change.tone)
        yield html.Span(change.text, className=tone, title=change.sentence)
    if row.rank is not None:
        place = f"{terms.PLACE} {row.rank} из{numbers.NBSP}{ranked}"
        yield html.Span(place, className="fact")
    yield from _verdict(row, subject)


def change_mark(now: float | None, before: float | None, subject: Subject) -> Element | None:
    """«▲ +3,1 п.п.» with its colour; nothing where either is missing."""
    change = numbers.change(now, before, subject.unit)
    if change is None or now is None or before is None:
        return None
    if change == numbers.change(0.0, 0.0, subject.unit):
        return html.Span(f"={numbers.NBSP}{terms.UNCHANGED}", className="fact")
    better = changing.is_better(now - before, subject.direction)
    arrow = "▲" if now > before else "▼"
    tone = {True: "better", False: "worse", None: ""}[better]
    return html.Span(f"{arrow}{numbers.NBSP}{change}", className=theme.classes("fact", tone))


def _region(row: Row | None, subject: Subject) -> Cell:
    if row is None or row.value is None:
        return missing(row, subject)
    text = numbers.with_unit(row.value, subject.unit)
    # A sum of counts is no yardstick for one municipality, so it is called a sum.
    said = f"всего{numbers.NBSP}{text}" if subject.unit is Unit.COUNT else text
    mark = change_mark(row.value, row.previous, subject)
    facts = [*([mark] if mark else []), *_verdict(row, subject)]
    return Cell((said, *below(facts)), hint=detail.told(row, subject))


def _verdict(row: Row, subject: Subject) -> Iterator[Element]:
    if row.status is not Status.NONE:
        words = terms.status_words(row, subject.direction)
        yield html.Span(
            f"{terms.status_sign(row)}{numbers.NBSP}{words}",
            className=f"fact {theme.STATUS_CLASSES[row.verdict]}",
        )
