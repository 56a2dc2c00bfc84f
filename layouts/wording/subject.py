"""What a column, a card or a map speaks of: an indicator of the registry, or the index."""

from __future__ import annotations

from dataclasses import dataclass

from data_sources.question.choices import INDEX
from data_sources.vocabulary.indicators import described
from data_sources.vocabulary.indicators.description import (
    Description,
    Direction,
    Family,
    Reach,
    Unit,
)
from layouts.wording import terms


@dataclass(frozen=True)
class Subject:
    """`indicator` is None for the index."""

    key: str
    title: str
    short_title: str
    unit: Unit
    direction: Direction
    family: Family | None
    indicator: Description | None

    @property
    def is_region_only(self) -> bool:
        return self.indicator is not None and self.indicator.reach is Reach.REGION


def index() -> Subject:
    return Subject(
        INDEX,
        terms.INDEX_TITLE,
        terms.INDEX_SHORT,
        Unit.POINTS,
        Direction.UP,
        None,
        None,
    )


def indicator_subject(indicator: Description) -> Subject:
    return Subject(
        indicator.key,
        indicator.title,
        indicator.short_title,
        indicator.unit,
        indicator.direction,
        indicator.family,
        indicator,
    )


def subject(key: str) -> Subject:
    """The subject of an indicator key, the index included."""
    return index() if key == INDEX else indicator_subject(described()[key])


def municipal_subjects() -> tuple[Subject, ...]:
    """The index and every indicator that a municipality has, in the order of docs/indicators.md."""
    return (
        index(),
        *(
            indicator_subject(indicator)
            for indicator in described().values()
            if indicator.reach is Reach.MUNICIPALITY
        ),
    )


def regional_subjects() -> tuple[Subject, ...]:
    """Indicators that only the region has."""
    return tuple(
        indicator_subject(indicator)
        for indicator in described().values()
        if indicator.reach is Reach.REGION
    )
