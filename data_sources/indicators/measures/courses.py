"""Trainings: who completed which programme and when."""

from __future__ import annotations

from functools import cache
from typing import Any

import sqlalchemy as sa

from data_sources.indicators.conditions import knowledge, known
from data_sources.indicators.declaration import Adds, Conditions, Facts, Measure, Span, Window
from data_sources.schema import training, training_program

FEWEST_HOURS = 16
"""A shorter programme is not повышение квалификации (приказ Минобрнауки № 499, п. 12)."""


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


def _trainings(window: Window) -> Facts:
    return (
        sa.select(*_OWN, sa.literal_column("1", sa.Integer).label("training"), *_items())
        .select_from(_with_program(window))
        .where(known(training, window))
    )


def _ever(_: Window) -> Facts:
    # A training was known when nobody knew its programme, too: what is told by it alone stands
    # apart from what the programme tells, so that no fact lacks a part.
    alone = sa.select(
        *_OWN,
        sa.literal_column("1", sa.Integer).label("training"),
        *(sa.null().label(item.name) for item in _items()),
        *knowledge(training),
    )
    taught = sa.select(
        *_OWN, sa.null().label("training"), *_items(), *knowledge(training, training_program)
    ).join_from(training, training_program, training_program.c.code == training.c.program_code)
    facts = sa.union_all(taught, alone).subquery()
    return sa.select(*facts.c)


_IN_PERIOD: Conditions = (("day", Span.PERIOD),)


@cache
def trained(category: str) -> Measure:
    """Different people of the category who completed a programme of 16 hours or more in P."""
    return Measure(_trainings, Adds.DISTINCT, category, _IN_PERIOD, ever=_ever)


TRAININGS = Measure(_trainings, Adds.ROWS, "training", _IN_PERIOD, ever=_ever)
REMOTE_TRAININGS = Measure(_trainings, Adds.ROWS, "remote", _IN_PERIOD, ever=_ever)
PROGRAMS = Measure(_trainings, Adds.DISTINCT, "program", _IN_PERIOD, ever=_ever)
NETWORK_PROGRAMS = Measure(_trainings, Adds.DISTINCT, "network_program", _IN_PERIOD, ever=_ever)
TRAINED_IN_THREE_YEARS = Measure(
    _trainings, Adds.DISTINCT, "teacher", (("day", Span.THREE_YEARS),), ever=_ever
)
