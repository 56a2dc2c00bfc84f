"""Trainings one by one, and the registers that say what was taught and how many teachers are."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final, NamedTuple

import sqlalchemy as sa

from data_sources.database.cached_select import cached_select
from data_sources.database.collation import contains
from data_sources.database.schema import organization, staff_count, training, training_program
from data_sources.indicators.conditions import by_reporting_date, known
from data_sources.indicators.declaration import (
    Aggregation,
    DayRange,
    FactSelect,
    Measure,
    Window,
)
from data_sources.row_tables.declaration import RowFilter
from data_sources.row_tables.trainings import CATEGORY, NARROWING, in_region


def _listed(window: Window) -> FactSelect:
    """Every training known of the region's municipalities: whose, when, of which programme."""
    return (
        sa.select(
            training.c.oktmo,
            training.c.completed_on.label("day"),
            training.c.educator_key.label("educator"),
            training.c.category,
            training.c.program_code.label("program"),
        )
        .select_from(in_region(window))
        .where(known(training, window))
    )


LISTED: Final = Measure(_listed, Aggregation.ROWS, "educator", (("day", DayRange.PERIOD),))
"""The trainings of the period, of any length and category, with the texts `LISTED_TEXTS`."""
LISTED_TEXTS: Final = ("educator", CATEGORY, "program")


class Program(NamedTuple):
    """A programme as known at `known_at`; `found`: the words of the question are in its title."""

    code: str
    is_network: bool
    provider: str
    format: str
    project: str | None
    direction: str | None
    found: bool


@cached_select
def programs_found(asked: RowFilter) -> FactSelect:
    """The columns of `Program`."""
    program = training_program.c
    words = asked.filters.q
    keys = (column.label(key) for key, column in NARROWING.items() if key != CATEGORY)
    return sa.select(
        program.code,
        program.is_network,
        *keys,
        (contains(program.title, words) if words else sa.true()).label("found"),
    ).where(known(training_program, asked.window))


class ProgramTitle(NamedTuple):
    """A programme as it is shown."""

    code: str
    title: str
    provider_code: str
    format: str
    hours: float


def programs_named(window: Window, codes: Iterable[str]) -> FactSelect:
    """The columns of `ProgramTitle` of these programmes, as known at `known_at`."""
    program = training_program.c
    return sa.select(
        program.code, program.title, program.provider_code, program.format, program.hours
    ).where(known(training_program, window), program.code.in_(tuple(codes)))


class OrganizationName(NamedTuple):
    """What an organisation is called."""

    code: str
    name: str
    short_name: str | None


def organizations_named(window: Window, codes: Iterable[str]) -> FactSelect:
    """The columns of `OrganizationName` of these organisations, as known at `known_at`."""
    return sa.select(organization.c.code, organization.c.name, organization.c.short_name).where(
        known(organization, window), organization.c.code.in_(tuple(codes))
    )


@cached_select
def teachers_counted(window: Window) -> FactSelect:
    """`oktmo`, `counted_on`, `headcount` of counts of teachers by `as_of`, the oldest first."""
    return (
        sa.select(staff_count.c.oktmo, staff_count.c.counted_on, staff_count.c.headcount)
        .where(
            known(staff_count, window),
            staff_count.c.category == "teacher",
            by_reporting_date(staff_count.c.counted_on, window),
        )
        .order_by(staff_count.c.counted_on)
    )
