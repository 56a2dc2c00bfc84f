"""What the first page shows."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from data_sources.answers.overview.recent import RecentChanges
from data_sources.scoring.results import Overview
from data_sources.shifts.results import Shifts


@dataclass(frozen=True)
class OverviewPicture:
    """The first page: the overview, what changed in it lately, and what shifted for good."""

    overview: Overview
    recent: RecentChanges
    shifts: Shifts = field(default_factory=Shifts)

    def as_stale(self) -> OverviewPicture:
        """The same answer, given again while the database is away."""
        return replace(self, overview=self.overview.as_stale())
