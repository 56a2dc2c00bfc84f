"""Between what and what the region's value lies while some municipalities have not reported."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from statistics import median
from types import MappingProxyType
from typing import Final

from data_sources.scoring.results import Row

REPORTED_IN: Final[Mapping[str, str]] = MappingProxyType(
    {
        "training_coverage": "training",
        "training_coverage_3y": "training",
        "managers_training_coverage": "training",
        "school_project_participation": "self_diagnosis",
        "diagnostics_coverage": "diagnostic_result",
        "learning_routes": "learning_route",
        "mentoring_coverage": "mentoring",
    }
)
"""Shares of all teachers or schools -> the table in which a municipality reports for them.

Only where the whole is known without the report can one say what a silent municipality could add.
"""


@dataclass(frozen=True)
class Waiting:
    """What is known of municipalities that may still change the region's value.

    `silent` reported no fact of the period, but their whole is known and the value holds them as
    zeros; `left_out` have not reported for so long that the value leaves them out, whole and all.
    Of `uncounted` the whole itself is unknown (some of them may be silent too). `wholes` are those
    that are known.
    """

    silent: Mapping[str, Row]
    left_out: Mapping[str, Row]
    uncounted: Mapping[str, Row]
    silent_uncounted: frozenset[str]
    wholes: tuple[float, ...]


@dataclass(frozen=True)
class ReportEffect:
    """The region's value if one municipality alone reports: nobody, and everybody."""

    oktmo: str
    low: float
    high: float


@dataclass(frozen=True)
class Bounds:
    """The region's value at the worst and at the best that those awaited may report.

    `typical` is the whole taken for each of `uncounted`: the median of the known ones. `effects`:
    what each of those awaited does by itself, the one who may move the value most first.
    """

    low: float
    high: float
    silent: tuple[str, ...]
    left_out: tuple[str, ...]
    uncounted: tuple[str, ...]
    typical: float | None
    effects: tuple[ReportEffect, ...]


@dataclass(frozen=True)
class _Report:
    """What a report may add to the sums: to the whole, and to those reached at the best."""

    whole: float
    most: float


def bounds_of(total: Row, waiting: Waiting, factor: int) -> Bounds | None:
    """None where nobody is awaited or the region has no value.

    At worst those awaited have reached nobody, at best everybody; who has reported keeps what is
    reported. Those who are silent stand in the value as zeros already.
    """
    if not (waiting.silent or waiting.left_out or waiting.uncounted):
        return None
    if total.value is None or total.numerator is None or not total.denominator:
        return None
    typical = median(waiting.wholes) if waiting.uncounted and waiting.wholes else None
    reports = _reports(waiting, typical)
    if not reports:
        return None
    low, high = _ends(total, tuple(reports.values()), factor)
    effects = [
        ReportEffect(oktmo, *_ends(total, (each,), factor)) for oktmo, each in reports.items()
    ]
    return Bounds(
        low,
        high,
        tuple(waiting.silent),
        tuple(waiting.left_out),
        tuple(waiting.uncounted) if typical is not None else (),
        typical,
        tuple(sorted(effects, key=lambda each: each.low - each.high)),
    )


def _reports(waiting: Waiting, typical: float | None) -> dict[str, _Report]:
    found = {
        oktmo: _Report(0.0, max((row.denominator or 0.0) - (row.numerator or 0.0), 0.0))
        for oktmo, row in waiting.silent.items()
    }
    for oktmo, row in waiting.left_out.items():
        found[oktmo] = _Report(row.denominator or 0.0, row.denominator or 0.0)
    if typical is not None:
        for oktmo, row in waiting.uncounted.items():
            reported = row.numerator or 0.0
            whole = max(typical, reported)
            most = whole if oktmo in waiting.silent_uncounted else reported
            found[oktmo] = _Report(whole, most)
    return found


def _ends(total: Row, reports: tuple[_Report, ...], factor: int) -> tuple[float, float]:
    numerator, value = total.numerator or 0.0, total.value or 0.0
    whole = (total.denominator or 0.0) + sum(each.whole for each in reports)
    low = numerator / whole * factor
    high = (numerator + sum(each.most for each in reports)) / whole * factor
    # What was counted already may pass a hundred; reports cannot unmake it.
    return min(low, value), max(high, value)
