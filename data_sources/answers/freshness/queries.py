"""Selects of how the numbers are known."""

from __future__ import annotations

import sqlalchemy as sa

from data_sources.database.schema import (
    load,
)
from data_sources.facts.reporting import LOADS_SHOWN
from data_sources.indicators.declaration import FactSelect


def loads() -> FactSelect:
    """The newest loads."""
    return sa.select(*load.c).order_by(load.c.id.desc()).limit(LOADS_SHOWN)
