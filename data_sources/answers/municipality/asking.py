"""One municipality among the others: rows, peers, what waits for it, its schools."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from data_sources.answers.municipality.answer import (
    ExecutionStatus,
    MunicipalityPicture,
    SchoolResult,
    WaitingAssignment,
)
from data_sources.answers.municipality.queries import school_results, waiting_assignments
from data_sources.answers.overview.overviews import overview
from data_sources.indicators.declaration import Window
from data_sources.question.choices import INDEX
from data_sources.question.filters import Filters
from data_sources.question.scope import Scope
from data_sources.scoring.explaining.explanations import Whose, explained
from data_sources.scoring.reliability import places_of_municipality
from data_sources.scoring.results import Level, Municipality, Row
from data_sources.scoring.scorecards import rows_with_previous
from data_sources.session.resolving import Settled, settle
from data_sources.session.session import Sight


def municipality_picture(sight: Sight, filters: Filters, scope: Scope) -> MunicipalityPicture:
    """The first municipality that the question names, beside everybody of the group."""
    named = settle(sight, filters, scope)
    everybody = settle(sight, named.question.filters.without("m"), scope)
    everybody = replace(everybody, notices=named.notices)
    return sight.recall(
        ("municipality", named.key), lambda: _picture(sight, named, everybody, scope)
    )


def _picture(sight: Sight, named: Settled, everybody: Settled, scope: Scope) -> MunicipalityPicture:
    base = overview(sight, everybody)
    chosen = named.question.shown if named.question.filters.m else ()
    if not chosen:
        return MunicipalityPicture(base, None, (), (), "", (), (), ())
    asked, *rest = chosen
    peers_name, peers = _peers(sight, everybody, asked, scope)
    return MunicipalityPicture(
        overview=base,
        municipality=asked,
        also_chosen=tuple(rest),
        rows=tuple(
            row
            for row in base.scorecard
            if row.level is Level.MUNICIPALITY and row.oktmo == asked.oktmo
        ),
        peers_name=peers_name,
        peers=peers,
        waiting=_waiting(sight, named, asked),
        schools=_schools(sight, named, asked),
        explained=explained(sight, everybody, Whose(Level.MUNICIPALITY, asked.oktmo), INDEX),
        places=places_of_municipality(base.scorecard, asked.oktmo),
    )


def _peers(
    sight: Sight, everybody: Settled, asked: Municipality, scope: Scope
) -> tuple[str, tuple[Row, ...]]:
    name = asked.peer_group or asked.kind
    members = tuple(
        member.oktmo
        for member in everybody.registers.municipalities
        if name in (member.peer_group, member.kind) and scope.admits(member.oktmo)
    )
    filters = everybody.question.filters.without("group").naming(members)
    rows = rows_with_previous(sight, settle(sight, filters, scope))
    return name, tuple(row for row in rows if row.level is Level.SELECTION)


def _waiting(sight: Sight, named: Settled, asked: Municipality) -> tuple[WaitingAssignment, ...]:
    moment = named.moment(0)
    rows = sight.connection.execute(
        waiting_assignments(Window(moment.sole_region)),
        {**moment.parameters(), "oktmo": asked.oktmo},
    )
    return tuple(
        WaitingAssignment(
            row.meeting_code,
            row.body,
            row.held_on,
            row.position,
            row.number,
            row.text,
            row.assignee,
            row.due_on,
            _status(row.due_kind, row.due_on, moment.as_of),
        )
        for row in rows
    )


def _status(due_kind: str, due_on: date | None, as_of: date) -> ExecutionStatus:
    if due_kind == "continuous":
        return ExecutionStatus.CONTINUOUS
    if due_on is not None and due_on < as_of:
        return ExecutionStatus.OVERDUE
    return ExecutionStatus.IN_PROGRESS


def _schools(sight: Sight, named: Settled, asked: Municipality) -> tuple[SchoolResult, ...]:
    moment = named.moment(0)
    rows = sight.connection.execute(
        school_results(Window(moment.sole_region)),
        {**moment.parameters(), "oktmo": asked.oktmo},
    )
    schools = [SchoolResult(*row) for row in rows]
    return tuple(sorted(schools, key=_weakest_first))


def _weakest_first(school: SchoolResult) -> tuple[float, str]:
    return (-1.0 if school.percent is None else school.percent, school.code)
