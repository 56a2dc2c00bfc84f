"""How the numbers are known: freshness by table and municipality, and the loads."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from typing import Final

from data_sources.answers.freshness.answer import DataPicture, LoadRecord, Reporting, TableFreshness
from data_sources.answers.freshness.queries import loads
from data_sources.answers.overview.overviews import overview
from data_sources.database.schema import KNOWN_TABLES
from data_sources.facts import reporting
from data_sources.facts.reporting import REPORTED
from data_sources.question.view import View
from data_sources.scoring.notes.annotating import annotations_of
from data_sources.scoring.reliability import bounds_by_indicator
from data_sources.session.resolving import ResolvedQuestion
from data_sources.session.session import Session
from data_sources.snapshots.reading import newest

VIEWS_LISTED: Final = 50


def data_picture(session: Session, resolved: ResolvedQuestion, view: View) -> DataPicture:
    """The state of the data behind the question, and the housekeeping as it is now.

    Loads and fixed views are read anew: they do not move the state of the data.
    """
    picture = session.recall(("data", resolved.key), lambda: _picture(session, resolved))
    return replace(
        picture,
        answered=resolved.answered(view),
        loads=_loads(session),
        saved=newest(session.connection, VIEWS_LISTED),
    )


def _picture(session: Session, resolved: ResolvedQuestion) -> DataPicture:
    days = _last_facts(session, resolved)
    contacts = annotations_of(session, resolved).contacts
    base = overview(session, resolved)
    return DataPicture(
        overview=base,
        answered=resolved.answered(View()),
        tables=_tables(session, resolved, days),
        reported=REPORTED,
        reporting=tuple(
            Reporting(
                member,
                {
                    name: days[name, member.oktmo]
                    for name in REPORTED
                    if (name, member.oktmo) in days
                },
                contacts.get(member.oktmo),
            )
            for member in resolved.question.shown
        ),
        loads=(),
        saved=(),
        bounds=bounds_by_indicator(session, resolved, base.scorecard),
    )


def _loads(session: Session) -> tuple[LoadRecord, ...]:
    return tuple(
        LoadRecord(
            id=row.id,
            dataset=row.dataset,
            file_name=row.file_name,
            loaded_at=row.loaded_at,
            loaded_by=row.loaded_by,
            rows_read=row.rows_read,
            rows_added=row.rows_added,
            rows_changed=row.rows_changed,
            rows_unchanged=row.rows_unchanged,
            rows_rejected=row.rows_rejected,
            undone_at=row.undone_at,
        )
        for row in session.connection.execute(loads())
    )


def _last_facts(session: Session, resolved: ResolvedQuestion) -> dict[tuple[str, str], date]:
    question = resolved.question

    def read() -> dict[tuple[str, str], date]:
        rows = session.connection.execute(reporting.last_facts(question.moment, question.as_of))
        return {(row.name, row.oktmo): row.day for row in rows if row.day is not None}

    return session.recall(("last facts", question.filters.known, question.as_of), read)


def _tables(
    session: Session, resolved: ResolvedQuestion, days: dict[tuple[str, str], date]
) -> tuple[TableFreshness, ...]:
    question = resolved.question

    def read() -> dict[str, tuple[int, datetime | None]]:
        rows = session.connection.execute(reporting.table_freshness(question.moment))
        return {name: (count, newest) for name, count, newest in rows}

    # Every row of every table is counted, whatever the period.
    found = session.recall(("table freshness", question.filters.known), read)
    latest: dict[str, date] = {}
    for (name, _), day in days.items():
        latest[name] = max(day, latest.get(name, day))
    return tuple(
        TableFreshness(
            table.name,
            found[table.name][0],
            latest.get(table.name),
            found[table.name][1],
        )
        for table in KNOWN_TABLES
    )
