"""What the database already has of minutes: the same ones, earlier assignments, this meeting."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

import sqlalchemy as sa

from data_sources.database.schema import (
    assignment,
    decision,
    document,
    meeting,
    municipality,
    organization,
)
from data_sources.ingest.files.writing.current import current_rows
from data_sources.ingest.minutes.draft import EarlierDecision


@dataclass(frozen=True)
class Identity:
    """By what minutes are told from others."""

    body: str
    number: str | None
    held_on: date | None
    oktmo: str | None
    sha256: str


def twins_of(connection: sa.Connection, own: Identity, code: str | None) -> tuple[str, ...]:
    """Codes of other held meetings with the same body, number and date, or from the same file.

    Councils of two municipalities are never the same meeting. `code` is the meeting's own.
    """
    columns = meeting.c
    alike = sa.and_(
        columns.body == own.body,
        columns.number == own.number,
        columns.held_on == own.held_on,
        sa.or_(
            columns.oktmo.is_(None), columns.oktmo == sa.func.coalesce(own.oktmo, columns.oktmo)
        ),
    )
    from_file = columns.document_id.in_(
        sa.select(document.c.id).where(document.c.sha256 == own.sha256)
    )
    # A null number or date equals nothing here, so only the file can then tell.
    question = sa.select(columns.code).where(
        columns.superseded_at.is_(None), columns.status == "held", sa.or_(alike, from_file)
    )
    if code is not None:
        question = question.where(columns.code != code)
    return tuple(connection.scalars(question.order_by(columns.code)))


@dataclass(frozen=True)
class EarlierAssignment:
    """An assignment of other minutes, with the term that holds for it now."""

    meeting_code: str
    position: int
    assignee: str
    number: str | None
    due_on: date | None


def earlier_assignments(
    connection: sa.Connection, change: EarlierDecision, *, body: str, oktmo: str | None, code: str
) -> tuple[EarlierAssignment, ...]:
    """Current assignments of the decision that a point speaks of, of the same body's minutes.

    Without number and date of the minutes nothing is found: a number of a point alone may
    be that of any meeting.
    """
    if change.minutes_number is None and change.minutes_date is None:
        return ()
    asked = (
        sa.select(
            assignment.c.meeting_code,
            assignment.c.position,
            assignment.c.assignee,
            decision.c.number,
            sa.func.coalesce(assignment.c.due_on, decision.c.due_on).label("due_on"),
        )
        .join(
            decision,
            sa.and_(
                decision.c.meeting_code == assignment.c.meeting_code,
                decision.c.position == assignment.c.position,
            ),
        )
        .join(meeting, meeting.c.code == decision.c.meeting_code)
        .where(
            *(table.c.superseded_at.is_(None) for table in (assignment, decision, meeting)),
            meeting.c.body == body,
            meeting.c.code != code,
            decision.c.number == change.number.rstrip("."),
        )
        .order_by(assignment.c.meeting_code, assignment.c.position, assignment.c.assignee)
    )
    if change.minutes_number is not None:
        asked = asked.where(meeting.c.number == change.minutes_number)
    if change.minutes_date is not None:
        asked = asked.where(meeting.c.held_on == change.minutes_date)
    if oktmo is not None:
        asked = asked.where(meeting.c.oktmo == oktmo)
    return tuple(EarlierAssignment(*row) for row in connection.execute(asked))


def rows_of_meeting(
    connection: sa.Connection, tables: Iterable[sa.Table[Any]], code: str
) -> dict[str, tuple[Mapping[str, Any], ...]]:
    """The current rows of one meeting by table, bookkeeping columns included."""
    found: dict[str, tuple[Mapping[str, Any], ...]] = {}
    for table in tables:
        named = table.c.code if "code" in table.c else table.c.meeting_code
        rows = current_rows(connection, table, tuple(table.c), named, [code])
        found[table.name] = tuple(row._asdict() for row in rows)
    return found


def assignments_named(
    connection: sa.Connection, codes: Iterable[str]
) -> dict[tuple[Any, ...], Mapping[str, Any]]:
    """Current assignments of these meetings by natural key."""
    rows = current_rows(
        connection, assignment, tuple(assignment.c), assignment.c.meeting_code, sorted(set(codes))
    )
    return {(row.meeting_code, row.position, row.assignee): row._asdict() for row in rows}


def municipalities_of(connection: sa.Connection) -> tuple[tuple[str, str], ...]:
    """(oktmo, name) of every municipality, by name."""
    rows = connection.execute(
        sa.select(municipality.c.oktmo, municipality.c.name).where(
            municipality.c.superseded_at.is_(None)
        )
    )
    return tuple(sorted(((row.oktmo, row.name) for row in rows), key=lambda row: row[::-1]))


def organizations_of(connection: sa.Connection) -> tuple[tuple[str, str], ...]:
    """(code, name) of every institution, by name."""
    rows = connection.execute(
        sa.select(organization.c.code, organization.c.name).where(
            organization.c.superseded_at.is_(None)
        )
    )
    return tuple(sorted(((row.code, row.name) for row in rows), key=lambda row: row[::-1]))
