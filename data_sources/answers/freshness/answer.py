"""What is said of how the numbers are known."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from data_sources.answers.overview.answer import Answer
from data_sources.scoring.bounds.unreported import Bounds
from data_sources.scoring.notes.notes import Contact
from data_sources.scoring.results import Municipality
from data_sources.snapshots.view import SavedView
from data_sources.vocabulary.datasets import DEMO_DATASET


@dataclass(frozen=True)
class TableFreshness:
    """A table of facts: rows known at `known_at`, the newest fact, the newest record."""

    table: str
    rows: int
    last_fact_on: date | None
    last_recorded_at: datetime | None


@dataclass(frozen=True)
class Reporting:
    """What a municipality reported, table -> the day of its newest fact by `as_of`, and whom to
    ask.
    """

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
class DataPicture(Answer):
    """How the numbers are known: freshness by table and municipality, and the loads, newest first.

    `reporting` is about the tables in `reported`, in the order of municipalities' names. `saved`
    are the newest views that were fixed. `bounds`: of each indicator that silence may move, what
    those awaited could make of it.
    """

    tables: tuple[TableFreshness, ...]
    reported: tuple[str, ...]
    reporting: tuple[Reporting, ...]
    loads: tuple[LoadRecord, ...]
    saved: tuple[SavedView, ...] = ()
    bounds: Mapping[str, Bounds] = field(default_factory=dict)
