"""Rows of the chosen municipalities beside each other, and which of them is the best."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from data_sources.answers.compare.answer import ComparePicture
from data_sources.scoring.results import Level, Municipality, Row
from data_sources.scoring.scores import SAME_RANK_DECIMALS
from data_sources.vocabulary.indicators.description import Direction
from layouts.wording.subject import Subject, municipal_subjects


@dataclass(frozen=True)
class SideBySide:
    """An indicator: the row of every chosen municipality in their order, and the region's."""

    subject: Subject
    rows: tuple[tuple[Municipality, Row | None], ...]
    region: Row | None

    def row_of(self, oktmo: str) -> Row | None:
        """The row of one of the chosen."""
        return next((row for member, row in self.rows if member.oktmo == oktmo), None)

    @property
    def best(self) -> frozenset[str]:
        """Who is best; nobody where nobody judges, where fewer than two compare, or all tie."""
        if self.subject.direction is Direction.NEUTRAL:
            return frozenset()
        values = {
            member.oktmo: round(row.value, SAME_RANK_DECIMALS) for member, row in self.compared
        }
        if len(set(values.values())) < 2:
            return frozenset()
        is_up = self.subject.direction is Direction.UP
        best = max(values.values()) if is_up else min(values.values())
        return frozenset(oktmo for oktmo, value in values.items() if value == best)

    @property
    def compared(self) -> tuple[tuple[Municipality, _Valued], ...]:
        """Those with a value who are ranked: not `small`, not the region's own organisations."""
        return tuple(
            (member, _Valued(row.value, row))
            for member, row in self.rows
            if row is not None
            and row.value is not None
            and row.is_comparable
            and not member.is_regional
        )


@dataclass(frozen=True)
class _Valued:
    """A row that has a value."""

    value: float
    row: Row


def side_by_side(picture: ComparePicture) -> tuple[SideBySide, ...]:
    """The index first, then every indicator that municipalities have."""
    card = picture.overview.scorecard
    rows = {(row.indicator, row.oktmo): row for row in card if row.level is Level.MUNICIPALITY}
    regions = {row.indicator: row for row in card if row.level is Level.REGION}
    return tuple(
        SideBySide(
            subject,
            tuple((member, rows.get((subject.key, member.oktmo))) for member in picture.chosen),
            regions.get(subject.key),
        )
        for subject in municipal_subjects()
    )


def judged(lines: Iterable[SideBySide]) -> tuple[SideBySide, ...]:
    """Indicators (the index is none) in which at least two of the chosen compare."""
    return tuple(
        line
        for line in lines
        if line.subject.indicator is not None
        and line.subject.direction is not Direction.NEUTRAL
        and len(line.compared) > 1
    )
