"""Who stands where on a funnel, and who strays further than chance explains."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from data_sources.scoring.bounds.chance import ALARM_CONFIDENCE, WARNING_CONFIDENCE, limits
from data_sources.scoring.results import Level, Municipality, Row, Scorecard
from layouts.wording import numbers
from layouts.wording.indicators import summary as standing
from layouts.wording.subject import Subject

MOST_NAMED: Final = 6


@dataclass(frozen=True)
class Point:
    """A municipality on the funnel; `strays` is −2 … 2: below or above 99,8 % and 95 % limits."""

    member: Municipality
    row: Row
    value: float
    among: float
    strays: int


def points(scorecard: Scorecard, subject: Subject) -> list[Point]:
    """Municipalities with a value, from the fewest behind it; not the region's organisations."""
    members = {member.oktmo: member for member in scorecard.question.shown}
    percent = region_value(scorecard, subject)
    found = [
        Point(
            members[row.oktmo],
            row,
            row.value,
            row.denominator,
            _strays(min(row.value, 100.0), row.denominator, percent),
        )
        for row in standing.ordinary(scorecard, subject)
        if row.oktmo in members and row.value is not None and row.denominator
    ]
    return sorted(found, key=lambda point: (point.among, point.member.oktmo))


def region_value(scorecard: Scorecard, subject: Subject) -> float | None:
    """The value of the whole region, whoever is shown."""
    rows = (row for row in scorecard.of(subject.key) if row.level is Level.REGION)
    return next((row.value for row in rows), None)


def _strays(value: float, among: float, percent: float | None) -> int:
    for size, confidence in ((2, ALARM_CONFIDENCE), (1, WARNING_CONFIDENCE)):
        within = limits(percent, among, confidence) if percent is not None else None
        if within is not None and value not in within:
            return size if value > within.high else -size
    return 0


def summary(scorecard: Scorecard, subject: Subject) -> str:
    """How many stray further than chance explains, and who has no point."""
    found = points(scorecard, subject)
    percent = region_value(scorecard, subject)
    if percent is None or not 0 <= percent <= 100:
        said = "Границ случайного нет: у региона нет значения, вокруг которого их считать."
    else:
        above = [point.member.name for point in found if point.strays > 0]
        below = [point.member.name for point in found if point.strays < 0]
        parts = [
            f"{words}{numbers.NBSP}— {_named(names)}"
            for words, names in (("выше", above), ("ниже", below))
            if names
        ]
        said = (
            f"Отличаются от региона больше, чем объяснил бы случай (за границей 95 %): "
            f"{'; '.join(parts)}."
            if parts
            else "Все различия с регионом в пределах случайного (границы 95 %)."
        )
    without = len(standing.ordinary(scorecard, subject)) - len(found)
    return f"{said} Без точки{numbers.NBSP}— {without}." if without else said


def _named(names: Sequence[str]) -> str:
    if len(names) > MOST_NAMED:
        return numbers.counted(len(names), "муниципалитет", "муниципалитета", "муниципалитетов")
    return ", ".join(names)
