"""What the page of an indicator shows."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from data_sources.answers.overview.answer import Answer
from data_sources.answers.overview.recent import RecentChanges
from data_sources.answers.overview.trend import TrendPoint
from data_sources.scoring.bounds.places import RankRange
from data_sources.scoring.bounds.unreported import Bounds
from data_sources.scoring.explaining.bridges import UNEXPLAINED, Explained
from data_sources.shifts.aimed import AimedDecision
from data_sources.shifts.results import Shifts


@dataclass(frozen=True)
class IndicatorPicture(Answer):
    """One indicator (`overview.scorecard.question.filters.i`) over time.

    `by_month`: year to date at the end of each month of the period up to `as_of`; empty for the
    index. `by_year`: at `as_of` of each of the last five years, oldest first.
    `explained` is why what is shown changed since last year, `places` are the places of ranked
    municipalities (by OKTMO) where chance can be told of, `bounds` are those of what is shown.
    `best` is the value of the best of those ranked, whoever is shown.
    `recent` is what changed lately, `shifts` what shifted for good, and `decisions`
    those about the indicator, the newest first: asked by the page alone.
    """

    by_month: tuple[TrendPoint, ...]
    by_year: tuple[TrendPoint, ...]
    explained: Explained = UNEXPLAINED
    places: Mapping[str, RankRange] = field(default_factory=dict)
    bounds: Bounds | None = None
    best: float | None = None
    recent: RecentChanges | None = None
    shifts: Shifts = field(default_factory=Shifts)
    decisions: tuple[AimedDecision, ...] = ()
