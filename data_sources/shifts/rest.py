"""A municipality beside the rest of its region: what is common to all of them is no shift."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from data_sources.shifts.cusum import Judgement, Month, Unjudged, judge

WARM_UP: Final = 12
"""A whole year says how a municipality stands to the others."""
WEIGHTY: Final = 1 / 12
"""A municipality with less of the region than this moves the rest of it by next to nothing."""

Counts = Mapping[str, Sequence[float]]
"""Municipality -> what was counted in each month."""
Sizes = Mapping[str, Sequence[float | None]]
"""Municipality -> its denominator in each month; None: unknown."""
Amount = tuple[float, float]
"""What was counted, and what it is divided by."""


def judged(counts: Counts, sizes: Sizes) -> dict[str, Judgement]:
    """Each municipality held against the others.

    Whoever is large and has shifted is left out of what the others are held against, the
    strongest first: else its own shift would be theirs, the other way round.
    """
    left_out: set[str] = set()
    while True:
        found = _held_against(counts, sizes, left_out)
        strengths = {
            place: max(signal.strength for signal in judgement.signals)
            for place, judgement in found.items()
            if judgement.signals and place not in left_out and _is_weighty(place, sizes)
        }
        if not strengths or len(left_out) >= len(counts) // 3:
            return found
        left_out.add(max(strengths, key=lambda place: (strengths[place], place)))


def _held_against(counts: Counts, sizes: Sizes, left_out: set[str]) -> dict[str, Judgement]:
    others = [place for place in counts if place not in left_out and any(counts[place])]
    sums = [
        _total([(counts[place][month], size) for place in others if (size := sizes[place][month])])
        for month in range(len(next(iter(counts.values()), ())))
    ]
    found = {}
    for place, own in counts.items():
        months = [
            _month(counted, size, whole if place in others else _with(whole, counted, size or 0.0))
            for counted, size, whole in zip(own, sizes[place], sums, strict=True)
        ]
        judgement = judge(months, cycle=1, warm_up=WARM_UP)
        if judgement.reason is Unjudged.NO_DENOMINATOR and any(sizes[place]):
            judgement = judgement._replace(reason=Unjudged.NOBODY_BESIDE)
        found[place] = judgement
    return found


def _total(known: Sequence[Amount]) -> Amount:
    return sum(count for count, _ in known), sum(size for _, size in known)


def _with(whole: Amount, counted: float, size: float) -> Amount:
    return whole[0] + counted, whole[1] + size


def _month(counted: float, size: float | None, whole: Amount) -> Month:
    """`whole` are the others and itself."""
    if not size or whole[1] <= size:
        return Month(counted, None)
    part = size / (whole[1] - size)
    return Month(counted, (whole[0] - counted) * part, part)


def _is_weighty(place: str, sizes: Sizes) -> bool:
    """By the last of its months whose denominator is known."""
    own, whole = 0.0, 0.0
    for each, known in sizes.items():
        size = next((size for size in reversed(known) if size), 0.0)
        whole += size
        own = size if each == place else own
    return own >= whole * WEIGHTY
