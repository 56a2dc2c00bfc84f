"""The typed answer of «Сравнение»: municipalities, periods and moments of knowledge."""

from __future__ import annotations

import enum
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from data_sources.changes.results import Closed, Moved, Span, TableChange
from data_sources.filters import Filters
from data_sources.knowledge import KnowledgeDate
from data_sources.periods import Period
from data_sources.results import Municipality, Overview, Row
from data_sources.saved_views.reading import SavedView


class PresetKind(enum.Enum):
    """By what municipalities are put beside each other."""

    ENDS = "ends"
    NEIGHBOURS = "neighbours"
    PEERS = "peers"


@dataclass(frozen=True)
class Preset:
    """A choice worth offering; `name` is the group where it is one, `of` how many it has."""

    kind: PresetKind
    members: tuple[Municipality, ...]
    name: str = ""
    of: int = 0


@dataclass(frozen=True)
class Line:
    """An indicator (or the index) of one place by year, oldest first; None: the region."""

    indicator: str
    oktmo: str | None
    points: tuple[tuple[date, float | None], ...]


@dataclass(frozen=True)
class PeriodColumn:
    """The same question so many years before: its rows by indicator, and how many were ranked."""

    period: Period
    as_of: date
    rows: Mapping[str, Row]
    ranked: Mapping[str, int]


class MomentKind(enum.Enum):
    """A moment of knowledge worth comparing with."""

    WEEK = "week"
    MONTH = "month"
    SCHOOL_YEAR = "school_year"
    LAST_LOAD = "last_load"


@dataclass(frozen=True)
class MomentOffer:
    """`dataset` is what the last load brought."""

    kind: MomentKind
    known: KnowledgeDate
    dataset: str = ""


@dataclass(frozen=True)
class Since:
    """What was learned between two moments of knowledge.

    `then` and `now` are the reporting days. `crossed` and `moved` are rows of the question as
    known at the later moment against those of the same question as known at the earlier.
    """

    span: Span
    then: date
    now: date
    tables: tuple[TableChange, ...]
    closed: Closed
    crossed: tuple[Moved, ...]
    moved: tuple[Moved, ...]


@dataclass(frozen=True)
class Side:
    """One of two moments: None is now; `code` is the snapshot that it is, if it is one."""

    known: KnowledgeDate | None
    code: str = ""


@dataclass(frozen=True)
class Pair:
    """Two moments of knowledge that the question names, whichever of them it named first.

    `other` is what the snapshot named second asks, where that is another question than the
    page's. `is_ahead`: the later moment has not come yet, and nothing is compared.
    """

    earlier: Side
    later: Side
    other: Filters | None
    is_ahead: bool

    @property
    def is_one(self) -> bool:
        """Both are the same moment."""
        earlier, later = self.earlier.known, self.later.known
        return earlier is not None and later is not None and earlier.moment == later.moment


@dataclass(frozen=True)
class ComparePicture:
    """Everything that is put side by side.

    `chosen` are at most `MOST_CHOSEN` of the municipalities that the question names, `left_out`
    how many it names besides. `ranked` is how many municipalities have a place, by indicator.
    `periods` begin with the asked one and are about `whose`: the first chosen municipality, else
    what is shown. `since` is between `known` and now, or between the moments of the `pair` where
    the question names two. `views` are snapshots to compare with, the newest first.
    """

    overview: Overview
    chosen: tuple[Municipality, ...]
    left_out: int
    presets: tuple[Preset, ...]
    ranked: Mapping[str, int]
    lines: tuple[Line, ...]
    whose: str
    periods: tuple[PeriodColumn, ...]
    moments: tuple[MomentOffer, ...]
    since: Since | None
    pair: Pair | None = None
    views: tuple[SavedView, ...] = ()

    def as_stale(self) -> ComparePicture:
        """The same answer, given again while the database is away."""
        return replace(self, overview=self.overview.as_stale())
