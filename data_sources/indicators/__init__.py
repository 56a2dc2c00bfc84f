"""The registry of indicators: every module of this package that declares one is in it."""

from __future__ import annotations

from functools import cache

from data_sources.indicators.declaration import Indicator
from data_sources.vocabulary.indicators import described


@cache
def registry() -> dict[str, Indicator]:
    """Key -> indicator with its measures, in the order of docs/indicators.md."""
    return {key: each for key, each in described().items() if isinstance(each, Indicator)}
