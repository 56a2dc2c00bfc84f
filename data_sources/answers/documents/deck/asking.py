"""The deck of a meeting or of a question, asked of the same answers as the pages."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from itertools import pairwise
from typing import Final, TypeVar

import sqlalchemy as sa

from data_sources.answers.decisions import asking
from data_sources.answers.decisions.executing import executed, executed_whenever
from data_sources.answers.documents.deck.answer import (
    Agenda,
    Changes,
    Closing,
    Deck,
    Extremes,
    LastDecisions,
    LastOwners,
    NewDecisions,
    NextAgenda,
    OpeningSlide,
    Overdue,
    PresenceSlide,
    Recent,
    RegionOnly,
    SinceLast,
    Sittings,
    Slide,
    Standing,
    TrendSlide,
    Where,
)
from data_sources.answers.indicator import asking as indicators
from data_sources.answers.meetings.answer import AgendaItem, Meeting, MeetingCard, MeetingsPicture
from data_sources.answers.meetings.since_answer import MeetingSeries
from data_sources.answers.meetings.since_each import meeting_before
from data_sources.answers.meetings.since_last import meetings_with_between
from data_sources.answers.overview import overviews
from data_sources.answers.overview.recent_changes import recent_changes
from data_sources.answers.row_lists.asking import resolve_rows
from data_sources.database.schema import decision
from data_sources.indicators import registry
from data_sources.indicators.conditions import known
from data_sources.indicators.declaration import Window
from data_sources.question.choices import EVERY_BODY, INDEX
from data_sources.question.notices import Notice, NoticeKind
from data_sources.question.periods import Period, parse_period
from data_sources.question.request import Request
from data_sources.question.scope import Scope
from data_sources.question.view import View
from data_sources.row_tables.decisions import TABLE
from data_sources.scoring.results import AnsweredRequest, Overview
from data_sources.session.resolving import ResolvedQuestion, resolve
from data_sources.session.session import Session
from data_sources.vocabulary.indicators.description import Reach

_T = TypeVar("_T")
ITEMS_AT_ONCE: Final = 5
POINTS_AT_ONCE: Final = 3
INDICATORS_AT_MOST: Final = 8
_OF_LISTS: Final = ("q", "status", "owner")
"""What narrows lists of other pages: a deck keeps it and does not ask by it."""


def deck(session: Session, request: Request, scope: Scope) -> Deck:
    """All slides of the question, all of one state of the data."""
    asked, view = request.filters, request.view
    of_meetings = Request(asked.without(*_OF_LISTS), View(drop=view.drop))
    meetings = meetings_with_between(session, of_meetings, scope)
    card, narrowed, notices = meetings.card, meetings.question.filters, meetings.notices
    kept = narrowed.changed(body=asked.body, **{key: getattr(asked, key) for key in _OF_LISTS})
    plain = resolve(session, narrowed.without("body", "meeting"), scope)
    base = overviews.overview(session, plain)
    slides: tuple[Slide, ...] = ()
    if base.scorecard.question.region is not None:
        slides = tuple(
            _of_meeting(session, plain, scope, meetings, card)
            if card
            else _of_question(session, plain, scope, base, view.since)
        )
        last = len(slides)
        if view.slide > last:
            notices = (*notices, _no_such_slide(view.slide, last))
            view = view.changed(slide=last)
    question = replace(base.scorecard.question, filters=kept)
    return Deck(base, AnsweredRequest(question, view, notices), card, slides)


def _no_such_slide(asked: int, last: int) -> Notice:
    return Notice(NoticeKind.BAD_VALUE, "slide", f"Слайда {asked} нет, показан последний: {last}.")


def _of_question(
    session: Session, resolved: ResolvedQuestion, scope: Scope, base: Overview, since: str
) -> Iterator[Slide]:
    chosen = resolved.question.filters.i
    yield OpeningSlide()
    yield Where(INDEX)
    yield Recent(recent_changes(session, resolved, base, since))
    if chosen != INDEX:
        yield from _about(session, resolved, chosen, None)
    for key in overviews.CARDS:
        if key != chosen:
            yield from _about(session, resolved, key, None)
    yield from _compared(resolved)
    yield _overdue(session, resolved, scope)
    yield RegionOnly()
    yield Closing()


def _of_meeting(
    session: Session,
    resolved: ResolvedQuestion,
    scope: Scope,
    answered: MeetingsPicture,
    card: MeetingCard,
) -> Iterator[Slide]:
    yield OpeningSlide()
    parts = _parts(card.agenda, ITEMS_AT_ONCE)
    yield from (Agenda(items, place, len(parts)) for place, items in enumerate(parts, 1))
    yield from _last_time(session, resolved, scope, card.meeting)
    between = answered.between
    if between and between.since:
        yield SinceLast(between.since)
    if card.meeting.status == "held" and card.everybody.seats:
        yield PresenceSlide(card)
    if len(answered.sittings) > 1:
        yield Sittings(answered.sittings)
    named: Mapping[str, AgendaItem | None] = _named(session, resolved, card)
    for key, item in list((named or dict.fromkeys(overviews.CARDS)).items())[:INDICATORS_AT_MOST]:
        yield from _about(session, resolved, key, item)
    yield Where(INDEX)
    yield from _compared(resolved)
    yield _overdue(session, resolved, scope)
    chunks = _parts(card.points, POINTS_AT_ONCE)
    for place, points in enumerate(chunks, 1):
        yield NewDecisions(card, points, place, len(chunks))
    if between and between.draft.taken:
        yield NextAgenda(between.draft, between.since)
    yield Closing()


def _parts(rows: tuple[_T, ...], most: int) -> tuple[tuple[_T, ...], ...]:
    """The rows in as few parts as hold at most so many, of sizes as even as can be."""
    count = -(-len(rows) // most)
    edges = [len(rows) * place // count for place in range(count + 1)] if count else []
    return tuple(rows[start:end] for start, end in pairwise(edges))


def _about(
    session: Session, resolved: ResolvedQuestion, key: str, item: AgendaItem | None
) -> Iterator[Slide]:
    if registry()[key].reach is Reach.MUNICIPALITY:
        yield Standing(key, item)
    question = resolved.question
    asked = replace(question, filters=replace(question.filters, i=key))
    months = session.recall(
        ("months", key, resolved.key),
        lambda: indicators.by_month(session, replace(resolved, question=asked)),
    )
    yield TrendSlide(key, months, item)


def _named(
    session: Session, resolved: ResolvedQuestion, card: MeetingCard
) -> dict[str, AgendaItem]:
    """Indicator -> the first question of the agenda that names it, or whose decisions do."""
    by_decisions = _named_by_decisions(session, resolved, card.meeting.code)
    named: dict[str, AgendaItem] = {}
    for item in card.agenda:
        for key in item.indicators or by_decisions.get(item.position, ()):
            if key in registry():
                named.setdefault(key, item)
    return named


def _named_by_decisions(
    session: Session, resolved: ResolvedQuestion, code: str
) -> dict[int, list[str]]:
    window = Window(resolved.moment(0).sole_region)
    found: dict[int, list[str]] = {}
    for row in session.connection.execute(
        sa.select(decision.c.agenda_position, decision.c.indicator)
        .where(
            known(decision, window),
            decision.c.meeting_code == code,
            decision.c.indicator.is_not(None),
            decision.c.agenda_position.is_not(None),
        )
        .order_by(decision.c.position),
        resolved.moment(0).parameters(),
    ):
        found.setdefault(row.agenda_position, []).append(row.indicator)
    return found


def _last_time(
    session: Session, resolved: ResolvedQuestion, scope: Scope, own: Meeting
) -> Iterator[Slide]:
    before = meeting_before(session, resolved, MeetingSeries(own.body, own.oktmo), own)
    if before is None:
        return
    period = _reaching_back(resolved.question.period, before)
    filters = resolved.question.filters
    asked = Request(filters.changed(meeting=before.code, body=EVERY_BODY, period=period))
    rows = resolve_rows(session, TABLE, asked, scope)
    counts, execution = executed_whenever(session, rows)
    listed, _ = executed(session, rows)
    last = LastDecisions(before, asked, counts, listed)
    if last.whole:
        yield last
        yield LastOwners(last, execution.owners)


def _reaching_back(period: Period, before: Meeting) -> Period:
    """The period, begun early enough for every decision of that meeting to be in its list."""
    if before.held_on >= period.start:
        return period
    text = f"{before.held_on:%Y-%m}..{period.end:%Y-%m}"
    return parse_period(text) or period


def _compared(resolved: ResolvedQuestion) -> Iterator[Slide]:
    """One municipality alone leads nobody."""
    if sum(not member.is_regional for member in resolved.question.shown) > 1:
        yield Extremes(INDEX)
        yield Changes(INDEX)


def _overdue(session: Session, resolved: ResolvedQuestion, scope: Scope) -> Overdue:
    asked = replace(resolved.question.filters, body=EVERY_BODY)
    return Overdue(asking.decisions_picture(session, Request(asked), scope).execution.oldest)
