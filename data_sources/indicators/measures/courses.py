"""Trainings: who completed which programme and when."""

from __future__ import annotations

import sqlalchemy as sa

from data_sources.indicators.conditions import in_period, known
from data_sources.indicators.declaration import Adds, Facts, Measure, Window
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


def _in_period(window: Window) -> Facts:
    program = training_program.c
    return (
        sa.select(
            training.c.oktmo,
            training.c.id.label("training"),
            _trained("teacher").label("teacher"),
            _trained("manager").label("manager"),
            sa.case((program.format == "remote", training.c.id)).label("remote"),
            program.code.label("program"),
            sa.case((program.is_network, program.code)).label("network_program"),
        )
        .select_from(_with_program(window))
        .where(known(training, window), in_period(training.c.completed_on, window))
    )


def trained(category: str) -> Measure:
    """Different people of the category who completed a programme of 16 hours or more in P."""
    return Measure(_in_period, Adds.DISTINCT, category)


TRAININGS = Measure(_in_period, Adds.ROWS, "training")
REMOTE_TRAININGS = Measure(_in_period, Adds.ROWS, "remote")
PROGRAMS = Measure(_in_period, Adds.DISTINCT, "program")
NETWORK_PROGRAMS = Measure(_in_period, Adds.DISTINCT, "network_program")


def _in_three_years(window: Window) -> Facts:
    return (
        sa.select(training.c.oktmo, _trained("teacher").label("teacher"))
        .select_from(_with_program(window))
        .where(
            known(training, window),
            training.c.completed_on > window.three_years_before,
            training.c.completed_on <= window.as_of,
        )
    )


TRAINED_IN_THREE_YEARS = Measure(_in_three_years, Adds.DISTINCT, "teacher")
