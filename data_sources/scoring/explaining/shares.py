"""The change of a weighted mean, taken apart evenly between levels and shares.

A mean is Σ p·l with Σ p = 1. Its change is Σ (p̄·Δl + l̄·Δp), p̄ and l̄ being the means of both
years (the Shapley values of the two factors). As Σ Δp = 0, any one level may be subtracted in the
second term; subtracted is the middle of the two means, so that a growing share counts as good
only where the level is above the whole.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class SharePart:
    """What one member puts into the mean (share times level), and its share."""

    amount: float
    share: float


NOTHING = SharePart(0.0, 0.0)


def moved(before: SharePart, now: SharePart, middle: float) -> tuple[float, float]:
    """The effects of the member's own level and of its share; both shares are above zero."""
    was, became = before.amount / before.share, now.amount / now.share
    of_level = (before.share + now.share) / 2 * (became - was)
    return of_level, ((was + became) / 2 - middle) * (now.share - before.share)


def replaced(before: SharePart, now: SharePart, middle: float) -> float:
    """The whole effect of a member that has no level in one of the two years."""
    return (now.amount - before.amount) - middle * (now.share - before.share)
