"""What every page of indicators stands on: rows, vocabulary, histories, provenance."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Final

from data_sources.facts import reading
from data_sources.indicators import registry
from data_sources.question.choices import INDEX
from data_sources.question.periods import (
    Period,
    PeriodKind,
    parse_period,
    school_year,
    school_year_of,
    years_earlier,
)
from data_sources.scoring.courses import courses_under_way
from data_sources.scoring.explaining.explanations import index_change, whole
from data_sources.scoring.results import (
    History,
    Level,
    Overview,
    Provenance,
    Row,
    Scorecard,
    Vocabulary,
)
from data_sources.scoring.scorecards import (
    assessed,
    rows_with_previous,
    rows_with_previous_of,
    total_of,
    totals_at,
    value_of,
)
from data_sources.session.resolving import ResolvedQuestion, resolve, resolve_year_ago
from data_sources.session.session import Session

HISTORY_YEARS: Final = 5
PERIODS_OFFERED: Final = 15
CARDS: Final = (
    "training_coverage",
    "rumo_attendance",
    "decision_completion",
    "school_project_score",
)
"""The indicator that speaks for each of the four families on the first screen."""


def overview(session: Session, resolved: ResolvedQuestion) -> Overview:
    """Everything that a page of indicators shows."""
    return session.recall(
        ("overview", resolved.key),
        lambda: replace(
            _overview(session, resolved, rows_with_previous(session, resolved), CARDS),
            index_change=index_change(session, resolved, whole(resolved)),
            beyond=_beyond(session, resolved),
            general=_general(session, resolved),
            courses=courses_under_way(session, resolved, registry()),
        ),
    )


def _beyond(session: Session, resolved: ResolvedQuestion) -> tuple[Row, ...]:
    filters = resolved.question.filters
    if not (filters.m or filters.group):
        return ()
    everybody = resolve(session, filters.of_everybody(), resolved.scope)
    asked = registry() if filters.i == INDEX else {filters.i: registry()[filters.i]}
    shown = {member.oktmo for member in resolved.question.shown}
    return tuple(
        row
        for row in assessed(session, everybody, everybody.moment(0), asked).values()
        if row.indicator == filters.i and row.level is Level.MUNICIPALITY and row.oktmo not in shown
    )


def _general(session: Session, resolved: ResolvedQuestion) -> tuple[Row, ...]:
    """Of a group: the same rows with scores and places among all municipalities."""
    filters, shown = resolved.question.filters, resolved.question.shown
    if not filters.group or not shown:
        return ()
    named = filters.without("group").naming(tuple(member.oktmo for member in shown))
    everybody = resolve(session, named, resolved.scope)
    rows = assessed(session, everybody, everybody.moment(0), registry())
    return tuple(row for row in rows.values() if row.indicator in (INDEX, filters.i))


def overview_of(session: Session, resolved: ResolvedQuestion, keys: tuple[str, ...]) -> Overview:
    """What a page of single rows stands on: these indicators alone, without the index.

    Their rows are those of the whole overview; the others are not asked for.
    """
    return session.recall(
        ("overview of", keys, resolved.key),
        lambda: replace(
            _overview(session, resolved, rows_with_previous_of(session, resolved, keys), keys),
            courses=courses_under_way(session, resolved, {key: registry()[key] for key in keys}),
        ),
    )


def _overview(
    session: Session, resolved: ResolvedQuestion, rows: tuple[Row, ...], cards: tuple[str, ...]
) -> Overview:
    return Overview(
        scorecard=Scorecard(resolved.question, rows),
        vocabulary=Vocabulary(resolved.registers, _periods(session, resolved)),
        histories=_histories(session, resolved, rows, cards),
        provenance=provenance(session),
    )


def provenance(session: Session) -> Provenance:
    """Of which data the answers of this session are made."""
    return Provenance(
        session.snapshot.version,
        session.snapshot.changed_at,
        is_demo=session.recall(("is demo",), lambda: reading.is_demo(session.connection)),
    )


def _histories(
    session: Session, resolved: ResolvedQuestion, rows: tuple[Row, ...], cards: tuple[str, ...]
) -> tuple[History, ...]:
    asked = {key: registry()[key] for key in cards}
    earlier = [
        totals_at(session, resolved, resolved.moment(back), asked)
        for back in range(HISTORY_YEARS - 1, 1, -1)
    ]
    as_of = resolved.question.as_of
    days = [years_earlier(as_of, back) for back in range(HISTORY_YEARS - 1, -1, -1)]
    histories = []
    for key in cards:
        total = total_of(rows, key)
        line = [
            *(values.get(key) for values in earlier),
            total.previous if total else None,
            value_of(total),
        ]
        histories.append(History(key, tuple(zip(days, line, strict=True))))
    return tuple(histories)


def _periods(session: Session, resolved: ResolvedQuestion) -> tuple[Period, ...]:
    question = resolved.question
    first = session.recall(
        ("first day", question.filters.known),
        lambda: reading.first_day(session.connection, question.moment),
    )
    return periods_offered(first, question.today, question.period)


def periods_offered(first: date | None, today: date, asked: Period) -> tuple[Period, ...]:
    """School years, calendar years and quarters, each from today back to the first facts.

    The newest comes first in each kind; the asked period is among those of its kind.
    """
    newest = school_year_of(today)
    oldest = max(
        school_year_of(min(first or today, today)).start.year,
        newest.start.year - PERIODS_OFFERED + 1,
    )
    since = min(max(first or today, school_year(oldest).start), today)
    offered = (
        *(school_year(year) for year in range(newest.start.year, oldest - 1, -1)),
        *_calendar(since, today),
    )
    return tuple(
        sorted(
            {*offered, asked},
            key=lambda period: (_KINDS.index(period.kind), -period.start.toordinal(), period.text),
        )
    )


_KINDS: Final = tuple(PeriodKind)


def _calendar(since: date, until: date) -> Iterator[Period]:
    """Calendar years and quarters that have a day between these two."""
    for year in range(since.year, until.year + 1):
        texts = (f"{year}", *(f"{year}-Q{quarter}" for quarter in range(1, 5)))
        for period in map(parse_period, texts):
            if period is not None and period.start <= until and period.end >= since:
                yield period


def last_year_seen(session: Session, resolved: ResolvedQuestion, key: str) -> ResolvedQuestion:
    """The question whose last year is compared with: as it was seen then, where it was."""
    total = total_of(rows_with_previous_of(session, resolved, (key,)), key)
    then = resolve_year_ago(session, resolved)
    return resolved if then is None or total is None or total.previous_then is None else then
