"""What happened between two moments."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from data_sources.changes.results import Closed, KnowledgeInterval, Moved, TableChange


@dataclass(frozen=True)
class Since:
    """What was learned between two moments of knowledge.

    `then` and `now` are the reporting days. `crossed` and `moved` are rows of the question as
    known at the later moment against those of the same question as known at the earlier.
    """

    span: KnowledgeInterval
    then: date
    now: date
    tables: tuple[TableChange, ...]
    closed: Closed
    crossed: tuple[Moved, ...]
    moved: tuple[Moved, ...]
