"""Between what and what the region's value lies while some municipalities have not reported."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from statistics import median
from types import MappingProxyType
from typing import Final

from data_sources.results import Row

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

    `silent` reported no fact of the period, but their whole is known; of `uncounted` the whole
    itself is unknown (some of them may be silent too). `wholes` are those that are known.
    """

    silent: Mapping[str, Row]
    uncounted: Mapping[str, Row]
    silent_uncounted: frozenset[str]
    wholes: tuple[float, ...]


@dataclass(frozen=True)
class Bounds:
    """The region's value at the worst and at the best that those awaited may report.

    `typical` is the whole taken for each of `uncounted`: the median of the known ones.
    """

    low: float
    high: float
    silent: tuple[str, ...]
    uncounted: tuple[str, ...]
    typical: float | None


def bounds_of(total: Row, waiting: Waiting, factor: int) -> Bounds | None:
    """None where nobody is awaited or the region has no value.

    At worst those awaited have reached nobody, at best everybody; who has reported keeps what is
    reported. Those who are silent stand in the value as zeros already.
    """
    if not (waiting.silent or waiting.uncounted):
        return None
    if total.value is None or total.numerator is None or not total.denominator:
        return None
    typical = median(waiting.wholes) if waiting.uncounted and waiting.wholes else None
    if typical is None and not waiting.silent:
        return None
    gained = sum(
        max((row.denominator or 0.0) - (row.numerator or 0.0), 0.0)
        for row in waiting.silent.values()
    )
    added = gained_there = 0.0
    if typical is not None:
        for oktmo, row in waiting.uncounted.items():
            reported = row.numerator or 0.0
            whole = max(typical, reported)
            added += whole
            gained_there += whole if oktmo in waiting.silent_uncounted else reported
    whole = total.denominator + added
    low = total.numerator / whole * factor
    high = (total.numerator + gained + gained_there) / whole * factor
    return Bounds(
        # What was counted already may pass a hundred; reports cannot unmake it.
        min(low, total.value),
        max(high, total.value),
        tuple(waiting.silent),
        tuple(waiting.uncounted) if typical is not None else (),
        typical,
    )
