"""Between what and what an index lies while some of its indicators are not known."""

from __future__ import annotations

from data_sources.scoring.bounds.chance import Interval
from data_sources.scoring.results import Row

BEST_SCORE = 100.0


def index_bounds(row: Row) -> Interval | None:
    """The index if every unknown indicator had the score 0, and if every one had 100.

    With the share k of the weight known: value x k, and value x k + 100 x (1 - k). None where
    there is no index, or where everything is known.
    """
    known = row.known_share
    if known is None or row.value is None or known >= 1:
        return None
    low = row.value * known
    return Interval(low, low + BEST_SCORE * (1 - known))
