"""Self-diagnosis of schools in «Школа Минпросвещения России»."""

from __future__ import annotations

from functools import cache

import sqlalchemy as sa

from data_sources.database.schema import school, self_diagnosis, self_diagnosis_score
from data_sources.indicators.conditions import knowledge, known
from data_sources.indicators.declaration import Aggregation, DayRange, FactSelect, Measure, Window
from data_sources.indicators.measures.staff import OF_PROJECT, WORKING, schools_of_project
from data_sources.vocabulary.directions import DIRECTIONS

_COUNTED = (("day", DayRange.PERIOD), *WORKING)
_DAYS = tuple(school.c[day] for day, _ in WORKING)
_OF_EACH_SCHOOL = "school_code"
_PARTICIPANT = "participant"


def _diagnosed(window: Window) -> FactSelect:
    return _of_schools().where(known(self_diagnosis, window), schools_of_project(window))


def _of_schools() -> FactSelect:
    return sa.select(
        school.c.oktmo,
        self_diagnosis.c.school_code,
        self_diagnosis.c.completed_on.label("day"),
        self_diagnosis.c.level,
        *_DAYS,
    ).join_from(self_diagnosis, school, school.c.code == self_diagnosis.c.school_code)


def _levelled(window: Window) -> FactSelect:
    return _with_level(_diagnosed(window))


def _ever_levelled(_: Window) -> FactSelect:
    known_ever = knowledge(self_diagnosis, school)
    return _with_level(_of_schools().where(OF_PROJECT)).add_columns(*known_ever)


def _with_level(diagnosed: FactSelect) -> FactSelect:
    level, code = self_diagnosis.c.level, self_diagnosis.c.school_code
    return diagnosed.add_columns(
        sa.case((level.in_(("medium", "high")), code)).label("medium_or_high")
    ).where(level.is_not(None))


def _scored(window: Window) -> FactSelect:
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
            diagnosis.school_code.label(_PARTICIPANT),
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


def _ever_scored(_: Window) -> FactSelect:
    # As with trainings: a self-diagnosis was known without its points, too. It stands apart from
    # each of its scores; all of them say the school, of which the newest day is taken.
    score, diagnosis = self_diagnosis_score.c, self_diagnosis.c
    columns = ("score", "max_score")
    base = (
        school.c.oktmo,
        diagnosis.school_code,
        diagnosis.completed_on.label("day"),
        *_DAYS,
    )
    amounts = {
        f"{column}_{direction}": sa.case((score.direction == direction, score[column]))
        for direction in DIRECTIONS
        for column in columns
    }
    of_school = school.c.code == diagnosis.school_code
    alone = (
        sa.select(
            *base,
            diagnosis.school_code.label(_PARTICIPANT),
            *(sa.null().label(name) for name in (*columns, *amounts)),
            *knowledge(self_diagnosis, school),
        )
        .join_from(self_diagnosis, school, of_school)
        .where(OF_PROJECT)
    )
    scored = (
        sa.select(
            *base,
            sa.null().label(_PARTICIPANT),
            *(score[column] for column in columns),
            *(amount.label(name) for name, amount in amounts.items()),
            *knowledge(self_diagnosis, school, self_diagnosis_score),
        )
        .join_from(self_diagnosis, school, of_school)
        .join(
            self_diagnosis_score,
            sa.and_(
                score.school_code == diagnosis.school_code,
                score.completed_on == diagnosis.completed_on,
            ),
        )
        .where(OF_PROJECT)
    )
    # The first says the types: what it lacks are numbers.
    facts = sa.union_all(alone, scored).subquery()
    return sa.select(*facts.c)


PARTICIPATING = Measure(
    _scored, Aggregation.ROWS, _PARTICIPANT, _COUNTED, _OF_EACH_SCHOOL, ever=_ever_scored
)
LEVELLED = Measure(
    _levelled, Aggregation.ROWS, _OF_EACH_SCHOOL, _COUNTED, _OF_EACH_SCHOOL, ever=_ever_levelled
)
MEDIUM_OR_HIGH = Measure(
    _levelled, Aggregation.ROWS, "medium_or_high", _COUNTED, _OF_EACH_SCHOOL, ever=_ever_levelled
)


@cache
def points(column: str, direction: str | None = None) -> Measure:
    """Sum of `score` or `max_score` over newest self-diagnoses, of one direction or of all."""
    item = f"{column}_{direction}" if direction else column
    return Measure(_scored, Aggregation.AMOUNT, item, _COUNTED, _OF_EACH_SCHOOL, ever=_ever_scored)
