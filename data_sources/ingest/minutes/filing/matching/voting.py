"""Which vote stands on which point of decision."""

from __future__ import annotations

from collections.abc import Sequence

from data_sources.ingest.minutes.draft import Draft, DraftPoint, Votes


def votes_of_points(draft: Draft) -> dict[int, Votes]:
    """Position of a point -> the vote on it; points that nobody voted on are left out.

    One vote on an item of the agenda is that of all its points. Of several, each is that of the
    points between it and the vote before; where the votes go ahead of their points, that of
    the points up to the next vote.
    """
    found: dict[int, Votes] = {}
    items = {vote.agenda_position for vote in draft.votes}
    for item in items:
        own = [point for point in draft.points if _is_of(point, item, items)]
        votes = sorted(
            (vote for vote in draft.votes if vote.agenda_position == item),
            key=lambda vote: vote.place.start,
        )
        found.update(_shared_out(own, votes))
    return found


def _is_of(point: DraftPoint, item: int | None, items: set[int | None]) -> bool:
    if item is None:
        return point.agenda_position is None or point.agenda_position not in items
    return point.agenda_position == item


def _shared_out(points: Sequence[DraftPoint], votes: Sequence[Votes]) -> dict[int, Votes]:
    if len(votes) == 1:
        return {point.position: votes[0] for point in points}
    starts = [point.place.start for point in points] or [0]
    # A vote behind the last point is of what stands before it, and so are the others.
    is_ahead = votes[0].place.start < min(starts) and votes[-1].place.start < max(starts)
    found = {}
    for point in points:
        before = [vote for vote in votes if vote.place.start < point.place.start]
        after = [vote for vote in votes if vote.place.start >= point.place.start]
        if is_ahead and before:
            found[point.position] = before[-1]
        elif after and not is_ahead:
            found[point.position] = after[0]
    return found
