"""How far a school is from its next level: told only where the scale is known and verified."""

from __future__ import annotations

from itertools import pairwise
from typing import Final

import sqlalchemy as sa

from data_sources.question.choices import LEVELS
from data_sources.vocabulary.next_level import (
    HIGHEST,
    HIGHEST_LEVEL,
    NO_POINTS,
    OTHER_MAXIMUM,
    STEP_SHARE,
    TOLD,
    UNKNOWN,
    UNVERIFIED,
)

DUST: Final = 1e-6


def told_of_next_level(rounds: sa.Subquery) -> sa.Subquery:
    """The same rows with `distance` (one of `DISTANCES`), `next_level`, `points_to_next`.

    The rows have `own_level` (see there) and the thresholds of their scale.
    `points_to_next` is 0 where there are enough points and the level has not been given yet.
    """
    threshold = _threshold(rounds)
    told = sa.select(
        *rounds.c, threshold.label("threshold"), _distance(rounds, threshold).label("distance")
    ).subquery("told")
    following = dict(pairwise(LEVELS))
    lacking = sa.cast(told.c.threshold, sa.Double) - told.c.whole_score
    is_told = told.c.distance == TOLD
    return sa.select(
        *told.c,
        sa.case((is_told, sa.case(following, value=told.c.own_level))).label("next_level"),
        sa.case((is_told, sa.case((lacking > 0, lacking), else_=0.0))).label("points_to_next"),
    ).subquery("schools")


def is_near(rows: sa.Subquery) -> sa.ColumnElement[bool]:
    """One step from the next level."""
    return rows.c.points_to_next <= rows.c.whole_max * STEP_SHARE + DUST


def own_level(
    reported: sa.ColumnElement[str], points: sa.ColumnElement[float], scale: sa.FromClause
) -> sa.ColumnElement[str]:
    """The level that the school reported; without one, what its points come to."""
    return sa.func.coalesce(
        reported,
        sa.case(
            (points >= scale.c.threshold_high, "high"),
            (points >= scale.c.threshold_medium, "medium"),
            (points >= scale.c.threshold_basic, "basic"),
            (points < scale.c.threshold_basic, "below_basic"),
        ),
    )


def _threshold(rounds: sa.Subquery) -> sa.ColumnElement[float]:
    """The points at which the next level begins."""
    row = rounds.c
    thresholds = {
        "below_basic": row.threshold_basic,
        "basic": row.threshold_medium,
        "medium": row.threshold_high,
    }
    return sa.case(thresholds, value=row.own_level)


def _distance(
    rounds: sa.Subquery, threshold: sa.ColumnElement[float]
) -> sa.ColumnElement[str | None]:
    row = rounds.c
    return sa.case(
        (row.completed_on.is_(None), sa.null()),
        (row.reported_level == HIGHEST_LEVEL, HIGHEST),
        (row.whole_score.is_(None), NO_POINTS),
        (row.max_points.is_(None), UNKNOWN),
        (row.verified.is_(False), UNVERIFIED),
        (sa.func.abs(row.whole_max - row.max_points) > DUST, OTHER_MAXIMUM),
        (row.own_level == HIGHEST_LEVEL, HIGHEST),
        (threshold.is_(None), UNKNOWN),
        else_=TOLD,
    )
