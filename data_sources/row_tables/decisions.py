"""Решения: one row for each assignment of a decision, and one for a decision without any."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from types import MappingProxyType
from typing import Any, Final

import sqlalchemy as sa

from data_sources.database.cached_select import cached_select
from data_sources.database.collation import contains
from data_sources.database.schema import assignment, decision, meeting, municipality, organization
from data_sources.indicators.conditions import held, in_period, known, region_municipalities
from data_sources.indicators.declaration import FactSelect, Window
from data_sources.indicators.measures.assignments import DUE_ON
from data_sources.indicators.measures.execution import days_late, execution_status
from data_sources.question.choices import EVERY_BODY
from data_sources.row_tables.declaration import Register, RowFilter, selected
from data_sources.row_tables.records.decisions import LISTING
from data_sources.vocabulary.execution import ExecutionStatus


def _by_day(day: sa.ColumnElement[Any], window: Window) -> sa.ColumnElement[Any]:
    """The day, unless it lies after `as_of`: by then it had not happened."""
    return sa.case((day <= window.as_of, day))


def _belongs(status: sa.ColumnElement[ExecutionStatus], window: Window) -> sa.ColumnElement[bool]:
    """What the list of the period holds (docs/user-guide.md), begun or ended by `as_of`.

    A debt of before the period that was open when the period began is the period's own, whatever
    becomes of it. So every assignment that the three indicators of decisions count is in the list.
    """
    completed, withdrawn = assignment.c.completed_on, assignment.c.withdrawn_on
    is_given = assignment.c.id.is_not(None)
    by_day = sa.or_(
        meeting.c.held_on <= window.as_of,
        window.as_of >= DUE_ON,
        completed <= window.as_of,
    )
    debt = sa.and_(
        window.start > DUE_ON,
        _not_before(completed, window),
        _not_before(withdrawn, window),
    )
    of_term = sa.and_(is_given, sa.or_(DUE_ON.between(window.start, window.end), debt))
    of_meeting = sa.and_(
        sa.or_(DUE_ON.is_(None), sa.not_(is_given)), in_period(meeting.c.held_on, window)
    )
    going_on = sa.and_(status == ExecutionStatus.CONTINUOUS, _not_before(withdrawn, window))
    return sa.and_(by_day, sa.or_(of_term, of_meeting, going_on))


def _not_before(day: sa.ColumnElement[Any], window: Window) -> sa.ColumnElement[bool]:
    """It had not happened when the period began, as far as `as_of` knows."""
    return sa.or_(day.is_(None), day >= window.start, day > window.as_of)


def _place() -> sa.ColumnElement[Any]:
    """The assignment's municipality; of a decision without one, the council's own."""
    return sa.case((assignment.c.id.is_(None), meeting.c.oktmo), else_=assignment.c.oktmo)


def every_row(asked: RowFilter) -> FactSelect:
    """Rows of every held meeting that the filters leave, whenever it was held."""
    window = asked.window
    status = execution_status(window)
    place = _place()
    joined = (
        decision.join(meeting, meeting.c.code == decision.c.meeting_code)
        .outerjoin(
            assignment,
            sa.and_(
                assignment.c.meeting_code == decision.c.meeting_code,
                assignment.c.position == decision.c.position,
                known(assignment, window),
            ),
        )
        .outerjoin(
            municipality, sa.and_(municipality.c.oktmo == place, known(municipality, window))
        )
        .outerjoin(
            organization,
            sa.and_(
                organization.c.code == assignment.c.organization_code, known(organization, window)
            ),
        )
    )
    select = (
        sa.select(
            decision.c.meeting_code,
            meeting.c.body,
            meeting.c.held_on,
            meeting.c.number.label("meeting_number"),
            decision.c.position,
            decision.c.number,
            decision.c.text,
            decision.c.kind,
            assignment.c.assignee,
            place.label("oktmo"),
            municipality.c.name.label("municipality"),
            organization.c.name.label("organization"),
            DUE_ON.label("due_on"),
            assignment.c.original_due_on,
            decision.c.due_kind,
            _by_day(assignment.c.completed_on, window).label("completed_on"),
            _by_day(assignment.c.withdrawn_on, window).label("withdrawn_on"),
            status.label("status"),
            days_late(status, window).label("lateness_days"),
            assignment.c.evidence,
            decision.c.indicator,
        )
        .select_from(joined)
        .where(known(decision, window), held(window))
        .where(asked.among_places(place), *_narrowed(asked, status))
    )
    if window.sole_region:
        return select
    return select.where(sa.or_(place.is_(None), place.in_(region_municipalities(window))))


def _rows(asked: RowFilter) -> FactSelect:
    window = asked.window
    return every_row(asked).where(_belongs(execution_status(window), window))


def _narrowed(
    asked: RowFilter, status: sa.ColumnElement[ExecutionStatus]
) -> Iterator[sa.ColumnElement[bool]]:
    filters = asked.filters
    if filters.body != EVERY_BODY:
        yield meeting.c.body == filters.body
    if filters.meeting is not None:
        yield meeting.c.code == filters.meeting
    if filters.status is not None:
        yield status == filters.status
    if filters.owner is not None:
        owners = (assignment.c.assignee, organization.c.name, organization.c.short_name)
        yield sa.or_(*(contains(owner, filters.owner) for owner in owners))
    if filters.q:
        yield sa.or_(contains(decision.c.text, filters.q), contains(decision.c.number, filters.q))


TABLE: Final = selected(
    LISTING, _rows, MappingProxyType({"meeting": Register(meeting, "code", "Заседание с кодом")})
)


def of_every_status(asked: RowFilter) -> RowFilter:
    """The same question whatever the status."""
    return replace(asked, filters=asked.filters.without("status"))


@cached_select
def meetings_offered(asked: RowFilter, most: int) -> FactSelect:
    """`code`, `body`, `number`, `held_on` of the newest meetings with rows in the question."""
    filters = asked.filters.without("meeting", "status", "owner", "q")
    rows = _rows(replace(asked, filters=filters)).subquery()
    columns = [rows.c[key] for key in ("meeting_code", "body", "meeting_number", "held_on")]
    return (
        sa.select(*columns)
        .distinct()
        .order_by(rows.c.held_on.desc(), rows.c.meeting_code)
        .limit(most)
    )


@cached_select
def bodies_known(window: Window) -> FactSelect:
    """`body` of every held meeting."""
    return sa.select(meeting.c.body).where(held(window)).distinct()


def minutes_points(window: Window, code: str) -> FactSelect:
    """The decisions of a meeting in their order, with their places in the document."""
    return (
        sa.select(
            decision.c.position,
            decision.c.number,
            decision.c.text,
            decision.c.source_start,
            decision.c.source_end,
        )
        .where(known(decision, window), decision.c.meeting_code == code)
        .order_by(decision.c.position)
    )
