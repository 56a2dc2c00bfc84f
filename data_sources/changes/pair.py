"""Two moments side by side."""

from __future__ import annotations

from dataclasses import dataclass

from data_sources.database.knowledge import KnowledgeDate
from data_sources.question.filters import Filters


@dataclass(frozen=True)
class ComparedMoment:
    """One of two moments: None is now; `code` is the snapshot that it is, if it is one."""

    known: KnowledgeDate | None
    code: str = ""


@dataclass(frozen=True)
class Pair:
    """Two moments of knowledge that the question names, whichever of them it named first.

    `other` is what the snapshot named second asks, where that is another question than the
    page's. `is_ahead`: the later moment has not come yet, and nothing is compared.
    """

    earlier: ComparedMoment
    later: ComparedMoment
    other: Filters | None
    is_ahead: bool

    @property
    def is_one(self) -> bool:
        """Both are the same moment."""
        earlier, later = self.earlier.known, self.later.known
        return earlier is not None and later is not None and earlier.moment == later.moment
