"""What every answer of a page or a document stands on, and what the first page shows."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Self

from data_sources.answers.overview.recent import RecentChanges
from data_sources.question.notices import Notice
from data_sources.scoring.results import Overview, Provenance, Question
from data_sources.shifts.results import Shifts


@dataclass(frozen=True)
class Answer:
    """An answer: the overview that it stands on, and what the subclass adds.

    It says which question was answered, from which state of the data, and what of the question
    had to be dropped.
    """

    overview: Overview

    @property
    def question(self) -> Question:
        """As it was answered."""
        return self.overview.scorecard.question

    @property
    def provenance(self) -> Provenance:
        """Of which state of the data the answer is, and whether it is an old one."""
        return self.overview.provenance

    @property
    def notices(self) -> tuple[Notice, ...]:
        """What of the question was dropped."""
        return self.overview.notices

    def as_stale(self) -> Self:
        """The same answer, given again while the database is away."""
        return replace(self, overview=self.overview.as_stale())


@dataclass(frozen=True)
class OverviewPicture(Answer):
    """The first page: the overview, what changed in it lately, and what shifted for good."""

    recent: RecentChanges
    shifts: Shifts = field(default_factory=Shifts)
