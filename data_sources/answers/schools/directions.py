"""The eight directions: where they fell, and whether teachers train where they are weak."""

from __future__ import annotations

import enum
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from data_sources.scoring.results import Level, Municipality, Row
from data_sources.vocabulary.directions import DIRECTIONS

DECIMALS: Final = 4
KEYS: Final = {key: f"school_project_{key}" for key in DIRECTIONS}
"""Direction -> its indicator."""


@dataclass(frozen=True)
class Fall:
    """In how many municipalities, of those with both years, the direction is lower than before."""

    direction: str
    fell: tuple[str, ...]
    compared: int


class Need(enum.Enum):
    """A direction of a municipality: weaker than the region's or not, trained for or not."""

    WITHOUT_TRAINING = "without_training"
    IN_TRAINING = "in_training"
    WITHOUT_NEED = "without_need"
    NEITHER = "neither"


@dataclass(frozen=True)
class Trained:
    """Teachers who trained in a direction, out of how many; `teachers` is None if not known."""

    trained: int
    teachers: float | None

    @property
    def per_100(self) -> float | None:
        return self.trained / self.teachers * 100 if self.teachers else None


@dataclass(frozen=True)
class Matter:
    """A direction of a municipality beside the region's; `need` is None where it cannot be told."""

    oktmo: str
    direction: str
    value: float | None
    region_value: float | None
    own: Trained
    region: Trained
    need: Need | None


def falls(rows: Sequence[Row], shown: Iterable[Municipality]) -> tuple[Fall, ...]:
    """Of every direction, the one that fell in most municipalities first."""
    ordinary = {member.oktmo for member in shown if not member.is_regional}
    found = []
    for direction, key in KEYS.items():
        own = [
            row
            for row in rows
            if row.indicator == key
            and row.level is Level.MUNICIPALITY
            and row.oktmo in ordinary
            and row.change is not None
        ]
        fell = tuple(row.oktmo for row in own if row.oktmo is not None and _fell(row))
        found.append(Fall(direction, fell, len(own)))
    return tuple(sorted(found, key=lambda fall: -len(fall.fell)))


def matters(
    rows: Sequence[Row],
    shown: Iterable[Municipality],
    trained: Mapping[tuple[str | None, str], int],
    teachers: Mapping[str | None, float],
) -> tuple[Matter, ...]:
    """Every direction of every municipality; the region's own are under None."""
    values = {(row.oktmo, row.indicator): row.value for row in rows if row.oktmo is not None}
    regions = {row.indicator: row.value for row in rows if row.level is Level.REGION}
    found = []
    for member in shown:
        for direction, key in KEYS.items():
            own = Trained(trained.get((member.oktmo, direction), 0), teachers.get(member.oktmo))
            region = Trained(trained.get((None, direction), 0), teachers.get(None))
            value, region_value = values.get((member.oktmo, key)), regions.get(key)
            need = _need(value, region_value, own, region)
            found.append(Matter(member.oktmo, direction, value, region_value, own, region, need))
    return tuple(found)


def _need(
    value: float | None, region_value: float | None, own: Trained, region: Trained
) -> Need | None:
    is_trained = _is_trained(own, region)
    if value is None or region_value is None or is_trained is None:
        return None
    if _less(value, region_value):
        return Need.IN_TRAINING if is_trained else Need.WITHOUT_TRAINING
    return Need.WITHOUT_NEED if is_trained else Need.NEITHER


def _is_trained(own: Trained, region: Trained) -> bool | None:
    """No fewer teachers in a hundred than in the region train for it."""
    if own.trained == 0:
        return False
    if own.per_100 is None or region.per_100 is None:
        return None
    return not _less(own.per_100, region.per_100)


def _fell(row: Row) -> bool:
    change = row.change
    return change is not None and change.is_certain and round(change.by, DECIMALS) < 0


def _less(one: float | None, other: float | None) -> bool:
    return one is not None and other is not None and round(one - other, DECIMALS) < 0
