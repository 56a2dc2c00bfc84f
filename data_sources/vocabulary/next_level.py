"""What can be said of how far a school is from its next level."""

from __future__ import annotations

from typing import Final

from data_sources.question.choices import LEVELS

HIGHEST_LEVEL: Final = LEVELS[-1]


STEP_SHARE: Final = 0.05
"""A school is one step from the next level when it lacks no more than this share of all points."""


TOLD: Final = "told"


HIGHEST: Final = "highest"


NO_POINTS: Final = "no_points"


UNKNOWN: Final = "unknown"


UNVERIFIED: Final = "unverified"


OTHER_MAXIMUM: Final = "other_maximum"


DISTANCES: Final = (TOLD, HIGHEST, UNVERIFIED, UNKNOWN, OTHER_MAXIMUM, NO_POINTS)
"""What can be said of the way to the next level of a school that took part."""
