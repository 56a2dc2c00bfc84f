"""How far a value is from what is due: which colour it gets, whoever else is shown beside it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from data_sources.scoring.results import Level, Row
from data_sources.vocabulary.indicators.description import Direction, Unit
from layouts.markup import theme
from layouts.wording.subject import Subject

BOUNDS: Final = (0.7, 0.9, 1.0, 1.2)
"""Ratios to what is due at which the steps of a judged indicator begin: due is the fourth."""
NEUTRAL_BOUNDS: Final = (0.7, 0.9, 1.1, 1.3)
"""The same of a neutral one, to the region's value: the third is near the region."""
MIDDLE: Final = 3
FEW: Final = 2
"""So many more than what is due (of a count of which less is better) are not yet the worst."""
_DECIMALS: Final = 9


@dataclass(frozen=True)
class DueScale:
    """What the values of one indicator are held against.

    A municipality's own target to date comes first; without one, `common`: the region's value,
    which does not move when other municipalities are chosen. A sum of counts is no measure for
    one municipality, so a count has none. `expected` are the different amounts that rows are held
    against; `is_target` where they come from targets.
    """

    subject: Subject
    common: float | None
    expected: frozenset[float]
    is_target: bool

    @classmethod
    def of(cls, rows: Iterable[Row], subject: Subject) -> DueScale:
        """The scale of the indicator's rows, among them that of the region."""
        own = [row for row in rows if row.indicator == subject.key]
        regions = [row for row in own if row.level is Level.REGION]
        is_shared = bool(regions) and subject.unit is not Unit.COUNT
        common = regions[0].value if is_shared else None
        municipal = [row for row in own if row.level is Level.MUNICIPALITY and row.is_comparable]
        due = [_due(row, common) for row in municipal]
        targets = [row.target_to_date is not None and not row.has_only_begun for row in municipal]
        return cls(
            subject,
            common,
            frozenset(round(amount, 4) for amount in due if amount is not None),
            bool(targets) and all(targets),
        )

    @property
    def bounds(self) -> tuple[float, ...]:
        """Ratios to what is due, one less than the steps."""
        return NEUTRAL_BOUNDS if self.subject.direction is Direction.NEUTRAL else BOUNDS

    def step(self, row: Row) -> int:
        """From 1 (far below what is due, or the least) to 5; the middle without a measure."""
        due = _due(row, self.common)
        if row.value is None:
            return MIDDLE
        if self.subject.unit is Unit.COUNT and self.subject.direction is Direction.DOWN:
            return _step_of_count(row.value, due or 0.0)
        if due is None:
            return MIDDLE
        ratio = self._ratio(row.value, due)
        return MIDDLE if ratio is None else bisect_right(self.bounds, round(ratio, _DECIMALS)) + 1

    def class_of(self, row: Row) -> str:
        """The class of its colour; of a row that is not compared, that of no colour."""
        if not row.is_comparable:
            return "uncompared"
        return theme.step_class(self.step(row), self.subject.direction)

    def _ratio(self, value: float, due: float) -> float | None:
        over, under = (due, value) if self.subject.direction is Direction.DOWN else (value, due)
        if under == 0:
            return None if over == 0 else float(self.bounds[-1])
        return over / under


def _due(row: Row, common: float | None) -> float | None:
    """What the row is held against: its target, else the region, and so while a year has begun."""
    return common if row.target_to_date is None or row.has_only_begun else row.target_to_date


def _step_of_count(value: float, due: float) -> int:
    if value <= due:
        return 5 if value == 0 else 4
    return 2 if value - due <= FEW else 1
