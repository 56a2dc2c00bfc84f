"""What the colours of a picture stand for, in numbers."""

from __future__ import annotations

from collections.abc import Iterable

from dash.development.base_component import Component

from data_sources.indicators.declaration import Unit
from data_sources.results import Row
from layouts import html, numbers, theme, wording
from layouts.parts import detail
from layouts.parts.fifths import Fifths
from layouts.parts.subject import Subject


def draw(fifths: Fifths, subject: Subject, rows: Iterable[Row]) -> Component:
    """One entry for each fifth that somebody is in, and for each kind of gap that is there."""
    rows = tuple(rows)
    reasons = tuple(dict.fromkeys(row.reason for row in rows if row.reason is not None))
    return html.Ul(
        [
            *(
                _entry(
                    theme.fifth_class(fifth, subject.direction),
                    _range(least, greatest, subject.unit),
                )
                for fifth, least, greatest in fifths.ranges
            ),
            *((html.Li(wording.UNITS[subject.unit]),) if _has_sign(subject, fifths) else ()),
            *(_entry(theme.REASON_CLASSES[reason], wording.REASONS[reason]) for reason in reasons),
            *((html.Li(f"{detail.SMALL_MARK} {wording.SMALL}"),) if _any_small(rows) else ()),
        ],
        className="legend",
    )


def _has_sign(subject: Subject, fifths: Fifths) -> bool:
    return bool(fifths.ordered and numbers.UNIT_SIGNS[subject.unit])


def _any_small(rows: tuple[Row, ...]) -> bool:
    return any(row.small for row in rows)


def _entry(class_name: str, words: str) -> Component:
    return html.Li([html.Span(className=f"swatch {class_name}"), words])


def _range(least: float, greatest: float, unit: Unit) -> str:
    low, high = numbers.value(least, unit), numbers.value(greatest, unit)
    return low if low == high else f"{low}–{high}"
