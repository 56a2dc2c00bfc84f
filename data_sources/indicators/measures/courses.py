"""Trainings: who completed which programme and when."""

from __future__ import annotations

from functools import cache

import sqlalchemy as sa

from data_sources.indicators.conditions import known
from data_sources.indicators.declaration import Adds, Facts, Measure, Span, Window
from data_sources.schema import training, training_program

FEWEST_HOURS = 16
"""A shorter programme is not повышение квалификации (приказ Минобрнауки № 499, п. 12)."""


def _with_program(window: Window) -> sa.Join:
    return training.outerjoin(
        training_program,
        sa.and_(
            training_program.c.code == training.c.program_code, known(training_program, window)
        ),
    )


def _trained(category: str) -> sa.ColumnElement[str | None]:
    is_long_enough = training_program.c.hours >= FEWEST_HOURS
    return sa.case(
        (sa.and_(is_long_enough, training.c.category == category), training.c.educator_key)
    )


def _trainings(window: Window) -> Facts:
    program = training_program.c
    return (
        sa.select(
            training.c.oktmo,
            training.c.completed_on.label("day"),
            sa.literal_column("1", sa.Integer).label("training"),
            _trained("teacher").label("teacher"),
            _trained("manager").label("manager"),
            sa.case((program.format == "remote", 1)).label("remote"),
            program.code.label("program"),
            sa.case((program.is_network, program.code)).label("network_program"),
        )
        .select_from(_with_program(window))
        .where(known(training, window))
    )


_IN_PERIOD = (("day", Span.PERIOD),)


@cache
def trained(category: str) -> Measure:
    """Different people of the category who completed a programme of 16 hours or more in P."""
    return Measure(_trainings, Adds.DISTINCT, category, _IN_PERIOD)


TRAININGS = Measure(_trainings, Adds.ROWS, "training", _IN_PERIOD)
REMOTE_TRAININGS = Measure(_trainings, Adds.ROWS, "remote", _IN_PERIOD)
PROGRAMS = Measure(_trainings, Adds.DISTINCT, "program", _IN_PERIOD)
NETWORK_PROGRAMS = Measure(_trainings, Adds.DISTINCT, "network_program", _IN_PERIOD)
TRAINED_IN_THREE_YEARS = Measure(_trainings, Adds.DISTINCT, "teacher", (("day", Span.THREE_YEARS),))
