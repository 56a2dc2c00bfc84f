"""The typed answer of «Сравнение»: municipalities, periods and moments of knowledge."""

from __future__ import annotations

import enum
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from data_sources.answers.overview.answer import Answer
from data_sources.changes.offers import MomentOffer
from data_sources.changes.pair import Pair
from data_sources.changes.since import Since
from data_sources.question.periods import Period
from data_sources.scoring.results import Municipality, Row
from data_sources.snapshots.view import SavedView


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
class YearlyLine:
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


@dataclass(frozen=True)
class ComparePicture(Answer):
    """Everything that is put side by side.

    `chosen` are at most `MOST_CHOSEN` of the municipalities that the question names, `left_out`
    how many it names besides. `ranked` is how many municipalities have a place, by indicator.
    `periods` begin with the asked one and are about `whose`: the first chosen municipality, else
    what is shown. `since` is between `known` and now, or between the moments of the `pair` where
    the question names two. `views` are snapshots to compare with, the newest first.
    """

    chosen: tuple[Municipality, ...]
    left_out: int
    presets: tuple[Preset, ...]
    ranked: Mapping[str, int]
    lines: tuple[YearlyLine, ...]
    whose: str
    periods: tuple[PeriodColumn, ...]
    moments: tuple[MomentOffer, ...]
    since: Since | None
    pair: Pair | None = None
    views: tuple[SavedView, ...] = ()
