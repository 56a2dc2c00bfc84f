"""An item of the agenda as it is gathered."""

from __future__ import annotations

from dataclasses import dataclass, field

from data_sources.ingest.minutes.text.script import Span


@dataclass
class Item:
    """Where an item begins, the words of its title, and those about who speaks."""

    start: int
    title: list[Span] = field(default_factory=list)
    speech: list[Span] = field(default_factory=list)
