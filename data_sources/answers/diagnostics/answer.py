"""The typed answer of the page of diagnostics: the showcase, its gaps, results, routes."""

from __future__ import annotations

import enum
from dataclasses import dataclass
from datetime import date
from typing import Final

from data_sources.answers.overview.answer import Answer
from data_sources.answers.row_lists.answer import RowPage
from data_sources.row_tables.records.diagnostics import DiagnosticRow
from data_sources.scoring.results import Municipality

EXPIRES_SOON_DAYS: Final = 60


class Validity(enum.Enum):
    """How the end of validity stands to `as_of`."""

    UNLIMITED = "unlimited"
    VALID = "valid"
    SOON = "soon"
    EXPIRED = "expired"


def validity(valid_until: date | None, as_of: date) -> Validity:
    """Whether the day has passed, or passes within `EXPIRES_SOON_DAYS`; it counts itself."""
    if valid_until is None:
        return Validity.UNLIMITED
    if valid_until < as_of:
        return Validity.EXPIRED
    is_soon = (valid_until - as_of).days <= EXPIRES_SOON_DAYS
    return Validity.SOON if is_soon else Validity.VALID


@dataclass(frozen=True)
class StatusTally:
    """Diagnostics of one state of expertise.

    `expired` are those whose validity has passed; `soon` are valid ones that it passes soon.
    """

    status: str
    diagnostics: int
    valid: int
    expired: int
    soon: int


@dataclass(frozen=True)
class GapCell:
    """Diagnostics for an audience on a subject (None: on none), and how many are valid."""

    audience: str
    subject: str | None
    diagnostics: int
    valid: int


@dataclass(frozen=True)
class Results:
    """Participants in the period; a person diagnosed twice is two of them."""

    participants: int
    with_deficit: int


@dataclass(frozen=True)
class Routes:
    """Learning routes at `as_of`: begun and completed in the period, open, overdue; `persons` had
    one in the period.
    """

    persons: int
    started: int
    open: int
    completed: int
    overdue: int


@dataclass(frozen=True)
class Deficits:
    """Results beside routes, of one municipality or of all that are shown."""

    results: Results
    routes: Routes

    @property
    def without_route(self) -> int:
        """By how much deficits found outnumber the people on routes.

        Neither bound of the people left without a route: one may be found twice, and a route may
        have been begun for another reason.
        """
        return max(0, self.results.with_deficit - self.routes.persons)


@dataclass(frozen=True)
class PlaceDeficits:
    """The deficits and routes of one municipality."""

    municipality: Municipality
    deficits: Deficits


@dataclass(frozen=True)
class Showcase:
    """Every published diagnostic: by state of expertise, by audience and subject.

    `cells` are those that hold any, by audience, then by subject, None first.
    """

    statuses: tuple[StatusTally, ...]
    cells: tuple[GapCell, ...]

    @property
    def published(self) -> int:
        """Diagnostics on the showcase."""
        return sum(tally.diagnostics for tally in self.statuses)

    @property
    def valid(self) -> int:
        """Those that passed the expertise."""
        return sum(tally.valid for tally in self.statuses)


@dataclass(frozen=True)
class Needs:
    """Deficits and routes of every municipality shown, in the order of names, and of all of them.

    `beside` are results of diagnostics that the showcase has not: no diagnostic's row has them.
    """

    places: tuple[PlaceDeficits, ...]
    in_all: Deficits
    beside: Results


@dataclass(frozen=True)
class DiagnosticsPicture(Answer):
    """The page of diagnostics.

    `overview` holds the three indicators alone. `rows` and `most` (the most taken in the period)
    are narrowed by the filters of the list; `showcase` and `needs` are not.
    """

    rows: RowPage[DiagnosticRow]
    most: tuple[DiagnosticRow, ...]
    showcase: Showcase
    needs: Needs
