"""Moments of knowledge: which of them to compare with, and what was learned since one."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import sqlalchemy as sa

from data_sources.changes.closed import closed_assignments
from data_sources.changes.moved import crossed, moved
from data_sources.changes.offers import MomentKind, MomentOffer
from data_sources.changes.pair import Pair
from data_sources.changes.results import KnowledgeInterval, Moved, RowOwners
from data_sources.changes.since import Since
from data_sources.changes.tables import changed_tables
from data_sources.database.knowledge import KnowledgeDate, parse_known
from data_sources.database.schema import load
from data_sources.indicators import registry
from data_sources.question.periods import months_earlier, school_year_of
from data_sources.question.scope import Scope
from data_sources.scoring.results import Row
from data_sources.scoring.scorecards import assessed
from data_sources.session.resolving import ResolvedQuestion, resolve
from data_sources.session.session import Session
from data_sources.vocabulary.datasets import DEMO_DATASET


def since_then(session: Session, resolved: ResolvedQuestion, scope: Scope) -> Since | None:
    """What was learned between `known` and now; None where the question is of now."""
    question = resolved.question
    if question.filters.known is None or question.region is None:
        return None
    return learned_between(
        session, resolved, resolve(session, question.filters.without("known"), scope)
    )


def since_between(
    session: Session, resolved: ResolvedQuestion, scope: Scope, pair: Pair
) -> Since | None:
    """What was learned between the moments of the pair; None where the later is yet to come."""
    if resolved.question.region is None or pair.is_ahead:
        return None
    asked = resolved.question.filters
    then, now = (
        resolve(session, replace(asked, known=side.known), scope)
        for side in (pair.earlier, pair.later)
    )
    return learned_between(session.once() if pair.later.known else session, then, now)


def learned_between(session: Session, then: ResolvedQuestion, now: ResolvedQuestion) -> Since:
    """What was learned between the moments of knowledge of the same question asked twice."""
    span = KnowledgeInterval(then.question.moment, now.question.moment)
    whose = whose_of(now)
    then_rows, now_rows = _judged(session.once(), then), _judged(session, now)
    return Since(
        span=span,
        then=then.question.as_of,
        now=now.question.as_of,
        tables=changed_tables(session.connection, span, whose),
        closed=closed_assignments(session.connection, span, whose),
        crossed=crossed(then_rows, now_rows),
        moved=moved(then_rows, now_rows),
    )


def values_moved(session: Session, resolved: ResolvedQuestion, scope: Scope) -> tuple[Moved, ...]:
    """Values of all indicators that are others now than at the question's `known`."""
    now = resolve(session, resolved.question.filters.without("known"), scope)
    if resolved.question.region is None:
        return ()
    return moved(_judged(session, resolved), _judged(session, now))


def _judged(session: Session, resolved: ResolvedQuestion) -> tuple[Row, ...]:
    return tuple(assessed(session, resolved, resolved.moment(0), registry()).values())


def whose_of(now: ResolvedQuestion) -> RowOwners:
    """Whose changes the question is about."""
    question, everyone = now.question, now.registers.municipalities
    narrowed = len(question.shown) < len(everyone)
    return RowOwners(
        question.region.code if question.region else "",
        len(now.registers.regions) == 1,
        frozenset(member.oktmo for member in question.shown) if narrowed else None,
    )


def moments_offered(session: Session, today: date) -> tuple[MomentOffer, ...]:
    """A week and a month ago, the end of the last school year, before the last load."""
    offered = (*_days(session, today), *_before_last_load(session))
    return tuple(offer for offer in offered if offer.known.moment < session.snapshot.now)


def _days(session: Session, today: date) -> Iterator[MomentOffer]:
    days = {
        MomentKind.WEEK: today - timedelta(days=7),
        MomentKind.MONTH: months_earlier(today, 1),
        MomentKind.SCHOOL_YEAR: school_year_of(today).start - timedelta(days=1),
    }
    for kind, day in days.items():
        known = parse_known(day.isoformat(), session.clock.zone)
        if known is not None:
            yield MomentOffer(kind, known)


def _before_last_load(session: Session) -> Iterator[MomentOffer]:
    newest = (
        sa.select(load.c.loaded_at, load.c.dataset)
        .where(load.c.undone_at.is_(None), load.c.dataset != DEMO_DATASET)
        .order_by(load.c.loaded_at.desc(), load.c.id.desc())
        .limit(1)
    )
    for loaded_at, dataset in session.connection.execute(newest):
        known = _second_before(loaded_at, session)
        if known is not None:
            yield MomentOffer(MomentKind.LAST_LOAD, known, dataset)


def _second_before(moment: datetime, session: Session) -> KnowledgeDate | None:
    # Rows of a load are recorded at its own moment: an address names whole seconds, and the
    # last whole second before the moment does not know them yet.
    second = (moment - timedelta(microseconds=1)).replace(microsecond=0, tzinfo=UTC)
    return parse_known(f"{second:%Y-%m-%dT%H:%M:%SZ}", session.clock.zone)
