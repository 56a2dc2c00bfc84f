"""Moments that are offered to be compared."""

from __future__ import annotations

import enum
from dataclasses import dataclass

from data_sources.database.knowledge import KnowledgeDate


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
