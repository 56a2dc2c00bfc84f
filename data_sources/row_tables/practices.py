"""Практики: the register of those that worked in the period."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

import sqlalchemy as sa

from data_sources.database.cached_select import cached_select
from data_sources.database.collation import Folded, contains, folded_text
from data_sources.database.schema import meeting, municipality, practice
from data_sources.indicators.conditions import (
    known,
    lasting_in_period,
    region_municipalities,
)
from data_sources.indicators.declaration import FactSelect
from data_sources.question.choices import PRACTICE_KINDS
from data_sources.row_tables.declaration import RowFilter, selected
from data_sources.row_tables.records.practices import LISTING


def _narrowed(asked: RowFilter) -> Iterator[sa.ColumnElement[bool]]:
    filters = asked.filters
    # A kind that only events have says nothing about practices.
    if filters.kind in PRACTICE_KINDS:
        yield practice.c.kind == filters.kind
    if filters.q:
        yield sa.or_(
            contains(practice.c.title, filters.q),
            Folded(practice.c.code) == folded_text(filters.q),
        )


def _rows(asked: RowFilter) -> FactSelect:
    window = asked.window
    joined = practice.outerjoin(
        municipality,
        sa.and_(municipality.c.oktmo == practice.c.oktmo, known(municipality, window)),
    ).outerjoin(meeting, sa.and_(meeting.c.code == practice.c.meeting_code, known(meeting, window)))
    select = (
        sa.select(
            practice.c.code,
            practice.c.kind,
            practice.c.title,
            practice.c.oktmo,
            municipality.c.name.label("municipality"),
            practice.c.started_on,
            practice.c.ended_on,
            practice.c.meeting_code,
            meeting.c.held_on.label("presented_on"),
            practice.c.url,
        )
        .select_from(joined)
        .where(
            known(practice, window),
            lasting_in_period(practice.c.started_on, practice.c.ended_on, window),
            asked.among_places(practice.c.oktmo),
            *_narrowed(asked),
        )
    )
    if window.sole_region:
        return select
    return select.where(practice.c.oktmo.in_(region_municipalities(window)))


TABLE: Final = selected(LISTING, _rows)


@cached_select
def counts_by_kind(asked: RowFilter) -> FactSelect:
    """`kind`, practices and municipalities of it, whatever kind was asked for."""
    rows = _rows(replace(asked, filters=asked.filters.without("kind"))).subquery()
    return sa.select(
        rows.c.kind,
        sa.func.count().label("practices"),
        sa.func.count(rows.c.oktmo.distinct()).label("municipalities"),
    ).group_by(rows.c.kind)


def practices_of(asked: RowFilter, places: Sequence[str]) -> FactSelect:
    """Rows of these municipalities, whatever else is asked; the newest first."""
    everything = replace(asked, filters=asked.filters.without("kind", "q"), places=tuple(places))
    rows = _rows(everything).subquery()
    order = (rows.c.started_on.desc(), Folded(rows.c.title), rows.c.code)
    return sa.select(*rows.c).order_by(*order)
