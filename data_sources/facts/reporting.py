"""Builds selects of single rows, not sums: assignments, schools, freshness, loads."""

from __future__ import annotations

from datetime import date, datetime
from typing import Final

import sqlalchemy as sa

from data_sources.database.schema import (
    KNOWN_TABLES,
    diagnostic_result,
    event,
    event_participation,
    internship,
    learning_route,
    meeting,
    mentoring,
    practice,
    school,
    self_diagnosis,
    staff_count,
    training,
)
from data_sources.indicators.conditions import known_at
from data_sources.indicators.declaration import FactSelect

LOADS_SHOWN: Final = 50


def table_freshness(moment: datetime) -> sa.CompoundSelect[str, int, datetime | None]:
    """`name`, rows known at the moment and when the newest was recorded, for every table."""
    return sa.union_all(
        *(
            sa.select(
                sa.literal(table.name).label("name"),
                sa.func.count().label("rows"),
                sa.func.max(table.c.recorded_at).label("last_recorded_at"),
            ).where(known_at(table, moment))
            for table in KNOWN_TABLES
        )
    )


def last_facts(moment: datetime, as_of: date) -> sa.CompoundSelect[str, str, date | None]:
    """`name`, `oktmo`, the newest day by `as_of`, for the tables that municipalities report."""
    return sa.union_all(
        *(
            sa.select(
                sa.literal(name).label("name"),
                select.c.oktmo,
                sa.func.max(select.c.day).label("day"),
            )
            .where(select.c.day <= as_of)
            .group_by(select.c.oktmo)
            for name, select in _dated(moment).items()
        )
    )


def reported(moment: datetime, start: date, as_of: date) -> sa.CompoundSelect[str, str]:
    """`name`, `oktmo` of those who have a fact from `start` to `as_of`, for the same tables."""
    return sa.union_all(
        *(
            sa.select(sa.literal(name).label("name"), select.c.oktmo)
            .where(select.c.day.between(start, as_of))
            .distinct()
            for name, select in _dated(moment).items()
        )
    )


def last_facts_in(name: str, moment: datetime, as_of: date) -> FactSelect:
    """`oktmo` and the newest day by `as_of`, for one of the tables that municipalities report."""
    select = _dated(moment)[name]
    return (
        sa.select(select.c.oktmo, sa.func.max(select.c.day).label("day"))
        .where(select.c.day <= as_of)
        .group_by(select.c.oktmo)
    )


def _dated(moment: datetime) -> dict[str, sa.Subquery]:
    """Table -> its rows as (oktmo, day)."""
    plain = (
        (staff_count, staff_count.c.counted_on),
        (training, training.c.completed_on),
        (diagnostic_result, diagnostic_result.c.held_on),
        (learning_route, learning_route.c.started_on),
        (mentoring, mentoring.c.started_on),
        (internship, internship.c.held_on),
        (practice, practice.c.started_on),
    )
    selects: dict[str, FactSelect] = {
        table.name: sa.select(table.c.oktmo, day.label("day")).where(known_at(table, moment))
        for table, day in plain
    }
    selects["self_diagnosis"] = (
        sa.select(school.c.oktmo, self_diagnosis.c.completed_on.label("day"))
        .join_from(self_diagnosis, school, school.c.code == self_diagnosis.c.school_code)
        .where(known_at(self_diagnosis, moment), known_at(school, moment))
    )
    selects["event_participation"] = (
        sa.select(event_participation.c.oktmo, event.c.starts_on.label("day"))
        .join_from(event_participation, event, event.c.code == event_participation.c.event_code)
        .where(known_at(event_participation, moment), known_at(event, moment))
    )
    selects["meeting"] = sa.select(meeting.c.oktmo, meeting.c.held_on.label("day")).where(
        known_at(meeting, moment), meeting.c.status == "held", meeting.c.oktmo.is_not(None)
    )
    return {name: select.subquery() for name, select in selects.items()}


REPORTED: Final = (
    "staff_count",
    "training",
    "self_diagnosis",
    "meeting",
    "event_participation",
    "internship",
    "diagnostic_result",
    "learning_route",
    "mentoring",
    "practice",
)
"""Tables in which every municipality is expected to appear."""
