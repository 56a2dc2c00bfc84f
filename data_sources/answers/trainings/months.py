"""How the coverage by courses grew month by month, this year and the year before."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from itertools import islice
from typing import Final

from data_sources.answers.overview.overviews import last_year_seen
from data_sources.answers.overview.trend import TrendPoint
from data_sources.database.knowledge import KnowledgeDate
from data_sources.facts.summing import counted_facts
from data_sources.facts.trainings import first_trained, queries
from data_sources.facts.trainings.first_trained import FirstTrained
from data_sources.indicators.declaration import Moment, Window
from data_sources.indicators.measures.courses import trained
from data_sources.question.periods import MOST_MONTHS, month_ends, years_earlier
from data_sources.session.resolving import ResolvedQuestion
from data_sources.session.session import Session

MONTHS_AHEAD: Final = 12
TEACHERS: Final = trained("teacher")
COVERAGE: Final = "training_coverage"
Headcounts = Mapping[str, Sequence[tuple[date, int]]]
"""Municipality -> its counts of teachers, the oldest first."""


def coverage_by_month(session: Session, plain: ResolvedQuestion) -> tuple[TrendPoint, ...]:
    """Training coverage of what is shown by the end of each month of the period, and at `as_of`.

    Each value is what the indicator says with that day as `as_of`; none is after it. Last
    year is what was seen of it then, as it is in a change since a year ago; its line goes on to
    the end of its period, but for no more than a year and not after `as_of`, as known
    at `known_at`.
    """
    return session.recall(("coverage by month", plain.key), lambda: _points(session, plain))


def _points(session: Session, plain: ResolvedQuestion) -> tuple[TrendPoint, ...]:
    question = plain.question
    if question.region is None:
        return ()
    period, as_of = question.period, question.as_of
    so_far = tuple(month_ends(period.start, as_of))[-MOST_MONTHS:]
    to_come = (day for day in month_ends(period.start, period.end) if day > as_of)
    days = (*so_far, *islice(to_come, MONTHS_AHEAD))
    before = tuple(years_earlier(day, 1) for day in days)
    now = _values(session, plain, plain.moment(0), days)
    past = plain.moment(1)
    # Of a long period fewer months are drawn than there are: what came after them is on no point.
    past = replace(past, as_of=min(years_earlier(period.end, 1), as_of, before[-1]))
    as_known_now = _values(session, plain, past, before)
    seen = last_year_seen(session, plain, COVERAGE)
    seen_then = (
        as_known_now
        if seen is plain
        else _values(session, seen, seen.moment(1), before[: len(so_far)])
    )
    previous = (*seen_then[: len(so_far)], *as_known_now[len(so_far) :])
    return tuple(TrendPoint(*point) for point in zip(days, now, previous, strict=True))


def _headcounts(session: Session, moment: Moment) -> Headcounts:
    found: dict[str, list[tuple[date, int]]] = defaultdict(list)
    select = queries.teachers_counted(Window(moment.sole_region))
    for oktmo, day, headcount in session.connection.execute(select, moment.parameters()):
        found[oktmo].append((day, headcount))
    return found


def _firsts(
    session: Session, moment: Moment, days: Sequence[date], known_at: KnowledgeDate | None
) -> FirstTrained:
    facts = counted_facts(session, moment, TEACHERS, known_at, (TEACHERS.item,))
    return first_trained.counted(facts, TEACHERS.item, days)


def _values(
    session: Session, resolved: ResolvedQuestion, moment: Moment, days: Sequence[date]
) -> list[float | None]:
    """The coverage of what the question shows by each of the days; none after `as_of`."""
    if not days:
        return []
    headcounts = _headcounts(session, moment)
    firsts = _firsts(session, moment, days, resolved.question.filters.known)
    members = [member.oktmo for member in resolved.question.shown]
    values: list[float | None] = []
    for place, day in enumerate(days):
        staff = {
            oktmo: counted
            for oktmo in members
            if (counted := _newest(headcounts.get(oktmo, ()), day)) is not None
        }
        whole = sum(staff.values())
        is_known = whole > 0 and day <= moment.as_of
        values.append(firsts.trained(frozenset(staff), place) / whole * 100 if is_known else None)
    return values


def _newest(counts: Sequence[tuple[date, int]], day: date) -> int | None:
    return next(
        (headcount for counted_on, headcount in reversed(counts) if counted_on <= day), None
    )
