"""An indicator of one municipality with what stands beside it: region, peers, last year."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from data_sources.answers.municipality.answer import MunicipalityPicture
from data_sources.question.choices import INDEX
from data_sources.scoring.bounds.places import RankRange
from data_sources.scoring.results import Level, Row
from data_sources.vocabulary.directions import DIRECTIONS
from data_sources.vocabulary.indicators.description import Direction, Unit
from layouts.wording import changing, terms
from layouts.wording.subject import Subject, subject

DIRECTION_KEYS: Final = tuple(f"school_project_{direction}" for direction in DIRECTIONS)


@dataclass(frozen=True)
class Beside:
    """`row` is the municipality's own; `ranked` is how many municipalities have a place.

    `place` is its place as an interval, where chance can be told of.
    """

    subject: Subject
    row: Row
    region: Row | None
    peers: Row | None
    ranked: int
    place: RankRange | None = None

    @property
    def ahead(self) -> float | None:
        """The score above the region's (below zero: behind it); None where it is not compared."""
        if self.row.rank is None or self.row.score is None:
            return None
        if self.region is None or self.region.score is None:
            return None
        return self.row.score - self.region.score

    @property
    def gain(self) -> float | None:
        """Percentage points for the better since last year; None where nobody judges."""
        row = self.row
        if self.subject.unit is not Unit.PERCENT or self.subject.direction is Direction.NEUTRAL:
            return None
        grown = changing.certain(row)
        if not row.is_comparable or grown is None:
            return None
        return grown if self.subject.direction is Direction.UP else -grown


def lines(picture: MunicipalityPicture) -> tuple[Beside, ...]:
    """The index first, then every indicator in the order of docs/indicators.md."""
    scorecard = picture.overview.scorecard
    peers = {row.indicator: row for row in picture.peers}
    if scorecard.question.filters.group is not None:
        # The scores here are to the best of the group, those of the peers to the best of all.
        peers.pop(INDEX, None)
    regions = {row.indicator: row for row in scorecard if row.level is Level.REGION}
    regional = {member.oktmo for member in scorecard.question.shown if member.is_regional}
    placed = [
        row.indicator
        for row in scorecard
        if row.level is Level.MUNICIPALITY and row.rank is not None and row.oktmo not in regional
    ]
    found = [
        Beside(
            subject(row.indicator),
            row,
            regions.get(row.indicator),
            peers.get(row.indicator),
            placed.count(row.indicator),
            picture.places.get(row.indicator),
        )
        for row in picture.rows
    ]
    return tuple(sorted(found, key=lambda line: line.subject.key != INDEX))


def line_of(picture: MunicipalityPicture, key: str) -> Beside | None:
    """The line of one indicator, or of the index."""
    return next((line for line in lines(picture) if line.subject.key == key), None)


def peers_title(picture: MunicipalityPicture) -> str:
    """«группа «районы»»; empty where the municipality has nobody of its kind beside it."""
    name = picture.peers_name
    members = [
        member
        for member in picture.overview.vocabulary.registers.municipalities
        if name in (member.peer_group, member.kind)
    ]
    return f"группа «{terms.group(name)}»" if picture.peers and len(members) > 1 else ""


def compared(picture: MunicipalityPicture) -> tuple[Beside, ...]:
    """Lines that may be called strong or weak; the eight directions have a profile of their own."""
    return tuple(line for line in lines(picture) if line.subject.key not in DIRECTION_KEYS)
