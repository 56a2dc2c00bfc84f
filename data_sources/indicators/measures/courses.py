"""Trainings: who completed which programme and when."""

from __future__ import annotations

from functools import cache
from typing import Any

import sqlalchemy as sa

from data_sources.database.schema import training, training_program
from data_sources.indicators.conditions import knowledge, known
from data_sources.indicators.declaration import (
    Aggregation,
    Conditions,
    DayRange,
    FactSelect,
    Measure,
    Window,
)
from data_sources.vocabulary.programs import FEWEST_HOURS

_OWN = (training.c.oktmo, training.c.completed_on.label("day"))


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


def _items() -> tuple[sa.ColumnElement[Any], ...]:
    program = training_program.c
    return (
        _trained("teacher").label("teacher"),
        _trained("manager").label("manager"),
        sa.case((program.format == "remote", 1)).label("remote"),
        program.code.label("program"),
        sa.case((program.is_network, program.code)).label("network_program"),
    )


_ONE = sa.literal_column("1", sa.Integer).label("training")


def _trainings(window: Window) -> FactSelect:
    return (
        sa.select(*_OWN, _ONE, *_items())
        .select_from(_with_program(window))
        .where(known(training, window))
    )


# A training was known when nobody knew its programme, too: what is said by it alone is read
# apart from what the programme says.
def _ever_trainings(_: Window) -> FactSelect:
    return sa.select(*_OWN, _ONE, *knowledge(training))


def _ever_taught(_: Window) -> FactSelect:
    return sa.select(*_OWN, *_items(), *knowledge(training, training_program)).join_from(
        training, training_program, training_program.c.code == training.c.program_code
    )


_IN_PERIOD: Conditions = (("day", DayRange.PERIOD),)


@cache
def trained(category: str) -> Measure:
    """Different people of the category with a programme of 16 hours or more in the period."""
    return Measure(_trainings, Aggregation.DISTINCT, category, _IN_PERIOD, ever=_ever_taught)


TRAININGS = Measure(_trainings, Aggregation.ROWS, "training", _IN_PERIOD, ever=_ever_trainings)
REMOTE_TRAININGS = Measure(_trainings, Aggregation.ROWS, "remote", _IN_PERIOD, ever=_ever_taught)
PROGRAMS = Measure(_trainings, Aggregation.DISTINCT, "program", _IN_PERIOD, ever=_ever_taught)
NETWORK_PROGRAMS = Measure(
    _trainings, Aggregation.DISTINCT, "network_program", _IN_PERIOD, ever=_ever_taught
)
TRAINED_IN_THREE_YEARS = Measure(
    _trainings, Aggregation.DISTINCT, "teacher", (("day", DayRange.THREE_YEARS),), ever=_ever_taught
)
