"""Self-diagnosis of schools in «Школа Минпросвещения России»."""

from __future__ import annotations

from functools import cache

import sqlalchemy as sa

from data_sources.indicators.conditions import known
from data_sources.indicators.declaration import Adds, Facts, Measure, Span, Window
from data_sources.indicators.measures.staff import WORKING, schools_of_project
from data_sources.schema import DIRECTIONS, school, self_diagnosis, self_diagnosis_score

_COUNTED = (("day", Span.PERIOD), *WORKING)
_DAYS = tuple(school.c[day] for day, _ in WORKING)
_OF_EACH_SCHOOL = "school_code"


def _diagnosed(window: Window) -> Facts:
    return (
        sa.select(
            school.c.oktmo,
            self_diagnosis.c.school_code,
            self_diagnosis.c.completed_on.label("day"),
            self_diagnosis.c.level,
            *_DAYS,
        )
        .join_from(self_diagnosis, school, school.c.code == self_diagnosis.c.school_code)
        .where(known(self_diagnosis, window), schools_of_project(window))
    )


def _levelled(window: Window) -> Facts:
    level, code = self_diagnosis.c.level, self_diagnosis.c.school_code
    return (
        _diagnosed(window)
        .add_columns(sa.case((level.in_(("medium", "high")), code)).label("medium_or_high"))
        .where(level.is_not(None))
    )


def _scored(window: Window) -> Facts:
    score, diagnosis = self_diagnosis_score.c, self_diagnosis.c
    # A newer self-diagnosis without points stands for the school, not the older one with them.
    points = sa.and_(
        score.school_code == diagnosis.school_code,
        score.completed_on == diagnosis.completed_on,
        known(self_diagnosis_score, window),
    )
    return (
        _diagnosed(window)
        .outerjoin(self_diagnosis_score, points)
        .add_columns(
            *(sa.func.sum(score[column]).label(column) for column in ("score", "max_score")),
            *(
                sa.func.sum(sa.case((score.direction == direction, score[column]))).label(
                    f"{column}_{direction}"
                )
                for direction in DIRECTIONS
                for column in ("score", "max_score")
            ),
        )
        .group_by(
            school.c.oktmo, diagnosis.school_code, diagnosis.completed_on, diagnosis.level, *_DAYS
        )
    )


PARTICIPATING = Measure(_scored, Adds.ROWS, _OF_EACH_SCHOOL, _COUNTED, _OF_EACH_SCHOOL)
LEVELLED = Measure(_levelled, Adds.ROWS, _OF_EACH_SCHOOL, _COUNTED, _OF_EACH_SCHOOL)
MEDIUM_OR_HIGH = Measure(_levelled, Adds.ROWS, "medium_or_high", _COUNTED, _OF_EACH_SCHOOL)


@cache
def points(column: str, direction: str | None = None) -> Measure:
    """Sum of `score` or `max_score` over newest self-diagnoses, of one direction or of all."""
    item = f"{column}_{direction}" if direction else column
    return Measure(_scored, Adds.AMOUNT, item, _COUNTED, _OF_EACH_SCHOOL)
