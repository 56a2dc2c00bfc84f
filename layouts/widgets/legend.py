"""What the colours of a picture stand for, in numbers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise

from data_sources.scoring.results import Row
from data_sources.vocabulary.indicators.description import Direction, Unit
from layouts.markup import html, theme
from layouts.markup.element import Element
from layouts.widgets.due_scale import FEW, DueScale
from layouts.wording import numbers, terms
from layouts.wording.indicators import detail


def draw(scale: DueScale, rows: Iterable[Row]) -> Element:
    """What is due, one entry for each colour, and one for each kind of gap that is there."""
    rows = tuple(rows)
    reasons = tuple(dict.fromkeys(row.reason for row in rows if row.reason is not None))
    return html.Ul(
        [
            *_measure(scale),
            *(
                _entry(theme.step_class(step, scale.subject.direction), words)
                for step, words in _steps(scale)
            ),
            *(_entry(theme.REASON_CLASSES[reason], terms.REASONS[reason]) for reason in reasons),
            *((html.Li(f"{detail.SMALL_MARK} {terms.SMALL}"),) if _any_small(rows) else ()),
        ],
        className="legend",
    )


def _measure(scale: DueScale) -> Iterator[Element]:
    subject = scale.subject
    if _is_overdue(scale):
        yield html.Li("сверх положенного")
    elif len(scale.expected) == 1:
        (amount,) = scale.expected
        whose = "положено к этому дню" if scale.is_target else "по региону"
        yield html.Li(f"{whose} {numbers.with_unit(amount, subject.unit)}")
    elif scale.expected:
        yield html.Li("от своего положенного")


def _steps(scale: DueScale) -> Iterator[tuple[int, str]]:
    if _is_overdue(scale):
        yield 1, f"больше {FEW}"
        yield 2, f"до {FEW}"
        yield 5, "нет"
        return
    if not scale.expected:
        return
    edges = [_edge(scale, bound) for bound in scale.bounds]
    is_down = scale.subject.direction is Direction.DOWN
    words = [
        f"{'больше' if is_down else 'меньше'} {edges[0]}",
        *(f"{low}–{high}" for low, high in pairwise(edges)),
        f"{'до' if is_down else 'от'} {edges[-1]}",
    ]
    yield from enumerate(words, start=1)


def _edge(scale: DueScale, bound: float) -> str:
    """The amount at which a step begins; a share of what is due where that differs."""
    if len(scale.expected) > 1:
        return f"{numbers.number(bound * 100, 0)}{numbers.NBSP}%"
    (amount,) = scale.expected
    is_down = scale.subject.direction is Direction.DOWN
    return numbers.value(amount / bound if is_down else amount * bound, scale.subject.unit)


def _is_overdue(scale: DueScale) -> bool:
    return scale.subject.unit is Unit.COUNT and scale.subject.direction is Direction.DOWN


def _any_small(rows: tuple[Row, ...]) -> bool:
    return any(row.small for row in rows)


def _entry(class_name: str, words: str) -> Element:
    return html.Li([html.Span(className=f"swatch {class_name}"), words])
