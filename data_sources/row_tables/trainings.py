"""Обучение: one row for each completed training of the period."""

from __future__ import annotations

from collections.abc import Iterator
from types import MappingProxyType
from typing import Any, Final

import sqlalchemy as sa

from data_sources.database.collation import contains
from data_sources.database.schema import (
    municipality,
    organization,
    school,
    training,
    training_program,
)
from data_sources.indicators.conditions import in_period, known
from data_sources.indicators.declaration import FactSelect, Window
from data_sources.question.filters import Filters
from data_sources.row_tables.declaration import Register, RowFilter, selected
from data_sources.row_tables.records.trainings import LISTING


def in_region(window: Window) -> sa.Join:
    """Trainings of the region's municipalities.

    What was done in a place that the register did not know at `known_at` counts nowhere: no
    indicator counts it either.
    """
    return training.join(
        municipality,
        sa.and_(
            municipality.c.oktmo == training.c.oktmo,
            known(municipality, window),
            municipality.c.region_code == window.region_code,
        ),
    )


def with_program(window: Window) -> sa.Join:
    """The same trainings with their programmes, where these are known."""
    return in_region(window).outerjoin(
        training_program,
        sa.and_(
            training_program.c.code == training.c.program_code, known(training_program, window)
        ),
    )


def belongs(asked: RowFilter) -> sa.ColumnElement[bool]:
    """Known at `known_at`, completed in the period, of the places asked about, of a programme that
    `q` finds.
    """
    window, filters = asked.window, asked.filters
    conditions = [
        known(training, window),
        in_period(training.c.completed_on, window),
        asked.among_places(training.c.oktmo),
    ]
    if filters.q:
        conditions.append(training.c.program_code.in_(_found(filters.q, window)))
    return sa.and_(*conditions)


def _found(words: str, window: Window) -> FactSelect:
    """Programmes by words of their titles: each title is read once, not once a training."""
    return (
        sa.select(training_program.c.code)
        .where(known(training_program, window), contains(training_program.c.title, words))
        .correlate(None)
    )


CATEGORY: Final = "category"
NARROWING: Final[MappingProxyType[str, sa.ColumnElement[Any]]] = MappingProxyType(
    {
        "provider": training_program.c.provider_code,
        "format": training_program.c.format,
        "project": training_program.c.federal_project,
        "direction": training_program.c.direction,
        CATEGORY: training.c.category,
    }
)
"""Key of the address -> the column whose value it names.

Each is a breakdown of the page, too. A column of the programme is a field of `Program` at the same
place (`facts/trainings/queries.py`); the category alone is of the training. What an empty value is
called says `layouts/wording/subjects/training_words.py`.
"""


def _narrowed(filters: Filters) -> Iterator[sa.ColumnElement[bool]]:
    for key, column in NARROWING.items():
        wanted = getattr(filters, key)
        if wanted is not None:
            yield column == wanted


def _rows(asked: RowFilter) -> FactSelect:
    window = asked.window
    program = training_program.c
    joined = (
        with_program(window)
        .outerjoin(school, sa.and_(school.c.code == training.c.school_code, known(school, window)))
        .outerjoin(
            organization,
            sa.and_(organization.c.code == program.provider_code, known(organization, window)),
        )
    )
    return (
        sa.select(
            training.c.completed_on,
            training.c.educator_key,
            training.c.category,
            training.c.oktmo,
            municipality.c.name.label("municipality"),
            training.c.school_code,
            school.c.name.label("school"),
            training.c.program_code,
            program.title.label("program"),
            program.provider_code,
            organization.c.name.label("provider"),
            program.format,
            program.hours,
            program.federal_project,
            sa.case((program.is_network, 1), (sa.not_(program.is_network), 0)).label("is_network"),
            program.direction,
        )
        .select_from(joined)
        .where(belongs(asked), *_narrowed(asked.filters))
    )


TABLE: Final = selected(
    LISTING,
    _rows,
    MappingProxyType(
        {"provider": Register(training_program, "provider_code", "Программ организации с кодом")}
    ),
)
