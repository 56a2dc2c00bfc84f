"""One municipality among the others: rows, peers, what waits for it, its schools."""

from __future__ import annotations

from dataclasses import replace

from data_sources.answers.municipality.answer import (
    MunicipalityPicture,
    SchoolResult,
    WaitingAssignment,
)
from data_sources.answers.municipality.queries import school_results, waiting_assignments
from data_sources.answers.overview.overviews import overview
from data_sources.indicators.declaration import Window
from data_sources.question.choices import INDEX
from data_sources.question.request import Request
from data_sources.question.scope import Scope
from data_sources.question.view import View
from data_sources.scoring.explaining.explanations import ExplainedRow, explained
from data_sources.scoring.reliability import places_of_municipality
from data_sources.scoring.results import Level, Municipality, Row
from data_sources.scoring.scorecards import rows_with_previous
from data_sources.session.resolving import ResolvedQuestion, resolve
from data_sources.session.session import Session


def municipality_picture(session: Session, request: Request, scope: Scope) -> MunicipalityPicture:
    """The first municipality that the question names, beside everybody of the group."""
    named = resolve(session, request.filters, scope)
    everybody = resolve(session, named.question.filters.without("m"), scope)
    picture = session.recall(
        ("municipality", named.key), lambda: _picture(session, named, everybody, scope)
    )
    return replace(picture, answered=named.answered(request.view))


def _picture(
    session: Session, named: ResolvedQuestion, everybody: ResolvedQuestion, scope: Scope
) -> MunicipalityPicture:
    base = overview(session, everybody)
    chosen = named.question.shown if named.question.filters.m else ()
    answered = named.answered(View())
    if not chosen:
        return MunicipalityPicture(base, answered, None, (), (), "", (), (), ())
    asked, *rest = chosen
    peers_name, peers = _peers(session, everybody, asked, scope)
    return MunicipalityPicture(
        overview=base,
        answered=answered,
        municipality=asked,
        also_chosen=tuple(rest),
        rows=tuple(
            row
            for row in base.scorecard
            if row.level is Level.MUNICIPALITY and row.oktmo == asked.oktmo
        ),
        peers_name=peers_name,
        peers=peers,
        waiting=_waiting(session, named, asked),
        schools=_schools(session, named, asked),
        explained=explained(
            session, everybody, ExplainedRow(Level.MUNICIPALITY, asked.oktmo), INDEX
        ),
        places=places_of_municipality(base.scorecard, asked.oktmo),
    )


def _peers(
    session: Session, everybody: ResolvedQuestion, asked: Municipality, scope: Scope
) -> tuple[str, tuple[Row, ...]]:
    name = asked.peer_group or asked.kind
    members = tuple(
        member.oktmo
        for member in everybody.registers.municipalities
        if name in (member.peer_group, member.kind) and scope.admits(member.oktmo)
    )
    filters = everybody.question.filters.without("group").naming(members)
    rows = rows_with_previous(session, resolve(session, filters, scope))
    return name, tuple(row for row in rows if row.level is Level.SELECTION)


def _waiting(
    session: Session, named: ResolvedQuestion, asked: Municipality
) -> tuple[WaitingAssignment, ...]:
    moment = named.moment(0)
    rows = session.connection.execute(
        waiting_assignments(Window(moment.sole_region)),
        {**moment.parameters(), "oktmo": asked.oktmo},
    )
    return tuple(WaitingAssignment(*row) for row in rows)


def _schools(
    session: Session, named: ResolvedQuestion, asked: Municipality
) -> tuple[SchoolResult, ...]:
    moment = named.moment(0)
    rows = session.connection.execute(
        school_results(Window(moment.sole_region)),
        {**moment.parameters(), "oktmo": asked.oktmo},
    )
    schools = [SchoolResult(*row) for row in rows]
    return tuple(sorted(schools, key=_weakest_first))


def _weakest_first(school: SchoolResult) -> tuple[float, str]:
    return (-1.0 if school.percent is None else school.percent, school.code)
