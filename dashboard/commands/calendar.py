"""The days by which commands count."""

from __future__ import annotations

from dashboard.settings import Settings
from data_sources.database.knowledge import Clock


def clock_of(settings: Settings) -> Clock:
    """The region's calendar."""
    return Clock(settings.timezone, settings.today)
