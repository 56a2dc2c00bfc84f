"""Points and votes as they are gathered, before their words are understood."""

from __future__ import annotations

from dataclasses import dataclass, field

from data_sources.ingest.minutes.outline.parts import Section
from data_sources.ingest.minutes.outline.tables import TableColumn
from data_sources.ingest.minutes.points.marks import Mark
from data_sources.ingest.minutes.points.votes import FoundVote, find_vote, joined
from data_sources.ingest.minutes.text.numbers import NumberOpening
from data_sources.ingest.minutes.text.script import Line, Span


@dataclass
class RawPoint:
    """A point as it is gathered: its number, the spans of its text, its marks, its sub-points."""

    opening: NumberOpening | None
    text: list[Span] = field(default_factory=list)
    marks: list[Mark] = field(default_factory=list)
    subs: list[RawPoint] = field(default_factory=list)
    trailing: int = 0
    """How many of the marks stand on lines of their own."""
    item: int | None = None
    is_heading: bool = False
    """Whether it only addresses the points that follow."""

    @property
    def path(self) -> tuple[int, ...]:
        """The parts of its number."""
        return self.opening.path if self.opening else ()


@dataclass
class RawVote:
    """A vote, with its span in the whole text."""

    vote: FoundVote
    start: int
    end: int


@dataclass
class Block:
    """A block of decisions: what stands before its points, the points, the votes."""

    section: Section
    preamble: list[Span] = field(default_factory=list)
    preamble_marks: list[Mark] = field(default_factory=list)
    points: list[RawPoint] = field(default_factory=list)
    votes: list[RawVote] = field(default_factory=list)
    columns: tuple[TableColumn, ...] = ()
    """What the columns of its table hold."""


def take_vote(line: Line, votes: list[RawVote]) -> tuple[Line, Line] | None:
    """Adds the vote in a line; what stands before and after it."""
    found = find_vote(line.text)
    if found is None:
        return None
    start, end = line.start + found.start, line.start + found.end
    last = votes[-1] if votes else None
    if last is not None and last.vote.is_partial and _completes(last.vote, found):
        last.vote, last.end = joined(last.vote, found), end
    else:
        votes.append(RawVote(found, start, end))
    return line.cut(line.start, start), line.cut(end)


def _completes(vote: FoundVote, further: FoundVote) -> bool:
    pairs = (
        (vote.votes_for, further.votes_for),
        (vote.against, further.against),
        (vote.abstained, further.abstained),
    )
    return not further.is_unanimous and all(one is None or two is None for one, two in pairs)


def extent_of(raw: RawPoint) -> Span:
    """From the first to the last of a point's own words."""
    if raw.text:
        return raw.text[0][0], raw.text[-1][1]
    if raw.marks:
        return raw.marks[0].start, raw.marks[-1].end
    return 0, 0
