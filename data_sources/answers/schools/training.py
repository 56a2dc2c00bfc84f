"""Trainings of a school's teachers in the period by the direction of their programmes."""

from __future__ import annotations

import sqlalchemy as sa

from data_sources.database.schema import training, training_program
from data_sources.indicators.conditions import in_period, known
from data_sources.indicators.declaration import FactSelect, Window


def trained_of_school(window: Window, code: str) -> FactSelect:
    """`direction` (null: a programme without one), `teachers`, `trainings` of one school."""
    direction = training_program.c.direction
    program = sa.and_(
        training_program.c.code == training.c.program_code, known(training_program, window)
    )
    teachers = sa.func.count(training.c.educator_key.distinct()).label("teachers")
    return (
        sa.select(direction, teachers, sa.func.count().label("trainings"))
        .select_from(training.outerjoin(training_program, program))
        .where(
            known(training, window),
            training.c.category == "teacher",
            in_period(training.c.completed_on, window),
            training.c.school_code == code,
        )
        .group_by(direction)
    )
