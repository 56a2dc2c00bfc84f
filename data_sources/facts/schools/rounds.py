"""One row for each school that the project counts: its round of self-diagnosis and the one before.

The previous round is the same period a year earlier, to its last day and not to the same day of
the year: in the middle of an autumn a school that comes later this year than last would else
look like one that never came. It ends before the asked period begins, however long that is.
"""

from __future__ import annotations

from datetime import date
from typing import Final

import sqlalchemy as sa

from data_sources.database.cached_select import cached_select
from data_sources.database.schema import (
    municipality,
    school,
    self_diagnosis,
    self_diagnosis_scale,
    self_diagnosis_score,
)
from data_sources.facts.schools.distance import own_level, told_of_next_level
from data_sources.indicators.conditions import in_period, known, region_municipalities
from data_sources.indicators.declaration import FactSelect, Window
from data_sources.indicators.measures.staff import counted_schools
from data_sources.question.filters import Filters
from data_sources.question.periods import Days, Period, year_before
from data_sources.row_tables.declaration import RowFilter

TOTAL: Final = "total"


def previous_round(period: Period) -> Days:
    """The same period a year earlier, never beyond the day before the period begins."""
    return Days(*year_before(period.start, period.end))


def of_every_school(filters: Filters) -> Filters:
    """The same question about every school of the municipalities."""
    return filters.without("level", "school", "q")


@cached_select
def school_rounds(asked: RowFilter, *directions: str) -> sa.Subquery:
    """Every counted school of the municipalities asked about, whatever the list's own filters.

    Points are those of the asked direction, if there is one; `whole_…` are of all directions.
    Each of `directions` is a column with its percent.
    """
    window = asked.window
    now = _round(window, "now")
    points = _points(now, window, asked.filters.direction, directions)
    before = previous_rounds(asked)
    scale = self_diagnosis_scale
    select = (
        sa.select(
            school.c.code.label("school_code"),
            school.c.name.label("school"),
            school.c.oktmo,
            municipality.c.name.label("municipality"),
            school.c.kind,
            now.c.completed_on,
            now.c.edition,
            now.c.level,
            now.c.level_on,
            now.c.reported_level,
            points.c.score,
            points.c.max_score,
            points.c.whole_score,
            points.c.whole_max,
            own_level(now.c.reported_level, points.c.whole_score, scale).label("own_level"),
            *(points.c[key] for key in directions),
            before.c.completed_on.label("previous_completed_on"),
            before.c.level.label("previous_level"),
            before.c.score.label("previous_score"),
            before.c.max_score.label("previous_max_score"),
            *(
                scale.c[column]
                for column in (
                    "max_points",
                    "threshold_basic",
                    "threshold_medium",
                    "threshold_high",
                    "verified",
                )
            ),
        )
        .select_from(school)
        .join(
            municipality,
            sa.and_(municipality.c.oktmo == school.c.oktmo, known(municipality, window)),
        )
        .outerjoin(now, now.c.school_code == school.c.code)
        .outerjoin(points, points.c.school_code == school.c.code)
        .outerjoin(before, before.c.school_code == school.c.code)
        .outerjoin(
            scale,
            sa.and_(
                scale.c.edition == now.c.edition,
                scale.c.school_kind == school.c.kind,
                scale.c.direction == TOTAL,
                known(scale, window),
            ),
        )
        .where(
            counted_schools(window),
            municipality.c.region_code == window.region_code,
            asked.among_places(school.c.oktmo),
        )
    )
    return told_of_next_level(select.subquery("rounds"))


def previous_rounds(asked: RowFilter) -> sa.Subquery:
    """`oktmo`, `school_code`, `completed_on`, `level`, points of the round before."""
    window = Window(
        asked.window.sole_region,
        start=asked.window.year_before_start,
        as_of=asked.window.year_before_end,
    )
    # Of a period that is still to come the round before may lie after `as_of`, too.
    before = _round(window, "before", self_diagnosis.c.completed_on <= asked.window.as_of)
    points = _points(before, window, asked.filters.direction)
    return (
        sa.select(
            before.c.oktmo,
            before.c.school_code,
            before.c.completed_on,
            before.c.level,
            points.c.score,
            points.c.max_score,
        )
        .select_from(before)
        .outerjoin(points, points.c.school_code == before.c.school_code)
        .subquery("previous")
    )


def percent(
    part: sa.ColumnElement[float], whole: sa.ColumnElement[float]
) -> sa.ColumnElement[float]:
    """The share in percent to four decimals, as files say it; nothing of nothing."""
    # Rows are sorted by it inside the database, so it is divided there and not in Python.
    share = sa.cast(part, sa.Double) * 100 / sa.cast(whole, sa.Double)
    return sa.cast(sa.func.round(sa.cast(share, sa.Numeric), 4), sa.Double)


@cached_select
def groups_of_schools(asked: RowFilter) -> FactSelect:
    """The columns of a `SchoolGroup`: schools that are alike in all but their points."""
    rows = school_rounds(asked)
    keys = (
        rows.c.oktmo,
        rows.c.level,
        rows.c.previous_level,
        rows.c.distance,
        rows.c.completed_on.is_not(None).label("took_part"),
        rows.c.previous_completed_on.is_not(None).label("took_part_before"),
        rows.c.max_score.is_not(None).label("has_points"),
        rows.c.previous_max_score.is_not(None).label("had_points"),
    )
    return sa.select(
        *keys,
        sa.func.count().label("schools"),
        *_sums(rows, "score", "max_score", "previous_score", "previous_max_score"),
    ).group_by(*keys)


@cached_select
def schools_gone(asked: RowFilter) -> FactSelect:
    """The columns of `GoneSchools`: of the round before, not counted on the reporting date."""
    window = asked.window
    before = previous_rounds(asked)
    counted = sa.select(school.c.code).where(counted_schools(window))
    return (
        sa.select(
            before.c.oktmo,
            before.c.level,
            sa.func.count().label("schools"),
            sa.func.count(before.c.max_score).label("had_points"),
            *_sums(before, "score", "max_score"),
        )
        .where(
            before.c.school_code.not_in(counted),
            before.c.oktmo.in_(region_municipalities(window)),
            asked.among_places(before.c.oktmo),
        )
        .group_by(before.c.oktmo, before.c.level)
    )


def _round(window: Window, name: str, *conditions: sa.ColumnElement[bool]) -> sa.CTE:
    """One row for each school with a self-diagnosis in the window: the newest of them.

    `level` is of the newest one that has a level, as the indicator counts it, of `level_on`;
    `reported_level` is the newest one's own.
    """
    day = self_diagnosis.c.completed_on
    whose = self_diagnosis.c.school_code
    level_first = (self_diagnosis.c.level.is_(None), day.desc())
    aged = (
        sa.select(
            school.c.oktmo,
            whose,
            day,
            self_diagnosis.c.edition,
            self_diagnosis.c.level,
            _place(whose, day.desc()).label("age"),
            _place(whose, *level_first).label("level_age"),
        )
        .join_from(self_diagnosis, school, school.c.code == whose)
        .where(
            known(self_diagnosis, window),
            counted_schools(window),
            in_period(day, window),
            *conditions,
        )
        .subquery(f"{name}_aged")
    )

    def of(age: sa.ColumnElement[int], column: str) -> sa.ColumnElement[str | date]:
        return sa.func.max(sa.case((age == 1, aged.c[column])))

    has_level = sa.case((aged.c.level.is_not(None), aged.c.level_age))
    return (
        sa.select(
            aged.c.school_code,
            of(aged.c.age, "oktmo").label("oktmo"),
            of(aged.c.age, "completed_on").label("completed_on"),
            of(aged.c.age, "edition").label("edition"),
            of(aged.c.age, "level").label("reported_level"),
            of(has_level, "level").label("level"),
            of(has_level, "completed_on").label("level_on"),
        )
        .group_by(aged.c.school_code)
        .cte(name)
    )


def _place(
    whose: sa.ColumnElement[str], *order: sa.ColumnElement[date] | sa.ColumnElement[bool]
) -> sa.ColumnElement[int]:
    return sa.func.row_number().over(partition_by=whose, order_by=order)


def _points(
    newest: sa.CTE, window: Window, direction: str | None, directions: tuple[str, ...] = ()
) -> sa.Subquery:
    score = self_diagnosis_score.c

    def of(key: str, column: str) -> sa.ColumnElement[float]:
        return sa.case((score.direction == key, score[column]))

    def asked(column: str) -> sa.ColumnElement[float]:
        return score[column] if direction is None else of(direction, column)

    return (
        sa.select(
            newest.c.school_code,
            _sum(asked("score"), "score"),
            _sum(asked("max_score"), "max_score"),
            _sum(score.score, "whole_score"),
            _sum(score.max_score, "whole_max"),
            *(
                percent(sa.func.sum(of(key, "score")), sa.func.sum(of(key, "max_score"))).label(key)
                for key in directions
            ),
        )
        .select_from(_scored(newest))
        .where(known(self_diagnosis_score, window))
        .group_by(newest.c.school_code)
        .subquery(f"{newest.name}_points")
    )


def _scored(newest: sa.CTE) -> sa.Join:
    score = self_diagnosis_score.c
    return newest.join(
        self_diagnosis_score,
        sa.and_(
            score.school_code == newest.c.school_code,
            score.completed_on == newest.c.completed_on,
        ),
    )


def _sums(rows: sa.Subquery, *columns: str) -> list[sa.Label[float]]:
    return [sa.func.coalesce(_sum(rows.c[key], key), 0.0).label(key) for key in columns]


def _sum(column: sa.ColumnElement[float], name: str) -> sa.Label[float]:
    return sa.cast(sa.func.sum(column), sa.Double).label(name)
