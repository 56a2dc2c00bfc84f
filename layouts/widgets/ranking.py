"""Who is ahead and who lags: municipalities in order, last year's value beside this year's."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from data_sources.question.request import Request
from data_sources.scoring.results import Level, Registers, Row, Scorecard
from data_sources.vocabulary.indicators.description import Direction, Unit
from data_sources.vocabulary.naming import name_order
from layouts.frame import links
from layouts.markup import html, theme
from layouts.markup.element import Element
from layouts.widgets.due_scale import DueScale
from layouts.wording import numbers, reasons, terms
from layouts.wording.indicators import detail
from layouts.wording.subject import Subject

TICKS: Final = 4
ROW_AT_MOST: Final = 34
_STEPS: Final = (1.0, 2.0, 2.5, 5.0, 10.0)


@dataclass(frozen=True)
class Scale:
    """From 0 to the greatest value, rounded up to a whole step."""

    step: float
    end: float

    @property
    def ticks(self) -> tuple[float, ...]:
        return tuple(self.step * place for place in range(round(self.end / self.step) + 1))

    def at(self, value: float) -> str:
        return theme.percent(value, self.end)


def scale_of(values: Sequence[float]) -> Scale:
    """A scale with about four steps of a round size."""
    greatest = max((*values, 0.0))
    if greatest <= 0:
        return Scale(1.0, 1.0)
    raw = greatest / TICKS
    size = 10.0 ** math.floor(math.log10(raw))
    step = next(size * part for part in _STEPS if size * part >= raw * (1 - 1e-9))
    return Scale(step, step * math.ceil(greatest / step - 1e-9))


def in_order(rows: Sequence[Row]) -> list[Row]:
    """By place; then those with a value but no place, from the greatest; then those without."""
    return sorted(
        rows,
        key=lambda row: (
            row.value is None,
            row.rank is None,
            row.rank or 0,
            -(row.value or 0.0),
            name_order(row.name),
        ),
    )


@dataclass(frozen=True)
class _RankingArea:
    request: Request
    subject: Subject
    colours: DueScale
    scale: Scale
    region: float | None


def draw(request: Request, scorecard: Scorecard, registers: Registers, subject: Subject) -> Element:
    """The ranking of the municipalities shown, without the organisations of the region itself."""
    regional = frozenset(m.oktmo for m in registers.municipalities if m.is_regional)
    rows = [row for row in scorecard.municipal(subject.key) if row.oktmo not in regional]
    sums = [row for row in scorecard.of(subject.key) if row.level is Level.REGION]
    region = sums[0] if sums else None
    if subject.is_region_only:
        return html.P(_region_only(region, subject), className="remark")
    values = [value for row in rows for value in (row.value, row.was) if value is not None]
    # A sum of counts is no yardstick for one municipality.
    line = region.value if region and subject.unit is not Unit.COUNT else None
    ordered = in_order(rows)
    ranked = [row for row in ordered if _is_among(row, subject)]
    others = [row for row in ordered if not _is_among(row, subject)]
    ground = _RankingArea(
        request,
        subject,
        DueScale.of(scorecard.of(subject.key), subject),
        scale_of([*values, *([] if line is None else [line])]),
        line,
    )
    return html.Div(
        [
            _key(region if line is not None else None, subject),
            html.Ol(
                [_row(row, ground) for row in ranked],
                className="ranking",
                # Rows share the height of the map beside them, but only up to this.
                style={"maxHeight": f"{ROW_AT_MOST * len(ranked)}px"},
            ),
            _axis(ground),
            *_unranked(others, ground),
        ],
        className="rows",
    )


def _is_among(row: Row, subject: Subject) -> bool:
    """It has a place; of what nobody judges, a value that may be compared."""
    if subject.direction is Direction.NEUTRAL:
        return row.is_comparable
    return row.rank is not None


def _unranked(rows: Sequence[Row], ground: _RankingArea) -> tuple[Element, ...]:
    """Below the others, each under its reason: they are neither first nor last."""
    if not rows:
        return ()
    return (
        html.H3(terms.UNRANKED, className="out-of-ranking-title"),
        html.Ul([_row(row, ground) for row in rows], className="ranking out-of-ranking"),
    )


def _region_only(region: Row | None, subject: Subject) -> str:
    said = f": {detail.told(region, subject)}" if region else ""
    return f"Показатель считается только по региону{said}."


def _key(region: Row | None, subject: Subject) -> Element:
    marks = [
        html.Span([html.I(className="was"), "год назад"]),
        html.Span([html.I(className="now"), "сейчас"]),
    ]
    if region is not None:
        value = numbers.with_unit(region.value, subject.unit)
        marks.append(html.Span([html.I(className="mean"), f"{region.name} {value}"]))
    return html.P(marks, className="key")


def _axis(ground: _RankingArea) -> Element:
    ticks = [
        html.Span(numbers.number(tick, 2), style={"left": ground.scale.at(tick)})
        for tick in ground.scale.ticks
    ]
    return html.Div(html.Div(ticks, className="line"), className="axis", aria_hidden="true")


def _row(row: Row, ground: _RankingArea) -> Element:
    subject = ground.subject
    value = detail.value_text(row, subject) if row.value is not None else detail.reason_words(row)
    why = detail.unranked_reason(row) if row.value is not None else ""
    line = [html.Span(why, className="why")] if why else _line(row, ground)
    return html.Li(
        html.Link(
            [
                html.Span("·" if row.rank is None else str(row.rank), className="place"),
                html.Span([row.name, *_noted(row)], className="name"),
                html.Span(line, className="line", aria_hidden=None if why else "true"),
                html.Span(value, className="value"),
            ],
            href=links.municipality(ground.request, row.oktmo or ""),
            className=theme.classes("ranked", "missing" if row.value is None else ""),
            title=f"{row.name}. {subject.title}: {detail.told(row, subject)}",
        )
    )


def _noted(row: Row) -> list[Element]:
    # What was noted stands in the title of the row and in the list of the page.
    return [html.I(f" {reasons.NOTE_SIGN}", className="noted")] if row.notes else []


def _line(row: Row, ground: _RankingArea) -> list[Element]:
    scale = ground.scale
    parts = []
    if ground.region is not None:
        parts.append(_mark("mean", left=scale.at(ground.region)))
    if row.value is not None and row.was is not None:
        low, high = sorted((row.value, row.was))
        parts.append(_mark("way", left=scale.at(low), width=scale.at(high - low)))
    if row.was is not None:
        parts.append(_mark("was", left=scale.at(row.was)))
    if row.value is not None:
        parts.append(_mark(f"now {ground.colours.class_of(row)}", left=scale.at(row.value)))
    return parts


def _mark(class_name: str, **style: str) -> Element:
    return html.I(className=class_name, style=style)
