"""What a document says, gathered from the answers of the pages, of one state of the data."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

import sqlalchemy as sa

from data_sources.answers.decisions.asking import decisions_picture
from data_sources.answers.diagnostics.asking import diagnostics_picture
from data_sources.answers.documents.report import queries
from data_sources.answers.documents.report.answer import RegionWork, Report
from data_sources.answers.freshness.asking import data_picture
from data_sources.answers.meetings.asking import meetings_picture
from data_sources.answers.meetings.since_answer import MeetingSeries, SinceMeeting
from data_sources.answers.meetings.since_each import since_meeting
from data_sources.answers.municipality.asking import municipality_picture
from data_sources.answers.network.asking import network_picture
from data_sources.answers.row_lists.answer import RowPage
from data_sources.answers.row_lists.asking import ListQuestion, resolve_rows
from data_sources.answers.row_lists.overdue import overdue_assignments
from data_sources.answers.row_lists.records import records_of
from data_sources.answers.schools.asking import school_project_picture
from data_sources.answers.trainings.asking import training_picture
from data_sources.question.choices import EVERY_BODY, RUMO
from data_sources.question.request import Request
from data_sources.question.scope import Scope
from data_sources.question.view import View
from data_sources.row_tables.decisions import TABLE
from data_sources.row_tables.records.decisions import DecisionRow
from data_sources.row_tables.records.notes import Note
from data_sources.session.resolving import ResolvedQuestion, resolve
from data_sources.session.session import Session

COUNCIL: Final = "municipal_council"
OVERDUE_LISTED: Final = 60
NOTES_LISTED: Final = 40


def report(session: Session, request: Request, scope: Scope) -> Report:
    """Of the municipality that is named first; without one, of the region or the group."""
    named = resolve(session, request.filters.of_whom(), scope)
    whom = Request(named.question.filters)
    everybody = resolve(session, whom.filters.without("m"), scope)
    data = data_picture(session, replace(everybody, notices=named.notices), View())
    asked = resolve_rows(session, TABLE, _of_every_body(whom), scope)
    if whom.filters.m:
        picture = municipality_picture(session, whom, scope)
        places = tuple(member.oktmo for member in named.question.shown[:1])
        own = resolve(session, named.question.filters.naming(places), scope)
        notes = _notes(session, asked, places)
        return Report(
            data.overview, data.answered, data, picture, None, notes, _since(session, own, scope)
        )
    region = named.question.region
    places = tuple(member.oktmo for member in named.question.shown)
    about = (*places, region.oktmo) if region else places
    work = _work(session, whom, asked, scope)
    notes = _notes(session, asked, about)
    return Report(
        data.overview, data.answered, data, None, work, notes, _since(session, named, scope)
    )


def _since(session: Session, resolved: ResolvedQuestion, scope: Scope) -> SinceMeeting | None:
    return since_meeting(session, resolved, scope, MeetingSeries(RUMO, None), None)


def _of_every_body(request: Request) -> Request:
    return request.changed(body=EVERY_BODY)


def _work(session: Session, request: Request, asked: ListQuestion, scope: Scope) -> RegionWork:
    return RegionWork(
        meetings=meetings_picture(session, request, scope),
        councils=meetings_picture(session, request.changed(body=COUNCIL), scope),
        decisions=decisions_picture(session, _of_every_body(request), scope),
        taken=_taken(session, asked),
        overdue=_overdue(session, asked),
        training=training_picture(session, request, scope),
        schools=school_project_picture(session, request, scope),
        network=network_picture(session, request, scope),
        diagnostics=diagnostics_picture(session, request, scope),
    )


def _taken(session: Session, asked: ListQuestion) -> dict[str, int]:
    return dict(records_of(session, asked, queries.decisions_taken(asked.row_filter), _kind_count))


def _kind_count(kind: str, count: int) -> tuple[str, int]:
    return kind, count


def _overdue(session: Session, asked: ListQuestion) -> RowPage[DecisionRow]:
    select = overdue_assignments(asked.row_filter)
    whole = sa.select(sa.func.count()).select_from(select.order_by(None).subquery())
    return RowPage(
        TABLE.name,
        tuple(records_of(session, asked, select.limit(OVERDUE_LISTED), DecisionRow)),
        sum(records_of(session, asked, whole, int)),
        1,
        None,
    )


def _notes(session: Session, asked: ListQuestion, places: tuple[str, ...]) -> tuple[Note, ...]:
    select = queries.notes(asked.row_filter, places).limit(NOTES_LISTED)
    return tuple(records_of(session, asked, select, Note))
