"""The page of decisions: its rows, how they stand, and the minutes that they come from."""

from __future__ import annotations

from datetime import date
from typing import Final

import sqlalchemy as sa

from data_sources.answers.decisions.answer import (
    DecisionsPicture,
    Minutes,
    MinutesPoint,
    StatusCount,
)
from data_sources.answers.decisions.executing import executed, executed_whenever
from data_sources.answers.overview.overviews import overview_of
from data_sources.answers.row_lists.asking import (
    ListQuestion,
    answered,
    page_of_counted_rows,
    resolve_rows,
)
from data_sources.answers.row_lists.records import records_of
from data_sources.database.schema import document, meeting
from data_sources.indicators.conditions import known
from data_sources.question.request import Request
from data_sources.question.scope import Scope
from data_sources.row_tables.decisions import TABLE, bodies_known, meetings_offered, minutes_points
from data_sources.session.session import Session
from data_sources.shifts.decision_effects import effects_of
from data_sources.vocabulary.meeting_name import MeetingName

CARDS: Final = ("decision_completion", "decision_on_time", "decision_overdue")
MEETINGS_OFFERED: Final = 100


def decisions_picture(session: Session, request: Request, scope: Scope) -> DecisionsPicture:
    """The page that the question names, all of one state of the data."""
    asked = resolve_rows(session, TABLE, request, scope)
    counts, execution = executed(session, asked)
    total = sum(each.rows for each in counts if asked.filters.status in (None, each.status))
    page = page_of_counted_rows(session, TABLE, asked, total)
    base = overview_of(session, asked.unnarrowed, CARDS)
    return DecisionsPicture(
        overview=base,
        answered=answered(asked, page),
        rows=page,
        counts=counts,
        execution=execution,
        bodies=_bodies(session, asked),
        meetings=_meetings(session, asked),
        minutes=_minutes(session, asked),
        elsewhere=_elsewhere(session, asked, counts),
        effects=effects_of(session, asked.unnarrowed),
    )


def _elsewhere(session: Session, asked: ListQuestion, counts: tuple[StatusCount, ...]) -> int:
    if asked.filters.meeting is None:
        return 0
    whole, _ = executed_whenever(session, asked)
    return sum(each.rows for each in whole) - sum(each.rows for each in counts)


def _bodies(session: Session, asked: ListQuestion) -> tuple[str, ...]:
    return session.recall(
        ("bodies", asked.unnarrowed.key),
        lambda: tuple(
            sorted(records_of(session, asked, bodies_known(asked.row_filter.window), str))
        ),
    )


def _meetings(session: Session, asked: ListQuestion) -> tuple[MeetingName, ...]:
    return session.recall(
        ("meetings with decisions", asked.unnarrowed.key, asked.filters.body),
        lambda: tuple(
            records_of(
                session, asked, meetings_offered(asked.row_filter, MEETINGS_OFFERED), MeetingName
            )
        ),
    )


def _minutes(session: Session, asked: ListQuestion) -> Minutes | None:
    code = asked.filters.meeting
    if code is None:
        return None
    window = asked.row_filter.window
    columns = (
        *(meeting.c[key] for key in ("code", "body", "number", "held_on", "title")),
        document.c.text,
    )
    found = sa.select(*columns).select_from(
        meeting.outerjoin(document, document.c.id == meeting.c.document_id)
    )
    points = tuple(records_of(session, asked, minutes_points(window, code), MinutesPoint))

    def minutes(
        code: str, body: str, number: str | None, held_on: date, title: str | None, text: str | None
    ) -> Minutes:
        return Minutes(MeetingName(code, body, number, held_on), title, text, points)

    select = found.where(meeting.c.code == code, known(meeting, window))
    return next(iter(records_of(session, asked, select, minutes)), None)
