"""Rows of indicators as known at two moments: whose value and whose status is another."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from data_sources.changes.results import Moved
from data_sources.scoring.results import Row, Status
from data_sources.scoring.scores import SAME_RANK_DECIMALS

_SEVERITY: Final = (Status.GOOD, Status.WATCH, Status.BAD)


def moved(before: Iterable[Row], now: Iterable[Row]) -> tuple[Moved, ...]:
    """Rows whose value is another one, appeared or disappeared, in the order of the later ones.

    A place that is no longer known has no later row and is not among them.
    """
    old = {(row.indicator, row.level, row.oktmo): row for row in before}
    pairs = (Moved(old.get((row.indicator, row.level, row.oktmo)), row) for row in now)
    return tuple(pair for pair in pairs if _is_other(pair))


def crossed(before: Iterable[Row], now: Iterable[Row]) -> tuple[Moved, ...]:
    """Rows that were judged at both moments, and otherwise at the later one."""
    old = {(row.indicator, row.level, row.oktmo): row for row in before}
    pairs = (Moved(old.get((row.indicator, row.level, row.oktmo)), row) for row in now)
    return tuple(pair for pair in pairs if _is_crossed(pair))


def is_worse(pair: Moved) -> bool:
    """Judged more severely than before; of two rows that were both judged."""
    if pair.before is None:
        return False
    return _SEVERITY.index(pair.now.verdict) > _SEVERITY.index(pair.before.verdict)


def _is_other(pair: Moved) -> bool:
    was = pair.before.value if pair.before else None
    return _rounded(was) != _rounded(pair.now.value)


def _is_crossed(pair: Moved) -> bool:
    if pair.before is None or Status.NONE in (pair.before.verdict, pair.now.verdict):
        return False
    return pair.before.verdict is not pair.now.verdict


def _rounded(value: float | None) -> float | None:
    return None if value is None else round(value, SAME_RANK_DECIMALS)
