"""Самодиагностика: one row for each school that the project counts, whether it took part or not."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import Final

import sqlalchemy as sa

from data_sources.database.collation import contains
from data_sources.database.schema import DIRECTIONS, school
from data_sources.facts.schools.rounds import percent, school_rounds
from data_sources.indicators.declaration import Facts
from data_sources.question.filters import LEVELS
from data_sources.row_tables.declaration import (
    Asked,
    Column,
    Kind,
    Register,
    RowTable,
    as_it_is,
    as_name,
    as_text,
    in_rank,
)
from data_sources.vocabulary.next_level import DISTANCES


@dataclass(frozen=True)
class SelfDiagnosisRow:
    """A school and its newest self-diagnosis in P, if it has one, beside the round before.

    `level` is that of the newest self-diagnosis in P that has a level, of the day `level_on`: so
    the indicator counts. With a direction in the question points and percents are of that
    direction alone; the way to the next level is always of all of them.
    """

    school_code: str
    school: str
    oktmo: str
    municipality: str
    kind: str
    completed_on: date | None
    edition: str | None
    level: str | None
    level_on: date | None
    score: float | None
    max_score: float | None
    percent: float | None
    knowledge: float | None
    health: float | None
    creativity: float | None
    upbringing: float | None
    career_guidance: float | None
    teacher_team: float | None
    school_climate: float | None
    learning_environment: float | None
    previous_completed_on: date | None
    previous_level: str | None
    previous_percent: float | None
    next_level: str | None
    points_to_next: float | None
    distance: str | None


COLUMNS: Final = (
    Column("school_code", Kind.TEXT),
    Column("school", Kind.TEXT, as_text),
    Column("oktmo", Kind.TEXT),
    Column("municipality", Kind.TEXT, as_name),
    Column("kind", Kind.TEXT),
    Column("completed_on", Kind.DAY, as_it_is),
    Column("edition", Kind.TEXT),
    Column("level", Kind.TEXT, in_rank(*LEVELS)),
    Column("level_on", Kind.DAY),
    Column("score", Kind.NUMBER, as_it_is),
    Column("max_score", Kind.NUMBER),
    Column("percent", Kind.NUMBER, as_it_is),
    Column("knowledge", Kind.NUMBER, as_it_is),
    Column("health", Kind.NUMBER, as_it_is),
    Column("creativity", Kind.NUMBER, as_it_is),
    Column("upbringing", Kind.NUMBER, as_it_is),
    Column("career_guidance", Kind.NUMBER, as_it_is),
    Column("teacher_team", Kind.NUMBER, as_it_is),
    Column("school_climate", Kind.NUMBER, as_it_is),
    Column("learning_environment", Kind.NUMBER, as_it_is),
    Column("previous_completed_on", Kind.DAY, as_it_is),
    Column("previous_level", Kind.TEXT, in_rank(*LEVELS)),
    Column("previous_percent", Kind.NUMBER, as_it_is),
    Column("next_level", Kind.TEXT, in_rank(*LEVELS)),
    Column("points_to_next", Kind.NUMBER, as_it_is),
    Column("distance", Kind.TEXT, in_rank(*DISTANCES)),
)


def _rows(asked: Asked) -> Facts:
    rounds = school_rounds(asked, *DIRECTIONS)
    made = {
        "percent": percent(rounds.c.score, rounds.c.max_score),
        "previous_percent": percent(rounds.c.previous_score, rounds.c.previous_max_score),
    }
    columns = (
        made[key].label(key) if (key := column.key) in made else rounds.c[key] for column in COLUMNS
    )
    return sa.select(*columns).where(*_narrowed(asked, rounds))


def _narrowed(asked: Asked, rounds: sa.Subquery) -> Iterator[sa.ColumnElement[bool]]:
    filters = asked.filters
    if filters.level is not None:
        yield rounds.c.level == filters.level
    if filters.school is not None:
        yield rounds.c.school_code == filters.school
    if filters.q:
        yield sa.or_(
            contains(rounds.c.school, filters.q), contains(rounds.c.school_code, filters.q)
        )


TABLE: Final = RowTable(
    name="self_diagnosis",
    record=SelfDiagnosisRow,
    columns=COLUMNS,
    rows=_rows,
    order=("percent", "municipality", "school"),
    key=("school_code",),
    filters=("level", "direction", "school", "q"),
    registers=MappingProxyType({"school": Register(school, "code", "Учреждение с кодом")}),
    is_computed=True,
)
