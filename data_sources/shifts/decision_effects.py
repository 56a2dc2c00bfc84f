"""Decisions that name an indicator, and what became of it."""

from __future__ import annotations

from itertools import groupby
from typing import Any

from data_sources.indicators import registry
from data_sources.indicators.declaration import Window
from data_sources.session.resolving import ResolvedQuestion
from data_sources.session.session import Session
from data_sources.shifts import queries
from data_sources.shifts.aimed import AimedDecision
from data_sources.shifts.detecting import shifts, watched_indicators
from data_sources.shifts.effects import Effect, effect
from data_sources.shifts.results import REGION, Shifts
from data_sources.vocabulary.indicators.description import Direction
from data_sources.vocabulary.meeting_name import MeetingName


def aimed_decisions(session: Session, resolved: ResolvedQuestion) -> tuple[AimedDecision, ...]:
    """Of every body of the region, held by `as_of`, the newest first."""
    question = resolved.question
    if question.region is None:
        return ()
    key = ("aimed decisions", question.filters.known, question.region.code, question.as_of)
    return session.recall(key, lambda: _decisions(session, resolved))


def decisions_about(
    session: Session, resolved: ResolvedQuestion, key: str
) -> tuple[AimedDecision, ...]:
    """Those about the indicator, of the region and of the municipalities that are shown."""
    shown = {member.oktmo for member in resolved.question.shown}
    return tuple(
        each
        for each in aimed_decisions(session, resolved)
        if each.indicator == key and (each.oktmo is None or each.oktmo in shown)
    )


def effects_of(session: Session, resolved: ResolvedQuestion) -> dict[tuple[str, int], Effect]:
    """Meeting and position of a decision that names an indicator -> what became of it."""
    return {
        (each.meeting.code, each.position): each.effect
        for each in aimed_decisions(session, resolved)
    }


def _decisions(session: Session, resolved: ResolvedQuestion) -> tuple[AimedDecision, ...]:
    moment = resolved.moment(0)
    select = queries.aimed_decisions(Window(moment.sole_region))
    rows = session.connection.execute(select, moment.parameters()).all()
    named = {row.indicator for row in rows}
    asked = {key: each for key, each in watched_indicators().items() if key in named}
    found = shifts(session, resolved, asked)
    return tuple(
        _decision(list(assigned), found)
        for _, assigned in groupby(rows, key=lambda row: (row.code, row.position))
    )


def _decision(rows: list[Any], found: Shifts) -> AimedDecision:
    own = rows[0]
    indicator = registry().get(own.indicator)
    watched = found.watched.get(own.indicator) if indicator else None
    terms = [row.due_on for row in rows if row.due_on is not None]
    return AimedDecision(
        meeting=MeetingName(own.code, own.body, own.meeting_number, own.held_on),
        oktmo=own.oktmo,
        position=own.position,
        number=own.number,
        text=own.text,
        indicator=own.indicator,
        due_on=max(terms, default=None),
        owners=tuple(row.assignee for row in rows if row.assignee),
        effect=effect(
            own.held_on,
            indicator.direction if indicator else Direction.NEUTRAL,
            watched,
            own.oktmo or REGION,
            found.last,
        ),
    )
