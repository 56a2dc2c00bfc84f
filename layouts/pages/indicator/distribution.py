"""How municipalities are spread: each of them in the bin of its value, with region and target."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from statistics import median, quantiles
from typing import Final

from data_sources.question.request import Request
from data_sources.scoring.results import Level, Municipality, Row, Scorecard
from data_sources.vocabulary.indicators.description import Unit
from data_sources.vocabulary.naming import name_order
from layouts.frame import links
from layouts.markup import html, theme
from layouts.markup.element import Element
from layouts.pages.indicator.histogram import Bins, bins_of
from layouts.widgets.due_scale import DueScale
from layouts.wording import numbers, terms
from layouts.wording.indicators import detail
from layouts.wording.indicators import summary as standing
from layouts.wording.subject import Subject

MOST_NAMED: Final = 80
MOST_STACKED: Final = 10
ENOUGH_FOR_HALVES: Final = 4


def draw(request: Request, scorecard: Scorecard, subject: Subject) -> Element:
    """Named squares stacked in bins of equal width, a sentence above them."""
    rows = standing.ordinary(scorecard, subject)
    valued = [row for row in rows if row.value is not None]
    if not valued:
        return html.P("Ни у одного муниципалитета нет значения.", className="remark")
    marks = _marks(scorecard, subject)
    bins = _bins(valued, marks, subject)
    return html.Div(
        [
            html.P(summary(rows, subject), className="remark"),
            html.Div(
                [
                    *(_mark(*mark, bins) for mark in marks),
                    html.Ol(
                        _stacks(request, scorecard, subject, valued, bins),
                        className=theme.classes(
                            "stacks", "many" if len(valued) > MOST_NAMED else ""
                        ),
                        style={"gridTemplateColumns": f"repeat({bins.count}, minmax(0, 1fr))"},
                    ),
                    _axis(bins, subject),
                ],
                className=theme.classes("spread", "marked" if marks else ""),
            ),
        ]
    )


def summary(rows: Sequence[Row], subject: Subject) -> str:
    """From the least to the greatest, the middle half, and who is not among them."""
    compared = sorted(
        (row.value, row.name) for row in rows if row.value is not None and row.is_comparable
    )
    said = []
    if len(compared) > 1:
        (low, lowest), (high, highest) = compared[0], compared[-1]
        said.append(
            f"От {_amount(low, subject)} ({lowest}) до {_amount(high, subject)} ({highest})"
            if low != high
            else f"У всех по {_amount(low, subject)}"
        )
    values = [value for value, _ in compared]
    if len(values) >= ENOUGH_FOR_HALVES:
        lower, _, upper = quantiles(values, n=4, method="inclusive")
        least = numbers.number(lower, numbers.decimals(subject.unit))
        said.append(
            f"половина муниципалитетов{numbers.NBSP}— от {least} "
            f"до {_amount(upper, subject)}, медиана {_amount(median(values), subject)}"
        )
    without = sum(row.value is None for row in rows)
    if without:
        said.append(f"без значения{numbers.NBSP}— {without}")
    text = "; ".join(said)
    return f"{text[:1].upper()}{text[1:]}." if text else ""


def _amount(value: float, subject: Subject) -> str:
    return numbers.compact(value, subject.unit)


def _bins(rows: Sequence[Row], marks: Sequence[tuple[str, str, float]], subject: Subject) -> Bins:
    values = [row.value for row in rows if row.value is not None]
    if subject.unit is Unit.COUNT:
        # A whole number stands between its edge and the next one, the greatest of them too.
        return bins_of([*values, max(values) + 1], least_step=1.0)
    return bins_of([*values, *(value for _, _, value in marks)])


def _marks(scorecard: Scorecard, subject: Subject) -> list[tuple[str, str, float]]:
    """(class, words, value) of the region's value and of the commonest target."""
    # A sum of counts is no yardstick for one municipality, and counts stand between edges.
    if subject.unit is Unit.COUNT:
        return []
    sums = [row for row in scorecard.of(subject.key) if row.level is Level.REGION]
    marks = [
        ("of-region", f"{row.name} {numbers.with_unit(row.value, subject.unit)}", row.value)
        for row in sums
        if row.value is not None
    ]
    targets = Counter(
        row.target for row in standing.ordinary(scorecard, subject) if row.target is not None
    )
    for target, count in targets.most_common(1):
        whose = "" if count == targets.total() else " у большинства"
        marks.append(("of-target", f"{terms.TARGET}{whose} {_amount(target, subject)}", target))
    return marks


def _mark(name: str, words: str, value: float, bins: Bins) -> Element:
    share = bins.share(value)
    return html.Div(
        html.Span(words),
        className=theme.classes("ruler", name, "to-left" if share > 0.5 else ""),
        style={"left": theme.percent(share)},
    )


def _stacks(
    request: Request, scorecard: Scorecard, subject: Subject, rows: Sequence[Row], bins: Bins
) -> list[Element]:
    members = {member.oktmo: member for member in scorecard.question.shown}
    scale = DueScale.of(scorecard.of(subject.key), subject)
    stacks: list[list[Element]] = [[] for _ in range(bins.count)]
    for row in sorted(rows, key=lambda row: (row.value or 0.0, name_order(row.name))):
        member = members.get(row.oktmo or "")
        if row.value is not None and member is not None:
            chip = _chip(member, row, subject, request, scale.class_of(row))
            stacks[bins.place(row.value)].append(chip)
    return [
        html.Li(
            [html.Span(_range(bins, place, subject), className="visually-hidden"), *chips],
            className=theme.classes("stack", "tall" if len(chips) > MOST_STACKED else ""),
        )
        for place, chips in enumerate(stacks)
    ]


def _range(bins: Bins, place: int, subject: Subject) -> str:
    low, high = bins.edges[place : place + 2]
    if subject.unit is Unit.COUNT:
        return f"{_whole(low, high)}: "
    return f"{numbers.number(low, 2)}–{numbers.number(high, 2)}: "


def _chip(member: Municipality, row: Row, subject: Subject, request: Request, kind: str) -> Element:
    return html.Link(
        [
            html.B(member.short_name or member.name[:3].upper(), aria_hidden="true"),
            html.Span(
                f"{member.name} {detail.value_text(row, subject)}", className="visually-hidden"
            ),
        ],
        href=links.municipality(request, member.oktmo),
        className=theme.classes("named", kind),
        title=f"{member.name}. {subject.title}: {detail.told(row, subject)}",
    )


def _axis(bins: Bins, subject: Subject) -> Element:
    return html.Div(list(_labels(bins, subject)), className="edges", aria_hidden="true")


def _labels(bins: Bins, subject: Subject) -> Iterator[Element]:
    edges = bins.edges
    if subject.unit is Unit.COUNT:
        for place, (low, high) in enumerate(pairwise(edges)):
            middle = (place + 0.5) / bins.count
            yield html.Span(_whole(low, high), style={"left": theme.percent(middle)})
        return
    for place, edge in enumerate(edges):
        yield html.Span(numbers.number(edge, 2), style={"left": theme.percent(place, bins.count)})


def _whole(low: float, high: float) -> str:
    """The whole numbers of a bin: «3», «0–4»."""
    last = numbers.number(high - 1, 0)
    return last if high - low <= 1 else f"{numbers.number(low, 0)}–{last}"
