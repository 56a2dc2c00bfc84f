"""Self-diagnosis of schools in «Школа Минпросвещения России»."""

from __future__ import annotations

from functools import cache

import sqlalchemy as sa

from data_sources.indicators.conditions import in_period, known
from data_sources.indicators.declaration import Adds, Facts, Measure, Window
from data_sources.indicators.measures.staff import counted_schools
from data_sources.schema import DIRECTIONS, school, self_diagnosis, self_diagnosis_score


def newest_of_schools(window: Window, *conditions: sa.ColumnElement[bool]) -> sa.Subquery:
    """The newest self-diagnosis in P of each school that the project counts."""
    aged = (
        sa.select(
            school.c.oktmo,
            self_diagnosis.c.school_code,
            self_diagnosis.c.completed_on,
            self_diagnosis.c.level,
            sa.func.row_number()
            .over(
                partition_by=self_diagnosis.c.school_code,
                order_by=self_diagnosis.c.completed_on.desc(),
            )
            .label("age"),
        )
        .join_from(self_diagnosis, school, school.c.code == self_diagnosis.c.school_code)
        .where(
            known(self_diagnosis, window),
            counted_schools(window),
            in_period(self_diagnosis.c.completed_on, window),
            *conditions,
        )
        .subquery()
    )
    return sa.select(aged).where(aged.c.age == 1).subquery()


def _participating(window: Window) -> Facts:
    newest = newest_of_schools(window)
    return sa.select(newest.c.oktmo, newest.c.school_code.label("item"))


PARTICIPATING = Measure(_participating, Adds.ROWS)


def _with_level(window: Window) -> Facts:
    newest = newest_of_schools(window, self_diagnosis.c.level.is_not(None))
    is_high_enough = newest.c.level.in_(("medium", "high"))
    return sa.select(
        newest.c.oktmo,
        newest.c.school_code.label("levelled"),
        sa.case((is_high_enough, newest.c.school_code)).label("medium_or_high"),
    )


LEVELLED = Measure(_with_level, Adds.ROWS, "levelled")
MEDIUM_OR_HIGH = Measure(_with_level, Adds.ROWS, "medium_or_high")


def _points(window: Window) -> Facts:
    newest = newest_of_schools(window)
    score = self_diagnosis_score.c
    return (
        sa.select(
            newest.c.oktmo,
            *(score[column].label(column) for column in ("score", "max_score")),
            *(
                sa.case((score.direction == direction, score[column])).label(
                    f"{column}_{direction}"
                )
                for direction in DIRECTIONS
                for column in ("score", "max_score")
            ),
        )
        .join_from(
            newest,
            self_diagnosis_score,
            sa.and_(
                score.school_code == newest.c.school_code,
                score.completed_on == newest.c.completed_on,
            ),
        )
        .where(known(self_diagnosis_score, window))
    )


@cache
def points(column: str, direction: str | None = None) -> Measure:
    """Sum of `score` or `max_score` over newest self-diagnoses, of one direction or of all."""
    return Measure(_points, Adds.AMOUNT, f"{column}_{direction}" if direction else column)
