"""How many more of what an indicator counts bring a row to what is due, and to the whole target."""

from __future__ import annotations

import math
from typing import Final, NamedTuple

from data_sources.scoring.results import Row, Status
from data_sources.vocabulary.indicators.description import Description, Direction

DUST_DECIMALS: Final = 6
"""Binary dust above a whole number must not ask for one person more."""


class Shortfall(NamedTuple):
    """`by_day`: to what of the target is due by `as_of`; `by_end`: to the whole target.

    Whole people, schools, assignments, rounded up; 0 where there is enough. Where less is better
    it is how many there are too many.
    """

    by_day: int
    by_end: int


def shortfall(indicator: Description, row: Row) -> Shortfall | None:
    """None where there is no value or no target, or where nobody judges."""
    if row.target is None or indicator.direction is Direction.NEUTRAL:
        return None
    by_end = missing_to(indicator, row, row.target)
    if by_end is None:
        return None
    if row.status in (Status.GOOD, Status.NONE):
        return Shortfall(0, by_end)
    due = row.target if row.target_to_date is None else row.target_to_date
    return Shortfall(max(1, missing_to(indicator, row, due) or 0), by_end)


def missing_to(indicator: Description, row: Row, value: float) -> int | None:
    """How many more bring the row to the value, as long as its denominator stays what it is.

    None where it has no value. Where less is better: how many there are above the value.
    """
    if row.value is None or row.numerator is None:
        return None
    wanted = value
    if indicator.is_ratio:
        wanted = value * (row.denominator or 0.0) / indicator.unit.factor
    missing = round(wanted - row.numerator, DUST_DECIMALS)
    return max(0, math.ceil(-missing if indicator.direction is Direction.DOWN else missing))
