"""What every answer of a page or a document stands on, and what the first page shows."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Self

from data_sources.answers.overview.recent import RecentChanges
from data_sources.question.notices import Notice
from data_sources.question.request import Request
from data_sources.scoring.results import AnsweredRequest, Overview, Provenance, Question
from data_sources.shifts.results import Shifts


@dataclass(frozen=True)
class Answer:
    """The envelope of an answer; what is answered is for the subclass to add.

    `overview` is what it stands on: of the question itself, or of the same municipalities and
    time where the page narrows rows.
    """

    overview: Overview
    answered: AnsweredRequest

    @property
    def question(self) -> Question:
        """As it was answered."""
        return self.answered.question

    @property
    def request(self) -> Request:
        """The question and how its answer is looked at, as an address says them."""
        return self.answered.request

    @property
    def notices(self) -> tuple[Notice, ...]:
        """What of the request was dropped."""
        return self.answered.notices

    @property
    def provenance(self) -> Provenance:
        """Of which state of the data the answer is, and whether it is an old one."""
        return self.overview.provenance

    def as_stale(self) -> Self:
        """The same answer, given again while the database is away."""
        return replace(self, overview=self.overview.as_stale())


@dataclass(frozen=True)
class OverviewPicture(Answer):
    """The first page: the overview, what changed in it lately, and what shifted for good."""

    recent: RecentChanges
    shifts: Shifts = field(default_factory=Shifts)
