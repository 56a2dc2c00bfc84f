"""What the page of a municipality shows."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from data_sources.answers.overview.answer import Answer
from data_sources.scoring.bounds.places import RankRange
from data_sources.scoring.explaining.bridges import UNEXPLAINED, Explained
from data_sources.scoring.results import Municipality, Row
from data_sources.vocabulary.execution import ExecutionStatus


@dataclass(frozen=True)
class WaitingAssignment:
    """An assignment that waits for the municipality: overdue, in progress or continuous."""

    meeting_code: str
    body: str
    held_on: date
    position: int
    number: str | None
    text: str
    assignee: str
    due_on: date | None
    status: ExecutionStatus


@dataclass(frozen=True)
class SchoolResult:
    """A school of the project and its newest self-diagnosis in the period, if it has one."""

    code: str
    name: str
    completed_on: date | None
    level: str | None
    score: float | None
    max_score: float | None

    @property
    def percent(self) -> float | None:
        """Points scored out of possible ones."""
        if self.score is None or not self.max_score:
            return None
        return self.score / self.max_score * 100


@dataclass(frozen=True)
class MunicipalityPicture(Answer):
    """Everything about one municipality; without one, only the list to choose from.

    `overview` is asked about everybody (of the group), so that rows, region and ranks stand
    beside each other. `peers` are the sums over the municipalities of its peer group (or kind)
    `peers_name`, itself among them. `schools`: those without a result first, then the lowest.
    `explained` is why its index changed, `places` are its places by indicator where chance can
    be told of.
    """

    municipality: Municipality | None
    also_chosen: tuple[Municipality, ...]
    rows: tuple[Row, ...]
    peers_name: str
    peers: tuple[Row, ...]
    waiting: tuple[WaitingAssignment, ...]
    schools: tuple[SchoolResult, ...]
    explained: Explained = UNEXPLAINED
    places: Mapping[str, RankRange] = field(default_factory=dict)
