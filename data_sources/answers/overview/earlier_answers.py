"""A question as it was answered at an earlier moment of knowledge."""

from __future__ import annotations

from datetime import datetime

from data_sources.answers.overview import queries
from data_sources.answers.overview.recent import Earlier, Standings
from data_sources.database.knowledge import KnowledgeDate
from data_sources.facts import reading
from data_sources.indicators import registry
from data_sources.indicators.declaration import Moment, Window
from data_sources.scoring.comparison import Comparison
from data_sources.scoring.scorecards import comparison_at
from data_sources.session.resolving import ResolvedQuestion, resolve
from data_sources.session.session import Session
from data_sources.vocabulary.indicators.description import Direction


def earlier_answer(
    session: Session, resolved: ResolvedQuestion, known: KnowledgeDate
) -> Earlier | None:
    """What the question was answered by that moment; None where its region or group was unknown.

    Of everybody whom the question compares, whoever is shown. A moment that is past does not
    change: its answer is kept while the newest of what was known by then is the same, whatever
    is written now.
    """
    question = resolved.question
    code = question.region.code if question.region else ""
    key = (
        "earlier answer",
        known.moment,
        question.period,
        question.filters.group,
        code,
        resolved.scope,
    )
    if known.moment >= session.snapshot.now:
        return session.recall(key, lambda: _asked_of(session, resolved, known))
    newest: datetime | None = session.recall(
        ("newest by", known.moment),
        lambda: reading.last_moment(session.connection, known.moment),
    )
    return session.answers.recall(
        (*key, newest), lambda: _asked_of(session.once(), resolved, known)
    )


def _asked_of(session: Session, resolved: ResolvedQuestion, known: KnowledgeDate) -> Earlier | None:
    question = resolved.question
    code = question.region.code if question.region else ""
    filters = question.filters.only("period", "group")
    then = resolve(session, filters.changed(known=known, region=code), resolved.scope)
    region = then.question.region
    is_same = then.question.filters.group == filters.group
    if region is None or region.code != code or not is_same:
        return None
    moment = then.moment(0)
    return earlier(session, moment, comparison_at(session, then, moment, registry()))


def earlier(session: Session, moment: Moment, compared: Comparison) -> Earlier:
    """What was compared at the moment, with how the assignments stood."""
    standings = _standings(session, moment)
    unkept = {
        key
        for key, each in registry().items()
        if each.direction is Direction.UP and not compared.best[key]
    }
    if not standings.are_kept:
        unkept.add("decision_overdue")
    return Earlier(
        as_of=moment.as_of,
        begun=moment.as_of >= moment.start,
        rows=compared.rows,
        best=compared.best,
        unkept=frozenset(unkept),
        standings=standings,
    )


def _standings(session: Session, moment: Moment) -> Standings:
    select = queries.states(Window(moment.sole_region))
    rows = [
        queries.AssignmentState(*row)
        for row in session.connection.execute(select, moment.parameters())
    ]
    return Standings(
        frozenset(row.key for row in rows if row.overdue),
        frozenset(row.key for row in rows if row.done),
        are_kept=bool(rows),
    )
