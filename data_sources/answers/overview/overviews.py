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
from data_sources.session.resolving import Settled, settle, settle_year_ago
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


def overview(session: Session, settled: Settled) -> Overview:
    """Everything that a page of indicators shows."""
    return session.recall(
        ("overview", settled.key),
        lambda: replace(
            _overview(session, settled, rows_with_previous(session, settled), CARDS),
            index_change=index_change(session, settled, whole(settled)),
            beyond=_beyond(session, settled),
            general=_general(session, settled),
            courses=courses_under_way(session, settled, registry()),
        ),
    )


def _beyond(session: Session, settled: Settled) -> tuple[Row, ...]:
    filters = settled.question.filters
    if not (filters.m or filters.group):
        return ()
    everybody = settle(session, filters.of_everybody(), settled.scope)
    asked = registry() if filters.i == INDEX else {filters.i: registry()[filters.i]}
    shown = {member.oktmo for member in settled.question.shown}
    return tuple(
        row
        for row in assessed(session, everybody, everybody.moment(0), asked).values()
        if row.indicator == filters.i and row.level is Level.MUNICIPALITY and row.oktmo not in shown
    )


def _general(session: Session, settled: Settled) -> tuple[Row, ...]:
    """Of a group: the same rows with scores and places among all municipalities."""
    filters, shown = settled.question.filters, settled.question.shown
    if not filters.group or not shown:
        return ()
    named = filters.without("group").naming(tuple(member.oktmo for member in shown))
    everybody = settle(session, named, settled.scope)
    rows = assessed(session, everybody, everybody.moment(0), registry())
    return tuple(row for row in rows.values() if row.indicator in (INDEX, filters.i))


def overview_of(session: Session, settled: Settled, keys: tuple[str, ...]) -> Overview:
    """What a page of single rows stands on: these indicators alone, without the index.

    Their rows are those of the whole overview; the others are not asked for.
    """
    return session.recall(
        ("overview of", keys, settled.key),
        lambda: replace(
            _overview(session, settled, rows_with_previous_of(session, settled, keys), keys),
            courses=courses_under_way(session, settled, {key: registry()[key] for key in keys}),
        ),
    )


def _overview(
    session: Session, settled: Settled, rows: tuple[Row, ...], cards: tuple[str, ...]
) -> Overview:
    return Overview(
        scorecard=Scorecard(settled.question, rows),
        vocabulary=Vocabulary(settled.registers, _periods(session, settled)),
        histories=_histories(session, settled, rows, cards),
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
    session: Session, settled: Settled, rows: tuple[Row, ...], cards: tuple[str, ...]
) -> tuple[History, ...]:
    asked = {key: registry()[key] for key in cards}
    earlier = [
        totals_at(session, settled, settled.moment(back), asked)
        for back in range(HISTORY_YEARS - 1, 1, -1)
    ]
    as_of = settled.question.as_of
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


def _periods(session: Session, settled: Settled) -> tuple[Period, ...]:
    question = settled.question
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


def last_year_seen(session: Session, settled: Settled, key: str) -> Settled:
    """The question whose last year is compared with: as it was seen then, where it was."""
    total = total_of(rows_with_previous_of(session, settled, (key,)), key)
    then = settle_year_ago(session, settled)
    return settled if then is None or total is None or total.previous_then is None else then
