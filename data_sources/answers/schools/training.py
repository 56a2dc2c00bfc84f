"""Trainings of teachers in P by the direction of their programmes."""

from __future__ import annotations

import sqlalchemy as sa

from data_sources.database.cached_select import cached_select
from data_sources.database.schema import training, training_program
from data_sources.indicators.conditions import in_period, known, region_municipalities
from data_sources.indicators.declaration import FactSelect, Window


@cached_select
def trained_by_municipality(window: Window) -> FactSelect:
    """`oktmo`, `direction`, `teachers`: different teachers of the municipality who trained."""
    return _trained(window, training.c.oktmo)


@cached_select
def trained_in_region(window: Window) -> FactSelect:
    """`direction`, `teachers`: each counted once, wherever they trained."""
    return _trained(window)


def trained_of_school(window: Window, code: str) -> FactSelect:
    """`direction` (null: a programme without one), `teachers`, `trainings` of one school."""
    direction = training_program.c.direction
    return (
        sa.select(direction, _teachers(), sa.func.count().label("trainings"))
        .select_from(_with_program(window))
        .where(*_of_teachers(window), training.c.school_code == code)
        .group_by(direction)
    )


def _trained(window: Window, *keys: sa.Column[str]) -> FactSelect:
    direction = training_program.c.direction
    return (
        sa.select(*keys, direction, _teachers())
        .select_from(_with_program(window))
        .where(
            *_of_teachers(window),
            direction.is_not(None),
            training.c.oktmo.in_(region_municipalities(window)),
        )
        .group_by(*keys, direction)
    )


def _teachers() -> sa.Label[int]:
    return sa.func.count(training.c.educator_key.distinct()).label("teachers")


def _with_program(window: Window) -> sa.Join:
    program = sa.and_(
        training_program.c.code == training.c.program_code, known(training_program, window)
    )
    return training.outerjoin(training_program, program)


def _of_teachers(window: Window) -> tuple[sa.ColumnElement[bool], ...]:
    return (
        known(training, window),
        training.c.category == "teacher",
        in_period(training.c.completed_on, window),
    )
