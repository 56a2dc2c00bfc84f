"""Whether an indicator shifted as a decision about it wanted."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Final, NamedTuple

from data_sources.shifts.cusum import Unjudged, Way
from data_sources.shifts.results import Shift, Watched
from data_sources.vocabulary.identity_enum import IdentityEnum
from data_sources.vocabulary.indicators.description import Direction

MONTHS_TO_ACT: Final = 6
"""So many whole months after the meeting a shift is looked for in."""
_WANTED: Final = {Direction.UP: Way.UP, Direction.DOWN: Way.DOWN}
_PASSING: Final = frozenset({None, Unjudged.TOO_SHORT})


class Verdict(IdentityEnum):
    """What became of the indicator."""

    SHIFTED = "shifted"
    NOT_SHIFTED = "not_shifted"
    EARLY = "early"
    UNJUDGED = "unjudged"


class Effect(NamedTuple):
    """The verdict; the shift that it rests on (the other way: it did not help); why there is none.

    `watched` are the first and the last whole month in which a shift would count.
    """

    verdict: Verdict
    watched: tuple[date, date]
    shift: Shift | None = None
    reason: Unjudged | None = None


def effect(
    held_on: date, direction: Direction, watched: Watched | None, oktmo: str, last: date | None
) -> Effect:
    """Of a decision of that day, on the series of the municipality, or of the region.

    `last` is the first day of the last whole month.
    """
    months = tuple(_after(held_on))
    span = months[0], months[-1]
    judgement = watched.judgements.get(oktmo) if watched is not None else None
    wanted = _WANTED.get(direction)
    if watched is None or judgement is None or wanted is None:
        return Effect(Verdict.UNJUDGED, span, reason=Unjudged.NO_MONTHS)
    begun = [each for each in watched.shifts() if each.oktmo == oktmo and each.began in months]
    for shift in sorted(begun, key=lambda each: each.way is not wanted):
        verdict = Verdict.SHIFTED if shift.way is wanted else Verdict.NOT_SHIFTED
        return Effect(verdict, span, shift)
    if judgement.reason not in _PASSING:
        return Effect(Verdict.UNJUDGED, span, reason=judgement.reason)
    if last is None or last < months[-1]:
        return Effect(Verdict.EARLY, span)
    judged = dict(zip(watched.months, judgement.judged, strict=True))
    if not all(judged.get(month) for month in months):
        return Effect(Verdict.UNJUDGED, span, reason=Unjudged.TOO_SHORT)
    return Effect(Verdict.NOT_SHIFTED, span)


def _after(held_on: date) -> Iterator[date]:
    """The first days of the whole months after the meeting."""
    for ahead in range(1, MONTHS_TO_ACT + 1):
        year, month = divmod(held_on.year * 12 + held_on.month - 1 + ahead, 12)
        yield date(year, month + 1, 1)
