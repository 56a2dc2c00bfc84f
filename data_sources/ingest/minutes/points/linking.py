"""Which item of the agenda a block of decisions or a vote belongs to."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import replace

from data_sources.ingest.minutes.draft import AgendaPoint, DraftPoint, Votes
from data_sources.ingest.minutes.outline.parts import OutlinePart, Section
from data_sources.ingest.minutes.points.gathering import votes_of
from data_sources.ingest.minutes.points.raw_points import Block, RawVote, extent_of
from data_sources.ingest.minutes.text.script import Script


def linked(blocks: Sequence[Block], agenda: Sequence[AgendaPoint]) -> tuple[Block, ...]:
    """Blocks whose heading names no item follow the agenda in its order."""
    filled = [block for block in blocks if block.points]
    if len(filled) < 2 or len(filled) > max(len(agenda), 1):
        return tuple(blocks)
    found: list[Block] = []
    last = 0
    for block in blocks:
        item = block.section.item
        if item is None and block.points and last < len(agenda):
            item = last + 1
        if item is not None:
            last = item
        found.append(replace(block, section=replace(block.section, item=item)))
    return tuple(found)


def numbers_in(block: Block) -> tuple[str, ...]:
    """The numbers that a block writes, those of mere headings too."""
    openings = (raw.opening for raw in block.points)
    return tuple(each.number for each in openings if each is not None and each.number is not None)


def homes_of(
    script: Script, blocks: Sequence[Block], points: Sequence[DraftPoint]
) -> tuple[int, ...]:
    """For each point, the block in which it stands."""
    starts = [
        script.place(block.section.heading.start, block.section.heading.end).start
        for block in blocks
    ]
    return tuple(max(bisect_right(starts, point.place.start) - 1, 0) for point in points)


def lists_of(
    script: Script, blocks: Sequence[Block], points: Sequence[DraftPoint]
) -> tuple[int, ...]:
    """For each point, the list whose numbers it continues: that of its block, or of the parts of
    one point, which begin anew under each.
    """
    starts: list[tuple[int, int]] = []
    further = len(blocks)
    for at, block in enumerate(blocks):
        heading = block.section.heading
        starts.append((script.place(heading.start, heading.end).start, at))
        for raw in block.points:
            if not raw.subs:
                continue
            starts.append((script.place(*extent_of(raw.subs[0])).start, further))
            starts.append((script.place(*extent_of(raw.subs[-1])).end, at))
            further += 1
    starts.sort()
    begins = [begin for begin, _ in starts]
    found = (bisect_right(begins, point.place.start) - 1 for point in points)
    return tuple(starts[at][1] if at >= 0 else 0 for at in found)


def votes_on(
    script: Script,
    sections: Sequence[Section],
    blocks: Sequence[Block],
    points: Sequence[DraftPoint],
    present: int | None,
) -> tuple[Votes, ...]:
    """The votes in the order of the text, each with the item that it is on."""
    found: list[tuple[RawVote, int | None]] = []
    for section in sections:
        if section.part is OutlinePart.HEARD:
            found += [(vote, section.item) for vote in votes_of(section)]
    for block, homes in _with_points(script, blocks, points):
        since = -1
        for vote in sorted(block.votes, key=lambda each: each.start):
            at = script.place(vote.start, vote.end).start
            found.append((vote, _item_of(block, homes, since, at)))
            since = at
    found.sort(key=lambda pair: pair[0].start)
    return tuple(_vote(script, raw, item, present) for raw, item in found)


def _with_points(
    script: Script, blocks: Sequence[Block], points: Sequence[DraftPoint]
) -> list[tuple[Block, list[DraftPoint]]]:
    inside: list[list[DraftPoint]] = [[] for _ in blocks]
    for point, home in zip(points, homes_of(script, blocks, points), strict=True):
        inside[home].append(point)
    return [(block, sorted(own, key=_start)) for block, own in zip(blocks, inside, strict=True)]


def _item_of(block: Block, points: Sequence[DraftPoint], since: int, until: int) -> int | None:
    """The block's only item; among several, that of the points since the vote before."""
    if block.section.item is not None:
        return block.section.item
    first = bisect_right(points, since, key=_start)
    last = bisect_left(points, until, key=_start)
    items = {point.agenda_position for point in points[first:last]}
    return items.pop() if len(items) == 1 else None


def _start(point: DraftPoint) -> int:
    return point.place.start


def _vote(script: Script, raw: RawVote, item: int | None, present: int | None) -> Votes:
    return Votes(
        agenda_position=item,
        votes_for=present if raw.vote.is_unanimous else raw.vote.votes_for,
        votes_against=raw.vote.against,
        votes_abstained=raw.vote.abstained,
        place=script.place(raw.start, raw.end),
    )
