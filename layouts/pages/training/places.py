"""Municipalities by coverage: bars with the target's mark, and how many teachers are missing."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from data_sources.answers.trainings.answer import PlaceCoverage, TrainingPicture, untrained
from data_sources.question.request import Request
from data_sources.scoring.results import Row
from data_sources.vocabulary.indicators.description import Unit
from data_sources.vocabulary.naming import name_order
from layouts.frame import links
from layouts.markup import html, theme
from layouts.markup.element import Element
from layouts.widgets.tables import folding_table
from layouts.widgets.tables.folding_table import Cell, Column, Line, Section
from layouts.wording import numbers, terms
from layouts.wording.indicators import detail, shortage
from layouts.wording.subject import Subject, subject
from layouts.wording.subjects import training_sentences as told
from layouts.wording.subjects import training_words as words

COVERAGE: Final = "training_coverage"
RECENT: Final = "training_coverage_3y"
_COLUMNS: Final = (
    Column("Муниципалитет"),
    Column("Охват ПК за период", "covered-cell"),
    Column("До цели", "to-target"),
    Column("Обучены", "number done"),
    Column("Не обучались три года", "number for-long"),
)


def draw(picture: TrainingPicture, path: str) -> Element:
    """Those who lack most teachers first; the organisations of the region itself come last."""
    scorecard = picture.overview.scorecard
    request, about = picture.request, subject(COVERAGE)
    sections = [
        Section(tuple(_line(place, request, path, about) for place in in_order(picture.places)))
    ]
    whole, recent = scorecard.total(COVERAGE), scorecard.total(RECENT)
    if whole is not None and recent is not None:
        sections.append(Section((Line(_cells(whole.name, whole, recent, about), "total"),)))
    return folding_table.draw(
        "Охват курсами по муниципалитетам", _COLUMNS, sections, "training-places"
    )


def in_order(places: Sequence[PlaceCoverage]) -> list[PlaceCoverage]:
    """By how many teachers are missing, then by coverage; unknown ones after all known."""
    return sorted(
        places,
        key=lambda place: (
            place.member.is_regional,
            place.coverage.value is None,
            -_lacking(place.coverage),
            place.coverage.value or 0.0,
            name_order(place.member.name),
        ),
    )


def _lacking(coverage: Row) -> int:
    short = shortage.of(coverage, subject(COVERAGE))
    return short.by_end if short is not None else 0


def _line(place: PlaceCoverage, request: Request, path: str, about: Subject) -> Line:
    member = place.member
    is_chosen = request.filters.m == (member.oktmo,)
    kept = request.without("page")
    link = html.Link(
        member.name,
        href=links.page(path, kept.without("m") if is_chosen else kept.naming((member.oktmo,))),
        title="Снять выбор муниципалитета" if is_chosen else "Показать только этот муниципалитет",
    )
    return Line(
        _cells(link, place.coverage, place.recent, about),
        theme.classes(
            "chosen" if member.oktmo in request.filters.m else "",
            "regional" if member.is_regional else "",
        ),
        anchor=f"row-{member.oktmo}",
    )


def _cells(name: str | Element, coverage: Row, recent: Row, about: Subject) -> tuple[Cell, ...]:
    return (
        Cell(name),
        Cell(_bar(coverage, about), "", detail.told(coverage, about)),
        _to_target(coverage, about),
        _trained(coverage),
        _for_long(recent),
    )


def _bar(row: Row, about: Subject) -> Element:
    if row.value is None:
        mark = html.Span(detail.reason_words(row), className="mark " + _gap(row))
        return html.Span(mark, className="covered")
    track: list[Element] = [
        html.Span(className="fill", style={"width": theme.percent(row.value, 100)})
    ]
    if row.target_to_date is not None and row.is_due_in_part:
        due = theme.percent(row.target_to_date, 100)
        track.append(html.Span(className="goal due", style={"left": due}))
    if row.target is not None:
        track.append(html.Span(className="goal", style={"left": theme.percent(row.target, 100)}))
    return html.Span(
        [
            html.Span(track, className="track", aria_hidden="true"),
            html.B(f"{detail.value_text(row, about)}{numbers.NBSP}%"),
        ],
        className=theme.classes("covered", theme.STATUS_CLASSES[row.verdict]),
    )


def _gap(row: Row) -> str:
    return theme.REASON_CLASSES[row.reason] if row.reason else "gap"


def _to_target(row: Row, about: Subject) -> Cell:
    if row.value is None:
        return Cell(numbers.DASH, "absent")
    sign = terms.status_sign(row)
    said = f"{sign}{numbers.NBSP}{told.to_target(row)}" if sign else told.to_target(row)
    goal = [] if row.target is None else [html.Small(f" {detail.target_text(row, about)}")]
    return Cell([html.Span(said, className="verdict"), *goal], theme.STATUS_CLASSES[row.verdict])


def _trained(row: Row) -> Cell:
    count = numbers.number(row.numerator or 0, 0)
    if row.denominator is None:
        return Cell(count if row.numerator else numbers.DASH, "" if row.numerator else "absent")
    return Cell(f"{count} из{numbers.NBSP}{numbers.number(row.denominator, 0)}")


def _for_long(row: Row) -> Cell:
    count = untrained(row)
    if count is None:
        return Cell(html.Span(told.for_long(row), className="mark " + _gap(row)))
    said: list[str | Element] = [told.for_long(row)]
    if row.denominator:
        share = numbers.with_unit(count / row.denominator * 100, Unit.PERCENT)
        said.append(html.Small(f" {share}"))
    trained = round(row.numerator or 0)
    verb = numbers.plural(trained, "учился", "учились", "учились")
    hint = f"Из {words.teachers(round(row.denominator or 0))} за три года {verb} "
    return Cell(said, hint=f"{hint}{numbers.number(trained, 0)}")
