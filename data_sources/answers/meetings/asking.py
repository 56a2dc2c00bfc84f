"""The page of meetings: who came, what was decided, how the plan is kept."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from itertools import groupby
from typing import Final

from data_sources.answers.meetings import queries
from data_sources.answers.meetings.answer import (
    AgendaItem,
    Attender,
    HeldMeeting,
    Meeting,
    MeetingCard,
    MeetingDecision,
    MeetingsPicture,
    Owner,
    PlanItem,
    PlanState,
    Turnout,
    together,
)
from data_sources.answers.overview.overviews import overview_of
from data_sources.answers.row_lists.asking import ListQuestion, answered, page_of_rows, resolve_rows
from data_sources.answers.row_lists.records import records_of
from data_sources.indicators.declaration import FactSelect
from data_sources.question.request import Request
from data_sources.question.scope import Scope
from data_sources.row_tables.attendance import TABLE
from data_sources.scoring.results import AnsweredRequest, Municipality
from data_sources.session.session import Session

CARDS: Final = (
    "rumo_attendance",
    "rumo_representation",
    "rumo_quorum",
    "rumo_plan_execution",
    "method_council_meetings",
)
Lists = dict[str, dict[str | None, Turnout]]


def meetings_picture(session: Session, request: Request, scope: Scope) -> MeetingsPicture:
    """The page that the question names, all of one state of the data.

    A named meeting decides whose meetings the page is about.
    """
    asked = resolve_rows(session, TABLE, request, scope)
    card = _card(session, asked)
    body = card.meeting.body if card else asked.filters.body
    page = page_of_rows(session, TABLE, asked)
    base = overview_of(session, asked.unnarrowed, CARDS)
    calendar, sittings, attenders = _attended(session, asked, body)
    return MeetingsPicture(
        overview=base,
        answered=_of_body(answered(asked, page), body),
        rows=page,
        body=body,
        bodies=_bodies(session, asked),
        calendar=calendar,
        sittings=sittings,
        attenders=attenders,
        card=card,
        plan=_plan(session, asked),
    )


def _of_body(answered: AnsweredRequest, body: str) -> AnsweredRequest:
    question = answered.question
    return replace(
        answered, question=replace(question, filters=question.filters.changed(body=body))
    )


def _bodies(session: Session, asked: ListQuestion) -> tuple[str, ...]:
    select = queries.bodies(asked.row_filter.window)
    return session.recall(
        ("bodies of meetings", asked.unnarrowed.key),
        lambda: tuple(sorted(records_of(session, asked, select, str))),
    )


def _attended(
    session: Session, asked: ListQuestion, body: str
) -> tuple[tuple[Meeting, ...], tuple[HeldMeeting, ...], tuple[Attender, ...]]:
    return session.recall(
        ("attendance by meeting", asked.unnarrowed.key, body, asked.row_filter.places),
        lambda: _attended_anew(session, asked, body),
    )


def _attended_anew(
    session: Session, asked: ListQuestion, body: str
) -> tuple[tuple[Meeting, ...], tuple[HeldMeeting, ...], tuple[Attender, ...]]:
    window, question = asked.row_filter.window, asked.resolved.question
    calendar = records_of(session, asked, queries.calendar(window, body), Meeting)
    calendar.sort(key=lambda each: (each.held_on, each.code))
    held = [each for each in calendar if each.status == "held" and each.held_on <= question.as_of]
    lists = _lists(session, asked, queries.turnouts(window, body))
    attenders = [_attender(member, held, lists) for member in question.shown]
    if asked.row_filter.include_unassigned:
        attenders.append(_attender(None, held, lists))
    sittings = tuple(
        HeldMeeting(
            meeting,
            together(lists.get(meeting.code, {}).values()),
            together(each.turnouts[place] for each in attenders),
        )
        for place, meeting in enumerate(held)
    )
    return tuple(calendar), sittings, tuple(attenders)


def _lists(session: Session, asked: ListQuestion, select: FactSelect) -> Lists:
    lists: Lists = {}
    for code, oktmo, turnout in records_of(session, asked, select, _turnout):
        lists.setdefault(code, {})[oktmo] = turnout
    return lists


def _turnout(code: str, oktmo: str | None, *counts: int) -> tuple[str, str | None, Turnout]:
    return code, oktmo, Turnout(*map(int, counts))


def _attender(member: Municipality | None, held: list[Meeting], lists: Lists) -> Attender:
    oktmo = member.oktmo if member else None
    return Attender(
        member,
        tuple(lists.get(each.code, {}).get(oktmo, Turnout()) for each in held),
        tuple(each.awaits(oktmo) for each in held),
    )


def _card(session: Session, asked: ListQuestion) -> MeetingCard | None:
    code = asked.filters.meeting
    if code is None:
        return None
    return session.recall(
        ("card of a meeting", asked.unnarrowed.key, code), lambda: _card_anew(session, asked, code)
    )


def _card_anew(session: Session, asked: ListQuestion, code: str) -> MeetingCard | None:
    window = asked.row_filter.window
    found = records_of(session, asked, queries.meeting_named(window, code), Meeting)
    if not found:
        return None
    (meeting,) = found
    places = {member.oktmo: member for member in asked.resolved.registers.municipalities}
    lists = _lists(session, asked, queries.turnouts_of(window, code))
    return MeetingCard(
        meeting,
        places.get(meeting.oktmo) if meeting.oktmo else None,
        together(lists.get(code, {}).values()),
        tuple(records_of(session, asked, queries.agenda(window, code), _agenda_item)),
        _points(records_of(session, asked, queries.points(window, code), queries.OwnedPoint)),
    )


def _agenda_item(
    position: int, title: str, speaker: str | None, post: str | None, indicators: str | None
) -> AgendaItem:
    named = (key.strip() for key in (indicators or "").split(","))
    keys = tuple(dict.fromkeys(key for key in named if key))
    return AgendaItem(position, title, speaker, post, keys)


def _points(rows: Iterable[queries.OwnedPoint]) -> tuple[MeetingDecision, ...]:
    points = []
    for _, group in groupby(rows, key=lambda row: row.position):
        same = sorted(group, key=lambda row: row.assignee or "")
        first = same[0]
        owners = tuple(
            Owner(row.assignee, row.due_on, row.status) for row in same if row.assignee is not None
        )
        points.append(
            MeetingDecision(
                first.position, first.number, first.text, first.kind, first.status, owners
            )
        )
    return tuple(points)


def _plan(session: Session, asked: ListQuestion) -> tuple[PlanItem, ...]:
    as_of = asked.resolved.question.as_of
    select = queries.plan(asked.row_filter.window)
    return session.recall(
        ("plan of the period", asked.unnarrowed.key),
        lambda: tuple(
            sorted(
                (
                    plan_item(row, as_of)
                    for row in records_of(session, asked, select, queries.PlannedItem)
                ),
                key=lambda item: (item.plan, item.due_on, item.code),
            )
        ),
    )


def plan_item(row: queries.PlannedItem, as_of: date) -> PlanItem:
    """An item of the plan with its state on the reporting date."""
    cancelled = row.cancelled_on is not None and row.cancelled_on <= as_of
    done = row.done_on is not None and row.done_on <= as_of
    if cancelled:
        state = PlanState.CANCELLED
    elif done:
        state = PlanState.DONE
    elif row.due_on == as_of:
        state = PlanState.DUE
    else:
        state = PlanState.OVERDUE if row.due_on < as_of else PlanState.AHEAD
    return PlanItem(
        row.plan,
        row.code,
        row.title,
        row.due_on,
        row.original_due_on,
        row.done_on if done else None,
        row.cancelled_on if cancelled else None,
        row.meeting_code,
        state,
        is_counted=row.due_on <= as_of and not cancelled,
    )
