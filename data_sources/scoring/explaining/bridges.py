"""A change as a sum of effects: the typed result that every explanation ends in."""

from __future__ import annotations

import enum
from dataclasses import dataclass
from datetime import date
from typing import Final


class Cause(enum.Enum):
    """What an effect comes from."""

    OWN = "own"
    BEST = "best"
    WEIGHT = "weight"
    APPEARED = "appeared"
    DROPPED = "dropped"
    RATE = "rate"
    COMPOSITION = "composition"
    ENTERED = "entered"
    LEFT = "left"
    NUMERATOR = "numerator"
    DENOMINATOR = "denominator"
    AMOUNT = "amount"
    OUTSIDE = "outside"


class BridgeKind(enum.Enum):
    """How the change was taken apart, and so which causes its lines have."""

    INDEX = "index"
    COMPOSITION = "composition"
    PARTS = "parts"
    SUM = "sum"


@dataclass(frozen=True)
class BridgeEffect:
    cause: Cause
    size: float


@dataclass(frozen=True)
class BridgeSide:
    """A line in one of the two years.

    `level` is its score, value, amount or part; `share` what part of the whole it makes up,
    out of 1, where the whole is a mean.
    """

    level: float | None
    share: float | None = None


@dataclass(frozen=True)
class BridgeLine:
    """What one indicator (of an index) or one municipality (of a value) added to the change.

    `key` None is what belongs to no municipality: rows without one, and people met in several
    municipalities, who are counted once in the sum.
    """

    key: str | None
    before: BridgeSide | None
    now: BridgeSide | None
    effects: tuple[BridgeEffect, ...]

    @property
    def size(self) -> float:
        return sum(effect.size for effect in self.effects)

    def of(self, *causes: Cause) -> float:
        """The effects of these causes."""
        return sum(effect.size for effect in self.effects if effect.cause in causes)


@dataclass(frozen=True)
class Bridge:
    """From the value of the year before to the value now; the effects make up the difference."""

    kind: BridgeKind
    before: float
    now: float
    lines: tuple[BridgeLine, ...]

    @property
    def change(self) -> float:
        return self.now - self.before

    def of(self, *causes: Cause) -> float:
        """The effects of these causes in all lines."""
        return sum(line.of(*causes) for line in self.lines)


@dataclass(frozen=True)
class Correction:
    """A year ago's value as it was seen on `day`, a year before, and as it is known now."""

    day: date
    published: float | None
    restated: float | None

    @property
    def size(self) -> float | None:
        if self.published is None or self.restated is None:
            return None
        return self.restated - self.published


@dataclass(frozen=True)
class Explained:
    """Why a value changed, as far as it can be told; no correction where none was possible."""

    bridge: Bridge | None = None
    correction: Correction | None = None


UNEXPLAINED: Final = Explained()
