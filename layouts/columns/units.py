"""Units of the numbers in a column, in Russian and in English."""

from __future__ import annotations

from typing import Final, NamedTuple


class MeasureUnit(NamedTuple):
    """One unit, as a data package names it."""

    russian: str
    english: str


HOURS: Final = MeasureUnit("час", "hour")
DAYS: Final = MeasureUnit("день", "day")
PEOPLE: Final = MeasureUnit("чел.", "people")
POINTS: Final = MeasureUnit("балл", "point")
DEGREES: Final = MeasureUnit("градус", "degree")
PERCENT: Final = MeasureUnit("%", "%")
