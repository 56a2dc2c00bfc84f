"""How the coverage by courses grew month by month, this year and the year before."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from itertools import islice
from typing import Final

from data_sources import first_trained, training_queries
from data_sources.asking.indicators import MOST_MONTHS, month_ends
from data_sources.asking.questions import Settled
from data_sources.asking.summing import counted_of, facts_of
from data_sources.composed import days_given
from data_sources.first_trained import FirstTrained
from data_sources.indicators.declaration import Moment, Window
from data_sources.indicators.measures.courses import trained
from data_sources.knowledge import KnowledgeDate
from data_sources.periods import years_earlier
from data_sources.pictures import TrendPoint
from data_sources.sight import Sight

MONTHS_AHEAD: Final = 12
TEACHERS: Final = trained("teacher")
Headcounts = Mapping[str, Sequence[tuple[date, int]]]
"""Municipality -> its counts of teachers, the oldest first."""


def coverage_by_month(sight: Sight, plain: Settled) -> tuple[TrendPoint, ...]:
    """Training coverage of what is shown by the end of each month of the period, and at D.

    Each value is what the indicator says with that day as D: there is none after D itself. Last
    year's line goes on to the end of its period, but for no more than a year and not after D.
    """
    return sight.recall(("coverage by month", plain.key), lambda: _points(sight, plain))


def _points(sight: Sight, plain: Settled) -> tuple[TrendPoint, ...]:
    question = plain.question
    if question.region is None:
        return ()
    period, as_of = question.period, question.as_of
    so_far = tuple(month_ends(period.start, as_of))[-MOST_MONTHS:]
    to_come = (day for day in month_ends(period.start, period.end) if day > as_of)
    days = (*so_far, *islice(to_come, MONTHS_AHEAD))
    before = tuple(years_earlier(day, 1) for day in days)
    now, past = plain.moment(0), plain.moment(1)
    # Of a long period fewer months are drawn than there are: what came after them is on no point.
    past = replace(past, as_of=min(years_earlier(period.end, 1), as_of, before[-1]))
    headcounts = _headcounts(sight, now)
    known = question.filters.known
    members = tuple(member.oktmo for member in question.shown)
    return tuple(
        TrendPoint(*point)
        for point in zip(
            days,
            _values(_firsts(sight, now, days, known), headcounts, members, days, now.as_of),
            _values(_firsts(sight, past, before, known), headcounts, members, before, past.as_of),
            strict=True,
        )
    )


def _headcounts(sight: Sight, moment: Moment) -> Headcounts:
    found: dict[str, list[tuple[date, int]]] = defaultdict(list)
    select = training_queries.teachers_counted(Window(moment.sole_region))
    for oktmo, day, headcount in sight.connection.execute(select, moment.parameters()):
        found[oktmo].append((day, headcount))
    return found


def _firsts(
    sight: Sight, moment: Moment, days: Sequence[date], known: KnowledgeDate | None
) -> FirstTrained:
    facts = facts_of(sight, moment, TEACHERS, known)
    if facts is not None:
        return first_trained.counted(counted_of(facts, moment, TEACHERS), TEACHERS.item, days)
    select = training_queries.first_trained(Window(moment.sole_region), len(days))
    parameters = {**moment.parameters(), **days_given(days)}
    return first_trained.read(sight.connection.execute(select, parameters))


def _values(
    firsts: FirstTrained,
    headcounts: Headcounts,
    members: Sequence[str],
    days: Sequence[date],
    last: date,
) -> list[float | None]:
    values: list[float | None] = []
    for place, day in enumerate(days):
        staff = {
            oktmo: counted
            for oktmo in members
            if (counted := _newest(headcounts.get(oktmo, ()), day)) is not None
        }
        whole = sum(staff.values())
        is_known = whole > 0 and day <= last
        values.append(firsts.trained(frozenset(staff), place) / whole * 100 if is_known else None)
    return values


def _newest(counts: Sequence[tuple[date, int]], day: date) -> int | None:
    return next(
        (headcount for counted_on, headcount in reversed(counts) if counted_on <= day), None
    )
