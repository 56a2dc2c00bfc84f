"""Trainings: who completed which programme and when."""

from __future__ import annotations

from functools import cache

import sqlalchemy as sa

from data_sources.indicators.conditions import in_period, known
from data_sources.indicators.declaration import Adds, Facts, Measure, Window
from data_sources.schema import training, training_program

FEWEST_HOURS = 16
"""A shorter programme is not повышение квалификации (приказ Минобрнауки № 499, п. 12)."""


def _with_program(window: Window) -> sa.Join:
    return training.join(
        training_program,
        sa.and_(
            training_program.c.code == training.c.program_code, known(training_program, window)
        ),
    )


def _trained(category: str, window: Window, lies: sa.ColumnElement[bool]) -> Facts:
    return (
        sa.select(training.c.oktmo, training.c.educator_key.label("item"))
        .select_from(_with_program(window))
        .where(
            known(training, window),
            training.c.category == category,
            training_program.c.hours >= FEWEST_HOURS,
            lies,
        )
    )


@cache
def trained(category: str) -> Measure:
    """Different people of the category who completed a programme of 16 hours or more in P."""

    def rows(window: Window) -> Facts:
        return _trained(category, window, in_period(training.c.completed_on, window))

    return Measure(rows, Adds.DISTINCT)


def _trained_in_three_years(window: Window) -> Facts:
    lies = sa.and_(
        training.c.completed_on > window.three_years_before, training.c.completed_on <= window.as_of
    )
    return _trained("teacher", window, lies)


TRAINED_IN_THREE_YEARS = Measure(_trained_in_three_years, Adds.DISTINCT)


def _trainings(window: Window) -> Facts:
    return sa.select(training.c.oktmo, training.c.id.label("item")).where(
        known(training, window), in_period(training.c.completed_on, window)
    )


TRAININGS = Measure(_trainings, Adds.ROWS)


def _remote_trainings(window: Window) -> Facts:
    return (
        _trainings(window)
        .select_from(_with_program(window))
        .where(training_program.c.format == "remote")
    )


REMOTE_TRAININGS = Measure(_remote_trainings, Adds.ROWS)


def _programs(window: Window) -> Facts:
    return (
        sa.select(training.c.oktmo, training.c.program_code.label("item"))
        .select_from(_with_program(window))
        .where(known(training, window), in_period(training.c.completed_on, window))
    )


PROGRAMS = Measure(_programs, Adds.DISTINCT)


def _network_programs(window: Window) -> Facts:
    return _programs(window).where(training_program.c.is_network.is_(True))


NETWORK_PROGRAMS = Measure(_network_programs, Adds.DISTINCT)
