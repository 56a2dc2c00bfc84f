"""What changed in the answer since a week, a month, the last meeting or a year ago."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from data_sources.answers.overview import moves, queries
from data_sources.answers.overview.answer import OverviewPicture
from data_sources.answers.overview.earlier_answers import earlier, earlier_answer
from data_sources.answers.overview.overviews import overview
from data_sources.answers.overview.recent import Earlier, Incomparable, RecentChanges, Step
from data_sources.database.knowledge import KnowledgeDate, parse_known
from data_sources.indicators import registry
from data_sources.indicators.declaration import Window
from data_sources.question.choices import INDEX
from data_sources.question.periods import months_earlier, years_earlier
from data_sources.question.request import Request
from data_sources.question.scope import Scope
from data_sources.scoring.comparison import weights_of
from data_sources.scoring.results import Level, Overview, Row, Scorecard
from data_sources.scoring.scorecards import comparison_at, evidence_at
from data_sources.session.resolving import ResolvedQuestion, resolve, resolve_year_ago
from data_sources.session.session import Session
from data_sources.shifts.detecting import shifts_lately


def recent_changes(
    session: Session, resolved: ResolvedQuestion, answer: Overview, since: str
) -> RecentChanges:
    """What changed since then in the rows of the answer, which is of the same question."""
    return session.recall(
        ("recent changes", resolved.key, since),
        lambda: _changes(session, resolved, answer.scorecard, since),
    )


def first_page(session: Session, request: Request, scope: Scope) -> OverviewPicture:
    """The overview, and what changed in it lately."""
    resolved = resolve(session, request.filters, scope)
    base = overview(session, resolved)
    return OverviewPicture(
        base,
        resolved.answered(request.view),
        recent_changes(session, resolved, base, request.view.since),
        shifts_lately(session, resolved, base.scorecard.total(INDEX)),
    )


def _changes(
    session: Session, resolved: ResolvedQuestion, scorecard: Scorecard, since: str
) -> RecentChanges:
    question = resolved.question
    blank = RecentChanges(since)
    if question.region is None or question.as_of < question.period.start:
        return replace(blank, incomparable=Incomparable.NOT_BEGUN)
    day = _day(session, resolved, since)
    if day is None:
        return replace(blank, incomparable=Incomparable.NO_MEETING)
    known = parse_known(day.isoformat(), session.clock.zone)
    if known is None:
        return replace(blank, incomparable=Incomparable.EMPTY)
    if since == "year" and day < question.period.start:
        return _year_earlier(session, resolved, scorecard, blank)
    blank = replace(blank, known=known, then=day)
    if day < question.period.start:
        return replace(blank, incomparable=Incomparable.NOT_BEGUN)
    before = earlier_answer(session, resolved, known)
    if before is None or before.is_empty:
        return replace(blank, incomparable=Incomparable.EMPTY)
    return _compared(session, resolved, scorecard.rows, before, blank)


def _day(session: Session, resolved: ResolvedQuestion, since: str) -> date | None:
    as_of = resolved.question.as_of
    match since:
        case "week":
            return as_of - timedelta(days=7)
        case "meeting":
            moment = resolved.moment(0)
            select = queries.last_rumo_meeting(Window(moment.sole_region))
            day: date | None = session.connection.execute(select, moment.parameters()).scalar()
            return day
        case "year":
            return years_earlier(as_of, 1)
        case _:
            return months_earlier(as_of, 1)


def _year_earlier(
    session: Session, resolved: ResolvedQuestion, scorecard: Scorecard, blank: RecentChanges
) -> RecentChanges:
    """The period a year before, as it was seen then: what `previous_then` is taken from."""
    last = resolved.moment(1)
    blank = replace(blank, then=last.as_of, is_year_earlier=True)
    published = resolve_year_ago(session, resolved)
    if published is None:
        return replace(blank, incomparable=Incomparable.EMPTY)
    moment = published.moment(1)
    before = earlier(session, moment, comparison_at(session, published, moment, registry()))
    if before.is_empty:
        return replace(blank, incomparable=Incomparable.EMPTY)
    # What the database did not keep then has no `previous_then` in any row.
    kept = {row.indicator for row in scorecard.rows if row.previous_then is not None}
    unkept = before.unkept | (set(before.rows) - kept)
    known = published.question.filters.known
    return _compared(
        session,
        resolved,
        scorecard.rows,
        replace(before, unkept=frozenset(unkept)),
        replace(blank, known=known),
    )


def _compared(
    session: Session,
    resolved: ResolvedQuestion,
    rows: tuple[Row, ...],
    before: Earlier,
    blank: RecentChanges,
) -> RecentChanges:
    moment, asked = resolved.moment(0), registry()
    shown = {member.oktmo for member in resolved.question.shown}
    own = tuple(row for row in rows if row.level is Level.MUNICIPALITY and row.oktmo in shown)
    closed, overdue = _steps(session, resolved, before, blank.known)
    return replace(
        blank,
        changes=moves.changes(
            own,
            before,
            comparison_at(session, resolved, moment, asked).best,
            weights_of(asked, evidence_at(session, resolved, moment, asked)),
        ),
        doubtful=tuple(moves.doubtful_of(own, before).values()),
        crossings=moves.crossings(own, before),
        closed=closed,
        overdue=overdue,
        has_assignments=before.standings.are_kept,
    )


def _steps(
    session: Session, resolved: ResolvedQuestion, before: Earlier, known: KnowledgeDate | None
) -> tuple[tuple[Step, ...], tuple[Step, ...]]:
    """Assignments that were closed, and those that became overdue, of whom the question asks."""
    if known is None or not before.standings.are_kept:
        return (), ()
    moment = resolved.moment(0)
    days = {"earlier_known": known.moment, "earlier_day": before.as_of}
    # Another choice of municipalities asks the database nothing.
    found = session.recall(
        (
            "assignments since",
            *days.values(),
            resolved.question.filters.known,
            moment.as_of,
            moment.region_code,
        ),
        lambda: [
            queries.AssignmentState(*row)
            for row in session.connection.execute(
                queries.stepped(Window(moment.sole_region)), {**moment.parameters(), **days}
            )
        ],
    )
    narrowed = len(resolved.question.shown) < len(resolved.registers.municipalities)
    places = {member.oktmo for member in resolved.question.shown}
    rows = [row for row in found if not narrowed or row.oktmo in places]
    standings = before.standings
    return (
        tuple(
            _step(row, moment.as_of) for row in rows if row.done and row.key not in standings.done
        ),
        tuple(
            _step(row, moment.as_of)
            for row in rows
            if row.overdue and row.key not in standings.overdue
        ),
    )


def _step(row: queries.AssignmentState, as_of: date) -> Step:
    ended = (row.completed_on if row.done else None) or as_of
    late = (ended - row.due_on).days if row.due_on is not None else 0
    return Step(row.oktmo, row.assignee, row.due_on, row.completed_on, max(0, late))
