"""Where something shifted: typed answers for pages and files."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Final

from data_sources.shifts.cusum import Judgement, Unjudged, Way

LATELY: Final = 12
"""For so many whole months a shift that was noticed is news."""
REGION: Final = ""
"""Stands for the OKTMO of the region's own series."""


@dataclass(frozen=True)
class Shift:
    """A series that left its level: since which month, and by which one it was sure.

    Both are the first days of months. `oktmo` is empty for the region. What was counted and
    expected in these months; `strength` is their distance in standard deviations.
    """

    indicator: str
    oktmo: str
    way: Way
    began: date
    noticed: date
    counted: float
    expected: float
    strength: float

    @property
    def months(self) -> int:
        """From the first to the one in which it was noticed, both counted."""
        apart = (self.noticed.year - self.began.year) * 12
        return apart + self.noticed.month - self.began.month + 1


@dataclass(frozen=True)
class Watched:
    """The series of one indicator in whole months (`months`, their first days): municipality by
    OKTMO and the region under `REGION`."""

    indicator: str
    months: tuple[date, ...]
    judgements: Mapping[str, Judgement]

    def shifts(self) -> Iterator[Shift]:
        """Every shift, whenever it was."""
        for oktmo, judgement in self.judgements.items():
            for signal in judgement.signals:
                yield Shift(
                    self.indicator,
                    oktmo,
                    signal.way,
                    self.months[signal.began],
                    self.months[signal.noticed],
                    signal.counted,
                    signal.expected,
                    signal.strength,
                )

    def lately(self) -> tuple[Shift, ...]:
        """Those noticed in the last twelve whole months, the strongest first."""
        since = self.months[-LATELY:][:1]
        found = [shift for shift in self.shifts() if since and shift.noticed >= since[0]]
        return tuple(sorted(found, key=_order))

    @property
    def is_watched(self) -> bool:
        """At least one series can be judged now."""
        return any(each.reason is None for each in self.judgements.values())

    def unjudged(self) -> dict[Unjudged, tuple[str, ...]]:
        """Why series cannot be judged now -> whose they are."""
        found: dict[Unjudged, tuple[str, ...]] = {}
        for oktmo, judgement in self.judgements.items():
            if judgement.reason is not None:
                found[judgement.reason] = (*found.get(judgement.reason, ()), oktmo)
        return found

    def cut(self, oktmos: frozenset[str]) -> Watched:
        """Only of these."""
        kept = {oktmo: each for oktmo, each in self.judgements.items() if oktmo in oktmos}
        return replace(self, judgements=kept)


@dataclass(frozen=True)
class Shifts:
    """Every indicator that is watched, by key; `last` is the first day of the last whole month.

    `is_past`: nothing was looked for, since the period was over before the last whole month.
    """

    watched: Mapping[str, Watched] = field(default_factory=dict)
    last: date | None = None
    is_past: bool = False

    def lately(self) -> tuple[Shift, ...]:
        """Of every indicator, the strongest first."""
        found = [shift for each in self.watched.values() for shift in each.lately()]
        return tuple(sorted(found, key=_order))

    def cut(self, oktmos: frozenset[str]) -> Shifts:
        """Only of these municipalities, and of the region where `REGION` is among them."""
        return replace(self, watched={key: each.cut(oktmos) for key, each in self.watched.items()})

    @property
    def series(self) -> int:
        """How many series can be judged now."""
        return sum(
            judgement.reason is None
            for each in self.watched.values()
            for judgement in each.judgements.values()
        )


def _order(shift: Shift) -> tuple[float, str, str]:
    return -shift.strength, shift.indicator, shift.oktmo
