"""Typed answers of single pages, each around the overview that it stands on."""

from __future__ import annotations

import enum
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime

from data_sources.annotations import Contact
from data_sources.bounds.places import Place
from data_sources.bounds.unreported import Bounds
from data_sources.explaining.bridges import UNEXPLAINED, Explained
from data_sources.recent.results import RecentChanges
from data_sources.results import Municipality, Overview, Row
from data_sources.saved_views.reading import SavedView
from data_sources.schema.housekeeping import DEMO_DATASET
from data_sources.shifts.aimed import AimedDecision
from data_sources.shifts.results import Shifts


@dataclass(frozen=True)
class TrendPoint:
    """The value of what is shown by a day, and by the same day a year earlier."""

    day: date
    value: float | None
    previous: float | None


@dataclass(frozen=True)
class OverviewPicture:
    """The first page: the overview, what changed in it lately, and what shifted for good."""

    overview: Overview
    recent: RecentChanges
    shifts: Shifts = field(default_factory=Shifts)

    def as_stale(self) -> OverviewPicture:
        """The same answer, given again while the database is away."""
        return replace(self, overview=self.overview.as_stale())


@dataclass(frozen=True)
class IndicatorPicture:
    """One indicator (`overview.scorecard.question.filters.i`) over time.

    `by_month`: year to date at the end of each month of the period up to D; empty for the
    index. `by_year`: at D of each of the last five years, oldest first.
    `explained` is why what is shown changed since last year, `places` are the places of ranked
    municipalities (by OKTMO) where chance can be told of, `bounds` are those of what is shown.
    `best` is the value of the best of those ranked, whoever is shown.
    `recent` is what changed lately, `shifts` what shifted for good, and `decisions`
    those about the indicator, the newest first: asked by the page alone.
    """

    overview: Overview
    by_month: tuple[TrendPoint, ...]
    by_year: tuple[TrendPoint, ...]
    explained: Explained = UNEXPLAINED
    places: Mapping[str, Place] = field(default_factory=dict)
    bounds: Bounds | None = None
    best: float | None = None
    recent: RecentChanges | None = None
    shifts: Shifts = field(default_factory=Shifts)
    decisions: tuple[AimedDecision, ...] = ()

    def as_stale(self) -> IndicatorPicture:
        """The same answer, given again while the database is away."""
        return replace(self, overview=self.overview.as_stale())


class ExecutionStatus(enum.Enum):
    """How an assignment stands at D (contract, section 3)."""

    IN_PROGRESS = "in_progress"
    DONE = "done"
    DONE_LATE = "done_late"
    OVERDUE = "overdue"
    CONTINUOUS = "continuous"
    WITHDRAWN = "withdrawn"
    INFORMATIONAL = "informational"


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
class MunicipalityPicture:
    """Everything about one municipality; without one, only the list to choose from.

    `overview` is asked about everybody (of the group), so that rows, region and ranks stand
    beside each other. `peers` are the sums over the municipalities of its peer group (or kind)
    `peers_name`, itself among them. `schools`: those without a result first, then the lowest.
    `explained` is why its index changed, `places` are its places by indicator where chance can
    be told of.
    """

    overview: Overview
    municipality: Municipality | None
    also_chosen: tuple[Municipality, ...]
    rows: tuple[Row, ...]
    peers_name: str
    peers: tuple[Row, ...]
    waiting: tuple[WaitingAssignment, ...]
    schools: tuple[SchoolResult, ...]
    explained: Explained = UNEXPLAINED
    places: Mapping[str, Place] = field(default_factory=dict)

    def as_stale(self) -> MunicipalityPicture:
        """The same answer, given again while the database is away."""
        return replace(self, overview=self.overview.as_stale())


@dataclass(frozen=True)
class TableFreshness:
    """A table of facts: rows known at K, the newest fact, the newest record."""

    table: str
    rows: int
    last_fact_on: date | None
    last_recorded_at: datetime | None


@dataclass(frozen=True)
class Reporting:
    """What a municipality reported, table -> the day of its newest fact by D, and whom to ask."""

    municipality: Municipality
    last_fact_on: dict[str, date]
    contact: Contact | None = None

    def silent_in(self, table: str, since: date) -> bool:
        """It has nothing in the table from that day on."""
        last = self.last_fact_on.get(table)
        return last is None or last < since


@dataclass(frozen=True)
class LoadRecord:
    """A load as the database remembers it."""

    id: int
    dataset: str
    file_name: str
    loaded_at: datetime
    loaded_by: str | None
    rows_read: int
    rows_added: int
    rows_changed: int
    rows_unchanged: int
    rows_rejected: int
    undone_at: datetime | None

    @property
    def rows_withdrawn(self) -> int:
        """Rows that the load took away without replacing them; `rows_changed` counts them too.

        Every row read is added, changed, unchanged or rejected, so that what is above the rows
        read was not in the file.
        """
        told = self.rows_added + self.rows_changed + self.rows_unchanged + self.rows_rejected
        return max(0, told - self.rows_read)

    @property
    def can_be_undone(self) -> bool:
        """It stands, and is not the demonstration data."""
        return self.undone_at is None and self.dataset != DEMO_DATASET


@dataclass(frozen=True)
class DataPicture:
    """How the numbers are known: freshness by table and municipality, and the loads, newest first.

    `reporting` is about the tables in `reported`, in the order of municipalities' names. `saved`
    are the newest views that were fixed. `bounds`: of each indicator that silence may move, what
    those awaited could make of it.
    """

    overview: Overview
    tables: tuple[TableFreshness, ...]
    reported: tuple[str, ...]
    reporting: tuple[Reporting, ...]
    loads: tuple[LoadRecord, ...]
    saved: tuple[SavedView, ...] = ()
    bounds: Mapping[str, Bounds] = field(default_factory=dict)

    def as_stale(self) -> DataPicture:
        """The same answer, given again while the database is away."""
        return replace(self, overview=self.overview.as_stale())
