"""Values by day, and a year earlier."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class TrendPoint:
    """The value of what is shown by a day, and by the same day a year earlier."""

    day: date
    value: float | None
    previous: float | None
