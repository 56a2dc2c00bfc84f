"""The page of «Школа Минпросвещения»: directions, levels, growth, training, schools."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable
from dataclasses import fields, replace
from datetime import date
from itertools import groupby
from typing import Final, NamedTuple

import sqlalchemy as sa

from data_sources.answers.overview.overviews import overview_of
from data_sources.answers.row_lists.asking import ListQuestion, answered, page_of_rows, resolve_rows
from data_sources.answers.row_lists.records import records_of
from data_sources.answers.schools.answer import (
    NearNextLevel,
    NearSchool,
    Points,
    SchoolPortrait,
    SchoolProjectPicture,
    SchoolRound,
    TrainedOfSchool,
)
from data_sources.answers.schools.directions import KEYS, Matter, falls, matters
from data_sources.answers.schools.growth import growth
from data_sources.answers.schools.levels import GoneSchools, SchoolGroup, level_counts, moves
from data_sources.answers.schools.training import trained_of_school
from data_sources.database.schema import school, self_diagnosis, self_diagnosis_score
from data_sources.facts import reading
from data_sources.facts.schools.distance import is_near
from data_sources.facts.schools.rounds import (
    groups_of_schools,
    of_every_school,
    previous_round,
    school_rounds,
    schools_gone,
)
from data_sources.facts.summing import counted_facts
from data_sources.facts.trainings.counts import teachers_by_direction
from data_sources.facts.trainings.queries import LISTED, LISTED_TEXTS, Program, programs_found
from data_sources.indicators.conditions import by_reporting_date, known
from data_sources.indicators.measures.staff import headcount
from data_sources.question.request import Request
from data_sources.question.scope import Scope
from data_sources.row_tables import selects
from data_sources.row_tables.declaration import RowFilter
from data_sources.row_tables.records.self_diagnosis import SelfDiagnosisRow
from data_sources.row_tables.self_diagnosis import TABLE
from data_sources.scoring.results import Municipality, Row
from data_sources.scoring.scorecards import rows_with_previous_of
from data_sources.session.session import Session
from data_sources.vocabulary.directions import DIRECTIONS
from data_sources.vocabulary.next_level import TOLD

PARTICIPATION: Final = "school_project_participation"
LEVEL: Final = "school_project_level"
SCORE: Final = "school_project_score"
NEAR_SHOWN: Final = 100


def cards(direction: str | None) -> tuple[str, ...]:
    """The indicators of the page's cards; the result is that of the direction, if one is asked."""
    return (PARTICIPATION, LEVEL, KEYS[direction] if direction else SCORE)


def school_project_picture(
    session: Session, request: Request, scope: Scope
) -> SchoolProjectPicture:
    """The page that the question names, all of one state of the data."""
    asked = resolve_rows(session, TABLE, request, scope)
    # The picture says what it answers, so everything of the address is a part of the key.
    key = ("school project", asked.key, asked.filters, asked.view, asked.resolved.notices)
    return session.recall(key, lambda: _picture(session, asked))


def _picture(session: Session, asked: ListQuestion) -> SchoolProjectPicture:
    page = page_of_rows(session, TABLE, asked)
    base = overview_of(session, asked.unnarrowed, cards(asked.filters.direction))
    directions = rows_with_previous_of(session, asked.unnarrowed, tuple(KEYS.values()))
    shown = asked.resolved.question.shown
    groups, gone = _groups(session, asked)
    return SchoolProjectPicture(
        overview=base,
        answered=answered(asked, page),
        directions=directions,
        rows=page,
        previous=previous_round(asked.filters.period),
        levels=tuple(
            level_counts(groups, oktmo) for oktmo in (None, *(each.oktmo for each in shown))
        ),
        moves=moves(groups, gone),
        growths=tuple(
            growth(groups, gone, oktmo) for oktmo in (None, *(each.oktmo for each in shown))
        ),
        falls=falls(directions, shown),
        matters=_matters(session, asked, directions, shown),
        near=_near(session, asked, groups),
        school=_school(session, asked),
    )


def _of_all(asked: ListQuestion) -> RowFilter:
    return replace(asked.row_filter, filters=of_every_school(asked.row_filter.filters))


def _groups(
    session: Session, asked: ListQuestion
) -> tuple[tuple[SchoolGroup, ...], tuple[GoneSchools, ...]]:
    def read() -> tuple[tuple[SchoolGroup, ...], tuple[GoneSchools, ...]]:
        everyone = _of_all(asked)
        return (
            tuple(records_of(session, asked, groups_of_schools(everyone), SchoolGroup)),
            tuple(records_of(session, asked, schools_gone(everyone), GoneSchools)),
        )

    return session.recall(("groups of schools", *_key(asked)), read)


def _key(asked: ListQuestion) -> tuple[Hashable, ...]:
    """What the schools of the question depend on, whatever the list's own filters."""
    return (asked.unnarrowed.key, asked.row_filter.places, asked.filters.direction)


def _near(session: Session, asked: ListQuestion, groups: tuple[SchoolGroup, ...]) -> NearNextLevel:
    distances: Counter[str] = Counter()
    for group in groups:
        if group.distance is not None:
            distances[group.distance] += group.schools

    def read() -> tuple[tuple[NearSchool, ...], int]:
        everyone = of_every_school(asked.row_filter.filters).without("direction")
        rounds = school_rounds(replace(asked.row_filter, filters=everyone))
        select = (
            sa.select(
                *(rounds.c[each.name] for each in fields(NearSchool)),
                sa.func.count().over().label("total"),
            )
            .where(is_near(rounds))
            .order_by(rounds.c.points_to_next, *selects.ties(TABLE, rounds))
            .limit(NEAR_SHOWN)
        )
        found = records_of(
            session, asked, select, lambda *row: (NearSchool(*row[:-1]), int(row[-1]))
        )
        return tuple(near for near, _ in found), found[0][1] if found else 0

    if not distances[TOLD]:
        return NearNextLevel((), 0, distances)
    key = ("near the next level", asked.unnarrowed.key, asked.row_filter.places)
    return NearNextLevel(*session.recall(key, read), distances)


def _matters(
    session: Session,
    asked: ListQuestion,
    directions: tuple[Row, ...],
    shown: tuple[Municipality, ...],
) -> tuple[Matter, ...]:
    moment = asked.resolved.moment(0)
    # Whom the question shows does not matter: everybody is counted at once, and the region.
    key = (asked.filters.known, moment.region_code, moment.start, moment.as_of)

    def read_trained() -> dict[tuple[str | None, str], int]:
        trainings = counted_facts(session, moment, LISTED, asked.filters.known, LISTED_TEXTS)
        programs = records_of(session, asked, programs_found(_of_all(asked)), Program)
        return teachers_by_direction(trainings, programs)

    def read_teachers() -> dict[str | None, float]:
        measure = headcount("teacher")
        own = reading.sums(session.connection, moment, (measure,))[measure]
        members = {member.oktmo for member in asked.resolved.registers.municipalities}
        found: dict[str | None, float] = {
            oktmo: count for oktmo, count in own.items() if oktmo in members
        }
        return {**found, None: sum(found.values())}

    return matters(
        directions,
        shown,
        session.recall(("trained by direction", *key), read_trained),
        session.recall(("teachers", *key), read_teachers),
    )


def _school(session: Session, asked: ListQuestion) -> SchoolPortrait | None:
    code = asked.filters.school
    if code is None:
        return None
    return session.recall(
        ("school portrait", asked.unnarrowed.key, asked.row_filter.places, code),
        lambda: _portrait(session, asked, code),
    )


def _portrait(session: Session, asked: ListQuestion, code: str) -> SchoolPortrait | None:
    window = asked.row_filter.window
    own = sa.select(school.c.name).where(
        known(school, window), school.c.code == code, asked.row_filter.among_places(school.c.oktmo)
    )
    names = records_of(session, asked, own, str)
    if not names:
        return None
    filters = of_every_school(asked.row_filter.filters).without("direction")
    alone = replace(asked.row_filter, filters=filters.changed(school=code))
    rows = records_of(session, asked, TABLE.rows(alone), SelfDiagnosisRow)
    trained = records_of(session, asked, trained_of_school(window, code), TrainedOfSchool)
    places = {key: place for place, key in enumerate(DIRECTIONS)}
    return SchoolPortrait(
        code,
        names[0],
        rows[0] if rows else None,
        _rounds(session, asked, code),
        tuple(sorted(trained, key=lambda each: places.get(each.direction or "", len(places)))),
    )


class _ScoredDirection(NamedTuple):
    """A self-diagnosis with one of its directions, or with none where it has no points."""

    completed_on: date
    edition: str
    level: str | None
    direction: str | None
    score: float | None
    max_score: float | None


def _rounds(session: Session, asked: ListQuestion, code: str) -> tuple[SchoolRound, ...]:
    window = asked.row_filter.window
    score = self_diagnosis_score.c
    select = (
        sa.select(
            self_diagnosis.c.completed_on,
            self_diagnosis.c.edition,
            self_diagnosis.c.level,
            score.direction,
            sa.cast(score.score, sa.Double).label("score"),
            sa.cast(score.max_score, sa.Double).label("max_score"),
        )
        .select_from(
            self_diagnosis.outerjoin(
                self_diagnosis_score,
                sa.and_(
                    score.school_code == self_diagnosis.c.school_code,
                    score.completed_on == self_diagnosis.c.completed_on,
                    known(self_diagnosis_score, window),
                ),
            )
        )
        .where(
            known(self_diagnosis, window),
            self_diagnosis.c.school_code == code,
            by_reporting_date(self_diagnosis.c.completed_on, window),
        )
        .order_by(self_diagnosis.c.completed_on)
    )
    found = []
    scored = records_of(session, asked, select, _ScoredDirection)
    for day, parts in groupby(scored, key=lambda row: row.completed_on):
        rows = list(parts)
        points = {
            row.direction: Points(row.direction, row.score, row.max_score)
            for row in rows
            if row.direction and row.score is not None and row.max_score is not None
        }
        found.append(
            SchoolRound(
                day,
                rows[0].edition,
                rows[0].level,
                tuple(points[key] for key in DIRECTIONS if key in points),
            )
        )
    return tuple(found)
