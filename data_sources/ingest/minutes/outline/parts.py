"""The parts of minutes, and what a heading says about one."""

from __future__ import annotations

import enum
from dataclasses import dataclass

from data_sources.ingest.minutes.text.script import Line


class OutlinePart(enum.Enum):
    """A part of minutes that a heading opens."""

    HEAD = enum.auto()
    CHAIR = enum.auto()
    SECRETARY = enum.auto()
    PARTICIPANTS = enum.auto()
    GUESTS = enum.auto()
    ABSENT = enum.auto()
    ONLINE = enum.auto()
    QUORUM = enum.auto()
    NUMBER = enum.auto()
    DATE = enum.auto()
    TIME = enum.auto()
    ENDED = enum.auto()
    VENUE = enum.auto()
    FORMAT = enum.auto()
    AGENDA = enum.auto()
    HEARD = enum.auto()
    DECIDED = enum.auto()
    SIGNATURE = enum.auto()
    ANNEX = enum.auto()


@dataclass(frozen=True)
class Heading:
    """A heading: what it opens, where its own words end, and the agenda item that it names."""

    part: OutlinePart
    end: int
    item: int | None = None
    is_marker: bool = False


@dataclass(frozen=True)
class Section:
    """A part of the minutes: its heading's line, and the lines (or the rest of one) below it."""

    part: OutlinePart
    heading: Line
    body: tuple[Line, ...]
    item: int | None = None
    is_marker: bool = False
