"""Самодиагностика: one row for each school that the project counts, whether it took part or not."""

from __future__ import annotations

from collections.abc import Iterator
from types import MappingProxyType
from typing import Final

import sqlalchemy as sa

from data_sources.database.collation import contains
from data_sources.database.schema import school
from data_sources.facts.schools.rounds import percent, school_rounds
from data_sources.indicators.declaration import FactSelect
from data_sources.row_tables.declaration import Register, RowFilter, selected
from data_sources.row_tables.records.self_diagnosis import LISTING
from data_sources.vocabulary.directions import DIRECTIONS


def _rows(asked: RowFilter) -> FactSelect:
    rounds = school_rounds(asked, *DIRECTIONS)
    made = {
        "percent": percent(rounds.c.score, rounds.c.max_score),
        "previous_percent": percent(rounds.c.previous_score, rounds.c.previous_max_score),
    }
    columns = (
        made[key].label(key) if (key := column.key) in made else rounds.c[key]
        for column in LISTING.columns
    )
    return sa.select(*columns).where(*_narrowed(asked, rounds))


def _narrowed(asked: RowFilter, rounds: sa.Subquery) -> Iterator[sa.ColumnElement[bool]]:
    filters = asked.filters
    if filters.level is not None:
        yield rounds.c.level == filters.level
    if filters.school is not None:
        yield rounds.c.school_code == filters.school
    if filters.q:
        yield sa.or_(
            contains(rounds.c.school, filters.q), contains(rounds.c.school_code, filters.q)
        )


TABLE: Final = selected(
    LISTING, _rows, MappingProxyType({"school": Register(school, "code", "Учреждение с кодом")})
)
